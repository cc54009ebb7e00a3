package schema

// Relation is what the subject of a statement does to, or is to, its object.
type Relation struct {
	ID    string    `json:"id"`              // canonical relation ("leads"), see RelationID
	Name  string    `json:"name"`            // normalised phrase ("lead")
	Text  string    `json:"text"`            // verbatim words ("will be led by")
	Event EventType `json:"event,omitempty"` // PLOVER event type where there is one

	// Cue and Kind are set where the relation itself says what its subject
	// says, claims, demands or promises, and its object is what: "denies the
	// allegation", "vows to fight". They read as those of an Attribution.
	Cue  string          `json:"cue,omitempty"`
	Kind AttributionKind `json:"kind,omitempty"`
}

// EventType is an event type of the PLOVER ontology (Open Event Data Alliance,
// PLOVER manual, draft 0.8 of 2021).
type EventType string

// The sixteen event types of PLOVER.
const (
	Agree     EventType = "AGREE"
	Consult   EventType = "CONSULT"
	Support   EventType = "SUPPORT"
	Cooperate EventType = "COOPERATE"
	Aid       EventType = "AID"
	Concede   EventType = "CONCEDE"
	Retreat   EventType = "RETREAT"
	Request   EventType = "REQUEST"
	Accuse    EventType = "ACCUSE"
	Reject    EventType = "REJECT"
	Threaten  EventType = "THREATEN"
	Protest   EventType = "PROTEST"
	Sanction  EventType = "SANCTION"
	Mobilize  EventType = "MOBILIZE"
	Coerce    EventType = "COERCE"
	Assault   EventType = "ASSAULT"
)
