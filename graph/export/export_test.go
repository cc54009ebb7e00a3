package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/export"
	"parley/graph/graphtest"
	"parley/graph/view"
	"parley/schema"
)

// nasty is a name that breaks careless writers.
const nasty = `O"Neil & <Sons> \ №1`

func fixture(t testing.TB) *graph.Store {
	t.Helper()
	store, err := graph.Open(context.Background(), "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	for i := range 6 {
		graphtest.Put(t, store, graphtest.Synthetic(i, 12), graph.Added)
	}
	graphtest.Put(t, store, nastyArticle(), graph.Added)
	return store
}

func nastyArticle() graphtest.Article {
	text := "He shook hands.\n"
	subject := schema.Argument{ID: schema.EntityID(nasty), Name: nasty, Class: schema.Organization, Text: "He"}
	object := schema.Argument{ID: "Çelik_Ürün", Name: "Çelik Ürün", Class: schema.Person, Text: "hands"}
	s := schema.Statement{
		Subject: subject, Relation: schema.Relation{ID: "shakes", Name: "shake", Text: "shook"}, Object: &object,
		Polarity: schema.Negated, Modality: schema.Actual, Confidence: 0.5,
		Evidence: schema.Evidence{Document: `odd "name".txt`, Sentence: 1, Start: 0, End: 14, Quote: text[:14]},
	}
	s.Identify()
	return graphtest.Article{
		Document:   schema.Document{Path: s.Evidence.Document, Text: text, Hash: schema.TextHash(text)},
		Statements: []schema.Statement{s},
		Entities: []schema.Entity{
			{ID: subject.ID, Name: subject.Name, Class: subject.Class}, {ID: object.ID, Name: object.Name, Class: object.Class},
		},
	}
}

func written(t testing.TB, store *graph.Store, format string, opts export.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, store, format, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// variants is everything that can be written: each format with each table and
// each flavour.
func variants() []export.Options {
	return []export.Options{{}, {Table: export.Nodes}, {Table: export.Edges}, {Flavour: "yed"}, {Flavour: "cypher"}}
}

func TestSameBytesTwice(t *testing.T) {
	one, two := fixture(t), fixture(t)
	for _, f := range export.Formats {
		written := 0
		for _, opts := range variants() {
			var a, b bytes.Buffer
			if export.Write(t.Context(), &a, one, f.Name, opts) != nil {
				continue // it has no such table or flavour
			}
			if err := export.Write(t.Context(), &b, two, f.Name, opts); err != nil || a.Len() == 0 || !bytes.Equal(a.Bytes(), b.Bytes()) {
				t.Errorf("%s: two stores of the same documents give different or no bytes (%v)", f.Name, err)
			}
			written++
		}
		if want := 1 + len(f.Flavours); written != want && !f.Tables || f.Tables && written < 2 {
			t.Errorf("%s is written in %d ways", f.Name, written)
		}
	}
}

func TestXMLIsWellFormed(t *testing.T) {
	store := fixture(t)
	for _, test := range []struct {
		format string
		opts   export.Options
	}{
		{"graphml", export.Options{}},
		{"graphml", export.Options{Flavour: "yed"}},
		{"gexf", export.Options{}},
		{"gexf", export.Options{GEXFVersion: "1.2", View: view.Options{Statements: true}}},
		{"svg", export.Options{View: view.Options{Filter: graph.Filter{Polarity: schema.Negated, Relation: "shakes"}}}},
		{"svg", export.Options{}},
	} {
		text := written(t, store, test.format, test.opts)
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", test.format, err)
			}
		}
		if text = strings.ReplaceAll(text, "&quot;", "&#34;"); !strings.Contains(text, "O&#34;Neil &amp; &lt;Sons&gt; \\ №1") {
			t.Errorf("%s: the nasty name is not there, escaped", test.format)
		}
	}
}

func TestEdgesCarryTheirEvidence(t *testing.T) {
	store := fixture(t)
	var got struct {
		Nodes []view.Node
		Links []struct {
			Key string
			view.Edge
		}
	}
	if err := json.Unmarshal([]byte(written(t, store, "json", export.Options{})), &got); err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, n := range got.Nodes {
		names[n.ID] = true
	}
	if len(got.Links) == 0 {
		t.Fatal("no links")
	}
	for _, e := range got.Links {
		if !names[e.Source] || !names[e.Target] {
			t.Errorf("edge %s joins a node that is not there", e.Key)
		}
		if len(e.Statements) == 0 || len(e.Documents) == 0 || e.Weight < len(e.Statements) || e.Mark == "" {
			t.Errorf("edge %s lacks its evidence: %+v", e.Key, e)
		}
	}
}

