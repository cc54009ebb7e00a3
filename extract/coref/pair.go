package coref

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// What two of a kind can be: persons, countries, or whoever has a side.
var pairKinds = map[string]schema.Class{
	"leader": schema.Person, "man": schema.Person, "woman": schema.Person, "president": schema.Person, "minister": schema.Person,
	"official": schema.Person, "diplomat": schema.Person, "politician": schema.Person, "general": schema.Person, "rival": schema.Person,
	"republic": schema.Country, "country": schema.Country, "nation": schema.Country, "neighbor": schema.Country, "neighbour": schema.Country, "state": schema.Country,
	"company": schema.Organization, "firm": schema.Organization, "group": schema.Organization,
	"side": "", "party": "",
}

// Verbs of two who take part on a par.
var meeting = words("meet speak talk confer negotiate sign agree clash fight consult host visit call telephone phone face")

// How many sentences back "the two leaders" reaches.
const pairReach = 2

// How many sentences open a document: heading, dateline, first sentence.
const opening = 4

// pair is two entities that a text puts side by side, by a mention of each.
type pair struct{ a, b int }

// linkPairs lets "both sides", "the two countries", "the two men" stand for the
// only two that the sentence or the two before it put side by side: "A and B",
// "A met B". Of persons it may mean the countries that they speak for.
func (r *resolver) linkPairs() {
	bySide := r.bySide()
	whole := map[[2]int]int{} // the first mention of a pair, by the roots of its members
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.cluster(i).name != "" || !r.isPair(m) {
			continue
		}
		if k := r.sidesBefore(i); k >= 0 {
			r.merge(k, i)
			continue
		}
		kind := pairKinds[m.lemma]
		p, ok := r.onlyPair(i, kind, bySide)
		if !ok {
			continue
		}
		key := [2]int{r.find(p.a), r.find(p.b)}
		if first, ok := whole[key]; ok && r.merge(first, i) {
			continue
		}
		whole[key] = i
		c := r.cluster(i)
		c.name, c.class = r.cluster(p.a).name+" and "+r.cluster(p.b).name, schema.Group
	}
}

// sidesBefore is the earlier mention of the two sides of a text, which stay the
// same: -1 for none, and for other pairs.
func (r *resolver) sidesBefore(i int) int {
	if r.mentions[i].lemma != "side" {
		return -1
	}
	same := r.byLemma["side"]
	for n := len(same) - 1; n >= 0; n-- {
		if k := same[n]; k < i && r.isPair(&r.mentions[k]) {
			return k
		}
	}
	return -1
}

// isPair reports whether a mention stands for two that are known.
func (r *resolver) isPair(m *mention) bool {
	_, ok := pairKinds[m.lemma]
	return ok && m.Kind == extract.NominalMention && m.number == 'p' && !m.whole && r.two(m)
}

// two reports whether a phrase speaks of two that are known: "both sides",
// "the two leaders", with nothing else said of them.
func (r *resolver) two(m *mention) bool {
	two, known := false, m.marks == definite
	for t := m.First; t < m.Head; t++ {
		switch strings.ToLower(r.doc.Form(&m.tokens[t])) {
		case "both":
			two, known = true, true
		case "two":
			two = true
		case "the", "these", "neighboring", "neighbouring", "rival", "warring":
			known = true
		default:
			if u := m.tokens[t].UPOS; pairKinds[m.lemma] != schema.Country || u != "ADJ" && u != "NOUN" {
				return false
			}
		}
	}
	return known && m.Head == m.End-1 && (two || m.lemma == "neighbor" || m.lemma == "neighbour")
}

// onlyPair is the pair of the kind that stands nearest before the mention; it
// reports false where the nearest sentence with one has several.
func (r *resolver) onlyPair(i int, kind schema.Class, bySide map[string]int) (pair, bool) {
	m := &r.mentions[i]
	if p, ok := r.storyPair(i); ok && (kind == "" || kind == schema.Country) {
		return p, true
	}
	for s := m.Sentence; s >= 0 && s >= m.Sentence-2*pairReach; s-- {
		if r.apart(s, m.Sentence) > pairReach {
			continue
		}
		var found []pair
		for _, p := range r.pairs(s, i) {
			if p, ok := r.ofKind(p, kind, bySide); ok && !r.hasPair(found, p) {
				found = append(found, p)
			}
		}
		if len(found) > 0 {
			return found[0], len(found) == 1
		}
	}
	return pair{}, false
}

