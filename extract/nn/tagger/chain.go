package tagger

import (
	"math"

	"parley/extract/nn"
)

// AnyTag leaves the gold tag of a word open.
const AnyTag = 255

// impossible is the score of a tag where it may not stand.
const impossible = -1e9

// chain is the memory of the sums over all sequences of tags of a sentence
// (Lafferty, McCallum & Pereira 2001): logarithms of sums up to a word, and
// from the word on.
type chain struct {
	ahead, behind []float64 // word by tag
}

// Loss is the negative logarithm of the probability of the gold tags, times
// scale. It replaces the scores by their gradient and adds that of the
// transitions to grad. Follows says whether tag b may stand after tag a; a
// sentence begins and ends as if tag 0 stood beside it.
func (n *Network) Loss(tr *Trace, gold [][]uint8, follows func(a, b uint8) bool, scale float32, grad nn.Gradient) float64 {
	k := n.Tags
	moves := make([]float64, k*k)
	for a := range k {
		for b := range k {
			moves[a*k+b] = impossible
			if follows(uint8(a), uint8(b)) {
				moves[a*k+b] = float64(n.Transitions.Value.Row(a)[b])
			}
		}
	}
	loss := 0.0
	dMoves := grad.Of(n.Transitions)
	for s, tags := range gold {
		d := make([]float32, len(tags)*k)
		free := tr.chain.run(n, tr, s, nil, moves, d, dMoves, scale)
		fixed := tr.chain.run(n, tr, s, tags, moves, d, dMoves, -scale)
		loss += free - fixed
		for t := range tags {
			row := tr.Scores.Row(tr.Batch.Row(s, t))
			clear(row)
			copy(row, d[t*k:(t+1)*k])
		}
	}
	return loss * float64(scale)
}

// run sums over the sequences of tags that agree with gold, all if it is nil.
// It returns the logarithm of the sum and adds its gradient, times scale, to d
// and dMoves.
func (c *chain) run(n *Network, tr *Trace, s int, gold []uint8, moves []float64, d []float32, dMoves nn.Matrix, scale float32) float64 {
	k, length := n.Tags, tr.Batch.Length(s)
	if cap(c.ahead) < length*k {
		c.ahead, c.behind = make([]float64, length*k), make([]float64, length*k)
	}
	c.ahead, c.behind = c.ahead[:length*k], c.behind[:length*k]
	score := func(t, tag int) float64 {
		if gold != nil && gold[t] != AnyTag && int(gold[t]) != tag {
			return impossible
		}
		return float64(tr.Scores.Row(tr.Batch.Row(s, t))[tag])
	}
	terms := make([]float64, k)
	for t := range length {
		for b := range k {
			total := moves[b] // after tag 0
			if t > 0 {
				for a := range k {
					terms[a] = c.ahead[(t-1)*k+a] + moves[a*k+b]
				}
				total = logSum(terms)
			}
			c.ahead[t*k+b] = max(2*impossible, total+score(t, b))
		}
	}
	for t := length - 1; t >= 0; t-- {
		for a := range k {
			if t == length-1 {
				c.behind[t*k+a] = moves[a*k] // before tag 0
				continue
			}
			for b := range k {
				terms[b] = moves[a*k+b] + score(t+1, b) + c.behind[(t+1)*k+b]
			}
			c.behind[t*k+a] = max(2*impossible, logSum(terms))
		}
	}
	for a := range k {
		terms[a] = c.ahead[(length-1)*k+a] + c.behind[(length-1)*k+a]
	}
	total := logSum(terms)
	for t := range length {
		for a := range k {
			from := c.ahead[t*k+a]
			p := share(from+c.behind[t*k+a]-total, scale)
			if p == 0 {
				continue
			}
			d[t*k+a] += p
			if t == 0 {
				dMoves.Row(0)[a] += p
			}
			if t == length-1 {
				dMoves.Row(a)[0] += p
				continue
			}
			for b := range k {
				dMoves.Row(a)[b] += share(from+moves[a*k+b]+score(t+1, b)+c.behind[(t+1)*k+b]-total, scale)
			}
		}
	}
	return total
}

// logSum is the logarithm of the sum of exponentials.
func logSum(terms []float64) float64 {
	top := terms[0]
	for _, t := range terms[1:] {
		top = max(top, t)
	}
	total := 0.0
	for _, t := range terms {
		if t > top-30 {
			total += math.Exp(t - top)
		}
	}
	return top + math.Log(total)
}

// share is scale times the exponential of x, and 0 where that is next to nothing.
func share(x float64, scale float32) float32 {
	if x < -20 {
		return 0
	}
	return scale * float32(math.Exp(x))
}
