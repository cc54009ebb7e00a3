package biaffine

import (
	"math"

	"parley/extract/nn"
)

// Word is what the network sees of a word: rows of its embeddings.
type Word struct {
	Word  int32
	Shape int32
	Grams []int32
}

// Trace holds what the network computed about a batch of sentences, for
// decoding and for the backward pass. It may be used again and again, by one
// goroutine at a time.
//
// Rows of UPOS, XPOS and Feats are those of Batch. Those of Labels run
// sentence by sentence. Arcs has one matrix a sentence, with a row a word and
// its possible heads in the columns: 0 the root, i+1 the word i.
type Trace struct {
	Batch             nn.Batch
	UPOS, XPOS, Feats nn.Matrix
	Arcs              []nn.Matrix
	Labels            nn.Matrix

	words               [][]Word
	masks, drawn        masks
	input               [Depth]nn.Matrix
	lstm                [Depth][2]nn.LSTMTrace
	output              [Depth]nn.Matrix
	tags, top           nn.Matrix
	arcDep, arcHead     nn.Matrix
	arcs                nn.Matrix // dep · Arc + bias
	candidates          []nn.Matrix
	labelDep, labelHead nn.Matrix
	pairs               nn.Matrix // word, head, product
	heads               [][]int   // -1 for the root
	packed              nn.Packed
	backward            backwardTrace
}

// Forward reads sentences, in order of falling length and none empty, up to
// the scores of tags and arcs. Without dropout it computes the same for a
// sentence whatever else is in the batch, but for rounding.
func (n *Network) Forward(tr *Trace, words [][]Word, drop *nn.Dropout) {
	lengths := make([]int, len(words))
	for i, sentence := range words {
		lengths[i] = len(sentence)
	}
	tr.words, tr.Batch, tr.masks = words, nn.NewBatch(lengths), masks{}
	if drop != nil {
		tr.drawn.draw(n, len(words), drop)
		tr.masks = tr.drawn
	}
	n.embed(tr)
	for i := range n.Layers {
		n.layer(tr, i)
	}
	n.tag(tr)
	n.attach(tr)
}

// embed looks the words up: the embedding, the sum of the n-grams over the
// square root of their number, and the shape.
func (n *Network) embed(tr *Trace) {
	tr.input[0] = tr.input[0].Reshape(tr.Batch.Rows(), n.inputWidth())
	for s, sentence := range tr.words {
		for t, word := range sentence {
			row := tr.input[0].Row(tr.Batch.Row(s, t))
			copy(row, n.Words.Value.Row(int(word.Word)))
			grams := row[n.WordWidth : n.WordWidth+n.GramWidth]
			clear(grams)
			scale := gramScale(word)
			for _, g := range word.Grams {
				nn.AddScaled(grams, n.Grams.Value.Row(int(g)), scale)
			}
			copy(row[n.WordWidth+n.GramWidth:], n.Shapes.Value.Row(int(word.Shape)))
		}
	}
	nn.ApplyMask(tr.input[0], tr.masks.input[0], tr.Batch)
}

func gramScale(w Word) float32 {
	return float32(1 / math.Sqrt(float64(max(1, len(w.Grams)))))
}

// layer runs layer i; from the second on it adds its input to its output.
func (n *Network) layer(tr *Trace, i int) {
	rows := tr.Batch.Rows()
	if i > 0 {
		tr.input[i] = tr.input[i].Reshape(rows, 2*n.Hidden)
		copy(tr.input[i].Data, tr.output[i-1].Data)
		nn.ApplyMask(tr.input[i], tr.masks.input[i], tr.Batch)
	}
	tr.output[i] = tr.output[i].Reshape(rows, 2*n.Hidden)
	for j, lstm := range n.directions(i) {
		out := tr.output[i].Columns(j*n.Hidden, (j+1)*n.Hidden)
		lstm.Forward(&tr.lstm[i][j], out, tr.input[i], tr.Batch, tr.masks.recurrent[i][j])
	}
	if i > 0 {
		nn.AddScaled(tr.output[i].Data, tr.output[i-1].Data, 1)
	}
}

func (n *Network) directions(i int) [2]*nn.LSTM {
	return [2]*nn.LSTM{&n.Layers[i].Forward, &n.Layers[i].Backward}
}

