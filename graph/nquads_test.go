package graph

import (
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"
)

func TestParseNQuad(t *testing.T) {
	for _, test := range []struct {
		line string
		want string // as Quad.String has it; "error" or ""
	}{
		{`<a:s> <a:p> <a:o> .`, `<a:s> <a:p> <a:o> .`},
		{"\t<a:s><a:p>\"x\"<a:g>. # said so\r", `<a:s> <a:p> "x" <a:g> .`},
		{`_:b1 <a:p> _:c.d. `, `_:b1 <a:p> _:c.d .`},
		{`<a:s> <a:p> "l\u00E9\U0001F600\t\"\\"@fr-CA <a:g> .`, `<a:s> <a:p> "lé😀\t\"\\"@fr-CA <a:g> .`},
		{`<a:s> <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .`, `<a:s> <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .`},
		{`<a:s> <a:p> "x"^^<http://www.w3.org/2001/XMLSchema#string> .`, `<a:s> <a:p> "x" .`},
		{`<a:\u0073> <a:p> <a:o> .`, `<a:s> <a:p> <a:o> .`},
		{``, ``}, {`  # nothing`, ``},
		{`<a:s> <a:p> <a:o>`, "error"},
		{`<a:s> <a:p> .`, "error"},
		{`"s" <a:p> <a:o> .`, "error"},
		{`<a:s> _:p <a:o> .`, "error"},
		{`<a:s> <a:p> <a:o> "g" .`, "error"},
		{`<a:s> <a:p> "open .`, "error"},
		{`<a:s> <a:p> "\x" .`, "error"},
		{`<a:s> <a:p> "\uD800" .`, "error"},
		{`<a b> <a:p> <a:o> .`, "error"},
		{`<a:s> <a:p> <a:o> . more`, "error"},
		{`<a:s> <a:p> "x"@ .`, "error"},
		{"<a:s> <a:p> \"\xff\" .", "error"},
	} {
		q, found, err := ParseNQuad(test.line)
		got := ""
		switch {
		case err != nil:
			got = "error"
		case found:
			got = q.String()
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s (%v)", test.line, got, test.want, err)
		}
	}
	for _, err := range ReadNQuads(strings.NewReader("\n<a:s> <a:p> <a:o> .\nwrong\n")) {
		if err != nil && !strings.HasPrefix(err.Error(), "line 3: ") {
			t.Error(err)
		}
	}
}

// Every value that the graph may hold is itself again after it was written as
// N-Quads and read.
func TestShort(t *testing.T) {
	word := rapid.StringN(0, 8, -1)
	name := rapid.StringMatching(`(stmt:|doc:|rdf:|parley:|not:|http://|urn:parley:|x:)?[A-Za-zé_%./-]{1,8}`)
	value := rapid.OneOf(
		rapid.Map(name, func(s string) quad.Value { return quad.IRI(s) }),
		rapid.Map(word, func(s string) quad.Value { return quad.String(s) }),
		rapid.Map(rapid.Int64(), func(n int64) quad.Value { return quad.Int(n) }),
		rapid.Map(rapid.Float64(), func(f float64) quad.Value { return quad.Float(f) }),
		rapid.Just[quad.Value](date("2022-01-10")),
		rapid.Just[quad.Value](quad.LangString{Value: "été", Lang: "fr"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		want := quad.Quad{
			Subject: quad.IRI(name.Draw(t, "subject")), Predicate: quad.IRI(name.Draw(t, "predicate")),
			Object: value.Draw(t, "object"), Label: quad.IRI(name.Draw(t, "label")),
		}
		line := absoluteQuad(want).String()
		q, found, err := ParseNQuad(line)
		if err != nil || !found {
			t.Fatalf("%s: %v", line, err)
		}
		// Absolute names of our own are short afterwards: they mean the same.
		if got := shortQuad(q); absoluteQuad(got) != absoluteQuad(want) {
			t.Fatalf("%s: got %v, want %v", line, got, want)
		}
	})
}

func FuzzParseNQuad(f *testing.F) {
	f.Add(`<a:s> <a:p> "l\u00E9"@fr <a:g> .`)
	f.Add(`_:b <a:p> "1"^^<a:t> . # x`)
	f.Fuzz(func(t *testing.T, line string) {
		q, found, err := ParseNQuad(line)
		if err != nil || !found {
			return
		}
		again, _, err := ParseNQuad(q.String())
		if err != nil || again != q {
			t.Errorf("%q: %q, %v", line, q.String(), err)
		}
		absoluteQuad(shortQuad(q))
	})
}
