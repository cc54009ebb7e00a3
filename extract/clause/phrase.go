package clause

import (
	"strings"

	"parley/extract"
	"parley/schema"
)

// reach is a half-open range of tokens.
type reach struct{ first, end int }

func (r reach) has(i int) bool { return r.first <= i && i < r.end }

// yield marks the tokens below h, leaving out the subtrees that skip names,
// and returns the longest unbroken run of them around h, without punctuation
// at its edges.
func (t *tree) yield(h int, skip func(child int) bool) reach {
	t.turn++
	stack := []int{h}
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		t.mark[i] = t.turn
		for _, k := range t.kids[i] {
			if !skip(k) {
				stack = append(stack, k)
			}
		}
	}
	first, end := h, h+1
	for first > 0 && t.mark[first-1] == t.turn {
		first--
	}
	for end < len(t.tok) && t.mark[end] == t.turn {
		end++
	}
	return t.trim(reach{first, end}, h)
}

// trim cuts punctuation off the edges of a range, but never the head, nor a
// bracket or quotation mark whose partner stands inside.
func (t *tree) trim(r reach, h int) reach {
	for r.end > h+1 && (t.punct(r.end-1) && !t.closes(r) || t.rel(r.end-1) == "cc") {
		r.end--
	}
	for r.first < h && (t.punct(r.first) && !t.opens(r) || t.rel(r.first) == "cc") {
		r.first++
	}
	if r.end-r.first > 2 && isQuote(t.lower[r.first]) && isQuote(t.lower[r.end-1]) && r.first < h && h < r.end-1 &&
		t.count(reach{r.first + 1, r.end - 1}, isQuote) == 0 {
		return t.trim(reach{r.first + 1, r.end - 1}, h)
	}
	return r
}

// closes reports whether the last token closes what was opened inside.
func (t *tree) closes(r reach) bool {
	switch last := t.lower[r.end-1]; {
	case last == ")":
		return t.count(r, func(s string) bool { return s == "(" }) > 0
	case isQuote(last):
		return t.count(r, isQuote)%2 == 0
	}
	return false
}

func (t *tree) opens(r reach) bool {
	switch first := t.lower[r.first]; {
	case first == "(":
		return t.count(r, func(s string) bool { return s == ")" }) > 0
	case isQuote(first):
		return t.count(r, isQuote)%2 == 0
	}
	return false
}

func (t *tree) count(r reach, ok func(string) bool) int {
	n := 0
	for i := r.first; i < r.end; i++ {
		if ok(t.lower[i]) {
			n++
		}
	}
	return n
}

func isQuote(s string) bool {
	switch s {
	case "\"", "“", "”", "``", "''", "«", "»", "„":
		return true
	}
	return false
}

// partitives are pronouns that pick from a whole.
var partitives = words("none", "some", "many", "most", "all", "both", "few", "several", "each", "any", "neither", "either", "much")

// leaving are the partitives that leave some of the whole out.
var leaving = words("none", "some", "many", "most", "few", "several", "any", "much")

// phrase makes a Phrase of a range. What "some of the positions" speaks of is
// the positions; but some of them are not they.
func (t *tree) phrase(head int, r reach) extract.Phrase {
	if t.upos(head) == "DET" || partitives[t.lower[head]] {
		for _, k := range t.kids[head] {
			if t.rel(k) == "nmod" && t.prep(k) == "of" && r.has(k) && !(leaving[t.lower[head]] && t.upos(k) == "PRON") {
				head = k
			}
		}
	}
	return extract.Phrase{Sentence: t.at, Head: head, Span: t.span(r), Present: true}
}

func (t *tree) span(r reach) schema.Span {
	return schema.Span{Start: t.tok[r.first].Start, End: t.tok[r.end-1].End}
}

// nounPhrase is the range of the noun phrase that h heads: without its
// preposition, its other conjuncts, relative clauses, appositions set off by a
// comma and parentheses. A predicate noun ("is a threat") has no share in its
// clause's subject, copula and adverbials.
func (t *tree) nounPhrase(h int) reach { return t.nominalReach(h, true) }

