package biaffine

import (
	"sync"

	"parley/extract/nn"
)

// Weights are those of a network as they are stored and as a Reader takes
// them: embeddings with few bits a value, matrices with a few more and a row
// for every output, vectors as they are.
type Weights struct {
	Sizes
	Words, Grams, Shapes nn.Quantised
	Layers               [Depth][2]LSTMWeights // forward, backward
	UPOS, XPOS, Feats    DenseWeights
	ArcDep, ArcHead, Arc DenseWeights
	LabelDep, LabelHead  DenseWeights
	Label                DenseWeights
	ArcRoot, LabelRoot   []float32
}

// LSTMWeights are the weights of an LSTM in one direction.
type LSTMWeights struct {
	Input, Recurrent nn.Quantised
	Bias             []float32
}

// DenseWeights are the weights of a dense layer.
type DenseWeights struct {
	Weight nn.Quantised
	Bias   []float32
}

// NewWeights is all zeros. It panics on sizes that Check refuses.
func NewWeights(s Sizes) *Weights {
	if err := s.Check(); err != nil {
		panic("biaffine: " + err.Error())
	}
	w := &Weights{Sizes: s, ArcRoot: make([]float32, s.ArcWidth), LabelRoot: make([]float32, s.LabelWidth)}
	w.Words = nn.NewQuantised(s.Words, s.WordWidth, nn.EmbeddingBits)
	w.Grams = nn.NewQuantised(s.Grams, s.GramWidth, nn.EmbeddingBits)
	w.Shapes = nn.NewQuantised(s.Shapes, s.ShapeWidth, nn.EmbeddingBits)
	width := s.inputWidth()
	for i := range w.Layers {
		for j := range w.Layers[i] {
			w.Layers[i][j] = LSTMWeights{
				Input:     nn.NewQuantised(4*s.Hidden, width, nn.WeightBits),
				Recurrent: nn.NewQuantised(4*s.Hidden, s.Hidden, nn.WeightBits),
				Bias:      make([]float32, 4*s.Hidden),
			}
		}
		width = 2 * s.Hidden
	}
	inputs := [...]int{width, width, width, width, width, s.ArcWidth, width, width, 3 * s.LabelWidth}
	outputs := [...]int{s.UPOS, s.XPOS, s.Feats, s.ArcWidth, s.ArcWidth, s.ArcWidth, s.LabelWidth, s.LabelWidth, s.Labels}
	for i, d := range w.dense() {
		n := nn.Padded(outputs[i])
		*d = DenseWeights{Weight: nn.NewQuantised(n, inputs[i], nn.WeightBits), Bias: make([]float32, n)}
	}
	return w
}

func (w *Weights) dense() []*DenseWeights {
	return []*DenseWeights{&w.UPOS, &w.XPOS, &w.Feats, &w.ArcDep, &w.ArcHead, &w.Arc, &w.LabelDep, &w.LabelHead, &w.Label}
}

// Matrices lists the matrices in the order of the file.
func (w *Weights) Matrices() []*nn.Quantised {
	all := []*nn.Quantised{&w.Words, &w.Grams, &w.Shapes}
	for i := range w.Layers {
		for j := range w.Layers[i] {
			all = append(all, &w.Layers[i][j].Input, &w.Layers[i][j].Recurrent)
		}
	}
	for _, d := range w.dense() {
		all = append(all, &d.Weight)
	}
	return all
}

// Vectors lists the vectors in the order of the file.
func (w *Weights) Vectors() [][]float32 {
	var all [][]float32
	for i := range w.Layers {
		for j := range w.Layers[i] {
			all = append(all, w.Layers[i][j].Bias)
		}
	}
	for _, d := range w.dense() {
		all = append(all, d.Bias)
	}
	return append(all, w.ArcRoot, w.LabelRoot)
}

// Quantise rounds the weights of the network.
func (n *Network) Quantise() *Weights {
	w := NewWeights(n.Sizes)
	var group sync.WaitGroup
	rows := func(q *nn.Quantised, p *nn.Param) {
		group.Go(func() { *q = nn.QuantiseRows(p.Value, nn.EmbeddingBits) })
	}
	columns := func(q *nn.Quantised, p *nn.Param) { group.Go(func() { *q = nn.QuantiseColumns(p.Value) }) }
	rows(&w.Words, n.Words)
	rows(&w.Grams, n.Grams)
	rows(&w.Shapes, n.Shapes)
	for i := range n.Layers {
		for j, lstm := range n.directions(i) {
			to := &w.Layers[i][j]
			columns(&to.Input, lstm.Input)
			columns(&to.Recurrent, lstm.Recurrent)
			copy(to.Bias, lstm.Bias.Value.Row(0))
		}
	}
	layers := []nn.Dense{n.UPOS, n.XPOS, n.Feats, n.ArcDep, n.ArcHead, n.Arc, n.LabelDep, n.LabelHead, n.Label}
	for i, d := range w.dense() {
		columns(&d.Weight, layers[i].Weight)
		copy(d.Bias, layers[i].Bias.Value.Row(0))
	}
	copy(w.ArcRoot, n.ArcRoot.Value.Row(0))
	copy(w.LabelRoot, n.LabelRoot.Value.Row(0))
	group.Wait()
	return w
}
