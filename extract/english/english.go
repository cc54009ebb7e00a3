// Package english is the recipe for English: the stages in order, with the
// models that are embedded in the program.
package english

import (
	"embed"
	"fmt"
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

// Models holds the embedded weights: tokens.bin, lemmas.bin, syntax.bin,
// names.bin and coref.bin. The README beside them says what each was learnt from.
//
//go:embed models/*.bin
var Models embed.FS

// engine is every model, loaded.
type engine struct {
	tokens *token.Model
	lemmas *syntax.Lemmatizer
	syntax *syntax.Model
	names  *entity.NameModel
	chains *coref.Ranker
}

// load reads the models once, the large ones at the same time.
var load = sync.OnceValues(func() (*engine, error) {
	var e engine
	var group errgroup.Group
	group.Go(func() error { return loadModel("tokens", token.Load, &e.tokens) })
	group.Go(func() error { return loadModel("lemmas", syntax.LoadLemmas, &e.lemmas) })
	group.Go(func() error { return loadModel("syntax", syntax.Load, &e.syntax) })
	group.Go(func() error { return loadModel("names", entity.LoadNames, &e.names) })
	group.Go(func() error { return loadModel("coref", coref.Load, &e.chains) })
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
func Extractor() (*extract.Pipeline, error) { return ExtractorOf(Text) }

// Parser is the pipeline up to the chains of mentions, for CoNLL-U.
func Parser() (*extract.Pipeline, error) { return ParserOf(Text) }

// ExtractorOf is Extractor for documents that bring more than blocks.
func ExtractorOf(in Input) (*extract.Pipeline, error) {
	e, err := load()
	if err != nil {
		return nil, err
	}
	stages := append(e.analysing(in), clause.Mending())
	return extract.NewPipeline(in.layers(), append(append(stages, e.resolving()...), clause.Stage(), canon.Stage())...)
}

// ParserOf is Parser for documents that bring more than blocks.
func ParserOf(in Input) (*extract.Pipeline, error) {
	e, err := load()
	if err != nil {
		return nil, err
	}
	return extract.NewPipeline(in.layers(), append(e.analysing(in), e.resolving()...)...)
}

// analysing are the stages up to the names.
func (e *engine) analysing(in Input) []extract.Stage {
	switch in {
	case Trees:
		return []extract.Stage{e.completing(), e.naming()}
	case Words:
		return []extract.Stage{e.syntax.Stage(e.lemmas), e.names.Stage()}
	}
	return []extract.Stage{e.tokens.Stage(), e.syntax.Stage(e.lemmas), e.names.Stage()}
}

// resolving are the stages that find what is spoken of.
func (e *engine) resolving() []extract.Stage {
	return []extract.Stage{entity.MentionStage(), e.chains.Stage()}
}