// wholePhrase is nounPhrase with all conjuncts.
func (t *tree) wholePhrase(h int) reach { return t.nominalReach(h, false) }

func (t *tree) nominalReach(h int, single bool) reach {
	r := t.yield(h, func(k int) bool {
		if t.aside(k) && !t.inContent(k, h) {
			return true
		}
		if t.head[k] != h {
			return false
		}
		switch t.rel(k) {
		case "case":
			return k < h && !t.quantifier(k) && t.pos(k) != "POS" || k > h && t.pos(k) == "POS"
		case "conj", "cc":
			return single
		case "nsubj", "csubj", "cop", "aux", "mark", "advcl", "ccomp", "obl", "expl", "discourse", "vocative", "dislocated", "xcomp", "obj":
			return true
		case "advmod":
			return k < h && !t.degree(k) || k > h && t.copular(h)
		case "nmod":
			return t.weekday(k)
		}
		return false
	})
	for r.end > h+1 && in(t.rel(r.end-1), []string{"case", "mark"}) && !r.has(t.head[r.end-1]) { // its noun is left out
		r.end--
	}
	return r
}

// inContent reports whether k stands inside a clause that complements the noun
// h ("the conclusion that the claims made were lies"), which is kept whole.
func (t *tree) inContent(k, h int) bool {
	for i := t.head[k]; i >= 0 && i != h; i = t.head[i] {
		if t.rel(i) == "acl" && t.childMark(i, "that") {
			return true
		}
	}
	return false
}

// aside reports whether a subtree never belongs to the noun phrase above it.
func (t *tree) aside(k int) bool {
	switch t.rel(k) {
	case "parataxis":
		return true
	case "obl", "nmod":
		return t.according(k) || (examplePrepositions[t.prep(k)] || t.upos(k) == "NUM" && k > t.head[k] && !t.timely(k)) && t.afterComma(k)
	case "flat", "nummod": // an age: "Ada Dahl, 66,"
		return t.upos(k) == "NUM" && k > t.head[k] && t.afterComma(k)
	case "appos":
		return (t.afterComma(k) || t.beforeComma(k)) && !t.placeOfPlace(k) || t.weekdayNoun(k)
	case "acl":
		if t.is(k, "acl:relcl") {
			return !t.restricts(k) && (!saying(t.lemma(t.head[k])) || !t.contentRelative(k))
		}
		return t.afterComma(k) || t.childBase(k, "mark") < 0 && in(t.pos(k), []string{"VBN", "VBG", "VBD"})
	}
	return false
}

// restricts reports whether a phrase would speak of too much without its relative
// clause k: "any law that breaks the pact" is not any law.
func (t *tree) restricts(k int) bool {
	return !t.afterComma(k) && t.hasChild(t.head[k], func(c int) bool { return t.rel(c) == "det" && in(t.lower[c], []string{"any", "every", "each"}) })
}

// placeOfPlace reports whether the apposition k says where a place lies: "Salt
// Lake City, Utah".
func (t *tree) placeOfPlace(k int) bool {
	h := t.head[k]
	return t.upos(k) == "PROPN" && t.upos(h) == "PROPN" && t.childBase(k, "det") < 0 && len(t.kids[h]) > 0 && t.childBase(h, "case") >= 0 && t.class(k) != schema.Person && t.class(h) != schema.Person && k > h
}

func (t *tree) pos(i int) string { return t.tok[i].XPOS }

// afterComma reports whether the subtree of k is set off by punctuation.
func (t *tree) afterComma(k int) bool {
	first := t.leftmost(k)
	return first > 0 && in(t.lower[first-1], []string{",", "(", "—", "–", "--", "-", ";", ":"}) ||
		first < k && in(t.lower[first], []string{",", "(", "—", "–", "--"})
}

