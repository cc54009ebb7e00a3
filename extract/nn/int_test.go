package nn

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// randomLevels is a matrix of levels, of which extreme ones have only the
// highest and the lowest.
func randomLevels(rng *rand.Rand, rows, cols int, extreme bool) *Levels {
	l := new(Levels)
	l.Reshape(rows, cols)
	for i := range l.Data {
		l.Data[i] = byte(rng.IntN(2*topLevel+1) + zeroLevel - topLevel)
		if extreme {
			l.Data[i] = byte(zeroLevel + topLevel*(1-2*int(rng.Uint64()>>60&1)*(rng.IntN(9)/8)))
		}
	}
	for i := range l.Steps {
		l.Steps[i] = rng.Float32()
	}
	return l
}

func randomWeights(rng *rand.Rand, rows, cols int, extreme bool) *Quantised {
	l := randomLevels(rng, rows, cols, extreme)
	for i, v := range l.Data {
		l.Data[i] = v - zeroLevel
	}
	return &Quantised{Rows: rows, Cols: cols, Bits: WeightBits, Scales: l.Steps, Values: l.Data}
}

// checkSums holds the sums of every kernel against the definition.
func checkSums(t rapid.TB, rows, inputs, outputs int, extreme bool, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 3))
	in, w := randomLevels(rng, rows, inputs, extreme), randomWeights(rng, outputs, inputs, extreme)
	for _, k := range available() {
		before := active
		active = k
		var p Multiplier
		p.Pack(w)
		const guard = math.MaxInt32
		out := slices.Repeat([]int32{guard}, rows*p.outputs+1)
		p.sums(&out[0], &in.Data[0], rows)
		active = before
		if out[rows*p.outputs] != guard {
			t.Fatalf("%s: wrote beyond the sums", k.name)
		}
		for r := range rows {
			for c := range p.outputs {
				want := int32(0)
				if c < outputs {
					for i, v := range w.row(c) {
						want += int32(int8(v)) * (int32(in.Row(r)[i]) - zeroLevel)
					}
				}
				if got := out[r*p.outputs+c]; got != want {
					t.Fatalf("%s: %d x %d · %d: sum %d, %d is %d, want %d", k.name, rows, inputs, outputs, r, c, got, want)
				}
			}
		}
	}
}

func TestEveryKernelSumsExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, inputs := rapid.IntRange(1, 40).Draw(t, "rows"), Panel*rapid.IntRange(1, 6).Draw(t, "inputs/32")
		outputs := rapid.IntRange(1, 3*Panel).Draw(t, "outputs")
		checkSums(t, rows, inputs, outputs, rapid.Bool().Draw(t, "extreme"), rapid.Uint64().Draw(t, "seed"))
	})
}

// The longest sums of a network, of nothing but the largest products.
func TestEveryKernelSumsTheLargest(t *testing.T) {
	checkSums(t, 3, 3*512, 32, true, 1)
	checkSums(t, 13, 1024, 64, true, 2)
}

func FuzzSums(f *testing.F) {
	f.Add(uint8(1), uint8(1), uint8(1), false, uint64(1))
	f.Add(uint8(25), uint8(9), uint8(33), true, uint64(2))
	f.Fuzz(func(t *testing.T, rows, inputs, outputs uint8, extreme bool, seed uint64) {
		checkSums(t, int(rows)%64+1, Panel*(int(inputs)%12+1), int(outputs)+1, extreme, seed)
	})
}

// values are some that reading meets, and some that it hardly does.
func values(rng *rand.Rand, n int) []float32 {
	row := make([]float32, n)
	spread := math.Pow(10, 8*rng.Float64()-6)
	for i := range row {
		row[i] = float32(rng.NormFloat64() * spread)
		if rng.IntN(20) == 0 {
			row[i] = float32(rng.IntN(9)-4) / 2
		}
	}
	return row
}

// sameBits fails unless two kernels have computed the very same.
func sameBits(t *rapid.T, name, what string, got, want []float32) {
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: %s %d is %v, want %v", name, what, i, got[i], want[i])
		}
	}
}

func TestEveryKernelReadsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 5))
		n := Panel * rapid.IntRange(1, 5).Draw(t, "n/32")
		row, scales, bias, state, gates := values(rng, n), values(rng, 4*n), values(rng, n), values(rng, n), values(rng, 4*n)
		sums := make([]int32, 4*n)
		for i := range sums {
			sums[i] = int32(rng.IntN(1<<20) - 1<<19)
		}
		slope := []float32{1, 0.1}[rng.IntN(2)]
		type result struct {
			levels, cells      []byte
			step               float32
			scaled, state, out []float32
		}
		read := func(k kernel) result {
			r := result{levels: make([]byte, n), cells: make([]byte, n), scaled: make([]float32, n), state: slices.Clone(state), out: make([]float32, n)}
			before := active
			active = k
			r.step = QuantiseRow(r.levels, row)
			active = before
			for i := range r.scaled {
				r.scaled[i] = math.Float32frombits(uint32(sums[i]))
			}
			k.scale(&r.scaled[0], &scales[0], &bias[0], row[0], slope, n)
			k.readCell(&sums[0], &gates[0], &scales[0], &r.state[0], &r.out[0], &r.cells[0], n, cellConstants)
			return r
		}
		want := read(plain)
		for _, k := range available() {
			got := read(k)
			if !bytes.Equal(got.levels, want.levels) || !bytes.Equal(got.cells, want.cells) {
				t.Fatalf("%s: levels %v, %v, want %v, %v", k.name, got.levels, got.cells, want.levels, want.cells)
			}
			sameBits(t, k.name, "step", []float32{got.step}, []float32{want.step})
			sameBits(t, k.name, "scaled", got.scaled, want.scaled)
			sameBits(t, k.name, "state", got.state, want.state)
			sameBits(t, k.name, "output", got.out, want.out)
		}
	})
}

