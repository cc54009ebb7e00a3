package syntax

import (
	"encoding/binary"
	"math"
)

// rowBytes is the length of a packed row of n values, n even.
func rowBytes(n, bits int) int {
	if bits == 32 {
		return 4 * n
	}
	return 4 + n*bits/8
}

// appendRow packs a row: its scale and the values in units of it, two to a
// byte if they have four bits, lower half first.
func appendRow(out []byte, row []float32, bits int) []byte {
	if bits == 32 {
		for _, v := range row {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
		}
		return out
	}
	scale := bestScale(row, bits)
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
	limit := float32(int(1)<<(bits-1) - 1)
	for i := 0; i < len(row); i++ {
		q := byte(quantise(row[i], scale, limit))
		if bits == 4 {
			i++
			q = q&15 | byte(quantise(row[i], scale, limit))<<4
		}
		out = append(out, q)
	}
	return out
}

func quantise(v, scale, limit float32) int8 {
	if scale == 0 {
		return 0
	}
	return int8(max(-limit, min(limit, float32(math.Round(float64(v/scale))))))
}

// bestScale is the scale with the least squared error among some that cut off
// outliers, which pays where a value has few bits.
func bestScale(row []float32, bits int) float32 {
	limit, high := float32(int(1)<<(bits-1)-1), float32(0)
	for _, v := range row {
		high = max(high, v, -v)
	}
	best, least := float32(0), math.Inf(1)
	for step := range 16 {
		scale := high / limit * (1 - float32(step)/24)
		if err := squaredError(row, scale, limit); err < least {
			best, least = scale, err
		}
		if bits == 8 {
			break
		}
	}
	return best
}

func squaredError(row []float32, scale, limit float32) float64 {
	sum := 0.0
	for _, v := range row {
		d := float64(v - scale*float32(quantise(v, scale, limit)))
		sum += d * d
	}
	return sum
}

// unpackRow is the inverse of appendRow.
func unpackRow(row []float32, data []byte, bits int) {
	if bits == 32 {
		for i := range row {
			row[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
		}
		return
	}
	scale := math.Float32frombits(binary.LittleEndian.Uint32(data))
	data = data[4:]
	if bits == 8 {
		for i := range row {
			row[i] = scale * float32(int8(data[i]))
		}
		return
	}
	var values [16]float32
	for q := range values {
		values[q] = scale * float32(int8(q<<4)>>4)
	}
	for i, pair := range data {
		row[2*i], row[2*i+1] = values[pair&15], values[pair>>4]
	}
}
