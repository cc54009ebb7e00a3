package train

import (
	"math"
	"sync"

	"parley/extract/nn"
)

// adam is the optimiser of Kingma & Ba (2015) with gradient clipping, a rate
// that rises over the first steps and falls linearly from the third on, and
// lazy moments for the rows of embeddings that a batch does not touch.
type adam struct {
	params        []*nn.Param
	first, second nn.Gradient // moments
	steps, total  int
}

const (
	learningRate  = 2e-3
	beta1, beta2  = 0.9, 0.98
	adamEpsilon   = 1e-9
	warmUp        = 200 // steps
	steadyShare   = 0.3 // of all steps before the rate falls
	clipNorm      = 2
	finalFraction = 0.01
)

func newAdam(params []*nn.Param) *adam {
	return &adam{params: params, first: nn.NewGradient(params), second: nn.NewGradient(params)}
}

// rate is the learning rate of the step to come.
func (a *adam) rate() float64 {
	done, step := float64(a.steps)/float64(a.total), float64(a.steps+1)
	rate := learningRate * min(1, step/warmUp)
	if done > steadyShare {
		rate *= max(finalFraction, (1-done)/(1-steadyShare))
	}
	return rate
}

// step moves the weights against the sum of the gradients, which become zero.
// Of the embeddings only the given rows have gradients.
func (a *adam) step(grads []nn.Gradient, touched map[*nn.Param][]int32) {
	params := a.params
	norms := make([]float64, len(params))
	parallel(len(params), func(i int) {
		eachRow(params[i], touched, func(r int) {
			sum := grads[0][i].Row(r)
			for _, g := range grads[1:] {
				row := g[i].Row(r)
				nn.AddScaled(sum, row, 1)
				clear(row)
			}
			for _, v := range sum {
				norms[i] += float64(v) * float64(v)
			}
		})
	})
	norm := 0.0
	for _, v := range norms {
		norm += v
	}
	scale := float32(min(1, clipNorm/math.Sqrt(norm+1e-12)))
	rate := a.rate()
	a.steps++
	step := float32(rate * math.Sqrt(1-math.Pow(beta2, float64(a.steps))) / (1 - math.Pow(beta1, float64(a.steps))))
	parallel(len(params), func(i int) {
		eachRow(params[i], touched, func(r int) {
			update(params[i].Value.Row(r), grads[0][i].Row(r), a.first[i].Row(r), a.second[i].Row(r), scale, step)
		})
	})
}

func update(weights, grad, first, second []float32, scale, step float32) {
	grad, first, second = grad[:len(weights)], first[:len(weights)], second[:len(weights)]
	for j := range weights {
		g := grad[j] * scale
		grad[j] = 0
		m := beta1*first[j] + (1-beta1)*g
		v := beta2*second[j] + (1-beta2)*g*g
		first[j], second[j] = m, v
		weights[j] -= step * m / (float32(math.Sqrt(float64(v))) + adamEpsilon)
	}
}

// eachRow visits the rows of p that may have a gradient.
func eachRow(p *nn.Param, touched map[*nn.Param][]int32, visit func(r int)) {
	if rows, ok := touched[p]; ok {
		for _, r := range rows {
			visit(int(r))
		}
		return
	}
	for r := range p.Value.Rows {
		visit(r)
	}
}

// parallel calls do for 0 to n-1 from all workers.
func parallel(n int, do func(i int)) {
	var group sync.WaitGroup
	var mutex sync.Mutex
	next := 0
	for range workers {
		group.Go(func() {
			for {
				mutex.Lock()
				i := next
				next++
				mutex.Unlock()
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	group.Wait()
}
