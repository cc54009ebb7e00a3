// Package cmd holds no code of its own: its test keeps the architecture.
package cmd

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A layer may import the layers in allowed (folders of this module; a trailing
// /... covers everything below) and, unless pure, whatever lies outside.
type layer struct {
	folder  string
	allowed []string
	pure    bool // the standard library alone, beside allowed
	cayley  bool // may import Cayley
}

// layers lists the import rules from the most special folder to the most
// general one: the first that matches a file's folder counts.
var layers = []layer{
	{folder: "schema/...", allowed: []string{"schema/..."}, pure: true},

	{folder: "extract/train", allowed: []string{"schema/...", "extract/..."}},
	{folder: "extract/eval", allowed: []string{"schema/...", "extract/..."}},
	{folder: "extract/english/...", allowed: []string{"schema/...", "extract", "extract/nn/...", "extract/read", "extract/token", "extract/syntax", "extract/entity", "extract/coref", "extract/clause", "extract/canon", "extract/conllu"}},
	{folder: "extract/canon", allowed: []string{"schema/...", "extract"}},
	{folder: "extract/...", allowed: []string{"schema/...", "extract", "extract/nn/...", "extract/conllu"}},

	{folder: "graph/serve/...", allowed: []string{"schema/...", "graph/..."}, cayley: true},
	{folder: "graph/query", allowed: []string{"schema/...", "graph", "graph/view", "graph/identity"}, cayley: true},
	{folder: "graph/export", allowed: []string{"schema/...", "graph", "graph/view", "graph/query"}},
	{folder: "graph/rdf", allowed: []string{"graph"}},
	{folder: "graph/view", allowed: []string{"schema/...", "graph"}},
	{folder: "graph/graphtest", allowed: []string{"schema/...", "graph", "graph/identity"}},
	{folder: "graph/graphtest/browser"},
	{folder: "graph/graphtest/postgres"},
	{folder: "graph/quadstore", cayley: true},
	{folder: "graph/identity", allowed: []string{"schema/..."}},
	{folder: "graph", allowed: []string{"schema/...", "graph/quadstore", "graph/identity"}, cayley: true},

	{folder: "cmd/...", allowed: []string{"schema/...", "extract/...", "graph/..."}},
}

func TestImportsPointDown(t *testing.T) {
	root := ".."
	files := 0
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "node_modules" || entry.Name() == "testdata" || (name != root && strings.HasPrefix(entry.Name(), "."))) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		files++
		checkFile(t, name, filepath.ToSlash(relative))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Fatalf("only %d source files found: the walk has lost its way", files)
	}
}

func checkFile(t *testing.T, name, relative string) {
	t.Helper()
	folder := path.Dir(relative)
	rule, ok := layerOf(folder)
	if !ok {
		t.Errorf("%s: the folder %s is in no layer", relative, folder)
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Error(err)
			continue
		}
		if reason := refuse(rule, folder, imported); reason != "" {
			t.Errorf("%s imports %s: %s", relative, imported, reason)
		}
	}
}

func layerOf(folder string) (layer, bool) {
	for _, l := range layers {
		if covers(l.folder, folder) {
			return l, true
		}
	}
	return layer{}, false
}

func covers(pattern, folder string) bool {
	base, below := strings.CutSuffix(pattern, "/...")
	return folder == base || (below && strings.HasPrefix(folder, base+"/"))
}

// refuse says why a file in folder may not import a path; empty if it may.
func refuse(rule layer, folder, imported string) string {
	own, ours := strings.CutPrefix(imported, "parley/")
	switch {
	case ours:
		if own == folder {
			return ""
		}
		for _, pattern := range rule.allowed {
			if covers(pattern, own) {
				return ""
			}
		}
		return "imports point down only"
	case strings.HasPrefix(imported, "github.com/cayleygraph/") || strings.HasPrefix(imported, "github.com/hidal-go/"):
		if !rule.cayley {
			return "only graph, graph/quadstore, graph/query and graph/serve know Cayley"
		}
	case rule.pure && strings.Contains(strings.Split(imported, "/")[0], "."):
		return "the standard library alone"
	}
	return ""
}

func TestRefuse(t *testing.T) {
	tests := []struct {
		folder, imported string
		want             bool
	}{
		{"graph", "parley/extract", false},
		{"extract/clause", "parley/graph", false},
		{"extract/clause", "parley/extract/canon", false},
		{"schema", "golang.org/x/text/cases", false},
		{"graph/export", "github.com/cayleygraph/quad", false},
		{"graph", "github.com/cayleygraph/quad", true},
		{"graph", "parley/graph/quadstore", true},
		{"graph/quadstore", "parley/schema", false},
		{"graph/query", "parley/graph/quadstore", false},
		{"graph/serve", "parley/graph/query", true},
		{"graph/query", "parley/graph/serve", false},
		{"cmd/parley", "parley/extract/english", true},
		{"extract/coref", "parley/schema/vocab", true},
	}
	for _, test := range tests {
		rule, ok := layerOf(test.folder)
		if !ok {
			t.Fatalf("no layer for %s", test.folder)
		}
		if got := refuse(rule, test.folder, test.imported) == ""; got != test.want {
			t.Errorf("%s imports %s: allowed %v, want %v", test.folder, test.imported, got, test.want)
		}
	}
}
