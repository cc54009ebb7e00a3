// Package graphtest is the conformance suite of every backend of package
// graph: Run opens empty stores and checks that they hold what was put, all of
// it and nothing else, however it came there.
package graphtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/schema"
)

// Opener opens an empty store; it belongs to the caller, who closes it.
type Opener func() (*graph.Store, error)

// Run checks a backend.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name  string
		check func(*testing.T, *graph.Store)
	}{
		{"put twice", putTwice},
		{"replace and remove", replaceAndRemove},
		{"shared statement", sharedStatement},
		{"stance over documents", stanceOverDocuments},
		{"marked relations", markedRelations},
		{"filters", filters},
		{"refused input", refusedInput},
		{"readers and a writer", readersAndWriter},
		{"decisions", decide},
	} {
		t.Run(c.name, func(t *testing.T) { c.check(t, openStore(t, open)) })
	}
	t.Run("round trip", func(t *testing.T) { roundTrip(t, open) })
	t.Run("one actor, one node", func(t *testing.T) { settleNames(t, open) })
	t.Run("history does not matter", func(t *testing.T) { history(t, open) })
}

func openStore(t *testing.T, open Opener) *graph.Store {
	t.Helper()
	s, err := open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// fataler is what testing.T and rapid.T have in common.
type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// Put puts an article and demands a status.
func Put(t fataler, s *graph.Store, a Article, want graph.Status) {
	t.Helper()
	got, err := s.Put(context.Background(), a.Document, a.Statements, a.Entities, a.Stances)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Fatalf("putting %s: %s, want %s", a.Document.Path, got, want)
	}
}

// Lines are all quads of a store as sorted N-Quads lines.
func Lines(t fataler, s *graph.Store) []string {
	t.Helper()
	var lines []string
	for q, err := range s.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, q.String())
	}
	slices.Sort(lines)
	return lines
}

func collect[T any](t fataler, seq func(func(T, error) bool)) []T {
	t.Helper()
	var list []T
	for item, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, item)
	}
	return list
}

func size(t fataler, s *graph.Store) int {
	t.Helper()
	n, err := s.Size(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func putTwice(t *testing.T, s *graph.Store) {
	a := Synthetic(1, 20)
	Put(t, s, a, graph.Added)
	before := Lines(t, s)
	if n := size(t, s); n != len(before) {
		t.Errorf("size %d, but %d quads", n, len(before))
	}
	Put(t, s, a, graph.Unchanged)
	if diff := cmp.Diff(before, Lines(t, s)); diff != "" {
		t.Error(diff)
	}
	doc, err := s.Document(context.Background(), a.Document.Path)
	if err != nil || doc != a.Document {
		t.Errorf("got %v, %v", doc, err)
	}
}

func replaceAndRemove(t *testing.T, s *graph.Store) {
	ctx := context.Background()
	a, b, c := Synthetic(1, 10), Synthetic(2, 10), Synthetic(3, 10)
	Put(t, s, b, graph.Added)
	alone := Lines(t, s)
	Put(t, s, a, graph.Added)
	both := Lines(t, s)
	Put(t, s, retarget(c, a.Document.Path), graph.Replaced)
	Put(t, s, a, graph.Replaced)
	if diff := cmp.Diff(both, Lines(t, s)); diff != "" {
		t.Error("replacing there and back changed the graph", diff)
	}
	if err := s.Remove(ctx, a.Document.Path); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(alone, Lines(t, s)); diff != "" {
		t.Error("removing left something else than before", diff)
	}
	if err := s.Remove(ctx, a.Document.Path); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("removing twice: %v", err)
	}
	if err := s.Remove(ctx, b.Document.Path); err != nil {
		t.Fatal(err)
	}
	if left := Lines(t, s); len(left) > 0 || size(t, s) != 0 {
		t.Errorf("an empty store holds %q", left)
	}
}

// retarget gives an article another path.
func retarget(a Article, path string) Article {
	a.Document.Path = path
	a.Statements = slices.Clone(a.Statements)
	for i := range a.Statements {
		a.Statements[i].Evidence.Document = path
	}
	return a
}

func sharedStatement(t *testing.T, s *graph.Store) {
	ctx := context.Background()
	a := Synthetic(1, 5)
	b := retarget(a, "again.txt")
	b.Statements[0].Confidence, b.Statements[0].Rules = 0.99, []string{"other-rule"}
	Put(t, s, a, graph.Added)
	Put(t, s, b, graph.Added)
	id := a.Statements[0].ID
	held, err := s.Statement(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]schema.Statement{b.Statements[0], a.Statements[0]}, held); diff != "" {
		t.Error(diff)
	}
	if n := countLines(Lines(t, s), "<urn:parley:"+id+"> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"); n != 1 {
		t.Errorf("%d nodes for one statement", n)
	}
	if err := s.Remove(ctx, "again.txt"); err != nil {
		t.Fatal(err)
	}
	if held, err = s.Statement(ctx, id); err != nil || len(held) != 1 {
		t.Errorf("%d pieces of evidence left, %v", len(held), err)
	}
	if err := s.Remove(ctx, a.Document.Path); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Statement(ctx, id); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("statement outlived its evidence: %v", err)
	}
}

