package entity

import (
	"strings"

	"parley/extract"
	"parley/schema"
)

// Relations that the phrase of a corpus does not run across at its own head:
// what makes the head the predicate of a clause, and what stands beside it.
var besidePhrase = map[string]bool{
	"appos": true, "parataxis": true, "case": true, "conj": true, "cc": true, "cop": true, "nsubj": true, "aux": true,
	"mark": true, "discourse": true, "obl": true, "obj": true, "iobj": true, "ccomp": true, "xcomp": true, "csubj": true,
	"expl": true, "vocative": true, "orphan": true, "dislocated": true, "reparandum": true, "list": true, "root": true, "dep": true,
}

// full is the phrase of the mention with the clauses and phrases that modify
// it, as the annotation of GUM and OntoNotes brackets it: "the talks that the
// two sides held in Geneva". It is empty for a relative pronoun, which corpora
// take for a part of the phrase that its clause modifies.
func (f *finder) full(m *extract.Mention) [2]int {
	if m.Kind == extract.PronounMention && f.relative(m.Head) {
		return [2]int{}
	}
	if f.tokens[m.Head].UPOS == "CCONJ" {
		last := m.End - 1
		for k := range f.found {
			if other := &f.found[k]; other.End == m.End && other.Full[1] > last+1 {
				last = other.Full[1] - 1
			}
		}
		return [2]int{m.First, last + 1}
	}
	first, end := m.First, m.End
	top := f.top(m.First, m.End, m.Head)
	for first > 0 && f.within(first-1, m, top) {
		first--
	}
	for end < len(f.tokens) && f.within(end, m, top) && !f.loose(end, m, top) {
		end++
	}
	for end > m.End && f.tokens[end-1].UPOS == "PUNCT" && !f.closes(first, end-1) {
		end--
	}
	for first < m.First && (f.tokens[first].UPOS == "PUNCT" || f.tokens[first].UPOS == "ADP") {
		first++
	}
	if end < len(f.tokens) && f.tokens[end].XPOS == "POS" {
		end++ // "Norland's"
	}
	return [2]int{first, end}
}

// placeIn reports whether the token names, after a comma, where the place of
// the mention lies: "Elmar, Norland".
func (f *finder) placeIn(i int, m *extract.Mention) bool {
	return m.Kind == extract.NamedMention && (m.Class == schema.Place || m.Class == schema.Country) &&
		f.tokens[i].UPOS == "PROPN" && i == m.End+1 && f.tokens[m.End].Lemma == ","
}

// loose reports whether a comma at the token divides the phrase from what
// only comments on it: anything but a relative clause.
func (f *finder) loose(i int, m *extract.Mention, top int) bool {
	if f.tokens[i].Lemma != "," {
		return false
	}
	for j := i + 1; j < len(f.tokens); j++ {
		if t := &f.tokens[j]; t.Head == m.Head || t.Head == top {
			switch t.Deprel {
			case "punct", "appos":
				continue
			case "nmod", "acl", "nmod:unmarked", "nmod:npmod":
				return !f.placeIn(j, m)
			}
			return false
		}
	}
	return false
}

// closes reports whether the mark at the token is the second of a pair that
// begins inside the phrase.
func (f *finder) closes(first, i int) bool {
	opening, ok := map[string]string{")": "(", "]": "[", "”": "“", "\"": "\"", "''": "``"}[f.doc.Form(&f.tokens[i])]
	if !ok {
		return false
	}
	marks := 0
	for j := first; j < i; j++ {
		switch f.doc.Form(&f.tokens[j]) {
		case opening:
			marks++
		case f.doc.Form(&f.tokens[i]):
			marks--
		}
	}
	return marks > 0 && (opening != "\"" || marks%2 == 1)
}

// within reports whether the token depends on the mention by relations that
// stay inside the phrase with its clauses.
func (f *finder) within(i int, m *extract.Mention, top int) bool {
	for range len(f.tokens) {
		t := &f.tokens[i]
		if t.Head < 0 || t.Head >= len(f.tokens) {
			return false
		}
		if t.Head >= m.First && t.Head < m.End {
			rel := base(t.Deprel)
			if t.Head != top && t.Head != m.Head {
				return true
			}
			if rel == "appos" && f.placeIn(i, m) {
				return true
			}
			return !besidePhrase[rel] && rel != "advmod" && rel != "advcl"
		}
		i = t.Head
	}
	return false
}

// relative reports whether a pronoun opens a relative or an indirect question.
func (f *finder) relative(i int) bool {
	switch form := strings.ToLower(f.doc.Form(&f.tokens[i])); form {
	case "who", "whom", "whose", "which", "what", "whoever", "whatever", "whichever":
		return true
	case "that":
		return f.tokens[i].XPOS == "WDT" || strings.Contains(f.tokens[i].Feats, "PronType=Rel")
	}
	return false
}
