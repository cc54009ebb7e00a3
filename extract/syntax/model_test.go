package syntax

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"parley/extract"
	"parley/schema"
)

// embedded is the model that the program embeds.
func embedded(t testing.TB) *Model {
	t.Helper()
	data, err := os.ReadFile("../english/models/syntax.bin")
	if err != nil {
		t.Fatal(err)
	}
	m, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func lemmatizer(t testing.TB) *Lemmatizer {
	t.Helper()
	data, err := os.ReadFile("../english/models/lemmas.bin")
	if err != nil {
		t.Fatal(err)
	}
	l, err := LoadLemmas(data)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// document makes one of sentences whose words are divided by blanks.
func document(sentences ...string) *extract.Document {
	doc := &extract.Document{Text: strings.Join(sentences, "\n")}
	doc.Blocks = []extract.Block{{Span: schema.Span{End: len(doc.Text)}, Kind: extract.Paragraph}}
	at := 0
	for _, s := range sentences {
		sentence := extract.Sentence{Span: schema.Span{Start: at, End: at + len(s)}}
		for word := range strings.SplitSeq(s, " ") {
			sentence.Tokens = append(sentence.Tokens, extract.Token{Span: schema.Span{Start: at, End: at + len(word)}})
			at += len(word) + 1
		}
		doc.Sentences = append(doc.Sentences, sentence)
	}
	return doc
}

func parse(t testing.TB, sentences ...string) *extract.Document {
	t.Helper()
	doc := document(sentences...)
	if err := embedded(t).Stage(lemmatizer(t)).Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// Each edge is "dependent relation head", in words; the head of the root is 0.
func TestEmbeddedModelParsesPlainNews(t *testing.T) {
	for _, test := range []struct {
		text  string
		edges []string
	}{
		{"The minister met the ambassador in Oslo on Friday .",
			[]string{"met root 0", "minister nsubj met", "ambassador obj met", "Oslo obl met", "Friday obl met"}},
		{"The treaty was signed by both presidents .",
			[]string{"signed root 0", "treaty nsubj:pass signed", "presidents obl:agent signed"}},
		{"Officials said that the talks had failed .",
			[]string{"said root 0", "Officials nsubj said", "failed ccomp said", "talks nsubj failed"}},
		{"“ We want to join the alliance , ” the spokeswoman said .",
			[]string{"join xcomp want", "We nsubj want", "alliance obj join", "spokeswoman nsubj said"}},
		{"The government did n’t accept the offer .",
			[]string{"accept root 0", "government nsubj accept", "n’t advmod accept", "offer obj accept"}},
	} {
		t.Run(test.text, func(t *testing.T) {
			doc := parse(t, test.text)
			have := make(map[string]bool)
			tokens := doc.Sentences[0].Tokens
			for i := range tokens {
				head := "0"
				if tokens[i].Head >= 0 {
					head = doc.Form(&tokens[tokens[i].Head])
				}
				have[doc.Form(&tokens[i])+" "+tokens[i].Deprel+" "+head] = true
			}
			for _, edge := range test.edges {
				if !have[edge] {
					t.Errorf("%q is missing in %v", edge, have)
				}
			}
		})
	}
}

func TestTypographyChangesNothing(t *testing.T) {
	plain := parse(t, "\" It 's our treaty , \" she said -- and left .").Sentences[0].Tokens
	typographic := parse(t, "“ It ʼs our treaty , ” she said — and left .").Sentences[0].Tokens
	for i := range plain {
		a, b := plain[i], typographic[i]
		a.Span, b.Span, a.Lemma, b.Lemma = schema.Span{}, schema.Span{}, "", ""
		if a != b {
			t.Errorf("token %d: %+v in ASCII, %+v in typographic spelling", i, a, b)
		}
	}
}

// A sentence longer than the parser takes at once must still become one tree.
func TestVeryLongSentenceIsOneTree(t *testing.T) {
	words := strings.Repeat("the minister met the ambassador , and ", 300) + "left ."
	doc := parse(t, words, "", "She left .")
	for i := range doc.Sentences {
		var heads []int
		for _, token := range doc.Sentences[i].Tokens {
			heads = append(heads, token.Head)
			if token.UPOS == "" || token.Deprel == "" || (token.Head < 0) != (token.Deprel == "root") {
				t.Fatalf("sentence %d: incomplete token %+v", i, token)
			}
		}
		if !singleRooted(heads) {
			t.Errorf("sentence %d is no tree with one root", i)
		}
	}
}

func TestCancelledContextEndsTheStage(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := embedded(t).Stage(lemmatizer(t)).Run(ctx, document("She left .")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkStage(b *testing.B) {
	m := embedded(b)
	sentences := []string{
		"The foreign minister told reporters in the capital on Tuesday that the two governments had not yet agreed on the terms of a ceasefire .",
		"Opposition leaders rejected the proposal .",
		"Officials from both countries , who met behind closed doors for three days , are expected to sign a trade agreement worth $ 2 billion next week .",
		"“ We will not accept any conditions , ” said the head of the delegation , adding that the talks would continue .",
	}
	var text []string
	for range 8 {
		text = append(text, sentences...)
	}
	doc := document(text...)
	words := 0
	for _, s := range doc.Sentences {
		words += len(s.Tokens)
	}
	stage := m.Stage(lemmatizer(b))
	b.ReportAllocs()
	for b.Loop() {
		if err := stage.Run(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	data, err := os.ReadFile("../english/models/syntax.bin")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Load(data); err != nil {
			b.Fatal(err)
		}
	}
}
