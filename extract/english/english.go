// Package english is the recipe for English: the stages in order, with the
// models that are embedded in the program.
package english

import (
	"embed"
	"fmt"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"parley/extract"
	"parley/extract/canon"
	"parley/extract/clause"
	"parley/extract/coref"
	"parley/extract/entity"
	"parley/extract/syntax"
	"parley/extract/token"
)

// Models holds the embedded weights: tokens.bin, lemmas.bin, syntax.bin and
// names.bin. The README beside them says what each was learnt from.
//
//go:embed models/*.bin
var Models embed.FS

// engine is every model, loaded.
type engine struct {
	tokens *token.Model
	lemmas *syntax.Lemmatizer
	syntax *syntax.Model
	names  *entity.NameModel
}

// load reads the models once, the large ones at the same time.
var load = sync.OnceValues(func() (*engine, error) {
	var e engine
	var group errgroup.Group
	group.Go(func() error { return loadModel("tokens", token.Load, &e.tokens) })
	group.Go(func() error { return loadModel("lemmas", syntax.LoadLemmas, &e.lemmas) })
	group.Go(func() error { return loadModel("syntax", syntax.Load, &e.syntax) })
	group.Go(func() error { return loadModel("names", entity.LoadNames, &e.names) })
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return &e, nil
})

func loadModel[M any](name string, read func([]byte) (*M, error), into **M) error {
	data, err := Models.ReadFile("models/" + name + ".bin")
	if err != nil {
		return err
	}
	if *into, err = read(data); err != nil {
		return fmt.Errorf("embedded model %s: %w", name, err)
	}
	return nil
}

// Extractor is the whole pipeline, from a reader's blocks to statements and stances.
func Extractor() (*extract.Pipeline, error) {
	return pipeline(extract.LayerBlocks, true, func(e *engine) []extract.Stage {
		return append(slices.Insert(e.parsing(), 2, clause.Mending()), clause.Stage(), canon.Stage())
	})
}

// Parser is the pipeline up to the chains of mentions, for CoNLL-U.
func Parser() (*extract.Pipeline, error) {
	return pipeline(extract.LayerBlocks, true, (*engine).parsing)
}

// TokenParser is Parser for documents that bring their own sentences and tokens.
func TokenParser() (*extract.Pipeline, error) {
	return pipeline(extract.LayerTokens, false, (*engine).parsing)
}

func (e *engine) parsing() []extract.Stage {
	return []extract.Stage{
		e.syntax.Stage(e.lemmas),
		e.names.Stage(),
		entity.MentionStage(),
		coref.Stage(),
	}
}

func pipeline(provided extract.Layer, tokenize bool, stages func(*engine) []extract.Stage) (*extract.Pipeline, error) {
	e, err := load()
	if err != nil {
		return nil, err
	}
	list := stages(e)
	if tokenize {
		list = append([]extract.Stage{e.tokens.Stage()}, list...)
	}
	return extract.NewPipeline([]extract.Layer{provided}, list...)
}
