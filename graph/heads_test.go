package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"
	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/graph/quadstore"
)

// The place of a term never contradicts its order.
func TestPlaces(t *testing.T) {
	term := rapid.Custom(func(t *rapid.T) Term {
		begin := rapid.SampledFrom(append([]string{"", "u", "urn:parley:", "urn:parley:doc;", "z"}, beginnings...)).Draw(t, "beginning")
		rest := rapid.StringMatching(`[ -~é]{0,20}`).Draw(t, "rest")
		return Term{Kind: rapid.SampledFrom([]TermKind{NoTerm, IRI, Blank}).Draw(t, "kind"), Value: begin + rest}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := term.Draw(t, "a"), term.Draw(t, "b")
		x, y := head{place: placeOfTerm(&a)}, head{place: placeOfTerm(&b)}
		if c := compareHeads(x, y); c != 0 && c != cmp.Compare(compareTerms(&a, &b), 0) {
			t.Fatalf("%v and %v: %v and %v", a, b, x, y)
		}
	})
}

// Heads that wait in a file come in order too, and the file is gone afterwards.
func TestHeadsInFile(t *testing.T) {
	before := runLength
	defer func() { runLength = before }()
	rapid.Check(t, func(t *rapid.T) {
		runLength = rapid.IntRange(1, 40).Draw(t, "run length")
		list := &headList{}
		var want []head
		for n := range rapid.IntRange(0, 100).Draw(t, "heads") {
			h := head{[2]uint64{uint64(rapid.IntRange(0, 5).Draw(t, "place")), rapid.Uint64().Draw(t, "rest")}, quadstore.ID(n)}
			want = append(want, h)
			if err := list.add(h); err != nil {
				t.Fatal(err)
			}
		}
		slices.SortFunc(want, compareHeads)
		var got []head
		if err := list.each(func(h head) error { got = append(got, h); return nil }); err != nil {
			t.Fatal(err)
		}
		if err := list.close(); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// Quads and Graphs come in order, through a file or not, whatever their terms.
func TestQuadsInOrder(t *testing.T) {
	before := runLength
	defer func() { runLength = before }()
	ctx := context.Background()
	db, err := quadstore.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	s := &Store{address: memoryAddress, current: &handle{db: db}}
	defer s.Close()
	w, err := db.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	for n := range 3000 {
		q := quad.Quad{Subject: quad.IRI(fmt.Sprintf("A_name_with_one_long_beginning_%d", n*7919%500)), Predicate: quad.IRI(fmt.Sprint("r", n%3)), Object: quad.Int(n)}
		switch n % 4 {
		case 1:
			q.Label = quad.IRI(fmt.Sprintf("stmt:%x", n*7919%300))
		case 2:
			q.Subject, q.Label = quad.BNode(fmt.Sprint("b", n)), quad.IRI("http://example.org/g")
		case 3:
			q.Subject = documentIRI(fmt.Sprintf("articles/%d.txt", n))
		}
		if _, err := w.WriteQuads([]quad.Quad{q}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, runLength = range []int{before, 100} {
		var bySubject, byLabel []Quad
		for q, err := range s.Quads(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			bySubject = append(bySubject, q)
		}
		for q, err := range s.Graphs(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			byLabel = append(byLabel, q)
		}
		want := slices.Clone(bySubject)
		slices.SortFunc(want, func(a, b Quad) int { return compareQuads(&a, &b) })
		if diff := gocmp.Diff(want, bySubject); diff != "" || len(bySubject) != 3000 {
			t.Errorf("%d quads: %s", len(bySubject), diff)
		}
		slices.SortStableFunc(want, func(a, b Quad) int { return compareTerms(&a.Label, &b.Label) })
		if diff := gocmp.Diff(want, byLabel); diff != "" {
			t.Errorf("graphs: %s", diff)
		}
	}
}
