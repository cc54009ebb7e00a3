package tagger

import "parley/extract/nn"

// Reader computes what a Network does, with quantised weights and values: much
// faster, nearly as well, and to the last bit the same on every processor and
// whatever else is in the batch. It may be used from many goroutines at once;
// each brings a Reading of its own.
type Reader struct {
	network *Network // for its embeddings
	layers  []nn.LayerReader
	out     nn.Multiplier
	bias    []float32
}

// NewReader rounds the weights and lays them out for this processor. They must
// not change any more.
func (n *Network) NewReader() *Reader {
	r := &Reader{network: n, layers: make([]nn.LayerReader, len(n.Layers)), bias: n.Out.Bias.Value.Row(0)}
	for i := range n.Layers {
		for j := range n.Layers[i] {
			l := &n.Layers[i][j]
			input, recurrent := nn.QuantiseColumns(l.Input.Value), nn.QuantiseColumns(l.Recurrent.Value)
			r.layers[i][j] = nn.NewLSTMReader(&input, &recurrent, l.Bias.Value.Row(0), l.Reverse)
		}
	}
	out := nn.QuantiseColumns(n.Out.Weight.Value)
	r.out.Pack(&out)
	return r
}

// Reading holds what a Reader computed about a batch of sentences. It may be
// used again and again, by one goroutine at a time. Rows of Scores are those
// of Batch, its first columns the tags.
type Reading struct {
	Batch  nn.Batch
	Scores nn.Matrix

	input, output nn.Matrix
	levels        nn.Levels
	layer         nn.LayerReading
}

// Read reads sentences, in order of falling length and none empty, and scores
// the tags of every word.
func (r *Reader) Read(m *Reading, words [][]Word) {
	n := r.network
	m.Batch = batchOf(words)
	m.input = m.input.Reshape(m.Batch.Rows(), n.inputWidth())
	n.embed(m.input, m.Batch, words)
	m.levels.Set(m.input)
	for i := range r.layers {
		r.layer(m, i)
	}
	m.Scores = m.Scores.Reshape(m.Batch.Rows(), len(r.bias))
	r.out.Multiply(m.Scores, &m.levels, r.bias, 1)
}

// layer runs layer i on the levels of its input and leaves those of its
// output; from the second layer on it adds its input to its output.
func (r *Reader) layer(m *Reading, i int) {
	m.output = m.output.Reshape(m.Batch.Rows(), 2*r.network.Hidden)
	r.layers[i].Read(&m.layer, m.output, &m.levels, m.Batch, i > 0)
	m.levels.Set(m.output)
}
