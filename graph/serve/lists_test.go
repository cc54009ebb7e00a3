package serve

import (
	"net/http"
	"net/url"
	"testing"

	"parley/graph/query"
	"parley/schema"
)

func TestStatementsOfAnEdge(t *testing.T) {
	server := newServer(t, Options{})
	var got statementList
	get(t, server.URL+"/api/statements?subject=Veldoria&relation=demands&object=free_passage", &got)
	if got.Total != 2 || len(got.Statements) != 2 {
		t.Fatalf("%d of %d statements, want 2", len(got.Statements), got.Total)
	}
	if d := got.Statements[0].Document; d.Title != "The strait stays closed" || d.Source != "Meridian Press" || d.Date != "2026-03-03" {
		t.Errorf("document %+v", d)
	}
	get(t, server.URL+"/api/statements?entity=Veldoria&limit=1", &got)
	if got.Total != 3 || len(got.Statements) != 1 {
		t.Errorf("%d of %d statements, want 1 of 3", len(got.Statements), got.Total)
	}
	if status, _, _ := send(t, http.MethodGet, server.URL+"/api/statements?limit=many", "", nil); status != http.StatusBadRequest {
		t.Errorf("status %d for a limit that is no number", status)
	}
}

func TestWhyShowsTheParagraph(t *testing.T) {
	server := newServer(t, Options{})
	want := harbourStatements(t)[0]
	var got struct{ Explanations []query.Explanation }
	get(t, server.URL+"/api/statements/"+url.PathEscape(want.ID), &got)
	if len(got.Explanations) != 1 {
		t.Fatalf("%d explanations", len(got.Explanations))
	}
	e := got.Explanations[0]
	if e.Statement.Evidence.Quote != want.Evidence.Quote || e.Title != "The strait stays closed" || e.Mark != "demands" {
		t.Errorf("got %+v", e)
	}
	if paragraph := e.Before + want.Evidence.Quote + e.After; paragraph != "Veldoria — for the third time — demands free passage through the strait. Kastania does not accept the demand, its ministry said." {
		t.Errorf("paragraph %q", paragraph)
	}
	var missing failed
	status, _, body := send(t, http.MethodGet, server.URL+"/api/statements/stmt:absent", "", nil)
	decode(t, status, http.StatusNotFound, body, &missing)
}

func TestProfile(t *testing.T) {
	server := newServer(t, Options{})
	var got actorPage
	get(t, server.URL+"/api/entities/Veldoria", &got)
	if got.Entity.Name != "Veldoria" || got.Entity.Class != schema.Country || len(got.Documents) != 2 || len(got.Stances) == 0 || len(got.Relations) == 0 {
		t.Errorf("got %+v", got)
	}
	if status, _, _ := send(t, http.MethodGet, server.URL+"/api/entities/Atlantis", "", nil); status != http.StatusNotFound {
		t.Errorf("status %d for an unknown entity", status)
	}
}

func TestLists(t *testing.T) {
	server := newServer(t, Options{})
	var actors struct{ Actors []query.Actor }
	get(t, server.URL+"/api/actors", &actors)
	if len(actors.Actors) != 6 || actors.Actors[0].Statements != 3 {
		t.Errorf("actors %+v", actors)
	}
	var relations struct{ Relations []query.Relation }
	get(t, server.URL+"/api/relations?a=Veldoria&b=free+passage", &relations)
	if len(relations.Relations) != 1 || relations.Relations[0].Count != 2 {
		t.Errorf("relations %+v", relations)
	}
	var stances struct{ Stances []schema.Stance }
	get(t, server.URL+"/api/stances?holder=Veldoria", &stances)
	if len(stances.Stances) == 0 || stances.Stances[0].Target.ID != "free_passage" {
		t.Errorf("stances %+v", stances)
	}
	var hits struct{ Hits []query.Hit }
	get(t, server.URL+"/api/search?q=vel", &hits)
	if len(hits.Hits) == 0 || hits.Hits[0].ID != "Veldoria" {
		t.Errorf("hits %+v", hits)
	}
	var stats query.Stats
	get(t, server.URL+"/api/stats", &stats)
	if stats.Documents != 2 || stats.Statements != 6 {
		t.Errorf("stats %+v", stats)
	}
	var documents struct{ Documents []counted }
	get(t, server.URL+"/api/documents", &documents)
	if d := documents.Documents; len(d) != 2 || d[1].Path != "harbour.txt" || d[1].Statements != 4 {
		t.Fatalf("documents %+v", d)
	}
	var document schema.Document
	get(t, server.URL+"/api/documents/"+documents.Documents[1].Path, &document)
	if document.Text != harbourText {
		t.Errorf("text %q", document.Text)
	}
	get(t, server.URL+"/api/documents/"+url.PathEscape("week 10/talks.txt"), &document)
	if document.Text != talksText {
		t.Errorf("text %q", document.Text)
	}
}

