//go:build arm64 && !purego

package nn

import "golang.org/x/sys/cpu"

var neon = kernel{name: "neon", panel: panelNEON, cell: cellPlain, addScaled: addScaledNEON, intKernel: neonInts}

// neonInts need the dot product of small integers, which the first processors
// of the architecture lack.
var neonInts = intKernel{
	packedWords: panelWords, pack: packPanels, product: byPanels(panelSDOT, column),
	highest: highestNEON, quantise: quantiseNEON, scale: scaleNEON, readCell: readCellNEON,
}

// available lists the kernels that this processor runs, fastest first.
func available() []kernel {
	if !cpu.ARM64.HasASIMD {
		return []kernel{plain}
	}
	vector := neon
	if !cpu.ARM64.HasASIMDDP {
		vector.packedWords, vector.pack, vector.product = plain.packedWords, plain.pack, plain.product
	}
	return []kernel{vector, plain}
}

//go:noescape
func panelNEON(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, m, k int, accumulate bool)

//go:noescape
func addScaledNEON(dst, src *float32, alpha float32, n int)

//go:noescape
func panelSDOT(out *int32, stride uintptr, in *byte, row uintptr, w *byte, start *int32, m, k int)

//go:noescape
func highestNEON(row *float32, n int) float32

//go:noescape
func quantiseNEON(levels *byte, row *float32, perStep float32, n int)

//go:noescape
func scaleNEON(row, scales, bias *float32, step, slope float32, n int)

//go:noescape
func readCellNEON(sums *int32, gates, scales, state, out *float32, levels *byte, n int, table *cellTable)
