package biaffine

import (
	"math/rand/v2"

	"parley/extract/nn"
)

// Dropout silences random values while the network learns. One choice holds
// for all words of a sentence (Gal & Ghahramani 2016).
type Dropout struct {
	Rate float32
	Rand *rand.Rand
}

// masks are the choices of one pass, each with a row a sentence. The zero value
// silences nothing.
type masks struct {
	input               [Depth]nn.Matrix
	recurrent           [Depth][2]nn.Matrix
	tags, top           nn.Matrix
	arcDep, arcHead     nn.Matrix
	labelDep, labelHead nn.Matrix
}

// draw makes fresh choices on the memory of the old ones.
func (m *masks) draw(n *Network, sentences int, d *Dropout) {
	width := n.inputWidth()
	for i := range Depth {
		m.input[i] = d.mask(m.input[i], sentences, width)
		width = 2 * n.Hidden
		for j := range m.recurrent[i] {
			m.recurrent[i][j] = d.mask(m.recurrent[i][j], sentences, n.Hidden)
		}
	}
	m.tags = d.mask(m.tags, sentences, width)
	m.top = d.mask(m.top, sentences, width)
	m.arcDep = d.mask(m.arcDep, sentences, n.ArcWidth)
	m.arcHead = d.mask(m.arcHead, sentences, n.ArcWidth)
	m.labelDep = d.mask(m.labelDep, sentences, n.LabelWidth)
	m.labelHead = d.mask(m.labelHead, sentences, n.LabelWidth)
}

func (d *Dropout) mask(m nn.Matrix, rows, cols int) nn.Matrix {
	m = m.Reshape(rows, cols)
	keep := 1 / (1 - d.Rate)
	for i := range m.Data {
		m.Data[i] = keep
		if d.Rand.Float32() < d.Rate {
			m.Data[i] = 0
		}
	}
	return m
}

// applyByTime multiplies rows laid out by time by their sentence's mask.
func applyByTime(m, mask nn.Matrix, batch nn.Batch) {
	if mask.Data == nil {
		return
	}
	for t := range batch.Steps() {
		for s := range batch.Active(t) {
			multiply(m.Row(batch.Row(s, t)), mask.Row(s))
		}
	}
}

// applyBySentence multiplies rows laid out sentence by sentence by their
// sentence's mask.
func applyBySentence(m, mask nn.Matrix, batch nn.Batch) {
	if mask.Data == nil {
		return
	}
	row := 0
	for s := range batch.Sentences() {
		for range batch.Length(s) {
			multiply(m.Row(row), mask.Row(s))
			row++
		}
	}
}

func multiply(a, b []float32) {
	b = b[:len(a)]
	for i := range a {
		a[i] *= b[i]
	}
}
