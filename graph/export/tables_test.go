package export_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/export"
	"parley/graph/graphtest"
	"parley/graph/view"
	"parley/schema"
)

// formula is a name that a spreadsheet would run.
const formula = `=HYPERLINK("http://example.org";"x")`

// tabled is the store of fixture with names that break tables, and its picture.
func tabled(t *testing.T) (*graph.Store, *view.Graph) {
	t.Helper()
	store := fixture(t)
	w := graphtest.NewWriter("a;b.txt", "Odd names", "2021-03-04")
	object := schema.Entity{ID: schema.EntityID("O'Neil\\ `x`"), Name: "O'Neil\\ `x`,\ny", Class: schema.Person}
	w.Say(graphtest.Claim{Subject: schema.Entity{ID: schema.EntityID(formula), Name: formula, Class: schema.Concept}, Verb: "lead", Object: &object}, "It leads")
	graphtest.Put(t, store, w.Article(), graph.Added)
	g, err := view.Build(t.Context(), store, view.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return store, g
}

func rowsOf(t *testing.T, text string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestCSV(t *testing.T) {
	store, g := tabled(t)
	nodes := rowsOf(t, written(t, store, "csv", export.Options{Table: export.Nodes}))
	edges := rowsOf(t, written(t, store, "csv", export.Options{Table: export.Edges}))
	if len(nodes) != len(g.Nodes) || len(edges) != len(g.Edges) {
		t.Fatalf("%d nodes and %d edges, want %d and %d", len(nodes), len(edges), len(g.Nodes), len(g.Edges))
	}
	for i, n := range g.Nodes {
		if n.Name == formula {
			n.ID, n.Name = "'"+n.ID, "'"+n.Name
		}
		got := nodes[i]
		if got["id"] != n.ID || got["label"] != n.Name || got["class"] != string(n.Class) {
			t.Errorf("%v, want %v", got, n)
		}
	}
	for i, e := range g.Edges {
		got := edges[i]
		if strings.TrimPrefix(got["source"], "'") != e.Source || got["target"] != e.Target || got["label"] != e.Mark || got["statements"] != strings.Join(e.Statements, "; ") {
			t.Errorf("%v, want %v", got, e)
		}
	}
}

// Python's csv reads the same cells as Go's.
func TestPythonReadsCSV(t *testing.T) {
	store, _ := tabled(t)
	for _, table := range []export.Table{export.Nodes, export.Edges} {
		text := written(t, store, "csv", export.Options{Table: table})
		file := filepath.Join(t.TempDir(), "table.csv")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		command := []string{"/usr/bin/python3", "-c", "import csv, json, sys; print(json.dumps([{k: v.replace('\\r\\n', '\\n') for k, v in r.items()} for r in csv.DictReader(open(sys.argv[1], encoding='utf-8', newline=''))]))", file}
		requireTool(t, command)
		out, err := exec.Command(command[0], command[1:]...).Output()
		if err != nil {
			t.Fatal(err)
		}
		var got []map[string]string
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rowsOf(t, text), got); diff != "" {
			t.Errorf("%s: %s", table, diff)
		}
	}
}

// What neo4j-admin would import is the picture.
func TestNeo4jTables(t *testing.T) {
	store, g := tabled(t)
	nodes := rowsOf(t, written(t, store, "neo4j", export.Options{Table: export.Nodes}))
	edges := rowsOf(t, written(t, store, "neo4j", export.Options{Table: export.Edges}))
	back := &view.Graph{}
	for i, row := range nodes {
		label, _ := strings.CutPrefix(row[":LABEL"], "Entity;")
		back.Nodes = append(back.Nodes, view.Node{ID: row["id:ID"], Name: row["name"], Class: schema.Class(strings.ToLower(label)), Weight: g.Nodes[i].Weight})
	}
	if diff := cmp.Diff(g.Nodes, back.Nodes); diff != "" {
		t.Error(diff)
	}
	for i, e := range g.Edges {
		row := edges[i]
		documents := strings.Split(row["documents:string[]"], ";")
		if row[":START_ID"] != e.Source || row[":END_ID"] != e.Target || row["mark"] != e.Mark || row["since:date"] != e.First ||
			len(documents) != len(e.Documents) || !slices.Equal(strings.Split(row["statements:string[]"], ";"), e.Statements) {
			t.Errorf("%v, want %v", row, e)
		}
	}
}

var (
	cypherNode   = regexp.MustCompile("^MERGE \\(n:Entity \\{id: ('(?:[^'\\\\]|\\\\.)*')\\}\\) SET n:`([A-Z][a-z]+)`, n\\.name = ('(?:[^'\\\\]|\\\\.)*'), n\\.mentions = ([0-9]+);$")
	cypherEdge   = regexp.MustCompile("^MATCH \\(a:Entity \\{id: ('(?:[^'\\\\]|\\\\.)*')\\}\\), \\(b:Entity \\{id: ('(?:[^'\\\\]|\\\\.)*')\\}\\) MERGE \\(a\\)-\\[r:`([A-Z0-9_]+)` \\{id: ('(?:[^'\\\\]|\\\\.)*')\\}\\]->\\(b\\) SET r\\.relation = ")
	cypherEscape = strings.NewReplacer(`\\`, `\`, `\'`, "'", `\n`, "\n", `\r`, "\r", `\t`, "\t")
)

// The script, read by its grammar, makes the picture.
func TestCypher(t *testing.T) {
	store, g := tabled(t)
	plain := func(quoted string) string { return cypherEscape.Replace(quoted[1 : len(quoted)-1]) }
	lines := strings.Split(strings.TrimSpace(written(t, store, "neo4j", export.Options{Flavour: "cypher"})), "\n")
	if len(lines) != 1+len(g.Nodes)+len(g.Edges) {
		t.Fatalf("%d lines for %d nodes and %d edges", len(lines), len(g.Nodes), len(g.Edges))
	}
	for i, n := range g.Nodes {
		m := cypherNode.FindStringSubmatch(lines[1+i])
		if m == nil || plain(m[1]) != n.ID || plain(m[3]) != n.Name || strings.ToLower(m[2]) != string(n.Class) {
			t.Errorf("%s: %v", lines[1+i], n)
		}
	}
	for i, e := range g.Edges {
		m := cypherEdge.FindStringSubmatch(lines[1+len(g.Nodes)+i])
		if m == nil || plain(m[1]) != e.Source || plain(m[2]) != e.Target || plain(m[4]) != e.ID {
			t.Errorf("%s: %v", lines[1+len(g.Nodes)+i], e)
		}
	}
}
