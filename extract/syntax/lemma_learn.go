package syntax

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/extract/nn/linear"
)

// LemmaCount is how often the training text has a form with a tag and a lemma,
// both in lower case.
type LemmaCount struct {
	Form, Tag, Lemma string
	Count            int
}

// fact is one thing to learn: a form that wants a rule.
type fact struct {
	key  ending // of the whole form, without ^
	rule Edit
}

// LearnLemmas makes a lemmatiser of what the training text has, one entry for
// each form and tag: that of its most frequent lemma; and of how it writes its
// words, in lower case. [Lemmatizer.WithCases] completes it.
func LearnLemmas(counts []LemmaCount, words map[string]WordHabit) *Lemmatizer {
	l := &Lemmatizer{known: map[string]bool{}, tries: map[string][]Swap{}, words: map[uint32]WordHabit{}}
	for low, habit := range words {
		l.words[linear.Hash(low)] = habit
	}
	var edits []fact
	for _, c := range counts {
		edits = append(edits, fact{ending{c.Tag, c.Form}, editOf(c.Form, c.Lemma)})
		if inflected(c.Tag) {
			l.known[KnownKey(c.Tag, c.Lemma)] = true
		}
	}
	l.tries = commonSwaps(edits)
	l.edits = learnRules(edits)
	l.learnExceptions(counts)
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

// learnExceptions keeps the edit of every form whose lemma the rules, and what
// is known of other words, get wrong.
func (l *Lemmatizer) learnExceptions(counts []LemmaCount) {
	exceptions := map[ending]Edit{}
	for _, c := range counts {
		if l.base(c.Tag, c.Form, "x") != c.Lemma {
			exceptions[ending{c.Tag, "^" + c.Form}] = editOf(c.Form, c.Lemma)
		}
	}
	maps.Copy(l.edits, exceptions)
	l.learnConstants(counts, exceptions)
}

// anyTag stands for the tags that the training text does not have with a form.
const anyTag = "*"

// learnConstants keeps the exceptions that a form has with every tag, and strong
// past forms: "went" is "go", whatever the tagger takes it for.
func (l *Lemmatizer) learnConstants(counts []LemmaCount, exceptions map[ending]Edit) {
	lemmas := map[string]string{}
	for _, c := range counts {
		if lemma, ok := lemmas[c.Form]; ok && lemma != c.Lemma {
			lemmas[c.Form] = c.Form // it varies
		} else if !ok {
			lemmas[c.Form] = c.Lemma
		}
	}
	for key := range exceptions {
		form := key.letters[1:]
		if lemma := lemmas[form]; lemma != form && lemma != "" {
			l.edits[ending{anyTag, key.letters}] = editOf(form, lemma)
		}
	}
	for _, c := range counts {
		strong := (c.Tag == "VBD" || c.Tag == "VBN") && !strings.HasSuffix(c.Form, "ed")
		if strong && lemmas[c.Form] == c.Lemma && c.Form != c.Lemma {
			l.edits[ending{anyTag, "^" + c.Form}] = editOf(c.Form, c.Lemma)
		}
	}
}

// inflected says that words with the tag have endings to strip.
func inflected(tag string) bool {
	switch tag {
	case "VBD", "VBN", "VBG", "VBZ", "VB", "VBP", "NN", "NNS", "JJ", "JJR", "JJS":
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

// commonSwaps lists for each tag with endings the swaps that many words share,
// the most frequent first.
func commonSwaps(facts []fact) map[string][]Swap {
	counts := map[string]map[Swap]int{}
	for _, f := range facts {
		if !hasEndings(f.key.tag) || f.rule.Cut > utf8.RuneCountInString(f.key.letters) {
			continue
		}
		if counts[f.key.tag] == nil {
			counts[f.key.tag] = map[Swap]int{}
		}
		stem := Edit{Cut: f.rule.Cut}.Apply(f.key.letters)
		counts[f.key.tag][Swap{strings.TrimPrefix(f.key.letters, stem), f.rule.Put}]++
	}
	tries := map[string][]Swap{}
	for tag, swaps := range counts {
		for swap, n := range swaps {
			if n >= 8 && swap.Off != "" {
				tries[tag] = append(tries[tag], swap)
			}
		}
		slices.SortFunc(tries[tag], func(a, b Swap) int {
			return cmp.Or(swaps[b]-swaps[a], strings.Compare(a.Off, b.Off), strings.Compare(a.Put, b.Put))
		})
	}
	return tries
}

// hasEndings says that the forms with a tag end in what makes them such forms;
// of other tags the exceptions alone are learnt.
func hasEndings(tag string) bool {
	switch tag {
	case "VBD", "VBN", "VBG", "VBZ", "NNS", "NNPS", "JJR", "JJS", "RBR", "RBS":
		return true
	}
	return false
}

// learnRules keeps, from the shortest ending to the longest, each rule that
// differs from what the shorter endings say.
func learnRules(facts []fact) map[ending]Edit {
	votes := map[ending]map[Edit]int{}
	for _, f := range facts {
		endings := []string{""}
		if hasEndings(f.key.tag) {
			endings = endingsOf(f.key.letters)
		}
		for _, letters := range endings {
			key := ending{f.key.tag, letters}
			if votes[key] == nil {
				votes[key] = map[Edit]int{}
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
	rules := map[ending]Edit{}
	for _, key := range keys {
		rule, n, all := winner(facts, votes[key])
		if key.letters != "" && (n < 3 || 2*n <= all) {
			continue
		}
		if shorter, _ := longest(rules, key.tag, key.letters); key.letters == "" || shorter != rule {
			rules[key] = rule
		}
	}
	return rules
}

// winner is the rule with the most votes; of equals the one that comes first
// in the facts, so that learning is deterministic.
func winner(facts []fact, votes map[Edit]int) (best Edit, n, all int) {
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
