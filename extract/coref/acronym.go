package coref

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// linkAcronyms merges a name with its initials: "International Atomic Energy
// Agency" with "IAEA", wherever they stand.
func (r *resolver) linkAcronyms() {
	for _, i := range r.named {
		if k, ok := r.acronyms[acronymOf(&r.mentions[i])]; ok && k != i {
			r.merge(k, i)
		}
	}
}

// findAcronyms finds which name of the document each word of capitals
// abbreviates: the one beside which it stands in brackets ("the Rapid Support
// Forces (RSF)"), else the first one with these initials.
func (r *resolver) findAcronyms() {
	r.acronyms = map[string]int{}
	for _, i := range r.named {
		m := &r.mentions[i]
		if len(m.words) < 2 || m.Class == schema.Person || m.Class == schema.Country {
			continue
		}
		if word := r.bracketed(m); abbreviates(word, m.words) {
			if _, known := r.acronyms[word]; !known {
				r.acronyms[word] = i
			}
		}
	}
	r.findSpelledOut()
	for _, i := range r.named {
		m := &r.mentions[i]
		if word := initials(m.words); len(m.words) > 2 && len(word) > 2 && m.Class != schema.Person {
			if _, known := r.acronyms[word]; !known {
				r.acronyms[word] = i
			}
		}
	}
	r.findShort()
}

// findShort finds the words of capitals that the recogniser has missed though
// the document spells them out: "the BGC" beside "the Baltic Grain Council".
func (r *resolver) findShort() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if len(m.words) > 0 || m.Kind != extract.NominalMention {
			continue
		}
		form := r.doc.Form(&m.tokens[m.Head])
		k, ok := r.acronyms[capitals(form)]
		if !ok || len(form) < 3 || k == i {
			continue
		}
		m.words, m.full, m.Class = []string{form}, form, r.mentions[k].Class
		at, _ := slices.BinarySearch(r.named, i)
		r.named = slices.Insert(r.named, at, i)
	}
}

// findSpelledOut finds the names that the recogniser has missed though the document
// abbreviates them: "the paramilitary Rapid Support Forces" beside "the RSF".
func (r *resolver) findSpelledOut() {
	short := map[string]bool{}
	for _, i := range r.named {
		if word := acronymOf(&r.mentions[i]); len(word) > 2 {
			short[word] = true
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if len(m.words) > 0 || m.Kind != extract.NominalMention || len(short) == 0 {
			continue
		}
		first := m.Head
		for first > max(m.First, 1) && initials([]string{r.doc.Form(&m.tokens[first-1])}) != "" {
			first--
		}
		var name []string
		for t := first; t <= m.Head; t++ {
			name = append(name, r.doc.Form(&m.tokens[t]))
		}
		if word := initials(name); len(word) == len(name) && short[word] {
			m.words, m.full, m.Class = name, strings.Join(name, " "), schema.Organization
			at, _ := slices.BinarySearch(r.named, i)
			r.named = slices.Insert(r.named, at, i)
		}
	}
}

// bracketed is the word of capitals in the brackets that follow a mention.
func (r *resolver) bracketed(m *mention) string {
	if m.End+2 >= len(m.tokens) || r.doc.Form(&m.tokens[m.End]) != "(" || r.doc.Form(&m.tokens[m.End+2]) != ")" {
		return ""
	}
	return capitals(r.doc.Form(&m.tokens[m.End+1]))
}

// abbreviates reports whether the letters of a word of capitals stand in this
// order in the name, the first at its beginning.
func abbreviates(word string, name []string) bool {
	rest := strings.ToUpper(strings.Join(name, " "))
	if word == "" || rest[0] != word[0] {
		return false
	}
	for i := range len(word) {
		at := strings.IndexByte(rest, word[i])
		if at < 0 {
			return false
		}
		rest = rest[at+1:]
	}
	return true
}

// redefined reports whether the document itself says that a word of capitals
// is short for something else than the vocabulary has it.
func (r *resolver) redefined(word string) bool {
	k, ok := r.acronyms[capitals(word)]
	if !ok {
		return false
	}
	known, _, _ := r.doc.Atlas.Canonical(word)
	meant, _, ok := r.doc.Atlas.Canonical(r.mentions[k].full)
	return known != "" && !(ok && meant == known) && !strings.EqualFold(known, r.mentions[k].full)
}

// acronymOf is the name if it is one word of capitals, without dots.
func acronymOf(m *mention) string {
	if len(m.words) != 1 || m.Class == schema.Person {
		return ""
	}
	return capitals(m.words[0])
}

// capitals is a word without its dots if it is one of two capitals or more, ""
// for any other.
func capitals(word string) string {
	word = strings.ReplaceAll(word, ".", "")
	if len(word) < 2 || len(word) > 8 {
		return ""
	}
	for i := range len(word) {
		if word[i] < 'A' || word[i] > 'Z' {
			return ""
		}
	}
	return word
}

// initials are the first letters of the capitalised words.
func initials(name []string) string {
	var b strings.Builder
	for _, word := range name {
		if word[0] >= 'A' && word[0] <= 'Z' {
			b.WriteByte(word[0])
		}
	}
	return b.String()
}
