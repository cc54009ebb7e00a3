package canon

import (
	"strings"

	"parley/schema"
	"parley/schema/vocab"
)

// issueOf is the issue that a noun phrase of the text speaks of where the
// phrase names somebody's action: "NATO's eastward expansion" is about NATO
// expansion, "Russia's invasion of Ukraine" about the Russian invasion of
// Ukraine. Clauses that say the same are named alike, so that stances on both
// meet. It is empty for any other phrase.
func issueOf(name string) string {
	owner, rest, ok := strings.Cut(name, "'s ")
	if !ok || owner == "" {
		return ""
	}
	noun, after := rest, ""
	words := strings.Fields(rest)
	for i, w := range words {
		if i > 0 && prepositions[w] {
			noun, after = words[i-1], strings.Join(words[i:], " ")
			break
		}
		noun = w
	}
	if !vocab.ActionNoun(noun) {
		return ""
	}
	return spaced(attribute(owner), noun, after)
}

// attribute is how an owner stands before a noun without the possessive.
func attribute(owner string) string {
	owner = strings.TrimPrefix(owner, "the ")
	if p := vocab.PlaceNamed(owner); p != nil && p.Kind == vocab.CountryPlace {
		return adjectiveOf(schema.Argument{Name: p.Name, Class: schema.Country})
	}
	if vocab.BodyNamed(owner) != nil {
		return owner
	}
	return possessive(owner)
}
