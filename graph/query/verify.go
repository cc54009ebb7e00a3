package query

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Verify checks every invariant of the store and names what breaks one: each
// quote is the slice of its document's text that its offsets say; texts have
// their hashes; ids are what Identify makes of the content; everything named
// exists; stances rest on statements; and the quads are those that follow from
// the statements, so that no plain relation stands for what is not a fact.
func Verify(ctx context.Context, s *graph.Store) ([]Problem, error) {
	v := &verifier{entities: map[string]bool{}, statements: map[string]bool{}}
	for _, step := range []func(context.Context, *graph.Store) error{v.structure, v.documents, v.names, v.evidence, v.stances} {
		if err := step(ctx, s); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(v.problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Subject, b.Subject), strings.Compare(a.Problem, b.Problem))
	})
	return slices.Compact(v.problems), nil
}

// verifier remembers what it has seen.
type verifier struct {
	document   schema.Document // in which evidence was looked for last
	entities   map[string]bool
	statements map[string]bool
	problems   []Problem
}

func (v *verifier) note(subject, format string, args ...any) {
	v.problems = append(v.problems, Problem{subject, fmt.Sprintf(format, args...)})
}

func (v *verifier) structure(ctx context.Context, s *graph.Store) error {
	flaws, err := s.Audit(ctx)
	for _, f := range flaws {
		v.note(f.Node, "%s", f.Reason)
	}
	return err
}

func (v *verifier) documents(ctx context.Context, s *graph.Store) error {
	for short, err := range s.Documents(ctx) {
		if err != nil {
			return err
		}
		doc, err := s.Document(ctx, short.Path)
		if err != nil {
			return err
		}
		sum := sha256.Sum256([]byte(doc.Text))
		if doc.Hash != hex.EncodeToString(sum[:]) {
			v.note(doc.Path, "its text has another hash than %s", doc.Hash)
		}
	}
	return nil
}

func (v *verifier) names(ctx context.Context, s *graph.Store) error {
	var issues []schema.Entity
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return err
		}
		v.entities[e.ID] = true
		if e.Issue != "" {
			issues = append(issues, e)
		}
	}
	for _, e := range issues {
		v.entity(e.ID, e.Issue)
	}
	return nil
}

// entity notes an entity that is named and does not exist.
func (v *verifier) entity(subject, id string) {
	if !v.entities[id] {
		v.note(subject, "names %s, which does not exist", id)
	}
}

func (v *verifier) evidence(ctx context.Context, s *graph.Store) error {
	for st, err := range s.Statements(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		v.statements[st.ID] = true
		if v.document.Path != st.Evidence.Document { // they come document by document
			v.document, err = s.Document(ctx, st.Evidence.Document)
			if err != nil && !errors.Is(err, graph.ErrNotFound) {
				return err
			}
		}
		v.statement(&st)
	}
	return nil
}

func (v *verifier) statement(st *schema.Statement) {
	e := st.Evidence
	text := v.document.Text
	switch {
	case v.document.Path != e.Document:
		v.note(st.ID, "rests on %s, which the store does not hold", e.Document)
	case e.Start < 0 || e.End > len(text) || e.Start > e.End || text[e.Start:e.End] != e.Quote:
		v.note(st.ID, "bytes %d to %d of %s are not its quote", e.Start, e.End, e.Document)
	}
	for id := range participants(st) {
		v.entity(st.ID, id)
	}
	for _, role := range st.Roles {
		if role.ID != "" {
			v.entity(st.ID, role.ID)
		}
	}
}

func (v *verifier) stances(ctx context.Context, s *graph.Store) error {
	for stance, err := range s.Stances(ctx, graph.StanceFilter{}) {
		if err != nil {
			return err
		}
		again := stance
		if again.Identify(); again.ID != stance.ID {
			v.note(stance.ID, "its content has the id %s", again.ID)
		}
		if len(stance.Statements) == 0 {
			v.note(stance.ID, "rests on no statement")
		}
		for _, id := range stance.Statements {
			if !v.statements[id] {
				v.note(stance.ID, "rests on %s, which does not exist", id)
			}
		}
		v.entity(stance.ID, stance.Holder.ID)
		v.entity(stance.ID, stance.Target.ID)
	}
	return nil
}
