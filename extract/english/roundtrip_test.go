package english_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/extract"
	"parley/extract/conllu"
	"parley/extract/english"
	"parley/extract/read"
)

// TestAnalysesComeBack: what the parser prints as CoNLL-U says the same when
// it is read again as somebody's trees, byte for byte of the text and
// statement for statement.
func TestAnalysesComeBack(t *testing.T) {
	trees, err := english.ExtractorOf(english.Trees)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range pages(t) {
		t.Run(name(path), func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := analysed(t, path, content)
			got := reread(t, printed(t, path, content), trees)
			if diff := cmp.Diff(want.Text, got.Text); diff != "" {
				t.Fatalf("text (-want +got):\n%s", diff)
			}
			for _, layer := range []struct {
				name      string
				want, got any
			}{
				{"title, source and date", []string{want.Title, want.Source, want.Date}, []string{got.Title, got.Source, got.Date}},
				{"names", want.Names, got.Names},
				{"statements", want.Statements, got.Statements},
				{"entities", want.Entities, got.Entities},
				{"stances", want.Stances, got.Stances},
			} {
				if diff := cmp.Diff(layer.want, layer.got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", layer.name, diff)
				}
			}
		})
	}
}

// pages are the articles and the messy pages of testdata.
func pages(t testing.TB) []string {
	t.Helper()
	articles, err1 := filepath.Glob("../../testdata/articles/*.txt")
	messy, err2 := filepath.Glob("../../testdata/pages/*.txt")
	if err1 != nil || err2 != nil || len(articles) < 6 {
		t.Fatalf("%d articles, %v, %v", len(articles), err1, err2)
	}
	return append(articles, messy...)
}

// printed is the analysis of a text as CoNLL-U.
func printed(t testing.TB, path string, content []byte) string {
	t.Helper()
	parser, err := english.Parser()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Text(path, content)
	if err != nil {
		t.Fatal(err)
	}
	if err := parser.Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := conllu.NewWriter(&out)
	w.Generator = "parley"
	w.Write(doc, path)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// reread takes an analysis through the pipeline.
func reread(t testing.TB, analysis string, pipeline *extract.Pipeline) *extract.Document {
	t.Helper()
	var found *extract.Document
	for doc, err := range conllu.Analyses(bytes.NewReader([]byte(analysis)), "analysis", (*conllu.Sentence).MendTree) {
		if err != nil {
			t.Fatal(err)
		}
		if err := pipeline.Run(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		found = doc
	}
	return found
}
