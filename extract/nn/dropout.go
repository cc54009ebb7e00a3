package nn

import "math/rand/v2"

// Dropout silences random values while the network learns. One choice holds
// for all words of a sentence (Gal & Ghahramani 2016).
type Dropout struct {
	Rate float32
	Rand *rand.Rand
}

// Mask draws fresh choices, a row a sentence, on the memory of m: zero for a
// value that is silenced; the others grow, so that sums stay as large as
// without dropout.
func (d *Dropout) Mask(m Matrix, sentences, cols int) Matrix {
	m = m.Reshape(sentences, cols)
	keep := 1 / (1 - d.Rate)
	for i := range m.Data {
		m.Data[i] = keep
		if d.Rand.Float32() < d.Rate {
			m.Data[i] = 0
		}
	}
	return m
}

// ApplyMask multiplies the rows of m, laid out as batch, by the row of their
// sentence in mask. An empty mask silences nothing.
func ApplyMask(m, mask Matrix, batch Batch) {
	if mask.Data == nil {
		return
	}
	for t := range batch.Steps() {
		for s := range batch.Active(t) {
			row := m.Row(batch.Row(s, t))
			factors := mask.Row(s)[:len(row)]
			for i := range row {
				row[i] *= factors[i]
			}
		}
	}
}