// beforeComma reports whether the subtree of k stands before its head and is set
// off from it by a comma: "his son, John Doe".
func (t *tree) beforeComma(k int) bool {
	last := t.rightmost(k)
	return k < t.head[k] && last+1 < t.head[k] && t.lower[last+1] == ","
}

// leftmost is the first token of the subtree of k.
func (t *tree) leftmost(k int) int {
	for depth := 0; depth < len(t.tok) && len(t.kids[k]) > 0 && t.kids[k][0] < k; depth++ {
		k = t.kids[k][0]
	}
	return k
}

// firstWord is the first token of the subtree of k that is not punctuation.
func (t *tree) firstWord(k int) int {
	i := t.leftmost(k)
	for i < k && t.punct(i) {
		i++
	}
	return i
}

// rightmost is the last token of the subtree of k.
func (t *tree) rightmost(k int) int {
	for depth := 0; depth < len(t.tok); depth++ {
		n := len(t.kids[k])
		if n == 0 || t.kids[k][n-1] < k {
			break
		}
		k = t.kids[k][n-1]
	}
	return k
}

// degree reports whether an adverb belongs inside its phrase ("more than 100").
func (t *tree) degree(k int) bool {
	return in(t.lower[k], []string{"more", "less", "almost", "nearly", "about", "around", "roughly", "over", "approximately", "very", "most", "at", "so", "too", "increasingly", "far", "between"})
}

// clausePhrase is the range of a complement clause without its
// complementiser: all of its words but those that report it.
func (t *tree) clausePhrase(h int) reach {
	return t.yield(h, func(k int) bool {
		switch t.rel(k) {
		case "parataxis":
			return t.cueOf(k) != nil
		case "obl", "nmod":
			return t.according(k)
		case "mark":
			return t.head[k] == h && in(t.lower[k], []string{"whether", "if", "for"})
		case "cc", "discourse":
			return t.head[k] == h && k < h
		case "conj":
			return t.head[k] == h && t.childBase(k, "nsubj") >= 0 && t.cueOf(k) != nil
		}
		return false
	})
}

// conjuncts lists h and the nominals coordinated with it.
func (t *tree) conjuncts(h int) []int {
	all := []int{h}
	for i := 0; i < len(all) && len(all) < 8; i++ {
		for _, k := range t.kids[all[i]] {
			if t.rel(k) == "conj" && !t.predicate(k) && k > h {
				all = append(all, k)
			}
		}
	}
	return all
}

// prepositions lists the case tokens of h in order, those of fixed
// expressions ("because of", "ahead of") included.
func (t *tree) prepositions(h int) []int {
	var all []int
	for _, k := range t.kids[h] {
		switch {
		case t.rel(k) == "case" && k < h && !t.quantifier(k) && t.upos(k) != "PUNCT":
			if len(all) == 0 && k > 0 && t.lower[k] == "of" && prepositionAdverbs[t.lower[k-1]] && t.rel(k-1) != "case" {
				all = append(all, k-1)
			}
			all = append(all, k)
			for _, f := range t.kids[k] {
				if t.rel(f) == "fixed" {
					all = append(all, f)
				}
			}
		case t.rel(k) == "advmod" && k < h && k+1 < h && t.caseAt(k+1, h) && prepositionAdverbs[t.lower[k]] && t.lower[k+1] != "of":
			all = append(all, k)
		}
	}
	return all
}

// quantifier reports whether a seeming preposition qualifies a number: "around
// 100,000 troops".
func (t *tree) quantifier(k int) bool {
	return in(t.lower[k], quantifiers) && k+1 < len(t.tok) && t.upos(k+1) == "NUM" && !t.timely(k+1)
}

func (t *tree) caseAt(i, h int) bool { return t.rel(i) == "case" && t.head[i] == h }

// prep is the preposition of h as words with single blanks, lower case.
func (t *tree) prep(h int) string { return t.words(t.prepositions(h)) }

func (t *tree) words(tokens []int) string {
	forms := make([]string, len(tokens))
	for i, k := range tokens {
		forms[i] = t.lower[k]
	}
	return strings.Join(forms, " ")
}
