package train

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract/conllu"
	"parley/extract/nn/biaffine"
	"parley/extract/syntax"
)

// example is a sentence as the network sees it, and what it shall answer.
type example struct {
	words []biaffine.Word
	gold  biaffine.Gold
}

// exampleMaker turns sentences into examples. It is used by one goroutine.
type exampleMaker struct {
	vocabulary *syntax.Vocabulary
	cache      map[string]biaffine.Word
	counts     []int // of the vocabulary's words
	classes    [4]map[string]int32
}

func newExampleMaker(v *syntax.Vocabulary, sentences []*conllu.Sentence) *exampleMaker {
	m := &exampleMaker{vocabulary: v, cache: make(map[string]biaffine.Word), counts: make([]int, len(v.Words))}
	for i, names := range [][]string{v.UPOS, v.XPOS, v.Feats, v.Labels} {
		m.classes[i] = make(map[string]int32)
		for j, name := range names {
			m.classes[i][name] = int32(j)
		}
	}
	for _, s := range sentences {
		for _, w := range s.Words {
			m.counts[m.word(w.Form).Word]++
		}
	}
	return m
}

func (m *exampleMaker) word(form string) biaffine.Word {
	word, ok := m.cache[form]
	if !ok {
		word, _ = m.vocabulary.Features(form, nil)
		m.cache[form] = word
	}
	return word
}

// caseRate is the share of sentences that are written in capitals, without
// any, or like a headline, so that headlines do not confuse the tagger.
const caseRate = 0.1

func (m *exampleMaker) example(s *conllu.Sentence, rng *rand.Rand) example {
	spell := func(_ int, w conllu.Word) string { return w.Form }
	if rng.Float64() < caseRate {
		spell = []func(int, conllu.Word) string{
			func(_ int, w conllu.Word) string { return strings.ToUpper(w.Form) },
			func(_ int, w conllu.Word) string { return strings.ToLower(w.Form) },
			headline,
		}[rng.IntN(3)]
	}
	var e example
	for i, w := range s.Words {
		word := m.word(spell(i, w))
		if rng.Float64() < max(0.05, 0.5/(0.5+float64(m.counts[word.Word]))) {
			word.Word = 0
		}
		e.words = append(e.words, word)
		e.gold.UPOS = append(e.gold.UPOS, m.class(0, w.UPOS))
		e.gold.XPOS = append(e.gold.XPOS, m.class(1, w.XPOS))
		e.gold.Feats = append(e.gold.Feats, m.class(2, w.Feats))
		e.gold.Heads = append(e.gold.Heads, w.Head-1)
		e.gold.Labels = append(e.gold.Labels, m.class(3, w.Deprel))
	}
	return e
}

// class is the number of a name, -1 for one without.
func (m *exampleMaker) class(of int, name string) int32 {
	if i, ok := m.classes[of][name]; ok {
		return i
	}
	return -1
}

// headline capitalises all words but short function words inside the sentence.
func headline(i int, w conllu.Word) string {
	if i > 0 && len(w.Form) <= 4 && slices.Contains([]string{"ADP", "DET", "CCONJ", "PART", "SCONJ"}, w.UPOS) {
		return strings.ToLower(w.Form)
	}
	first, size := utf8.DecodeRuneInString(w.Form)
	return string(unicode.ToUpper(first)) + w.Form[size:]
}

// batches deals the sentences out into batches of about the given number of
// words, each of sentences of like length, in random order.
func batches(sentences []*conllu.Sentence, words int, rng *rand.Rand) [][]*conllu.Sentence {
	sorted := slices.Clone(sentences)
	rng.Shuffle(len(sorted), func(i, j int) { sorted[i], sorted[j] = sorted[j], sorted[i] })
	slices.SortStableFunc(sorted, func(a, b *conllu.Sentence) int { return cmp.Compare(len(b.Words), len(a.Words)) })
	var all [][]*conllu.Sentence
	for len(sorted) > 0 {
		n, sum := 0, 0
		for n < len(sorted) && (n == 0 || sum+len(sorted[n].Words) <= words) {
			sum += len(sorted[n].Words)
			n++
		}
		all = append(all, sorted[:n])
		sorted = sorted[n:]
	}
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}
