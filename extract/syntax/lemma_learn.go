package syntax

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/extract/nn/linear"
)

// LemmaCount is how often the training text has a form with a tag and a lemma.
type LemmaCount struct {
	Form, Tag, Lemma string
	Count            int
}

// fact is one thing to learn: a form that wants a rule, with its weight.
type fact[R comparable] struct {
	key    ending // of the whole form, without ^
	rule   R
	weight int
}

// LearnLemmas makes a lemmatiser of what the training text has, one entry for
// each form and tag: that of its most frequent lemma; and of how it writes its
// words, in lower case. [Lemmatizer.WithCases] completes it.
func LearnLemmas(counts []LemmaCount, words map[string]WordHabit) *Lemmatizer {
	l := &Lemmatizer{known: map[string]bool{}, tries: map[string][]Edit{}, words: words}
	var edits []fact[Edit]
	for _, c := range counts {
		low, lemma := strings.ToLower(PlainForm(c.Form)), strings.ToLower(c.Lemma)
		edits = append(edits, fact[Edit]{ending{c.Tag, low}, editOf(low, lemma), c.Count})
		if inflected(c.Tag) {
			l.known[KnownKey(c.Tag, lemma)] = true
		}
	}
	l.tries = commonEdits(edits)
	l.edits = learnRules(edits)
	l.cases = linear.Round(int(CaseRules), make([]float32, CaseRules))
	return l
}

// WithCases is the lemmatiser with weights for the choice of case, which are
// learnt over [Lemmatizer.CaseFeatures].
func (l *Lemmatizer) WithCases(weights *linear.Weights) *Lemmatizer {
	complete := *l
	complete.cases = weights
	return &complete
}

// inflected says that words with the tag have endings to strip.
func inflected(tag string) bool {
	switch tag {
	case "VBD", "VBN", "VBG", "VBZ", "VB", "VBP", "NN", "NNS":
		return true
	}
	return false
}

// editOf is the edit that makes the lemma out of the form, both in lower case.
func editOf(low, lemma string) Edit {
	same := 0
	for same < len(low) && same < len(lemma) && low[same] == lemma[same] {
		same++
	}
	for same > 0 && (same < len(low) && !utf8.RuneStart(low[same]) || same < len(lemma) && !utf8.RuneStart(lemma[same])) {
		same--
	}
	return Edit{utf8.RuneCountInString(low[same:]), lemma[same:]}
}

// commonEdits lists for each tag with endings the edits that many words share,
// the most frequent first.
func commonEdits(facts []fact[Edit]) map[string][]Edit {
	counts := map[string]map[Edit]int{}
	for _, f := range facts {
		switch f.key.tag {
		case "VBD", "VBN", "VBG", "VBZ", "NNS":
			if counts[f.key.tag] == nil {
				counts[f.key.tag] = map[Edit]int{}
			}
			counts[f.key.tag][f.rule]++
		}
	}
	tries := map[string][]Edit{}
	for tag, edits := range counts {
		for edit, n := range edits {
			if n >= 8 {
				tries[tag] = append(tries[tag], edit)
			}
		}
		slices.SortFunc(tries[tag], func(a, b Edit) int {
			return cmp.Or(edits[b]-edits[a], a.Cut-b.Cut, strings.Compare(a.Put, b.Put))
		})
	}
	return tries
}

// learnRules keeps, from the shortest ending to the longest, each rule that
// differs from what the shorter endings say, and then the exceptions.
func learnRules[R comparable](facts []fact[R]) map[ending]R {
	votes := map[ending]map[R]int{}
	for _, f := range facts {
		for _, letters := range endingsOf(f.key.letters) {
			key := ending{f.key.tag, letters}
			if votes[key] == nil {
				votes[key] = map[R]int{}
			}
			votes[key][f.rule]++
		}
	}
	keys := make([]ending, 0, len(votes))
	for key := range votes {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b ending) int {
		return cmp.Or(len(a.letters)-len(b.letters), strings.Compare(a.letters, b.letters), strings.Compare(a.tag, b.tag))
	})
	rules := map[ending]R{}
	for _, key := range keys {
		rule, n, all := winner(facts, votes[key])
		if key.letters != "" && (n < 3 || 2*n <= all) {
			continue
		}
		if shorter, _ := longest(rules, key.tag, key.letters); key.letters == "" || shorter != rule {
			rules[key] = rule
		}
	}
	for _, f := range facts {
		if rule, _ := longest(rules, f.key.tag, f.key.letters); rule != f.rule {
			rules[ending{f.key.tag, "^" + f.key.letters}] = f.rule
		}
	}
	return rules
}

// winner is the rule with the most votes; of equals the one that comes first
// in the facts, so that learning is deterministic.
func winner[R comparable](facts []fact[R], votes map[R]int) (best R, n, all int) {
	for rule, count := range votes {
		all += count
		if count > n {
			best, n = rule, count
		}
	}
	equals := 0
	for _, count := range votes {
		if count == n {
			equals++
		}
	}
	if equals > 1 {
		for _, f := range facts {
			if votes[f.rule] == n {
				return f.rule, n, all
			}
		}
	}
	return best, n, all
}

// endingsOf lists the endings of a form, from the empty one.
func endingsOf(low string) []string {
	list := []string{""}
	at := len(low)
	for n := 0; n < longestEnding && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(low[:at])
		at -= size
		list = append(list, low[at:])
	}
	return list
}
