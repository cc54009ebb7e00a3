package syntax

import (
	"context"

	"parley/extract"
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
	for i := range doc.Sentences {
		tokens := doc.Sentences[i].Tokens
		forms[i] = make([]string, len(tokens))
		for j := range tokens {
			forms[i][j] = doc.Form(&tokens[j])
		}
	}
	analyses, err := m.Analyse(ctx, forms)
	if err != nil {
		return err
	}
	for i, sentence := range analyses {
		for j, a := range sentence {
			t := &doc.Sentences[i].Tokens[j]
			t.UPOS, t.XPOS, t.Feats = a.UPOS, a.XPOS, a.Feats
			t.Head, t.Deprel = a.Head, a.Deprel
			t.Lemma = lemmas.Lemma(forms[i][j], a.UPOS, a.XPOS)
		}
	}
	return nil
}