func countLines(lines []string, prefix string) int {
	n := 0
	for _, line := range lines {
		if strings.HasPrefix(line, prefix) {
			n++
		}
	}
	return n
}

func stanceOverDocuments(t *testing.T, s *graph.Store) {
	ctx := context.Background()
	one := oneStatement("one.txt", "Ruritania", "demand", "no toll", schema.Position)
	two := oneStatement("two.txt", "Ruritania", "demand", "no toll at all", schema.Position)
	one.Stances = []schema.Stance{stanceOf(one.Statements[0], "toll", "2021-03-01")}
	two.Stances = []schema.Stance{stanceOf(two.Statements[0], "toll", "2021-05-01")}
	two.Stances[0].Strength = 0.9
	Put(t, s, one, graph.Added)
	Put(t, s, two, graph.Added)
	stances := collect(t, s.Stances(ctx, graph.StanceFilter{Holder: "Ruritania"}))
	if len(stances) != 1 {
		t.Fatalf("%d stances, want one", len(stances))
	}
	got := stances[0]
	if got.Strength != 0.9 || got.First != "2021-03-01" || got.Last != "2021-05-01" || len(got.Statements) != 2 {
		t.Errorf("got %+v", got)
	}
	if err := s.Remove(ctx, "two.txt"); err != nil {
		t.Fatal(err)
	}
	stances = collect(t, s.Stances(ctx, graph.StanceFilter{On: "toll"}))
	if diff := cmp.Diff(one.Stances, stances); diff != "" {
		t.Error(diff)
	}
	if others := collect(t, s.Stances(ctx, graph.StanceFilter{Side: schema.Supports})); len(others) > 0 {
		t.Errorf("supporters: %v", others)
	}
}

// oneStatement is an article that says one thing.
func oneStatement(path, subject, verb, object string, class schema.Class) Article {
	b := &builder{path: path, known: map[string]schema.Entity{}}
	s := schema.Statement{
		Subject:  b.argument(subject, schema.Country),
		Relation: schema.Relation{ID: schema.RelationID(verb), Name: verb, Text: verb},
		Polarity: schema.Affirmed, Modality: schema.Actual, Confidence: 0.5,
	}
	o := b.argument(object, class)
	s.Object = &o
	quote := subject + " " + verb + " " + object
	s.Evidence = schema.Evidence{Document: path, Sentence: 1, End: len(quote), Quote: quote}
	s.Identify()
	b.text.WriteString(quote)
	a := b.article("2021-03-01")
	a.Statements, a.Stances = []schema.Statement{s}, nil
	return a
}

func markedRelations(t *testing.T, s *graph.Store) {
	report := []schema.Attribution{{Source: schema.Argument{ID: "Agency", Name: "Agency", Class: schema.Organization, Text: "the agency"}, Cue: "say", Kind: schema.Report}}
	claim := []schema.Attribution{{Source: schema.Argument{ID: "Agency", Name: "Agency", Class: schema.Organization, Text: "the agency"}, Cue: "allege", Kind: schema.Claim}}
	for i, test := range []struct {
		polarity    schema.Polarity
		modality    schema.Modality
		attribution []schema.Attribution
		want        string
	}{
		{schema.Affirmed, schema.Actual, nil, "relation:attacks"},
		{schema.Affirmed, schema.Future, report, "relation:attacks"},
		{schema.Negated, schema.Actual, nil, "relation:not:attacks"},
		{schema.Negated, schema.Future, report, "relation:not:attacks"},
		{schema.Affirmed, schema.Possible, nil, "relation:may:attacks"},
		{schema.Negated, schema.Obligation, nil, "relation:must-not:attacks"},
		{schema.Affirmed, schema.Desired, claim, "relation:wants:attacks"},
		{schema.Negated, schema.Conditional, report, "relation:if-not:attacks"},
		{schema.Affirmed, schema.Actual, claim, "relation:claimed:attacks"},
		{schema.Negated, schema.Actual, claim, "relation:claimed-not:attacks"},
	} {
		a := oneStatement(fmt.Sprintf("%d.txt", i), "Ruritania", "attack", fmt.Sprintf("Duchy %d", i), schema.Country)
		st := &a.Statements[0]
		st.Polarity, st.Modality, st.Attribution = test.polarity, test.modality, test.attribution
		st.Identify()
		Put(t, s, a, graph.Added)
		line := fmt.Sprintf("<urn:parley:entity:Ruritania> <urn:parley:%s> <urn:parley:entity:Duchy_%d> <urn:parley:%s> .", test.want, i, st.ID)
		if !slices.Contains(Lines(t, s), line) {
			t.Errorf("%s %s: no quad %s", test.polarity, test.modality, line)
		}
	}
}

