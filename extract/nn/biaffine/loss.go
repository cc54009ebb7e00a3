package biaffine

import (
	"math"

	"parley/extract/nn"
)

// Share is a class and its probability.
type Share struct {
	Class int32
	Of    float32
}

// Target is the distribution over classes that a word shall get: all of it on
// one class where a person annotated the word, on several where a teacher
// wavers between them, on none where there is nothing to learn.
type Target []Share

// Certain is the target of one class, or that of none for a class below 0.
func Certain(class int32) Target {
	if class < 0 {
		return nil
	}
	return Target{{class, 1}}
}

// Gold is the analysis of a sentence that the network shall learn, a value a
// word.
type Gold struct {
	UPOS, XPOS, Feats []Target
	Arcs              []Target // to heads: 0 is the root, i+1 the word i
	Heads             []int    // of the arcs whose relations are learnt, -1 for the root
	Labels            []Target
}

// Weights of the tags' losses beside those of arcs and labels.
const (
	uposWeight  = 0.4
	xposWeight  = 0.6
	featsWeight = 0.3
)

// Loss is the weighted sum of the cross entropies of all words of the batch
// that Forward and Relate have read. It leaves in the trace the gradient of
// loss times scale.
func (n *Network) Loss(tr *Trace, gold []Gold, scale float32) float64 {
	loss, from := 0.0, 0
	for s, g := range gold {
		for i := range g.Heads {
			row := tr.Batch.Row(s, i)
			loss += crossEntropy(tr.UPOS.Row(row), n.Sizes.UPOS, g.UPOS[i], uposWeight, scale)
			loss += crossEntropy(tr.XPOS.Row(row), n.Sizes.XPOS, g.XPOS[i], xposWeight, scale)
			loss += crossEntropy(tr.Feats.Row(row), n.Sizes.Feats, g.Feats[i], featsWeight, scale)
			loss += crossEntropy(tr.Arcs[s].Row(i), len(g.Heads)+1, g.Arcs[i], 1, scale)
			loss += crossEntropy(tr.Labels.Row(from+i), n.Labels, g.Labels[i], 1, scale)
		}
		from += len(g.Heads)
	}
	return loss
}

// crossEntropy is weight times the cross entropy of the target and the softmax
// of the first n scores; the scores become the gradient of it, times scale.
func crossEntropy(scores []float32, n int, target Target, weight, scale float32) float64 {
	clear(scores[n:])
	scores = scores[:n]
	if len(target) == 0 {
		clear(scores)
		return 0
	}
	mass, expected := float32(0), float32(0)
	for _, share := range target {
		mass += share.Of
		expected += share.Of * scores[share.Class]
	}
	high, sum := Softmax(scores)
	for i := range scores {
		scores[i] *= mass * weight * scale
	}
	for _, share := range target {
		scores[share.Class] -= share.Of * weight * scale
	}
	return float64(weight) * (float64(mass)*(math.Log(float64(sum))+float64(high)) - float64(expected))
}

// Softmax turns scores into probabilities. The logarithm of the sum of the
// scores' exponentials is high plus the logarithm of sum.
func Softmax(scores []float32) (high, sum float32) {
	high = scores[0]
	for _, v := range scores {
		high = max(high, v)
	}
	for i, v := range scores {
		e := exp(v - high)
		scores[i] = e
		sum += e
	}
	for i := range scores {
		scores[i] /= sum
	}
	return high, sum
}

// exp is e to the power of x ≤ 0 to seven digits: 2ⁿ times a polynomial
// (coefficients of Cephes' expf). math.Exp took a fifth of the training time.
func exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	const log2e, high, low = 1.44269504088896341, 0.693359375, -2.12194440e-4
	whole := float32(int32(x*log2e - 0.5))
	x -= whole * high
	x -= whole * low
	p := float32(1.9875691500e-4)
	p = p*x + 1.3981999507e-3
	p = p*x + 8.3334519073e-3
	p = p*x + 4.1665795894e-2
	p = p*x + 1.6666665459e-1
	p = p*x + 5.0000001201e-1
	p = p*x*x + x + 1
	return p * math.Float32frombits(uint32(int32(whole)+127)<<23)
}

// leaky turns the gradient of a hidden layer's output into that of its sums:
// the sign of an output is that of its sum.
func leaky(d, out nn.Matrix) {
	for i, v := range out.Data {
		if v < 0 {
			d.Data[i] *= slope
		}
	}
}
