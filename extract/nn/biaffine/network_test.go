package biaffine

import (
	"math"
	"math/rand/v2"
	"testing"

	"parley/extract/nn"
)

var tiny = Sizes{
	Words: 9, Grams: 11, Shapes: 4, WordWidth: 32, GramWidth: 32, ShapeWidth: 32,
	Hidden: 32, ArcWidth: 32, LabelWidth: 32, UPOS: 3, XPOS: 5, Feats: 4, Labels: 6,
}

// sample makes sentences of the given lengths with an analysis each.
func sample(rng *rand.Rand, s Sizes, lengths ...int) ([][]Word, []Gold) {
	var words [][]Word
	var gold []Gold
	pick := func(n int) int32 { return int32(rng.IntN(n)) }
	target := func(n int) Target {
		switch class := pick(n); rng.IntN(3) {
		case 0:
			return Certain(class - 1)
		case 1:
			return Certain(class)
		default:
			return Target{{class, 0.7}, {(class + 1) % int32(n), 0.2}}
		}
	}
	for _, length := range lengths {
		var sentence []Word
		var g Gold
		for i := range length {
			sentence = append(sentence, Word{Word: pick(s.Words), Shape: pick(s.Shapes), Grams: []int32{pick(s.Grams), pick(s.Grams), pick(s.Grams)}})
			g.UPOS, g.XPOS, g.Feats = append(g.UPOS, target(s.UPOS)), append(g.XPOS, target(s.XPOS)), append(g.Feats, target(s.Feats))
			g.Heads, g.Arcs, g.Labels = append(g.Heads, i-1), append(g.Arcs, target(length+1)), append(g.Labels, target(s.Labels))
		}
		words, gold = append(words, sentence), append(gold, g)
	}
	return words, gold
}

func heads(gold []Gold) [][]int {
	var all [][]int
	for _, g := range gold {
		all = append(all, g.Heads)
	}
	return all
}

func TestGradientMatchesDifferences(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	n := New(tiny)
	n.Init(rng)
	for _, p := range n.Params() {
		for i := range p.Value.Data { // so that nothing is zero, or too near the kink of a rectifier
			p.Value.Data[i] += 0.1 * float32(rng.NormFloat64())
		}
	}
	words, gold := sample(rng, tiny, 5, 3, 3, 1)
	var tr Trace
	loss := func() float64 {
		n.Pack()
		n.PackTransposed()
		n.Forward(&tr, words, &nn.Dropout{Rate: 0.2, Rand: rand.New(rand.NewPCG(6, 6))})
		n.Relate(&tr, heads(gold))
		return n.Loss(&tr, gold, 1)
	}
	loss()
	grad := make([][]float32, len(n.Params()))
	g := nn.NewGradient(n.Params())
	n.Backward(&tr, g)
	for i, m := range g {
		grad[i] = append([]float32(nil), m.Data...)
	}
	kinks := 0
	for _, p := range n.Params() {
		for range 8 {
			i := rng.IntN(len(p.Value.Data))
			for range 50 { // a weight that this batch uses, if one is found
				if grad[p.Index][i] != 0 {
					break
				}
				i = rng.IntN(len(p.Value.Data))
			}
			const step = 2e-3
			was := p.Value.Data[i]
			p.Value.Data[i] = was + step
			up := loss()
			p.Value.Data[i] = was - step
			down := loss()
			p.Value.Data[i] = was
			want, got := (up-down)/(2*step), float64(grad[p.Index][i])
			if math.Abs(want-got) > 0.02*(0.2+math.Abs(want)) {
				t.Logf("%s[%d]: gradient %v, differences give %v", p.Name, i, got, want)
				kinks++
			}
		}
	}
	if kinks > 4 { // a rectifier may bend between the two points of a difference
		t.Errorf("%d of %d gradients are wrong", kinks, 8*len(n.Params()))
	}
}

func TestSentencesAreReadIndependently(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 2))
	n := New(tiny)
	n.Init(rng)
	n.Pack()
	words, gold := sample(rng, tiny, 7, 4, 2)
	var together, alone Trace
	n.Forward(&together, words, nil)
	n.Relate(&together, heads(gold))
	from := 0
	for s := range words {
		n.Forward(&alone, words[s:s+1], nil)
		n.Relate(&alone, heads(gold[s:s+1]))
		for i := range words[s] {
			near(t, "tags", alone.XPOS.Row(i), together.XPOS.Row(together.Batch.Row(s, i)))
			near(t, "arcs", alone.Arcs[0].Row(i), together.Arcs[s].Row(i))
			near(t, "labels", alone.Labels.Row(i), together.Labels.Row(from+i))
		}
		from += len(words[s])
	}
}

func near(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > 1e-4 {
			t.Fatalf("%s: %v alone, %v in the batch", what, got[i], want[i])
		}
	}
}

func TestExp(t *testing.T) {
	for x := -90.0; x <= 0; x += 0.013 {
		want := math.Exp(float64(float32(x)))
		if got := float64(exp(float32(x))); math.Abs(got-want) > 1e-6*want+1e-37 {
			t.Errorf("exp(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestSizesCheck(t *testing.T) {
	if err := tiny.Check(); err != nil {
		t.Error(err)
	}
	odd, empty := tiny, tiny
	odd.Hidden, empty.Labels = 33, 0
	for _, s := range []Sizes{odd, empty} {
		if s.Check() == nil {
			t.Errorf("%+v passed", s)
		}
	}
}