func BenchmarkSums(b *testing.B) {
	const rows, inputs, outputs = 24, 192, 768
	for _, k := range available() {
		b.Run(k.name, func(b *testing.B) {
			use(b, k)
			rng := rand.New(rand.NewPCG(1, 1))
			in, w := randomLevels(rng, rows, inputs, false), randomWeights(rng, outputs, inputs, false)
			var p Multiplier
			p.Pack(w)
			out := make([]int32, rows*outputs)
			for b.Loop() {
				p.sums(&out[0], &in.Data[0], rows)
			}
			b.ReportMetric(rows*inputs*outputs*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

// What an LSTM reads is the same with every kernel, and for every sentence
// alone or beside others.
func TestEveryKernelReadsSentencesAlike(t *testing.T) {
	const inputs, hidden = 64, 32
	rng := rand.New(rand.NewPCG(9, 5))
	input, recurrent := randomWeights(rng, 4*hidden, inputs, false), randomWeights(rng, 4*hidden, hidden, false)
	for _, scales := range [][]float32{input.Scales, recurrent.Scales} {
		for i := range scales {
			scales[i] *= 0.01
		}
	}
	bias, batch := values(rng, 4*hidden), NewBatch([]int{9, 6, 6, 2, 1})
	in := new(Levels)
	in.Set(randomMatrix(rng, batch.Rows(), inputs, 0))
	for _, reverse := range []bool{false, true} {
		var want []float32
		for _, k := range available() {
			use(t, k)
			lstm, memory := NewLSTMReader(input, recurrent, bias, reverse), new(LSTMReading)
			out := NewMatrix(batch.Rows(), hidden)
			lstm.Read(memory, out, in, batch)
			if want == nil {
				want = slices.Clone(out.Data)
			}
			if !slices.Equal(out.Data, want) {
				t.Errorf("%s reads otherwise than %s", k.name, available()[0].name)
			}
			for s := range batch.Sentences() {
				alone, single := new(Levels), NewBatch([]int{batch.Length(s)})
				alone.Reshape(single.Rows(), inputs)
				for i := range single.Rows() {
					copy(alone.Row(i), in.Row(batch.Row(s, i)))
					alone.Steps[i] = in.Steps[batch.Row(s, i)]
				}
				got := NewMatrix(single.Rows(), hidden)
				lstm.Read(memory, got, alone, single)
				for i := range single.Rows() {
					if !slices.Equal(got.Row(i), out.Row(batch.Row(s, i))) {
						t.Fatalf("%s, reverse=%v: word %d of sentence %d is another alone", k.name, reverse, i, s)
					}
				}
			}
		}
	}
}

func TestQuantiseKeepsWhatItCan(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 5))
	m := randomMatrix(rng, 5, 64, 3)
	clear(m.Row(2))
	rows, columns := QuantiseRows(m, EmbeddingBits), QuantiseColumns(m)
	for r := range m.Rows {
		got := make([]float32, m.Cols)
		rows.AddRow(got, r, 1)
		wrong := 0.0
		for c, v := range m.Row(r) {
			wrong += math.Pow(float64(got[c]-v), 2) / float64(m.Cols)
			weight := columns.Scales[c] * float32(int8(columns.row(c)[r]))
			if math.Abs(float64(weight-v)) > 0.03 {
				t.Errorf("weight %v became %v", v, weight)
			}
		}
		if wrong > 0.05 { // of a variance of one
			t.Errorf("row %d is wrong by %v on average", r, math.Sqrt(wrong))
		}
	}
	if err := columns.Check(); err != nil {
		t.Error(err)
	}
	columns.Values[7] = 64
	if columns.Check() == nil {
		t.Error("a weight too large passed")
	}
}

func TestQuantiseRowOfNothing(t *testing.T) {
	for _, tiny := range []float32{0, 1e-38} {
		levels := make([]byte, Panel)
		if step := QuantiseRow(levels, slices.Repeat([]float32{tiny}, Panel)); step != 0 || !bytes.Equal(levels, bytes.Repeat([]byte{zeroLevel}, Panel)) {
			t.Errorf("%v became %v times %v", tiny, step, levels)
		}
	}
}
