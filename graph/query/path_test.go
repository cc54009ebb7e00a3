package query_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/query"
	"parley/schema"
)

// brief shows paths: A>B>C, with < where a hop is walked from its object.
func brief(hops []query.Hop) []string {
	var shown []string
	for _, h := range hops {
		from, arrow, to := h.Subject, ">", h.Object
		if h.Reversed {
			from, arrow, to = to, "<", from
		}
		if h.Path > len(shown) {
			shown = append(shown, from)
		}
		shown[h.Path-1] += arrow + to
	}
	return shown
}

func TestPath(t *testing.T) {
	s, ctx := store(t, "mem:"), context.Background()
	hops, err := query.Paths(ctx, s, "Duchy of Sapt", "Ruritania", query.PathOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(hops) != 2 || hops[0].Relation != "meets" || !hops[0].Reversed || hops[1].Relation != "sends" || len(hops[1].Statements) != 2 || hops[1].Strength == 0 {
		t.Errorf("got %+v: the denied attack is no way, the meeting and the mission are", hops)
	}
	for _, test := range []struct {
		name string
		opts query.PathOptions
		want int
	}{
		{"one hop", query.PathOptions{Hops: 1}, 0},
		{"forward", query.PathOptions{Direction: query.Forward}, 0},
		{"backward", query.PathOptions{Direction: query.Backward}, 2},
		{"its relations", query.PathOptions{Relations: []string{"meets", "sends"}}, 2},
		{"one relation", query.PathOptions{Relations: []string{"meets"}}, 0},
		{"a filter", query.PathOptions{Filter: graph.Filter{Since: "2022-01-01"}}, 2},
		{"another filter", query.PathOptions{Filter: graph.Filter{Document: "first.txt"}}, 0},
		{"strongest", query.PathOptions{Strongest: 5}, 2},
	} {
		hops, err := query.Paths(ctx, s, "Duchy of Sapt", "Ruritania", test.opts)
		if err != nil || len(hops) != test.want {
			t.Errorf("%s: %v, %v", test.name, hops, err)
		}
	}
}

// web is a store of facts between entities, each with a confidence.
func web(t testing.TB, edges map[string]float64) *graph.Store {
	t.Helper()
	s, err := graph.Open(context.Background(), "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := graphtest.NewWriter("web.txt", "A web", "2022-01-01")
	for _, edge := range slices.Sorted(func(yield func(string) bool) {
		for edge := range edges {
			if !yield(edge) {
				return
			}
		}
	}) {
		from, to, _ := strings.Cut(edge, ">")
		object := schema.Entity{ID: to, Name: to, Class: schema.Country}
		w.Say(graphtest.Claim{Subject: schema.Entity{ID: from, Name: from, Class: schema.Country}, Verb: "visit", Object: &object}, edge)
	}
	a := w.Article()
	for i := range a.Statements {
		a.Statements[i].Confidence = edges[a.Statements[i].Evidence.Quote]
	}
	if _, err := s.Put(context.Background(), a.Document, a.Statements, a.Entities, a.Stances); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStrongest(t *testing.T) {
	s := web(t, map[string]float64{"A>B": 0.5, "A>C": 0.9, "C>B": 0.9, "B>D": 0.9, "C>D": 0.4, "E>A": 0.9, "E>D": 0.7})
	defer s.Close()
	for _, test := range []struct {
		opts query.PathOptions
		want string
	}{
		{query.PathOptions{}, "A>B>D"},
		{query.PathOptions{Strongest: 1}, "A>C>B>D"},
		{query.PathOptions{Strongest: 9, Direction: query.Forward}, "A>C>B>D A>B>D A>C>D"},
		{query.PathOptions{Strongest: 9}, "A>C>B>D A<E>D A>B>D A>C>D A>B<C>D"},
		{query.PathOptions{Strongest: 9, Hops: 2}, "A<E>D A>B>D A>C>D"},
	} {
		hops, err := query.Paths(context.Background(), s, "A", "D", test.opts)
		if got := strings.Join(brief(hops), " "); err != nil || got != test.want {
			t.Errorf("%+v: %s, %v; want %s", test.opts, got, err, test.want)
		}
	}
}

// The strongest paths are those that trying all ways finds.
func TestStrongestAreTheStrongest(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		edges := map[string]float64{}
		for range rapid.IntRange(1, 14).Draw(r, "edges") {
			a, b := rapid.IntRange(0, 5).Draw(r, "a"), rapid.IntRange(0, 5).Draw(r, "b")
			if a != b {
				edges[fmt.Sprintf("%c>%c", 'A'+a, 'A'+b)] = float64(rapid.IntRange(1, 99).Draw(r, "confidence")) / 100
			}
		}
		edges["A>Z"], edges["Y>F"] = 0.5, 0.5 // so that both ends are there
		k, hops := rapid.IntRange(1, 6).Draw(r, "k"), rapid.IntRange(1, 5).Draw(r, "hops")
		s := web(t, edges)
		defer s.Close()
		found, err := query.Paths(context.Background(), s, "A", "F", query.PathOptions{Strongest: k, Hops: hops, Direction: query.Forward})
		if err != nil {
			r.Fatal(err)
		}
		all := walk(edges, "A", "F", hops)
		var want []float64
		for _, way := range all {
			want = append(want, product(edges, way))
		}
		slices.SortFunc(want, func(a, b float64) int { return int((b - a) * 1e12) })
		got := brief(found)
		if len(got) != min(k, len(all)) {
			r.Fatalf("%d paths of %d: %v in %v", len(got), len(all), got, edges)
		}
		for i, way := range got {
			if !slices.Contains(all, way) || product(edges, way)-want[i] > 1e-9 || want[i]-product(edges, way) > 1e-9 {
				r.Fatalf("path %d is %s (%v), want one of strength %v in %v", i+1, way, product(edges, way), want[i], edges)
			}
		}
	})
}

// walk tries all ways, none through an entity twice.
func walk(edges map[string]float64, way, to string, hops int) []string {
	if strings.HasSuffix(way, to) {
		return []string{way}
	}
	var all []string
	for edge := range edges {
		if hops > 0 && edge[:1] == way[len(way)-1:] && !strings.Contains(way, edge[2:]) {
			all = append(all, walk(edges, way+edge[1:], to, hops-1)...)
		}
	}
	return all
}

func product(edges map[string]float64, way string) float64 {
	p := 1.0
	for i := 0; i+2 < len(way); i += 2 {
		p *= edges[way[i:i+3]]
	}
	return p
}
