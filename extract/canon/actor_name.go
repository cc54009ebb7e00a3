package canon

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// properName is the proper name of a chain, "" if it has none. A ministry or
// another body that every country has gets the country that it belongs to:
// "Russia's Foreign Ministry" is the Russian Foreign Ministry.
func (a *Actors) properName(c int) string {
	chain := &a.doc.Chains[c]
	name := strings.Join(strings.Fields(chain.Name), " ")
	if name == "" || chain.Class != schema.Organization || !generic(name) && !stateBody(name) || countryInName(name) != "" || strings.Contains(name, "-") {
		return name // a hyphen joins the names of those whose it is: "NATO-Russia Council"
	}
	for _, i := range chain.Mentions {
		if country := a.countryBefore(&a.doc.Mentions[i]); country != "" {
			return adjective(country) + " " + name
		}
	}
	return a.ofItsState(c, name)
}

// generic reports whether the name is made of common nouns, so that several
// countries have such a body.
func generic(name string) bool {
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	noun, ok := vocab.NounNamed(last)
	return ok && noun.Class == schema.Organization && vocab.BodyNamed(name) == nil
}

// countryBefore is the country that an adjective or a possessor before the
// name in the mention points to.
func (a *Actors) countryBefore(m *extract.Mention) string {
	tokens := a.doc.Sentences[m.Sentence].Tokens
	for first := m.First; first < m.Head; first++ {
		for end := min(first+3, m.Head); end > first; end-- {
			words := a.doc.Text[tokens[first].Start:tokens[end-1].End]
			if country := a.doc.Atlas.CountryOf(words); country != "" {
				return country
			}
			if vocab.Demonym(words) != nil {
				first = end - 1 // "South American" is not American
				break
			}
		}
	}
	return ""
}

// adjective is the word for what belongs to a country: "Russian", "U.S.".
func adjective(country string) string {
	return adjectiveOf(schema.Argument{Name: country, Class: schema.Country})
}

// disambiguate tells a person apart from what else bears the name: "Jordan
// (person)". Beside persons a name means one thing throughout a document, an
// actor if it ever acts.
func (a *Actors) disambiguate() {
	class := map[string]schema.Class{}
	for c, name := range a.names {
		if name != "" && a.classes[c] != schema.Person && (class[name] == "" || !class[name].Actor()) {
			class[name] = a.classes[c]
		}
	}
	for c, name := range a.names {
		switch shared := class[name]; {
		case name == "" || shared == "":
		case a.classes[c] == schema.Person:
			a.names[c] = name + " (person)"
		default:
			a.classes[c] = shared
		}
	}
}

// chainName is the name of a chain, composed at first use for those without a
// proper one; "" for a chain of pronouns alone.
func (a *Actors) chainName(c int) string {
	if a.names[c] != "" || a.pending[c] {
		return a.names[c]
	}
	a.pending[c] = true
	best := ""
	for _, i := range a.doc.Chains[c].Mentions {
		m := &a.doc.Mentions[i]
		if m.Kind == extract.PronounMention {
			continue
		}
		if name := a.describe(m); better(name, best) {
			best = name
		}
	}
	a.names[c] = a.ofItsState(c, best)
	a.pending[c] = best == ""
	return best
}

// adoptNames gives an event that the text calls by its bare noun ("the call")
// the name of the only event of the document that the noun ends ("phone call").
func (a *Actors) adoptNames() {
	longer := map[string]string{} // by last word; empty for several
	for c, name := range a.names {
		last := name[strings.LastIndexByte(name, ' ')+1:]
		if a.classes[c] != schema.Event || last == name {
			continue
		}
		if other, ok := longer[last]; ok && other != name {
			name = ""
		}
		longer[last] = name
	}
	for c, name := range a.names {
		if adopted := longer[name]; !a.named[c] && a.classes[c] == schema.Event && adopted != "" {
			a.names[c] = adopted
		}
	}
}

