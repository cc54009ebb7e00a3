package coref_test

import (
	"bytes"
	"context"
	"testing"

	"parley/extract"
	"parley/extract/coref"
	"parley/extract/entity"
	"parley/extract/nn/linear"
	"parley/schema"
)

// TestRankerComesBack writes a ranker with what verbs select and reads it again.
func TestRankerComesBack(t *testing.T) {
	vectors := func(seed int8) *coref.Vectors {
		v := &coref.Vectors{Hashes: []uint32{3, 5}, Cells: make([]int8, 2*coref.SelectionSize), Scale: 0.5}
		for i := range v.Cells {
			v.Cells[i] = seed + int8(i)
		}
		return v
	}
	k := coref.NewRanker(linear.Round(1, []float32{1, -1}), &coref.Selection{Places: vectors(1), Nouns: vectors(2)})
	var first, second bytes.Buffer
	if _, err := k.WriteTo(&first); err != nil {
		t.Fatal(err)
	}
	again, err := coref.Load(first.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.WriteTo(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("a ranker that was read is not the one that was written")
	}
	for n := range first.Len() {
		if _, err := coref.Load(first.Bytes()[:n]); err == nil {
			t.Fatalf("%d of %d bytes are taken for a ranker", n, first.Len())
		}
	}
}

// TestSelectionsOfASentence counts the nouns of a sentence in their places: each
// for the role alone and for the verb, by its lemma and by its class.
func TestSelectionsOfASentence(t *testing.T) {
	text := "Kenya ratified treaties"
	doc := &extract.Document{Text: text, Blocks: []extract.Block{{Span: schema.Span{End: len(text)}, Kind: extract.Paragraph}}}
	token := func(start, end int, lemma, upos string, head int, deprel string) extract.Token {
		return extract.Token{Span: schema.Span{Start: start, End: end}, Lemma: lemma, UPOS: upos, Head: head, Deprel: deprel}
	}
	doc.Sentences = []extract.Sentence{{Span: schema.Span{End: len(text)}, Tokens: []extract.Token{
		token(0, 5, "Kenya", "PROPN", 1, "nsubj"), token(6, 14, "ratify", "VERB", -1, "root"), token(15, 23, "treaty", "NOUN", 1, "obj"),
	}}}
	doc.Names = []extract.Name{{First: 0, End: 1, Class: schema.Country}}
	if err := entity.MentionStage().Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	found := 0
	for range coref.Selections(doc) {
		found++
	}
	if found != 2+4 {
		t.Errorf("%d nouns in places, want 6", found)
	}
}
