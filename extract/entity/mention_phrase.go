package entity

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// base is a relation without its subtype.
func base(deprel string) string {
	before, _, _ := strings.Cut(deprel, ":")
	return before
}

// Relations that no phrase runs across: clauses, appositions and whatever
// belongs to a nominal only because it is the predicate of a clause.
var outside = map[string]bool{
	"acl": true, "appos": true, "parataxis": true, "advcl": true, "ccomp": true, "csubj": true,
	"xcomp": true, "discourse": true, "vocative": true, "list": true, "cop": true, "aux": true,
	"nsubj": true, "mark": true, "dislocated": true, "orphan": true, "dep": true, "obl": true,
	"root": true, "obj": true, "iobj": true, "expl": true, "reparandum": true,
}

// Relations that a phrase does not run across at its own head: prepositions
// and conjuncts, which deeper inside belong to it.
var outsideAtHead = map[string]bool{"case": true, "conj": true, "cc": true}

// Adverbs that are part of a phrase although they depend on its head.
var measuring = map[string]bool{
	"almost": true, "nearly": true, "about": true, "around": true, "roughly": true, "approximately": true, "some": true,
}

// extent widens the range [first, end), which holds the head, to the phrase:
// to every neighbouring token that belongs to it.
func (f *finder) extent(first, end int) (int, int) {
	core, coreEnd := first, end
	for first > 0 && f.belongs(first-1, core, coreEnd) {
		first--
	}
	for end < len(f.tokens) && f.belongs(end, core, coreEnd) {
		end++
	}
	for first < core && (f.tokens[first].UPOS == "PUNCT" || f.tokens[first].UPOS == "CCONJ") {
		first++
	}
	for end > coreEnd && f.tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	return first, end
}

// belongs reports whether the token depends on one in the range [first, end)
// by relations that stay inside a phrase.
func (f *finder) belongs(i, first, end int) bool {
	for steps := 0; steps <= len(f.tokens); steps++ {
		t := &f.tokens[i]
		if t.Head < 0 || t.Head >= len(f.tokens) || outside[base(t.Deprel)] && !f.measures(i) {
			return false
		}
		if t.Head >= first && t.Head < end {
			if base(t.Deprel) == "advmod" && !measuring[t.Lemma] {
				return false
			}
			return !outsideAtHead[base(t.Deprel)]
		}
		i = t.Head
	}
	return false
}

// measures reports whether the noun i measures the adjective behind it: "a
// 40-year-old man".
func (f *finder) measures(i int) bool {
	h := f.tokens[i].Head
	return f.tokens[i].Deprel == "obl:unmarked" && h > i && h <= i+2 && f.tokens[h].UPOS == "ADJ"
}

// top is the token of a phrase whose head lies outside the phrase.
func (f *finder) top(first, end, head int) int {
	i := head
	for range end - first {
		next := f.tokens[i].Head
		if next < first || next >= end {
			break
		}
		i = next
	}
	return i
}

// title finds the title, role or kind that stands directly before a name
// ("U.S. Secretary of State", "his spokesman", "the news agency"), and gives
// the first token of the phrase that they form.
func (f *finder) title(name *extract.Name) (int, bool) {
	start, ok := f.titleWords(name)
	if !ok || !f.bound(start, name) {
		return 0, false
	}
	first := start
	for first > 0 && f.premodifies(first-1, start, name.End) {
		first--
	}
	for first < start && (f.tokens[first].UPOS == "PUNCT" || f.tokens[first].UPOS == "PART") {
		first++
	}
	return f.bodyBefore(first), true
}

// bodyBefore is the first token of the body or country whose name stands
// directly before a title, even where the parser took it for a phrase of its
// own: "and [European Commission] President".
func (f *finder) bodyBefore(first int) int {
	if first == 0 || f.nameAt[first-1] < 0 {
		return first
	}
	body := &f.names[f.nameAt[first-1]]
	if body.Class != schema.Organization && body.Class != schema.Country || body.End != first {
		return first
	}
	switch base(f.tokens[f.nameHead(body)].Deprel) {
	case "conj", "compound", "nmod", "flat", "amod", "appos":
		return body.First
	}
	return first
}

// titleWords is the first token of the title itself, modifiers aside.
func (f *finder) titleWords(name *extract.Name) (int, bool) {
	last := name.First - 1
	if last < 0 || f.nameAt[last] >= 0 && f.names[f.nameAt[last]].Class == schema.Person {
		return 0, false
	}
	if name.Class == schema.Person {
		for n := 4; n > 1; n-- {
			if last-n+1 < 0 {
				continue
			}
			if _, ok := vocab.TitleNamed(f.words(last-n+1, last+1)); ok {
				return last - n + 1, true
			}
		}
	}
	t := &f.tokens[last]
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" {
		return 0, false
	}
	word := strings.ToLower(f.doc.Form(t))
	if _, ok := vocab.TitleNamed(word); ok && name.Class == schema.Person {
		return last, true // even "Ms", which looks like a plural
	}
	if t.XPOS == "NNS" || t.XPOS == "NNPS" {
		return 0, false
	}
	noun, ok := vocab.NounNamed(word)
	return last, ok && noun.Class == name.Class
}

// bound reports whether the tree joins title and name; beside a name, a title
// that is capitalised like the name needs no such proof.
func (f *finder) bound(start int, name *extract.Name) bool {
	for i := start; i < name.First; i++ {
		if head := f.tokens[i].Head; head >= name.First && head < name.End {
			return true
		}
	}
	for i := name.First; i < name.End; i++ {
		if head := f.tokens[i].Head; head >= start && head < name.First {
			return true
		}
	}
	role, bearer := &f.tokens[name.First-1], &f.tokens[f.nameHead(name)]
	if role.Head == bearer.Head && role.Deprel == bearer.Deprel {
		return true // the parser took one phrase for two
	}
	form := f.doc.Form(role)
	return name.Class == schema.Person && form != "" && form[0] >= 'A' && form[0] <= 'Z'
}

// premodifies reports whether token i modifies one of the range [start, end)
// to its right, by itself or as part of a possessor.
func (f *finder) premodifies(i, start, end int) bool {
	for range len(f.tokens) {
		t := &f.tokens[i]
		switch base(t.Deprel) {
		case "amod", "compound", "det", "nummod", "nmod", "flat", "case", "punct", "appos":
		default:
			return false
		}
		if t.UPOS == "ADP" || t.UPOS == "VERB" && base(t.Deprel) != "amod" || t.Lemma == "," {
			return false
		}
		if t.Head < 0 || t.Head >= len(f.tokens) {
			return false
		}
		if t.Head >= start && t.Head < end {
			return !calendar[strings.ToLower(t.Lemma)]
		}
		i = t.Head
	}
	return false
}

// words joins the forms of a range of tokens.
func (f *finder) words(first, end int) string {
	var b strings.Builder
	for i := first; i < end; i++ {
		if i > first && f.tokens[i].Start > f.tokens[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(f.doc.Form(&f.tokens[i]))
	}
	return b.String()
}
