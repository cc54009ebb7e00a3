package rdf_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/rdf"
)

const header = "@prefix a: <http://a/> .\n"

// read is what a text holds as N-Quads without "http://a/", or "error: " and
// the reason.
func read(text string, format rdf.Format) string {
	var lines []string
	for q, err := range rdf.Read(strings.NewReader(text), format) {
		if err != nil {
			return "error: " + err.Error()
		}
		lines = append(lines, q.String())
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), "http://a/", "")
}

func TestTriG(t *testing.T) {
	const xsd = "http://www.w3.org/2001/XMLSchema#"
	for _, test := range []struct{ text, want string }{
		{`a:s a:p a:o, "x" ; a a:C ;; .`, "<s> <p> <o> .\n<s> <p> \"x\" .\n<s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <C> ."},
		{`a:g { a:s a:p a:o . a:s a:p a:q } a:s a:p a:r .`, "<s> <p> <o> <g> .\n<s> <p> <q> <g> .\n<s> <p> <r> ."},
		{`GRAPH _:g {} { a:s a:p <http://a/o> }`, "<s> <p> <o> ."},
		{`PREFIX : <http://a/x#> :s.t :p%20 :u\,v.`, "<x#s.t> <x#p%20> <x#u,v> ."},
		{`@base <http://a/b/c> . <d> <#e> <../f> .`, "<b/d> <b/c#e> <f> ."},
		{`@base <http://a/é/c?q> . <Müller_ü> <?x%20y> <//a/./d/../ö#ß> .`, "<é/Müller_ü> <é/c?x%20y> <ö#ß> ."},
		{`a:s a:p 1, -2.5, .5e3, true, "x"@en-GB, "1"^^a:t .`, `<s> <p> "1"^^<` + xsd + "integer> .\n" + `<s> <p> "-2.5"^^<` + xsd + "decimal> .\n" +
			`<s> <p> ".5e3"^^<` + xsd + "double> .\n" + `<s> <p> "true"^^<` + xsd + "boolean> .\n<s> <p> \"x\"@en-GB .\n<s> <p> \"1\"^^<t> ."},
		{"a:s a:p '''a\n'b''\\u00e9''' , \"\", '' . # so\r", "<s> <p> \"a\\n'b''é\" .\n<s> <p> \"\" .\n<s> <p> \"\" ."},
		{`a:s a:p [ a:q a:o ] . [] a:p _:x.y . [ a:p a:o ] .`, "_:anonymous-1 <q> <o> .\n<s> <p> _:anonymous-1 .\n_:anonymous-2 <p> _:x.y .\n_:anonymous-3 <p> <o> ."},
		{`a:s a:p ( a:o ), () .`, "_:anonymous-1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <o> .\n_:anonymous-1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .\n" +
			"<s> <p> _:anonymous-1 .\n<s> <p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> ."},
		{`_:anonymous-1 a:p [] .`, "_:xanonymous-1 <p> _:anonymous-1 ."},
		{`a:s a:p 1.`, `<s> <p> "1"^^<` + xsd + "integer> ."},
		{`a:s a:p "x"^^<` + xsd + `string>.`, `<s> <p> "x" .`},
		{``, ``},
	} {
		if diff := cmp.Diff(test.want, read(header+test.text, rdf.TriG)); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}

// The examples of RFC 3986, 5.4, of a base of its own shape.
func TestRelative(t *testing.T) {
	for relative, want := range map[string]string{
		"g": "b/c/g", "./g": "b/c/g", "g/": "b/c/g/", "/g": "g", "?y": "b/c/d;p?y", "g?y": "b/c/g?y", "#s": "b/c/d;p?q#s",
		"g#s": "b/c/g#s", "g?y#s": "b/c/g?y#s", ";x": "b/c/;x", "": "b/c/d;p?q", ".": "b/c/", "./": "b/c/", "..": "b/", "../": "b/",
		"../g": "b/g", "../..": "", "../../g": "g", "../../../g": "g", "/./g": "g", "/../g": "g", "g.": "b/c/g.", ".g": "b/c/.g",
		"..g": "b/c/..g", "./../g": "b/g", "./g/.": "b/c/g/", "g/./h": "b/c/g/h", "g/../h": "b/c/h", "g;x=1/../y": "b/c/y",
		"g?y/./x": "b/c/g?y/./x", "g#s/../x": "b/c/g#s/../x",
	} {
		text := "@base <http://a/b/c/d;p?q> . <" + relative + "> a:p a:o ."
		if got := read(header+text, rdf.TriG); got != "<"+want+"> <p> <o> ." {
			t.Errorf("%q: %s, want %s", relative, got, want)
		}
	}
}

func TestTriGMistakes(t *testing.T) {
	for _, text := range []string{
		`a:s a:p a:o`, `a:s a:p .`, `a:s a:p`, `b:s a:p a:o .`, `"s" a:p a:o .`, `a:s "p" a:o .`, `a:s _:p a:o .`, `"g" { a:s a:p a:o }`,
		`a:g { a:s a:p a:o`, `a:g { a:g2 { } }`, `<s> a:p a:o .`, `<a b> a:p a:o .`, `a:s a:p "x`, "a:s a:p \"x\ny\" .", `a:s a:p "\x" .`, `a:s a:p "\uD800" .`,
		`a:s a:p 1e .`, `a:s a:p x .`, `a:s a:p "x"@ .`, `@wrong a: <a:> .`, `@prefix a <a:> .`, `a:s a:p a\o .`, "a:s a:p \"\xff\" .", `a:s a:p [ .`, `a:s a:p ( a:o .`,
		`a:s a:p "x"^"y" .`, `a:s a:p ` + strings.Repeat("[ a:p ", 1000), `.`, `[] .`, `}`, `_: a:p a:o .`, `a:s a:p <a:\n> .`,
	} {
		if got := read(header+text, rdf.TriG); !strings.HasPrefix(got, "error: line 2: ") && !strings.HasPrefix(got, "error: line 3: ") {
			t.Errorf("%s: %s", text, got)
		}
	}
	broken := errors.New("broken")
	for _, err := range rdf.Read(iotest.ErrReader(broken), rdf.TriG) {
		if !errors.Is(err, broken) {
			t.Errorf("got %v", err)
		}
	}
}

func TestJSONLD(t *testing.T) {
	const context = `"@context": {"@vocab": "http://a/", "a": "http://a/"}`
	for _, test := range []struct{ text, want string }{
		{`{` + context + `, "@id": "a:s", "@type": "C", "p": ["x", 7, {"@id": "a:o"}, {"@value": "é", "@language": "fr"}]}`,
			"<s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <C> .\n<s> <p> \"x\" .\n<s> <p> \"7\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n<s> <p> <o> .\n<s> <p> \"é\"@fr ."},
		{`{` + context + `, "@id": "a:g", "@graph": [{"p": "x"}]}`, "_:b0 <p> \"x\" <g> ."},
		{`{"@context": "https://schema.org", "name": "x"}`, "error: "},
		{`{"@id": `, "error: "},
	} {
		got := read(test.text, rdf.JSONLD)
		if strings.HasPrefix(got, "error: ") {
			got = "error: "
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
	if got := read(`{"@context": "https://schema.org", "name": "x"}`, rdf.JSONLD); !strings.Contains(got, "not fetched") {
		t.Error(got)
	}
}

func TestFormatOf(t *testing.T) {
	for path, want := range map[string]rdf.Format{"a.nq": rdf.NQuads, "b/a.TriG.gz": rdf.TriG, "a.ttl": rdf.TriG, "a.jsonld": rdf.JSONLD, "-": rdf.NQuads} {
		if got := rdf.FormatOf(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	if got := read("", "pdf"); !strings.HasPrefix(got, "error: ") {
		t.Error(got)
	}
	for range rdf.Read(strings.NewReader(header+"a:s a:p a:o, a:q ."), rdf.TriG) {
		break
	}
}

// Whatever is read can be written as N-Quads and read again.
func FuzzTriG(f *testing.F) {
	f.Add(`@prefix a: <a:> . a:g { [ a:p ( 1 2.5 ) ] a a:C . } _:x a:p "y"@en, '''z''' .`)
	f.Fuzz(func(t *testing.T, text string) { again(t, text, rdf.TriG) })
}

func FuzzJSONLD(f *testing.F) {
	f.Add(`{"@context": {"@vocab": "http://a/"}, "@id": "http://a/s", "p": [1, {"q": "x"}]}`)
	f.Fuzz(func(t *testing.T, text string) { again(t, text, rdf.JSONLD) })
}

func again(t *testing.T, text string, format rdf.Format) {
	var quads []graph.Quad
	for q, err := range rdf.Read(strings.NewReader(text), format) {
		if err != nil {
			return
		}
		quads = append(quads, q)
	}
	var lines strings.Builder
	for _, q := range quads {
		lines.WriteString(q.String() + "\n")
	}
	var got []graph.Quad
	for q, err := range rdf.Read(strings.NewReader(lines.String()), rdf.NQuads) {
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		got = append(got, q)
	}
	if !slices.Equal(quads, got) {
		t.Errorf("%q: %v, again %v", text, quads, got)
	}
}
