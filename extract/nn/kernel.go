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
}

// active is the kernel in use. Only tests change it.
var active = available()[0]

// Kernel names the implementation in use: "avx512", "avx2", "neon" or "go".
func Kernel() string { return active.name }
