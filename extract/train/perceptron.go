package train

import "parley/extract/nn/linear"

// perceptron learns weights over hashed features with Rosenblatt's rule and
// averages them over all steps (Collins 2002, "Discriminative training methods
// for hidden Markov models").
type perceptron struct {
	classes int
	mask    uint32
	now     []float32 // weights
	sum     []float32 // of step number times change, to subtract from now times steps
	step    float32
}

// newPerceptron has 1<<bits rows of classes.
func newPerceptron(classes, bits int) *perceptron {
	n := classes << bits
	return &perceptron{classes: classes, mask: 1<<bits - 1, now: make([]float32, n), sum: make([]float32, n), step: 1}
}

// change adds an amount to the weights of features for one class.
func (p *perceptron) change(features []uint32, class int, by float32) {
	for _, f := range features {
		at := int(f&p.mask)*p.classes + class
		p.now[at] += by
		p.sum[at] += by * p.step
	}
}

// average is the mean of the weights over all steps, rounded.
func (p *perceptron) average() *linear.Weights {
	mean := make([]float32, len(p.now))
	for i := range mean {
		mean[i] = p.now[i] - p.sum[i]/p.step
	}
	return linear.Round(p.classes, mean)
}

// scores adds to the scores of every class the weights of features.
func (p *perceptron) scores(features []uint32, scores []float32) {
	for _, f := range features {
		at := int(f&p.mask) * p.classes
		row := p.now[at : at+len(scores)]
		for c := range scores {
			scores[c] += row[c]
		}
	}
}
