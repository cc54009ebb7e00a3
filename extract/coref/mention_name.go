package coref

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// properRun is the run of proper nouns around the head of a mention that the
// name recogniser missed.
func (r *resolver) properRun(tokens []extract.Token, m *extract.Mention) (int, int) {
	first, end := m.Head, m.Head+1
	for first > m.First && r.proper(tokens, first-1) {
		first--
	}
	for end < m.End && r.proper(tokens, end) {
		end++
	}
	return first, end
}

// widen is where the name of a body or a place begins, if the recogniser left
// capitalised words before it out: "Grand Ethiopian Renaissance Dam". An
// adjective of a country belongs to the name of common nouns alone ("Russian
// Foreign Ministry", but not "Russian Gazprom").
func (r *resolver) widen(m *mention, first, end int) int {
	if m.Class == schema.Person || m.Class == schema.Country {
		return first
	}
	last := strings.ToLower(r.doc.Form(&m.tokens[end-1]))
	common := vocab.ClassOfNoun(last, last) != ""
	for first > m.First && r.proper(m.tokens, first-1) && m.tokens[first-1].Deprel != "nmod:poss" {
		if !common && r.doc.Atlas.Demonym(r.doc.Form(&m.tokens[first-1])) != nil {
			if _, _, known := r.doc.Atlas.Canonical(r.span(m, first-1, end)); !known {
				break
			}
		}
		first--
	}
	return first
}

// proper reports whether a token is part of a name: by its tag, or because an
// adjective inside the sentence is capitalised.
func (r *resolver) proper(tokens []extract.Token, i int) bool {
	t := &tokens[i]
	if t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NNP") {
		return true
	}
	form := r.doc.Form(t)
	return t.UPOS == "ADJ" && i > 0 && form != "" && form[0] >= 'A' && form[0] <= 'Z'
}

// name sets the words of the name in the range and the title before it, which
// the recogniser may have taken into the name.
func (m *mention) name(doc *extract.Document, first, end int) {
	for first+1 < end && (strings.EqualFold(doc.Form(&m.tokens[first]), "the") || m.tokens[first].UPOS == "PART") {
		first++
	}
	if end-1 > first && m.tokens[end-1].UPOS == "PART" {
		end--
	}
	end = m.nameEnd(doc, first, end)
	if m.Class == schema.Person {
		for first+1 < end {
			if _, ok := vocab.TitleNamed(doc.Form(&m.tokens[first])); !ok {
				break
			}
			first++
		}
		m.title = titleBefore(doc, m, first)
	}
	for i := first; i < end; i++ {
		if m.tokens[i].UPOS != "PUNCT" || i == first || i+1 == end {
			m.words = append(m.words, doc.Form(&m.tokens[i]))
		}
	}
	m.full = strings.Join(strings.Fields(doc.Text[m.tokens[first].Start:m.tokens[end-1].End]), " ")
}

// Arabic articles, which a hyphen joins to the rest of the name.
var articles = words("al el ad an ar as ash at az")

// nameEnd is where a name ends that the recogniser cut off within a hyphened
// word or after a preposition: no name ends in "Jae-", "Al" or "of". The hyphen
// of "Oslo-based" joins no name.
func (m *mention) nameEnd(doc *extract.Document, first, end int) int {
	tokens := m.tokens
	glued := func(t int) bool { return t < len(tokens) && tokens[t].Start == tokens[t-1].End }
	if end-1 > first && tokens[end-1].Lemma == "-" && glued(end) {
		return end + 1
	}
	if glued(end) && glued(end+1) && tokens[end].Lemma == "-" {
		next := doc.Form(&tokens[end+1])
		if tokens[end+1].UPOS == "NUM" && m.Class != schema.Place && m.Class != schema.Country || next != "" && articles[strings.ToLower(doc.Form(&tokens[end-1]))] && next[0] >= 'A' && next[0] <= 'Z' {
			return end + 2
		}
	}
	for end-1 > first && (tokens[end-1].UPOS == "ADP" || tokens[end-1].Lemma == "-") {
		end--
	}
	return end
}

// titleBefore is the title that ends just before the name, within the mention.
func titleBefore(doc *extract.Document, m *mention, first int) string {
	for n := min(4, first-m.First); n > 0; n-- {
		span := schema.Span{Start: m.tokens[first-n].Start, End: m.tokens[first-1].End}
		if title, ok := vocab.TitleNamed(span.In(doc.Text)); ok {
			return title.Name
		}
	}
	if first > m.First {
		return strings.ToLower(doc.Form(&m.tokens[first-1]))
	}
	return ""
}

// alone is the cluster of a single mention.
func (r *resolver) alone(i int, m *mention) cluster {
	c := cluster{mentions: []int{i}, noun: m.Kind != extract.PronounMention, class: m.Class, gender: m.gender, number: m.number, side: m.side}
	if len(m.words) == 0 {
		return c
	}
	c.name = m.full
	if m.Class == schema.Person || r.redefined(c.name) {
		return c
	}
	if state, class, ok := r.doc.Atlas.StateOf(c.name); ok && class == m.Class {
		c.name, c.key = state, state
		return c
	}
	if name, class, ok := r.doc.Atlas.Canonical(unshout(c.name)); ok && (class == m.Class || m.Class == "" || class == schema.Place) {
		c.name, c.key = name, name
		if m.Class == "" {
			c.class = class
		}
	}
	return c
}

// unshout writes a name of several long words in capitals, as datelines and
// headlines have them, with one capital a word.
func unshout(name string) string {
	if strings.ToUpper(name) != name || len(name) < 6 {
		return name
	}
	fields := strings.Fields(name)
	for i, word := range fields {
		if len(word) > 3 {
			fields[i] = word[:1] + strings.ToLower(word[1:])
		}
	}
	return strings.Join(fields, " ")
}
