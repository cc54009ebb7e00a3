package english

import (
	"context"
	"slices"

	"parley/extract"
	"parley/extract/syntax"
)

// Input is what documents bring along.
type Input int

// The inputs.
const (
	Text  Input = iota // blocks alone
	Words              // sentences and words too; tags, trees and names are found
	Trees              // the analysis of another parser; what it lacks is found
)

// layers are those that the documents bring. The trees of others may lack tags
// and are made a layer by the stage that completes them.
func (in Input) layers() []extract.Layer {
	if in == Text {
		return []extract.Layer{extract.LayerBlocks}
	}
	return []extract.Layer{extract.LayerBlocks, extract.LayerTokens}
}

// completing keeps the trees that a document brings and fills in the tags,
// features and lemmas that are missing. Features are missing where the whole
// document has none: many a word has none of its own.
func (e *engine) completing() extract.Stage {
	return extract.Stage{
		Name:  "completing",
		Needs: []extract.Layer{extract.LayerTokens},
		Adds:  []extract.Layer{extract.LayerSyntax},
		Run:   e.complete,
	}
}

func (e *engine) complete(ctx context.Context, doc *extract.Document) error {
	featureless := true
	for i := range doc.Sentences {
		for k := range doc.Sentences[i].Tokens {
			featureless = featureless && doc.Sentences[i].Tokens[k].Feats == ""
		}
	}
	for i := range doc.Sentences {
		tokens := doc.Sentences[i].Tokens
		forms := make([]string, len(tokens))
		for k := range tokens {
			forms[k] = doc.Form(&tokens[k])
		}
		if featureless || untagged(tokens) {
			analyses, err := e.syntax.Analyse(ctx, [][]string{forms})
			if err != nil {
				return err
			}
			for k := range tokens {
				fill(&tokens[k], forms[k], &analyses[0][k], featureless)
			}
		}
		e.lemmatise(tokens, forms)
	}
	return nil
}

// lemmatise gives the tokens of a sentence the lemmas that they lack.
func (e *engine) lemmatise(tokens []extract.Token, forms []string) {
	if !slices.ContainsFunc(tokens, func(t extract.Token) bool { return t.Lemma == "" }) {
		return
	}
	tags := make([]syntax.Analysis, len(tokens))
	for k := range tokens {
		tags[k].UPOS, tags[k].XPOS = tokens[k].UPOS, tokens[k].XPOS
	}
	for k, lemma := range e.lemmas.Lemmas(forms, tags) {
		if tokens[k].Lemma == "" {
			tokens[k].Lemma = lemma
		}
	}
}

// untagged reports whether a token lacks a tag.
func untagged(tokens []extract.Token) bool {
	for i := range tokens {
		if tokens[i].UPOS == "" || tokens[i].XPOS == "" {
			return true
		}
	}
	return false
}

// fill takes from our analysis of a token what it lacks; a tag of Penn and
// features only where they agree with its part of speech.
func fill(t *extract.Token, form string, ours *syntax.Analysis, featureless bool) {
	if t.UPOS == "" {
		t.UPOS = ours.UPOS
	}
	agreed := t.UPOS == ours.UPOS && (t.XPOS == "" || t.XPOS == ours.XPOS)
	if t.XPOS == "" && agreed {
		t.XPOS = ours.XPOS
	}
	if featureless && agreed {
		t.Feats = ours.Feats
	}
	if t.XPOS == "" {
		t.XPOS = pennTag(form, t)
	}
}

// naming finds names in documents that bring none.
func (e *engine) naming() extract.Stage {
	stage := e.names.Stage()
	find := stage.Run
	stage.Run = func(ctx context.Context, doc *extract.Document) error {
		if doc.Names != nil {
			return nil
		}
		return find(ctx, doc)
	}
	return stage
}
