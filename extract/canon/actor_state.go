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
		return !strings.Contains(name, "'s ") && !strings.Contains(name, "s' ")
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
	if !stateBody(core) || countryInName(core) != "" {
		return name
	}
	if country == "" && a.indefinite(c) {
		return name
	}
	if country = orElse(country, a.principal); country == "" {
		return name
	}
	return adjective(country) + " " + core
}

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
// it names, or the one that it names half as often again as any other, its
// adjectives and places included. It is "" if there is none.
func (a *Actors) principalState() string {
	counts := map[string]int{}
	for i := range a.doc.Mentions {
		m := &a.doc.Mentions[i]
		if m.Kind == extract.PronounMention {
			continue
		}
		if c := m.Chain; c >= 0 && (a.classes[c] == schema.Country || a.classes[c] == schema.Place) {
			counts[countryOfPlace(a.names[c])]++
		}
	}
	for s := range a.doc.Sentences {
		for t := range a.doc.Sentences[s].Tokens {
			if place := vocab.Demonym(a.form(s, t)); place != nil && a.at[s][t] < 0 {
				counts[countryOfPlace(place.Name)]++
			}
		}
	}
	delete(counts, "")
	best, second := "", 0
	for country, n := range counts {
		switch {
		case n > counts[best] || n == counts[best] && country < best:
			best, second = country, counts[best]
		default:
			second = max(second, n)
		}
	}
	if n := counts[best]; n < 3 || 2*n < 3*second {
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
