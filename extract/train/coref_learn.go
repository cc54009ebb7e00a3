package train

import (
	"fmt"
	"math"
	"math/rand/v2"

	"parley/extract/coref"
	"parley/extract/nn/linear"
)

// The shape of the training of chains.
const (
	corefBits   = 17 // rows of weights, as a power of two
	corefRounds = 8
	corefRate   = 0.1
	corefDecay  = 0.3
)

// What a wrong choice costs: to link what is new, to leave alone what has an
// antecedent, and to link it to another one.
const costFalseLink, costMissed, costWrongLink = 0.5, 1.5, 1.0

// LearnRanker maximises the margin-softened likelihood of all right choices
// (Durrett and Klein 2013) by AdaGrad (Duchi et al. 2011), and takes the mean of
// the weights after each round of the second half.
func LearnRanker(examples []coref.Example, o Options) *linear.Weights {
	rng := rand.New(rand.NewPCG(5, 6))
	r := rankLearner{weights: make([]float32, 1<<corefBits), squares: make([]float32, 1<<corefBits)}
	mean := make([]float32, len(r.weights))
	for round := range corefRounds {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		loss, right := 0.0, 0
		for i := range examples {
			l, ok := r.learn(&examples[i])
			loss += l
			if ok {
				right++
			}
		}
		for i, w := range r.weights {
			if round >= corefRounds/2 {
				mean[i] += w / (corefRounds - corefRounds/2)
			}
		}
		fmt.Fprintf(o.Log, "coref: round %d of %d, loss %.4f, %.2f%% of the choices right\n", round+1, corefRounds, loss/float64(len(examples)), 100*float64(right)/float64(len(examples)))
	}
	return linear.Round(1, mean)
}

// rankLearner holds weights and the sums of their squared gradients.
type rankLearner struct {
	weights, squares []float32
	scores, free     []float64
}

const corefMask = 1<<corefBits - 1

// learn takes one step and reports the loss, and whether the choice was right
// before it.
func (r *rankLearner) learn(e *coref.Example) (loss float64, right bool) {
	r.scores, r.free = r.scores[:0], r.free[:0]
	anew := e.Right[len(e.Right)-1]
	best, bestScore := 0, math.Inf(-1)
	for n, features := range e.Features {
		s := e.Prior[n]
		for _, f := range features {
			s += float64(r.weights[f&corefMask])
		}
		if s > bestScore {
			best, bestScore = n, s
		}
		r.scores = append(r.scores, s+cost(e, n, anew))
	}
	all, good := logSum(r.scores, nil), logSum(r.scores, e.Right)
	for n, features := range e.Features {
		gradient := math.Exp(r.scores[n] - all)
		if e.Right[n] {
			gradient -= math.Exp(r.scores[n] - good)
		}
		if math.Abs(gradient) > 1e-4 {
			r.step(features, float32(gradient))
		}
	}
	return all - good, e.Right[best]
}

// cost is what choosing n costs.
func cost(e *coref.Example, n int, anew bool) float64 {
	switch {
	case e.Right[n]:
		return 0
	case anew:
		return costFalseLink
	case n == len(e.Right)-1:
		return costMissed
	}
	return costWrongLink
}

// step moves the weights of the features against the gradient.
func (r *rankLearner) step(features []uint32, gradient float32) {
	for _, f := range features {
		w := &r.weights[f&corefMask]
		g := gradient + corefDecay**w
		r.squares[f&corefMask] += g * g
		*w -= corefRate * g / float32(math.Sqrt(float64(r.squares[f&corefMask])+1e-6))
	}
}

// logSum is the logarithm of the sum of the exponentials of those that are
// marked, all without marks.
func logSum(scores []float64, marked []bool) float64 {
	top := math.Inf(-1)
	for n, s := range scores {
		if marked == nil || marked[n] {
			top = max(top, s)
		}
	}
	sum := 0.0
	for n, s := range scores {
		if marked == nil || marked[n] {
			sum += math.Exp(s - top)
		}
	}
	return top + math.Log(sum)
}
