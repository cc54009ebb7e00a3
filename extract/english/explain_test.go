package english_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"parley/extract"
	"parley/extract/english"
	"parley/extract/read"
	"parley/schema"
)

// TestEverythingIsExplained takes the articles and asks of every statement that
// its explanation be whole: what denies it, what puts it in its mode and whom
// its arguments mean is told, by words of the text.
func TestEverythingIsExplained(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc := extracted(t, string(content), "")
		for i := range doc.Statements {
			d, err := english.Explain(context.Background(), doc, i)
			if err != nil {
				t.Fatal(err)
			}
			checkDerivation(t, doc, &doc.Statements[i], d)
		}
	}
}

// extracted takes a text through the whole pipeline.
func extracted(t *testing.T, text, date string) *extract.Document {
	t.Helper()
	pipeline, err := english.Extractor()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Text("text", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if date != "" {
		doc.Date = date
	}
	if err := pipeline.Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func checkDerivation(t *testing.T, doc *extract.Document, s *schema.Statement, d *extract.Derivation) {
	t.Helper()
	for _, f := range d.Fields {
		plain := f.Value == string(schema.Affirmed) || f.Value == string(schema.Actual)
		if len(f.Steps) == 0 && !plain && f.Name != extract.FieldRelation {
			t.Errorf("%s: no step leads to %s %q of\n\t%s %s", s.Evidence.Quote, f.Name, f.Value, s.ID, s.Relation.Name)
		}
		for _, w := range f.Words {
			if w.In(doc.Text) != w.Text || !doc.Sentences[w.Sentence-1].Contains(w.Span) {
				t.Errorf("%s: words %v of %s are not in their sentence", s.ID, w, f.Name)
			}
		}
		if len(f.Words) == 0 && f.Name == extract.FieldRelation {
			t.Errorf("%s: %s has no words", s.ID, f.Name)
		}
	}
}
