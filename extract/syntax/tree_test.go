package syntax

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parley/extract/nn"
)

// bestTree tries every assignment of heads.
func bestTree(scores nn.Matrix) float64 {
	best := math.Inf(-1)
	heads := make([]int, scores.Rows)
	var try func(word int, sum float64)
	try = func(word int, sum float64) {
		if word == len(heads) {
			if singleRooted(heads) {
				best = max(best, sum)
			}
			return
		}
		for head := -1; head < len(heads); head++ {
			if head != word {
				heads[word] = head
				try(word+1, sum+float64(scores.Row(word)[head+1]))
			}
		}
	}
	try(0, 0)
	return best
}

func TestDecodeFindsTheBestTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "words")
		scores := nn.NewMatrix(n, nn.Padded(n+1))
		for i := range n {
			for h := range n + 1 {
				scores.Row(i)[h] = rapid.Float32Range(-5, 5).Draw(t, "score")
			}
		}
		heads := Heads(scores)
		if !singleRooted(heads) {
			t.Fatalf("%v is no tree with one root", heads)
		}
		got := 0.0
		for i, head := range heads {
			got += float64(scores.Row(i)[head+1])
		}
		if want := bestTree(scores); math.Abs(got-want) > 1e-4 {
			t.Fatalf("heads %v score %v, the best tree %v", heads, got, want)
		}
	})
}

func TestDecodeBreaksCyclesWithinCycles(t *testing.T) {
	// 0 and 1 prefer each other, 2 and 3 too, and both pairs each other.
	scores := nn.NewMatrix(4, nn.Panel)
	for i, row := range [][]float32{{1, 0, 9, 5, 0}, {0, 9, 0, 0, 0}, {0, 5, 0, 0, 9}, {0, 0, 0, 9, 0}} {
		copy(scores.Row(i), row)
	}
	if got, want := Heads(scores), []int{-1, 0, 0, 2}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSingleRooted(t *testing.T) {
	for _, test := range []struct {
		heads []int
		want  bool
	}{
		{[]int{-1}, true},
		{[]int{1, -1, 1}, true},
		{[]int{-1, -1}, false},
		{[]int{-1, 2, 1}, false},
		{[]int{1, 0}, false},
	} {
		if got := singleRooted(test.heads); got != test.want {
			t.Errorf("singleRooted(%v) = %v", test.heads, got)
		}
	}
}

func TestDecodeOfNestedCyclesNeedsLittleMemory(t *testing.T) {
	const n = 400 // each word prefers the one before or after it, in pairs, pairs of pairs and so on
	scores := nn.NewMatrix(n, nn.Padded(n+1))
	for i := range n {
		for bit := range 9 {
			if j := i ^ 1<<bit; j < n {
				scores.Row(i)[j+1] = float32(9 - bit)
			}
		}
	}
	var heads []int
	if bytes := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			heads = Heads(scores)
		}
	}).AllocedBytesPerOp(); bytes > 64*n*n {
		t.Errorf("%d bytes for %d words", bytes, n)
	}
	if !singleRooted(heads) {
		t.Error("the heads are no tree with one root")
	}
}
