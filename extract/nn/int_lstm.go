package nn

import "fmt"

// LSTMReader is an LSTM with quantised weights, for reading alone.
type LSTMReader struct {
	input, recurrent Multiplier
	bias             []float32
	reverse          bool
}

// NewLSTMReader makes one of the weights of an LSTM: those from its inputs, those
// from its outputs of the step before, and its bias.
func NewLSTMReader(input, recurrent *Quantised, bias []float32, reverse bool) *LSTMReader {
	h := recurrent.Cols
	if input.Rows != 4*h || recurrent.Rows != 4*h || len(bias) != 4*h {
		panic(fmt.Sprintf("nn: an LSTM of %d cells with %d, %d and %d sums", h, input.Rows, recurrent.Rows, len(bias)))
	}
	r := &LSTMReader{bias: bias, reverse: reverse}
	r.input.Pack(input)
	r.recurrent.Pack(recurrent)
	for i := range r.recurrent.scales {
		r.recurrent.scales[i] /= topLevel // outputs lie between -1 and 1, with the same step everywhere
	}
	return r
}

// LSTMReading is the memory of an LSTMReader, for one goroutine at a time.
type LSTMReading struct {
	gates  Matrix  // N x 4H: what the inputs add to the gates
	sums   []int32 // S x 4H: the same of the outputs of the step before
	state  Matrix  // S x H
	levels []byte  // S x H, of the outputs
}

// Read reads the rows of in and writes N x H outputs.
func (r *LSTMReader) Read(m *LSTMReading, out Matrix, in *Levels, batch Batch) {
	h, n, sentences := r.recurrent.inputs, batch.Rows(), batch.Sentences()
	if out.Rows != n || out.Cols != h || in.Rows != n {
		panic(fmt.Sprintf("nn: %dx%d outputs of %d inputs and %d words", out.Rows, out.Cols, in.Rows, n))
	}
	out.check()
	m.gates = m.gates.Reshape(n, 4*h)
	r.input.Multiply(m.gates, in, r.bias, 1)
	m.sums, m.levels = grow(m.sums, sentences*4*h), grow(m.levels, sentences*h)
	m.state = m.state.Reshape(sentences, h)
	m.state.Zero()
	for i := range m.levels {
		m.levels[i] = zeroLevel
	}
	for i := range batch.Steps() {
		t := i
		if r.reverse {
			t = batch.Steps() - 1 - i
		}
		rows := batch.Active(t)
		r.recurrent.sums(&m.sums[0], &m.levels[0], rows)
		for s := range rows {
			row := batch.Row(s, t)
			active.readCell(&m.sums[s*4*h], &m.gates.Row(row)[0], &r.recurrent.scales[0], &m.state.Row(s)[0],
				&out.Row(row)[0], &m.levels[s*h], h, cellConstants)
		}
	}
}
