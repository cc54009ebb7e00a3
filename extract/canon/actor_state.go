package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// Bodies that every state has, so that their names mean another one in every
// country: by the last word, or by the last two.
var (
	stateBodies = wordSet(`army navy military police parliament government junta cabinet opposition judiciary legislature congress
	senate presidency regime ministry gendarmerie`)
	stateBodyPairs = []string{
		"air force", "armed forces", "security forces", "central bank", "supreme court", "constitutional court", "electoral commission",
		"election commission", "national assembly", "national guard", "coast guard", "foreign office", "ruling party", "state television",
		"state media", "intelligence service", "foreign minister", "prime minister", "interior minister", "defense minister", "defence minister",
		"finance minister", "head of state", "head of government",
	}
)

// Words before the name of a body that leave it that of a state.
var ofState = wordSet(`military civilian ruling transitional interim national federal central riot interior foreign defense defence
	health finance justice education energy trade`)

// stateBody reports whether a name without an owner is that of a body that
// every state has: "army", "Foreign Ministry", "Ministry of Health", "ruling junta".
func stateBody(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	switch {
	case last == "ministry" || words[0] == "ministry" && len(words) > 2 && words[1] == "of":
		return !strings.Contains(name, "'s ") && !strings.Contains(name, "s' ") && vocab.PlaceNamed(strings.Fields(name)[0]) == nil
	case slices.ContainsFunc(stateBodyPairs, func(pair string) bool { return strings.Join(words, " ") == pair }):
		return true
	case !stateBodies[last]:
		return false
	}
	return !slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return !ofState[w] })
}

// ofItsState is the name of a state's body with the state before it, so that
// one name never stands for the armies of two countries: the state that a
// mention of the chain names, else the one that the document is about. Where
// neither tells, the name stays.
func (a *Actors) ofItsState(c int, name string) string {
	country := a.ownerState(c)
	core := name
	if country != "" {
		core = strings.TrimPrefix(strings.TrimPrefix(name, possessive(country)+" "), adjective(country)+" ")
	}
	if i := strings.LastIndex(core, " of "); i >= 0 && vocab.CountryOf(core[i+len(" of "):]) != "" {
		country, core = vocab.CountryOf(core[i+len(" of "):]), core[:i]
	}
	if !stateBody(core) || countryInName(core) != "" {
		return name
	}
	if country == "" && !a.indefinite(c) {
		country = orElse(a.owners[lastWord(core)], a.principal)
		if a.besides(c, country) {
			country = ""
		}
	}
	if country == "" {
		return name
	}
	return adjective(country) + " " + core
}

// besides reports whether the country is another argument of a verb of which
// the chain is one: in "France backs the army" the army is not French.
func (a *Actors) besides(c int, country string) bool {
	for _, i := range a.doc.Chains[c].Mentions {
		m := &a.doc.Mentions[i]
		tokens := a.doc.Sentences[m.Sentence].Tokens
		for t, other := range a.at[m.Sentence] {
			if other < 0 || tokens[t].Head < 0 || tokens[t].Head != tokens[m.Head].Head || other == i {
				continue
			}
			if k := a.doc.Mentions[other].Chain; k >= 0 && a.classes[k] == schema.Country && a.names[k] == country {
				return true
			}
		}
	}
	return false
}

// stateOwners finds by the last word of a state's body the only country that
// the document names as the owner of one.
func (a *Actors) stateOwners() map[string]string {
	found := map[string]string{}
	for c := range a.doc.Chains {
		country := a.ownerState(c)
		if country == "" {
			continue
		}
		for _, i := range a.doc.Chains[c].Mentions {
			m := &a.doc.Mentions[i]
			if m.Kind == extract.PronounMention {
				continue
			}
			body := strings.ToLower(a.form(m.Sentence, m.Head))
			if other, ok := found[body]; ok && other != country {
				country = ""
			}
			found[body] = country
		}
	}
	return found
}

// lastWord is the last word of a name, in lower case.
func lastWord(name string) string { return strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]) }

// ownerState is the country that an adjective or a possessor in some mention
// of the chain points to.
func (a *Actors) ownerState(c int) string {
	for _, i := range a.doc.Chains[c].Mentions {
		m := &a.doc.Mentions[i]
		if country := a.countryBefore(m); country != "" && m.Kind != extract.PronounMention {
			return country
		}
		tokens := a.doc.Sentences[m.Sentence].Tokens
		for t := m.First; t < m.Head; t++ {
			if k := a.at[m.Sentence][t]; k >= 0 && tokens[t].Deprel == "nmod:poss" && tokens[t].Head == m.Head {
				if owner := a.doc.Mentions[k].Chain; a.classes[owner] == schema.Country {
					return a.names[owner]
				}
			}
		}
	}
	return ""
}

