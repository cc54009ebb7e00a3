package nn

import "slices"

// Backward follows a Forward with the same trace, input, batch and mask. From
// the gradient of the outputs it adds the gradient of the weights to grad and
// that of the inputs to dIn.
func (l *LSTM) Backward(grad Gradient, trace *LSTMTrace, dIn, in, dOut Matrix, batch Batch, mask Matrix) {
	h := l.hidden()
	trace.dGates = trace.dGates.Reshape(batch.Rows(), 4*h)
	trace.dBefore = trace.dBefore.Reshape(batch.Sentences(), h)
	trace.dState = trace.dState.Reshape(batch.Sentences(), h)
	trace.dBefore.Zero()
	trace.dState.Zero()
	type step struct{ t, earlier int }
	var steps []step
	for t, earlier := range l.order(batch.Steps()) {
		steps = append(steps, step{t, earlier})
	}
	for _, s := range slices.Backward(steps) {
		l.stepBackward(trace, dOut, batch, mask, s.t, s.earlier)
	}
	trace.packed.Pack(trace.dGates)
	MulTransposed(grad.Of(l.Recurrent), trace.before, &trace.packed, true)
	MulTransposed(grad.Of(l.Input), in, &trace.packed, true)
	sumRows(grad.Of(l.Bias).Row(0), trace.dGates)
	Mul(dIn, trace.dGates, &l.Input.turned, true)
}

func (l *LSTM) stepBackward(trace *LSTMTrace, dOut Matrix, batch Batch, mask Matrix, t, earlier int) {
	from, rows := batch.Row(0, t), batch.Active(t)
	known := min(rows, batch.Active(earlier))
	for s := range rows {
		r := from + s
		was := trace.origin
		if s < known {
			was = trace.state.Row(batch.Row(s, earlier))
		}
		dh := trace.dBefore.Row(s)
		AddScaled(dh, dOut.Row(r), 1)
		cellBackward(trace.dGates.Row(r), trace.dState.Row(s), trace.gates.Row(r), was, trace.state.Row(r), dh)
	}
	dBefore := trace.dBefore.Slice(0, rows)
	Mul(dBefore, trace.dGates.Slice(from, from+rows), &l.Recurrent.turned, false)
	if mask.Data != nil {
		for s := range rows {
			multiplyBy(dBefore.Row(s), mask.Row(s))
		}
	}
}

// cellBackward computes the gradient of the sums before the activation
// functions, and turns the gradient of the state, dState, into that of the
// state before.
func cellBackward(dGates, dState, gates, before, state, dOut []float32) {
	n := len(state)
	in, forget, candidate, output := gates[:n], gates[n:2*n], gates[2*n:3*n], gates[3*n:4*n]
	dIn, dForget, dCandidate, dOutput := dGates[:n], dGates[n:2*n], dGates[2*n:3*n], dGates[3*n:4*n]
	before, dState, dOut = before[:n], dState[:n], dOut[:n]
	for j, c := range state {
		i, f, g, o, dh := in[j], forget[j], candidate[j], output[j], dOut[j]
		squashed := Tanh(c)
		dc := dState[j] + dh*o*(1-squashed*squashed)
		dIn[j] = dc * g * i * (1 - i)
		dForget[j] = dc * before[j] * f * (1 - f)
		dCandidate[j] = dc * i * (1 - g*g)
		dOutput[j] = dh * squashed * o * (1 - o)
		dState[j] = dc * f
	}
}
