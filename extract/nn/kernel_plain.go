package nn

import "unsafe"

// plain is the fallback for processors without a kernel of their own, and the
// reference that tests hold the others against.
var plain = kernel{name: "go", panel: panelPlain, cell: cellPlain, addScaled: addScaledPlain, intKernel: plainInts}

func panelPlain(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, m, k int, accumulate bool) {
	panel := unsafe.Slice(b, k*Panel)
	for i := range m {
		out := (*[Panel]float32)(unsafe.Add(unsafe.Pointer(c), uintptr(i)*ldc))
		if !accumulate {
			*out = [Panel]float32{}
		}
		left := unsafe.Add(unsafe.Pointer(a), uintptr(i)*row)
		for p := range k {
			value := *(*float32)(unsafe.Add(left, uintptr(p)*step))
			right := (*[Panel]float32)(panel[p*Panel:])
			for j := range out {
				out[j] += value * right[j]
			}
		}
	}
}

func addScaledPlain(dst, src *float32, alpha float32, n int) {
	to, from := unsafe.Slice(dst, n), unsafe.Slice(src, n)
	for i := range to {
		to[i] += alpha * from[i]
	}
}

func cellPlain(gates, before, state, out *float32, n int, _ *tanhTable) {
	g := unsafe.Slice(gates, 4*n)
	in, forget, candidate, output := g[:n], g[n:2*n], g[2*n:3*n], g[3*n:]
	was, is, h := unsafe.Slice(before, n), unsafe.Slice(state, n), unsafe.Slice(out, n)
	for j := range n {
		in[j] = sigmoid(in[j])
		forget[j] = sigmoid(forget[j])
		candidate[j] = Tanh(candidate[j])
		output[j] = sigmoid(output[j])
		is[j] = forget[j]*was[j] + in[j]*candidate[j]
		h[j] = output[j] * Tanh(is[j])
	}
}
