package tagger

import (
	"math"

	"parley/extract/nn"
)

// AnyTag leaves the gold tag of a word open.
const AnyTag = 255

// impossible is the score of a tag where it may not stand.
const impossible = -1e9

// chain sums over all sequences of tags of a sentence (Lafferty, McCallum &
// Pereira 2001). Its values are by word and tag.
type chain struct {
	length, tags  int
	moves         []float64 // by tag and the tag after it
	score         []float64
	ahead, behind []float64 // logarithms of the sums up to a word, and from the word on
	terms         []float64
	gradient      []float32
}

// Loss is the negative logarithm of the probability of the gold tags, times
// scale. It replaces the scores by their gradient and adds that of the
// transitions to grad. Follows says whether tag b may stand after tag a; a
// sentence begins and ends as if tag 0 stood beside it.
func (n *Network) Loss(tr *Trace, gold [][]uint8, follows func(a, b uint8) bool, scale float32, grad nn.Gradient) float64 {
	c, k := &tr.chain, n.Tags
	c.prepare(n, follows)
	loss := 0.0
	for s, tags := range gold {
		c.begin(len(tags))
		for t := range tags {
			for a, score := range tr.Scores.Row(tr.Batch.Row(s, t))[:k] {
				c.score[t*k+a] = float64(score)
			}
		}
		loss += c.sum(grad.Of(n.Transitions), scale)
		for t, tag := range tags {
			for a := range k {
				if tag != AnyTag && int(tag) != a {
					c.score[t*k+a] = impossible
				}
			}
		}
		loss -= c.sum(grad.Of(n.Transitions), -scale)
		for t := range tags {
			row := tr.Scores.Row(tr.Batch.Row(s, t))
			clear(row[copy(row, c.gradient[t*k:(t+1)*k]):])
		}
	}
	return loss * float64(scale)
}

// prepare reads the scores of the moves from tag to tag.
func (c *chain) prepare(n *Network, follows func(a, b uint8) bool) {
	c.tags = n.Tags
	c.moves, c.terms = make([]float64, n.Tags*n.Tags), make([]float64, n.Tags)
	for a := range n.Tags {
		for b := range n.Tags {
			c.moves[a*n.Tags+b] = impossible
			if follows(uint8(a), uint8(b)) {
				c.moves[a*n.Tags+b] = float64(n.Transitions.Value.Row(a)[b])
			}
		}
	}
}

// begin makes room for a sentence.
func (c *chain) begin(length int) {
	n := length * c.tags
	if cap(c.score) < n {
		c.score, c.ahead, c.behind, c.gradient = make([]float64, n), make([]float64, n), make([]float64, n), make([]float32, n)
	}
	c.length = length
	c.score, c.ahead, c.behind, c.gradient = c.score[:n], c.ahead[:n], c.behind[:n], c.gradient[:n]
	clear(c.gradient)
}

// sum is the logarithm of the sum over all sequences. It adds its derivative by
// the scores and by the moves, times scale.
func (c *chain) sum(dMoves nn.Matrix, scale float32) float64 {
	c.sumAhead()
	c.sumBehind()
	k, last := c.tags, c.length-1
	for a := range k {
		c.terms[a] = c.ahead[last*k+a] + c.behind[last*k+a]
	}
	total := logSum(c.terms)
	for t := range c.length {
		for a := range k {
			p := share(c.ahead[t*k+a]+c.behind[t*k+a]-total, scale)
			if p == 0 {
				continue
			}
			c.gradient[t*k+a] += p
			if t == 0 {
				dMoves.Row(0)[a] += p
			}
			if t == last {
				dMoves.Row(a)[0] += p
				continue
			}
			for b := range k {
				at := (t+1)*k + b
				dMoves.Row(a)[b] += share(c.ahead[t*k+a]+c.moves[a*k+b]+c.score[at]+c.behind[at]-total, scale)
			}
		}
	}
	return total
}

func (c *chain) sumAhead() {
	k := c.tags
	for t := range c.length {
		for b := range k {
			total := c.moves[b] // after tag 0
			if t > 0 {
				for a := range k {
					c.terms[a] = c.ahead[(t-1)*k+a] + c.moves[a*k+b]
				}
				total = logSum(c.terms)
			}
			c.ahead[t*k+b] = max(2*impossible, total+c.score[t*k+b])
		}
	}
}

func (c *chain) sumBehind() {
	k := c.tags
	for t := c.length - 1; t >= 0; t-- {
		for a := range k {
			if t == c.length-1 {
				c.behind[t*k+a] = c.moves[a*k] // before tag 0
				continue
			}
			for b := range k {
				at := (t+1)*k + b
				c.terms[b] = c.moves[a*k+b] + c.score[at] + c.behind[at]
			}
			c.behind[t*k+a] = max(2*impossible, logSum(c.terms))
		}
	}
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
