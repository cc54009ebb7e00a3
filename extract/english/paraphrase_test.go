package english_test

import (
	"os"
	"strings"
	"testing"

	"parley/schema"
)

// TestParaphrases holds that the same proposition in other words is the same
// issue: verb and noun, active and passive, synonyms of the vocabulary.
func TestParaphrases(t *testing.T) {
	content, err := os.ReadFile("../../testdata/paraphrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	groups := strings.Split(strings.TrimSpace(string(content)), "\n\n")
	for _, group := range groups[1:] { // the first tells what the others are
		lines := strings.Split(group, "\n")
		side, issue, _ := strings.Cut(lines[0], ": ")
		for _, sentence := range lines[1:] {
			doc := analysed(t, "paraphrase", []byte(sentence+"\n"))
			if !takes(doc.Stances, schema.Side(side), issue) {
				t.Errorf("%s\n\tgives %+v, want %s of %s", sentence, doc.Stances, side, issue)
			}
		}
	}
}

func takes(stances []schema.Stance, side schema.Side, issue string) bool {
	for _, s := range stances {
		if s.Stance == side && s.Target.Name == issue {
			return true
		}
	}
	return false
}
