package eval

import (
	"context"
	"io/fs"
	"slices"

	"parley/extract"
	"parley/extract/coref"
	"parley/extract/entity"
	"parley/extract/token"
)

// newsLike are the genres of GUM that are written or spoken like news: reports,
// interviews, speeches, portraits of persons and of places. The others are
// talk at the table and before the camera, court hearings, papers and textbooks.
var newsLike = map[string]bool{"news": true, "interview": true, "speech": true, "bio": true, "voyage": true}

// corefFigures scores chains on the words and sentences of GUM with everything
// else predicted: the mean of MUC, B3 and CEAF over mentions with the very
// span of the gold ones, entities of one mention left out.
func corefFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	run, err := reader(models, false)
	if err != nil {
		return nil, err
	}
	texts, err := ChainedTexts(data, "dev")
	if err != nil {
		return nil, err
	}
	var news, all CorefScore
	for _, t := range texts {
		if err := run(ctx, t.Document); err != nil {
			return nil, err
		}
		gold, got := t.clusters(), foundClusters(t.Document)
		all.Add(gold, got)
		if newsLike[t.Genre] {
			news.Add(gold, got)
		}
	}
	figures := append(news.figures("GUM news-like"), all.figures("GUM dev")...)
	for i := range figures {
		figures[i].Input = "gold tokens"
	}
	return figures, nil
}

func (s *CorefScore) figures(set string) []Figure {
	return []Figure{
		{Set: set, Name: "MUC", Percent: 100 * s.MUC.F1()},
		{Set: set, Name: "B3", Percent: 100 * s.B3.F1()},
		{Set: set, Name: "CEAFe", Percent: 100 * s.CEAF.F1()},
		{Set: set, Name: "CoNLL", Percent: 100 * s.CoNLL()},
	}
}

// reader is the program from words, or from text, to chains.
func reader(models fs.FS, raw bool) (func(context.Context, *extract.Document) error, error) {
	before, after, err := readerStages(models, raw)
	if err != nil {
		return nil, err
	}
	stages := slices.Concat(before, after)
	return func(ctx context.Context, doc *extract.Document) error { return runStages(ctx, stages, doc) }, nil
}

// readerStages are the stages of the reader: those that find trees and names,
// and those that find what is spoken of.
func readerStages(models fs.FS, raw bool) (before, after []extract.Stage, err error) {
	if raw {
		tokens, err := loadModel(models, "tokens.bin", token.Load)
		if err != nil {
			return nil, nil, err
		}
		before = append(before, tokens.Stage())
	}
	parser, err := loadParser(models)
	if err != nil {
		return nil, nil, err
	}
	names, err := loadModel(models, "names.bin", entity.LoadNames)
	if err != nil {
		return nil, nil, err
	}
	ranker, err := loadModel(models, "coref.bin", coref.Load)
	if err != nil {
		return nil, nil, err
	}
	return append(before, parser, names.Stage()), []extract.Stage{entity.MentionStage(), ranker.Stage()}, nil
}

func runStages(ctx context.Context, stages []extract.Stage, doc *extract.Document) error {
	for _, stage := range stages {
		if err := stage.Run(ctx, doc); err != nil {
			return err
		}
	}
	return nil
}
