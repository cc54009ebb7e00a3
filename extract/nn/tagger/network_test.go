package tagger

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"

	"parley/extract/nn"
)

// alternate lets tag 2 stand only after tag 1.
func alternate(a, b uint8) bool { return b != 2 || a == 1 }

func small(rng *rand.Rand) *Network {
	n := New(Sizes{Words: 5, Grams: 7, Features: 9, WordWidth: 32, GramWidth: 32, FeatureWidth: 32, Hidden: 32, Layers: 2, Tags: 3})
	n.Init(rng)
	for i := range n.Transitions.Value.Data {
		n.Transitions.Value.Data[i] = float32(rng.NormFloat64())
	}
	return n
}

var sentences = [][]Word{
	{{Word: 1, Grams: []int32{0, 3}, Features: []int32{8}}, {Word: -1, Grams: []int32{6}}, {Word: 4, Features: []int32{0, 2, 3}}},
	{{Word: 2, Grams: []int32{1, 2}, Features: []int32{5}}},
}

var gold = [][]uint8{{1, 2, AnyTag}, {0}}

func lossOf(n *Network, tr *Trace, grad nn.Gradient) float64 {
	n.Pack()
	n.PackTransposed()
	n.Forward(tr, sentences, nil)
	return n.Loss(tr, gold, alternate, 0.5, grad)
}

// TestGradient compares the gradient with differences of the loss.
func TestGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	n := small(rng)
	var tr Trace
	grad := nn.NewGradient(n.Params())
	lossOf(n, &tr, grad)
	n.Backward(&tr, grad)
	const step = 1e-2
	for _, p := range n.Params() {
		for range 12 {
			at := rng.IntN(len(p.Value.Data))
			was := p.Value.Data[at]
			p.Value.Data[at] = was + step
			above := lossOf(n, &tr, nn.NewGradient(n.Params()))
			p.Value.Data[at] = was - step
			below := lossOf(n, &tr, nn.NewGradient(n.Params()))
			p.Value.Data[at] = was
			if want, got := (above-below)/(2*step), float64(grad.Of(p).Data[at]); math.Abs(want-got) > 2e-3 {
				t.Errorf("%s[%d]: gradient %.5f, difference of the loss %.5f", p.Name, at, got, want)
			}
		}
	}
}

// TestLoss compares the loss with the sum over every sequence.
func TestLoss(t *testing.T) {
	n := small(rand.New(rand.NewPCG(3, 4)))
	var tr Trace
	n.Pack()
	n.Forward(&tr, sentences, nil)
	all, right := 0.0, 0.0
	score := func(tags ...uint8) float64 {
		total, before := 0.0, uint8(0)
		for i, tag := range tags {
			if !alternate(before, tag) {
				return 0
			}
			total += float64(n.Transitions.Value.Row(int(before))[tag]) + float64(tr.Scores.Row(tr.Batch.Row(0, i))[tag])
			before = tag
		}
		return math.Exp(total + float64(n.Transitions.Value.Row(int(before))[0]))
	}
	for a := range uint8(3) {
		for b := range uint8(3) {
			for c := range uint8(3) {
				all += score(a, b, c)
				if a == 1 && b == 2 {
					right += score(a, b, c)
				}
			}
		}
	}
	single := 0.0
	for a := range uint8(2) {
		single += math.Exp(float64(n.Transitions.Value.Row(0)[a]) + float64(n.Transitions.Value.Row(int(a))[0]) + float64(tr.Scores.Row(tr.Batch.Row(1, 0))[a]))
	}
	want := math.Log(all/right) + math.Log(single) - float64(n.Transitions.Value.Row(0)[0]*2+tr.Scores.Row(tr.Batch.Row(1, 0))[0])
	if got := n.Loss(&tr, gold, alternate, 1, nn.NewGradient(n.Params())); math.Abs(got-want) > 1e-3 {
		t.Errorf("loss %.5f, want %.5f", got, want)
	}
}

// TestWeights reads what was written: nearly the same scores.
func TestWeights(t *testing.T) {
	n := small(rand.New(rand.NewPCG(5, 6)))
	var file bytes.Buffer
	if _, err := n.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	data := file.Bytes()
	read, err := Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var want, got Trace
	n.Pack()
	read.Pack()
	n.Forward(&want, sentences, nil)
	read.Forward(&got, sentences, nil)
	for i, v := range want.Scores.Data {
		if math.Abs(float64(v-got.Scores.Data[i])) > 0.02 {
			t.Fatalf("score %d is %.4f after reading, %.4f before", i, got.Scores.Data[i], v)
		}
	}
	for _, damaged := range [][]byte{nil, data[:20], data[:len(data)-1], bytes.Repeat([]byte{255}, 100)} {
		if _, err := Read(bytes.NewReader(damaged)); err == nil {
			t.Errorf("%d bytes of %d were read as a network", len(damaged), len(data))
		}
	}
}

// TestReader compares the quantised scores with those of the network.
func TestReader(t *testing.T) {
	n := small(rand.New(rand.NewPCG(7, 8)))
	n.Pack()
	var want Trace
	n.Forward(&want, sentences, nil)
	var got Reading
	n.NewReader().Read(&got, sentences)
	for row := range want.Batch.Rows() {
		for tag := range n.Tags {
			if w, g := want.Scores.Row(row)[tag], got.Scores.Row(row)[tag]; math.Abs(float64(w-g)) > 0.1 {
				t.Errorf("score %d of word %d: %.3f by the reader, %.3f by the network", tag, row, g, w)
			}
		}
	}
}

// FuzzRead reads files of any kind, and writes those that are networks again.
func FuzzRead(f *testing.F) {
	var file bytes.Buffer
	if _, err := small(rand.New(rand.NewPCG(9, 10))).WriteTo(&file); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Add(file.Bytes()[:40])
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		if _, err := n.WriteTo(new(bytes.Buffer)); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkReader(b *testing.B) {
	n := small(rand.New(rand.NewPCG(11, 12)))
	r := n.NewReader()
	var m Reading
	words := 0
	for b.Loop() {
		r.Read(&m, sentences)
		words += m.Batch.Rows()
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
