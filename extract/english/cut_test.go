package english_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"parley/extract/english"
	"parley/extract/read"
)

// longestCut is the number of words after which sentences are cut at most.
const longestCut = 30

// TestCutSentences holds that no stage reads beyond the end of a sentence: every
// sentence of testdata/stories and every example of a rule is cut after each of
// its first words, wherever that leaves a rule in the middle of what it looks for.
func TestCutSentences(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the stories thirty times")
	}
	pipeline, err := english.Extractor()
	if err != nil {
		t.Fatal(err)
	}
	text := shortTexts(t)
	for words := 1; words <= longestCut; words++ {
		doc, err := read.Text("cut", []byte(cutAfter(text, words)))
		if err != nil {
			t.Fatal(err)
		}
		if err := pipeline.Run(context.Background(), doc); err != nil {
			t.Errorf("cut after %d words: %v", words, err)
		}
	}
}

// shortTexts are the texts of all stories and the examples of all rules.
func shortTexts(t *testing.T) string {
	t.Helper()
	var all []string
	for pattern, section := range map[string]string{
		"../../testdata/stories/*.txtar": "text", "../clause/rules/*.txtar": "example", "../canon/rules/*.txtar": "example",
	} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("nothing in %s: %v", pattern, err)
		}
		for _, path := range paths {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range archive.Files {
				if f.Name == section {
					all = append(all, string(f.Data))
				}
			}
		}
	}
	return strings.Join(all, "\n\n")
}

// cutAfter is a text of which each sentence, as far as full stops tell, has only
// its first words, a paragraph each.
func cutAfter(text string, words int) string {
	var out []string
	for line := range strings.Lines(text) {
		for sentence := range strings.SplitSeq(line, ". ") {
			all := strings.Fields(sentence)
			out = append(out, strings.Join(all[:min(words, len(all))], " "))
		}
	}
	return strings.Join(out, "\n\n")
}
