package vocab

import "slices"

// PlaceKind says what a place is.
type PlaceKind string

// The kinds of places. A country is whatever acts as a state in the news,
// recognised or not, today or in living memory.
const (
	CountryPlace PlaceKind = "country"
	CapitalPlace PlaceKind = "capital" // seat of a government; its name may stand for the country
	CityPlace    PlaceKind = "city"
	RegionPlace  PlaceKind = "region" // part of a country or of the world
	WaterPlace   PlaceKind = "water"  // sea, strait, river: it never acts
)

// Place is a country, a city, a region or a water.
type Place struct {
	Kind     PlaceKind
	Name     string   // canonical, without an article: "United States"
	Period            // of a country that is no more, or that was not always
	Country  string   // the country that it belongs to; empty if none, or if several share or dispute it
	Demonyms []string // adjective first: "American"; see also Demonym
	Aliases  []string // other names: "U.S.", "America"
	Seat     string   // capital of a country or region; empty where the table has none
	Short    []string // short forms that stand behind the name of a city in it: "Fla.", "FL"
}

// Places lists every place. The caller leaves it unchanged.
func Places() []*Place { return known().places }

// PlaceNamed finds a place by its name or an alias, as spelt, without article;
// nil if there is none. See Atlas for names that mean several places.
func PlaceNamed(name string) *Place { return (*Atlas)(nil).Place(name) }

// Demonym finds the place that an adjective or a noun of origin belongs to:
// "Russian" and "Russians", "Danish", "Dane" and "Danes"; nil if none.
func Demonym(word string) *Place { return (*Atlas)(nil).Demonym(word) }

// People is a people or community that is no state: Kurds, Tutsis, Shiites.
type People struct {
	Name      string   // in the plural: "Kurds"
	Countries []string // where it lives
	Words     []string // adjective or noun for one: "Kurdish", "Kurd"
	Aliases   []string
	Languages []string
}

// Peoples lists every people. The caller leaves it unchanged.
func Peoples() []*People { return known().peoples }

// PeopleNamed finds a people by its name in the plural, or by an adjective or
// noun for one of it; nil if there is none.
func PeopleNamed(word string) *People {
	w := known()
	for _, all := range [][]meaning{w.named[word], w.words[word]} {
		if i := slices.IndexFunc(all, func(m meaning) bool { return m.people != nil }); i >= 0 {
			return all[i].people
		}
	}
	return nil
}

// LanguageNamed lists the countries where a language is official or chiefly
// spoken, and reports whether the vocabulary knows it.
func LanguageNamed(name string) ([]string, bool) {
	countries, ok := known().languages[name]
	return countries, ok
}
