package train

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/extract/conllu"
	"parley/extract/syntax"
	"parley/extract/token"
	"parley/schema/vocab"
)

// Lemmas learns the lemmatiser from the training halves of the treebanks and
// writes lemmas.bin.
func Lemmas(_ context.Context, o Options) error {
	start := time.Now()
	bank, err := readSyntaxData(o.Data)
	if err != nil {
		return err
	}
	words, err := wordHabits(bank.train, o.Data)
	if err != nil {
		return err
	}
	l := syntax.LearnLemmas(countLemmas(bank.train), words)
	l = l.WithCases(learnCases(l, bank.train, o.Log))
	fmt.Fprintf(o.Log, "learnt in %.1f s\n", time.Since(start).Seconds())
	return o.write("lemmas.bin", l)
}

// surely is the weight of what is known beyond doubt against what the
// treebanks have, which is at times a slip ("flead" for "fled").
const surely = 1000

// countLemmas lists for every form and tag its most frequent lemma, both in
// lower case, in the
// order of form and tag, with the irregular verbs and those of the vocabulary.
func countLemmas(sentences []*conllu.Sentence) []syntax.LemmaCount {
	counts := map[syntax.LemmaCount]int{}
	for _, s := range sentences {
		for _, w := range s.Words {
			counts[syntax.LemmaCount{Form: strings.ToLower(syntax.PlainForm(w.Form)), Tag: w.XPOS, Lemma: strings.ToLower(lemmaOf(&w))}]++
		}
	}
	for _, c := range irregular() {
		counts[c] += surely
	}
	for _, verb := range vocab.Verbs() {
		counts[syntax.LemmaCount{Form: verb, Tag: "VB", Lemma: verb}] += surely
	}
	list := make([]syntax.LemmaCount, 0, len(counts))
	for c, n := range counts {
		c.Count = n
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b syntax.LemmaCount) int {
		return cmp.Or(strings.Compare(a.Form, b.Form), strings.Compare(a.Tag, b.Tag), b.Count-a.Count, changed(a)-changed(b), strings.Compare(a.Lemma, b.Lemma))
	})
	return slices.CompactFunc(list, func(a, b syntax.LemmaCount) bool { return a.Form == b.Form && a.Tag == b.Tag })
}

// changed is 1 if a lemma is not its form.
func changed(c syntax.LemmaCount) int {
	if c.Lemma != c.Form {
		return 1
	}
	return 0
}

// lemmaOf is the lemma to learn. "United" in a name has the lemma of a
// participle in GUM and is a lemma itself in EWT, whose way is kept.
func lemmaOf(w *conllu.Word) string {
	if strings.HasPrefix(w.XPOS, "NNP") && strings.HasSuffix(w.Form, "ed") {
		return w.Form
	}
	return w.Lemma
}

// wordHabits tells how the treebanks and newswire write the words that they
// have twice within sentences.
func wordHabits(sentences []*conllu.Sentence, data string) (map[string]syntax.WordHabit, error) {
	counts := habitCounts{}
	for _, s := range sentences {
		for i := 1; i < len(s.Words); i++ {
			counts.add(s.Words[i-1].Form, s.Words[i].Form)
		}
	}
	if err := counts.addNewswire(data); err != nil {
		return nil, err
	}
	words := map[string]syntax.WordHabit{}
	for low, c := range counts {
		switch c.habit() {
		case token.Small:
			words[low] = syntax.SmallWord
		case token.Capital:
			words[low] = syntax.CapitalWord
		case token.Mixed:
			words[low] = syntax.MixedWord
		}
	}
	return words, nil
}
