package nn

// LSTM is a long short-term memory (Hochreiter & Schmidhuber 1997, with a
// forget gate) that reads sentences in one direction. The 4·H columns of its
// weights are input gate, forget gate, candidate and output gate.
type LSTM struct {
	Input     *Param // inputs x 4H
	Recurrent *Param // H x 4H
	Bias      *Param // 1 x 4H
	Reverse   bool   // from the last word to the first
}

// LSTMTrace keeps what an LSTM computed, for its backward pass; it may be used
// again and again. Rows are those of the batch.
type LSTMTrace struct {
	gates  Matrix // N x 4H, after their activation functions
	before Matrix // N x H, outputs of the step before as they entered the gates
	state  Matrix // N x H
	origin []float32

	dGates, dBefore, dState Matrix
	packed                  Packed
}

// hidden is the number of cells.
func (l *LSTM) hidden() int { return l.Recurrent.Value.Rows }

// order yields the time steps in reading order, each with the step before it
// (out of range for the first).
func (l *LSTM) order(steps int) func(yield func(t, before int) bool) {
	return func(yield func(t, before int) bool) {
		for i := range steps {
			t, before := i, i-1
			if l.Reverse {
				t, before = steps-1-i, steps-i
			}
			if !yield(t, before) {
				return
			}
		}
	}
}

// Forward reads the rows of in and writes N x H outputs. A mask with one row
// a sentence multiplies what passes from word to word; an empty one changes
// nothing.
func (l *LSTM) Forward(trace *LSTMTrace, out, in Matrix, batch Batch, mask Matrix) {
	h, n := l.hidden(), batch.Rows()
	trace.gates = trace.gates.Reshape(n, 4*h)
	trace.before = trace.before.Reshape(n, h)
	trace.state = trace.state.Reshape(n, h)
	if len(trace.origin) != h {
		trace.origin = make([]float32, h)
	}
	fill(trace.gates, l.Bias)
	Mul(trace.gates, in, &l.Input.packed, true)
	for t, earlier := range l.order(batch.Steps()) {
		l.step(trace, out, batch, mask, t, earlier)
	}
}

func (l *LSTM) step(trace *LSTMTrace, out Matrix, batch Batch, mask Matrix, t, earlier int) {
	h := l.hidden()
	from, rows := batch.Row(0, t), batch.Active(t)
	known := min(rows, batch.Active(earlier)) // sentences that have read a word already
	for s := range rows {
		before := trace.before.Row(from + s)
		if s >= known {
			clear(before)
			continue
		}
		copy(before, out.Row(batch.Row(s, earlier)))
		if mask.Data != nil {
			multiplyBy(before, mask.Row(s))
		}
	}
	if known > 0 {
		Mul(trace.gates.Slice(from, from+known), trace.before.Slice(from, from+known), &l.Recurrent.packed, true)
	}
	for s := range rows {
		was := trace.origin
		if s < known {
			was = trace.state.Row(batch.Row(s, earlier))
		}
		r := from + s
		active.cell(&trace.gates.Row(r)[0], &was[0], &trace.state.Row(r)[0], &out.Row(r)[0], h, tanhConstants)
	}
}

// multiplyBy multiplies a by b, value by value.
func multiplyBy(a, b []float32) {
	b = b[:len(a)]
	for i := range a {
		a[i] *= b[i]
	}
}
