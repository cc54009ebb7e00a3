package vocab

import (
	"strings"

	"parley/schema"
)

// withoutArticle is a name without the article before it.
func withoutArticle(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
}

// Canonical gives the canonical name of a country, another place, a body or a
// people, with its class, by any of its names, with or without an article: "the
// U.S." is "United States", a country. See Atlas for names that mean several
// things.
func Canonical(name string) (string, schema.Class, bool) { return (*Atlas)(nil).Canonical(name) }

// Canonical is the function of this name as the text of the atlas means it.
func (a *Atlas) Canonical(name string) (string, schema.Class, bool) {
	name = withoutArticle(name)
	if body := a.Body(name); body != nil {
		return body.Name, schema.Organization, true
	}
	if place := a.Place(name); place != nil {
		return place.Name, place.Class(), true
	}
	for _, m := range known().named[name] {
		return m.name(), schema.Group, true
	}
	return "", "", false
}

// Class is the class of a place where it does not act.
func (p *Place) Class() schema.Class {
	if p.Kind == CountryPlace {
		return schema.Country
	}
	return schema.Place
}

// CountryOf finds the country that a word points to: its adjective, its name or
// an alias ("Russian", "U.S.", "America"); "" if it points to none.
func CountryOf(word string) string { return (*Atlas)(nil).CountryOf(word) }

// CountryOf is the function of this name as the text of the atlas means it.
func (a *Atlas) CountryOf(word string) string {
	word = withoutArticle(word)
	place := a.Demonym(word)
	if place == nil {
		place = a.Place(word)
	}
	if place == nil || place.Kind != CountryPlace {
		return ""
	}
	return place.Name
}

// SeatNamed reports whether the name is that of a seat of government that is
// no town: "Kremlin".
func SeatNamed(name string) bool {
	w := known()
	return w.powers[name] != nil && w.named[name] == nil
}

// StateOf gives the power for which the name of a capital or of a seat of
// government stands when it acts, with its class: "Moscow" is Russia,
// "Brussels" the European Union. See Atlas for those that stand for several.
func StateOf(name string) (string, schema.Class, bool) { return (*Atlas)(nil).StateOf(name) }

// StateOf is the function of this name as the text of the atlas means it: in 1985
// "Moscow" was the Soviet Union, and "Brussels" is NATO where the text speaks of
// the alliance and not of the union.
func (a *Atlas) StateOf(name string) (string, schema.Class, bool) {
	name = withoutArticle(name)
	if power := a.power(name); power != "" {
		if known().kinds[power] == string(CountryPlace) {
			return power, schema.Country, true
		}
		return power, schema.Organization, true
	}
	if place := a.Place(name); place != nil && place.Kind == CapitalPlace && place.Country != "" && place.Country != name {
		return place.Country, schema.Country, true
	}
	return "", "", false
}

// power is the power for which a seat stands on the day of the text, "" for none.
func (a *Atlas) power(name string) string {
	best, day := "", ""
	if a != nil {
		day = a.day
	}
	for _, power := range known().powers[name] {
		switch {
		case !power.Holds(day):
		case best == "", a != nil && a.spoken[power.Name] >= enough && a.spoken[power.Name] > a.spoken[best]:
			best = power.Name
		}
	}
	return best
}
