package train

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"

	"parley/extract/nn/linear"
	"parley/extract/token"
)

// logistic learns yes or no by logistic regression over hashed features, with
// a rate of its own for each weight (Duchi et al. 2011, "Adaptive subgradient
// methods"). The weights of the second half of the rounds are averaged,
// and those of several fits, so that chance counts for less.
type logistic struct {
	bits   int     // rows, as a power of two
	fits   int     // from the start, in other orders; their weights are averaged
	rounds int     // over all decisions in each fit
	rate   float64 // of a weight's first steps
	rare   int     // features as rare as this are left out
}

// settled is the error below which a decision teaches nothing more.
const settled = 0.001

// firstGradient keeps the rate of a weight's first steps small.
const firstGradient = 0.1

// learn fits weights to the decisions of all blocks, which it shuffles.
func (l logistic) learn(rng *rand.Rand, blocks [][]token.Decision, progress io.Writer, what string) *linear.Weights {
	dropRare(blocks, l.rare)
	sum := make([]float32, 1<<l.bits)
	for n := range l.fits {
		fit := fitting{mask: 1<<l.bits - 1, rate: l.rate, weights: make([]float64, 1<<l.bits), squares: make([]float64, 1<<l.bits)}
		for round := range l.rounds {
			rng.Shuffle(len(blocks), func(i, j int) { blocks[i], blocks[j] = blocks[j], blocks[i] })
			wrong, all := fit.round(blocks)
			if round >= l.rounds/2 {
				for k, w := range fit.weights {
					sum[k] += float32(w)
				}
			}
			fmt.Fprintf(progress, "%s: fit %d of %d, round %d of %d, %d of %d decisions wrong\n", what, n+1, l.fits, round+1, l.rounds, wrong, all)
		}
	}
	return linear.Round(1, sum)
}

// dropRare takes from all decisions the features that occur at most so often.
func dropRare(blocks [][]token.Decision, rare int) {
	counts := map[uint32]int{}
	for _, block := range blocks {
		for i := range block {
			for _, f := range block[i].Features {
				counts[f]++
			}
		}
	}
	for _, block := range blocks {
		for i := range block {
			kept := block[i].Features[:0]
			for _, f := range block[i].Features {
				if counts[f] > rare {
					kept = append(kept, f)
				}
			}
			block[i].Features = kept
		}
	}
}

// fitting is the state of a logistic regression.
type fitting struct {
	mask             uint32
	rate             float64
	weights, squares []float64 // squares are the sums of squared gradients
}

// round learns from all decisions, and counts the wrong answers.
func (f *fitting) round(blocks [][]token.Decision) (wrong, all int) {
	for _, block := range blocks {
		for i := range block {
			if !f.step(&block[i]) {
				wrong++
			}
		}
		all += len(block)
	}
	return wrong, all
}

// step learns from one decision, and reports whether the answer was right.
func (f *fitting) step(d *token.Decision) bool {
	score, wanted := 0.0, 0.0
	for _, feature := range d.Features {
		score += f.weights[feature&f.mask]
	}
	if d.Answer {
		wanted = 1
	}
	if gradient := 1/(1+math.Exp(-score)) - wanted; math.Abs(gradient) >= settled {
		for _, feature := range d.Features {
			k := feature & f.mask
			f.squares[k] += gradient * gradient
			f.weights[k] -= f.rate / math.Sqrt(f.squares[k]+firstGradient) * gradient
		}
	}
	return (score > 0) == d.Answer
}
