package nn

// lane is the number of values that vector kernels take at a time at most:
// lengths given to them are multiples of it.
const lane = 16

// kernel is one implementation of the inner loops.
type kernel struct {
	name string

	// panel sets m rows of Panel values at c, ldc bytes apart, to the product of
	// the m rows at a and the k rows of the panel at b, or adds the product.
	// Values of a are row bytes apart from row to row and step bytes along k.
	panel func(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, m, k int, accumulate bool)

	// cell turns the 4n sums at gates (input, forget, candidate, output) into
	// activations in place and computes the cell's state and output from the
	// state before. n is a multiple of lane.
	cell func(gates, before, state, out *float32, n int, table *tanhTable)

	// addScaled adds alpha·src to dst. n is a multiple of lane.
	addScaled func(dst, src *float32, alpha float32, n int)

	intKernel
}

// intKernel is one implementation of the inner loops of reading. All compute
// the very same.
type intKernel struct {
	// packedWords is the size of k x n packed weights, and pack lays them out; w
	// has a row for every one of the n columns, or fewer.
	packedWords func(k, n int) int
	pack        func(data []uint64, w *Quantised, n int)

	// product sets the rows at out, of n sums each, to those of start plus the
	// products of the rows at in, of k bytes each, with packed weights. n and k
	// are multiples of Panel.
	product func(out *int32, in *byte, w *uint64, start *int32, rows, k, n int)

	// highest is the greatest magnitude in a row; n is a multiple of Panel.
	highest func(row *float32, n int) float32

	// quantise writes the levels of values times perStep; n is a multiple of Panel.
	quantise func(levels *byte, row *float32, perStep float32, n int)

	// scale turns sums into values in place, sum·step·scale + bias, and
	// multiplies the negative ones by slope; n is a multiple of Panel.
	scale func(row, scales, bias *float32, step, slope float32, n int)

	// readCell adds sums times scales to the gates of n cells (input, forget,
	// candidate, output) and computes from them the new state in place of the
	// old, the output, and its levels. n is a multiple of Panel.
	readCell func(sums *int32, gates, scales, state, out *float32, levels *byte, n int, table *cellTable)
}

// active is the kernel in use. Only tests change it.
var active = available()[0]

// Kernel names the implementation in use: "avx512", "avxvnni", "avx2", "neon" or
// "go".
func Kernel() string { return active.name }
