package coref

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// How many sentences back a definite nominal reaches for its like, and for a name.
const nominalReach, nameReach = 10, 60

// Nouns that are definite without having been mentioned.
var unique = words(`time way end rest part number people world public future past present fact case need right left side beginning
	start middle top bottom north south east west weather sun earth press media internet economy same first second last latter
	former thing other lot kind sort type matter issue point result reason aim goal`)

// Modifiers that a body may get without becoming another.
var harmless = words(`security military defence defense western transatlantic global regional international trade world led
	political economic same powerful nuclear atlantic member nation`)

// linkNominals merges definite nominals with the earlier mention of the same
// noun whose modifiers include theirs, and common nouns for bodies, countries
// and places with the one that was named.
func (r *resolver) linkNominals() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Kind != extract.NominalMention || m.whole || m.marks == indefinite || r.find(i) != i || m.Class == schema.Time || m.Class == schema.Quantity {
			continue
		}
		if m.marks == bare {
			r.linkRepeated(i)
			continue
		}
		if unique[m.lemma] {
			continue
		}
		if k := r.sameNoun(i); k >= 0 && m.lemma != "country" && m.lemma != "nation" && r.merge(k, i) {
			continue
		}
		if k := r.sameEvent(i); k >= 0 && r.merge(k, i) {
			continue
		}
		if m.marks == possessed {
			continue
		}
		if k := r.namedFor(i); k >= 0 {
			r.soften(i, k)
			r.merge(k, i)
		}
	}
}

// linkRepeated merges a noun without a determiner with the same words before.
func (r *resolver) linkRepeated(i int) {
	m := &r.mentions[i]
	for k := i - 1; k >= 0 && !r.beyond(i, k, nominalReach); k-- {
		other := &r.mentions[k]
		if other.Kind == extract.NominalMention && other.marks == bare && other.form == m.form && !other.whole && slices.Equal(other.mods, m.mods) {
			r.merge(k, i)
			return
		}
	}
}

// sameNoun is the nearest earlier nominal that the definite i repeats, -1 for none.
func (r *resolver) sameNoun(i int) int {
	m := &r.mentions[i]
	for k := i - 1; k >= 0; k-- {
		other := &r.mentions[k]
		if r.beyond(i, k, nominalReach) {
			return -1
		}
		if other.Kind != extract.NominalMention || other.lemma != m.lemma || other.number != m.number || other.whole || other.Sentence == m.Sentence && other.First <= m.First && other.End >= m.End {
			continue
		}
		if m.marks == possessed && (m.owner < 0 || other.owner < 0 || r.find(m.owner) != r.find(other.owner)) {
			continue
		}
		if len(m.mods) == 0 || subset(m.mods, r.modifiers(k), "") {
			return k
		}
	}
	return -1
}

// sameEvent is the earlier event of the same noun in which everybody takes part
// that takes part in i: "his call with Kim" after "a phone call between Moon
// and Kim".
func (r *resolver) sameEvent(i int) int {
	m := &r.mentions[i]
	if m.Class != schema.Event {
		return -1
	}
	own := r.participants(i)
	r.afresh()
	for k := i - 1; k >= 0 && !r.beyond(i, k, nominalReach) && len(own) > 0; k-- {
		other := &r.mentions[k]
		if other.Kind != extract.NominalMention || other.lemma != m.lemma || other.number != m.number || r.find(k) == r.find(i) || !r.first(k) {
			continue
		}
		all := map[int]bool{}
		for _, member := range r.cluster(k).some() {
			for p := range r.participants(member) {
				all[p] = true
			}
		}
		within := true
		for p := range own {
			within = within && all[p]
		}
		if within {
			return k
		}
	}
	return -1
}

// participants are the clusters of the actors in a phrase: its owner and those
// that it names. A coordination counts by its parts.
func (r *resolver) participants(i int) map[int]bool {
	m := &r.mentions[i]
	found := map[int]bool{}
	add := func(k int) {
		for _, member := range r.cluster(k).some() {
			whole := &r.mentions[member]
			if !whole.whole {
				continue
			}
			for _, part := range r.inside(whole.Sentence, whole.First, whole.End) {
				inner := &r.mentions[part]
				if !inner.whole && inner.First >= whole.First && inner.End <= whole.End && inner.Kind == extract.NamedMention {
					found[r.find(part)] = true
				}
			}
			return
		}
		if r.cluster(k).class.Actor() {
			found[r.find(k)] = true
		}
	}
	for _, k := range r.inside(m.Sentence, m.First, m.End) {
		if inner := &r.mentions[k]; k != i && inner.First >= m.First && inner.End <= m.End && !inner.whole {
			add(k)
		}
	}
	return found
}

