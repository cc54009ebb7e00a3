package query_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/query"
	"parley/schema"
)

// Two short articles: Ruritania (also "Strelsau") demands a position, sends an
// envoy who meets the Duchy; the Duchy denies having attacked.
func articles() []graphtest.Article {
	ruritania := schema.Entity{ID: "Ruritania", Name: "Ruritania", Class: schema.Country, Aliases: []string{"Strelsau"}}
	duchy := schema.Entity{ID: "Duchy_of_Sapt", Name: "Duchy of Sapt", Class: schema.Country}
	envoy := schema.Entity{ID: "Fritz_Tarlen", Name: "Fritz Tarlen", Class: schema.Person}
	position := schema.Entity{ID: "no_river_toll", Name: "no river toll", Class: schema.Position, Issue: "river_toll", Opposes: true}

	first := graphtest.NewWriter("first.txt", "On the river", "2021-12-30")
	demand := first.Say(graphtest.Claim{Subject: ruritania, Verb: "demand", Object: &position}, "Ruritania demanded that there be no river toll")
	first.Say(graphtest.Claim{Subject: ruritania, Verb: "send", Object: &envoy}, "Strelsau sent Fritz Tarlen")
	first.Oppose(demand, "river_toll")

	second := graphtest.NewWriter("second.txt", "A meeting", "2022-01-03")
	second.Say(graphtest.Claim{Subject: envoy, Verb: "meet", Object: &duchy}, "Fritz Tarlen met the Duchy of Sapt")
	second.Say(graphtest.Claim{Subject: duchy, Verb: "attack", Object: &ruritania, Polarity: schema.Negated}, "the Duchy did not attack Ruritania")
	second.Say(graphtest.Claim{Subject: ruritania, Verb: "send", Object: &envoy}, "Ruritania had sent Fritz Tarlen")
	return []graphtest.Article{first.Article(), second.Article()}
}

