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

// lesson is a sentence to learn from.
type lesson struct {
	forms    []string
	function []bool // words that headlines do not capitalise
	gold     biaffine.Gold
}

// example is a lesson as the network sees it.
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

func newExampleMaker(v *syntax.Vocabulary) *exampleMaker {
	m := &exampleMaker{vocabulary: v, cache: make(map[string]biaffine.Word), counts: make([]int, len(v.Words))}
	for i, names := range [][]string{v.UPOS, v.XPOS, v.Feats, v.Labels} {
		m.classes[i] = make(map[string]int32)
		for j, name := range names {
			m.classes[i][name] = int32(j)
		}
	}
	return m
}

// count adds the words of lessons to those that the learner meets. What is
// frequent is hidden less often.
func (m *exampleMaker) count(lessons []*lesson) {
	for _, l := range lessons {
		for _, form := range l.forms {
			m.counts[m.word(form).Word]++
		}
	}
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

func (m *exampleMaker) example(l *lesson, rng *rand.Rand) example {
	spell := func(i int) string { return l.forms[i] }
	if rng.Float64() < caseRate {
		spell = []func(int) string{
			func(i int) string { return strings.ToUpper(l.forms[i]) },
			func(i int) string { return strings.ToLower(l.forms[i]) },
			l.headline,
		}[rng.IntN(3)]
	}
	e := example{gold: l.gold, words: make([]biaffine.Word, len(l.forms))}
	for i := range l.forms {
		word := m.word(spell(i))
		if rng.Float64() < max(0.05, 0.5/(0.5+float64(m.counts[word.Word]))) {
			word.Word = 0
		}
		e.words[i] = word
	}
	return e
}

// lesson is what an annotated sentence teaches.
func (m *exampleMaker) lesson(s *conllu.Sentence) *lesson {
	l := new(lesson)
	for _, w := range s.Words {
		l.forms = append(l.forms, w.Form)
		l.function = append(l.function, isFunction(w.Form, w.UPOS))
		l.gold.UPOS = append(l.gold.UPOS, m.target(0, w.UPOS))
		l.gold.XPOS = append(l.gold.XPOS, m.target(1, w.XPOS))
		l.gold.Feats = append(l.gold.Feats, m.target(2, w.Feats))
		l.gold.Arcs = append(l.gold.Arcs, biaffine.Certain(int32(w.Head)))
		l.gold.Heads = append(l.gold.Heads, w.Head-1)
		l.gold.Labels = append(l.gold.Labels, m.target(3, w.Deprel))
	}
	return l
}

// target is the class of the given name, or nothing to learn from one without.
func (m *exampleMaker) target(of int, name string) biaffine.Target {
	if i, ok := m.classes[of][name]; ok {
		return biaffine.Certain(i)
	}
	return nil
}

// isFunction reports whether a headline leaves the word in small letters.
func isFunction(form, upos string) bool {
	return len(form) <= 4 && slices.Contains([]string{"ADP", "DET", "CCONJ", "PART", "SCONJ"}, upos)
}

// headline capitalises all words but short function words inside the sentence.
func (l *lesson) headline(i int) string {
	form := l.forms[i]
	if i > 0 && l.function[i] {
		return strings.ToLower(form)
	}
	first, size := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(first)) + form[size:]
}

// batches deals the lessons out into batches of about the given number of
// words, each of sentences of like length, in random order.
func batches(lessons []*lesson, words int, rng *rand.Rand) [][]*lesson {
	sorted := slices.Clone(lessons)
	rng.Shuffle(len(sorted), func(i, j int) { sorted[i], sorted[j] = sorted[j], sorted[i] })
	slices.SortStableFunc(sorted, func(a, b *lesson) int { return cmp.Compare(len(b.forms), len(a.forms)) })
	var all [][]*lesson
	for len(sorted) > 0 {
		n, sum := 0, 0
		for n < len(sorted) && (n == 0 || sum+len(sorted[n].forms) <= words) {
			sum += len(sorted[n].forms)
			n++
		}
		all = append(all, sorted[:n])
		sorted = sorted[n:]
	}
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}
