package nn

import (
	"fmt"
	"math"
)

// Precisions of quantised values, in bits.
const (
	EmbeddingBits = 4 // two values to a byte, the lower half first
	WeightBits    = 7 // a byte each
)

// Quantised is a matrix of few-bit values: the value at row r and column c is
// Scales[r] times the small integer that Values holds there. It is what a
// weights file has and what reading multiplies with. Weights have a row for
// every output of a layer, and so one scale: that of the output.
type Quantised struct {
	Rows, Cols, Bits int
	Scales           []float32
	Values           []byte // rows side by side
}

// NewQuantised is a matrix of zeros; cols is even.
func NewQuantised(rows, cols, bits int) Quantised {
	q := Quantised{Rows: rows, Cols: cols, Bits: bits, Scales: make([]float32, rows)}
	q.Values = make([]byte, rows*q.rowBytes())
	return q
}

// QuantiseRows rounds the rows of m to the given precision.
func QuantiseRows(m Matrix, bits int) Quantised {
	q := NewQuantised(m.Rows, m.Cols, bits)
	for r := range m.Rows {
		q.set(r, m.Row(r))
	}
	return q
}

// QuantiseColumns rounds weights, of which m has a column for every output.
func QuantiseColumns(m Matrix) Quantised {
	q := NewQuantised(m.Cols, m.Rows, WeightBits)
	column := make([]float32, m.Rows)
	for c := range m.Cols {
		for r := range column {
			column[r] = m.Data[r*m.Stride+c]
		}
		q.set(c, column)
	}
	return q
}

func (q *Quantised) rowBytes() int {
	if q.Bits == EmbeddingBits {
		return q.Cols / 2
	}
	return q.Cols
}

func (q *Quantised) row(r int) []byte {
	n := q.rowBytes()
	return q.Values[r*n : (r+1)*n]
}

func (q *Quantised) set(r int, row []float32) {
	limit := float32(int(1)<<(q.Bits-1) - 1)
	scale := bestScale(row, limit)
	q.Scales[r] = scale
	out := q.row(r)
	for i, v := range row {
		rounded := byte(roundTo(v, scale, limit))
		switch {
		case q.Bits == WeightBits:
			out[i] = rounded
		case i%2 == 0:
			out[i/2] = rounded & 15
		default:
			out[i/2] |= rounded << 4
		}
	}
}

// Check says which value is none that quantising makes: sums of products could
// exceed what the kernels hold.
func (q *Quantised) Check() error {
	for _, scale := range q.Scales {
		if math.IsNaN(float64(scale)) || math.IsInf(float64(scale), 0) {
			return fmt.Errorf("scale %v", scale)
		}
	}
	if q.Bits != WeightBits {
		return nil
	}
	for _, v := range q.Values {
		if int8(v) < -topLevel || int8(v) > topLevel {
			return fmt.Errorf("value %d beyond %d", int8(v), topLevel)
		}
	}
	return nil
}

// addTo adds factor times row r, of four bits, to sum.
func (q *Quantised) addTo(sum []float32, r int, factor float32) {
	var values [16]float32
	factor *= q.Scales[r]
	for v := range values {
		values[v] = factor * float32(int8(v<<4)>>4)
	}
	for i, pair := range q.row(r) {
		to := sum[2*i : 2*i+2 : 2*i+2]
		to[0] += values[pair&15]
		to[1] += values[pair>>4]
	}
}

// AddRow adds factor times row r of an embedding to sum.
func (q *Quantised) AddRow(sum []float32, r int, factor float32) {
	if q.Bits != EmbeddingBits || len(sum) != q.Cols {
		panic(fmt.Sprintf("nn: a row of %d values of %d bits into %d", q.Cols, q.Bits, len(sum)))
	}
	q.addTo(sum, r, factor)
}

// roundTo is the number of whole scales in v, up to the limit.
func roundTo(v, scale, limit float32) int8 {
	if scale == 0 {
		return 0
	}
	return int8(max(-limit, min(limit, float32(math.RoundToEven(float64(v/scale))))))
}

// bestScale is the scale with the least squared error among some that cut off
// outliers, which pays where a value has few bits.
func bestScale(row []float32, limit float32) float32 {
	high := float32(0)
	for _, v := range row {
		high = max(high, v, -v)
	}
	if high < tiniest {
		return 0
	}
	best, least := float32(0), math.Inf(1)
	for step := range 16 {
		scale := high / limit * (1 - float32(step)/24)
		err := squaredError(row, scale, limit)
		if err < least {
			best, least = scale, err
		} else if err > 2*least {
			break
		}
	}
	return best
}

func squaredError(row []float32, scale, limit float32) float64 {
	sum := 0.0
	for _, v := range row {
		d := float64(v - scale*float32(roundTo(v, scale, limit)))
		sum += d * d
	}
	return sum
}
