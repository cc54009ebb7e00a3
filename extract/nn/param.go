package nn

// Param is one learnt matrix of a network. A vector is a matrix of one row.
type Param struct {
	Name  string
	Index int // position among the parameters of its network, and in a Gradient
	Value Matrix
	Table bool // an embedding, of which a sentence touches few rows

	packed Packed // for products with the input
	turned Packed // for products with a gradient
}

// Pack prepares the parameter for reading after its values have changed.
func (p *Param) Pack() { p.packed.Pack(p.Value) }

// PackTransposed prepares the parameter for training after its values have
// changed.
func (p *Param) PackTransposed() { p.turned.PackTransposed(p.Value) }

// Gradient holds the derivative of a loss by every parameter of a network, at
// the parameter's index.
type Gradient []Matrix

// NewGradient is a zero gradient for the parameters.
func NewGradient(params []*Param) Gradient {
	g := make(Gradient, len(params))
	for i, p := range params {
		g[i] = NewMatrix(p.Value.Rows, p.Value.Cols)
	}
	return g
}

// Of is the gradient of p.
func (g Gradient) Of(p *Param) Matrix { return g[p.Index] }
