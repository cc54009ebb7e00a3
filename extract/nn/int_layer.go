package nn

// LayerReader reads sentences in both directions.
type LayerReader [2]*LSTMReader

// LayerReading is the memory of a LayerReader; it may be used again and again.
type LayerReading struct {
	half [2]Matrix
	lstm [2]LSTMReading
}

// Read reads the levels of the inputs. The outputs of both directions stand
// side by side in the rows of out; with add they are added to what is there.
func (l *LayerReader) Read(m *LayerReading, out Matrix, in *Levels, batch Batch, add bool) {
	h := out.Cols / 2
	for j, lstm := range l {
		m.half[j] = m.half[j].Reshape(out.Rows, h)
		lstm.Read(&m.lstm[j], m.half[j], in, batch)
	}
	for row := range out.Rows {
		for j, half := range m.half {
			to := out.Row(row)[j*h : (j+1)*h]
			if add {
				AddScaled(to, half.Row(row), 1)
			} else {
				copy(to, half.Row(row))
			}
		}
	}
}
