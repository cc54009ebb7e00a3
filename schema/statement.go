package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Statement is one claim found in a text: who does what to whom, who says so,
// how sure it is, and the exact words it rests on.
type Statement struct {
	ID          string        `json:"id"` // "stmt:" and a hash, see Identify
	Subject     Argument      `json:"subject"`
	Relation    Relation      `json:"relation"`
	Object      *Argument     `json:"object,omitempty"` // nil for an intransitive clause without arguments
	Roles       []Role        `json:"roles,omitempty"`
	Polarity    Polarity      `json:"polarity"`
	Modality    Modality      `json:"modality"`
	Attribution []Attribution `json:"attribution,omitempty"` // outermost first; empty: the article itself says so
	Evidence    Evidence      `json:"evidence"`
	Confidence  float64       `json:"confidence"`      // 0..1, rounded to two places
	Rules       []string      `json:"rules,omitempty"` // every rule that fired, in order
	// Converse is the id of the statement that tells the same from the agent's
	// side, on what the text says in the passive: of "the town was hit by a
	// storm" (the town, be hit by, a storm) beside (a storm, hit, the town).
	Converse string `json:"converse,omitempty"`
}

// MinConfidence is the least confidence of what a reader is told unasked: below
// it a statement is more likely to be wrong than right.
const MinConfidence = 0.4

// Held reports whether a graph holds the statement: once, about what can be
// told from everybody else, and unless it is too doubtful.
func (s *Statement) Held() bool {
	return s.Converse == "" && s.Confidence >= MinConfidence && !s.Subject.Unnamed() && (s.Object == nil || !s.Object.Unnamed())
}

// Polarity says whether a statement affirms or denies.
type Polarity string

// The polarities.
const (
	Affirmed Polarity = "affirmed"
	Negated  Polarity = "negated"
)

// Modality says in which mode of being a statement holds.
type Modality string

// The modalities.
const (
	Actual      Modality = "actual"
	Future      Modality = "future"
	Possible    Modality = "possible"
	Obligation  Modality = "obligation"
	Desired     Modality = "desired"
	Conditional Modality = "conditional"
)

// Role is an argument beside subject and object.
//
// The value of a time is ISO 8601, as exact as the text: a day ("2021-12-30"),
// a week ("2021-W52"), a month, a year, a clock time ("2021-12-30T21:30"), an
// interval ("2010/2014", open: "2014/..", "../2021-12-31"), a season as in ISO
// 8601-2 ("2021-22": summer), a duration ("P3D"). What counts from a day that the
// text does not tell has none.
//
// The value of an amount is a number and its unit with a blank between:
// "40000000 USD" (ISO 4217), "10 %", "15 km", "30000 troops" (the words of the
// text), "60 USD/barrel". Intervals are written as those of time: "10/15 %",
// "100/.. people" ("more than 100 people"), "../500000 USD" ("up to $500,000").
// "Dozens" are two dozen at least: "24/.. villagers". A span of time is a
// duration.
type Role struct {
	Role  RoleName `json:"role"`
	Text  string   `json:"text"`            // verbatim, with its preposition
	Value string   `json:"value,omitempty"` // normalised, of times and amounts
	ID    string   `json:"id,omitempty"`    // entity, where the role names one
}

// RoleName says what part an argument plays.
type RoleName string

// The roles.
const (
	RoleTime        RoleName = "time"
	RolePlace       RoleName = "place"
	RoleTopic       RoleName = "topic"
	RoleRecipient   RoleName = "recipient"
	RoleInstrument  RoleName = "instrument"
	RolePurpose     RoleName = "purpose"
	RoleReason      RoleName = "reason"
	RoleManner      RoleName = "manner"
	RoleBeneficiary RoleName = "beneficiary"
	RoleComitative  RoleName = "comitative"
	RoleAmount      RoleName = "amount"
	RoleCondition   RoleName = "condition"
	RoleOther       RoleName = "other"
)

// Attribution is one link in the chain of who says so. The text of the source
// is what the clause of the cue has in its place, in full: with appositions,
// relative clauses and who speaks along, or a mere pronoun.
type Attribution struct {
	Source Argument        `json:"source"`
	Cue    string          `json:"cue"` // lemma of the word of saying
	Kind   AttributionKind `json:"kind"`
	Start  int             `json:"start,omitempty"` // of the cue: bytes into the document's stored text
	End    int             `json:"end,omitempty"`   // half-open
}

// AttributionKind says how a source stands behind what it says.
type AttributionKind string

// The kinds of attribution.
const (
	Report     AttributionKind = "report"     // say, tell, announce, confirm, according to
	Claim      AttributionKind = "claim"      // accuse, allege, deny, believe, fear
	Demand     AttributionKind = "demand"     // demand, insist, urge, call for
	Commitment AttributionKind = "commitment" // vow, promise, pledge, threaten, warn
)

// Factual reports whether the statement's quad may carry the plain relation:
// affirmed, actual or future, and said by nobody or only reported.
func (s *Statement) Factual() bool {
	if s.Polarity != Affirmed || (s.Modality != Actual && s.Modality != Future) {
		return false
	}
	for _, a := range s.Attribution {
		if a.Kind != Report {
			return false
		}
	}
	return true
}

// InRole reports whether a role of the statement names the entity.
func (s *Statement) InRole(entity string) bool {
	return slices.ContainsFunc(s.Roles, func(r Role) bool { return r.ID == entity })
}

// Identify sets the statement's id: a hash of the claim and the quoted words,
// so that the same claim from the same words has the same id in every build.
func (s *Statement) Identify() {
	h := sha256.New()
	part := func(values ...string) {
		for _, v := range values {
			h.Write([]byte(strings.Join(strings.Fields(v), " ")))
			h.Write([]byte{0})
		}
	}
	part(s.Subject.ID, s.Relation.ID)
	if s.Object != nil {
		part(s.Object.ID)
	}
	part(string(s.Polarity), string(s.Modality))
	for _, a := range s.Attribution {
		part(a.Source.ID, a.Cue, string(a.Kind))
	}
	part(s.Evidence.Quote)
	s.ID = "stmt:" + hex.EncodeToString(h.Sum(nil)[:10])
}
