package serve

import (
	"net/url"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/query"
)

// The search in memory finds what the search of the command line finds.
func TestSearchIsThatOfTheCommandLine(t *testing.T) {
	store := openStore(t)
	server := serveStore(t, store, Options{})
	for _, text := range []string{"vel", "VELDORIA", "moréno", "strait", "strait stays", "talks.txt", "closed harbour", "the", "—", " ", "nothing of the kind"} {
		want, err := query.Search(t.Context(), store, text, graph.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		var got struct{ Hits []query.Hit }
		get(t, server.URL+"/api/search?q="+url.QueryEscape(text), &got)
		if diff := gocmp.Diff(first(want, len(want)), got.Hits); diff != "" {
			t.Errorf("%q:\n%s", text, diff)
		}
	}
	var some struct {
		Hits  []query.Hit
		Total int
	}
	get(t, server.URL+"/api/search?q=strait&since=2026-03-04", &some)
	if some.Total != 0 {
		t.Errorf("found in another week: %+v", some)
	}
	get(t, server.URL+"/api/search?q=strait&limit=1&offset=1", &some)
	if some.Total < 3 || len(some.Hits) != 1 {
		t.Errorf("part of the hits: %+v", some)
	}
}

// What is too much to be kept in memory is found all the same.
func TestSearchOfALargeStore(t *testing.T) {
	var q quotes
	for _, s := range harbourStatements(t) {
		q.add(&s)
	}
	if q.tooMany || len(q.list) != 4 {
		t.Errorf("%d quotes kept", len(q.list))
	}
	q.size = mostQuoted
	s := harbourStatements(t)[0]
	if q.add(&s); !q.tooMany || q.list != nil {
		t.Errorf("%d quotes kept beyond the limit", len(q.list))
	}
}
