package biaffine

import (
	"fmt"

	"parley/extract/nn"
)

// Depth is the number of LSTM layers.
const Depth = 3

// tagDepth is the number of layers below the tags.
const tagDepth = 2

// Sizes are the dimensions of a network. Widths of vectors are multiples of
// nn.Panel; numbers of classes need not be.
type Sizes struct {
	Words, Grams, Shapes             int // rows of the embeddings
	WordWidth, GramWidth, ShapeWidth int
	Hidden                           int // cells of an LSTM, per direction
	ArcWidth, LabelWidth             int
	UPOS, XPOS, Feats, Labels        int // classes
}

// Check says what is wrong with sizes that no network can have.
func (s Sizes) Check() error {
	for _, count := range []int{s.Words, s.Grams, s.Shapes, s.UPOS, s.XPOS, s.Feats, s.Labels} {
		if count < 1 || count > 1<<20 {
			return fmt.Errorf("%d rows or classes", count)
		}
	}
	for _, width := range []int{s.WordWidth, s.GramWidth, s.ShapeWidth, s.Hidden, s.ArcWidth, s.LabelWidth} {
		if width < nn.Panel || width > 1<<9 || width%nn.Panel != 0 {
			return fmt.Errorf("width %d is no multiple of %d up to %d", width, nn.Panel, 1<<9)
		}
	}
	if values := s.Words*s.WordWidth + s.Grams*s.GramWidth + s.Shapes*s.ShapeWidth; values > 1<<24 {
		return fmt.Errorf("embeddings of %d values", values)
	}
	return nil
}

// inputWidth is the width of the vector of a word that enters the first layer.
func (s Sizes) inputWidth() int { return s.WordWidth + s.GramWidth + s.ShapeWidth }

// Layer is a bidirectional LSTM.
type Layer struct {
	Forward, Backward nn.LSTM
}

// Network is the whole network. It may be read from many goroutines at once;
// each brings a Trace of its own.
type Network struct {
	Sizes
	Words, Grams, Shapes *nn.Param
	Layers               [Depth]Layer
	UPOS, XPOS, Feats    nn.Dense
	ArcDep, ArcHead, Arc nn.Dense
	LabelDep, LabelHead  nn.Dense
	Label                nn.Dense  // (word, head, product) -> relations
	ArcRoot, LabelRoot   *nn.Param // the root as a head

	params nn.Params
}

// New is a network with all weights zero. It panics on sizes that Check refuses.
func New(s Sizes) *Network {
	if err := s.Check(); err != nil {
		panic("biaffine: " + err.Error())
	}
	n := &Network{Sizes: s}
	n.Words = n.params.Table("words", s.Words, s.WordWidth)
	n.Grams = n.params.Table("grams", s.Grams, s.GramWidth)
	n.Shapes = n.params.Table("shapes", s.Shapes, s.ShapeWidth)
	width := s.inputWidth()
	for i := range n.Layers {
		n.Layers[i] = Layer{
			Forward:  n.params.LSTM(fmt.Sprintf("layer%d.forward", i+1), width, s.Hidden, false),
			Backward: n.params.LSTM(fmt.Sprintf("layer%d.backward", i+1), width, s.Hidden, true),
		}
		width = 2 * s.Hidden
	}
	n.UPOS = n.params.Dense("upos", width, s.UPOS)
	n.XPOS = n.params.Dense("xpos", width, s.XPOS)
	n.Feats = n.params.Dense("feats", width, s.Feats)
	n.ArcDep = n.params.Dense("arc.dep", width, s.ArcWidth)
	n.ArcHead = n.params.Dense("arc.head", width, s.ArcWidth)
	n.Arc = n.params.Dense("arc", s.ArcWidth, s.ArcWidth)
	n.ArcRoot = n.params.Matrix("arc.root", 1, s.ArcWidth)
	n.LabelDep = n.params.Dense("label.dep", width, s.LabelWidth)
	n.LabelHead = n.params.Dense("label.head", width, s.LabelWidth)
	n.LabelRoot = n.params.Matrix("label.root", 1, s.LabelWidth)
	n.Label = n.params.Dense("label", 3*s.LabelWidth, s.Labels)
	return n
}

// Params lists every parameter, embeddings first.
func (n *Network) Params() []*nn.Param { return n.params }

// Pack makes changed weights ready for reading.
func (n *Network) Pack() { n.params.Pack() }

// PackTransposed makes changed weights ready for the backward pass.
func (n *Network) PackTransposed() { n.params.PackTransposed() }
