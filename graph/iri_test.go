package graph

import (
	"context"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"parley/schema"
)

func TestNames(t *testing.T) {
	for _, path := range []string{"a.txt", "news/2021 12/é.txt", "x:3", "100%.txt", "a<b>\"c", "bad\xffbytes", "tab\tnul\x00", "%41"} {
		iri := documentIRI(path)
		if got := documentPath(iri); got != path {
			t.Errorf("%q became %q by way of %s", path, got, iri)
		}
		if strings.ContainsFunc(strings.TrimPrefix(string(iri), documentScheme), forbidden) {
			t.Errorf("%s is no IRI", iri)
		}
	}
	for _, id := range []string{"Russia", "U.S._delegation", "stmt:x", "parley:side", "Jordan_(person)", "50%25"} {
		iri := entityIRI(id)
		if got := entityID(iri); got != id {
			t.Errorf("%q became %q by way of %s", id, got, iri)
		}
		if prefix, _, ok := strings.Cut(string(iri), ":"); ok && reserved[prefix] {
			t.Errorf("%s looks like bookkeeping", iri)
		}
	}
}

func TestAbsolute(t *testing.T) {
	for _, test := range []struct {
		value    quad.Value
		relation bool
		want     string
	}{
		{quad.IRI("Russia"), false, "<urn:parley:entity:Russia>"},
		{quad.IRI("leads"), true, "<urn:parley:relation:leads>"},
		{quad.IRI("must-not:admits"), true, "<urn:parley:relation:must-not:admits>"},
		{rdfType, true, "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"},
		{hasPolarity, true, "<urn:parley:vocabulary:polarity>"},
		{quad.IRI("stmt:5b0c"), false, "<urn:parley:stmt:5b0c>"},
		{quad.IRI("doc:a.txt"), false, "<urn:parley:doc:a.txt>"},
		{quad.IRI("https://example.org/x"), false, "<https://example.org/x>"},
		{quad.String("a \"b\"\n\\\t\x01é"), false, `"a \"b\"\n\\\t\u0001é"`},
		{date("2021-12-30"), false, `"2021-12-30"^^<http://www.w3.org/2001/XMLSchema#date>`},
		{quad.Int(-3), false, `"-3"^^<http://www.w3.org/2001/XMLSchema#integer>`},
		{quad.Float(0.87), false, `"0.87"^^<http://www.w3.org/2001/XMLSchema#double>`},
		{quad.LangString{Value: "hi", Lang: "en"}, false, `"hi"@en`},
	} {
		if got := absolute(test.value, test.relation).String(); got != test.want {
			t.Errorf("%v: %s, want %s", test.value, got, test.want)
		}
	}
}

// An audit sees every quad that is missing, and every one too many.
func TestAudit(t *testing.T) {
	ctx := context.Background()
	denial := schema.Statement{
		ID:       "stmt:1",
		Subject:  schema.Argument{ID: "Ruritania", Name: "Ruritania", Class: schema.Country},
		Relation: schema.Relation{ID: "attacks"},
		Object:   &schema.Argument{ID: "Sapt", Name: "Sapt", Class: schema.Country},
		Polarity: schema.Negated, Modality: schema.Actual,
		Evidence: schema.Evidence{Document: "a", Quote: "text", End: 4},
	}
	denial.Identify()
	fact := quad.Quad{Subject: quad.IRI("Ruritania"), Predicate: quad.IRI("attacks"), Object: quad.IRI("Sapt"), Label: quad.IRI(denial.ID)}
	for _, test := range []struct {
		name   string
		delta  cayley.Delta
		reason string
	}{
		{"a denial made a fact", cayley.Delta{Quad: fact, Action: cayley.Add}, "does not follow"},
		{"no polarity", cayley.Delta{Quad: quad.Quad{Subject: quad.IRI(denial.ID), Predicate: hasPolarity, Object: quad.String("negated"), Label: quad.IRI(denial.ID)}, Action: cayley.Delete}, "lacks the quad"},
		{"a stray quad", cayley.Delta{Quad: quad.Make("<a>", "<b>", "<c>", nil), Action: cayley.Add}, "belong to no statement"},
	} {
		s, err := Open(ctx, memoryAddress, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Put(ctx, schema.Document{Path: "a", Text: "text"}, []schema.Statement{denial}, nil, nil); err != nil {
			t.Fatal(err)
		}
		if flaws, err := s.Audit(ctx); err != nil || len(flaws) > 0 {
			t.Fatalf("before: %v, %v", flaws, err)
		}
		if err := s.current.db.ApplyDeltas([]cayley.Delta{test.delta}, cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
		flaws, err := s.Audit(ctx)
		if err != nil || len(flaws) == 0 || !strings.Contains(flaws[0].Reason, test.reason) {
			t.Errorf("%s: %v, %v", test.name, flaws, err)
		}
	}
}

// A write that fails leaves the store as it was, and able to write.
func TestFailedWrite(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, t.TempDir()+"/store.db", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	put := func(path string) (Status, error) {
		return s.Put(ctx, schema.Document{Path: path, Text: "text of " + path}, nil, nil, nil)
	}
	if _, err := put("a"); err != nil {
		t.Fatal(err)
	}
	// A quad that cannot be stored, after one that can.
	broken := []cayley.Delta{
		{Quad: quad.Make("<new>", "<p>", "<o>", nil), Action: cayley.Add},
		{Quad: quad.Quad{Subject: quad.IRI("x"), Predicate: quad.IRI("p"), Object: quad.String("\xff")}, Action: cayley.Add},
	}
	if err := s.current.db.ApplyDeltas(broken, cayley.IgnoreOpts{}); err == nil {
		t.Fatal("invalid UTF-8 was written")
	}
	for path, want := range map[string]Status{"a": Unchanged, "b": Added} {
		if got, err := put(path); err != nil || got != want {
			t.Errorf("%s: %s, %v", path, got, err)
		}
	}
	if flaws, err := s.Audit(ctx); err != nil || len(flaws) > 0 {
		t.Errorf("%v, %v", flaws, err)
	}
}

// Restoring quads that somebody else wrote never panics.
func FuzzFacts(f *testing.F) {
	f.Add("stmt:1", "parley:evidence", "evidence:1", `["a"]`)
	f.Add("evidence:1", "parley:derivation", "x", `[`)
	f.Fuzz(func(_ *testing.T, s, p, o, text string) {
		graph := gather([]quad.Quad{
			{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.IRI(o)},
			{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.String(text)},
			{Subject: quad.IRI(s), Predicate: hasEvidence, Object: quad.IRI(o)},
			{Subject: quad.IRI(o), Predicate: hasDerivation, Object: quad.String(text)},
		})
		_, _ = graph.statements(s)
		graph.stance(s)
		graph.document(quad.IRI(s))
		c := contribution{entities: map[string]schema.Entity{}, stances: map[string]schema.Stance{}}
		_ = c.readLedger(text)
	})
}
