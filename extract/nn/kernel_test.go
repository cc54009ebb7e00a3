package nn

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// use makes k the active kernel until the test ends.
func use(t testing.TB, k kernel) {
	before := active
	active = k
	t.Cleanup(func() { active = before })
}

func randomMatrix(rng *rand.Rand, rows, cols, slack int) Matrix {
	m := Matrix{Rows: rows, Cols: cols, Stride: cols + slack, Data: make([]float32, rows*(cols+slack))}
	for i := range m.Data {
		m.Data[i] = float32(rng.NormFloat64())
	}
	return m
}

// naive is a·b, or aᵀ·b, in float64.
func naive(a, b Matrix, transposed bool, r, c int) float64 {
	sum := 0.0
	for p := range b.Rows {
		row, column := r, p
		if transposed {
			row, column = p, r
		}
		sum += float64(a.Row(row)[column]) * float64(b.Row(p)[c])
	}
	return sum
}

func TestEveryKernelMultipliesLikeTheDefinition(t *testing.T) {
	for _, k := range available() {
		t.Run(k.name, func(t *testing.T) {
			use(t, k)
			rapid.Check(t, func(t *rapid.T) {
				rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
				m, n, depth := rapid.IntRange(1, 40).Draw(t, "m"), rapid.IntRange(1, 70).Draw(t, "n"), rapid.IntRange(1, 50).Draw(t, "k")
				transposed := rapid.Bool().Draw(t, "transposed")
				accumulate := rapid.Bool().Draw(t, "accumulate")
				slack := rapid.IntRange(0, 5).Draw(t, "slack")
				a := randomMatrix(rng, m, depth, slack)
				if transposed {
					a = randomMatrix(rng, depth, m, slack)
				}
				b := randomMatrix(rng, depth, n, slack)
				var packed Packed
				if rapid.Bool().Draw(t, "pack transposed") {
					turned := NewMatrix(n, depth)
					for r := range depth {
						for c, v := range b.Row(r) {
							turned.Row(c)[r] = v
						}
					}
					packed.PackTransposed(turned)
				} else {
					packed.Pack(b)
				}
				c := randomMatrix(rng, m, packed.N, slack)
				old := append([]float32(nil), c.Data...)
				if transposed {
					MulTransposed(c, a, &packed, accumulate)
				} else {
					Mul(c, a, &packed, accumulate)
				}
				for r := range m {
					for j, got := range c.Row(r) {
						want := 0.0
						if j < n {
							want = naive(a, b, transposed, r, j)
						}
						if accumulate {
							want += float64(old[r*c.Stride+j])
						}
						if math.Abs(float64(got)-want) > 1e-3 {
							t.Fatalf("c[%d][%d] = %v, want %v", r, j, got, want)
						}
					}
					for j := c.Cols; j < c.Stride; j++ {
						if i := r*c.Stride + j; c.Data[i] != old[i] {
							t.Fatalf("wrote beyond row %d", r)
						}
					}
				}
			})
		})
	}
}

func TestEveryKernelComputesTheSameCell(t *testing.T) {
	for _, k := range available() {
		t.Run(k.name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(7, 7))
			const n = 48
			gates, before := randomMatrix(rng, 1, 4*n, 0).Data, randomMatrix(rng, 1, n, 0).Data
			for i := range gates {
				gates[i] *= 6
			}
			state, out := make([]float32, n), make([]float32, n)
			sums := append([]float32(nil), gates...)
			k.cell(&gates[0], &before[0], &state[0], &out[0], n, tanhConstants)
			logistic := func(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }
			for j := range n {
				c := logistic(sums[n+j])*float64(before[j]) + logistic(sums[j])*math.Tanh(float64(sums[2*n+j]))
				h := logistic(sums[3*n+j]) * math.Tanh(c)
				if math.Abs(c-float64(state[j])) > 1e-5 || math.Abs(h-float64(out[j])) > 1e-5 {
					t.Fatalf("cell %d: state %v, output %v, want %v, %v", j, state[j], out[j], c, h)
				}
			}
		})
	}
}

func TestEveryKernelAddsScaled(t *testing.T) {
	for _, k := range available() {
		t.Run(k.name, func(t *testing.T) {
			use(t, k)
			rng := rand.New(rand.NewPCG(3, 3))
			for n := range 70 {
				dst, src := randomMatrix(rng, 1, n, 1).Data, randomMatrix(rng, 1, n, 1).Data
				want := append([]float32(nil), dst...)
				for i := range n {
					want[i] += 0.5 * src[i]
				}
				AddScaled(dst[:n], src[:n], 0.5)
				for i := range dst {
					if math.Abs(float64(dst[i]-want[i])) > 1e-6 {
						t.Fatalf("length %d: dst[%d] = %v, want %v", n, i, dst[i], want[i])
					}
				}
			}
		})
	}
}

func TestTanh(t *testing.T) {
	for x := -12.0; x <= 12; x += 0.01 {
		if got := float64(Tanh(float32(x))); math.Abs(got-math.Tanh(x)) > 1e-6 {
			t.Errorf("Tanh(%v) = %v, want %v", x, got, math.Tanh(x))
		}
	}
}

func BenchmarkMul(b *testing.B) {
	const m, n, depth = 24, 512, 128
	for _, k := range available() {
		b.Run(k.name, func(b *testing.B) {
			use(b, k)
			rng := rand.New(rand.NewPCG(1, 1))
			a, c := randomMatrix(rng, m, depth, 0), NewMatrix(m, n)
			var packed Packed
			packed.Pack(randomMatrix(rng, depth, n, 0))
			for b.Loop() {
				Mul(c, a, &packed, true)
			}
			b.ReportMetric(2*m*n*depth*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}

func BenchmarkCell(b *testing.B) {
	for _, k := range available() {
		b.Run(k.name, func(b *testing.B) {
			gates, before, state, out := make([]float32, 512), make([]float32, 128), make([]float32, 128), make([]float32, 128)
			for b.Loop() {
				k.cell(&gates[0], &before[0], &state[0], &out[0], 128, tanhConstants)
			}
		})
	}
}