// indefinite reports whether the chain speaks of just any body of its kind:
// "an army", "no government".
func (a *Actors) indefinite(c int) bool {
	for _, i := range a.doc.Chains[c].Mentions {
		m := &a.doc.Mentions[i]
		for _, t := range a.doc.Sentences[m.Sentence].Tokens[m.First:m.Head] {
			if t.UPOS == "DET" && t.Lemma != "the" {
				return true
			}
		}
	}
	return false
}

// principalState is the country that the document is about: the only one that
// it names, or the one that it names in at least twice as many sentences as any
// other, its adjectives and places included. It is "" if there is none.
func (a *Actors) principalState() string {
	named := map[string]map[int]bool{} // by country: the sentences
	note := func(country string, sentence int) {
		if named[country] == nil {
			named[country] = map[int]bool{}
		}
		named[country][sentence] = true
	}
	for i := range a.doc.Mentions {
		m := &a.doc.Mentions[i]
		if m.Kind == extract.PronounMention {
			continue
		}
		if c := m.Chain; c >= 0 && (a.classes[c] == schema.Country || a.classes[c] == schema.Place) {
			note(countryOfPlace(a.names[c]), m.Sentence)
		}
	}
	for s := range a.doc.Sentences {
		for t := range a.doc.Sentences[s].Tokens {
			if place := a.doc.Atlas.Demonym(a.form(s, t)); place != nil && a.at[s][t] < 0 {
				note(countryOfPlace(place.Name), s)
			}
		}
	}
	delete(named, "")
	best, second := "", 0
	for country, sentences := range named {
		n, most := len(sentences), len(named[best])
		switch {
		case n > most || n == most && country < best:
			best, second = country, most
		default:
			second = max(second, n)
		}
	}
	if n := len(named[best]); n < 3 || n < 2*second {
		return ""
	}
	return best
}

// countryOfPlace is the country of a place, or the country itself.
func countryOfPlace(name string) string {
	switch place := vocab.PlaceNamed(name); {
	case place == nil:
		return ""
	case place.Kind == vocab.CountryPlace:
		return place.Name
	default:
		return place.Country
	}
}

// homeState reports whether the chain is "the country", "our nation" in a
// document about one country, taken up by no other.
func (a *Actors) homeState(c int) bool {
	if a.principal == "" || a.named[c] || a.classes[c] != schema.Country {
		return false
	}
	for _, i := range a.doc.Chains[c].Mentions {
		m := &a.doc.Mentions[i]
		tokens := a.doc.Sentences[m.Sentence].Tokens
		if m.Kind == extract.PronounMention {
			continue
		}
		if m.Head != m.First+1 || m.End != m.Head+1 || !slices.Contains([]string{"the", "this", "our"}, strings.ToLower(a.form(m.Sentence, m.First))) {
			return false
		}
		if noun := tokens[m.Head].Lemma; noun != "country" && noun != "nation" {
			return false
		}
		for t := range tokens {
			if tokens[t].Head == m.Head && t > m.Head && tokens[t].UPOS != "PUNCT" {
				return false
			}
		}
	}
	return true
}

// anybody reports whether the chain speaks of a person or a country of whom
// the text says nothing by which to know him again: "a man", "the young woman",
// "another country". A name, an owner, an origin or a noun beside the noun is such
// a thing.
func (a *Actors) anybody(c int) bool {
	if a.classes[c] != schema.Person && a.classes[c] != schema.Country || a.named[c] || a.names[c] == "" || strings.ToLower(a.names[c]) != a.names[c] {
		return false
	}
	for _, i := range a.doc.Chains[c].Mentions {
		m := &a.doc.Mentions[i]
		tokens := a.doc.Sentences[m.Sentence].Tokens
		if m.Kind == extract.NamedMention || tokens[m.Head].UPOS == "CCONJ" {
			return false
		}
		for t := m.First; t < m.End && m.Kind == extract.NominalMention; t++ {
			if u := tokens[t].UPOS; t != m.Head && (u == "NOUN" || u == "PROPN") {
				return false
			}
		}
	}
	return !strings.Contains(a.names[c], "'")
}
