package biaffine

import (
	"sync"

	"parley/extract/nn"
)

// Reader computes what a Network does, with quantised weights and values: much
// faster, nearly as well, and to the last bit the same on every processor and
// whatever else is in the batch. It may be used from many goroutines at once;
// each brings a Reading of its own.
type Reader struct {
	weights              *Weights
	layers               [Depth]nn.LayerReader
	upos, xpos, feats    dense8
	arcDep, arcHead, arc dense8
	labelDep, labelHead  dense8
	label                dense8
	arcRoot              nn.Levels // one row
}

// dense8 is a dense layer for reading.
type dense8 struct {
	weight nn.Multiplier
	bias   []float32
}

func (d *dense8) forward(out nn.Matrix, in *nn.Levels, slope float32) nn.Matrix {
	out = out.Reshape(in.Rows, len(d.bias))
	d.weight.Multiply(out, in, d.bias, slope)
	return out
}

// NewReader lays the weights out for this processor. They must not change.
func NewReader(w *Weights) *Reader {
	r := &Reader{weights: w}
	var group sync.WaitGroup
	for i := range w.Layers {
		for j := range w.Layers[i] {
			from := &w.Layers[i][j]
			group.Go(func() { r.layers[i][j] = nn.NewLSTMReader(&from.Input, &from.Recurrent, from.Bias, j == 1) })
		}
	}
	layers := []*dense8{&r.upos, &r.xpos, &r.feats, &r.arcDep, &r.arcHead, &r.arc, &r.labelDep, &r.labelHead, &r.label}
	for i, d := range w.dense() {
		group.Go(func() {
			layers[i].weight.Pack(&d.Weight)
			layers[i].bias = d.Bias
		})
	}
	group.Wait()
	r.arcRoot.Reshape(1, w.ArcWidth)
	r.arcRoot.Steps[0] = nn.QuantiseRow(r.arcRoot.Row(0), w.ArcRoot)
	return r
}

// Vector is what enters the first layer for a word.
type Vector struct {
	levels []byte
	step   float32
}

// Vector looks a word up: the embedding, the sum of the n-grams over the
// square root of their number, and the shape.
func (r *Reader) Vector(word Word) *Vector {
	w := r.weights
	width := w.inputWidth()
	row := make([]float32, width)
	w.Words.AddRow(row[:w.WordWidth], int(word.Word), 1)
	grams := row[w.WordWidth : w.WordWidth+w.GramWidth]
	scale := gramScale(word)
	for _, g := range word.Grams {
		w.Grams.AddRow(grams, int(g), scale)
	}
	w.Shapes.AddRow(row[w.WordWidth+w.GramWidth:], int(word.Shape), 1)
	v := &Vector{levels: make([]byte, width)}
	v.step = nn.QuantiseRow(v.levels, row)
	return v
}

// Reading holds what a Reader computed about a batch of sentences. It may be
// used again and again, by one goroutine at a time. Rows of UPOS, XPOS and
// Feats are those of Batch. Those of Labels run sentence by sentence. Arcs has
// one matrix a sentence, with a row a word and its possible heads in the
// columns: 0 the root, i+1 the word i.
type Reading struct {
	Batch             nn.Batch
	UPOS, XPOS, Feats nn.Matrix
	Arcs              []nn.Matrix
	Labels            nn.Matrix

	layer               nn.LayerReading
	levels              nn.Levels
	output, top         nn.Matrix
	hidden, arcs        nn.Matrix
	arcDep, arcHead     nn.Levels
	heads               nn.Levels
	packed              nn.Multiplier
	noBias              []float32
	labelDep, labelHead nn.Matrix
	pairs               nn.Matrix
	pairLevels          nn.Levels
}