func (n *Network) tag(tr *Trace) {
	below := tr.output[tagDepth-1]
	tr.tags = tr.tags.Reshape(below.Rows, below.Cols)
	copy(tr.tags.Data, below.Data)
	nn.ApplyMask(tr.tags, tr.masks.tags, tr.Batch)
	tr.UPOS = dense(n.UPOS, tr.UPOS, tr.tags)
	tr.XPOS = dense(n.XPOS, tr.XPOS, tr.tags)
	tr.Feats = dense(n.Feats, tr.Feats, tr.tags)
}

// attach scores every word as head of every other in its sentence.
func (n *Network) attach(tr *Trace) {
	tr.top = tr.top.Reshape(tr.Batch.Rows(), 2*n.Hidden)
	row := 0
	for s := range tr.Batch.Sentences() {
		for t := range tr.Batch.Length(s) {
			copy(tr.top.Row(row), tr.output[Depth-1].Row(tr.Batch.Row(s, t)))
			row++
		}
	}
	applyBySentence(tr.top, tr.masks.top, tr.Batch)
	tr.arcDep = hidden(n.ArcDep, tr.arcDep, tr.top, tr.masks.arcDep, tr.Batch)
	tr.arcHead = hidden(n.ArcHead, tr.arcHead, tr.top, tr.masks.arcHead, tr.Batch)
	tr.labelDep = hidden(n.LabelDep, tr.labelDep, tr.top, tr.masks.labelDep, tr.Batch)
	tr.labelHead = hidden(n.LabelHead, tr.labelHead, tr.top, tr.masks.labelHead, tr.Batch)
	tr.arcs = dense(n.Arc, tr.arcs, tr.arcDep)
	tr.Arcs, tr.candidates = grow(tr.Arcs, len(tr.words)), grow(tr.candidates, len(tr.words))
	from := 0
	for s, sentence := range tr.words {
		to := from + len(sentence)
		heads := tr.candidates[s].Reshape(len(sentence)+1, n.ArcWidth)
		copy(heads.Row(0), n.ArcRoot.Value.Row(0))
		copy(heads.Data[n.ArcWidth:], tr.arcHead.Slice(from, to).Data)
		tr.candidates[s] = heads
		tr.packed.PackTransposed(heads)
		tr.Arcs[s] = tr.Arcs[s].Reshape(len(sentence), nn.Padded(len(sentence)+1))
		nn.Mul(tr.Arcs[s], tr.arcs.Slice(from, to), &tr.packed, false)
		from = to
	}
}

// Relate scores the relations between every word and its head: an index in the
// sentence, or -1 for the root. It follows a Forward.
func (n *Network) Relate(tr *Trace, heads [][]int) {
	w := n.LabelWidth
	tr.heads = heads
	tr.pairs = tr.pairs.Reshape(tr.Batch.Rows(), 3*w)
	from := 0
	for _, sentence := range heads {
		for i, head := range sentence {
			pair, dep, h := tr.pairs.Row(from+i), tr.labelDep.Row(from+i), n.labelHead(tr, from, head)
			copy(pair, dep)
			copy(pair[w:], h)
			product := pair[2*w:]
			for j := range product {
				product[j] = dep[j] * h[j]
			}
		}
		from += len(sentence)
	}
	tr.Labels = dense(n.Label, tr.Labels, tr.pairs)
}

// labelHead is the vector of a head in the sentence that begins at row from.
func (n *Network) labelHead(tr *Trace, from, head int) []float32 {
	if head < 0 {
		return n.LabelRoot.Value.Row(0)
	}
	return tr.labelHead.Row(from + head)
}

// slope is that of the leaky rectifier below zero.
const slope = 0.1

func hidden(d nn.Dense, out, in, mask nn.Matrix, batch nn.Batch) nn.Matrix {
	out = dense(d, out, in)
	for i, v := range out.Data {
		out.Data[i] = max(v, slope*v) // without a branch, whose way no processor can guess
	}
	applyBySentence(out, mask, batch)
	return out
}

func dense(d nn.Dense, out, in nn.Matrix) nn.Matrix {
	out = out.Reshape(in.Rows, d.Weight.Value.Cols)
	d.Forward(out, in)
	return out
}

// grow returns s with length n, keeping its elements and their memory.
func grow[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s[:n]
	}
	return append(s[:cap(s)], make([]T, n-cap(s))...)
}
