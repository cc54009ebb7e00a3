package query_test

import (
	"context"
	"errors"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/query"
	"parley/schema"
)

// crowd is a store in which names collide: two Tarlens, a thing named after
// one, accents, and two outlets' worth of documents.
func crowd(t *testing.T) *graph.Store {
	t.Helper()
	s := store(t, "mem:")
	entity := func(name string, class schema.Class, aliases ...string) schema.Entity {
		return schema.Entity{ID: schema.EntityID(name), Name: name, Class: class, Aliases: aliases}
	}
	rassendyll, helga := entity("Édouard Rassendyll", schema.Person), entity("Helga Tarlen", schema.Person)
	office, offer := entity("Office of Rassendyll", schema.Organization), entity("Sapt's offer", schema.Concept)
	w := graphtest.NewWriter("reports/third.txt", "Names", "2022-02-01")
	w.Say(graphtest.Claim{Subject: rassendyll, Verb: "reject", Object: &offer}, "Rassendyll rejected Sapt's offer")
	w.Say(graphtest.Claim{Subject: helga, Verb: "lead", Object: &office}, "Helga Tarlen leads the Office of Rassendyll")
	a := w.Article()
	a.Document.Source = "Zenda Courier"
	if _, err := s.Put(context.Background(), a.Document, a.Statements, a.Entities, a.Stances); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFind(t *testing.T) {
	s, ctx := crowd(t), context.Background()
	for name, want := range map[string]string{
		"Ruritania": "Ruritania", "<Ruritania>": "Ruritania", "ruritania": "Ruritania", "RURITANIA ": "Ruritania",
		"Strelsau": "Ruritania", "STRELSAU": "Ruritania", // an alias
		"Edouard Rassendyll": "Édouard_Rassendyll", "édouard rassendyll": "Édouard_Rassendyll", "edouard_rassendyll": "Édouard_Rassendyll",
		"Эдуард": "", "Руритания": "", // other scripts are read, but these are other spellings
		"Rassendyll": "Édouard_Rassendyll",                    // the person before the office
		"fritz":      "Fritz_Tarlen", "sapt": "Duchy_of_Sapt", // the country before the offer
		"office of": "Office_of_Rassendyll",
	} {
		if e, err := query.Find(ctx, s, name); want != "" && (err != nil || e.ID != want) || want == "" && err == nil {
			t.Errorf("%s: %v, %v", name, e.ID, err)
		}
	}
}

func TestFindSuggests(t *testing.T) {
	s, ctx := crowd(t), context.Background()
	for name, want := range map[string]string{
		"Ruritnia":                        "No actor 'Ruritnia'. Did you mean Ruritania (4 statements)?",
		"Rasendyl":                        "No actor 'Rasendyl'. Did you mean Édouard Rassendyll (1 statement) or Office of Rassendyll (1 statement)?",
		"Tarlen":                          "'Tarlen' may be Fritz Tarlen (3 statements) or Helga Tarlen (1 statement). Give more of the name.",
		"Tarlem":                          "No actor 'Tarlem'. Did you mean Fritz Tarlen (3 statements) or Helga Tarlen (1 statement)?",
		"Strels":                          "No actor 'Strels'. Did you mean Ruritania (4 statements)?",
		"Zembla":                          "No actor 'Zembla'.",
		"":                                "No actor ''.",
		"!!!":                             "No actor '!!!'.",
		"Ruritania and the Duchy of Sapt": "No actor 'Ruritania and the Duchy of Sapt'.",
	} {
		_, err := query.Find(ctx, s, name)
		if !errors.Is(err, graph.ErrNotFound) || err.Error() != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	_, err := query.Stances(ctx, s, "", "river tole", graph.Filter{})
	if want := "No target 'river tole'. Did you mean river toll (0 statements)?"; err == nil || err.Error() == want {
		t.Errorf("got %v", err)
	}
}

func TestResolve(t *testing.T) {
	s, ctx := crowd(t), context.Background()
	for _, test := range []struct {
		given, want graph.Filter
		failure     string
	}{
		{graph.Filter{Actor: "tarlen, fritz"}, graph.Filter{}, "No actor 'tarlen, fritz'."},
		{graph.Filter{Actor: "strelsau"}, graph.Filter{Actor: "Ruritania"}, ""},
		{graph.Filter{Relation: "attacks"}, graph.Filter{Relation: "attacks"}, ""},
		{graph.Filter{Relation: "not:attacks"}, graph.Filter{Relation: "attacks"}, ""},
		{graph.Filter{Relation: "Attack"}, graph.Filter{Relation: "attacks"}, ""},
		{graph.Filter{Relation: "atacks"}, graph.Filter{}, "No relation 'atacks'. Did you mean attacks (1 statement)?"},
		{graph.Filter{Source: "zenda courier"}, graph.Filter{Source: "Zenda Courier"}, ""},
		{graph.Filter{Source: "Zenda Currier"}, graph.Filter{}, "No source 'Zenda Currier'. Did you mean Zenda Courier?"},
		{graph.Filter{Source: "helga"}, graph.Filter{Source: "Helga_Tarlen"}, ""},
		{graph.Filter{Document: "third.txt"}, graph.Filter{Document: "reports/third.txt"}, ""},
		{graph.Filter{Document: "reports/third.txt"}, graph.Filter{Document: "reports/third.txt"}, ""},
		{graph.Filter{Document: "thrid.txt"}, graph.Filter{}, "No document 'thrid.txt'. Did you mean third.txt?"},
	} {
		got, err := query.Resolve(ctx, s, test.given)
		switch {
		case test.failure == "" && (err != nil || got != test.want):
			t.Errorf("%+v: %+v, %v", test.given, got, err)
		case test.failure != "" && (err == nil || !errors.Is(err, graph.ErrNotFound) || len(err.Error()) < len(test.failure) || err.Error()[:len(test.failure)] != test.failure):
			t.Errorf("%+v: %v, want %s", test.given, err, test.failure)
		}
	}
}
