package nn

import "math"

// For reading, the hyperbolic tangent is x·P(x²)/Q(x²) with polynomials of the
// second degree, wrong by at most 1e-4, far less than a level; above the limit
// it stays the same. The logistic function is (1 + tanh(x/2))/2. Numerators and
// denominators are kept apart so that a cell divides but twice.
const (
	squashLimit = 5
	squashP0    = 0.999810116
	squashP1    = 0.101722731
	squashP2    = 0.000654931949
	squashQ1    = 0.434503591
	squashQ2    = 0.0126390596
)

// cellTable holds the constants for vector kernels, each repeated over a lane:
// limits (upper, lower), P2, P1, P0, Q2, Q1 of the tangent; the same of the
// tangent of half the argument; 1; one half; the top level; and the level of
// zero, an integer.
type cellTable [18][lane]uint32

var cellConstants = newCellTable()

func newCellTable() *cellTable {
	table := new(cellTable)
	for i, value := range []float32{
		squashLimit, -squashLimit, squashP2, squashP1, squashP0, squashQ2, squashQ1,
		2 * squashLimit, -2 * squashLimit, squashP2 / 32, squashP1 / 8, squashP0 / 2, squashQ2 / 16, squashQ1 / 4,
		1, 0.5, topLevel,
	} {
		for j := range table[i] {
			table[i][j] = math.Float32bits(value)
		}
	}
	for j := range table[17] {
		table[17][j] = zeroLevel
	}
	return table
}

// squash is the numerator and the denominator of tanh(x).
func squash(x float32) (numerator, denominator float32) {
	if x > squashLimit {
		x = squashLimit
	}
	if x < -squashLimit {
		x = -squashLimit
	}
	y := float32(x * x)
	p := float32(float32(squashP2)*y) + squashP1
	p = float32(p*y) + squashP0
	q := float32(float32(squashQ2)*y) + squashQ1
	q = float32(q*y) + 1
	return float32(x * p), q
}

// halfSquash is the numerator and the denominator of tanh(x/2).
func halfSquash(x float32) (numerator, denominator float32) {
	if x > 2*squashLimit {
		x = 2 * squashLimit
	}
	if x < -2*squashLimit {
		x = -2 * squashLimit
	}
	y := float32(x * x)
	p := float32(float32(squashP2/32)*y) + squashP1/8
	p = float32(p*y) + squashP0/2
	q := float32(float32(squashQ2/16)*y) + squashQ1/4
	q = float32(q*y) + 1
	return float32(x * p), q
}
