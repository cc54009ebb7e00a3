// Package tagger is a neural network that gives every word of a sentence one
// of a few tags, some of which may not follow others: embeddings of the word,
// of its character n-grams and of any other features, bidirectional LSTMs, and
// a conditional random field over the tags (Lample et al. 2016, "Neural
// architectures for named entity recognition").
package tagger

import (
	"fmt"
	"math/rand/v2"

	"parley/extract/nn"
)

// Sizes are the dimensions of a network. Widths are multiples of nn.Panel.
type Sizes struct {
	Words, Grams, Features             int // rows of the embeddings
	WordWidth, GramWidth, FeatureWidth int
	Hidden                             int // cells of an LSTM, per direction
	Layers                             int
	Tags                               int
}

// Check says what is wrong with sizes that no network can have.
func (s Sizes) Check() error {
	for _, count := range []int{s.Words, s.Grams, s.Features} {
		if count < 1 || count > 1<<18 {
			return fmt.Errorf("embeddings of %d rows", count)
		}
	}
	for _, width := range []int{s.WordWidth, s.GramWidth, s.FeatureWidth, s.Hidden} {
		if width < nn.Panel || width > 1<<9 || width%nn.Panel != 0 {
			return fmt.Errorf("width %d is no multiple of %d up to %d", width, nn.Panel, 1<<9)
		}
	}
	if s.Layers < 1 || s.Layers > 4 || s.Tags < 2 || s.Tags > 64 {
		return fmt.Errorf("%d layers, %d tags", s.Layers, s.Tags)
	}
	if values := s.Words*s.WordWidth + s.Grams*s.GramWidth + s.Features*s.FeatureWidth; values > 1<<24 {
		return fmt.Errorf("embeddings of %d values", values)
	}
	return nil
}

func (s Sizes) inputWidth() int { return s.WordWidth + s.GramWidth + s.FeatureWidth }

// Network is the whole network. It may be read from many goroutines at once;
// each brings a Trace of its own.
type Network struct {
	Sizes
	Words, Grams, Features *nn.Param
	Layers                 [][2]nn.LSTM // forward and backward
	Out                    nn.Dense
	Transitions            *nn.Param // score of a tag (column) after a tag (row)

	params nn.Params
}

// New is a network with all weights zero. It panics on sizes that Check refuses.
func New(s Sizes) *Network {
	if err := s.Check(); err != nil {
		panic("tagger: " + err.Error())
	}
	n := &Network{Sizes: s}
	n.Words = n.params.Table("words", s.Words, s.WordWidth)
	n.Grams = n.params.Table("grams", s.Grams, s.GramWidth)
	n.Features = n.params.Table("features", s.Features, s.FeatureWidth)
	width := s.inputWidth()
	for i := range s.Layers {
		n.Layers = append(n.Layers, [2]nn.LSTM{
			n.params.LSTM(fmt.Sprintf("layer%d.forward", i+1), width, s.Hidden, false),
			n.params.LSTM(fmt.Sprintf("layer%d.backward", i+1), width, s.Hidden, true),
		})
		width = 2 * s.Hidden
	}
	n.Out = n.params.Dense("out", width, s.Tags)
	n.Transitions = n.params.Matrix("transitions", s.Tags, nn.Padded(s.Tags))
	return n
}

// Params lists every parameter, embeddings first.
func (n *Network) Params() []*nn.Param { return n.params }

// Pack makes changed weights ready for reading.
func (n *Network) Pack() { n.params.Pack() }

// PackTransposed makes changed weights ready for the backward pass.
func (n *Network) PackTransposed() { n.params.PackTransposed() }

// Init gives every weight its value before learning: small normal values for
// embeddings, uniform values for matrices (Glorot & Bengio 2010), and biases
// of zero, but of one for the forget gates.
func (n *Network) Init(rng *rand.Rand) {
	for _, p := range []*nn.Param{n.Words, n.Grams, n.Features} {
		for i := range p.Value.Data {
			p.Value.Data[i] = 0.1 * float32(rng.NormFloat64())
		}
	}
	for i := range n.Layers {
		for j := range n.Layers[i] {
			l := &n.Layers[i][j]
			nn.Glorot(l.Input.Value, n.Hidden, rng)
			nn.Glorot(l.Recurrent.Value, n.Hidden, rng)
			for k := range n.Hidden {
				l.Bias.Value.Data[n.Hidden+k] = 1
			}
		}
	}
	nn.Glorot(n.Out.Weight.Value.Columns(0, n.Tags), n.Tags, rng)
}
