package query_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/query"
	"parley/schema"
)

// career is how Ruritania's stance on the toll went, an article a step, and one
// on the bridge of which nothing tells the day.
func career() []graphtest.Article {
	var articles []graphtest.Article
	for i, step := range []struct {
		date     string
		side     schema.Side
		strength float64
	}{
		{"2022-01-10", schema.Supports, 0.5},
		{"2022-02-10", schema.Supports, 0.9}, // harder
		{"2022-03-10", schema.Supports, 0.85},
		{"2022-04-10", schema.Supports, 0.6},  // softer
		{"2022-05-10", schema.Neutral, 0.5},   // softer still
		{"2022-06-10", schema.Opposes, 0.4},   // harder
		{"2022-07-10", schema.Supports, 0.3},  // the other side
		{"2022-07-10", schema.Opposes, 0.9},   // of one day: (.3 - .9) / 2
		{"2022-08-10", schema.Supports, 0.35}, // the other side
	} {
		w := graphtest.NewWriter(fmt.Sprintf("step%d.txt", i), "", step.date)
		w.Lean(w.Say(graphtest.Claim{Subject: ruritania, Verb: "discuss", Object: &toll}, fmt.Sprintf("In step %d Ruritania discussed the toll", i)), step.side, step.strength, schema.BySelf)
		articles = append(articles, w.Article())
	}
	w := graphtest.NewWriter("undated.txt", "", "")
	w.Lean(w.Say(graphtest.Claim{Subject: ruritania, Verb: "want", Object: &bridge}, "Ruritania wants a bridge"), schema.Supports, 0.7, schema.BySelf)
	return append(articles, w.Article())
}

func TestShifts(t *testing.T) {
	s, ctx := filled(t, career()), context.Background()
	all := []string{
		"2022-01-10 first 0.5", "2022-02-10 hardening 0.9", "2022-03-10 same 0.85", "2022-04-10 softening 0.6", "2022-05-10 softening 0",
		"2022-06-10 hardening -0.4", "2022-07-10 same -0.3", "2022-08-10 reversal 0.35",
	}
	for _, test := range []struct {
		name    string
		opts    query.ShiftOptions
		want    []string
		undated int
	}{
		{"shifts", query.ShiftOptions{}, []string{all[1], all[3], all[4], all[5], all[7]}, 1},
		{"all", query.ShiftOptions{All: true, On: "river toll"}, all, 0},
		{"reversals", query.ShiftOptions{Kind: query.Reversal}, []string{all[7]}, 1},
		{"of a time", query.ShiftOptions{On: "river toll", Filter: graph.Filter{Since: "2022-02-01", Until: "2022-04-30"}}, []string{"2022-04-10 softening 0.6"}, 0},
		{"on the bridge", query.ShiftOptions{On: "stone bridge", All: true}, nil, 1},
	} {
		test.opts.Actor = "ruritania"
		shifts, undated, err := query.Shifts(ctx, s, test.opts)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, shift := range shifts {
			got = append(got, fmt.Sprintf("%s %s %v", shift.Date, shift.Change, shift.To.Score))
		}
		if diff := cmp.Diff(test.want, got); diff != "" || undated != test.undated {
			t.Errorf("%s: %d undated, %s", test.name, undated, diff)
		}
	}
}

// A statement that names an earlier time counts there, one that names a later
// time on the day of its document.
func TestShiftsGoByTheTimeTold(t *testing.T) {
	w := graphtest.NewWriter("memoir.txt", "", "2022-09-01")
	for i, value := range []string{"2003", "2022-08-30", "2022-10", "2022-09-01"} {
		claim := graphtest.Claim{Subject: ruritania, Verb: "support", Object: &toll, Roles: []schema.Role{{Role: schema.RoleTime, Text: "then", Value: value}}}
		w.Lean(w.Say(claim, fmt.Sprintf("Ruritania supported the toll then (%d)", i)), schema.Supports, 0.5, schema.BySelf)
	}
	shifts, _, err := query.Shifts(context.Background(), filled(t, []graphtest.Article{w.Article()}), query.ShiftOptions{Actor: "Ruritania", All: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, shift := range shifts {
		got = append(got, fmt.Sprintf("%s %d", shift.Date, shift.To.Support))
	}
	if diff := cmp.Diff([]string{"2003-01-01 1", "2022-08-30 1", "2022-09-01 2"}, got); diff != "" {
		t.Error(diff)
	}
}
