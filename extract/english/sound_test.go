package english_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/extract"
	"parley/schema"
)

// TestStatementsAreSound holds for the articles of testdata: evidence slices
// back, every text is words of the document, no pronoun is ever a name, and
// ids are unique.
func TestStatementsAreSound(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles in testdata/articles: %v", err)
	}
	for _, path := range paths {
		t.Run(name(path), func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc := analysed(t, path, content)
			if len(doc.Statements) < 10 || len(doc.Stances) == 0 {
				t.Errorf("%d statements, %d stances", len(doc.Statements), len(doc.Stances))
			}
			soundStatements(t, doc)
			soundStances(t, doc)
		})
	}
}

// pronouns that must never name anything.
var pronouns = strings.Fields("he she it they we i you him her them us me his its their our himself itself themselves this that who which")

func soundStatements(t *testing.T, doc *extract.Document) {
	t.Helper()
	known := make(map[string]bool)
	for _, e := range doc.Entities {
		if known[e.ID] {
			t.Errorf("entity %s twice", e.ID)
		}
		known[e.ID] = true
	}
	ids := make(map[string]bool)
	for _, s := range doc.Statements {
		if ids[s.ID] {
			t.Errorf("statement %s twice", s.ID)
		}
		ids[s.ID] = true
		if s.Evidence.Quote == "" || doc.Text[s.Evidence.Start:s.Evidence.End] != s.Evidence.Quote {
			t.Errorf("evidence of %s does not slice back: %q", s.ID, s.Evidence.Quote)
		}
		if sentence := doc.Sentences[s.Evidence.Sentence-1]; !sentence.Span.Contains(s.Evidence.Span()) {
			t.Errorf("evidence of %s leaves sentence %d", s.ID, s.Evidence.Sentence)
		}
		arguments := []schema.Argument{s.Subject}
		if s.Object != nil {
			arguments = append(arguments, *s.Object)
		}
		for _, a := range s.Attribution {
			arguments = append(arguments, a.Source)
		}
		for _, a := range arguments {
			soundArgument(t, doc, a)
			if s.Held() && !known[a.ID] {
				t.Errorf("no entity %s", a.ID)
			}
		}
		for _, r := range s.Roles {
			if r.Text == "" || !strings.Contains(doc.Text, r.Text) {
				t.Errorf("role %q is not in the text", r.Text)
			}
		}
	}
}

func soundArgument(t *testing.T, doc *extract.Document, a schema.Argument) {
	t.Helper()
	if a.ID == "" || a.ID != schema.EntityID(a.Name) || a.Class == "" || a.Text == "" || !strings.Contains(doc.Text, a.Text) {
		t.Errorf("unsound argument %+v", a)
	}
	for _, p := range pronouns {
		if strings.EqualFold(a.Name, p) {
			t.Errorf("a pronoun is a name: %+v", a)
		}
	}
}

// actor reports whether somebody can hold a stance: also a town that signs, and
// who is called by a name though nothing tells of which class he is.
func actor(a schema.Argument) bool {
	return a.Class.Actor() || a.Name != strings.ToLower(a.Name) && (a.Class == schema.Place || a.Class == schema.Concept)
}

func soundStances(t *testing.T, doc *extract.Document) {
	t.Helper()
	for _, s := range doc.Stances {
		soundArgument(t, doc, s.Holder)
		soundArgument(t, doc, s.Target)
		if s.Strength <= 0 || s.Strength > 1 || len(s.Statements) == 0 || !actor(s.Holder) {
			t.Errorf("unsound stance %+v", s)
		}
	}
}
