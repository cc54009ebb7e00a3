package query

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Actors lists who acts or speaks: every person, organization, country and
// group in the statements that pass the filter, the most talked about first.
// The filter's class is that of the actors.
func Actors(ctx context.Context, s *graph.Store, f graph.Filter) ([]Actor, error) {
	class := f.Class
	f.Class = ""
	statements, dates, err := gather(ctx, s, f)
	if err != nil {
		return nil, err
	}
	found := map[string]*tally{}
	for i := range statements {
		for id := range participants(&statements[i]) {
			if found[id] == nil {
				found[id] = newTally()
			}
			found[id].add(&statements[i], dates)
		}
	}
	var rows []Actor
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return nil, err
		}
		if t := found[e.ID]; t != nil && e.Class.Actor() && (class == "" || class == e.Class) {
			rows = append(rows, Actor{
				ID: e.ID, Name: e.Name, Class: e.Class,
				Statements: len(t.ids), Documents: len(t.documents), First: t.first, Last: t.last,
			})
		}
	}
	slices.SortFunc(rows, func(a, b Actor) int { return cmp.Or(b.Statements-a.Statements, strings.Compare(a.ID, b.ID)) })
	return rows, nil
}

// participants are the ids of subject, object and sources.
func participants(s *schema.Statement) map[string]struct{} {
	ids := map[string]struct{}{s.Subject.ID: {}}
	if s.Object != nil {
		ids[s.Object.ID] = struct{}{}
	}
	for _, a := range s.Attribution {
		ids[a.Source.ID] = struct{}{}
	}
	return ids
}

// tally counts statements and where they stand.
type tally struct {
	ids         map[string]struct{}
	documents   map[string]struct{}
	evidence    int
	confidence  float64
	first, last string
}

func newTally() *tally {
	return &tally{ids: map[string]struct{}{}, documents: map[string]struct{}{}}
}

func (t *tally) add(s *schema.Statement, dates map[string]string) {
	t.ids[s.ID] = struct{}{}
	t.documents[s.Evidence.Document] = struct{}{}
	t.evidence++
	t.confidence = max(t.confidence, s.Confidence)
	date := dates[s.Evidence.Document]
	if date == "" {
		return
	}
	if t.first == "" || date < t.first {
		t.first = date
	}
	t.last = max(t.last, date)
}

// gather are the statements that pass a filter, and the dates of their documents
// by path.
func gather(ctx context.Context, s *graph.Store, f graph.Filter) ([]schema.Statement, map[string]string, error) {
	var found []schema.Statement
	for st, err := range s.Statements(ctx, f) {
		if err != nil {
			return nil, nil, err
		}
		found = append(found, st)
	}
	dates, err := s.Dates(ctx, func(yield func(string) bool) {
		for i := range found {
			if !yield(found[i].Evidence.Document) {
				return
			}
		}
	})
	return found, dates, err
}

// claim is what one row of Relations stands for.
type claim struct {
	subject, relation, object string
	polarity                  schema.Polarity
	modality                  schema.Modality
	factual                   bool
}

// Relations lists what a does to b and b to a, the most frequent first; with
// one name empty, all that the other is subject or object of; with both empty,
// everything. The filter's Actor, Subject and Object are left to the caller.
func Relations(ctx context.Context, s *graph.Store, a, b string, f graph.Filter) ([]Relation, error) {
	var ids []string
	for _, name := range []string{a, b} {
		if name == "" {
			continue
		}
		e, err := Find(ctx, s, name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, e.ID)
	}
	if f.Actor == "" && len(ids) > 0 {
		f.Actor = ids[0]
		if len(ids) > 1 {
			f.With = ids[1]
		}
	}
	statements, dates, err := gather(ctx, s, f)
	if err != nil {
		return nil, err
	}
	found, names := map[claim]*tally{}, map[string]string{}
	for _, st := range statements {
		if !between(&st, ids) {
			continue
		}
		c := claim{subject: st.Subject.ID, relation: st.Relation.ID, polarity: st.Polarity, modality: st.Modality, factual: st.Factual()}
		names[c.subject] = st.Subject.Name
		if st.Object != nil {
			c.object = st.Object.ID
			names[c.object] = st.Object.Name
		}
		if found[c] == nil {
			found[c] = newTally()
		}
		found[c].add(&st, dates)
	}
	return relationRows(found, names), nil
}

// between reports whether all ids take part, the first two as subject and as
// object or in a role: "Kenya sends food to Sudan" is between Kenya and Sudan.
func between(s *schema.Statement, ids []string) bool {
	undergoes := func(id string) bool { return s.Object != nil && s.Object.ID == id || s.InRole(id) }
	switch len(ids) {
	case 0:
		return true
	case 1:
		return s.Subject.ID == ids[0] || undergoes(ids[0])
	}
	return s.Subject.ID == ids[0] && undergoes(ids[1]) || s.Subject.ID == ids[1] && undergoes(ids[0])
}

func relationRows(found map[claim]*tally, names map[string]string) []Relation {
	rows := make([]Relation, 0, len(found))
	for c, t := range found {
		rows = append(rows, Relation{
			Subject: c.subject, SubjectName: names[c.subject], Relation: c.relation, Object: c.object, ObjectName: names[c.object],
			Polarity: c.polarity, Modality: c.modality, Factual: c.factual,
			Count: t.evidence, Documents: len(t.documents), Confidence: t.confidence, First: t.first, Last: t.last,
			Statements: slices.Sorted(maps.Keys(t.ids)),
		})
	}
	slices.SortFunc(rows, func(a, b Relation) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Subject, b.Subject), strings.Compare(a.Relation, b.Relation),
			strings.Compare(a.Object, b.Object), strings.Compare(string(a.Polarity), string(b.Polarity)),
			strings.Compare(string(a.Modality), string(b.Modality)), strings.Compare(a.Statements[0], b.Statements[0]))
	})
	return rows
}
