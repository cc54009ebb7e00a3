package nn

import (
	"fmt"
	"unsafe"
)

const floatSize = unsafe.Sizeof(float32(0))

// Mul sets c to a·b, or adds a·b to it. The columns of c are those of b,
// padding included.
func Mul(c, a Matrix, b *Packed, accumulate bool) {
	if a.Cols != b.K || c.Rows != a.Rows || c.Cols != b.N {
		panic(fmt.Sprintf("nn: %dx%d = %dx%d · %dx%d", c.Rows, c.Cols, a.Rows, a.Cols, b.K, b.N))
	}
	a.check()
	multiply(c, a, uintptr(a.Stride)*floatSize, floatSize, b, accumulate)
}

// MulTransposed sets c to aᵀ·b, or adds aᵀ·b to it: the gradient of a weight
// from the inputs a of a layer and the gradient b of its outputs.
func MulTransposed(c, a Matrix, b *Packed, accumulate bool) {
	if a.Rows != b.K || c.Rows != a.Cols || c.Cols != b.N {
		panic(fmt.Sprintf("nn: %dx%d = (%dx%d)ᵀ · %dx%d", c.Rows, c.Cols, a.Rows, a.Cols, b.K, b.N))
	}
	a.check()
	multiply(c, a, floatSize, uintptr(a.Stride)*floatSize, b, accumulate)
}

// multiply runs the kernel over every panel of b. In bytes, row leads from one
// row of the left-hand side to the next, and step along a row.
func multiply(c, a Matrix, row, step uintptr, b *Packed, accumulate bool) {
	c.check()
	if c.Rows == 0 || c.Cols == 0 {
		return
	}
	if b.K == 0 {
		if !accumulate {
			c.Zero()
		}
		return
	}
	ldc := uintptr(c.Stride) * floatSize
	for from := 0; from < b.N; from += Panel {
		active.panel(&c.Data[from], ldc, &a.Data[0], row, step, &b.data[from*b.K], c.Rows, b.K, accumulate)
	}
}

// AddScaled adds alpha·src to dst; src must be at least as long as dst.
func AddScaled(dst, src []float32, alpha float32) {
	if len(dst) == 0 {
		return
	}
	src = src[:len(dst)]
	whole := len(dst) &^ (lane - 1)
	if whole > 0 {
		active.addScaled(&dst[0], &src[0], alpha, whole)
	}
	for i := whole; i < len(dst); i++ {
		dst[i] += alpha * src[i]
	}
}
