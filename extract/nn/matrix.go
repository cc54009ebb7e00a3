package nn

import "fmt"

// Matrix is a row-major view of float32 values: row r begins at
// Data[r*Stride] and holds Cols values. Several views may share their data.
type Matrix struct {
	Rows, Cols, Stride int
	Data               []float32
}

// NewMatrix is a zero matrix with rows side by side.
func NewMatrix(rows, cols int) Matrix {
	return Matrix{Rows: rows, Cols: cols, Stride: cols, Data: make([]float32, rows*cols)}
}

// Row is row r, aliasing the matrix.
func (m Matrix) Row(r int) []float32 {
	start := r * m.Stride
	return m.Data[start : start+m.Cols : start+m.Cols]
}

// Slice is the view of the rows [from, to).
func (m Matrix) Slice(from, to int) Matrix {
	if from < 0 || to < from || to > m.Rows {
		panic(fmt.Sprintf("nn: rows [%d, %d) of %d", from, to, m.Rows))
	}
	m.Rows = to - from
	if m.Rows == 0 {
		m.Data = nil
		return m
	}
	m.Data = m.Data[from*m.Stride:]
	return m
}

// Columns is the view of the columns [from, to).
func (m Matrix) Columns(from, to int) Matrix {
	if from < 0 || to < from || to > m.Cols {
		panic(fmt.Sprintf("nn: columns [%d, %d) of %d", from, to, m.Cols))
	}
	m.Cols = to - from
	if m.Rows > 0 {
		m.Data = m.Data[from:]
	}
	return m
}

// Zero sets every value to 0.
func (m Matrix) Zero() {
	for r := range m.Rows {
		clear(m.Row(r))
	}
}

// Reshape returns a matrix of the given size on the memory of m where it is
// large enough, and on fresh memory otherwise. Its values are undefined.
func (m Matrix) Reshape(rows, cols int) Matrix {
	if n := rows * cols; cap(m.Data) >= n {
		return Matrix{Rows: rows, Cols: cols, Stride: cols, Data: m.Data[:n]}
	}
	return NewMatrix(rows, cols)
}

// check panics unless the data are long enough for the size: the kernels in
// assembly rely on it.
func (m Matrix) check() {
	if m.Rows > 0 && (m.Cols > m.Stride || len(m.Data) < (m.Rows-1)*m.Stride+m.Cols) {
		panic(fmt.Sprintf("nn: %d values are too few for %d x %d at stride %d", len(m.Data), m.Rows, m.Cols, m.Stride))
	}
}

// Padded rounds n up to a multiple of Panel.
func Padded(n int) int { return (n + Panel - 1) / Panel * Panel }
