package clause_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/extract"
	"parley/extract/clause"
	"parley/extract/conllu"
)

// TestRules reads each rule's own story: its example, which fires it, and what
// is told of that. Rewrite what is told with
//
//	go test ./extract/clause -run Rules -update
func TestRules(t *testing.T) {
	for _, rule := range clause.Rules() {
		t.Run(rule.Name, func(t *testing.T) {
			doc := example(t, rule)
			var lines []string
			for _, sentence := range read(t, doc) {
				lines = append(lines, sentence...)
			}
			if !slices.ContainsFunc(doc.Propositions, func(p extract.Proposition) bool { return slices.Contains(p.Rules, rule.Name) }) {
				t.Errorf("%q does not fire it:\n%s", rule.Example, strings.Join(lines, "\n"))
			}
			told := strings.Join(lines, "\n") + "\n"
			switch {
			case *update:
				rule.Told = told
				if err := os.WriteFile(filepath.Join("rules", rule.Name+extract.RuleEnding), rule.Format(), 0o644); err != nil {
					t.Fatal(err)
				}
			case told != rule.Told:
				t.Errorf("%q: got\n%swant\n%s", rule.Example, told, rule.Told)
			}
		})
	}
}

// example is the document of a rule's example.
func example(t *testing.T, rule extract.Rule) *extract.Document {
	t.Helper()
	if rule.Term == "" || rule.Doc == "" || rule.Example == "" {
		t.Fatalf("no term, description or example: %+v", rule)
	}
	for doc, err := range conllu.Documents(bytes.NewReader(rule.Tree), rule.Name) {
		if err != nil {
			t.Fatal(err)
		}
		if text := strings.Join(strings.Fields(doc.Text), " "); text != rule.Example {
			t.Fatalf("the tree is of %q, not of %q", text, rule.Example)
		}
		return doc
	}
	t.Fatal("no tree")
	return nil
}

// TestRulesAreDescribed: whatever fires has a file.
func TestRulesAreDescribed(t *testing.T) {
	known := make(map[string]bool)
	for _, rule := range clause.Rules() {
		known[rule.Name] = true
	}
	docs, _ := readStories(t)
	for _, doc := range docs {
		read(t, doc)
		for _, p := range doc.Propositions {
			for _, rule := range p.Rules {
				if !known[rule] {
					t.Errorf("rule %q has no file in rules", rule)
				}
			}
		}
	}
}
