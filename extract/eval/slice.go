package eval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"parley/extract"
	"parley/extract/conllu"
	"parley/extract/entity"
	"parley/extract/syntax"
	"parley/extract/token"
	"parley/schema"
)

// Slice scores every stage on a small annotated file that lies in the
// repository, where the folder of annotated text does not: words and sentences
// on its text, tags and trees on its words, names on top of these, and chains.
// Each figure is measured as [Measure] does; the set is the name.
func Slice(ctx context.Context, name string, sentences []*conllu.Sentence, models fs.FS) ([]Figure, error) {
	var figures []Figure
	for _, part := range []struct {
		input string
		run   func(context.Context, []*conllu.Sentence, fs.FS) ([]Figure, error)
	}{{"gold tokens", sliceSyntax}, {"raw text", sliceRaw}, {"given words", sliceNames}, {"gold tokens", sliceChains}} {
		found, err := part.run(ctx, sentences, models)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, f := range found {
			f.Set, f.Input = name, part.input
			figures = append(figures, f)
		}
	}
	return figures, nil
}

func sliceSyntax(ctx context.Context, sentences []*conllu.Sentence, models fs.FS) ([]Figure, error) {
	model, err := loadModel(models, "syntax.bin", syntax.Load)
	if err != nil {
		return nil, err
	}
	score, err := Syntax(ctx, model, sentences)
	return score.figures(), err
}

func sliceRaw(ctx context.Context, sentences []*conllu.Sentence, models fs.FS) ([]Figure, error) {
	tokens, err1 := loadModel(models, "tokens.bin", token.Load)
	parser, err2 := loadParser(models)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	gold := conllu.Document("slice", sentences)
	doc := &extract.Document{Path: gold.Path, Text: gold.Text, Blocks: gold.Blocks}
	if err := errors.Join(tokens.Stage().Run(ctx, doc), parser.Run(ctx, doc)); err != nil {
		return nil, err
	}
	var score rawScore
	score.add(gold, doc)
	return score.figures(), nil
}

func sliceNames(ctx context.Context, sentences []*conllu.Sentence, models fs.FS) ([]Figure, error) {
	parser, err1 := loadParser(models)
	names, err2 := loadModel(models, "names.bin", entity.LoadNames)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	gold, doc := conllu.Document("slice", sentences), conllu.Document("slice", sentences)
	if err := errors.Join(parser.Run(ctx, doc), names.Stage().Run(ctx, doc)); err != nil {
		return nil, err
	}
	want, got := asPlaces(gold.Names), asPlaces(doc.Names)
	score := f1{found: len(got), gold: len(want)}
	for _, n := range got {
		score.both += one(slices.Contains(want, n))
	}
	return []Figure{{Name: "names", Percent: score.percent()}}, nil
}

// asPlaces takes countries for places, which no annotation divides alike.
func asPlaces(names []extract.Name) []extract.Name {
	all := slices.Clone(names)
	for i := range all {
		if all[i].Class == schema.Country {
			all[i].Class = schema.Place
		}
	}
	return all
}

func sliceChains(ctx context.Context, sentences []*conllu.Sentence, models fs.FS) ([]Figure, error) {
	run, err := reader(models, false)
	if err != nil {
		return nil, err
	}
	text, err := chainedText(sentences)
	if err != nil {
		return nil, err
	}
	if err := run(ctx, text.Document); err != nil {
		return nil, err
	}
	var score CorefScore
	score.Add(text.clusters(), foundClusters(text.Document))
	return score.figures(""), nil
}
