package vocab

import (
	_ "embed"
	"strings"
	"sync"
)

// PlaceKind says what a place is.
type PlaceKind string

// The kinds of places. A country is whatever acts as a state in the news,
// recognised or not, today or in living memory.
const (
	CountryPlace PlaceKind = "country"
	CapitalPlace PlaceKind = "capital" // seat of a government; its name may stand for the country
	CityPlace    PlaceKind = "city"
	RegionPlace  PlaceKind = "region" // part of a country or of the world
)

// Place is a country, a capital, a city or a region.
type Place struct {
	Kind     PlaceKind
	Name     string   // canonical, without an article: "United States"
	Country  string   // name of the country that a capital, a city or a region belongs to; empty if none
	Demonyms []string // adjective first: "American"; see also Demonym
	Aliases  []string // other names: "U.S.", "America"
}

// Body is an international organisation or movement that acts across borders.
type Body struct {
	Name    string
	Type    string // what a text may call it: "alliance", "council", "court"
	Aliases []string
}

//go:embed places.tsv
var placesTable string

// geography is the parsed table with its indexes. A name that several places
// bear belongs to the first: countries stand before capitals, cities, regions.
type geography struct {
	places   []Place
	bodies   []Body
	place    map[string]*Place
	body     map[string]*Body
	demonyms map[string]*Place
}

var loadGeography = sync.OnceValue(func() *geography {
	g := &geography{place: map[string]*Place{}, body: map[string]*Body{}, demonyms: map[string]*Place{}}
	for columns := range rows(placesTable) {
		aliases := list(columns[4])
		if columns[0] == "body" {
			g.bodies = append(g.bodies, Body{Name: columns[1], Type: columns[2], Aliases: aliases})
			continue
		}
		g.places = append(g.places, Place{
			Kind: PlaceKind(columns[0]), Name: columns[1], Country: columns[2], Demonyms: list(columns[3]), Aliases: aliases,
		})
	}
	for i := range g.places {
		p := &g.places[i]
		index(g.place, p, append([]string{p.Name}, p.Aliases...))
		for _, demonym := range p.Demonyms {
			index(g.demonyms, p, []string{demonym, plural(demonym)})
		}
	}
	for i := range g.bodies {
		index(g.body, &g.bodies[i], append([]string{g.bodies[i].Name}, g.bodies[i].Aliases...))
	}
	return g
})

func index[T any](table map[string]*T, value *T, names []string) {
	for _, name := range names {
		if _, taken := table[name]; !taken {
			table[name] = value
		}
	}
}

func list(column string) []string {
	if column == "" {
		return nil
	}
	return strings.Split(column, ";")
}

// plural is the plural of a demonym, for most adjectives of origin are nouns too
// ("Russians", "Iraqis", "Czechs"); "Danish" and "Chinese" are not.
func plural(demonym string) string {
	for _, ending := range []string{"s", "sh", "tch", "nch", "ese", "men"} {
		if strings.HasSuffix(demonym, ending) {
			return demonym
		}
	}
	return demonym + "s"
}

// Places lists every place of the table. The caller leaves it unchanged.
func Places() []Place { return loadGeography().places }

// Bodies lists every international body of the table. The caller leaves it
// unchanged.
func Bodies() []Body { return loadGeography().bodies }

// PlaceNamed finds a place by its name or an alias, as spelt, without article;
// nil if the table has none.
func PlaceNamed(name string) *Place { return loadGeography().place[name] }

// BodyNamed finds an international body by its name or an alias, as spelt,
// without article; nil if the table has none.
func BodyNamed(name string) *Body { return loadGeography().body[name] }

// Demonym finds the place that an adjective or a noun of origin belongs to:
// "Russian" and "Russians", "Danish", "Dane" and "Danes"; nil if none.
func Demonym(word string) *Place { return loadGeography().demonyms[word] }
