package eval

import (
	"context"
	"os"
	"slices"
	"testing"

	"parley/extract"
	"parley/extract/conllu"
	"parley/extract/syntax"
	"parley/schema"
)

// The data lie beside the repository where models are trained; elsewhere the
// recorded figures cannot be checked.
func TestRecordedScoresHaveNotFallen(t *testing.T) {
	const data = "../../../shared/data"
	if _, err := os.Stat(data); err != nil {
		t.Skip("no ../shared/data beside the repository: the scores cannot be measured")
	}
	if testing.Short() {
		t.Skip("measuring takes half a minute")
	}
	text, err := os.ReadFile("../../testdata/scores.txt")
	if err != nil {
		t.Fatal(err)
	}
	recorded, err := ParseScores(string(text))
	if err != nil {
		t.Fatal(err)
	}
	now, err := Measure(context.Background(), os.DirFS(data), os.DirFS("../english/models"))
	if err != nil {
		t.Fatal(err)
	}
	for _, message := range Fallen(recorded, now) {
		t.Error(message)
	}
}

func TestScoresSurviveAFile(t *testing.T) {
	want := []Figure{{Set: "EWT dev", Input: "gold tokens", Name: "LAS", Percent: 85.13}, {Set: "newswire dev", Input: "raw text", Name: "names person", Percent: 7}}
	got, err := ParseScores("# recorded\n\n" + want[0].String() + "\n" + want[1].String() + "\n")
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []string{"EWT", "EWT dev       gold tokens  LAS            high"} {
		if _, err := ParseScores(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestFallen(t *testing.T) {
	recorded := []Figure{{Set: "EWT dev", Input: "gold tokens", Name: "LAS", Percent: 85}, {Set: "EWT dev", Input: "gold tokens", Name: "UAS", Percent: 88}, {Set: "EWT dev", Input: "gold tokens", Name: "UPOS", Percent: 95}}
	now := []Figure{{Set: "EWT dev", Input: "gold tokens", Name: "LAS", Percent: 84.5}, {Set: "EWT dev", Input: "gold tokens", Name: "UAS", Percent: 87.96}}
	want := []string{"LAS on EWT dev, gold tokens: 85.00 recorded, 84.50 now", "UPOS on EWT dev, gold tokens: recorded, but not measured"}
	if got := Fallen(recorded, now); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestRawScoreWantsEqualSpans(t *testing.T) {
	word := func(start, end, head int, upos, deprel string) extract.Token {
		return extract.Token{Span: schema.Span{Start: start, End: end}, Head: head, UPOS: upos, Deprel: deprel}
	}
	sentence := func(tokens ...extract.Token) extract.Sentence {
		return extract.Sentence{Span: schema.Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}, Tokens: tokens}
	}
	gold := &extract.Document{Sentences: []extract.Sentence{sentence( // "They can not go."
		word(0, 4, 3, "PRON", "nsubj"), word(5, 8, 3, "AUX", "aux"), word(8, 11, 3, "PART", "advmod"), word(12, 14, -1, "VERB", "root"), word(14, 15, 3, "PUNCT", "punct"))}}
	found := &extract.Document{Sentences: []extract.Sentence{sentence( // "cannot" is one word here
		word(0, 4, 2, "PRON", "nsubj:pass"), word(5, 11, 2, "AUX", "aux"), word(12, 14, -1, "NOUN", "root"), word(14, 15, 1, "PUNCT", "punct"))}}
	var score rawScore
	score.add(gold, found)
	want := rawScore{sentences: f1{1, 1, 1}, words: f1{4, 5, 3}, upos: 2, xpos: 3, lemmas: 3, attached: 2, labelled: 2}
	if score != want {
		t.Errorf("got %+v, want %+v", score, want)
	}
}

func TestSyntaxScoreFollowsCoNLL(t *testing.T) {
	gold := []conllu.Word{
		{UPOS: "PRON", XPOS: "PRP", Feats: "Case=Nom|Person=3", Head: 2, Deprel: "nsubj:pass"},
		{UPOS: "VERB", XPOS: "VBN", Feats: "Tense=Past|Typo=Yes", Head: 0, Deprel: "root"},
		{UPOS: "ADV", XPOS: "RB", Head: 2, Deprel: "advmod"},
		{UPOS: "PUNCT", XPOS: ".", Head: 2, Deprel: "punct"},
	}
	got := []syntax.Analysis{
		{UPOS: "PRON", XPOS: "PRP", Feats: "Person=3|Case=Nom", Head: 1, Deprel: "nsubj"}, // a subtype does not count
		{UPOS: "VERB", XPOS: "VBD", Feats: "Tense=Past", Head: -1, Deprel: "root"},        // nor a feature of English alone
		{UPOS: "ADJ", XPOS: "RB", Feats: "Degree=Pos", Head: 1, Deprel: "xcomp"},
		{UPOS: "PUNCT", XPOS: ".", Head: 0, Deprel: "punct"},
	}
	var score SyntaxScore
	score.add(gold, got)
	if want := (SyntaxScore{Words: 4, UPOS: 3, XPOS: 3, Feats: 3, UAS: 3, LAS: 2}); score != want {
		t.Errorf("got %+v, want %+v", score, want)
	}
}

func TestModelsAreSmallAndNoSlowerThanAReader(t *testing.T) {
	const data = "../../../shared/data"
	if _, err := os.Stat(data); err != nil {
		t.Skip("no ../shared/data beside the repository: there is nothing to read")
	}
	cost, err := MeasureCost(context.Background(), os.DirFS(data), os.DirFS("../english/models"))
	if err != nil {
		t.Fatal(err)
	}
	if cost.Bytes > 20e6 || cost.Bytes < 1e5 || cost.Trees < 300 || cost.Statements < 1000 {
		t.Errorf("%s", cost)
	}
}
