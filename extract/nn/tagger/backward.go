package tagger

import "parley/extract/nn"

// Backward follows Loss: it adds the gradient of the weights to grad.
func (n *Network) Backward(tr *Trace, grad nn.Gradient) {
	rows, depth := tr.Batch.Rows(), len(n.Layers)
	for i := range tr.dOutput {
		tr.dOutput[i] = zeros(tr.dOutput[i], rows, 2*n.Hidden)
	}
	tr.dTop = zeros(tr.dTop, rows, 2*n.Hidden)
	n.Out.Backward(grad, tr.dTop, tr.top, tr.Scores, &tr.packed)
	if tr.learning {
		nn.ApplyMask(tr.dTop, tr.finalMask, tr.Batch)
	}
	nn.AddScaled(tr.dOutput[depth-1].Data, tr.dTop.Data, 1)
	for i := depth - 1; i >= 0; i-- {
		n.layerBackward(tr, grad, i)
	}
	n.embedBackward(tr, grad)
}

func (n *Network) layerBackward(tr *Trace, grad nn.Gradient, i int) {
	tr.dInput = zeros(tr.dInput, tr.input[i].Rows, tr.input[i].Cols)
	for j := range n.Layers[i] {
		var recurrent nn.Matrix
		if tr.learning {
			recurrent = tr.masks[i].recurrent[j]
		}
		dOut := tr.dOutput[i].Columns(j*n.Hidden, (j+1)*n.Hidden)
		n.Layers[i][j].Backward(grad, &tr.lstm[i][j], tr.dInput, tr.input[i], dOut, tr.Batch, recurrent)
	}
	if tr.learning {
		nn.ApplyMask(tr.dInput, tr.masks[i].input, tr.Batch)
	}
	if i > 0 {
		nn.AddScaled(tr.dOutput[i-1].Data, tr.dInput.Data, 1)
		nn.AddScaled(tr.dOutput[i-1].Data, tr.dOutput[i].Data, 1)
	}
}

func (n *Network) embedBackward(tr *Trace, grad nn.Gradient) {
	words, grams, features := grad.Of(n.Words), grad.Of(n.Grams), grad.Of(n.Features)
	for s, sentence := range tr.words {
		for t := range sentence {
			word, d := &sentence[t], tr.dInput.Row(tr.Batch.Row(s, t))
			if word.Word >= 0 {
				nn.AddScaled(words.Row(int(word.Word)), d, 1)
			}
			spread(grams, d[n.WordWidth:], word.Grams)
			spread(features, d[n.WordWidth+n.GramWidth:], word.Features)
		}
	}
}

func spread(table nn.Matrix, d []float32, rows []int32) {
	scale := scaleOf(rows)
	for _, r := range rows {
		nn.AddScaled(table.Row(int(r)), d, scale)
	}
}

func zeros(m nn.Matrix, rows, cols int) nn.Matrix {
	m = m.Reshape(rows, cols)
	clear(m.Data)
	return m
}
