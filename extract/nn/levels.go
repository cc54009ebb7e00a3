package nn

import (
	"encoding/binary"
	"fmt"
	"unsafe"
)

// Reading multiplies small integers. A value of a layer's input becomes one of
// 127 levels, -63 to 63 times the row's step, and is kept as the byte level+64;
// weights are as small (see [Quantised]). These bounds are why every kernel gets
// the very same sums: four products of a byte up to 127 and a weight up to 63
// fit sixteen bits, which is what AVX2 adds up in.
const (
	topLevel  = 63
	zeroLevel = 64
	tiniest   = 1e-30 // smaller values are zero: one over them is no number
)

// Levels is a matrix of quantised values, with one step a row.
type Levels struct {
	Rows, Cols int
	Data       []byte // level + 64, rows side by side
	Steps      []float32
}

// Reshape changes the size; values become undefined. Cols is a multiple of Panel.
func (l *Levels) Reshape(rows, cols int) {
	if cols%Panel != 0 {
		panic(fmt.Sprintf("nn: %d columns of levels", cols))
	}
	l.Rows, l.Cols = rows, cols
	l.Data, l.Steps = grow(l.Data, rows*cols), grow(l.Steps, rows)
}

func grow[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s[:n]
	}
	return make([]T, n)
}

// Row is row r, aliasing the matrix.
func (l *Levels) Row(r int) []byte { return l.Data[r*l.Cols : (r+1)*l.Cols] }

// Slice is the view of the rows [from, to).
func (l *Levels) Slice(from, to int) Levels {
	return Levels{Rows: to - from, Cols: l.Cols, Data: l.Data[from*l.Cols : to*l.Cols], Steps: l.Steps[from:to]}
}

// Set quantises m.
func (l *Levels) Set(m Matrix) {
	l.Reshape(m.Rows, m.Cols)
	for r := range m.Rows {
		l.Steps[r] = QuantiseRow(l.Row(r), m.Row(r))
	}
}

// QuantiseRow writes the levels of a row, whose length is a multiple of Panel,
// and returns their step: that with which the largest value has the top level.
func QuantiseRow(levels []byte, row []float32) float32 {
	if len(row)%Panel != 0 || len(levels) != len(row) {
		panic(fmt.Sprintf("nn: %d levels of %d values", len(levels), len(row)))
	}
	if len(row) == 0 {
		return 0
	}
	high := active.highest(&row[0], len(row))
	if !(high >= tiniest) {
		active.quantise(&levels[0], &row[0], 0, len(row))
		return 0
	}
	active.quantise(&levels[0], &row[0], topLevel/high, len(row))
	return high / topLevel
}

// Multiplier is a quantised matrix of weights, laid out for the kernel in use.
type Multiplier struct {
	inputs, outputs int // outputs padded to a multiple of Panel
	data            []uint64
	start           []int32 // by output: what makes up for the 64 that bytes have too much
	scales          []float32
	turned          []byte // of PackLevels
}

// Pack lays out the weights w; w.Cols, the inputs, is a multiple of Panel.
func (p *Multiplier) Pack(w *Quantised) {
	if w.Bits != WeightBits || w.Cols%Panel != 0 {
		panic(fmt.Sprintf("nn: weights of %d bits for %d inputs", w.Bits, w.Cols))
	}
	p.inputs, p.outputs = w.Cols, Padded(w.Rows)
	p.start, p.scales = grow(p.start, p.outputs), grow(p.scales, p.outputs)
	clear(p.scales[copy(p.scales, w.Scales):])
	clear(p.start[w.Rows:])
	for r := range w.Rows {
		p.start[r] = zeroLevel * (zeroLevel*int32(w.Cols) - levelSum(w.row(r)))
	}
	p.data = grow(p.data, active.packedWords(p.inputs, p.outputs))
	active.pack(p.data, w, p.outputs)
}

// PackLevels lays out the transpose of l, so that every row becomes an output.
func (p *Multiplier) PackLevels(l *Levels) {
	p.turned = grow(p.turned, len(l.Data))
	for i := 0; i < len(l.Data); i += 8 {
		binary.LittleEndian.PutUint64(p.turned[i:], plusZero(binary.LittleEndian.Uint64(l.Data[i:]))^highBits)
	}
	p.Pack(&Quantised{Rows: l.Rows, Cols: l.Cols, Bits: WeightBits, Scales: l.Steps, Values: p.turned})
}

// plusZero adds the level of zero to eight weights, with no carry from one to
// the next. With the highest bits turned over it takes it from eight levels.
func plusZero(weights uint64) uint64 {
	const zeros = 0x4040_4040_4040_4040
	return (weights&^highBits + zeros) ^ (weights & highBits)
}

const highBits = 0x8080_8080_8080_8080

// levelSum is the sum of a row of weights, each with the level of zero added.
// The bytes of eight weights are added up in four lanes.
func levelSum(row []byte) int32 {
	const lanes = 0x00ff_00ff_00ff_00ff
	sums := uint64(0)
	for i := 0; i+8 <= len(row); i += 8 {
		levels := plusZero(binary.LittleEndian.Uint64(row[i:]))
		sums += levels&lanes + levels>>8&lanes
	}
	sums = sums&0x0000_ffff_0000_ffff + sums>>16&0x0000_ffff_0000_ffff
	return int32(uint32(sums) + uint32(sums>>32))
}

// sums sets out, rows of int32 for all outputs, to the products of the levels
// at in with the weights.
func (p *Multiplier) sums(out *int32, in *byte, rows int) {
	if rows > 0 {
		active.product(out, in, &p.data[0], &p.start[0], rows, p.inputs, p.outputs)
	}
}

// blockRows is the number of rows whose sums become values before the next
// ones are multiplied, while they are in a near cache.
const blockRows = 48

// Multiply sets out to in·weights + bias, of which negative values are
// multiplied by slope, at most 1.
func (p *Multiplier) Multiply(out Matrix, in *Levels, bias []float32, slope float32) {
	if in.Cols != p.inputs || out.Rows != in.Rows || out.Cols != p.outputs || out.Stride != out.Cols || len(bias) != p.outputs {
		panic(fmt.Sprintf("nn: %dx%d = %dx%d · %dx%d", out.Rows, out.Cols, in.Rows, in.Cols, p.inputs, p.outputs))
	}
	out.check()
	for from := 0; from < in.Rows; from += blockRows {
		rows := min(blockRows, in.Rows-from)
		p.sums(asSums(out.Row(from)), &in.Row(from)[0], rows)
		for r := from; r < from+rows; r++ {
			active.scale(&out.Row(r)[0], &p.scales[0], &bias[0], in.Steps[r], slope, p.outputs)
		}
	}
}

// asSums is the memory of values that shall hold sums first.
func asSums(row []float32) *int32 { return (*int32)(unsafe.Pointer(&row[0])) }
