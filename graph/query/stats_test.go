package query_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// Two cliques that one fact joins are two communities; who is acted upon most
// ranks highest; what is denied counts for the actors and not for the rank.
func TestOverview(t *testing.T) {
	s := web(t, map[string]float64{
		"A>B": 1, "B>A": 1, "C>A": 1, "C>B": 1, "B>C": 1,
		"X>Y": 1, "Y>X": 1, "Z>X": 1, "X>Z": 1, "C>Z": 1,
	})
	defer s.Close()
	stats, err := query.Overview(context.Background(), s, 2)
	if err != nil {
		t.Fatal(err)
	}
	want := query.Stats{
		Documents: 1, Statements: 10, Entities: 6, Quads: stats.Quads,
		Actors: []query.Ranked{
			{ID: "B", Name: "B", Class: schema.Country, Statements: 4, Community: 1},
			{ID: "C", Name: "C", Class: schema.Country, Statements: 4, Community: 1},
		},
		Central: []query.Ranked{
			{ID: "X", Name: "X", Class: schema.Country, Statements: 4, Community: 2},
			{ID: "Z", Name: "Z", Class: schema.Country, Statements: 3, Community: 2},
		},
		Relations:   []query.RelationCount{{Relation: "visits", Statements: 10}},
		Communities: []query.Community{{Community: 1, Entities: 3, Members: []string{"B", "A"}}, {Community: 2, Entities: 3, Members: []string{"X", "Z"}}},
	}
	again, err := query.Overview(context.Background(), s, 2)
	if diff := cmp.Diff(stats, again); err != nil || diff != "" {
		t.Errorf("asked again: %s%v", diff, err)
	}
	for _, list := range [][]query.Ranked{stats.Actors, stats.Central} {
		for i := range list {
			if list[i].PageRank <= 0 || list[i].PageRank >= 1 {
				t.Errorf("%s ranks %v", list[i].ID, list[i].PageRank)
			}
			list[i].PageRank = 0
		}
	}
	if diff := cmp.Diff(want, stats); diff != "" {
		t.Error(diff)
	}
}

func TestOverviewOfLittle(t *testing.T) {
	ctx := context.Background()
	empty, err := graph.Open(ctx, "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer empty.Close()
	if stats, err := query.Overview(ctx, empty, 10); err != nil || cmp.Diff(query.Stats{Communities: []query.Community{}}, stats) != "" {
		t.Errorf("nothing: %+v, %v", stats, err)
	}
	s := store(t, "mem:")
	stats, err := query.Overview(ctx, s, 0)
	if err != nil || stats.Statements != 5 || stats.Actors != nil || stats.Communities != nil {
		t.Errorf("counts alone: %+v, %v", stats, err)
	}
	stats, err = query.Overview(ctx, s, 9)
	if err != nil || len(stats.Actors) != 3 || stats.Actors[0].ID != "Ruritania" || stats.Actors[0].Statements != 4 {
		t.Errorf("got %+v, %v", stats, err)
	}
}
