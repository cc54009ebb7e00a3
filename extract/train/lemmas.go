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
	l := syntax.LearnLemmas(countLemmas(bank.train))
	fmt.Fprintf(o.Log, "learnt in %.1f s\n", time.Since(start).Seconds())
	return o.write("lemmas.bin", l)
}

// surely is the weight of what is known beyond doubt against what the
// treebanks have, which is at times a slip ("flead" for "fled").
const surely = 1000

// countLemmas lists for every form and tag its most frequent lemma, in the
// order of form and tag, with the irregular verbs and those of
// the vocabulary. "United" in a name has the
// lemma of a participle in GUM and is a lemma itself in EWT, whose way is kept.
func countLemmas(sentences []*conllu.Sentence) []syntax.LemmaCount {
	counts := map[syntax.LemmaCount]int{}
	for _, s := range sentences {
		for _, w := range s.Words {
			lemma := w.Lemma
			if w.UPOS == "PROPN" && strings.HasSuffix(w.Form, "ed") && lemma != w.Form {
				lemma = w.Form
			}
			counts[syntax.LemmaCount{Form: w.Form, Tag: w.XPOS, Lemma: lemma}]++
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
		return cmp.Or(strings.Compare(a.Form, b.Form), strings.Compare(a.Tag, b.Tag), b.Count-a.Count, strings.Compare(a.Lemma, b.Lemma))
	})
	return slices.CompactFunc(list, func(a, b syntax.LemmaCount) bool { return a.Form == b.Form && a.Tag == b.Tag })
}
