package biaffine

import "parley/extract/nn"

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
func (m *masks) draw(n *Network, sentences int, d *nn.Dropout) {
	width := n.inputWidth()
	for i := range Depth {
		m.input[i] = d.Mask(m.input[i], sentences, width)
		width = 2 * n.Hidden
		for j := range m.recurrent[i] {
			m.recurrent[i][j] = d.Mask(m.recurrent[i][j], sentences, n.Hidden)
		}
	}
	m.tags = d.Mask(m.tags, sentences, width)
	m.top = d.Mask(m.top, sentences, width)
	m.arcDep = d.Mask(m.arcDep, sentences, n.ArcWidth)
	m.arcHead = d.Mask(m.arcHead, sentences, n.ArcWidth)
	m.labelDep = d.Mask(m.labelDep, sentences, n.LabelWidth)
	m.labelHead = d.Mask(m.labelHead, sentences, n.LabelWidth)
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
