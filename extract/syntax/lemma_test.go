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
		{"1,250,000", "NUM", "CD", "1250000"},
		{"stunted", "VERB", "VBN", "stunt"},
		{"dived", "VERB", "VBD", "dive"},
		{"simplest", "ADJ", "JJS", "simple"},
		{"dishonest", "ADJ", "JJ", "dishonest"},
		{"miners", "NOUN", "NNS", "miner"},
		{"Athens", "PROPN", "NNPS", "Athens"},
		{"Ruritanians", "PROPN", "NNPS", "Ruritanian"},
		{"sooooo", "ADV", "RB", "so"},
		{"co\u00adoperate", "VERB", "VB", "cooperate"},
		{"", "X", "FW", ""},
	} {
		if got := lemmaOf(l, test.form, test.upos, test.xpos); got != test.want {
			t.Errorf("Lemma(%q, %s, %s) = %q, want %q", test.form, test.upos, test.xpos, got, test.want)
		}
	}
}

// TestLemmasOfSentences shows what the words around a word tell of its case,
// where the tagger took a name for a noun.
func TestLemmasOfSentences(t *testing.T) {
	l := lemmas(t)
	for _, test := range []struct{ forms, tags, want string }{
		{"The envoy left Freedonia on Monday .", "DT NN VBD NN IN NNP .", "the envoy leave Freedonia on Monday ."},
		{"Talks in the capital failed .", "NNS IN DT NN VBD .", "talk in the capital fail ."},
		{"the US and I", "DT NNP CC PRP", "the US and I"},
	} {
		forms := strings.Fields(test.forms)
		tags := make([]syntax.Analysis, len(forms))
		for i, tag := range strings.Fields(test.tags) {
			tags[i].XPOS = tag
			tags[i].UPOS = map[string]string{"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "VBD": "VERB", "DT": "DET", "IN": "ADP", "PRP": "PRON", "CC": "CCONJ", ".": "PUNCT"}[tag]
		}
		if got := strings.Join(l.Lemmas(forms, tags), " "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.forms, got, test.want)
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
		if got := lemmaOf(l, form, "VERB", "VBD"); got != want {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
}

func TestLemmasRoundTrip(t *testing.T) {
	l := syntax.LearnLemmas([]syntax.LemmaCount{
		{Form: "walked", Tag: "VBD", Lemma: "walk", Count: 2}, {Form: "talked", Tag: "VBD", Lemma: "talk", Count: 1},
		{Form: "rained", Tag: "VBD", Lemma: "rain", Count: 1}, {Form: "went", Tag: "VBD", Lemma: "go", Count: 1},
		{Form: "élysées", Tag: "NNPS", Lemma: "élysée", Count: 1},
	}, map[string]syntax.WordHabit{"walk": syntax.SmallWord})
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
		if got := lemmaOf(again, test.form, "", test.xpos); got != test.want {
			t.Errorf("Lemma(%q, %s) = %q, want %q", test.form, test.xpos, got, test.want)
		}
	}
	if _, err := syntax.LoadLemmas([]byte(out.String())[:30]); err == nil {
		t.Error("a cut file was loaded")
	}
}

func BenchmarkLemmas(b *testing.B) {
	l := lemmas(b)
	forms := strings.Fields("Ministers of Ruritania announced on Monday that the talks with their allies had failed .")
	tags := []syntax.Analysis{
		{UPOS: "NOUN", XPOS: "NNS"}, {UPOS: "ADP", XPOS: "IN"}, {UPOS: "PROPN", XPOS: "NNP"}, {UPOS: "VERB", XPOS: "VBD"},
		{UPOS: "ADP", XPOS: "IN"}, {UPOS: "PROPN", XPOS: "NNP"}, {UPOS: "SCONJ", XPOS: "IN"}, {UPOS: "DET", XPOS: "DT"},
		{UPOS: "NOUN", XPOS: "NNS"}, {UPOS: "ADP", XPOS: "IN"}, {UPOS: "PRON", XPOS: "PRP$"}, {UPOS: "NOUN", XPOS: "NNS"},
		{UPOS: "AUX", XPOS: "VBD"}, {UPOS: "VERB", XPOS: "VBN"}, {UPOS: "PUNCT", XPOS: "."},
	}
	words := 0
	for b.Loop() {
		words += len(l.Lemmas(forms, tags))
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

// lemmaOf is the lemma of a word inside a sentence; one without xpos goes by its
// upos.
func lemmaOf(l *syntax.Lemmatizer, form, upos, xpos string) string {
	return l.Lemmas([]string{",", form}, []syntax.Analysis{{UPOS: "PUNCT", XPOS: ","}, {UPOS: upos, XPOS: xpos}})[1]
}
