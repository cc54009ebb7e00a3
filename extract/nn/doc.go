// Package nn holds the arithmetic of the neural models: matrix products and
// LSTM cells over float32, with kernels in assembly for AVX-512, AVX2 and NEON
// and the same in plain Go. The widest kernel that the processor knows is
// chosen when the program starts; the build tag purego leaves only plain Go.
//
// Matrices are row-major. The right-hand side of a product is packed into
// panels of [Panel] columns beforehand (see [Packed]): weights are packed once
// and multiplied often. Widths of products are therefore multiples of Panel;
// layers pad their outputs up to one.
//
// Layers know both directions: forward for reading, backward for training.
package nn
