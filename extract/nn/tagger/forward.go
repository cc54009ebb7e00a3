package tagger

import (
	"math"

	"parley/extract/nn"
)

// Word is what the network sees of a word: rows of its embeddings. A word
// with a negative row is unknown.
type Word struct {
	Word            int32
	Grams, Features []int32
}

// Trace holds what the network computed about a batch of sentences. It may be
// used again and again, by one goroutine at a time. Rows of Scores are those
// of Batch, its first columns the tags.
type Trace struct {
	Batch  nn.Batch
	Scores nn.Matrix

	words     [][]Word
	masks     []mask
	learning  bool
	input     []nn.Matrix
	lstm      [][2]nn.LSTMTrace
	output    []nn.Matrix
	top       nn.Matrix
	dInput    nn.Matrix
	dOutput   []nn.Matrix
	dTop      nn.Matrix
	packed    nn.Packed
	chain     chain
	finalMask nn.Matrix
}

// mask is the dropout of a layer, with a row a sentence.
type mask struct {
	input     nn.Matrix
	recurrent [2]nn.Matrix
}

// Forward reads sentences, in order of falling length and none empty, and
// scores the tags of every word.
func (n *Network) Forward(tr *Trace, words [][]Word, drop *nn.Dropout) {
	tr.words, tr.Batch, tr.learning = words, batchOf(words), drop != nil
	if len(tr.input) != len(n.Layers) {
		tr.input, tr.output, tr.dOutput = make([]nn.Matrix, len(n.Layers)), make([]nn.Matrix, len(n.Layers)), make([]nn.Matrix, len(n.Layers))
		tr.lstm, tr.masks = make([][2]nn.LSTMTrace, len(n.Layers)), make([]mask, len(n.Layers))
	}
	if drop != nil {
		n.draw(tr, drop)
	}
	tr.input[0] = tr.input[0].Reshape(tr.Batch.Rows(), n.inputWidth())
	n.embed(tr.input[0], tr.Batch, words)
	if tr.learning {
		nn.ApplyMask(tr.input[0], tr.masks[0].input, tr.Batch)
	}
	for i := range n.Layers {
		n.layer(tr, i)
	}
	below := tr.output[len(n.Layers)-1]
	tr.top = tr.top.Reshape(below.Rows, below.Cols)
	copy(tr.top.Data, below.Data)
	if tr.learning {
		nn.ApplyMask(tr.top, tr.finalMask, tr.Batch)
	}
	tr.Scores = tr.Scores.Reshape(below.Rows, nn.Padded(n.Tags))
	n.Out.Forward(tr.Scores, tr.top)
}

func batchOf(words [][]Word) nn.Batch {
	lengths := make([]int, len(words))
	for i, sentence := range words {
		lengths[i] = len(sentence)
	}
	return nn.NewBatch(lengths)
}

// embed looks the words up: the word, the sum of the n-grams and that of the
// features, each over the square root of their number.
func (n *Network) embed(into nn.Matrix, batch nn.Batch, words [][]Word) {
	for s, sentence := range words {
		for t := range sentence {
			word := &sentence[t]
			row := into.Row(batch.Row(s, t))
			clear(row)
			if word.Word >= 0 {
				copy(row, n.Words.Value.Row(int(word.Word)))
			}
			sum(row[n.WordWidth:n.WordWidth+n.GramWidth], n.Grams.Value, word.Grams)
			sum(row[n.WordWidth+n.GramWidth:], n.Features.Value, word.Features)
		}
	}
}

// sum scales the sum and not each row, so that every processor rounds alike.
func sum(into []float32, table nn.Matrix, rows []int32) {
	for _, r := range rows {
		nn.AddScaled(into, table.Row(int(r)), 1)
	}
	scale := scaleOf(rows)
	for i := range into {
		into[i] *= scale
	}
}

func scaleOf(rows []int32) float32 {
	return float32(1 / math.Sqrt(float64(max(1, len(rows)))))
}

// layer runs layer i; from the second on it adds its input to its output.
func (n *Network) layer(tr *Trace, i int) {
	rows := tr.Batch.Rows()
	if i > 0 {
		tr.input[i] = tr.input[i].Reshape(rows, 2*n.Hidden)
		copy(tr.input[i].Data, tr.output[i-1].Data)
		if tr.learning {
			nn.ApplyMask(tr.input[i], tr.masks[i].input, tr.Batch)
		}
	}
	tr.output[i] = tr.output[i].Reshape(rows, 2*n.Hidden)
	for j := range n.Layers[i] {
		var recurrent nn.Matrix
		if tr.learning {
			recurrent = tr.masks[i].recurrent[j]
		}
		n.Layers[i][j].Forward(&tr.lstm[i][j], tr.output[i].Columns(j*n.Hidden, (j+1)*n.Hidden), tr.input[i], tr.Batch, recurrent)
	}
	if i > 0 {
		nn.AddScaled(tr.output[i].Data, tr.output[i-1].Data, 1)
	}
}

// draw makes fresh choices of dropout.
func (n *Network) draw(tr *Trace, d *nn.Dropout) {
	width, sentences := n.inputWidth(), tr.Batch.Sentences()
	for i := range n.Layers {
		m := &tr.masks[i]
		m.input = d.Mask(m.input, sentences, width)
		width = 2 * n.Hidden
		for j := range m.recurrent {
			m.recurrent[j] = d.Mask(m.recurrent[j], sentences, n.Hidden)
		}
	}
	tr.finalMask = d.Mask(tr.finalMask, sentences, width)
}
