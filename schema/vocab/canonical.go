package vocab

import (
	"strings"

	"parley/schema"
)

// Canonical gives the canonical name of a country, another place or an
// international body, with its class, by any of its names, with or without an
// article: "the U.S." is "United States", a country.
func Canonical(name string) (string, schema.Class, bool) {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	if body := BodyNamed(name); body != nil {
		return body.Name, schema.Organization, true
	}
	place := PlaceNamed(name)
	switch {
	case place == nil:
		return "", "", false
	case place.Kind == CountryPlace:
		return place.Name, schema.Country, true
	}
	return place.Name, schema.Place, true
}

// CountryOf finds the country that a word points to: its adjective, its name or
// an alias ("Russian", "U.S.", "America"); "" if it points to none.
func CountryOf(word string) string {
	word = strings.TrimPrefix(strings.TrimPrefix(word, "the "), "The ")
	place := Demonym(word)
	if place == nil {
		place = PlaceNamed(word)
	}
	if place == nil || place.Kind != CountryPlace {
		return ""
	}
	return place.Name
}

// seats are the houses and towns whose names stand for the power that resides
// there, beside the capitals.
var seats = map[string]string{
	"Kremlin": "Russia", "White House": "United States", "Downing Street": "United Kingdom", "Whitehall": "United Kingdom",
	"Elysee": "France", "Élysée": "France", "Elysee Palace": "France", "Élysée Palace": "France", "Quai d'Orsay": "France",
	"Blue House": "South Korea", "Casa Rosada": "Argentina", "Zhongnanhai": "China",
}

// SeatNamed reports whether the name is that of a seat of government that is
// no town: "Kremlin".
func SeatNamed(name string) bool { return seats[name] != "" }

// StateOf gives the power for which the name of a capital or of a seat of
// government stands when it acts, with its class: "Moscow" is Russia,
// "Brussels" the European Union.
func StateOf(name string) (string, schema.Class, bool) {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	if name == "Brussels" {
		return "European Union", schema.Organization, true
	}
	if state, ok := seats[name]; ok {
		return state, schema.Country, true
	}
	if place := PlaceNamed(name); place != nil && place.Kind == CapitalPlace && place.Country != "" && place.Country != name {
		return place.Country, schema.Country, true
	}
	return "", "", false
}
