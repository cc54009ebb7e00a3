package query

import (
	"cmp"
	"context"
	"iter"
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
	involved, err := involvedIn(ctx, s, f)
	if err != nil {
		return nil, err
	}
	same, err := s.Samenesses(ctx)
	if err != nil {
		return nil, err
	}
	var rows []Actor
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return nil, err
		}
		if n, ok := involved[e.ID]; ok && e.Class.Actor() && (class == "" || class == e.Class) {
			rows = append(rows, Actor{
				ID: e.ID, Name: e.Name, Class: e.Class,
				Statements: n.Statements, Documents: n.Documents, First: n.First, Last: n.Last, Same: aliasRows(same[e.ID]),
			})
		}
	}
	slices.SortFunc(rows, func(a, b Actor) int { return cmp.Or(b.Statements-a.Statements, strings.Compare(a.ID, b.ID)) })
	return rows, nil
}

// involvedIn counts how much is said of whom in the statements that pass a
// filter. Without one the store need not read them.
func involvedIn(ctx context.Context, s *graph.Store, f graph.Filter) (map[string]graph.Involvement, error) {
	involved := map[string]graph.Involvement{}
	if f == (graph.Filter{}) {
		all, err := s.Involved(ctx)
		for _, n := range all {
			involved[n.Entity] = n
		}
		return involved, err
	}
	found := map[string]*tally{}
	for st, err := range s.Statements(ctx, f) {
		if err != nil {
			return nil, err
		}
		for id := range participants(&st) {
			if found[id] == nil {
				found[id] = newTally()
			}
			found[id].add(&st)
		}
	}
	err := setDates(ctx, s, maps.Values(found))
	for id, t := range found {
		involved[id] = graph.Involvement{Entity: id, Statements: len(t.ids), Documents: len(t.documents), First: t.first, Last: t.last}
	}
	return involved, err
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

func (t *tally) add(s *schema.Statement) {
	t.ids[s.ID] = struct{}{}
	t.documents[s.Evidence.Document] = struct{}{}
	t.evidence++
	t.confidence = max(t.confidence, s.Confidence)
}

// setDates tells tallies the first and last date of their documents.
func setDates(ctx context.Context, s *graph.Store, tallies iter.Seq[*tally]) error {
	dates, err := s.Dates(ctx, func(yield func(string) bool) {
		for t := range tallies {
			for path := range t.documents {
				if !yield(path) {
					return
				}
			}
		}
	})
	for t := range tallies {
		for path := range t.documents {
			date := dates[path]
			if date != "" && (t.first == "" || date < t.first) {
				t.first = date
			}
			t.last = max(t.last, date)
		}
	}
	return err
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
	found, names := map[claim]*tally{}, map[string]string{}
	for st, err := range s.Statements(ctx, f) {
		if err != nil {
			return nil, err
		}
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
		found[c].add(&st)
	}
	if err := setDates(ctx, s, maps.Values(found)); err != nil {
		return nil, err
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
