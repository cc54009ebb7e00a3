package syntax

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"parley/extract/nn/biaffine"
)

// BenchmarkAnalyse reads random sentences of common and rare words with random
// weights: how fast that is depends on the widths alone. For the kernels of
// lesser processors set GODEBUG=cpu.avx512f=off, or build with the tag purego.
func BenchmarkAnalyse(b *testing.B) {
	for _, hidden := range []int{128, 192} {
		b.Run(fmt.Sprint(hidden), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 2))
			m, sentences, words := wide(rng, hidden), randomText(rng), 0
			for _, s := range sentences {
				words += len(s)
			}
			for b.Loop() {
				if _, err := m.Analyse(context.Background(), sentences); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// wide is a model of the given number of cells with random weights.
func wide(rng *rand.Rand, hidden int) *Model {
	names := func(n int) []string {
		list := make([]string, n)
		for i := range list {
			list[i] = randomWord(rng)
		}
		list[0] = ""
		return list
	}
	v := NewVocabulary(Vocabulary{
		Words: names(12000), Shapes: names(240), UPOS: names(17), XPOS: names(49), Feats: names(218), Labels: names(51), Buckets: 1 << 15,
	})
	n := biaffine.New(v.Sizes(biaffine.Sizes{WordWidth: 128, GramWidth: 128, ShapeWidth: 32, Hidden: hidden, ArcWidth: hidden, LabelWidth: 128}))
	n.Init(rng)
	return NewModel(v, n)
}

func randomWord(rng *rand.Rand) string {
	var word strings.Builder
	for range 1 + rng.IntN(10) {
		word.WriteByte(byte('a' + rng.IntN(26)))
	}
	return word.String()
}

// randomText is 400 sentences of 20 words on average. A word has the rank n
// about as often as Zipf says.
func randomText(rng *rand.Rand) [][]string {
	zipf := rand.NewZipf(rng, 1.1, 3, 50000)
	text := make([][]string, 400)
	for i := range text {
		for range 1 + rng.IntN(39) {
			text[i] = append(text[i], randomWord(rand.New(rand.NewPCG(zipf.Uint64(), 1))))
		}
	}
	return text
}
