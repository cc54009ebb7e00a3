// Package nn holds the arithmetic of the neural models, with kernels in
// assembly for AVX-512, AVX-VNNI, AVX2 and NEON and the same in plain Go. The
// widest kernel that the processor knows is chosen when the program starts; the
// build tag purego leaves only plain Go.
//
// Networks learn in float32: matrix products, LSTM cells and dense layers know
// both directions, forward and backward. Matrices are row-major. The right-hand
// side of a product is packed into panels of [Panel] columns beforehand (see
// [Packed]): weights are packed once and multiplied often. Widths of products
// are therefore multiples of Panel; layers pad their outputs up to one.
//
// Texts are read with small integers, several times as fast: weights and values
// become whole numbers of seven bits (see [Quantised] and [Levels]), whose sums
// of products are exact, and what follows the sums rounds alike everywhere. So
// every kernel reads the very same out of a text, and a sentence is read the
// same whatever stands beside it.
package nn
