package schema

// Class says what kind of thing an entity is.
type Class string

// The classes of entities. A position is a proposition held as an object
// ("no NATO expansion").
const (
	Person       Class = "person"
	Organization Class = "organization"
	Country      Class = "country"
	Place        Class = "place"
	Group        Class = "group"
	Event        Class = "event"
	Position     Class = "position"
	Concept      Class = "concept"
	Quantity     Class = "quantity"
	Time         Class = "time"
)

// Classes lists every class in the order of the constants.
var Classes = []Class{Person, Organization, Country, Place, Group, Event, Position, Concept, Quantity, Time}

// Actor reports whether entities of the class can act, speak and take sides.
func (c Class) Actor() bool {
	return c == Person || c == Organization || c == Country || c == Group
}

// Entity is something that statements are about: canonical, with every name
// under which the texts mention it.
type Entity struct {
	ID      string   `json:"id"`                // see EntityID
	Name    string   `json:"name"`              // canonical name
	Class   Class    `json:"class"`             // one of Classes
	Aliases []string `json:"aliases,omitempty"` // other names seen, sorted
	// Of lists the ids of the wholes that an actor is part of or stands for: the
	// state of a ministry, an administration, a delegation or its troops, and
	// of who holds an office in it; sorted.
	Of []string `json:"of,omitempty"`
	// Issue and Opposes are set on positions alone: the id of the issue that
	// the position is about, and whether the position is against it.
	Issue   string `json:"issue,omitempty"`
	Opposes bool   `json:"opposes,omitempty"`
}

// The ids of who or what a text mentions without telling who or what it is: a
// pronoun whose antecedent stands outside the text. They are no nodes.
const (
	UnnamedPerson = "unnamed_person"
	UnnamedGroup  = "unnamed_group"
	UnnamedThing  = "unnamed_thing"
)

// Unnamed reports whether the text does not tell who or what the argument is.
func (a Argument) Unnamed() bool {
	return a.ID == UnnamedPerson || a.ID == UnnamedGroup || a.ID == UnnamedThing
}

// Argument is an entity as one statement mentions it.
type Argument struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Class Class  `json:"class"`
	Text  string `json:"text"`            // the words in the text, verbatim and in full
	Value string `json:"value,omitempty"` // number and unit of what is counted or measured, see Role
}
