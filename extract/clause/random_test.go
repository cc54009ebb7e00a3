package clause_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"parley/extract"
	"parley/extract/clause"
	"parley/schema"
)

var (
	forms = []string{"Norland", "said", "that", "the", "minister", "of", "which", "to", "not", "\"", ",", "will", "be", "accused", "his", "if", "and", "Friday", "2014", "(", ")", "attack", "on", "ready", "no", "by", "according", "who", "'s", "?"}
	upos  = []string{"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "PRON", "ADP", "SCONJ", "PUNCT", "DET", "NUM", "PART", "CCONJ", "X", ""}
	xpos  = []string{"NN", "NNP", "VB", "VBD", "VBG", "VBN", "VBZ", "PRP$", "POS", "WDT", "MD", "RB", "IN", "TO", ""}
	deps  = []string{"root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "cc", "case", "mark", "aux", "aux:pass", "cop", "det", "amod", "appos", "nmod", "nmod:poss", "compound", "compound:prt", "flat", "parataxis", "punct", "csubj", "expl", "advmod", "fixed", "dep", ""}
)

// randomDocument makes a sentence of n tokens whose words, tags and heads are
// drawn at random: cycles, several roots and heads out of range included.
func randomDocument(r *rand.Rand, n int) *extract.Document {
	doc := &extract.Document{}
	sentence := extract.Sentence{}
	for range n {
		form := forms[r.IntN(len(forms))]
		start := len(doc.Text)
		doc.Text += form + " "
		sentence.Tokens = append(sentence.Tokens, extract.Token{
			Span: schema.Span{Start: start, End: start + len(form)}, Lemma: form,
			UPOS: upos[r.IntN(len(upos))], XPOS: xpos[r.IntN(len(xpos))],
			Head: r.IntN(n+3) - 2, Deprel: deps[r.IntN(len(deps))],
		})
	}
	sentence.End = len(doc.Text)
	doc.Sentences = []extract.Sentence{sentence}
	if n > 3 {
		doc.Names = []extract.Name{{First: 1, End: 3, Class: schema.Person}, {First: 3, End: 4, Class: schema.Country}}
	}
	return doc
}

// check asserts what holds of the propositions of any tree.
func check(t *testing.T, doc *extract.Document) {
	t.Helper()
	for i, p := range doc.Propositions {
		whole := doc.Sentences[p.Sentence].Span
		if !whole.Contains(p.Evidence) || p.Evidence.Len() <= 0 {
			t.Fatalf("proposition %d: evidence %v outside its sentence %v", i, p.Evidence, whole)
		}
		phrases := []extract.Phrase{p.Subject, p.Object}
		for _, r := range p.Roles {
			phrases = append(phrases, r.Phrase)
		}
		for _, ph := range phrases {
			if ph.Present && (!p.Evidence.Contains(ph.Span) || ph.Span.Len() <= 0) {
				t.Fatalf("proposition %d: phrase %v outside the evidence %v", i, ph.Span, p.Evidence)
			}
		}
		for k, token := range p.Relation {
			if token < 0 || token >= len(doc.Sentences[p.Sentence].Tokens) || k > 0 && p.Relation[k-1] >= token {
				t.Fatalf("proposition %d: relation tokens %v", i, p.Relation)
			}
		}
		if !p.Subject.Present || p.Name == "" || len(p.Rules) == 0 {
			t.Fatalf("proposition %d: %+v", i, p)
		}
		if p.Content < -1 || p.Content >= len(doc.Propositions) {
			t.Fatalf("proposition %d: content %d of %d", i, p.Content, len(doc.Propositions))
		}
	}
}

func TestRandomTrees(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 1500 {
		doc := randomDocument(r, 1+n%60)
		if err := clause.Stage().Run(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		check(t, doc)
	}
}

// TestLongSentences checks that a tree of no sense with 400 tokens is read in
// bounded time and space.
func TestLongSentences(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5 {
		doc := randomDocument(r, 400)
		if err := clause.Stage().Run(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		check(t, doc)
		if n := len(doc.Propositions); n > 2000 {
			t.Errorf("%d propositions from one sentence", n)
		}
	}
}

// FuzzTrees looks for trees that break the stage.
func FuzzTrees(f *testing.F) {
	f.Add(uint64(1), uint8(20))
	f.Fuzz(func(t *testing.T, seed uint64, n uint8) {
		doc := randomDocument(rand.New(rand.NewPCG(seed, 5)), int(n)+1)
		if err := clause.Stage().Run(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		check(t, doc)
	})
}

func BenchmarkStage(b *testing.B) {
	docs, _ := readStories(b)
	sentences := 0
	for b.Loop() {
		for _, doc := range docs {
			if err := clause.Stage().Run(context.Background(), doc); err != nil {
				b.Fatal(err)
			}
			sentences += len(doc.Sentences)
		}
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}
