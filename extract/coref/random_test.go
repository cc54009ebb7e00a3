package coref_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"parley/extract"
	"parley/extract/coref"
	"parley/extract/entity"
	"parley/extract/nn/linear"
	"parley/schema"
)

var (
	forms   = []string{"Norland", "Moscow", "Kim", "he", "it", "they", "We", "I", "his", "itself", "who", "which", "that", "the", "minister", "president", "call", "talks", "country", "board", "said", "met", "\"", "“", "”", "(", ")", ",", "and", "of", "'s", "IAEA", "U.S.", "Russian"}
	tags    = []string{"NOUN", "PROPN", "VERB", "AUX", "ADJ", "PRON", "ADP", "PUNCT", "DET", "NUM", "PART", "CCONJ", ""}
	deps    = []string{"root", "nsubj", "nsubj:pass", "obj", "obl", "ccomp", "xcomp", "advcl", "acl:relcl", "conj", "cc", "case", "cop", "det", "amod", "appos", "nmod", "nmod:poss", "nmod:desc", "compound", "flat", "parataxis", "expl", ""}
	classes = []schema.Class{schema.Person, schema.Country, schema.Organization, schema.Place, schema.Group}
)

// randomDocument makes sentences whose words, tags, heads and names are drawn
// at random: cycles and several roots included.
func randomDocument(r *rand.Rand, sentences, n int) *extract.Document {
	doc := &extract.Document{Blocks: []extract.Block{{Kind: extract.Paragraph}, {Kind: extract.Heading}}}
	var text strings.Builder
	for s := range sentences {
		sentence := extract.Sentence{Block: r.IntN(2)}
		sentence.Start = text.Len()
		for range n {
			form := forms[r.IntN(len(forms))]
			start := text.Len()
			text.WriteString(form + " ")
			sentence.Tokens = append(sentence.Tokens, extract.Token{
				Span: schema.Span{Start: start, End: start + len(form)}, Lemma: form,
				UPOS: tags[r.IntN(len(tags))], Feats: []string{"", "Number=Plur", "Number=Sing"}[r.IntN(3)],
				Head: r.IntN(n+1) - 1, Deprel: deps[r.IntN(len(deps))],
			})
		}
		sentence.End = text.Len()
		doc.Sentences = append(doc.Sentences, sentence)
		for first := 0; first < n; first += 3 {
			if r.IntN(2) == 0 {
				end := min(n, first+1+r.IntN(3))
				doc.Names = append(doc.Names, extract.Name{Sentence: s, First: first, End: end, Class: classes[r.IntN(len(classes))]})
			}
		}
	}
	doc.Text = text.String()
	return doc
}

// ranker has weights drawn at random, so that every link comes up.
var ranker = func() *coref.Ranker {
	r := rand.New(rand.NewPCG(1, 9))
	cells := make([]float32, 1<<10)
	for i := range cells {
		cells[i] = float32(r.NormFloat64())
	}
	return coref.NewRanker(linear.Round(1, cells), nil)
}()

func resolve(t testing.TB, doc *extract.Document) {
	t.Helper()
	for _, stage := range []extract.Stage{entity.MentionStage(), ranker.Stage()} {
		if err := stage.Run(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAnyTree asserts what holds of the mentions and chains of any tree.
func TestAnyTree(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for range 1500 {
		doc := randomDocument(r, 1+r.IntN(5), 1+r.IntN(18))
		resolve(t, doc)
		check(t, doc)
	}
}

func check(t *testing.T, doc *extract.Document) {
	t.Helper()
	heads := map[[2]int]bool{}
	for i, m := range doc.Mentions {
		if m.First < 0 || m.First > m.Head || m.Head >= m.End || m.End > len(doc.Sentences[m.Sentence].Tokens) {
			t.Fatalf("mention %d: head %d outside [%d, %d)", i, m.Head, m.First, m.End)
		}
		at := [2]int{m.Sentence, m.Head}
		if heads[at] {
			t.Fatalf("two mentions with the head %v", at)
		}
		heads[at] = true
		if m.Chain < 0 || m.Chain >= len(doc.Chains) {
			t.Fatalf("mention %d has the chain %d of %d", i, m.Chain, len(doc.Chains))
		}
	}
	total := 0
	for c, chain := range doc.Chains {
		for k, m := range chain.Mentions {
			if doc.Mentions[m].Chain != c || k > 0 && chain.Mentions[k-1] >= m {
				t.Fatalf("chain %d: mention %d is of chain %d, or out of order in %v", c, m, doc.Mentions[m].Chain, chain.Mentions)
			}
			if (doc.Mentions[m].Link == "") != (k == 0) {
				t.Fatalf("chain %d: mention %d, number %d in the chain, was linked by %q", c, m, k+1, doc.Mentions[m].Link)
			}
		}
		total += len(chain.Mentions)
	}
	if total != len(doc.Mentions) {
		t.Fatalf("%d mentions in chains, %d in the document", total, len(doc.Mentions))
	}
}

// TestTwiceIsOnce asserts that the stages start from nothing each time.
func TestTwiceIsOnce(t *testing.T) {
	doc := randomDocument(rand.New(rand.NewPCG(1, 2)), 6, 15)
	resolve(t, doc)
	mentions, chains := len(doc.Mentions), len(doc.Chains)
	resolve(t, doc)
	if len(doc.Mentions) != mentions || len(doc.Chains) != chains {
		t.Errorf("again: %d mentions and %d chains, first %d and %d", len(doc.Mentions), len(doc.Chains), mentions, chains)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	doc := randomDocument(rand.New(rand.NewPCG(1, 2)), 2, 5)
	for _, stage := range []extract.Stage{entity.MentionStage(), ranker.Stage()} {
		if err := stage.Run(ctx, doc); err == nil {
			t.Errorf("stage %s goes on after its context ended", stage.Name)
		}
	}
}

func BenchmarkStage(b *testing.B) {
	doc := randomDocument(rand.New(rand.NewPCG(3, 4)), 40, 25)
	words := 40 * 25
	for b.Loop() {
		resolve(b, doc)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