// storyPair is the two countries of which the document speaks from its first
// words: the only two that its heading names, or its first sentence. A pair in
// the sentence of mention i itself comes before them.
func (r *resolver) storyPair(i int) (pair, bool) {
	if r.mentions[i].Sentence == 0 || len(r.pairs(r.mentions[i].Sentence, i)) > 0 {
		return pair{}, false
	}
	for s := 0; s < min(len(r.bySentence), r.mentions[i].Sentence, opening); s++ {
		var named []int
		for _, k := range r.bySentence[s] {
			c := r.cluster(k)
			if c.class == schema.Country && c.name != "" && !slices.ContainsFunc(named, func(other int) bool { return r.find(other) == r.find(k) }) {
				named = append(named, k)
			}
		}
		if len(named) == 2 && r.mentions[named[0]].role == "nsubj" {
			return pair{named[0], named[1]}, true
		}
	}
	return pair{}, false
}

func (r *resolver) hasPair(found []pair, p pair) bool {
	for _, other := range found {
		if r.find(other.a) == r.find(p.a) && r.find(other.b) == r.find(p.b) || r.find(other.a) == r.find(p.b) && r.find(other.b) == r.find(p.a) {
			return true
		}
	}
	return false
}

// pairs are those that sentence s names before the mention i: coordinations of
// two, and subject and object of a verb of meeting.
func (r *resolver) pairs(s, i int) []pair {
	var found []pair
	for _, k := range r.bySentence[s] {
		m := &r.mentions[k]
		if s == r.mentions[i].Sentence && m.First >= r.mentions[i].First || r.beyond(i, k, 2*pairReach) {
			continue
		}
		if m.whole {
			if s == r.mentions[i].Sentence && pairKinds[r.mentions[i].lemma] == "" && !r.between(m) {
				continue // mediators beside "both sides"
			}
			if parts := r.parts(k); len(parts) == 2 {
				found = append(found, pair{parts[0], parts[1]})
			}
			continue
		}
		if m.role != "nsubj" {
			continue
		}
		if verb := m.tokens[m.top].Head; verb >= 0 && meeting[strings.ToLower(m.tokens[verb].Lemma)] {
			if other := r.partner(s, verb, k); other >= 0 {
				found = append(found, pair{k, other})
			}
		}
	}
	return found
}

// between reports whether the word stands before the phrase.
func (r *resolver) between(m *mention) bool {
	return m.First > 0 && m.tokens[m.First-1].Lemma == "between"
}

// parts are the mentions that a coordination joins.
func (r *resolver) parts(whole int) []int {
	w := &r.mentions[whole]
	var found []int
	end := w.First
	for _, k := range r.inside(w.Sentence, w.First, w.End) {
		m := &r.mentions[k]
		if m.whole || m.First < w.First || m.End > w.End || m.Kind == extract.PronounMention && m.tokens[m.Head].Deprel == "nmod:poss" {
			continue
		}
		top := base(m.tokens[m.top].Deprel)
		if first := m.First == w.First; m.First >= end && (first || top == "conj") {
			found, end = append(found, k), m.End
		}
	}
	return found
}

// partner is the one whom the subject meets: the object of the verb, or what
// stands after "with".
func (r *resolver) partner(s, verb, subject int) int {
	for _, k := range r.inside(s, verb-widest, verb+widest) {
		m := &r.mentions[k]
		if k == subject || m.whole || m.tokens[m.top].Head != verb || !r.cluster(k).class.Actor() {
			continue
		}
		switch m.role {
		case "obj":
			return k
		case "obl":
			for t := max(0, m.top-widest); t < m.top; t++ {
				if m.tokens[t].Head == m.top && (m.tokens[t].Lemma == "with" || m.tokens[t].Lemma == "to" || m.tokens[t].Lemma == "against") {
					return k
				}
			}
		}
	}
	return -1
}

// ofKind is the pair if its members are of the kind and have names, or the
// countries that they speak for if it is countries that are meant.
func (r *resolver) ofKind(p pair, kind schema.Class, bySide map[string]int) (pair, bool) {
	if kind == schema.Country || kind == "" && r.cluster(p.a).class == schema.Person && r.cluster(p.b).class == schema.Person {
		if q, ok := r.countries(p, bySide); ok {
			return q, true
		}
	}
	for _, k := range []int{p.a, p.b} {
		c := r.cluster(k)
		if c.name == "" || !c.class.Actor() || kind != "" && c.class != kind || c.number == 'p' {
			return p, false
		}
	}
	return p, r.find(p.a) != r.find(p.b)
}

// countries are the two countries that a pair is, or speaks for.
func (r *resolver) countries(p pair, bySide map[string]int) (pair, bool) {
	for _, k := range []*int{&p.a, &p.b} {
		if r.cluster(*k).class == schema.Country {
			continue
		}
		side := r.sideOf(*k, 0)
		country, ok := bySide[side]
		if !ok || vocab.CountryOf(side) == "" {
			return p, false
		}
		*k = country
	}
	return p, r.find(p.a) != r.find(p.b)
}
