//go:build amd64 && !purego

package nn

import "golang.org/x/sys/cpu"

var (
	avx512 = kernel{name: "avx512", panel: panelAVX512, cell: cellAVX512, addScaled: addScaledAVX512, intKernel: avx512Ints}
	avx2   = kernel{name: "avx2", panel: panelAVX2, cell: cellAVX2, addScaled: addScaledAVX2, intKernel: avx2Ints}
)

var (
	avx512Ints = intKernel{
		packedWords: panelWords, pack: packPanels, product: byPanels(panelVNNI, 2*column),
		highest: highestAVX512, quantise: quantiseAVX512, scale: scaleAVX512, readCell: readCellAVX512,
	}
	avx2Ints = intKernel{
		packedWords: panelWords, pack: packPanels, product: byPanels(panelInt8AVX2, column),
		highest: highestAVX2, quantise: quantiseAVX2, scale: scaleAVX2, readCell: readCellAVX2,
	}
)

// available lists the kernels that this processor runs, fastest first. Three
// ways to multiply integers go with the two widths of vectors: VPDPBUSD of
// AVX512_VNNI, the same of AVX-VNNI, which processors without AVX-512 have of
// late, and the instructions of AVX2.
func available() []kernel {
	var kernels []kernel
	narrow := avx2
	if cpu.X86.HasAVXVNNI {
		narrow.name = "avxvnni"
		narrow.product = byPanels(panelAVXVNNI, column)
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasFMA {
		wide := avx512
		if !cpu.X86.HasAVX512VNNI || !cpu.X86.HasAVX512BW || !cpu.X86.HasAVX512VL {
			wide.intKernel = narrow.intKernel
		}
		kernels = append(kernels, wide)
	}
	if cpu.X86.HasAVXVNNI {
		kernels = append(kernels, narrow)
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		kernels = append(kernels, avx2)
	}
	return append(kernels, plain)
}

//go:noescape
func panelAVXVNNI(out *int32, stride uintptr, in *byte, row uintptr, w *byte, start *int32, m, k int)

//go:noescape
func panelInt8AVX2(out *int32, stride uintptr, in *byte, row uintptr, w *byte, start *int32, m, k int)

//go:noescape
func highestAVX2(row *float32, n int) float32

//go:noescape
func quantiseAVX2(levels *byte, row *float32, perStep float32, n int)

//go:noescape
func scaleAVX2(row, scales, bias *float32, step, slope float32, n int)

//go:noescape
func readCellAVX2(sums *int32, gates, scales, state, out *float32, levels *byte, n int, table *cellTable)

//go:noescape
func panelVNNI(out *int32, stride uintptr, in *byte, row uintptr, w *byte, start *int32, m, k int)

//go:noescape
func highestAVX512(row *float32, n int) float32

//go:noescape
func quantiseAVX512(levels *byte, row *float32, perStep float32, n int)

//go:noescape
func scaleAVX512(row, scales, bias *float32, step, slope float32, n int)

//go:noescape
func readCellAVX512(sums *int32, gates, scales, state, out *float32, levels *byte, n int, table *cellTable)

//go:noescape
func panelAVX512(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, m, k int, accumulate bool)

//go:noescape
func cellAVX512(gates, before, state, out *float32, n int, table *tanhTable)

//go:noescape
func addScaledAVX512(dst, src *float32, alpha float32, n int)

//go:noescape
func panelAVX2(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, m, k int, accumulate bool)

//go:noescape
func cellAVX2(gates, before, state, out *float32, n int, table *tanhTable)

//go:noescape
func addScaledAVX2(dst, src *float32, alpha float32, n int)
