package read

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parley/extract"

	"github.com/google/go-cmp/cmp"
)

const articles = "../../testdata/articles"

// sentenceEnd is good enough for the end of a paragraph.
var sentenceEnd = regexp.MustCompile(`[.!?:]["”]?$`)

// TestArticles reads the project's own articles, which were laid out in
// different ways on purpose: the first line is the headline, and no paragraph
// may stop or start in the middle of a sentence.
func TestArticles(t *testing.T) {
	count := 0
	for doc, err := range Paths(context.Background(), []string{articles}, Options{}) {
		if err != nil {
			t.Error(err)
			continue
		}
		count++
		headline, _, _ := strings.Cut(doc.Text, "\n")
		if doc.Title != headline {
			t.Errorf("%s: title %q, want %q", doc.Path, doc.Title, headline)
		}
		kinds := make(map[extract.BlockKind]int)
		for _, b := range doc.Blocks {
			kinds[b.Kind]++
			text := b.In(doc.Text)
			if b.Kind == extract.Paragraph && (!sentenceEnd.MatchString(text) || startsLower(text)) {
				t.Errorf("%s: paragraph %q", doc.Path, text)
			}
			if b.Kind == extract.Heading && len(text) > 80 {
				t.Errorf("%s: heading %q", doc.Path, text)
			}
		}
		if kinds[extract.Dateline] != 1 || kinds[extract.Related] > 1 || kinds[extract.Heading] < 2 {
			t.Errorf("%s: %v", doc.Path, kinds)
		}
	}
	if count < 7 {
		t.Errorf("%d articles", count)
	}
}

// TestSampleArticle counts as the annotators of a sample article did, which
// is not part of the repository: one sentence for each paragraph, heading and
// related line.
func TestSampleArticle(t *testing.T) {
	path := filepath.FromSlash("../../../shared/gold/biden-putin.txt")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the sample article does not lie beside the repository: %v", err)
	}
	doc, err := Text(path, content)
	if err != nil {
		t.Fatal(err)
	}
	starts := map[int]string{
		1: "U.S. President", 4: "Biden, who", 5: `"But we`, 6: "Related article:", 7: "In a holiday", 8: "Conversational mood",
		9: "His spokesman", 16: "At the talks", 17: "U.S. support", 18: "His ministry", 19: "The United States has",
		20: "Ahead of", 21: `"I was`, 25: `"We will determine`,
	}
	if len(doc.Blocks) != 25 {
		t.Fatalf("%d blocks:\n%s", len(doc.Blocks), strings.Join(shown(doc), "\n"))
	}
	for number, start := range starts {
		if text := doc.Blocks[number-1].In(doc.Text); !strings.HasPrefix(text, start) {
			t.Errorf("block %d begins %q, want %q", number, text[:20], start)
		}
	}
	var kinds []extract.BlockKind
	for _, number := range []int{6, 8, 16, 17, 25} {
		kinds = append(kinds, doc.Blocks[number-1].Kind)
	}
	want := []extract.BlockKind{extract.Related, extract.Heading, extract.Paragraph, extract.Heading, extract.Paragraph}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
}
