package syntax_test

import (
	"os"
	"strings"
	"testing"

	"parley/extract/syntax"
)

func lemmas(t testing.TB) *syntax.Lemmatizer {
	t.Helper()
	data, err := os.ReadFile("../english/models/lemmas.bin")
	if err != nil {
		t.Fatal(err)
	}
	l, err := syntax.LoadLemmas(data)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLemma(t *testing.T) {
	l := lemmas(t)
	for _, test := range []struct{ form, upos, xpos, want string }{
		{"was", "AUX", "VBD", "be"},
		{"n’t", "PART", "RB", "not"},
		{"'s", "PART", "POS", "'s"},
		{"announced", "VERB", "VBD", "announce"},
		{"visited", "VERB", "VBN", "visit"},
		{"sanctioned", "VERB", "VBN", "sanction"},
		{"planned", "VERB", "VBD", "plan"},
		{"hoping", "VERB", "VBG", "hope"},
		{"sought", "VERB", "VBD", "seek"},
		{"forbade", "VERB", "VBD", "forbid"},
		{"vetoes", "VERB", "VBZ", "veto"},
		{"ruled", "VERB", "VBD", "rule"},
		{"fled", "VERB", "VBD", "flee"},
		{"boycotted", "VERB", "VBD", "boycott"},
		{"stoking", "VERB", "VBG", "stoke"},
		{"halt", "VERB", "VBD", "halt"},
		{"denies", "VERB", "VBZ", "deny"},
		{"embassies", "NOUN", "NNS", "embassy"},
		{"men", "NOUN", "NNS", "man"},
		{"TROOPS", "NOUN", "NNS", "troops"},
		{"The", "DET", "DT", "the"},
		{"Ruritanian", "ADJ", "JJ", "Ruritanian"},
		{"Ruritania", "PROPN", "NNP", "Ruritania"},
		{"NATO", "PROPN", "NNP", "NATO"},
		{"Russians", "PROPN", "NNPS", "Russian"},
		{"better", "ADJ", "JJR", "good"},
		{"larger", "ADJ", "JJR", "large"},
		{"me", "PRON", "PRP", "I"},
		{"says", "VERB", "", "says"},
		{"", "X", "FW", ""},
	} {
		if got := l.Lemma(test.form, test.upos, test.xpos); got != test.want {
			t.Errorf("Lemma(%q, %s, %s) = %q, want %q", test.form, test.upos, test.xpos, got, test.want)
		}
	}
}

// TestUnknownVerbs spells made-up verbs as English would.
func TestUnknownVerbs(t *testing.T) {
	l := lemmas(t)
	for form, want := range map[string]string{
		"groked": "groke", "twumpreed": "twumpree", "brilled": "brill", "blunned": "blun", "fretated": "fretate", "obvized": "obvize",
		"snirfled": "snirfle", "dravenged": "dravenge", "plurried": "plurry", "treamed": "tream", "vorked": "vork",
	} {
		if got := l.Lemma(form, "VERB", "VBD"); got != want {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
}

func TestLemmasRoundTrip(t *testing.T) {
	l := syntax.LearnLemmas([]syntax.LemmaCount{
		{Form: "walked", Tag: "VBD", Lemma: "walk", Count: 2}, {Form: "talked", Tag: "VBD", Lemma: "talk", Count: 1},
		{Form: "rained", Tag: "VBD", Lemma: "rain", Count: 1}, {Form: "went", Tag: "VBD", Lemma: "go", Count: 1},
		{Form: "Élysées", Tag: "NNPS", Lemma: "Élysée", Count: 1},
	})
	var out strings.Builder
	if _, err := l.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	again, err := syntax.LoadLemmas([]byte(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ form, xpos, want string }{
		{"went", "VBD", "go"}, {"mailed", "VBD", "mail"}, {"Élysées", "NNPS", "Élysée"},
	} {
		if got := again.Lemma(test.form, "", test.xpos); got != test.want {
			t.Errorf("Lemma(%q, %s) = %q, want %q", test.form, test.xpos, got, test.want)
		}
	}
	if _, err := syntax.LoadLemmas([]byte(out.String())[:30]); err == nil {
		t.Error("a cut file was loaded")
	}
}

func BenchmarkLemma(b *testing.B) {
	l := lemmas(b)
	words := 0
	for b.Loop() {
		l.Lemma("ministers", "NOUN", "NNS")
		l.Lemma("Ruritania", "PROPN", "NNP")
		l.Lemma("announced", "VERB", "VBD")
		l.Lemma("of", "ADP", "IN")
		words += 4
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
