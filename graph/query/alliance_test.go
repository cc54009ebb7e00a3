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

// The confidence of every statement is .8.
//
// Ruritania stands on the toll at -.9 × .8 = -.72, on the bridge at .6 × .8 =
// .48. The Duchy stands on the toll at (.8 - .6) / 2 × .8 = .08, on the bridge at
// .48; Kravonia at -.7 × .8 = -.56 and -.48. So
//
//	Duchy:    toll .72 × .08 = .0576 against, bridge .48 × .48 = .2304 for
//	          (.2304 - .0576) / (1 + .288) = .1342
//	Kravonia: toll .72 × .56 = .4032 for, bridge .2304 against; the dams are two
//	          (.4032 - .2304) / (1 + .6336) = .1058
func TestAllies(t *testing.T) {
	rows, err := query.Allies(context.Background(), filled(t, quarrel()), query.AllianceOptions{Actor: "Ruritania"})
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Name            string
		Score           float64
		Agree, Disagree int
		First           string
		Weight          float64
	}
	var got []row
	for _, r := range rows {
		got = append(got, row{r.Name, r.Score, r.Agree, r.Disagree, r.Grounds[0].Target, r.Grounds[0].Weight})
	}
	want := []row{
		{"Duchy of Sapt", 0.1342, 1, 1, "stone_bridge", 0.2304},
		{"Kravonia", 0.1058, 1, 1, "river_toll", 0.4032},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Kravonia accuses the Duchy: -.8 × .8 = .64 against; the bridge .2304 against;
// the toll .56 × .08 = .0448 against. -(.64 + .2304 + .0448) / (1 + .9152) = -.4779
func TestOpponents(t *testing.T) {
	s, ctx := filled(t, quarrel()), context.Background()
	for _, test := range []struct {
		actor, other string
		own          bool // who asks took the side
	}{{"Kravonia", "Duchy_of_Sapt", true}, {"Duchy of Sapt", "Kravonia", false}} {
		rows, err := query.Opponents(ctx, s, query.AllianceOptions{Actor: test.actor})
		if err != nil || len(rows) != 1 {
			t.Fatalf("%+v, %v", rows, err)
		}
		r := rows[0]
		if r.ID != test.other || r.Score != -0.4779 || r.Agree != 0 || r.Disagree != 3 {
			t.Errorf("got %+v", r)
		}
		if g := r.Grounds[0]; g.Target != "Duchy_of_Sapt" || g.Weight != 0.64 || (g.Own != nil) != test.own || (g.Other != nil) == test.own {
			t.Errorf("%s: the weightiest ground is %+v", test.actor, g)
		}
	}
}

func TestAlliancesAreChosen(t *testing.T) {
	s, ctx := filled(t, quarrel()), context.Background()
	for _, test := range []struct {
		name string
		opts query.AllianceOptions
		want int
	}{
		{"all", query.AllianceOptions{Actor: "Ruritania"}, 2},
		{"with three grounds", query.AllianceOptions{Actor: "Ruritania", MinShared: 3}, 0},
		{"persons", query.AllianceOptions{Actor: "Ruritania", Filter: graph.Filter{Class: schema.Person}}, 0},
		{"countries", query.AllianceOptions{Actor: "Ruritania", Filter: graph.Filter{Class: schema.Country}}, 2},
		{"until May", query.AllianceOptions{Actor: "Ruritania", Filter: graph.Filter{Until: "2022-05-31"}}, 0}, // the toll outweighs the bridge
	} {
		rows, err := query.Allies(ctx, s, test.opts)
		if err != nil || len(rows) != test.want {
			t.Errorf("%s: %+v, %v", test.name, rows, err)
		}
	}
}

// What the same two statements say of an issue and of its part counts once.
func TestGroundsCountOnce(t *testing.T) {
	part := schema.Entity{ID: "toll_on_grain", Name: "toll on grain", Class: schema.Concept}
	w := graphtest.NewWriter("w.txt", "", "2022-01-01")
	for _, side := range []struct {
		who  schema.Entity
		text string
	}{{ruritania, "Ruritania rejects the toll on grain"}, {kravonia, "Kravonia rejects the toll on grain"}} {
		s := w.Say(graphtest.Claim{Subject: side.who, Verb: "reject", Object: &part}, side.text)
		w.Lean(s, schema.Opposes, 0.8, schema.BySelf)
		w.Oppose(s, "river_toll")
	}
	rows, err := query.Allies(context.Background(), filled(t, []graphtest.Article{w.Article()}), query.AllianceOptions{Actor: "Kravonia"})
	if err != nil || len(rows) != 1 || rows[0].Agree != 1 {
		t.Errorf("got %+v, %v", rows, err)
	}
}
