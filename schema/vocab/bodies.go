package vocab

import "slices"

// Body is an organisation or movement that acts across borders or speaks for a
// part of a state.
type Body struct {
	Name    string
	Period           // of one that is no more, or that was not always
	Of      []string // the bodies or countries that it belongs to
	Types   []string // what a text may call it: "alliance", "council", "court"
	Seat    string   // town
	Aliases []string // other names and acronyms
}

// Called reports whether a text may call the body so: "the alliance".
func (b *Body) Called(noun string) bool {
	return slices.Contains(b.Types, noun) || noun == "bloc" && slices.Contains(b.Types, "union")
}

// organs are the types of bodies that are parts of a state; movements, parties and
// companies are only at home in one.
var organs = []string{
	"ministry", "department", "agency", "service", "army", "parliament", "congress", "senate", "house", "assembly", "council", "court", "bank", "office",
	"police", "command", "committee",
}

// State is the country of which the body is an organ: Russia for the Russian
// Foreign Ministry. It is "" for a body of several, for one that is at home in a
// country without being a part of its state, and for what belongs to no country.
func (b *Body) State() string {
	if len(b.Of) != 1 || len(b.Types) == 0 || !slices.Contains(organs, b.Types[0]) {
		return ""
	}
	if p := PlaceNamed(b.Of[0]); p != nil && p.Kind == CountryPlace {
		return p.Name
	}
	if whole := BodyNamed(b.Of[0]); whole != nil {
		return whole.State()
	}
	return ""
}

// Bodies lists every body. The caller leaves it unchanged.
func Bodies() []*Body { return known().bodies }

// BodyNamed finds a body by its name or an alias, as spelt, without article; nil
// if there is none. See Atlas for names that mean several bodies.
func BodyNamed(name string) *Body { return (*Atlas)(nil).Body(name) }

// Members lists the members that a body, given by its canonical name, has on a
// day, sorted by name; today's for the empty day. It is nil for a body of whose
// members the vocabulary knows nothing.
func Members(body, day string) []string {
	var found []string
	for _, member := range known().members[body] {
		if member.Holds(day) {
			found = append(found, member.Name)
		}
	}
	return found
}

// Member reports whether a country or body is a member of a body on a day, both
// given by their canonical names; today for the empty day.
func Member(name, body, day string) bool {
	for _, member := range known().members[body] {
		if member.Name == name && member.Holds(day) {
			return true
		}
	}
	return false
}
