package english_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"parley/extract"
	"parley/extract/canon"
	"parley/extract/conllu"
	"parley/schema"
)

// TestCanonRules reads the story of each rule of package canon from its tree, as
// package clause does with its own.
func TestCanonRules(t *testing.T) {
	stages := afterTrees(t)
	for _, rule := range canon.Rules() {
		t.Run(rule.Name, func(t *testing.T) {
			if rule.Term == "" || rule.Doc == "" || rule.Example == "" {
				t.Fatalf("no term, description or example: %+v", rule)
			}
			for doc, err := range conllu.Documents(bytes.NewReader(rule.Tree), rule.Name) {
				if err != nil {
					t.Fatal(err)
				}
				doc.Date = storyDate
				for _, stage := range stages {
					if err := stage.Run(context.Background(), doc); err != nil {
						t.Fatal(err)
					}
				}
				checkRule(t, rule, doc)
			}
		})
	}
}

// checkRule compares what is told of a rule's example with its file.
func checkRule(t *testing.T, rule extract.Rule, doc *extract.Document) {
	t.Helper()
	i := slices.IndexFunc(layers(doc), func(f txtar.File) bool { return f.Name == "statements" })
	told := layers(doc)[i].Data
	if !slices.ContainsFunc(doc.Statements, func(s schema.Statement) bool { return slices.Contains(s.Rules, rule.Name) }) {
		t.Errorf("%q does not fire it:\n%s", rule.Example, told)
	}
	switch {
	case *update:
		rule.Told = string(told)
		if err := os.WriteFile(filepath.Join("../canon/rules", rule.Name+extract.RuleEnding), rule.Format(), 0o644); err != nil {
			t.Fatal(err)
		}
	case string(told) != rule.Told:
		t.Errorf("%q: got\n%swant\n%s", rule.Example, told, rule.Told)
	}
}
