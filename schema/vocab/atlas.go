package vocab

import (
	"slices"
	"strings"
)

// Atlas is the vocabulary as one text means it: names that mean several things
// are read by the day of the text and by what else it names. A nil Atlas knows no
// text; the functions of the package answer as it does.
//
// The rule for a name of several meanings: those that hold on the day come before
// those that do not, and of these the first counts, unless the other names of the
// text speak more for another one. A thing's own other names, its adjective, its
// capital and its organs speak for it twofold, and so does for a city its country
// and the region in brackets behind its name; a place in the same country that is not its capital speaks for a place once. Once
// is not enough.
type Atlas struct {
	day    string
	spoken map[string]int // by canonical name: how much the text speaks for it
	inside map[string]int // by country: how many places in it the text names
}

// enough is how much of a text must speak for a meaning that is not the likeliest.
const enough = 2

// NewAtlas makes the atlas of a text of the day (YYYY-MM-DD, "" if unknown) with
// the names and the adjectives of origin that it has, each as often as it likes.
func NewAtlas(day string, names []string) *Atlas {
	a := &Atlas{day: day, spoken: map[string]int{}, inside: map[string]int{}}
	w := known()
	seen := map[string]bool{}
	for _, name := range names {
		name = withoutArticle(name)
		if seen[name] {
			continue
		}
		seen[name] = true
		switch powers := w.powers[name]; {
		case len(powers) > 1: // it speaks for none until the others have decided
			continue
		case len(powers) == 1 && powers[0].Holds(day):
			a.spoken[powers[0].Name] += enough
		}
		a.count(w.named[name])
		a.count(w.words[name])
	}
	return a
}

// count notes a name for what it speaks for, if it means one thing alone.
func (a *Atlas) count(all []meaning) {
	if len(all) != 1 {
		return
	}
	m := all[0]
	a.spoken[m.name()] += enough
	if m.body != nil {
		for _, whole := range m.body.Of {
			a.spoken[whole] += enough
		}
	}
	if m.place == nil || m.place.Country == "" {
		return
	}
	if m.place.Kind == CapitalPlace {
		a.spoken[m.place.Country] += enough
		return
	}
	a.inside[m.place.Country]++
	for _, region := range known().capitalOf[m.place.Name] {
		a.spoken[region] += enough
	}
}

// weigh is how much the text speaks for a meaning.
func (a *Atlas) weigh(m meaning) int {
	n := a.spoken[m.name()]
	if _, region, ok := strings.Cut(m.name(), " ("); ok {
		n += a.spoken[strings.TrimSuffix(region, ")")]
	}
	switch p := m.place; {
	case p == nil:
	case p.Kind == CountryPlace:
		n += a.inside[p.Name]
	case p.Kind == RegionPlace: // the country acts where its parts are not meant
		n += a.inside[p.Country]
	case p.Country != "":
		n += a.inside[p.Country] + a.spoken[p.Country]
	}
	return n
}

// choose picks of the meanings that are wanted the one that the text has in mind.
func (a *Atlas) choose(all []meaning, wanted func(meaning) bool) (meaning, bool) {
	best, found, held := meaning{}, false, false
	for _, m := range all {
		if !wanted(m) {
			continue
		}
		holds := a == nil || a.day == "" || m.Holds(a.day)
		switch {
		case !found, holds && !held:
		case held && !holds || a == nil:
			continue
		default:
			if n := a.weigh(m); n < enough || n <= a.weigh(best) {
				continue
			}
		}
		best, found, held = m, true, holds
	}
	return best, found
}

// Place finds a place by its name or an alias, as spelt, without article; nil if
// there is none.
func (a *Atlas) Place(name string) *Place {
	m, _ := a.choose(known().named[name], func(m meaning) bool { return m.place != nil })
	return m.place
}

// Body finds a body by its name or an alias, as spelt, without article; nil if
// there is none.
func (a *Atlas) Body(name string) *Body {
	m, _ := a.choose(known().named[name], func(m meaning) bool { return m.body != nil })
	return m.body
}

// Demonym finds the place that an adjective or a noun of origin belongs to; nil
// if there is none. A people's own name is none: "Serbs" are not Serbia.
func (a *Atlas) Demonym(word string) *Place {
	w := known()
	if slices.ContainsFunc(w.named[word], func(m meaning) bool { return m.people != nil }) {
		return nil
	}
	m, _ := a.choose(w.words[word], func(m meaning) bool { return m.place != nil })
	return m.place
}
