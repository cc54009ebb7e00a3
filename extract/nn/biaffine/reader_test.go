package biaffine

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/extract/nn"
)

func vectors(r *Reader, words [][]Word) [][]*Vector {
	var all [][]*Vector
	for _, sentence := range words {
		var list []*Vector
		for _, word := range sentence {
			list = append(list, r.Vector(word))
		}
		all = append(all, list)
	}
	return all
}

// distance is the root of the mean squared difference over that of want.
func distance(got, want []float32) float64 {
	difference, all := 0.0, 1e-9
	for i, v := range want {
		difference += math.Pow(float64(got[i]-v), 2)
		all += math.Pow(float64(v), 2)
	}
	return math.Sqrt(difference / all)
}

func TestReaderComputesNearlyWhatTheNetworkDoes(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 2))
	n := New(tiny)
	n.Init(rng)
	w := n.Quantise()
	embeddings := []*nn.Quantised{&w.Words, &w.Grams, &w.Shapes}
	for i, p := range []*nn.Param{n.Words, n.Grams, n.Shapes} { // of four bits, they would account for most of the error
		p.Value.Zero()
		for r := range p.Value.Rows {
			embeddings[i].AddRow(p.Value.Row(r), r, 1)
		}
	}
	n.Pack()
	words, gold := sample(rng, tiny, 7, 4, 4, 1)
	var tr Trace
	n.Forward(&tr, words, nil)
	n.Relate(&tr, heads(gold))
	r := NewReader(w)
	var m Reading
	r.Read(&m, vectors(r, words))
	r.Relate(&m, heads(gold))
	for _, test := range []struct {
		what      string
		got, want []float32
	}{
		{"UPOS", m.UPOS.Data, tr.UPOS.Data},
		{"XPOS", m.XPOS.Data, tr.XPOS.Data},
		{"FEATS", m.Feats.Data, tr.Feats.Data},
		{"labels", m.Labels.Data, tr.Labels.Data},
		{"arcs", m.Arcs[0].Data, tr.Arcs[0].Data},
		{"arcs of the last", m.Arcs[3].Data, tr.Arcs[3].Data},
	} {
		if d := distance(test.got, test.want); d > 0.15 {
			t.Errorf("%s are off by %.2f of their size", test.what, d)
		}
	}
}

func TestReaderReadsTheSameAloneAndBesideOthers(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 2))
	n := New(tiny)
	n.Init(rng)
	r := NewReader(n.Quantise())
	words, gold := sample(rng, tiny, 7, 4, 2)
	var together, alone Reading
	r.Read(&together, vectors(r, words))
	r.Relate(&together, heads(gold))
	from := 0
	for s := range words {
		r.Read(&alone, vectors(r, words[s:s+1]))
		r.Relate(&alone, heads(gold[s:s+1]))
		for i := range words[s] {
			if !slices.Equal(alone.XPOS.Row(i), together.XPOS.Row(together.Batch.Row(s, i))) ||
				!slices.Equal(alone.Arcs[0].Row(i), together.Arcs[s].Row(i)) ||
				!slices.Equal(alone.Labels.Row(i), together.Labels.Row(from+i)) {
				t.Errorf("word %d of sentence %d has other scores alone", i, s)
			}
		}
		from += len(words[s])
	}
}
