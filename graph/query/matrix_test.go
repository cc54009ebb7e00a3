package query_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/query"
	"parley/schema"
)

// The parties of a quarrel about a river.
var (
	ruritania = schema.Entity{ID: "Ruritania", Name: "Ruritania", Class: schema.Country}
	duchy     = schema.Entity{ID: "Duchy_of_Sapt", Name: "Duchy of Sapt", Class: schema.Country}
	kravonia  = schema.Entity{ID: "Kravonia", Name: "Kravonia", Class: schema.Country}
	boatmen   = schema.Entity{ID: "boatmen", Name: "boatmen", Class: schema.Group}
	toll      = schema.Entity{ID: "river_toll", Name: "river toll", Class: schema.Concept}
	noToll    = schema.Entity{ID: "no_river_toll", Name: "no river toll", Class: schema.Position, Issue: "river_toll", Opposes: true}
	dam       = schema.Entity{ID: "dam", Name: "dam", Class: schema.Concept}
	bridge    = schema.Entity{ID: "stone_bridge", Name: "stone bridge", Class: schema.Concept}
)

// quarrel are three articles in which sides are taken:
//
//	                 river toll            stone bridge   Duchy of Sapt   the dam
//	Ruritania        - .9 (as a position)  + .6                           + .8 in may.txt
//	Duchy of Sapt    + .8, then - .6       + .6
//	Kravonia         - .7, by others       - .6           - .8            - .8 in june.txt
//	boatmen          - .6
func quarrel() []graphtest.Article {
	april := graphtest.NewWriter("april.txt", "The toll", "2022-04-02")
	april.Lean(april.Say(graphtest.Claim{Subject: ruritania, Verb: "demand", Object: &noToll}, "Ruritania demanded that there be no river toll"), schema.Supports, 0.9, schema.BySelf)
	april.Lean(april.Say(graphtest.Claim{Subject: duchy, Verb: "defend", Object: &toll}, "The Duchy defended the river toll"), schema.Supports, 0.8, schema.BySelf)
	april.Lean(april.Say(graphtest.Claim{Subject: boatmen, Verb: "reject", Object: &toll}, "The boatmen rejected the river toll"), schema.Opposes, 0.6, schema.BySelf)

	may := graphtest.NewWriter("may.txt", "The bridge", "2022-05-07")
	may.Lean(may.Say(graphtest.Claim{Subject: ruritania, Verb: "support", Object: &bridge}, "Ruritania supported a stone bridge"), schema.Supports, 0.6, schema.BySelf)
	may.Lean(may.Say(graphtest.Claim{Subject: duchy, Verb: "support", Object: &bridge}, "The Duchy supported a stone bridge"), schema.Supports, 0.6, schema.BySelf)
	may.Lean(may.Say(graphtest.Claim{Subject: ruritania, Verb: "praise", Object: &dam, Text: "the dam"}, "Ruritania praised the dam"), schema.Supports, 0.8, schema.BySelf)

	june := graphtest.NewWriter("june.txt", "A turn", "2022-06-11")
	june.Lean(june.Say(graphtest.Claim{Subject: duchy, Verb: "abandon", Object: &toll}, "The Duchy abandoned the river toll"), schema.Opposes, 0.6, schema.BySelf)
	june.Lean(june.Say(graphtest.Claim{Subject: kravonia, Verb: "fear", Object: &toll}, "Kravonia fears the river toll, it is said"), schema.Opposes, 0.7, schema.ByOther)
	june.Lean(june.Say(graphtest.Claim{Subject: kravonia, Verb: "oppose", Object: &bridge}, "Kravonia opposed a stone bridge"), schema.Opposes, 0.6, schema.BySelf)
	june.Lean(june.Say(graphtest.Claim{Subject: kravonia, Verb: "accuse", Object: &duchy}, "Kravonia accused the Duchy of Sapt"), schema.Opposes, 0.8, schema.BySelf)
	june.Lean(june.Say(graphtest.Claim{Subject: kravonia, Verb: "blame", Object: &dam, Text: "the dam"}, "Kravonia blamed the dam"), schema.Opposes, 0.8, schema.BySelf)
	return []graphtest.Article{april.Article(), may.Article(), june.Article()}
}

