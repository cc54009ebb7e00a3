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
