package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// testLSTM is a small network with random weights.
func testLSTM(rng *rand.Rand, inputs, hidden int, reverse bool) (*LSTM, []*Param) {
	var params []*Param
	param := func(name string, rows, cols int) *Param {
		p := &Param{Name: name, Index: len(params), Value: randomMatrix(rng, rows, cols, 0)}
		for i := range p.Value.Data {
			p.Value.Data[i] *= 0.3
		}
		params = append(params, p)
		return p
	}
	l := &LSTM{Input: param("input", inputs, 4*hidden), Recurrent: param("recurrent", hidden, 4*hidden), Bias: param("bias", 1, 4*hidden), Reverse: reverse}
	return l, params
}

func pack(params []*Param) {
	for _, p := range params {
		p.Pack()
		p.PackTransposed()
	}
}

func TestLSTMGradientMatchesDifferences(t *testing.T) {
	for _, reverse := range []bool{false, true} {
		t.Run(fmt.Sprintf("reverse=%v", reverse), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(11, 5))
			const inputs, hidden = 32, 32
			l, params := testLSTM(rng, inputs, hidden, reverse)
			batch := NewBatch([]int{4, 2, 2, 1})
			in, weight := randomMatrix(rng, batch.Rows(), inputs, 0), randomMatrix(rng, batch.Rows(), hidden, 0)
			mask := randomMatrix(rng, batch.Sentences(), hidden, 0)
			out := NewMatrix(batch.Rows(), hidden)
			var trace LSTMTrace
			loss := func() float64 {
				pack(params)
				l.Forward(&trace, out, in, batch, mask)
				sum := 0.0
				for i, v := range out.Data {
					sum += float64(v) * float64(weight.Data[i])
				}
				return sum
			}
			loss()
			grad, dIn := NewGradient(params), NewMatrix(batch.Rows(), inputs)
			l.Backward(grad, &trace, dIn, in, weight, batch, mask)
			check := func(name string, value, gradient Matrix) {
				for range 12 {
					i := rng.IntN(len(value.Data))
					const step = 1e-2
					was := value.Data[i]
					value.Data[i] = was + step
					up := loss()
					value.Data[i] = was - step
					down := loss()
					value.Data[i] = was
					want, got := (up-down)/(2*step), float64(gradient.Data[i])
					if math.Abs(want-got) > 1e-2*(1+math.Abs(want)) {
						t.Errorf("%s[%d]: gradient %v, differences give %v", name, i, got, want)
					}
				}
			}
			for _, p := range params {
				check(p.Name, p.Value, grad.Of(p))
			}
			check("in", in, dIn)
		})
	}
}

// A sentence must be read the same alone and beside others.
func TestLSTMReadsSentencesIndependently(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 5))
	for _, reverse := range []bool{false, true} {
		l, params := testLSTM(rng, 32, 32, reverse)
		pack(params)
		batch := NewBatch([]int{5, 3, 1})
		in, out := randomMatrix(rng, batch.Rows(), 32, 0), NewMatrix(batch.Rows(), 32)
		var trace LSTMTrace
		l.Forward(&trace, out, in, batch, Matrix{})
		for s := range batch.Sentences() {
			length := batch.Length(s)
			alone, single := NewMatrix(length, 32), NewBatch([]int{length})
			for i := range length {
				copy(alone.Row(i), in.Row(batch.Row(s, i)))
			}
			got := NewMatrix(length, 32)
			l.Forward(&trace, got, alone, single, Matrix{})
			for i := range length {
				for j, v := range got.Row(i) {
					if want := out.Row(batch.Row(s, i))[j]; math.Abs(float64(v-want)) > 1e-5 {
						t.Fatalf("reverse=%v: sentence %d, word %d: %v alone, %v in the batch", reverse, s, i, v, want)
					}
				}
			}
		}
	}
}
