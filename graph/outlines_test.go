package graph_test

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/schema"
)

// An outline is the statement without its words.
func TestOutlines(t *testing.T) {
	store, err := graph.Open(t.Context(), "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for number := range 3 {
		a := graphtest.Synthetic(number, 40)
		again := a.Document
		again.Path += "-again"
		for _, doc := range []schema.Document{a.Document, again} {
			held := slices.Clone(a.Statements)
			for i := range held {
				held[i].Evidence.Document = doc.Path
			}
			if _, err := store.Put(t.Context(), doc, held, a.Entities, a.Stances); err != nil {
				t.Fatal(err)
			}
		}
	}
	var want, got []schema.Statement
	for s, err := range store.Statements(t.Context(), graph.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, outline(s))
	}
	for s, err := range store.Outlines(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, outline(s))
	}
	if diff := gocmp.Diff(want, got); diff != "" || len(want) == 0 {
		t.Errorf("%d outlines of %d statements:\n%s", len(got), len(want), diff)
	}
}

// outline keeps what an outline has.
func outline(s schema.Statement) schema.Statement {
	bare := func(a schema.Argument) schema.Argument { return schema.Argument{ID: a.ID} }
	o := schema.Statement{
		ID: s.ID, Subject: bare(s.Subject), Relation: schema.Relation{ID: s.Relation.ID, Name: s.Relation.Name},
		Polarity: s.Polarity, Modality: s.Modality,
		Evidence: schema.Evidence{Document: s.Evidence.Document, Start: s.Evidence.Start, End: s.Evidence.End, Quote: s.Evidence.Quote},
	}
	if s.Object != nil {
		a := bare(*s.Object)
		o.Object = &a
	}
	for _, a := range s.Attribution {
		o.Attribution = append(o.Attribution, schema.Attribution{Source: bare(a.Source), Kind: a.Kind})
	}
	slices.SortFunc(o.Attribution, func(a, b schema.Attribution) int {
		return cmp.Or(cmp.Compare(a.Source.ID, b.Source.ID), cmp.Compare(a.Kind, b.Kind))
	})
	return o
}
