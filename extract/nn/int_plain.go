package nn

import (
	"math"
	"unsafe"
)

// plainInts do in plain Go what the kernels do, to the last bit: products are
// rounded before they are added, by the conversions, on every processor.
var plainInts = intKernel{
	packedWords: func(k, n int) int { return k * n / 4 },
	pack:        packPlain, product: productPlain, highest: highestPlain,
	quantise: quantisePlain, scale: scalePlain, readCell: readCellPlain,
}

// packPlain puts the weights of four outputs into the four 16-bit lanes of a
// word, as one signed sum: one multiplication then does four.
func packPlain(data []uint64, w *Quantised, outputs int) {
	k := w.Cols
	for c := 0; c < outputs; c += 4 {
		words := data[c/4*k:][:k]
		clear(words)
		for lane := range min(4, max(0, w.Rows-c)) {
			for i, v := range w.row(c + lane) {
				words[i] += uint64(int64(int8(v))) << (16 * lane)
			}
		}
	}
}

// productPlain reads two rows at a time.
func productPlain(out *int32, in *byte, w *uint64, _ *int32, rows, k, n int) {
	to, from, words := unsafe.Slice(out, rows*n), unsafe.Slice(in, rows*k), unsafe.Slice(w, k*n/4)
	levels := make([]uint64, 2*k)
	first, second := levels[:k], levels[k:]
	for r := 0; r < rows; r += 2 {
		other := min(r+1, rows-1)
		for i := range first {
			first[i] = uint64(from[r*k+i]) - zeroLevel
			second[i] = uint64(from[other*k+i]) - zeroLevel
		}
		a, b := to[r*n:][:n], to[other*n:][:n]
		for c := 0; c < n; c += 4 {
			dotPlain((*[4]int32)(a[c:]), (*[4]int32)(b[c:]), first, second, words[c/4*k:][:k])
		}
	}
}

// dotPlain sums for two rows. Eight products of a level and a weight fit a lane,
// which then holds 2¹⁵ too much and so no sign; even and odd lanes are summed up
// apart, in 32 bits. Written out like this it keeps all sums in registers.
func dotPlain(a, b *[4]int32, first, second, words []uint64) {
	const offsets, lanes = 0x8000_8000_8000_8000, 0x0000_ffff_0000_ffff
	var aEven, aOdd, bEven, bOdd uint64
	first, second = first[:len(words)], second[:len(words)]
	for i := 0; i+8 <= len(words); i += 8 {
		w, x, y := (*[8]uint64)(words[i:]), (*[8]uint64)(first[i:]), (*[8]uint64)(second[i:])
		p := offsets + x[0]*w[0]
		q := offsets + y[0]*w[0]
		p += x[1] * w[1]
		q += y[1] * w[1]
		p += x[2] * w[2]
		q += y[2] * w[2]
		p += x[3] * w[3]
		q += y[3] * w[3]
		p += x[4] * w[4]
		q += y[4] * w[4]
		p += x[5] * w[5]
		q += y[5] * w[5]
		p += x[6] * w[6]
		q += y[6] * w[6]
		p += x[7] * w[7]
		q += y[7] * w[7]
		aEven += p & lanes
		aOdd += p >> 16 & lanes
		bEven += q & lanes
		bOdd += q >> 16 & lanes
	}
	all := int32(len(words) / 8 << 15)
	*a = [4]int32{int32(uint32(aEven)) - all, int32(uint32(aOdd)) - all, int32(aEven>>32) - all, int32(aOdd>>32) - all}
	*b = [4]int32{int32(uint32(bEven)) - all, int32(uint32(bOdd)) - all, int32(bEven>>32) - all, int32(bOdd>>32) - all}
}

func highestPlain(row *float32, n int) float32 {
	high := uint32(0)
	for _, v := range unsafe.Slice(row, n) {
		high = max(high, math.Float32bits(v)&^(1<<31))
	}
	return math.Float32frombits(high)
}

// level is the nearest whole number, even where two are as near, plus the level
// of zero. Adding a large number leaves no place for a fraction.
func level(v float32) byte {
	const large = 3 << 22
	return byte(int32(math.Float32bits(v+large)) + zeroLevel)
}

func quantisePlain(levels *byte, row *float32, perStep float32, n int) {
	to := unsafe.Slice(levels, n)
	for i, v := range unsafe.Slice(row, n) {
		to[i] = level(float32(v * perStep))
	}
}

func scalePlain(row, scales, bias *float32, step, slope float32, n int) {
	values, by, plus := unsafe.Slice(row, n), unsafe.Slice(scales, n), unsafe.Slice(bias, n)
	for i := range values {
		sum := float32(int32(math.Float32bits(values[i])))
		v := float32(float32(sum*step)*by[i]) + plus[i]
		if below := slope * v; below > v {
			v = below
		}
		values[i] = v
	}
}

func readCellPlain(sums *int32, gates, scales, state, out *float32, levels *byte, n int, _ *cellTable) {
	recurrent, z, by := unsafe.Slice(sums, 4*n), unsafe.Slice(gates, 4*n), unsafe.Slice(scales, 4*n)
	c, h, l := unsafe.Slice(state, n), unsafe.Slice(out, n), unsafe.Slice(levels, n)
	for j := range n {
		at := func(gate int) float32 {
			i := gate*n + j
			return z[i] + float32(float32(recurrent[i])*by[i])
		}
		inT, inQ := halfSquash(at(0))
		forgetT, forgetQ := halfSquash(at(1))
		candidateT, candidateQ := squash(at(2))
		outT, outQ := halfSquash(at(3))
		entering := inQ * candidateQ
		sum := float32(float32(float32(forgetQ+forgetT)*c[j])*entering) + float32(float32(float32(inQ+inT)*candidateT)*forgetQ)
		c[j] = float32(0.5*sum) / float32(forgetQ*entering)
		stateT, stateQ := squash(c[j])
		h[j] = float32(0.5*float32(float32(outQ+outT)*stateT)) / float32(outQ*stateQ)
		l[j] = level(float32(h[j] * topLevel))
	}
}