func TestFiltersAndOptions(t *testing.T) {
	store := fixture(t)
	negated := written(t, store, "json", export.Options{View: view.Options{Filter: graph.Filter{Polarity: schema.Negated}}})
	if strings.Contains(negated, `"polarity": "affirmed"`) || !strings.Contains(negated, `"mark": "not:shakes"`) {
		t.Error("the filter on polarity does not hold")
	}
	if !strings.Contains(written(t, store, "json", export.Options{EdgesKey: "edges"}), `"edges": [`) {
		t.Error("the key of the edges cannot be chosen")
	}
	for _, bad := range []struct {
		format string
		opts   export.Options
	}{
		{"nquads", export.Options{View: view.Options{Statements: true}}},
		{"gexf", export.Options{GEXFVersion: "2"}},
		{"graphml", export.Options{Flavour: "cypher"}},
		{"csv", export.Options{}},
		{"neo4j", export.Options{}},
		{"neo4j", export.Options{Flavour: "cypher", Table: export.Nodes}},
		{"dot", export.Options{Table: export.Nodes}},
		{"pdf", export.Options{}},
	} {
		if err := export.Write(context.Background(), io.Discard, store, bad.format, bad.opts); err == nil {
			t.Errorf("%s with %+v is no error", bad.format, bad.opts)
		}
	}
}

// outside is a second opinion: a program of somebody else reads the file.
func TestOutsideToolsRead(t *testing.T) {
	store := fixture(t)
	const networkx = "import sys, json, networkx as nx\n"
	const count = "\nprint(g.number_of_nodes(), g.number_of_edges())"
	tests := []struct {
		name, format string
		opts         export.Options
		command      []string // FILE stands for the file
		counts       bool     // prints the numbers of nodes and edges
	}{
		{"rapper", "nquads", export.Options{}, []string{"rapper", "-q", "-c", "-i", "nquads", "FILE"}, false},
		{"rdflib", "nquads", export.Options{}, []string{"/usr/bin/python3", "-c",
			"import sys, rdflib\nd = rdflib.Dataset()\nd.parse(sys.argv[1], format='nquads')\nassert sum(1 for _ in d.quads((None, None, None, None))) == sum(1 for _ in open(sys.argv[1], encoding='utf-8'))", "FILE"}, false},
		{"rapper trig", "trig", export.Options{}, []string{"rapper", "-q", "-c", "-i", "trig", "FILE"}, false},
		{"rapper turtle", "turtle", export.Options{}, []string{"rapper", "-q", "-c", "-i", "turtle", "FILE"}, false},
		{"networkx graphml", "graphml", export.Options{}, []string{"/usr/bin/python3", "-c", networkx + "g = nx.read_graphml(sys.argv[1], force_multigraph=True)" + count, "FILE"}, true},
		{"xmllint graphml", "graphml", export.Options{Flavour: "yed"}, []string{"xmllint", "--noout", "FILE"}, false},
		{"networkx gexf", "gexf", export.Options{GEXFVersion: "1.2"}, []string{"/usr/bin/python3", "-c", networkx + "g = nx.read_gexf(sys.argv[1], version='1.2draft')" + count, "FILE"}, true},
		{"xmllint gexf", "gexf", export.Options{}, []string{"xmllint", "--noout", "--relaxng", "testdata/gexf.rng", "FILE"}, false},
		{"dot", "dot", export.Options{}, []string{"dot", "-Tsvg", "-o", os.DevNull, "FILE"}, false},
		{"xmllint svg", "svg", export.Options{}, []string{"xmllint", "--noout", "--nonet", "FILE"}, false},
		{"networkx cytoscape", "cytoscape", export.Options{}, []string{"/usr/bin/python3", "-c", networkx + "g = nx.cytoscape_graph(json.load(open(sys.argv[1], encoding='utf-8')))" + count, "FILE"}, true},
		{"networkx json", "json", export.Options{}, []string{"/usr/bin/python3", "-c", networkx + "g = nx.node_link_graph(json.load(open(sys.argv[1], encoding='utf-8')))" + count, "FILE"}, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			requireTool(t, test.command)
			file := filepath.Join(t.TempDir(), "graph."+test.format)
			if err := os.WriteFile(file, []byte(written(t, store, test.format, test.opts)), 0o600); err != nil {
				t.Fatal(err)
			}
			args := append([]string(nil), test.command...)
			args[len(args)-1] = file
			out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if test.counts {
				g, err := view.Build(context.Background(), store, test.opts.View)
				if err != nil {
					t.Fatal(err)
				}
				if want := fmt.Sprintf("%d %d", len(g.Nodes), len(g.Edges)); strings.TrimSpace(string(out)) != want {
					t.Errorf("read %s nodes and edges, want %s", strings.TrimSpace(string(out)), want)
				}
			}
		})
	}
}

// requireTool skips a check whose program is missing; in CI that is a failure.
func requireTool(t *testing.T, command []string) {
	t.Helper()
	_, err := exec.LookPath(command[0])
	if err == nil && strings.HasSuffix(command[0], "python3") {
		err = exec.Command(command[0], "-c", "import networkx, rdflib").Run()
	}
	switch {
	case err == nil:
	case os.Getenv("PARLEY_REQUIRE_ALL") != "":
		t.Fatalf("%s is mandatory here: %v", command[0], err)
	default:
		t.Skipf("%s is missing: %v", command[0], err)
	}
}

func BenchmarkExport(b *testing.B) {
	store := fixture(b)
	for _, f := range export.Formats {
		opts := export.Options{}
		if f.Tables {
			opts.Table = export.Edges
		}
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				if err := export.Write(context.Background(), io.Discard, store, f.Name, opts); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
