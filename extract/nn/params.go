package nn

import (
	"math"
	"math/rand/v2"
	"sync"
)

// Params collects the parameters of a network as it is built, each at its
// index.
type Params []*Param

// Matrix adds a parameter of zeros.
func (ps *Params) Matrix(name string, rows, cols int) *Param {
	p := &Param{Name: name, Index: len(*ps), Value: NewMatrix(rows, cols)}
	*ps = append(*ps, p)
	return p
}

// Table adds an embedding of zeros.
func (ps *Params) Table(name string, rows, width int) *Param {
	p := ps.Matrix(name, rows, width)
	p.Table = true
	return p
}

// Dense adds the parameters of a dense layer. Columns beyond out only pad.
func (ps *Params) Dense(name string, in, out int) Dense {
	return Dense{
		Weight: ps.Matrix(name+".weight", in, Padded(out)),
		Bias:   ps.Matrix(name+".bias", 1, Padded(out)),
	}
}

// LSTM adds the parameters of an LSTM of hidden cells.
func (ps *Params) LSTM(name string, in, hidden int, reverse bool) LSTM {
	return LSTM{
		Input:     ps.Matrix(name+".input", in, 4*hidden),
		Recurrent: ps.Matrix(name+".recurrent", hidden, 4*hidden),
		Bias:      ps.Matrix(name+".bias", 1, 4*hidden),
		Reverse:   reverse,
	}
}

// Pack makes changed weights ready for reading.
func (ps Params) Pack() {
	ps.each(func(p *Param) bool { return !p.Table }, (*Param).Pack)
}

// PackTransposed makes changed weights ready for the backward pass.
func (ps Params) PackTransposed() {
	ps.each(func(p *Param) bool { return !p.Table && p.Value.Rows > 1 }, (*Param).PackTransposed)
}

// each calls do, on all processors, with the parameters that are wanted.
func (ps Params) each(wanted func(*Param) bool, do func(*Param)) {
	var group sync.WaitGroup
	for _, p := range ps {
		if wanted(p) {
			group.Go(func() { do(p) })
		}
	}
	group.Wait()
}

// Glorot gives the weights of m, which lead to out values, uniform values
// before learning (Glorot & Bengio 2010).
func Glorot(m Matrix, out int, rng *rand.Rand) {
	limit := math.Sqrt(6 / float64(m.Rows+out))
	for r := range m.Rows {
		row := m.Row(r)
		for c := range row {
			row[c] = float32(limit * (2*rng.Float64() - 1))
		}
	}
}
