package eval

import (
	"context"
	"fmt"
	"io/fs"

	"parley/extract"
	"parley/extract/conllu"
	"parley/extract/syntax"
	"parley/extract/token"
	"parley/schema"
)

// rawFigures scores words, sentences, tags, lemmas and trees on raw text with
// its paragraphs, as F1: what is found must have the very span of the gold
// word, and its head that of the gold head.
func rawFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	tokens, err := loadModel(models, "tokens.bin", token.Load)
	if err != nil {
		return nil, err
	}
	parser, err := loadParser(models)
	if err != nil {
		return nil, err
	}
	var figures []Figure
	for _, bank := range treebanks {
		var score rawScore
		for gold, err := range goldDocuments(data, bank.file) {
			if err != nil {
				return nil, err
			}
			doc := &extract.Document{Path: gold.Path, Text: gold.Text, Blocks: gold.Blocks}
			for _, stage := range []extract.Stage{tokens.Stage(), parser} {
				if err := stage.Run(ctx, doc); err != nil {
					return nil, err
				}
			}
			score.add(gold, doc)
		}
		for _, f := range score.figures() {
			f.Set, f.Input = bank.name, "raw text"
			figures = append(figures, f)
		}
	}
	return figures, nil
}

// loadParser is the stage that tags and parses, with its lemmas.
func loadParser(models fs.FS) (extract.Stage, error) {
	lemmas, err := loadModel(models, "lemmas.bin", syntax.LoadLemmas)
	if err != nil {
		return extract.Stage{}, err
	}
	parser, err := loadModel(models, "syntax.bin", syntax.Load)
	if err != nil {
		return extract.Stage{}, err
	}
	return parser.Stage(lemmas), nil
}

func loadModel[M any](models fs.FS, name string, load func([]byte) (*M, error)) (*M, error) {
	file, err := fs.ReadFile(models, name)
	if err != nil {
		return nil, err
	}
	model, err := load(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return model, nil
}

// goldDocuments yields the documents of a treebank in the folder data.
func goldDocuments(data fs.FS, name string) func(yield func(*extract.Document, error) bool) {
	return func(yield func(*extract.Document, error) bool) {
		file, err := data.Open(name)
		if err != nil {
			yield(nil, fmt.Errorf("%w; give the folder of annotated text with --data", err))
			return
		}
		defer func() { _ = file.Close() }() // read only
		for doc, err := range conllu.Documents(file, name) {
			if err != nil {
				err = fmt.Errorf("%s: %w", name, err)
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

// f1 counts what is found, what should be, and what is both.
type f1 struct{ found, gold, both int }

// figures are the F1, the precision and the recall.
func (f f1) figures(set, input, name string) []Figure {
	return []Figure{
		{Set: set, Input: input, Name: name, Percent: f.percent()},
		{Set: set, Input: input, Name: "precision", Percent: 100 * float64(f.both) / float64(max(1, f.found)), Part: true},
		{Set: set, Input: input, Name: "recall", Percent: 100 * float64(f.both) / float64(max(1, f.gold)), Part: true},
	}
}

func (f f1) percent() float64 { return 200 * float64(f.both) / float64(max(1, f.found+f.gold)) }

// rawScore counts over documents.
type rawScore struct {
	sentences, words   f1
	upos, xpos, lemmas int // words with the right one
	attached, labelled int // words with the right head, and with the right relation to it
}

// place is a word of a document with the span of its head, empty for the root.
type place struct {
	token *extract.Token
	head  schema.Span
}

func (s *rawScore) add(gold, found *extract.Document) {
	want, got := places(gold), places(found)
	s.words.gold += len(want)
	s.words.found += len(got)
	for span, g := range got {
		w, ok := want[span]
		if !ok {
			continue
		}
		s.words.both++
		s.upos += one(g.token.UPOS == w.token.UPOS)
		s.xpos += one(g.token.XPOS == w.token.XPOS)
		s.lemmas += one(g.token.Lemma == w.token.Lemma)
		s.attached += one(g.head == w.head)
		s.labelled += one(g.head == w.head && relation(g.token.Deprel) == relation(w.token.Deprel))
	}
	spans := make(map[schema.Span]bool)
	for i := range gold.Sentences {
		spans[gold.Sentences[i].Span] = true
	}
	s.sentences.gold += len(gold.Sentences)
	s.sentences.found += len(found.Sentences)
	for i := range found.Sentences {
		s.sentences.both += one(spans[found.Sentences[i].Span])
	}
}

func places(doc *extract.Document) map[schema.Span]place {
	all := make(map[schema.Span]place)
	for i := range doc.Sentences {
		tokens := doc.Sentences[i].Tokens
		for j := range tokens {
			p := place{token: &tokens[j]}
			if head := tokens[j].Head; head >= 0 {
				p.head = tokens[head].Span
			}
			all[tokens[j].Span] = p
		}
	}
	return all
}

func (s *rawScore) figures() []Figure {
	of := func(right int) float64 { return f1{s.words.found, s.words.gold, right}.percent() }
	return []Figure{
		{Name: "words", Percent: s.words.percent()},
		{Name: "sentences", Percent: s.sentences.percent()},
		{Name: "UPOS", Percent: of(s.upos)},
		{Name: "XPOS", Percent: of(s.xpos)},
		{Name: "lemmas", Percent: of(s.lemmas)},
		{Name: "UAS", Percent: of(s.attached)},
		{Name: "LAS", Percent: of(s.labelled)},
	}
}
