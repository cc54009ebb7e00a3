//go:build (amd64 || arm64) && !purego

package nn

import (
	"encoding/binary"
	"unsafe"
)

// column is the number of columns in a panel of the vector kernels.
const column = 16

// packPanels lays out the weights for the vector kernels: panels of sixteen
// outputs, in which the weights of four inputs lie side by side for every
// output, and so on down the inputs.
func packPanels(data []uint64, w *Quantised, outputs int) {
	k := w.Cols
	bytes := unsafe.Slice((*byte)(unsafe.Pointer(&data[0])), 8*len(data))
	for from := 0; from < outputs; from += column {
		panel := bytes[from*k:][:column*k]
		width := min(column, max(0, w.Rows-from))
		if width < column {
			clear(panel)
		}
		for c := range width {
			row := w.row(from + c)
			for i := 0; i+4 <= k; i += 4 {
				binary.LittleEndian.PutUint32(panel[column*i+4*c:], binary.LittleEndian.Uint32(row[i:]))
			}
		}
	}
}

// panelWords is the size of weights packed by packPanels.
func panelWords(k, n int) int { return k * n / 8 }

// panelKernel multiplies m rows with the panels of a number of columns.
type panelKernel func(out *int32, stride uintptr, in *byte, row uintptr, w *byte, start *int32, m, k int)

// byPanels makes a product of a kernel for the given number of columns.
func byPanels(panel panelKernel, columns int) func(out *int32, in *byte, w *uint64, start *int32, rows, k, n int) {
	return func(out *int32, in *byte, w *uint64, start *int32, rows, k, n int) {
		sums, starts := unsafe.Slice(out, n), unsafe.Slice(start, n)
		weights := unsafe.Slice((*byte)(unsafe.Pointer(w)), k*n)
		for from := 0; from < n; from += columns {
			panel(&sums[from], uintptr(4*n), in, uintptr(k), &weights[from*k], &starts[from], rows, k)
		}
	}
}