func store(t testing.TB, address string) *graph.Store {
	t.Helper()
	s, err := graph.Open(context.Background(), address, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, a := range articles() {
		if _, err := s.Put(context.Background(), a.Document, a.Statements, a.Entities, a.Stances); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestActors(t *testing.T) {
	rows, err := query.Actors(context.Background(), store(t, "mem:"), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	want := []query.Actor{
		{ID: "Ruritania", Name: "Ruritania", Class: schema.Country, Statements: 4, Documents: 2, First: "2021-12-30", Last: "2022-01-03"},
		{ID: "Fritz_Tarlen", Name: "Fritz Tarlen", Class: schema.Person, Statements: 3, Documents: 2, First: "2021-12-30", Last: "2022-01-03"},
		{ID: "Duchy_of_Sapt", Name: "Duchy of Sapt", Class: schema.Country, Statements: 2, Documents: 1, First: "2022-01-03", Last: "2022-01-03"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

func TestRelations(t *testing.T) {
	s, ctx := store(t, "mem:"), context.Background()
	brief := func(rows []query.Relation) []string {
		var lines []string
		for _, r := range rows {
			lines = append(lines, strings.Join([]string{r.Subject, r.Relation, r.Object, string(r.Polarity)}, " "))
		}
		return lines
	}
	for _, test := range []struct {
		a, b   string
		filter graph.Filter
		want   []string
	}{
		{"Strelsau", "Fritz Tarlen", graph.Filter{}, []string{"Ruritania sends Fritz_Tarlen affirmed"}},
		{"Fritz Tarlen", "Strelsau", graph.Filter{}, []string{"Ruritania sends Fritz_Tarlen affirmed"}},
		{"", "Duchy of Sapt", graph.Filter{}, []string{"Duchy_of_Sapt attacks Ruritania negated", "Fritz_Tarlen meets Duchy_of_Sapt affirmed"}},
		{"", "", graph.Filter{Polarity: schema.Negated}, []string{"Duchy_of_Sapt attacks Ruritania negated"}},
		{"Ruritania", "Ruritania", graph.Filter{}, nil},
	} {
		rows, err := query.Relations(ctx, s, test.a, test.b, test.filter)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, brief(rows)); diff != "" {
			t.Errorf("%q and %q: %s", test.a, test.b, diff)
		}
	}
	rows, err := query.Relations(ctx, s, "Ruritania", "Fritz Tarlen", graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if r := rows[0]; r.Count != 2 || r.Documents != 2 || !r.Factual || len(r.Statements) != 2 || r.First != "2021-12-30" || r.Last != "2022-01-03" {
		t.Errorf("got %+v", r)
	}
}

func TestWhy(t *testing.T) {
	s, ctx := store(t, "mem:"), context.Background()
	id := articles()[0].Statements[0].ID
	for _, name := range []string{id, strings.TrimPrefix(id, "stmt:"), "<" + id + ">", id[:12]} {
		rows, err := query.Why(ctx, s, name)
		if err != nil || len(rows) != 1 {
			t.Fatalf("%s: %v, %v", name, rows, err)
		}
		if r := rows[0]; r.Title != "On the river" || r.Mark != "demands" || r.Statement.ID != id || !strings.HasPrefix(r.After, ".\nStrelsau sent") {
			t.Errorf("got %+v", r)
		}
	}
	if _, err := query.Why(ctx, s, "stmt:none"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if _, err := query.Why(ctx, s, "stmt:"); err == nil || !strings.Contains(err.Error(), "give more letters") {
		t.Errorf("got %v", err)
	}
}

func TestStancesCountTimelineSearch(t *testing.T) {
	s, ctx := store(t, "mem:"), context.Background()
	for _, on := range []string{"river toll", ""} {
		stances, err := query.Stances(ctx, s, "Strelsau", on, graph.Filter{})
		if err != nil || len(stances) != 1 || stances[0].Stance != schema.Opposes || stances[0].Target.ID != "river_toll" {
			t.Errorf("stances: %v, %v", stances, err)
		}
	}
	stats, err := query.Count(ctx, s)
	if err != nil || stats.Documents != 2 || stats.Statements != 5 || stats.Stances != 1 || stats.Entities != 5 || stats.Quads == 0 {
		t.Errorf("stats: %+v, %v", stats, err)
	}
	entries, err := query.Timeline(ctx, s, query.TimelineOptions{Actor: "Fritz Tarlen"})
	if err != nil || len(entries) != 3 || entries[0].Date != "2021-12-30" || entries[2].Date != "2022-01-03" {
		t.Errorf("timeline: %+v, %v", entries, err)
	}
	hits, err := query.Search(ctx, s, "strelsau", graph.Filter{})
	if err != nil || len(hits) != 2 || hits[0].Kind != "entity" || hits[0].Match != "Strelsau" || hits[1].Name != "Ruritania sends Fritz Tarlen" {
		t.Errorf("search: %+v, %v", hits, err)
	}
}

func TestVerify(t *testing.T) {
	for _, address := range []string{"mem:", filepath.Join(t.TempDir(), "v.db")} {
		s := store(t, address)
		problems, err := query.Verify(context.Background(), s)
		if err != nil || len(problems) > 0 {
			t.Errorf("%s: %v, %v", address, problems, err)
		}
	}
}

func TestGizmo(t *testing.T) {
	for _, address := range []string{"mem:", filepath.Join(t.TempDir(), "g.db")} {
		s := store(t, address)
		for _, test := range []struct{ text, want string }{
			{`g.V("<Ruritania>").Out("<demands>").All()`, `[{"id":"<no_river_toll>"}]`},
			{`g.V("<Duchy_of_Sapt>").Out("<attacks>").All()`, `[]`},
			{`g.V("<Duchy_of_Sapt>").Out("<not:attacks>").All()`, `[{"id":"<Ruritania>"}]`},
			{`g.V("<no_river_toll>").Out("<parley:opposes>").All()`, `[{"id":"<river_toll>"}]`},
			{`g.Emit(g.V("<Ruritania>").Out("<sends>").Count())`, `[2]`},
			{`g.V("<Ruritania>").Out("<opposes>").Tag("x").In("<parley:target>").Save("<parley:strength>", "s").All()`, ""},
			{`g.V("<doc:first.txt>").Save("<parley:date>", "date").All()`, `[{"date":"2021-12-30","id":"<doc:first.txt>"}]`},
			{`g.V("<parley:Stance>").In("<rdf:type>").Out(["<parley:holder>", "<parley:target>"]).All()`, `[{"id":"<Ruritania>"},{"id":"<river_toll>"}]`},
		} {
			result, err := query.Run(context.Background(), s, "gizmo", test.text, query.Limits{})
			if err != nil {
				t.Errorf("%s: %v", test.text, err)
				continue
			}
			if test.want != "" && string(result.Raw) != test.want {
				t.Errorf("%s on %s: %s, want %s", test.text, address, result.Raw, test.want)
			}
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	s := store(t, "mem:")
	for _, test := range []struct{ language, text, want string }{
		{"graphql", `{ nodes(id: <Ruritania>) { id, <demands> { id } } }`, `{"nodes":{"<demands>":{"id":"<no_river_toll>"},"id":"<Ruritania>"}}`},
		{"graphql", `{ nodes(<rdf:type>: <schema:Country>) { id } }`, `{"nodes":[{"id":"<Ruritania>"},{"id":"<Duchy_of_Sapt>"}]}`},
		{"mql", `[{"id": "<Ruritania>", "<demands>": null}]`, `[{"<demands>":"<no_river_toll>","id":"<Ruritania>"}]`},
	} {
		result, err := query.Run(context.Background(), s, test.language, test.text, query.Limits{})
		if err != nil || string(result.Raw) != test.want {
			t.Errorf("%s: %s, %v; rows %v", test.language, result.Raw, err, result.Rows)
		}
	}
}

func TestHints(t *testing.T) {
	s := store(t, "mem:")
	for text, want := range map[string]string{
		`g.V("<Ruritania>").Out("<demands>")`:         ".All()",
		`g.V("Ruritania").Out("<demands>").All()`:     "did you mean <Ruritania>",
		`g.V("<Strelsau>").Out("<demands>").All()`:    "did you mean <Ruritania>",
		`g.V("<Ruritania>").Out("demands").All()`:     "did you mean <demands>",
		`g.V("<Ruritania>").Out("<demands>").Count()`: "value 1",
		`g.V("<Ruritania>").Out("<eats>").All()`:      "",
	} {
		result, err := query.Run(context.Background(), s, "gizmo", text, query.Limits{})
		if err != nil || !strings.Contains(result.Hint, want) || (want == "") != (result.Hint == "") {
			t.Errorf("%s: hint %q, %v; want %q", text, result.Hint, err, want)
		}
	}
}

func TestQueryErrors(t *testing.T) {
	s := store(t, "mem:")
	for _, test := range []struct {
		language, text string
		line, column   int
	}{
		{"gizmo", "g.V(\"<Ruritania>\"\n  .Out(", 2, 8},
		{"gizmo", "g.V().Oat()", 1, 10},
		{"gizmo", "graf.V()", 1, 1},
		{"graphql", "{ nodes(", 1, 9},
		{"mql", "[{\n\"id\": }]", 2, 7},
		{"sparql", "SELECT", 0, 0},
	} {
		_, err := query.Run(context.Background(), s, test.language, test.text, query.Limits{})
		var e *query.Error
		if !errors.As(err, &e) || e.Line != test.line || e.Column != test.column || e.Hint == "" {
			t.Errorf("%s %q: %#v", test.language, test.text, err)
		}
	}
}

// Scripts that Cayley stumbles over: every one is answered, and none ends the
// process.
func TestStrangeScripts(t *testing.T) {
	s := store(t, filepath.Join(t.TempDir(), "s.db"))
	for _, test := range []struct{ text, result, failure string }{
		{`g.V(["<Ruritania>"]).All()`, `[{"id":"<Ruritania>"}]`, ""},
		{`g.V("<Ruritania>").order().All()`, `[{"id":"<Ruritania>"}]`, ""},
		{"var a = {};\na.b = a; g.Emit(a)", "", "line 2, column 16: TypeError: a value given to g"},
		{`g.Emit(g)`, "", "cannot be written as JSON"},
		{`g.Emit(0/0)`, "", "cannot be written as JSON"},
		{`g.V({}).All()`, "", "named by strings"},
		{`g.V().Filter(regex("("))`, "", "missing closing )"},
		{`g.V().ForEach(1)`, "", "callback"},
		{`g.V().ForEach(function (d) { throw "stop" })`, "", "stop"},
		{`throw new Error("boom")`, "", "line 1, column 7: Error: boom"},
		{`g.V().And(g.M()).All()`, `[]`, ""},
		{``, `[]`, ""},
	} {
		result, err := query.Run(context.Background(), s, "gizmo", test.text, query.Limits{Time: 5 * time.Second})
		switch {
		case test.failure == "" && (err != nil || string(result.Raw) != test.result):
			t.Errorf("%s: %s, %v", test.text, result.Raw, err)
		case test.failure != "" && (err == nil || !strings.Contains(err.Error(), test.failure)):
			t.Errorf("%s: %v, want %s", test.text, err, test.failure)
		}
	}
}
