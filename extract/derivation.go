package extract

import (
	"strings"

	"parley/schema"
)

// Derivation tells how one statement came about: the sentence with its tree,
// and for every field the words that it rests on and the steps that made it
// what it is. It is computed on demand from the layers of a document; no stage
// needs it.
type Derivation struct {
	Sentence    int         `json:"sentence"` // counted from 1
	schema.Span             // of the sentence
	Tokens      []TreeToken `json:"tokens"`
	Fields      []Field     `json:"fields"`
	Rules       []Rule      `json:"rules"` // all that fired or that a step names, in order of first use
}

// TreeToken is a token as the rules saw it: in the tree that they had
// mended, with the parts that it plays in the statement.
type TreeToken struct {
	ID     int      `json:"id"` // counted from 1 in the sentence
	Form   string   `json:"form"`
	Lemma  string   `json:"lemma"`
	UPOS   string   `json:"upos"`
	XPOS   string   `json:"xpos"`
	Head   int      `json:"head"` // id of the head, 0 for the root
	Deprel string   `json:"deprel"`
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Parts  []string `json:"parts,omitempty"`  // names of the fields that rest on it
	Mended bool     `json:"mended,omitempty"` // the rules changed its head, relation or tag
}

// Field is one field of a statement. Arguments, roles and sources have the
// names subject, object, role and source; there may be several of the last two.
type Field struct {
	Name  string       `json:"name"`
	Value string       `json:"value"`
	Class schema.Class `json:"class,omitempty"` // of an argument or source
	Words []Words      `json:"words,omitempty"` // that it rests on
	Steps []Step       `json:"steps,omitempty"` // in the order in which they led here
}

// The names of fields.
const (
	FieldSubject    = "subject"
	FieldRelation   = "relation"
	FieldObject     = "object"
	FieldRole       = "role"
	FieldPolarity   = "polarity"
	FieldModality   = "modality"
	FieldSource     = "source"
	FieldEvent      = "event"
	FieldConfidence = "confidence"
)

// Part is the part that the words of the field play: its name, or of a role
// the kind of role.
func (f *Field) Part() string {
	if f.Name == FieldRole {
		part, _, _ := strings.Cut(f.Value, " ")
		return part
	}
	return f.Name
}

// Words is a stretch of the text.
type Words struct {
	Sentence    int    `json:"sentence"` // counted from 1
	schema.Span        // bytes of the document's text
	Text        string `json:"text"`
}

// Step is one step from words towards a field.
type Step struct {
	Rule string `json:"rule"` // the rule, or the kind of step
	Text string `json:"text"` // what it did here, for people
}

// WordsAt are the words of a span of a sentence, given by its index.
func (d *Document) WordsAt(sentence int, span schema.Span) Words {
	return Words{Sentence: sentence + 1, Span: span, Text: span.In(d.Text)}
}
