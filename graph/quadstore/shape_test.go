package quadstore

import (
	"context"
	"fmt"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Whatever conditions stand on the ends of a quad, in whatever way the store
// goes about them, it finds the quads that fulfil all of them, each once.
func TestConditions(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		s, err := OpenMemory()
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		held := map[quad.Quad]bool{}
		var list []cayley.Delta
		for range rapid.IntRange(0, 40).Draw(t, "size") {
			q := quads().Draw(t, "quad")
			held[q] = true
			list = append(list, cayley.Delta{Quad: q, Action: cayley.Add})
		}
		if err := s.ApplyDeltas(list, cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
			t.Fatal(err)
		}
		var conditions shape.Quads
		allowed := map[quad.Direction]map[quad.Value]bool{}
		for _, d := range rapid.Permutation([]quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label}).Draw(t, "order")[:rapid.IntRange(0, 3).Draw(t, "conditions")] {
			values, names := condition(t, held)
			conditions = append(conditions, shape.QuadFilter{Dir: d, Values: values})
			allowed[d] = names
		}
		want := map[quad.Quad]int{}
		for q := range held {
			want[q] = 1
			for d, names := range allowed {
				if !names[q.Get(d)] {
					delete(want, q)
				}
			}
		}
		got := map[quad.Quad]int{}
		walk := shape.BuildIterator(ctx, s, conditions).Iterate()
		for walk.Next(ctx) {
			q, err := s.Quad(walk.Result())
			if err != nil {
				t.Fatal(err)
			}
			got[q]++
		}
		if err := walk.Close(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%v: %s", conditions, diff)
		}
		look := shape.BuildIterator(ctx, s, conditions).Lookup()
		all := s.QuadsAllIterator().Iterate()
		for all.Next(ctx) {
			q, err := s.Quad(all.Result())
			if err != nil {
				t.Fatal(err)
			}
			if found := look.Contains(ctx, all.Result()); found != (want[q] == 1) {
				t.Fatalf("%v: %v is there: %v", conditions, q, found)
			}
		}
		if err := look.Close(); err != nil {
			t.Fatal(err)
		}
		if err := all.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// condition draws a set of terms: one, a few, or all that are a subject of the
// quads with one predicate.
func condition(t *rapid.T, held map[quad.Quad]bool) (shape.Shape, map[quad.Value]bool) {
	names := map[quad.Value]bool{}
	if rapid.Bool().Draw(t, "walked") {
		p := quad.IRI(fmt.Sprint("n", rapid.IntRange(0, 5).Draw(t, "predicate")))
		for q := range held {
			if q.Predicate == quad.Value(p) {
				names[q.Subject] = true
			}
		}
		from := shape.NodesFrom{Dir: quad.Subject, Quads: shape.Quads{{Dir: quad.Predicate, Values: shape.Lookup{p}}}}
		return shape.Unique{From: from}, names
	}
	var lookup shape.Lookup
	for range rapid.IntRange(1, 4).Draw(t, "terms") {
		v := quad.IRI(fmt.Sprint("n", rapid.IntRange(0, 6).Draw(t, "term")))
		if !names[v] {
			names[v] = true
			lookup = append(lookup, v)
		}
	}
	return lookup, names
}
