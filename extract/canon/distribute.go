package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// delegates are plural nouns of which each of several persons leads his own.
var delegates = wordSet("delegation team side government party ministry army force troop negotiator group mission cabinet country nation state administration military")

// distribute reads "delegations will be led by Ryabkov and Sherman": each
// leads the delegation of the country that he belongs to.
func (b *builder) distribute() {
	groups := make(map[[3]int][]*reading)
	var keys [][3]int
	for _, r := range b.readings {
		p := &b.doc.Propositions[r.prop]
		if r.derived || !b.pluralNominal(p.Object) || r.Subject.Class != schema.Person {
			continue
		}
		k := [3]int{p.Sentence, p.Head, p.Object.Head}
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], r)
	}
	for _, k := range keys {
		b.distributeGroup(groups[k])
	}
}

func (b *builder) distributeGroup(group []*reading) {
	var countries []string
	for _, r := range group {
		c := b.countryOf(r.Subject.ID)
		if c == "" || slices.Contains(countries, c) {
			return
		}
		countries = append(countries, c)
	}
	if len(group) < 2 {
		return
	}
	for i, r := range group {
		p := &b.doc.Propositions[r.prop]
		noun := strings.ToLower(b.doc.Sentences[p.Object.Sentence].Tokens[p.Object.Head].Lemma)
		name := spaced(adjectiveOf(schema.Argument{Name: countries[i], Class: schema.Country}), noun)
		r.Object = &schema.Argument{ID: schema.EntityID(name), Name: name, Class: schema.Group, Text: r.Object.Text}
		r.Rules = append(r.Rules, "distributed-delegation")
	}
}

func (b *builder) pluralNominal(ph extract.Phrase) bool {
	if !ph.Present {
		return false
	}
	t := &b.doc.Sentences[ph.Sentence].Tokens[ph.Head]
	return t.UPOS == "NOUN" && strings.Contains(t.Feats, "Number=Plur") && delegates[strings.ToLower(t.Lemma)]
}
