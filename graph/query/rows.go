package query

import "parley/schema"

// Actor is who acts, speaks or is acted upon, with how much is said.
type Actor struct {
	ID         string       `json:"id"`
	Name       string       `json:"name"`
	Class      schema.Class `json:"class"`
	Statements int          `json:"statements"` // as subject, object or source
	Documents  int          `json:"documents"`
	First      string       `json:"first,omitempty"` // date of the earliest dated document
	Last       string       `json:"last,omitempty"`
	Same       []Alias      `json:"same,omitempty"` // the other names that documents give him
}

// Alias is a name by which documents call an actor who has another, and why the
// two are one.
type Alias struct {
	Name    string   `json:"name"`
	As      string   `json:"as"` // id of the actor
	Rules   []string `json:"rules"`
	Because string   `json:"because"`
}

// Duplicate is a pair of actors who may be one.
type Duplicate struct {
	A           string   `json:"a"` // id
	B           string   `json:"b"`
	AName       string   `json:"a_name"`
	BName       string   `json:"b_name"`
	Class       string   `json:"class"` // "person"; both where they differ: "group/organization"
	Score       float64  `json:"score"` // 0..1
	Reasons     []string `json:"reasons"`
	AStatements int      `json:"a_statements"`
	BStatements int      `json:"b_statements"`
}

// Relation is what one entity does to another, gathered over all statements
// that agree in subject, relation, object, polarity and modality.
type Relation struct {
	Subject     string          `json:"subject"`
	SubjectName string          `json:"subject_name"`
	Relation    string          `json:"relation"`
	Object      string          `json:"object,omitempty"`
	ObjectName  string          `json:"object_name,omitempty"`
	Polarity    schema.Polarity `json:"polarity"`
	Modality    schema.Modality `json:"modality"`
	Factual     bool            `json:"factual"`    // at least one statement carries the plain relation
	Count       int             `json:"count"`      // pieces of evidence
	Documents   int             `json:"documents"`  // different documents
	Confidence  float64         `json:"confidence"` // the highest
	First       string          `json:"first,omitempty"`
	Last        string          `json:"last,omitempty"`
	Statements  []string        `json:"statements"` // ids, sorted
}

// Hop is one step of a path: a factual relation and the statements behind it.
// Reversed says that the path walks it from object to subject.
type Hop struct {
	Path       int      `json:"path"` // the first path is 1
	Subject    string   `json:"subject"`
	Relation   string   `json:"relation"`
	Object     string   `json:"object"`
	Reversed   bool     `json:"reversed"`
	Strength   float64  `json:"strength"`   // 0..1, see Paths
	Statements []string `json:"statements"` // ids, sorted
}

// Explanation is one statement in full, with the sentence it stands in.
type Explanation struct {
	Statement schema.Statement `json:"statement"`
	Mark      string           `json:"mark"` // relation as the graph writes it, see graph.Mark
	Title     string           `json:"title,omitempty"`
	Source    string           `json:"source,omitempty"`
	Date      string           `json:"date,omitempty"`
	Before    string           `json:"before,omitempty"` // words of the paragraph before the evidence
	After     string           `json:"after,omitempty"`  // and after it
	Same      []Alias          `json:"same,omitempty"`   // what the document names otherwise
}

// Problem is a rule that the store breaks.
type Problem struct {
	Subject string `json:"subject"` // id of the statement, stance, entity or document
	Problem string `json:"problem"`
}

// Hit is something that a search found.
type Hit struct {
	Kind     string `json:"kind"` // entity, statement or document
	ID       string `json:"id"`
	Name     string `json:"name"` // name of the entity, title of the document, or the claim in short
	Match    string `json:"match"`
	Document string `json:"document,omitempty"`
}
