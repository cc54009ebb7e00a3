package coref

import (
	"slices"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// Titles of those who deal with a country rather than speak for it when its
// name stands before them: "Syria envoy", "Russia expert".
var dealsWith = map[string]bool{
	"envoy": true, "negotiator": true, "mediator": true, "rapporteur": true, "coordinator": true, "expert": true,
	"analyst": true, "correspondent": true, "scholar": true, "specialist": true, "researcher": true, "director": true,
}

// sideInPhrase is the country or international body that a person or an
// organization belongs to by the words of the phrase: "Russian Foreign
// Minister", "president of Ukraine", "Kremlin spokesman", "NATO chief".
func (r *resolver) sideInPhrase(m *mention) string {
	if m.Class != schema.Person && m.Class != schema.Organization || m.Kind == extract.PronounMention {
		return ""
	}
	if m.Class == schema.Organization && len(m.words) > 0 {
		if name, _, ok := r.doc.Atlas.Canonical(r.span(m, m.First, m.End)); ok && name != "" {
			return ""
		}
	}
	for i := m.First; i < m.End; i++ {
		for n := min(4, m.End-i); n > 0; n-- {
			if side := r.sideAt(m, i, i+n); side != "" {
				return side
			}
			if n > 1 && r.doc.Atlas.Demonym(r.span(m, i, i+n)) != nil {
				i += n - 1 // "South American" is not American
				break
			}
		}
	}
	return ""
}

// sideAt is the side that the words of a range within the phrase name.
func (r *resolver) sideAt(m *mention, first, end int) string {
	if m.Class == schema.Person && end > m.Head && first <= m.Head {
		return ""
	}
	if m.Class == schema.Person && first > m.Head && !r.follows(m, first, "of", "for") {
		return ""
	}
	words := r.span(m, first, end)
	if m.Class == schema.Organization {
		if first > m.Head && !r.follows(m, first, "of") {
			return ""
		}
		return r.doc.Atlas.CountryOf(words)
	}
	if place := r.doc.Atlas.Demonym(words); place != nil && place.Kind == vocab.CountryPlace {
		return place.Name
	}
	if dealsWith[m.title] && first < m.Head {
		return ""
	}
	if body := r.doc.Atlas.Body(words); body != nil && !r.redefined(words) {
		if state := body.State(); state != "" { // who speaks for a ministry speaks for its state
			return state
		}
		return body.Name
	}
	if country := r.doc.Atlas.CountryOf(words); country != "" {
		return country
	}
	if state, class, ok := r.doc.Atlas.StateOf(words); ok && r.doc.Atlas.Place(words) == nil {
		if class == schema.Country {
			return state
		}
		return vocab.BodyNamed(state).State()
	}
	return ""
}

// follows reports whether one of the prepositions, or an article after it,
// stands directly before the token.
func (r *resolver) follows(m *mention, i int, prepositions ...string) bool {
	for i--; i > m.First; i-- {
		lemma := m.tokens[i].Lemma
		for _, p := range prepositions {
			if lemma == p {
				return true
			}
		}
		if m.tokens[i].UPOS != "DET" {
			return false
		}
	}
	return false
}

// span is the text of a range of tokens in a mention's sentence.
func (r *resolver) span(m *mention, first, end int) string {
	return r.doc.Text[m.tokens[first].Start:m.tokens[end-1].End]
}

// sideOf is the country or body that a mention's entity speaks for: its own
// where a phrase of the chain says so, else that of whoever the chain's
// bearer serves ("his spokesman").
func (r *resolver) sideOf(m int, depth int) string {
	c := r.cluster(m)
	if c.class == schema.Country {
		return c.key
	}
	if c.side != "" || depth > 3 {
		return c.side
	}
	for _, k := range c.some() {
		for _, served := range r.served(&r.mentions[k]) {
			if r.find(served) != r.find(m) {
				if side := r.sideOf(served, depth+1); side != "" {
					return side
				}
			}
		}
	}
	return ""
}

// served are the mentions inside a title that its bearer serves: a possessor,
// an organization, "of" somebody.
func (r *resolver) served(m *mention) []int {
	if m.title == "" {
		return nil
	}
	var found []int
	for _, k := range r.inside(m.Sentence, m.First, m.End) {
		inner := &r.mentions[k]
		if inner.Head == m.Head || inner.First < m.First || inner.End > m.End {
			continue
		}
		switch r.cluster(k).class {
		case schema.Person, schema.Organization, schema.Country:
			found = append(found, k)
		}
	}
	return found
}

// linkSides lets "we" and "our" in a quotation join the chain of the state or
// body that the speaker speaks for, or a chain of that side's name where the
// document never names it otherwise. An official of whom the text does not say
// whose he is speaks for nobody that is known, anybody else for himself.
func (r *resolver) linkSides() {
	bySide := r.bySide()
	for i := range r.mentions {
		m := &r.mentions[i]
		p := pronouns[m.form]
		if m.Kind != extract.PronounMention || p.person != 1 || p.number != 'p' || m.quote < 0 || r.quotes[m.quote].speaker < 0 {
			continue
		}
		speaker := r.quotes[m.quote].speaker
		state := r.stateOf(speaker, bySide)
		if state < 0 {
			state = r.bodyOf(speaker)
		}
		switch side := r.sideOf(speaker, 0); {
		case state >= 0:
			r.join(i, state)
		case side != "":
			r.joinSide(i, side, bySide)
		case !r.official(speaker):
			r.join(i, speaker)
		}
	}
}

// bodyOf is a mention of the named body that the speaker leads or speaks for, by
// his title or by what is set beside his name ("Ada Dahl, the firm's chief"), -1
// for none. What somebody left he does not speak for.
func (r *resolver) bodyOf(speaker int) int {
	for _, k := range r.cluster(speaker).some() {
		m := &r.mentions[k]
		if left(m) {
			continue
		}
		held := r.served(m)
		if m.Kind == extract.NominalMention && m.owner >= 0 {
			held = append(held, m.owner)
		}
		for _, body := range held {
			if c := r.cluster(body); c.class == schema.Organization && c.name != "" {
				return body
			}
		}
	}
	return -1
}

// joinSide merges a mention with the country or body, or begins its chain.
func (r *resolver) joinSide(i int, side string, bySide map[string]int) {
	if other, ok := bySide[side]; ok {
		r.join(i, other)
		return
	}
	bySide[side] = i
	c := r.cluster(i)
	c.name, c.key, c.number, c.class = side, side, 's', schema.Organization
	if r.doc.Atlas.CountryOf(side) != "" {
		c.class = schema.Country
	}
}

// bySide finds a mention of every country and body that the document names.
func (r *resolver) bySide() map[string]int {
	found := map[string]int{}
	for i := range r.mentions {
		if c := r.cluster(i); c.key != "" && c.class != schema.Place {
			if _, ok := found[c.key]; !ok {
				found[c.key] = i
			}
		}
	}
	return found
}

// linkOwnCountries merges "his country" with the country that he belongs to.
func (r *resolver) linkOwnCountries() {
	bySide := r.bySide()
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Kind != extract.NominalMention || m.marks != possessed || m.owner < 0 || m.number == 'p' || m.lemma != "country" && m.lemma != "nation" {
			continue
		}
		if r.cluster(m.owner).class != schema.Person {
			continue
		}
		side := r.sideOf(m.owner, 0)
		if state := r.stateOf(m.owner, bySide); state >= 0 && r.cluster(state).class == schema.Country {
			r.join(i, state)
		} else if r.doc.Atlas.CountryOf(side) != "" {
			r.joinSide(i, side, bySide)
		}
	}
}

// linkOwnBodies merges "his party" with the party that the owner's title names.
func (r *resolver) linkOwnBodies() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Kind != extract.NominalMention || m.marks != possessed || m.owner < 0 || m.Class != schema.Organization || m.number == 'p' {
			continue
		}
		for _, k := range slices.Clone(r.cluster(m.owner).some()) {
			for _, body := range r.served(&r.mentions[k]) {
				if c := r.cluster(body); c.class == schema.Organization && c.name != "" && calledSo(c, m.lemma) {
					r.merge(body, i)
				}
			}
		}
	}
}

// join merges a pronoun whose own class and number ("we") say nothing about
// what it stands for.
func (r *resolver) join(pronoun, antecedent int) {
	c := r.cluster(pronoun)
	c.class, c.number = "", 0
	r.merge(pronoun, antecedent)
}