func filled(t testing.TB, articles []graphtest.Article) *graph.Store {
	t.Helper()
	s, err := graph.Open(context.Background(), "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, a := range articles {
		if _, err := s.Put(context.Background(), a.Document, a.Statements, a.Entities, a.Stances); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func matrix(t *testing.T, s *graph.Store, opts query.MatrixOptions) query.Matrix {
	t.Helper()
	m, err := query.StanceMatrix(context.Background(), s, opts)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// briefCells are each cell as row, column, side, score and time.
func briefCells(m query.Matrix) []query.Cell {
	var cells []query.Cell
	for _, c := range m.Cells {
		cells = append(cells, query.Cell{Actor: c.Actor, Target: c.Target, TargetDocument: c.TargetDocument, Standing: query.Standing{Side: c.Side, Score: c.Score, Stated: c.Stated, Last: c.Last}})
	}
	return cells
}

func cell(actor, target, document string, side schema.Side, score float64, stated schema.Stated, last string) query.Cell {
	return query.Cell{Actor: actor, Target: target, TargetDocument: document, Standing: query.Standing{Side: side, Score: score, Stated: stated, Last: last}}
}

func TestMatrix(t *testing.T) {
	s := filled(t, quarrel())
	m := matrix(t, s, query.MatrixOptions{Targets: query.Issues})
	want := []query.Cell{
		// Three cells come before two, equals by name.
		cell("Kravonia", "river_toll", "", schema.Opposes, -0.7, schema.ByOther, "2022-06-11"),
		cell("Kravonia", "stone_bridge", "", schema.Opposes, -0.6, schema.BySelf, "2022-06-11"),
		cell("Kravonia", "dam", "june.txt", schema.Opposes, -0.8, schema.BySelf, "2022-06-11"),
		cell("Ruritania", "river_toll", "", schema.Opposes, -0.9, schema.BySelf, "2022-04-02"), // its position turned
		cell("Ruritania", "stone_bridge", "", schema.Supports, 0.6, schema.BySelf, "2022-05-07"),
		cell("Ruritania", "dam", "may.txt", schema.Supports, 0.8, schema.BySelf, "2022-05-07"),
		cell("Duchy_of_Sapt", "river_toll", "", query.Mixed, 0.1, schema.BySelf, "2022-06-11"), // (.8 - .6) / 2
		cell("Duchy_of_Sapt", "stone_bridge", "", schema.Supports, 0.6, schema.BySelf, "2022-05-07"),
	}
	if diff := cmp.Diff(want, briefCells(m)); diff != "" {
		t.Error(diff)
	}
	targets := []query.MatrixTarget{
		{ID: "river_toll", Name: "river toll", Class: schema.Concept, Actors: 3, Statements: 4},
		{ID: "stone_bridge", Name: "stone bridge", Class: schema.Concept, Actors: 3, Statements: 3},
		{ID: "dam", Name: "dam", Class: schema.Concept, Document: "june.txt", Actors: 1, Statements: 1},
		{ID: "dam", Name: "dam", Class: schema.Concept, Document: "may.txt", Actors: 1, Statements: 1},
	}
	if diff := cmp.Diff(targets, m.Targets); diff != "" {
		t.Error(diff)
	}
	if m.AllActors != 3 || m.AllTargets != 4 {
		t.Errorf("%d actors and %d targets", m.AllActors, m.AllTargets)
	}
}

func TestMatrixIsCut(t *testing.T) {
	s := filled(t, quarrel())
	for _, test := range []struct {
		name           string
		opts           query.MatrixOptions
		actors, issues int
		cells          int
	}{
		{"two rows", query.MatrixOptions{Actors: 2}, 2, 4, 6},
		{"one column", query.MatrixOptions{Issues: 1}, 3, 1, 3},
		{"entities", query.MatrixOptions{Targets: query.Entities}, 1, 1, 1},
		{"all", query.MatrixOptions{Targets: query.All}, 3, 5, 9},
		{"unnamed rows", query.MatrixOptions{Unnamed: true}, 4, 4, 9},
		{"one actor", query.MatrixOptions{Holders: []string{"ruritania"}}, 1, 3, 3},
		{"two actors", query.MatrixOptions{Holders: []string{"Ruritania", "Kravonia"}}, 2, 4, 6},
		{"on an entity", query.MatrixOptions{On: "Duchy of Sapt"}, 1, 1, 1},
		{"on an issue", query.MatrixOptions{On: "river toll"}, 3, 1, 3},
		{"since", query.MatrixOptions{Filter: graph.Filter{Since: "2022-05-01"}}, 3, 4, 7},
		{"until", query.MatrixOptions{Filter: graph.Filter{Until: "2022-04-30"}}, 2, 1, 2},
	} {
		m := matrix(t, s, test.opts)
		if len(m.Actors) != test.actors || len(m.Targets) != test.issues || len(m.Cells) != test.cells {
			t.Errorf("%s: %d actors, %d targets, %d cells; want %d, %d, %d", test.name, len(m.Actors), len(m.Targets), len(m.Cells), test.actors, test.issues, test.cells)
		}
	}
	if _, err := query.StanceMatrix(context.Background(), s, query.MatrixOptions{Holders: []string{"Atlantis"}}); err == nil {
		t.Error("an unknown actor is no error")
	}
}

// Within a time a cell counts what was said within it, no more.
func TestMatrixWithinATime(t *testing.T) {
	m := matrix(t, filled(t, quarrel()), query.MatrixOptions{On: "river toll", Holders: []string{"Duchy of Sapt"}, Filter: graph.Filter{Since: "2022-05-01"}})
	want := []query.Cell{cell("Duchy_of_Sapt", "river_toll", "", schema.Opposes, -0.6, schema.BySelf, "2022-06-11")}
	if diff := cmp.Diff(want, briefCells(m)); diff != "" {
		t.Error(diff)
	}
}
