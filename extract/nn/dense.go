package nn

// Dense is the layer out = in·Weight + Bias. Its widths are multiples of Panel.
type Dense struct {
	Weight, Bias *Param
}

// Forward computes the outputs of all rows.
func (d Dense) Forward(out, in Matrix) {
	fill(out, d.Bias)
	Mul(out, in, &d.Weight.packed, true)
}

// Backward adds the gradient of the weights to grad and, unless dIn is empty,
// the gradient of the inputs to dIn. Scratch is overwritten.
func (d Dense) Backward(grad Gradient, dIn, in, dOut Matrix, scratch *Packed) {
	scratch.Pack(dOut)
	MulTransposed(grad.Of(d.Weight), in, scratch, true)
	sumRows(grad.Of(d.Bias).Row(0), dOut)
	if dIn.Data != nil {
		Mul(dIn, dOut, &d.Weight.turned, true)
	}
}

func fill(out Matrix, bias *Param) {
	row := bias.Value.Row(0)
	for r := range out.Rows {
		copy(out.Row(r), row)
	}
}

func sumRows(sum []float32, m Matrix) {
	for r := range m.Rows {
		AddScaled(sum, m.Row(r), 1)
	}
}
