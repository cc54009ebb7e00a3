package nn

// The hyperbolic tangent as a quotient of polynomials, x·P(x²)/Q(x²), exact to
// a few units in the last place between the limits; the coefficients are those
// of the Eigen library. It needs no exponential, so every kernel computes the
// same.
const (
	tanhLimit = 7.90531110763549805

	tanhP0 = 4.89352455891786e-03
	tanhP1 = 6.37261928875436e-04
	tanhP2 = 1.48572235717979e-05
	tanhP3 = 5.12229709037114e-08
	tanhP4 = -8.60467152213735e-11
	tanhP5 = 2.00018790482477e-13
	tanhP6 = -2.76076847742355e-16

	tanhQ0 = 4.89352518554385e-03
	tanhQ1 = 2.26843463243900e-03
	tanhQ2 = 1.18534705686654e-04
	tanhQ3 = 1.19825839466702e-06
)

// tanhTable holds the constants for vector kernels, each repeated over a lane:
// lower and upper limit, one half, P6 down to P0, Q3 down to Q0.
type tanhTable [14][lane]float32

var tanhConstants = newTanhTable(-tanhLimit, tanhLimit, 0.5,
	tanhP6, tanhP5, tanhP4, tanhP3, tanhP2, tanhP1, tanhP0,
	tanhQ3, tanhQ2, tanhQ1, tanhQ0)

func newTanhTable(values ...float32) *tanhTable {
	table := new(tanhTable)
	for i, value := range values {
		for j := range table[i] {
			table[i][j] = value
		}
	}
	return table
}

// Tanh is the hyperbolic tangent.
func Tanh(x float32) float32 {
	x = max(-tanhLimit, min(tanhLimit, x))
	y := x * x
	p := float32(tanhP6)
	p = p*y + tanhP5
	p = p*y + tanhP4
	p = p*y + tanhP3
	p = p*y + tanhP2
	p = p*y + tanhP1
	p = p*y + tanhP0
	q := float32(tanhQ3)
	q = q*y + tanhQ2
	q = q*y + tanhQ1
	q = q*y + tanhQ0
	return x * p / q
}

func sigmoid(x float32) float32 { return 0.5*Tanh(0.5*x) + 0.5 }
