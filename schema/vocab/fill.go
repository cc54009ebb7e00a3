package vocab

import (
	"slices"
	"strings"
)

// add puts a row into the world.
func (w *world) add(r *row) {
	switch r.kind {
	case "country", "city", "region", "water":
		w.addPlace(r)
	case "body":
		b := &Body{Name: r.name.Name, Period: r.name.Period, Of: namesOf(r.of), Types: r.words, Seat: first(r.more), Aliases: namesOf(r.names)}
		w.bodies = append(w.bodies, b)
		w.index(r, meaning{body: b})
	case "people":
		p := &People{Name: r.name.Name, Countries: namesOf(r.of), Words: r.words, Aliases: namesOf(r.names), Languages: r.more}
		w.peoples = append(w.peoples, p)
		w.index(r, meaning{people: p})
	case "members":
		w.members[r.name.Name] = r.of
	case "seat":
		for _, name := range append([]dated{r.name}, r.names...) {
			w.powers[name.Name] = r.of
		}
	case "language":
		w.languages[r.name.Name] = namesOf(r.of)
	case "ambiguous":
		w.order[r.name.Name] = namesOf(r.of)
	case "title":
		w.addTitle(r)
	case "issue":
		w.addIssue(r)
	}
}

func (w *world) addPlace(r *row) {
	p := &Place{
		Kind: PlaceKind(r.kind), Name: r.name.Name, Period: r.name.Period, Demonyms: r.words, Aliases: namesOf(r.names), Short: r.short, Seat: first(r.more),
	}
	if len(r.of) == 1 {
		p.Country = r.of[0].Name
	}
	w.places = append(w.places, p)
	if p.Kind == RegionPlace && p.Seat != "" {
		w.capitalOf[p.Seat] = append(w.capitalOf[p.Seat], p.Name)
	}
	w.index(r, meaning{place: p})
}

// findCapitals makes capitals of the cities that a country has for its own. Of
// several countries a city is the capital of the one that it lies in.
func (w *world) findCapitals(all []row) {
	for i := range all {
		for _, name := range all[i].capitals() {
			for _, m := range w.named[name] {
				if p := m.place; p != nil && p.Name == name && p.Kind == CityPlace && p.Country == all[i].name.Name {
					p.Kind = CapitalPlace
				}
			}
		}
	}
}

// index notes the names and words of a row. A name holds as long as the thing
// that bears it.
func (w *world) index(r *row, m meaning) {
	for _, name := range append([]dated{r.name}, r.names...) {
		m.Period = name.Period
		if m.Period == (Period{}) {
			m.Period = r.name.Period
		}
		w.named[name.Name] = append(w.named[name.Name], m)
	}
	if m.body != nil {
		return
	}
	m.Period = r.name.Period
	for _, word := range r.words {
		for _, form := range slices.Compact([]string{word, plural(word)}) {
			w.words[form] = append(w.words[form], m)
		}
	}
}

// rank orders what ambiguous names and words mean.
func (w *world) rank() {
	for name, order := range w.order {
		for _, form := range []string{name, plural(name)} {
			rankMeanings(w.named[form], order)
			rankMeanings(w.words[form], order)
		}
	}
}

func rankMeanings(all []meaning, order []string) {
	place := func(m meaning) int {
		if i := slices.Index(order, m.name()); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(all, func(a, b meaning) int { return place(a) - place(b) })
}

func namesOf(all []dated) []string {
	var names []string
	for _, d := range all {
		names = append(names, d.Name)
	}
	return names
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func list(column string) []string {
	if column == "" {
		return nil
	}
	return strings.Split(column, ";")
}

// plural is the plural of a noun of origin, for most adjectives of origin are nouns
// too ("Russians", "Iraqis", "Czechs"); "Danish" and "Chinese" are not.
func plural(word string) string {
	for _, ending := range []string{"s", "sh", "tch", "nch", "ese", "men"} {
		if strings.HasSuffix(word, ending) {
			return word
		}
	}
	return word + "s"
}
