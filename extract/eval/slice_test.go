package eval

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"parley/extract/conllu"
)

var record = flag.Bool("record", false, "write the figures of the slice to testdata/slice-scores.txt, below which they may not fall")

// TestSliceScoresHaveNotFallen measures the models on the sentences of
// testdata/treebank, which need no folder of annotated text. Record the
// figures of better models with
//
//	go test ./extract/eval -run Slice -record
func TestSliceScoresHaveNotFallen(t *testing.T) {
	const scores = "../../testdata/slice-scores.txt"
	file, err := os.Open("../../testdata/treebank/news.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	sentences, err := conllu.ReadAll(file, file.Name())
	if err != nil {
		t.Fatal(err)
	}
	now, err := Slice(context.Background(), "news slice", sentences, os.DirFS("../english/models"))
	if err != nil {
		t.Fatal(err)
	}
	if *record {
		var table strings.Builder
		table.WriteString("# Figures on testdata/treebank; go test ./extract/eval -run Slice -record writes them.\n")
		for _, f := range now {
			table.WriteString(f.String() + "\n")
		}
		if err := os.WriteFile(scores, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile(scores)
	if err != nil {
		t.Fatal(err)
	}
	recorded, err := ParseScores(string(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, message := range Fallen(recorded, now) {
		t.Error(message)
	}
}

// TestSliceIsSound: the gold trees are trees, whose words spell the text.
func TestSliceIsSound(t *testing.T) {
	file, err := os.Open("../../testdata/treebank/news.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	words := 0
	for s, err := range conllu.Read(file) {
		if err != nil {
			t.Fatal(err)
		}
		if err := s.MendTree(); err != nil {
			t.Error(err)
		}
		for i := range s.Words {
			w := &s.Words[i]
			if w.Lemma == "" || w.UPOS == "" || w.XPOS == "" || w.Deprel == "" || (w.Head == 0) != (w.Deprel == "root") {
				t.Errorf("line %d: %+v", w.Line, w)
			}
		}
		want, _ := s.Meta("text")
		s.Comments = nil
		if got := s.Text(); got != want {
			t.Errorf("the words spell %q, the text is %q", got, want)
		}
		words += len(s.Words)
	}
	if words < 500 {
		t.Errorf("%d words", words)
	}
}
