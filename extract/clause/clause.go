// Package clause reads propositions (who does what to whom, who says so and
// how sure it is) off Universal Dependencies trees.
//
// It is a set of rules of English grammar, each named after the construction
// that it reads and documented in the table that [Rules] returns. Every
// sentence is walked once from its root. The walk carries a scope: the sources
// in whose mouth the words are put and the mode in which they hold, so that
// "Putin denied that Russia attacked" never yields a plain attack. A clause
// becomes a frame (its verb group, arguments and roles), a frame one
// proposition for each combination of coordinated subjects and objects.
//
// The tradition is that of clause-based open information extraction: Del Corro
// and Gemulla 2013 (ClausIE), White et al. 2016 (PredPatt), Gashteovski et al.
// 2017 (MinIE). Trees follow the English guidelines of UD version 2.
package clause

import (
	"context"

	"parley/extract"
)

// Stage adds the propositions. It is a pure function of trees and names and
// never fails on a tree, however odd. Headings, captions, bylines and
// related-article lines yield nothing.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "clause",
		Needs: []extract.Layer{extract.LayerSyntax, extract.LayerNames},
		Adds:  []extract.Layer{extract.LayerPropositions},
		Run:   run,
	}
}

func run(ctx context.Context, doc *extract.Document) error {
	doc.Propositions = nil
	names := namesBySentence(doc)
	speech := newSpeech(doc)
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !readable(doc, i) {
			continue
		}
		r := newReader(newTree(doc, i, names[i]))
		r.read()
		speech.add(i, r)
		doc.Propositions = appendShifted(doc.Propositions, r.out)
	}
	speech.attribute(doc)
	return nil
}

// readable reports whether a sentence stands in running text.
func readable(doc *extract.Document, sentence int) bool {
	block := doc.Sentences[sentence].Block
	if block < 0 || block >= len(doc.Blocks) {
		return true
	}
	return doc.Blocks[block].Kind == extract.Paragraph
}

// appendShifted appends the propositions of one sentence, whose Content
// indices count within that sentence.
func appendShifted(all, some []extract.Proposition) []extract.Proposition {
	base := len(all)
	for _, p := range some {
		if p.Content >= 0 {
			p.Content += base
		}
		all = append(all, p)
	}
	return all
}

func namesBySentence(doc *extract.Document) [][]extract.Name {
	names := make([][]extract.Name, len(doc.Sentences))
	for _, n := range doc.Names {
		if n.Sentence >= 0 && n.Sentence < len(names) {
			names[n.Sentence] = append(names[n.Sentence], n)
		}
	}
	return names
}
