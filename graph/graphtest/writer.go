package graphtest

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"parley/schema"
)

// Claim is what a sentence says, as far as it is not the usual: affirmed,
// actual, said by the article itself.
type Claim struct {
	Subject     schema.Entity
	Verb        string // phrase: "speak with"
	Object      *schema.Entity
	Polarity    schema.Polarity
	Modality    schema.Modality
	Attribution []schema.Attribution
	Roles       []schema.Role
	Text        string // words of the object; empty for its name
	Counts      string // number and unit of the object, or of the subject if there is no object
}

// Writer writes an article sentence by sentence.
type Writer struct {
	article Article
	text    strings.Builder
	known   map[string]bool
}

// NewWriter begins an article.
func NewWriter(path, title, date string) *Writer {
	return &Writer{article: Article{Document: schema.Document{Path: path, Title: title, Date: date}}, known: map[string]bool{}}
}

// Say adds a sentence and the statement that it makes.
func (w *Writer) Say(c Claim, quote string) schema.Statement {
	start := w.text.Len()
	w.text.WriteString(quote + ".\n")
	s := schema.Statement{
		Subject:     w.argument(c.Subject),
		Relation:    schema.Relation{ID: schema.RelationID(c.Verb), Name: c.Verb, Text: c.Verb},
		Polarity:    schema.Affirmed,
		Modality:    schema.Actual,
		Attribution: c.Attribution,
		Roles:       c.Roles,
		Evidence:    schema.Evidence{Document: w.article.Document.Path, Sentence: len(w.article.Statements) + 1, Start: start, End: start + len(quote), Quote: quote},
		Confidence:  0.8,
		Rules:       []string{"active-clause"},
	}
	if c.Polarity != "" {
		s.Polarity = c.Polarity
	}
	if c.Modality != "" {
		s.Modality = c.Modality
	}
	if c.Object != nil {
		o := w.argument(*c.Object)
		if c.Text != "" {
			o.Text = c.Text
		}
		o.Value = c.Counts
		s.Object = &o
	} else {
		s.Subject.Value = c.Counts
	}
	s.Identify()
	w.article.Statements = append(w.article.Statements, s)
	return s
}

func (w *Writer) argument(e schema.Entity) schema.Argument {
	if !w.known[e.ID] {
		w.known[e.ID] = true
		w.article.Entities = append(w.article.Entities, e)
	}
	return schema.Argument{ID: e.ID, Name: e.Name, Class: e.Class, Text: e.Name}
}

// Oppose adds the stance of a statement's subject against an issue.
func (w *Writer) Oppose(s schema.Statement, issue string) {
	w.article.Stances = append(w.article.Stances, stanceOf(s, issue, w.article.Document.Date))
}

// Lean adds a stance of a statement's subject on its object.
func (w *Writer) Lean(s schema.Statement, side schema.Side, strength float64, stated schema.Stated) {
	date := w.article.Document.Date
	stance := schema.Stance{
		Holder: s.Subject, Target: *s.Object, Stance: side, Strength: strength, Stated: stated,
		Statements: []string{s.ID}, First: date, Last: date,
	}
	stance.Identify()
	w.article.Stances = append(w.article.Stances, stance)
}

// Tell adds words that make no statement.
func (w *Writer) Tell(text string) { w.text.WriteString(text + "\n") }

// Published tells by whom the article was.
func (w *Writer) Published(outlet string) { w.article.Document.Source = outlet }

// Article is what was written.
func (w *Writer) Article() Article {
	a := w.article
	a.Document.Text = w.text.String()
	sum := sha256.Sum256([]byte(a.Document.Text))
	a.Document.Hash = hex.EncodeToString(sum[:])
	return a
}
