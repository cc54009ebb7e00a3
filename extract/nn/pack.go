package nn

// Panel is the number of columns in a panel of a packed matrix.
const Panel = 32

// Packed is a matrix of K rows and N columns, N a multiple of Panel, laid out
// as N/Panel panels of K rows with Panel values each, so that a kernel reads
// it from front to back.
type Packed struct {
	K, N int
	data []float32
}

// Pack copies m, padding its columns with zeros up to a multiple of Panel.
func (p *Packed) Pack(m Matrix) {
	p.resize(m.Rows, m.Cols)
	for from := 0; from < p.N; from += Panel {
		width := min(Panel, m.Cols-from)
		panel := p.data[from*p.K:]
		for r := range m.Rows {
			row := m.Data[r*m.Stride+from:]
			n := copy(panel[r*Panel:(r+1)*Panel], row[:width])
			clear(panel[r*Panel+n : (r+1)*Panel])
		}
	}
}

// PackTransposed copies the transpose of m: its rows become columns, padded
// with zeros up to a multiple of Panel.
func (p *Packed) PackTransposed(m Matrix) {
	p.resize(m.Cols, m.Rows)
	for from := 0; from < p.N; from += Panel {
		panel := p.data[from*p.K : (from+Panel)*p.K]
		width := min(Panel, m.Rows-from)
		if width < Panel {
			clear(panel)
		}
		for first := 0; first < m.Cols; first += lane { // so that what is written stays in the nearest cache
			to := min(first+lane, m.Cols)
			for c := range width {
				for r, value := range m.Row(from + c)[first:to] {
					panel[(first+r)*Panel+c] = value
				}
			}
		}
	}
}

func (p *Packed) resize(rows, cols int) {
	p.K, p.N = rows, Padded(cols)
	if n := p.K * p.N; cap(p.data) < n {
		p.data = make([]float32, n)
	} else {
		p.data = p.data[:n]
	}
}
