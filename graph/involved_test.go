package graph_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/query"
	"parley/schema"
)

// Counting by numbers finds what reading every statement finds; a filter that all
// pass makes the store read.
func TestInvolved(t *testing.T) {
	ctx := context.Background()
	s := open(t, "mem:")
	for number := range 60 {
		put(t, s, number)
	}
	a := graphtest.Synthetic(3, 20) // the same again, elsewhere and undated
	a.Document.Path, a.Document.Date = "again.txt", ""
	for i := range a.Statements {
		a.Statements[i].Evidence.Document = a.Document.Path
	}
	if _, err := s.Put(ctx, a.Document, a.Statements, a.Entities, nil); err != nil {
		t.Fatal(err)
	}
	quick, err := query.Actors(ctx, s, graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	read, err := query.Actors(ctx, s, graph.Filter{MinConfidence: 1e-12})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(read, quick); diff != "" || len(quick) == 0 {
		t.Errorf("%d actors: %s", len(quick), diff)
	}
}

// Many statements come in the order in which few do, and a loop may change the
// store that it reads.
func TestStatementsInParts(t *testing.T) {
	ctx := context.Background()
	s := open(t, "mem:")
	for number := range 120 { // more statements than are read at a time
		put(t, s, number)
	}
	for _, f := range []graph.Filter{{}, {Actor: "State_0"}, {Relation: "meets"}, {Since: "2021-03-01", Until: "2021-06-30"}} {
		var want []string
		byDocument := map[string][]string{}
		var paths []string
		for doc, err := range s.Documents(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			paths = append(paths, doc.Path)
			f := f
			f.Document = doc.Path
			for st, err := range s.Statements(ctx, f) {
				if err != nil {
					t.Fatal(err)
				}
				byDocument[doc.Path] = append(byDocument[doc.Path], place(&st))
			}
		}
		for _, path := range paths {
			want = append(want, byDocument[path]...)
		}
		var got []string
		for st, err := range s.Statements(ctx, f) {
			if err != nil {
				t.Fatal(err)
			}
			if len(got) == 0 {
				put(t, s, 500) // is not seen
			}
			got = append(got, place(&st))
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
			t.Errorf("%+v: %d statements: %s", f, len(got), diff)
		}
		if err := s.Remove(ctx, graphtest.Synthetic(500, 1).Document.Path); err != nil {
			t.Fatal(err)
		}
	}
}

func place(st *schema.Statement) string {
	return fmt.Sprint(st.Evidence.Document, " ", st.Evidence.Start, " ", st.ID)
}

// What is quoted is found by its words, one place for each.
func TestQuoting(t *testing.T) {
	ctx := context.Background()
	s := open(t, "mem:")
	for number := range 30 {
		put(t, s, number)
	}
	wanted := func(quote string) bool { return strings.Contains(quote, "State 1") }
	var want, got []string
	for st, err := range s.Statements(ctx, graph.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if wanted(st.Evidence.Quote) {
			want = append(want, place(&st))
		}
	}
	for st, err := range s.Quoting(ctx, wanted) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, place(&st))
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
		t.Errorf("%d places: %s", len(got), diff)
	}
}
