package entity

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// namesakes makes countries of the bare names that were taken for persons but
// come before anybody of that name: news names a person in full first, so
// "Jordan" before "Michael Jordan" is the country, and stays it; so does a name
// that was a country's before ("flew to Jordan").
func namesakes(doc *extract.Document) {
	introduced, country := map[string]bool{}, map[string]bool{}
	for i := range doc.Names {
		n := &doc.Names[i]
		tokens := doc.Sentences[n.Sentence].Tokens
		last := doc.Form(&tokens[n.End-1])
		if n.Class == schema.Country {
			country[last] = true
		}
		if n.Class != schema.Person {
			continue
		}
		if n.End-n.First > 1 {
			introduced[last] = true
			introduced[doc.Form(&tokens[n.First])] = true
			continue
		}
		place := vocab.PlaceNamed(last)
		if place == nil || place.Kind != vocab.CountryPlace || place.Name != last || n.First > 0 && isTitle(strings.ToLower(doc.Form(&tokens[n.First-1]))) {
			continue
		}
		if country[last] = country[last] || !introduced[last]; country[last] {
			n.Class = schema.Country
		}
	}
}
