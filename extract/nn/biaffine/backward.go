package biaffine

import "parley/extract/nn"

// backwardTrace holds the gradients of what a Trace holds.
type backwardTrace struct {
	output              [Depth]nn.Matrix
	input, tags, top    nn.Matrix
	arcDep, arcHead     nn.Matrix
	arcs, candidates    nn.Matrix
	labelDep, labelHead nn.Matrix
	pairs               nn.Matrix
}

// Backward follows Loss: it adds the gradient of the weights to grad.
func (n *Network) Backward(tr *Trace, grad nn.Gradient) {
	b, rows := &tr.backward, tr.Batch.Rows()
	for i := range b.output {
		b.output[i] = zeros(b.output[i], rows, 2*n.Hidden)
	}
	n.relateBackward(tr, grad)
	n.attachBackward(tr, grad)
	n.tagBackward(tr, grad)
	for i := Depth - 1; i >= 0; i-- {
		n.layerBackward(tr, grad, i)
	}
	n.embedBackward(tr, grad)
}

func (n *Network) relateBackward(tr *Trace, grad nn.Gradient) {
	b, w, rows := &tr.backward, n.LabelWidth, tr.Batch.Rows()
	b.pairs = zeros(b.pairs, rows, 3*w)
	n.Label.Backward(grad, b.pairs, tr.pairs, tr.Labels, &tr.packed)
	b.labelDep, b.labelHead = zeros(b.labelDep, rows, w), zeros(b.labelHead, rows, w)
	from := 0
	for _, sentence := range tr.heads {
		for i, head := range sentence {
			pair, dPair := tr.pairs.Row(from+i), b.pairs.Row(from+i)
			dHead := grad.Of(n.LabelRoot).Row(0)
			if head >= 0 {
				dHead = b.labelHead.Row(from + head)
			}
			dDep := b.labelDep.Row(from + i)
			dep, h, product := pair[:w], pair[w:2*w], dPair[2*w:]
			for j, d := range product {
				dDep[j] += dPair[j] + d*h[j]
				dHead[j] += dPair[w+j] + d*dep[j]
			}
		}
		from += len(sentence)
	}
}

func (n *Network) attachBackward(tr *Trace, grad nn.Gradient) {
	b, rows := &tr.backward, tr.Batch.Rows()
	b.arcs, b.arcHead = b.arcs.Reshape(rows, n.ArcWidth), b.arcHead.Reshape(rows, n.ArcWidth)
	from := 0
	for s, sentence := range tr.words {
		to := from + len(sentence)
		dArcs, heads := tr.Arcs[s].Columns(0, len(sentence)+1), tr.candidates[s]
		tr.packed.Pack(heads)
		nn.Mul(b.arcs.Slice(from, to), dArcs, &tr.packed, false)
		tr.packed.Pack(tr.arcs.Slice(from, to))
		b.candidates = b.candidates.Reshape(heads.Rows, heads.Cols)
		nn.MulTransposed(b.candidates, dArcs, &tr.packed, false)
		nn.AddScaled(grad.Of(n.ArcRoot).Row(0), b.candidates.Row(0), 1)
		copy(b.arcHead.Slice(from, to).Data, b.candidates.Data[n.ArcWidth:])
		from = to
	}
	b.arcDep = zeros(b.arcDep, rows, n.ArcWidth)
	n.Arc.Backward(grad, b.arcDep, tr.arcDep, b.arcs, &tr.packed)
	b.top = zeros(b.top, rows, 2*n.Hidden)
	n.hiddenBackward(tr, grad, n.ArcDep, b.arcDep, tr.arcDep, tr.masks.arcDep)
	n.hiddenBackward(tr, grad, n.ArcHead, b.arcHead, tr.arcHead, tr.masks.arcHead)
	n.hiddenBackward(tr, grad, n.LabelDep, b.labelDep, tr.labelDep, tr.masks.labelDep)
	n.hiddenBackward(tr, grad, n.LabelHead, b.labelHead, tr.labelHead, tr.masks.labelHead)
	applyBySentence(b.top, tr.masks.top, tr.Batch)
	row := 0
	for s := range tr.Batch.Sentences() {
		for t := range tr.Batch.Length(s) {
			nn.AddScaled(b.output[Depth-1].Row(tr.Batch.Row(s, t)), b.top.Row(row), 1)
			row++
		}
	}
}

// hiddenBackward adds to the gradient of the top layer's outputs that of one
// hidden layer above it.
func (n *Network) hiddenBackward(tr *Trace, grad nn.Gradient, d nn.Dense, dOut, out, mask nn.Matrix) {
	applyBySentence(dOut, mask, tr.Batch)
	leaky(dOut, out)
	d.Backward(grad, tr.backward.top, tr.top, dOut, &tr.packed)
}

func (n *Network) tagBackward(tr *Trace, grad nn.Gradient) {
	b := &tr.backward
	b.tags = zeros(b.tags, tr.Batch.Rows(), 2*n.Hidden)
	n.UPOS.Backward(grad, b.tags, tr.tags, tr.UPOS, &tr.packed)
	n.XPOS.Backward(grad, b.tags, tr.tags, tr.XPOS, &tr.packed)
	n.Feats.Backward(grad, b.tags, tr.tags, tr.Feats, &tr.packed)
	nn.ApplyMask(b.tags, tr.masks.tags, tr.Batch)
	nn.AddScaled(b.output[tagDepth-1].Data, b.tags.Data, 1)
}

func (n *Network) layerBackward(tr *Trace, grad nn.Gradient, i int) {
	b := &tr.backward
	b.input = zeros(b.input, tr.input[i].Rows, tr.input[i].Cols)
	for j, lstm := range n.directions(i) {
		dOut := b.output[i].Columns(j*n.Hidden, (j+1)*n.Hidden)
		lstm.Backward(grad, &tr.lstm[i][j], b.input, tr.input[i], dOut, tr.Batch, tr.masks.recurrent[i][j])
	}
	nn.ApplyMask(b.input, tr.masks.input[i], tr.Batch)
	if i > 0 {
		nn.AddScaled(b.output[i-1].Data, b.input.Data, 1)
		nn.AddScaled(b.output[i-1].Data, b.output[i].Data, 1)
	}
}

func (n *Network) embedBackward(tr *Trace, grad nn.Gradient) {
	words, grams, shapes := grad.Of(n.Words), grad.Of(n.Grams), grad.Of(n.Shapes)
	for s, sentence := range tr.words {
		for t, word := range sentence {
			d := tr.backward.input.Row(tr.Batch.Row(s, t))
			nn.AddScaled(words.Row(int(word.Word)), d, 1)
			d = d[n.WordWidth:]
			scale := gramScale(word)
			for _, g := range word.Grams {
				nn.AddScaled(grams.Row(int(g)), d, scale)
			}
			nn.AddScaled(shapes.Row(int(word.Shape)), d[n.GramWidth:], 1)
		}
	}
}

func zeros(m nn.Matrix, rows, cols int) nn.Matrix {
	m = m.Reshape(rows, cols)
	clear(m.Data)
	return m
}
