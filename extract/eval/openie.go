package eval

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"parley/extract"
	"parley/extract/canon"
	"parley/extract/clause"
	"parley/extract/read"
	"parley/schema"
)

// Tuple is a fact as open information extraction tells it: a relation and its
// arguments in the words of a sentence, lower case, single blanks.
type Tuple struct {
	Relation  string
	Arguments []string // the subject first
	// Confidence orders what one system tells, 0..1.
	Confidence float64
}

// tupleOf is the fact of a statement with all of its arguments.
func tupleOf(s *schema.Statement) Tuple {
	t := Tuple{Relation: plainWords(s.Relation.Text), Arguments: []string{plainWords(s.Subject.Text)}, Confidence: s.Confidence}
	if s.Object != nil {
		t.Arguments = append(t.Arguments, plainWords(s.Object.Text))
	}
	for _, role := range s.Roles {
		t.Arguments = append(t.Arguments, plainWords(role.Text))
	}
	return t
}

// triplesOf are the facts of a statement that have two arguments: one with the
// object, and for each role one whose relation takes the object in.
func triplesOf(s *schema.Statement) []Tuple {
	full := tupleOf(s)
	subject, roles, relation := full.Arguments[0], full.Arguments[1:], full.Relation
	var all []Tuple
	triple := func(object string) {
		all = append(all, Tuple{Relation: relation, Arguments: []string{subject, object}, Confidence: full.Confidence})
	}
	if s.Object != nil {
		triple(roles[0])
		relation, roles = relation+" "+roles[0], roles[1:]
	}
	for _, role := range roles {
		triple(role)
	}
	return all
}

func plainWords(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

// extractions are the tuples of each sentence, by its text with single blanks.
type extractions map[string][]Tuple

// extractAll reads sentences as texts of their own.
func extractAll(ctx context.Context, models fs.FS, texts []string, tuples func(*schema.Statement) []Tuple) (extractions, error) {
	run, err := statementReader(models)
	if err != nil {
		return nil, err
	}
	found := make(extractions)
	for _, text := range texts {
		doc, err := run(ctx, "sentence", text)
		if err != nil {
			return nil, err
		}
		for i := range doc.Statements {
			found[plainWords(text)] = append(found[plainWords(text)], tuples(&doc.Statements[i])...)
		}
	}
	return found, nil
}

// statementReader is the whole program, from text to the statements that it
// tells unasked.
func statementReader(models fs.FS) (func(ctx context.Context, path, text string) (*extract.Document, error), error) {
	before, after, err := readerStages(models, true)
	if err != nil {
		return nil, err
	}
	stages := append(append(before, clause.Mending()), append(after, clause.Stage(), canon.Stage())...)
	return func(ctx context.Context, path, text string) (*extract.Document, error) {
		doc, err := read.Text(path, []byte(text))
		if err != nil {
			return nil, err
		}
		err = runStages(ctx, stages, doc)
		doc.Statements = slices.DeleteFunc(doc.Statements, func(s schema.Statement) bool { return s.Confidence < schema.MinConfidence })
		return doc, err
	}, nil
}