func filters(t *testing.T, s *graph.Store) {
	var all []schema.Statement
	for i := 1; i <= 12; i++ {
		a := Synthetic(i, 15)
		Put(t, s, a, graph.Added)
		all = append(all, a.Statements...)
	}
	probe := all[7]
	for _, test := range []struct {
		name   string
		filter graph.Filter
		keep   func(schema.Statement) bool
	}{
		{"all", graph.Filter{}, func(schema.Statement) bool { return true }},
		{"subject", graph.Filter{Subject: probe.Subject.ID}, func(s schema.Statement) bool { return s.Subject.ID == probe.Subject.ID }},
		{"object", graph.Filter{Object: probe.Object.ID}, func(s schema.Statement) bool { return s.Object.ID == probe.Object.ID }},
		{"relation", graph.Filter{Relation: "meets"}, func(s schema.Statement) bool { return s.Relation.ID == "meets" }},
		{"polarity", graph.Filter{Polarity: schema.Negated}, func(s schema.Statement) bool { return s.Polarity == schema.Negated }},
		{"modality", graph.Filter{Modality: schema.Possible}, func(s schema.Statement) bool { return s.Modality == schema.Possible }},
		{"confidence", graph.Filter{MinConfidence: 0.8}, func(s schema.Statement) bool { return s.Confidence >= 0.8 }},
		{"document", graph.Filter{Document: probe.Evidence.Document}, func(s schema.Statement) bool { return s.Evidence.Document == probe.Evidence.Document }},
		{"class", graph.Filter{Class: schema.Person}, func(s schema.Statement) bool {
			return s.Subject.Class == schema.Person || s.Object.Class == schema.Person
		}},
		{"outlet", graph.Filter{Source: "Agency"}, func(schema.Statement) bool { return true }},
		{"nobody", graph.Filter{Actor: "Nobody"}, func(schema.Statement) bool { return false }},
		{"dates", graph.Filter{Since: "2021-04-04", Until: "2021-05-31"}, func(s schema.Statement) bool {
			return s.Evidence.Document == "articles/00004.txt" || s.Evidence.Document == "articles/00003.txt"
		}},
		{"actor", graph.Filter{Actor: probe.Subject.ID}, func(s schema.Statement) bool {
			said := len(s.Attribution) > 0 && s.Attribution[0].Source.ID == probe.Subject.ID
			return said || s.Subject.ID == probe.Subject.ID || s.Object.ID == probe.Subject.ID
		}},
	} {
		var want []schema.Statement
		for _, st := range all {
			if test.keep(st) {
				want = append(want, st)
			}
		}
		if diff := cmp.Diff(want, collect(t, s.Statements(context.Background(), test.filter))); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func refusedInput(t *testing.T, s *graph.Store) {
	good := Synthetic(1, 2)
	for name, spoil := range map[string]func(*Article){
		"no path":        func(a *Article) { a.Document.Path = "" },
		"wrong hash":     func(a *Article) { a.Document.Hash = "00" },
		"invalid UTF-8":  func(a *Article) { a.Document.Text, a.Document.Hash = "\xff", "" },
		"wrong quote":    func(a *Article) { a.Statements[0].Evidence.Quote = "something else" },
		"out of text":    func(a *Article) { a.Statements[1].Evidence.End = 1 << 30 },
		"other document": func(a *Article) { a.Statements[0].Evidence.Document = "elsewhere.txt" },
		"bad entity id":  func(a *Article) { a.Statements[0].Subject.ID = "a b<c" },
		"no relation":    func(a *Article) { a.Statements[0].Relation.ID = "" },
		"no polarity":    func(a *Article) { a.Statements[0].Polarity = "" },
		"no modality":    func(a *Article) { a.Statements[0].Modality = "" },
	} {
		a := retarget(good, good.Document.Path)
		spoil(&a)
		if _, err := s.Put(context.Background(), a.Document, a.Statements, a.Entities, a.Stances); err == nil {
			t.Errorf("%s: put without an error", name)
		}
	}
	if n := size(t, s); n != 0 {
		t.Errorf("refused documents left %d quads", n)
	}
}

// readersAndWriter reads from several goroutines while documents are written.
func readersAndWriter(t *testing.T, s *graph.Store) {
	ctx := context.Background()
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				for _, err := range s.Statements(ctx, graph.Filter{Relation: "meets"}) {
					if err != nil {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	for i := range 20 {
		a := Synthetic(i, 8)
		if _, err := s.Put(ctx, a.Document, a.Statements, a.Entities, a.Stances); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
}