func TestDrawing(t *testing.T) {
	server := newServer(t, Options{})
	var got drawn
	post(t, server.URL+"/api/graph", map[string]any{"ids": []string{"free_passage", "Kastania", "demands", "no such thing"}}, http.StatusOK, &got)
	kinds := map[string]edgeKind{}
	for _, e := range got.Edges {
		kinds[e.Subject+" "+e.Relation+" "+e.Object] = e.Kind
	}
	if kinds["Veldoria demands free_passage"] != fact || kinds["Kastania accepts demand"] != negated || len(kinds) != 2 {
		t.Errorf("edges %v", kinds)
	}
	if len(got.Nodes) != 4 {
		t.Errorf("%d nodes, want 4", len(got.Nodes))
	}
	post(t, server.URL+"/api/graph", map[string]any{"ids": []string{harbourStatements(t)[3].ID}, "edges": 1}, http.StatusOK, &got)
	if len(got.Edges) != 1 || got.Edges[0].Kind != attributed || got.Total < 2 {
		t.Errorf("%d edges of %d: %+v", len(got.Edges), got.Total, got.Edges)
	}
}

func TestDrawingGrows(t *testing.T) {
	server := newServer(t, Options{})
	draw := func(order map[string]any) drawn {
		t.Helper()
		var got drawn
		post(t, server.URL+"/api/graph", order, http.StatusOK, &got)
		return got
	}
	one := draw(map[string]any{"ids": []string{"Veldoria"}, "each": 1})
	if len(one.Edges) != 1 || one.Edges[0].Object != "free_passage" || len(one.Edges[0].Statements) != 2 || one.Total != 2 {
		t.Errorf("the strongest edge: %+v of %d", one.Edges, one.Total)
	}
	for _, n := range one.Nodes {
		if want := map[string]int{"Veldoria": 2, "free_passage": 1}[n.ID]; n.Edges != want {
			t.Errorf("%s has %d edges, want %d", n.ID, n.Edges, want)
		}
	}
	if twice := draw(map[string]any{"ids": []string{"Veldoria", "Veldoria"}, "each": 1}); len(twice.Edges) != 2 {
		t.Errorf("named twice: %d edges, want 2", len(twice.Edges))
	}
	filters := []struct {
		filter map[string]string
		want   int
	}{
		{map[string]string{"relation": "mines"}, 1},
		{map[string]string{"source": "Tomas_Reyes"}, 1},
		{map[string]string{"source": "Meridian Press"}, 2},
		{map[string]string{"document": "week 10/talks.txt"}, 1},
		{map[string]string{"since": "2026-03-04"}, 1},
		{map[string]string{"until": "2026-03-02"}, 0},
		{map[string]string{"polarity": "negated"}, 0},
		{map[string]string{"modality": "future"}, 0},
	}
	for _, test := range filters {
		if got := draw(map[string]any{"ids": []string{"Veldoria"}, "each": 9, "filter": test.filter}); len(got.Edges) != test.want {
			t.Errorf("%v: %d edges, want %d", test.filter, len(got.Edges), test.want)
		}
	}
}

func TestSuggestions(t *testing.T) {
	server := newServer(t, Options{})
	tests := []struct{ typed, kind, id string }{
		{"VELD", "entity", "Veldoria"},
		{"moreno", "entity", "Ana_Moréno"}, // without the accent, by a later word
		{"stays clo", "document", "harbour.txt"},
		{"talks.txt", "document", "week 10/talks.txt"},
	}
	for _, test := range tests {
		var got struct{ Suggestions []suggestion }
		get(t, server.URL+"/api/suggest?limit=1&q="+url.QueryEscape(test.typed), &got)
		if len(got.Suggestions) != 1 || got.Suggestions[0].Kind != test.kind || got.Suggestions[0].ID != test.id {
			t.Errorf("%s: %+v", test.typed, got.Suggestions)
		}
	}
	var none struct{ Suggestions []suggestion }
	get(t, server.URL+"/api/suggest?q=", &none)
	if len(none.Suggestions) != 0 {
		t.Errorf("nothing typed: %+v", none.Suggestions)
	}
}

func TestPath(t *testing.T) {
	server := newServer(t, Options{})
	var way struct{ Hops []query.Hop }
	get(t, server.URL+"/api/path?a=Tomas+Reyes&b=Kastanian+delegation&direction=any", &way)
	if len(way.Hops) != 2 || way.Hops[0].Relation != "speaks_with" || !way.Hops[0].Reversed || way.Hops[1].Object != "Kastanian_delegation" {
		t.Errorf("path %+v", way)
	}
	get(t, server.URL+"/api/path?a=Tomas+Reyes&b=Kastanian+delegation&direction=forward", &way)
	if len(way.Hops) != 0 {
		t.Errorf("a path against the direction: %+v", way)
	}
}