// Read reads sentences, in order of falling length and none empty, up to the
// scores of tags and arcs.
func (r *Reader) Read(m *Reading, sentences [][]*Vector) {
	lengths := make([]int, len(sentences))
	for i, sentence := range sentences {
		lengths[i] = len(sentence)
	}
	m.Batch = nn.NewBatch(lengths)
	m.levels.Reshape(m.Batch.Rows(), r.weights.inputWidth())
	for s, sentence := range sentences {
		for t, v := range sentence {
			row := m.Batch.Row(s, t)
			copy(m.levels.Row(row), v.levels)
			m.levels.Steps[row] = v.step
		}
	}
	for i := range r.layers {
		r.layer(m, i)
		if i == tagDepth-1 {
			m.UPOS = r.upos.forward(m.UPOS, &m.levels, 1)
			m.XPOS = r.xpos.forward(m.XPOS, &m.levels, 1)
			m.Feats = r.feats.forward(m.Feats, &m.levels, 1)
		}
	}
	r.attach(m)
}

// layer runs layer i on the levels of its input and leaves those of its output.
func (r *Reader) layer(m *Reading, i int) {
	m.output = m.output.Reshape(m.Batch.Rows(), 2*r.weights.Hidden)
	r.layers[i].Read(&m.layer, m.output, &m.levels, m.Batch, i > 0)
	if i == Depth-1 {
		m.bySentence()
		m.levels.Set(m.top)
		return
	}
	m.levels.Set(m.output)
}

// bySentence makes the rows of top run sentence by sentence.
func (m *Reading) bySentence() {
	m.top = m.top.Reshape(m.output.Rows, m.output.Cols)
	row := 0
	for s := range m.Batch.Sentences() {
		for t := range m.Batch.Length(s) {
			copy(m.top.Row(row), m.output.Row(m.Batch.Row(s, t)))
			row++
		}
	}
}

// attach scores every word as head of every other in its sentence.
func (r *Reader) attach(m *Reading) {
	m.hidden = r.arcDep.forward(m.hidden, &m.levels, slope)
	m.arcDep.Set(m.hidden)
	m.arcs = r.arc.forward(m.arcs, &m.arcDep, 1)
	m.arcDep.Set(m.arcs)
	m.hidden = r.arcHead.forward(m.hidden, &m.levels, slope)
	m.arcHead.Set(m.hidden)
	m.labelDep = r.labelDep.forward(m.labelDep, &m.levels, slope)
	m.labelHead = r.labelHead.forward(m.labelHead, &m.levels, slope)
	sentences := m.Batch.Sentences()
	m.Arcs = grow(m.Arcs, sentences)
	from := 0
	for s := range sentences {
		length := m.Batch.Length(s)
		m.heads.Reshape(length+1, m.arcHead.Cols)
		copy(m.heads.Row(0), r.arcRoot.Row(0))
		m.heads.Steps[0] = r.arcRoot.Steps[0]
		copy(m.heads.Data[m.heads.Cols:], m.arcHead.Data[from*m.heads.Cols:])
		copy(m.heads.Steps[1:], m.arcHead.Steps[from:])
		m.packed.PackLevels(&m.heads)
		width := nn.Padded(length + 1)
		for len(m.noBias) < width {
			m.noBias = append(m.noBias, 0)
		}
		m.Arcs[s] = m.Arcs[s].Reshape(length, width)
		deps := m.arcDep.Slice(from, from+length)
		m.packed.Multiply(m.Arcs[s], &deps, m.noBias[:width], 1)
		from += length
	}
}

// Relate scores the relations between every word and its head: an index in the
// sentence, or -1 for the root. It follows a Read.
func (r *Reader) Relate(m *Reading, heads [][]int) {
	w := r.weights.LabelWidth
	m.pairs = m.pairs.Reshape(m.Batch.Rows(), 3*w)
	from := 0
	for _, sentence := range heads {
		for i, head := range sentence {
			pair, dep, h := m.pairs.Row(from+i), m.labelDep.Row(from+i), r.weights.LabelRoot
			if head >= 0 {
				h = m.labelHead.Row(from + head)
			}
			copy(pair, dep)
			copy(pair[w:], h)
			product := pair[2*w:]
			for j := range product {
				product[j] = dep[j] * h[j]
			}
		}
		from += len(sentence)
	}
	m.pairLevels.Set(m.pairs)
	m.Labels = r.label.forward(m.Labels, &m.pairLevels, 1)
}
