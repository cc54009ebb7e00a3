package biaffine

import (
	"math"
	"math/rand/v2"
	"strings"

	"parley/extract/nn"
)

// embeddingDeviation is the standard deviation of fresh embeddings.
const embeddingDeviation = 0.1

// Init gives every weight its value before learning: small normal values for
// embeddings and roots, orthogonal matrices from step to step (Saxe et al.
// 2014), uniform values elsewhere (Glorot & Bengio 2010), and biases of zero,
// but of one for the forget gates. Columns that only pad stay zero.
func (n *Network) Init(rng *rand.Rand) {
	for _, p := range n.params {
		switch {
		case p.Table || strings.HasSuffix(p.Name, ".root"):
			for i := range p.Value.Data {
				p.Value.Data[i] = embeddingDeviation * float32(rng.NormFloat64())
			}
		case strings.HasSuffix(p.Name, ".recurrent"):
			for gate := range 4 {
				orthogonal(p.Value.Columns(gate*n.Hidden, (gate+1)*n.Hidden), rng)
			}
		case strings.HasSuffix(p.Name, "ward.input"):
			nn.Glorot(p.Value, n.Hidden, rng)
		case strings.HasSuffix(p.Name, "ward.bias"):
			for i := range n.Hidden {
				p.Value.Data[n.Hidden+i] = 1
			}
		case p.Value.Rows > 1:
			nn.Glorot(p.Value.Columns(0, n.classes(p)), p.Value.Cols, rng)
		}
	}
}

// classes is the number of columns of p that are not padding.
func (n *Network) classes(p *nn.Param) int {
	switch p {
	case n.UPOS.Weight:
		return n.Sizes.UPOS
	case n.XPOS.Weight:
		return n.Sizes.XPOS
	case n.Feats.Weight:
		return n.Sizes.Feats
	case n.Label.Weight:
		return n.Labels
	}
	return p.Value.Cols
}

// orthogonal makes the rows of m an orthonormal basis, by Gram and Schmidt.
func orthogonal(m nn.Matrix, rng *rand.Rand) {
	for r := range m.Rows {
		row := m.Row(r)
		for c := range row {
			row[c] = float32(rng.NormFloat64())
		}
		for range 2 { // once more against rounding
			for earlier := range r {
				nn.AddScaled(row, m.Row(earlier), -dot(row, m.Row(earlier)))
			}
		}
		norm := 1 / float32(math.Sqrt(float64(dot(row, row))))
		for c := range row {
			row[c] *= norm
		}
	}
}

func dot(a, b []float32) float32 {
	sum := float32(0)
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}
