package query_test

import (
	"context"
	"slices"
	"testing"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// A stance passes if one of the statements that it rests on does; its class is
// that of who holds it or of what it is about.
func TestStanceFilters(t *testing.T) {
	s, ctx := store(t, "mem:"), context.Background()
	for _, test := range []struct {
		name   string
		filter graph.Filter
		want   int
	}{
		{"none", graph.Filter{}, 1},
		{"its document", graph.Filter{Document: "first.txt"}, 1},
		{"another document", graph.Filter{Document: "second.txt"}, 0},
		{"its relation", graph.Filter{Relation: "demands"}, 1},
		{"another relation", graph.Filter{Relation: "sends"}, 0},
		{"too late", graph.Filter{Since: "2022-01-01"}, 0},
		{"holder", graph.Filter{Class: schema.Country}, 1},
		{"target", graph.Filter{Class: schema.Concept}, 1},
		{"neither", graph.Filter{Class: schema.Person}, 0},
	} {
		stances, err := query.Stances(ctx, s, "", "", test.filter)
		if err != nil || len(stances) != test.want {
			t.Errorf("%s: %v, %v", test.name, stances, err)
		}
	}
}

// With a filter a search looks at the statements that pass and around them.
func TestSearchFilters(t *testing.T) {
	s, ctx := store(t, "mem:"), context.Background()
	for _, test := range []struct {
		name, text string
		filter     graph.Filter
		want       []string
	}{
		{"a time", "ruritania", graph.Filter{Until: "2021-12-31"}, []string{"entity Ruritania", "statement Ruritania demands no river toll"}},
		{"documents of a time", "river", graph.Filter{Until: "2021-12-31"}, []string{"entity no river toll", "document On the river", "statement Ruritania demands no river toll"}},
		{"documents of another time", "river", graph.Filter{Since: "2022-01-01"}, nil},
		{"a class", "tarlen", graph.Filter{Class: schema.Position}, nil},
		{"negated", "ruritania", graph.Filter{Polarity: schema.Negated}, []string{"entity Ruritania", "statement Duchy of Sapt not:attacks Ruritania"}},
	} {
		hits, err := query.Search(ctx, s, test.text, test.filter)
		var got []string
		for _, h := range hits {
			got = append(got, h.Kind+" "+h.Name)
		}
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, %v; want %q", test.name, got, err, test.want)
		}
	}
}

func TestActorsOfAClass(t *testing.T) {
	rows, err := query.Actors(context.Background(), store(t, "mem:"), graph.Filter{Class: schema.Person})
	if err != nil || len(rows) != 1 || rows[0].ID != "Fritz_Tarlen" || rows[0].Statements != 3 {
		t.Errorf("got %+v, %v", rows, err)
	}
}
