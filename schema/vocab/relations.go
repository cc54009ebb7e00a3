package vocab

import (
	"maps"
	"slices"
	"strings"

	"parley/schema"
)

// Kind says what sort of act a relation is, as far as attitudes go.
type Kind string

// The kinds of relations.
const (
	Act     Kind = "act"      // a deed; its effect falls on the object
	Report  Kind = "report"   // says, and no more
	Stress  Kind = "stress"   // says and stands up for it
	Claim   Kind = "claim"    // says on the speaker's own authority
	Believe Kind = "believe"  // holds to be so
	Doubt   Kind = "doubt"    // holds not to be so
	Deny    Kind = "deny"     // says that it is not so
	Accuse  Kind = "accuse"   // says that the object did wrong
	Demand  Kind = "demand"   // says that it must be so
	Propose Kind = "propose"  // says that it might be so
	Want    Kind = "want"     // wishes it to be so
	Intend  Kind = "intend"   // will do it, or try
	Weigh   Kind = "weigh"    // might do it
	Vow     Kind = "vow"      // binds himself to it
	Agree   Kind = "agree"    // binds himself with others
	Refuse  Kind = "refuse"   // will not do it
	Fear    Kind = "fear"     // wishes it were not so
	Warn    Kind = "warn"     // says what harm will come
	Threat  Kind = "threaten" // will do harm, or does it by being
	Stop    Kind = "stop"     // makes it not so
	Stoke   Kind = "stoke"    // makes worse what is bad
	Allow   Kind = "allow"    // lets it be so
	Making  Kind = "make"     // brings its object into being
	Judge   Kind = "judge"    // says what the object is worth
	Abstain Kind = "abstain"  // takes no side on the object
	Holding Kind = "hold"     // bears an office
	Being   Kind = "be"       // is, becomes, includes
)

// Relation is a sense of the vocabulary: phrases that mean the same, named by
// the first of them.
type Relation struct {
	Phrase    string           // normalised phrase, verb as lemma: "speak with"
	Canonical string           // phrase of the canonical relation that this is a sense of
	Event     schema.EventType // "" where PLOVER has none
	Effect    int              // what the subject wishes the object: 1 well, -1 ill, 0 nothing
	Kind      Kind
}

// ID is the local part of the canonical relation's IRI.
func (r Relation) ID() string { return schema.RelationID(r.Canonical) }

// RelationNamed finds the first sense of a normalised phrase ("head" is a
// phrase of "lead"); see [RelationWith].
func RelationNamed(phrase string) (Relation, bool) {
	if senses := relations().senses[phrase]; len(senses) > 0 {
		return senses[0].Relation, true
	}
	return Relation{}, false
}

// Verbs lists the verbs with which a phrase of the vocabulary begins, sorted.
func Verbs() []string {
	verbs := make(map[string]bool)
	for phrase := range relations().senses {
		verbs[firstWord(phrase)] = true
	}
	for verb := range nominals() {
		verbs[verb] = true
	}
	return slices.Sorted(maps.Keys(verbs))
}

func firstWord(phrase string) string {
	word, _, _ := strings.Cut(phrase, " ")
	return word
}
