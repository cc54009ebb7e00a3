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

// Search finds entities by name and alias, documents by title and path, and
// statements by quote, without regard to case: entities first, each kind by id.
// With a filter it looks only at the statements that pass, at their documents
// and at the entities in them; the filter's class is that of the entities, and
// of the subject or object of the statements.
func Search(ctx context.Context, s *graph.Store, text string, f graph.Filter) ([]Hit, error) {
	wanted := strings.ToLower(strings.TrimSpace(text))
	if wanted == "" {
		return nil, nil
	}
	look := search{
		contains: func(s string) bool { return strings.Contains(strings.ToLower(s), wanted) },
		whole:    f == graph.Filter{}, class: f.Class,
		entities: map[string]bool{}, documents: map[string]bool{},
	}
	statements, err := look.statements(ctx, s, f)
	if err != nil {
		return nil, err
	}
	entities, err := look.names(ctx, s)
	if err != nil {
		return nil, err
	}
	documents, err := look.titles(ctx, s)
	return slices.Concat(entities, documents, statements), err
}

// search is what is looked for, and where the statements that pass lead.
type search struct {
	contains            func(string) bool
	whole               bool // there is no filter
	class               schema.Class
	entities, documents map[string]bool // in or with a statement that passes
}

// statements finds statements, and notes what lies around those that pass a
// filter; without one nothing has to be read but what is found.
func (l *search) statements(ctx context.Context, s *graph.Store, f graph.Filter) ([]Hit, error) {
	read := s.Statements(ctx, f)
	if l.whole {
		read = s.Quoting(ctx, l.contains)
	}
	var hits []Hit
	for st, err := range read {
		if err != nil {
			return nil, err
		}
		l.documents[st.Evidence.Document] = true
		for id := range participants(&st) {
			l.entities[id] = true
		}
		if l.contains(st.Evidence.Quote) {
			hits = append(hits, Hit{Kind: "statement", ID: st.ID, Name: Brief(&st), Match: st.Evidence.Quote, Document: st.Evidence.Document})
		}
	}
	return hits, nil
}

// names finds entities: by the canonical name, or else the first alias in order.
func (l *search) names(ctx context.Context, s *graph.Store) ([]Hit, error) {
	names, err := s.Names(ctx)
	if err != nil {
		return nil, err
	}
	match := map[string]graph.Name{}
	for _, name := range names { // the canonical ones come first
		best, found := match[name.Entity]
		if l.contains(name.Text) && (!found || best.Alias && name.Text < best.Text) && (l.whole || l.entities[name.Entity]) {
			match[name.Entity] = name
		}
	}
	var hits []Hit
	for _, id := range slices.Sorted(maps.Keys(match)) {
		e, err := s.Entity(ctx, id)
		if err != nil {
			return nil, err
		}
		if l.class == "" || l.class == e.Class {
			hits = append(hits, Hit{Kind: "entity", ID: id, Name: e.Name, Match: match[id].Text})
		}
	}
	return hits, nil
}

// titles finds documents.
func (l *search) titles(ctx context.Context, s *graph.Store) ([]Hit, error) {
	var hits []Hit
	for doc, err := range s.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		if (l.whole || l.documents[doc.Path]) && (l.contains(doc.Title) || l.contains(doc.Path)) {
			hits = append(hits, Hit{Kind: "document", ID: doc.Path, Name: doc.Title, Match: cmp.Or(doc.Title, doc.Path), Document: doc.Path})
		}
	}
	return hits, nil
}

// Brief is a statement in one line: subject, relation as the graph writes it,
// object.
func Brief(s *schema.Statement) string {
	words := []string{s.Subject.Name, strings.ReplaceAll(graph.Mark(s), "_", " ")}
	if s.Object != nil {
		words = append(words, s.Object.Name)
	}
	return strings.Join(words, " ")
}
