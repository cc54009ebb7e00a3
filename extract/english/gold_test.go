package english_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"parley/extract"
	"parley/extract/english"
	"parley/extract/eval"
	"parley/extract/read"
	"parley/schema"
)

// goldFolder holds an article and what a careful reader takes from it. It is
// no part of the repository.
const goldFolder = "../../../shared/gold"

// analysed takes a text through the whole pipeline.
func analysed(t testing.TB, path string, content []byte) *extract.Document {
	t.Helper()
	pipeline, err := english.Extractor()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Text(path, content)
	if err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func gold(t *testing.T, name string) []eval.GoldFact {
	t.Helper()
	file, err := os.Open(filepath.Join(goldFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	facts, err := eval.ReadGold(file)
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

func TestGoldArticle(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(goldFolder, "biden-putin.txt"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no gold article beside the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	doc := analysed(t, "biden-putin.txt", content)
	facts, err := eval.ScoreStatements(gold(t, "biden-putin.jsonl"), doc.Statements)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d facts, missed %v", facts.Found, facts.All, facts.Missed)
	if facts.Found < 45 || len(facts.Wrong) > 0 {
		t.Errorf("%d of %d facts, wrong polarity %v", facts.Found, facts.All, facts.Wrong)
	}
	stances, err := eval.ScoreStances(gold(t, "biden-putin.stances.jsonl"), doc.Stances)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d stances, missed %v", stances.Found, stances.All, stances.Missed)
	if stances.Found-len(stances.Wrong) < 10 {
		t.Errorf("%d of %d stances, wrong side %v", stances.Found, stances.All, stances.Wrong)
	}
}

// TestArticlesKeepTheContract holds every statement of every article of the
// repository to what the schema promises.
func TestArticlesKeepTheContract(t *testing.T) {
	files, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc := analysed(t, file, content)
		if len(doc.Statements) < 20 {
			t.Errorf("%s: only %d statements", file, len(doc.Statements))
		}
		for i := range doc.Statements {
			checkStatement(t, doc, &doc.Statements[i])
		}
	}
}

func checkStatement(t *testing.T, doc *extract.Document, s *schema.Statement) {
	t.Helper()
	if got := s.Evidence.Span().In(doc.Text); got != s.Evidence.Quote {
		t.Errorf("%s %s: the text at %d-%d is %q, the quote %q", doc.Path, s.ID, s.Evidence.Start, s.Evidence.End, got, s.Evidence.Quote)
	}
	if s.Subject.ID == "" || s.Relation.ID == "" || len(s.Rules) == 0 || s.Confidence <= 0 || s.Confidence > 1 {
		t.Errorf("%s: incomplete statement %+v", doc.Path, s)
	}
	id := s.ID
	if s.Identify(); s.ID != id {
		t.Errorf("%s: id %s, but its content has %s", doc.Path, id, s.ID)
	}
	for _, pronoun := range []string{"he", "she", "it", "they", "we", "I", "him", "her", "them", "us", "you", "who", "which"} {
		if s.Subject.Name == pronoun || s.Object != nil && s.Object.Name == pronoun {
			t.Errorf("%s: a pronoun is a node: %s %s in %q", doc.Path, s.Subject.Name, s.Relation.Name, s.Evidence.Quote)
		}
	}
}

func BenchmarkPipeline(b *testing.B) {
	content, err := os.ReadFile("../../testdata/articles/geneva-security-talks.txt")
	if err != nil {
		b.Fatal(err)
	}
	words := 0
	doc := analysed(b, "x", content)
	for i := range doc.Sentences {
		words += len(doc.Sentences[i].Tokens)
	}
	b.ResetTimer()
	for b.Loop() {
		analysed(b, "x", content)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
