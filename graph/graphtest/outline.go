package graphtest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/schema"
)

// outline is what Statements, Entities and Documents say, but for the words.
func outline(t *testing.T, store *graph.Store) {
	for number := range 4 {
		Put(t, store, Synthetic(number, 12), graph.Added)
	}
	o, err := store.Outline(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type place struct{ id, document string }
	outlined := map[place]graph.Outlined{}
	for _, s := range o.Statements {
		outlined[place{s.ID, s.Document}] = s
	}
	n := 0
	for s, err := range store.Statements(t.Context(), graph.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		got := outlined[place{s.ID, s.Evidence.Document}]
		want := graph.Outlined{ID: s.ID, Subject: s.Subject.ID, Relation: s.Relation.ID, Document: s.Evidence.Document, Polarity: s.Polarity, Modality: s.Modality}
		if s.Object != nil {
			want.Object = s.Object.ID
		}
		if got.Factual() != s.Factual() || len(got.Sources) > len(s.Attribution) {
			t.Errorf("%s: factual %v, want %v; sources %v", s.ID, got.Factual(), s.Factual(), got.Sources)
		}
		got.Reported, got.Sources = false, nil
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if o.Relations[s.Relation.ID] == "" {
			t.Errorf("the relation %s has no name", s.Relation.ID)
		}
	}
	if n == 0 {
		t.Error("the store is empty")
	}
	var entities []schema.Entity
	for e, err := range store.Entities(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		e.Issue, e.Opposes = "", false
		entities = append(entities, e)
	}
	if diff := cmp.Diff(entities, o.Entities); diff != "" {
		t.Error(diff)
	}
	var documents []schema.Document
	for d, err := range store.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		d.Hash = ""
		documents = append(documents, d)
	}
	if diff := cmp.Diff(documents, o.Documents); diff != "" {
		t.Error(diff)
	}
}