// better prefers the description without an owner, who changes with the
// speaker, and then the one with more words, within reason.
func better(name, than string) bool {
	if than == "" || name == "" {
		return name != ""
	}
	if owned, other := strings.Contains(name, "'s "), strings.Contains(than, "'s "); owned != other {
		if strings.Contains(unowned(name), unowned(than)) == strings.Contains(unowned(than), unowned(name)) {
			return other
		}
		name, than = unowned(name), unowned(than) // "the commerce ministry of Norland" says more than "the ministry"
	}
	words := strings.Count(name, " ")
	return words > strings.Count(than, " ") && words < 6
}

// unowned is a description without its owner.
func unowned(name string) string {
	if i := strings.LastIndex(name, "'s "); i >= 0 {
		return name[i+len("'s "):]
	}
	return name
}

// describe names what a mention without a proper name speaks of.
func (a *Actors) describe(m *extract.Mention) string {
	tokens := a.doc.Sentences[m.Sentence].Tokens
	if tokens[m.Head].UPOS == "CCONJ" {
		return a.coordination(m)
	}
	if name := a.ministry(m); name != "" {
		return name
	}
	return a.phraseName(phrase{m.Sentence, m.First, m.End, m.Head})
}

// coordination joins the names of what is conjoined.
func (a *Actors) coordination(m *extract.Mention) string {
	var parts []string
	end := m.First
	for t := m.First; t < m.End; t++ {
		i := a.at[m.Sentence][t]
		if i < 0 || t == m.Head || a.doc.Mentions[i].First < end && len(parts) > 0 {
			continue
		}
		inner := &a.doc.Mentions[i]
		if a.insideAnother(m, i) {
			continue
		}
		if name, _ := a.chain(inner.Chain); name != "" {
			parts, end = append(parts, name), inner.End
		}
	}
	if len(parts) < 2 {
		return ""
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// insideAnother reports whether mention i lies within another one inside m.
func (a *Actors) insideAnother(m *extract.Mention, i int) bool {
	inner := &a.doc.Mentions[i]
	for t := m.First; t < m.End; t++ {
		k := a.at[m.Sentence][t]
		if k < 0 || k == i || t == m.Head {
			continue
		}
		other := &a.doc.Mentions[k]
		if other.First <= inner.First && inner.End <= other.End && other.First >= m.First && other.End <= m.End {
			return true
		}
	}
	return false
}

// ministry names "his ministry" after the office of the minister who owns it.
func (a *Actors) ministry(m *extract.Mention) string {
	tokens := a.doc.Sentences[m.Sentence].Tokens
	if tokens[m.Head].Lemma != "ministry" && tokens[m.Head].Lemma != "department" {
		return ""
	}
	for t := m.First; t < m.Head; t++ {
		i := a.at[m.Sentence][t]
		if i < 0 || tokens[t].Deprel != "nmod:poss" {
			continue
		}
		for _, k := range a.doc.Chains[a.doc.Mentions[i].Chain].Mentions {
			if name := a.ministryOf(&a.doc.Mentions[k]); name != "" {
				return name
			}
		}
	}
	return ""
}

// ministryOf reads the ministry off a minister's title with its country:
// "Russian Foreign Minister".
func (a *Actors) ministryOf(m *extract.Mention) string {
	if m.Kind != extract.NamedMention || m.Class != schema.Person {
		return ""
	}
	country := a.countryBefore(m)
	for t := m.First + 1; t < m.Head && country != ""; t++ {
		if !strings.EqualFold(a.form(m.Sentence, t), "minister") {
			continue
		}
		if field := a.form(m.Sentence, t-1); field != "" && !strings.EqualFold(field, "prime") && vocab.CountryOf(field) == "" {
			return adjective(country) + " " + strings.ToUpper(field[:1]) + field[1:] + " Ministry"
		}
	}
	return ""
}
