package train

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"parley/extract"
	"parley/extract/coref"
	"parley/extract/entity"
	"parley/extract/eval"
)

// Coref learns what verbs select from texts without annotation, then trains the
// ranker of antecedents on the chains of GUM, with the trees and names that the
// program finds itself, and writes coref.bin. It reads the
// other models from the folder for models.
func Coref(ctx context.Context, o Options) error {
	start := time.Now()
	texts, err := eval.ChainedTexts(os.DirFS(o.Data), "train")
	if err != nil {
		return err
	}
	stages, err := corefStages(o.Out)
	if err != nil {
		return err
	}
	selection, err := selectionOf(ctx, o)
	if err != nil {
		return err
	}
	var examples []coref.Example
	for _, t := range texts {
		for _, stage := range stages {
			if err := stage.Run(ctx, t.Document); err != nil {
				return err
			}
		}
		found, err := coref.Examples(ctx, t.Document, selection, t.Same())
		if err != nil {
			return err
		}
		examples = append(examples, found...)
	}
	fmt.Fprintf(o.Log, "coref: %d documents with %d choices read after %.0f s\n", len(texts), len(examples), time.Since(start).Seconds())
	model := coref.NewRanker(LearnRanker(examples, o), selection)
	if err := o.write("coref.bin", model); err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "trained in %.0f s\n", time.Since(start).Seconds())
	return nil
}

// corefStages are those before the chains.
func corefStages(models string) ([]extract.Stage, error) {
	reader, err := newNameReader(models)
	if err != nil {
		return nil, err
	}
	names, err := os.ReadFile(filepath.Join(models, "names.bin"))
	if err != nil {
		return nil, fmt.Errorf("%w; train names first", err)
	}
	model, err := entity.LoadNames(names)
	if err != nil {
		return nil, err
	}
	return []extract.Stage{reader.syntax, model.Stage(), entity.MentionStage()}, nil
}
