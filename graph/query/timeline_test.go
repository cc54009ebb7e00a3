package query_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/query"
	"parley/schema"
)

// chronicle is told out of order: two reports of one meeting, a plan, a war of
// long ago, a state of things, and an article without a date.
func chronicle() []graphtest.Article {
	at := func(value string) []schema.Role {
		return []schema.Role{{Role: schema.RoleTime, Text: "then", Value: value}}
	}
	meets := graphtest.Claim{Subject: ruritania, Verb: "meet", Object: &duchy, Roles: at("2022-03-01")}
	first := graphtest.NewWriter("a.txt", "The meeting", "2022-03-02")
	first.Say(meets, "Ruritania met the Duchy on Tuesday")
	first.Say(graphtest.Claim{Subject: duchy, Verb: "sign", Object: &toll, Modality: schema.Future, Roles: at("2022-05")}, "The Duchy will sign the river toll in May")
	first.Say(graphtest.Claim{Subject: ruritania, Verb: "attack", Object: &kravonia, Roles: at("1848")}, "Ruritania attacked Kravonia in 1848")
	second := graphtest.NewWriter("b.txt", "They met", "2022-03-05")
	meets.Attribution = []schema.Attribution{{Source: schema.Argument{ID: "Kravonia", Name: "Kravonia", Class: schema.Country}, Cue: "say", Kind: schema.Report}}
	second.Say(meets, "Kravonia said that Ruritania met the Duchy on Tuesday")
	second.Say(graphtest.Claim{Subject: kravonia, Verb: "be", Object: &duchy, Polarity: schema.Negated}, "Kravonia is not the Duchy")
	third := graphtest.NewWriter("c.txt", "Some day", "")
	third.Say(graphtest.Claim{Subject: kravonia, Verb: "visit", Object: &duchy}, "Kravonia visited the Duchy")
	articles := []graphtest.Article{first.Article(), second.Article(), third.Article()}
	for _, a := range articles {
		for i := range a.Statements {
			if a.Statements[i].Relation.ID != "is" {
				a.Statements[i].Relation.Event = schema.Consult
			}
		}
	}
	return articles
}

func timeline(t *testing.T, s *graph.Store, opts query.TimelineOptions) []string {
	t.Helper()
	entries, err := query.Timeline(context.Background(), s, opts)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range entries {
		lines = append(lines, strings.Join([]string{e.Date, e.Subject, e.Relation, e.Object}, " "))
	}
	return lines
}

func TestTimeline(t *testing.T) {
	s := filled(t, chronicle())
	war, meeting, state := "1848 Ruritania attacks Kravonia", "2022-03-01 Ruritania meets Duchy_of_Sapt", "2022-03-05 Kravonia is Duchy_of_Sapt"
	plan, undated := "2022-05 Duchy_of_Sapt signs river_toll", " Kravonia visits Duchy_of_Sapt"
	for _, test := range []struct {
		name string
		opts query.TimelineOptions
		want []string
	}{
		{"all", query.TimelineOptions{}, []string{war, meeting, state, plan, undated}},
		{"events", query.TimelineOptions{Events: true}, []string{war, meeting, plan, undated}},
		{"an actor", query.TimelineOptions{Actor: "kravonia"}, []string{war, meeting, state, undated}},
		{"from", query.TimelineOptions{From: "2022-03-02"}, []string{state, plan}},
		{"to", query.TimelineOptions{To: "2022-03-01"}, []string{war, meeting}},
		{"within what is told as a month", query.TimelineOptions{From: "2022-05-10", To: "2022-05-10"}, []string{plan}},
		{"documents of a time", query.TimelineOptions{Filter: graph.Filter{Since: "2022-03-03"}}, []string{meeting, state}},
	} {
		if diff := cmp.Diff(test.want, timeline(t, s, test.opts)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// Two reports of one meeting are one entry, which names who says so.
func TestTimelineFolds(t *testing.T) {
	entries, err := query.Timeline(context.Background(), filled(t, chronicle()), query.TimelineOptions{From: "2022-03-01", To: "2022-03-01"})
	if err != nil || len(entries) != 1 {
		t.Fatalf("%v, %v", entries, err)
	}
	e := entries[0]
	if e.Count != 2 || e.Documents != 2 || len(e.Statements) != 2 || e.Dated != query.ByText || !e.Factual {
		t.Errorf("got %+v", e)
	}
	if diff := cmp.Diff([]string{"Kravonia"}, e.Sources); diff != "" {
		t.Error(diff)
	}
}

func TestCalendar(t *testing.T) {
	entries, err := query.Timeline(context.Background(), filled(t, chronicle()), query.TimelineOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for unit, want := range map[query.Unit][]string{
		query.Day:   {"1848 1", "2022-03-01 1", "2022-03-05 1", "2022-05 1", " 1"},
		query.Week:  {"1848 1", "2022-W09 2", "2022-05 1", " 1"},
		query.Month: {"1848 1", "2022-03 2", "2022-05 1", " 1"},
		query.Year:  {"1848 1", "2022 3", " 1"},
	} {
		var got []string
		for _, p := range query.Calendar(entries, unit) {
			got = append(got, p.Period+" "+string(rune('0'+p.Entries)))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", unit, diff)
		}
	}
	march := query.Calendar(entries, query.Month)[1]
	want := query.Page{
		Period: "2022-03", From: "2022-03-01", To: "2022-03-31", Entries: 2, Statements: 3,
		Subjects: []string{"Kravonia", "Ruritania"}, Relations: []string{"is", "meets"},
	}
	if diff := cmp.Diff(want, march); diff != "" {
		t.Error(diff)
	}
}