// modifiers are all words that modify some mention of the cluster.
func (r *resolver) modifiers(k int) []string {
	c := r.cluster(k)
	if len(c.mentions) == 1 {
		return r.mentions[k].mods
	}
	var all []string
	for _, member := range c.some() {
		all = append(all, r.mentions[member].mods...)
	}
	return all
}

// namedFor is the named body, country or place that a definite common noun
// takes up: "the alliance", "the ministry", "the country".
func (r *resolver) namedFor(i int) int {
	m := &r.mentions[i]
	if m.number == 'p' {
		return -1
	}
	switch m.lemma {
	case "country", "nation":
		return r.onlyNamed(i, schema.Country, 1)
	case "city", "town", "village", "island", "region", "province", "peninsula", "territory", "enclave":
		return r.onlyNamed(i, schema.Place, 2)
	}
	if m.Class != schema.Organization && m.Class != schema.Group {
		return -1
	}
	found := -1
	r.afresh()
	for k := i - 1; k >= 0 && !r.beyond(i, k, nameReach); k-- {
		c := r.cluster(k)
		if c.class != schema.Organization || c.name == "" || !r.first(k) {
			continue
		}
		if !r.introduced(m, c) && (!calledSo(c, m.lemma) || !r.describes(m, c)) {
			continue
		}
		if found < 0 {
			found = k
		} else if r.find(k) != r.find(found) && (len(m.mods) > 0 || r.mentions[k].Sentence == r.mentions[found].Sentence) {
			return -1
		}
	}
	return found
}

// introduced reports whether the text has put the noun with all its modifiers
// before the name: "the militant group Hira".
func (r *resolver) introduced(m *mention, c *cluster) bool {
	for _, k := range c.some() {
		other := &r.mentions[k]
		if other.Kind == extract.NamedMention && subset([]string{m.form}, other.mods, "") && subset(m.mods, other.mods, c.side) {
			return true
		}
	}
	return false
}

// calledSo reports whether a text may call the body by the noun: its name
// ends with it, or it is a body of that type.
func calledSo(c *cluster, lemma string) bool {
	if body := vocab.BodyNamed(c.name); body != nil && body.Called(lemma) {
		return true
	}
	name := strings.ToLower(c.name)
	if lemma == "army" && c.side == "" && c.key == "" { // that of the state, not of rebels who call themselves one
		return false
	}
	return name == lemma || strings.HasSuffix(name, " "+lemma)
}

// describes reports whether the modifiers of m fit the body.
func (r *resolver) describes(m *mention, c *cluster) bool {
	led := false
	for _, mod := range m.mods {
		led = led || mod == "led" || mod == "backed"
	}
	name := strings.ToLower(c.name)
	for _, mod := range m.mods {
		fits := harmless[mod] || mod == c.side || led && vocab.CountryOf(mod) != "" || strings.Contains(name, mod) || strings.HasSuffix(mod, "-led") || strings.HasSuffix(mod, "-member") || strings.HasSuffix(mod, "-nation")
		if !fits {
			return false
		}
	}
	return true
}

// onlyNamed is the only entity of the class that is named in the sentence
// before i or in so many sentences back, -1 for none or several.
func (r *resolver) onlyNamed(i int, class schema.Class, reach int) int {
	m := &r.mentions[i]
	if len(m.mods) > 0 {
		return -1
	}
	found := -1
	for k := i - 1; k >= 0 && !r.beyond(i, k, 2*reach+1); k-- {
		c := r.cluster(k)
		if r.apart(r.mentions[k].Sentence, m.Sentence) > reach {
			continue
		}
		if c.class != class || c.name == "" || base(m.tokens[m.top].Deprel) == "conj" {
			continue
		}
		if found >= 0 && r.find(found) != r.find(k) {
			return -1
		}
		found = k
	}
	return found
}
