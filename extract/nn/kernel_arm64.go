//go:build arm64 && !purego

package nn

import "golang.org/x/sys/cpu"

var neon = kernel{name: "neon", panel: panelNEON, cell: cellPlain, addScaled: addScaledNEON, intKernel: plainInts}

// available lists the kernels that this processor runs, fastest first.
func available() []kernel {
	if cpu.ARM64.HasASIMD {
		return []kernel{neon, plain}
	}
	return []kernel{plain}
}

//go:noescape
func panelNEON(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, m, k int, accumulate bool)

//go:noescape
func addScaledNEON(dst, src *float32, alpha float32, n int)
