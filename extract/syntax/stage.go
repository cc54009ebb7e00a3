package syntax

import (
	"context"

	"parley/extract"
	"parley/schema"
)

// Stage fills the syntactic fields of every token of every sentence. A
// document needs at most some tens of megabytes, however long it or its
// sentences are.
func (m *Model) Stage(lemmas *Lemmatizer) extract.Stage {
	return extract.Stage{
		Name:  "syntax",
		Needs: []extract.Layer{extract.LayerTokens},
		Adds:  []extract.Layer{extract.LayerSyntax},
		Run: func(ctx context.Context, doc *extract.Document) error {
			return m.run(ctx, doc, lemmas)
		},
	}
}

func (m *Model) run(ctx context.Context, doc *extract.Document, lemmas *Lemmatizer) error {
	forms := make([][]string, len(doc.Sentences))
	words := make([][]int, len(doc.Sentences)) // indices of the tokens that are words of the sentence
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		words[i] = wordsOf(s, doc.Blocks[s.Block].Holes)
		forms[i] = make([]string, len(words[i]))
		for j, k := range words[i] {
			forms[i][j] = doc.Form(&s.Tokens[k])
		}
	}
	analyses, err := m.Analyse(ctx, forms)
	if err != nil {
		return err
	}
	for i, sentence := range analyses {
		tokens := doc.Sentences[i].Tokens
		root := 0
		bases := lemmas.Lemmas(forms[i], sentence)
		for j, a := range sentence {
			t := &tokens[words[i][j]]
			t.UPOS, t.XPOS, t.Feats = a.UPOS, a.XPOS, a.Feats
			t.Deprel, t.Doubt, t.Head = a.Deprel, a.Doubt, -1
			if a.Head >= 0 {
				t.Head = words[i][a.Head]
			} else {
				root = words[i][j]
			}
			t.Lemma = bases[j]
		}
		attachHoles(doc, tokens, root)
	}
	return nil
}

// wordsOf lists the tokens that do not lie in a hole of the block. Both are in
// the order of the text.
func wordsOf(s *extract.Sentence, holes []schema.Span) []int {
	words := make([]int, 0, len(s.Tokens))
	for i := range s.Tokens {
		for len(holes) > 0 && holes[0].End <= s.Tokens[i].Start {
			holes = holes[1:]
		}
		if len(holes) == 0 || !s.Tokens[i].Overlaps(holes[0]) {
			words = append(words, i)
		}
	}
	return words
}

// attachHoles makes punctuation under the root of what is in the sentence but
// no word of it, such as the number of a page.
func attachHoles(doc *extract.Document, tokens []extract.Token, root int) {
	for i := range tokens {
		if t := &tokens[i]; t.Deprel == "" {
			t.UPOS, t.XPOS, t.Lemma, t.Deprel, t.Head = "PUNCT", "NFP", doc.Form(t), "punct", root
		}
	}
}
