package eval

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"time"

	"parley/extract"
	"parley/extract/entity"
	"parley/extract/nn"
	"parley/extract/token"
)

// Cost is what the models take.
type Cost struct {
	Kernel string  // of the arithmetic: "avx512", "avx2", "neon" or "go"
	Speed  float64 // words a second on one core, from raw text to trees and names
	Bytes  int64   // of all models
}

func (c Cost) String() string {
	return fmt.Sprintf("raw text to trees and names, one core, %s: %.0f words/s\nmodels: %.1f MB", c.Kernel, c.Speed, float64(c.Bytes)/1e6)
}

// costRounds is how often the text is read; the fastest counts, since other
// programs can only slow it down.
const costRounds = 3

// MeasureCost reads the articles of GUM's development half and weighs the
// models. Everything else in the process should rest meanwhile.
func MeasureCost(ctx context.Context, data, models fs.FS) (Cost, error) {
	c := Cost{Kernel: nn.Kernel()}
	files, err := fs.Glob(models, "*.bin")
	if err != nil {
		return c, err
	}
	for _, name := range files {
		info, err := fs.Stat(models, path.Clean(name))
		if err != nil {
			return c, err
		}
		c.Bytes += info.Size()
	}
	tokens, err := loadModel(models, "tokens.bin", token.Load)
	if err != nil {
		return c, err
	}
	parser, err := loadParser(models)
	if err != nil {
		return c, err
	}
	names, err := loadModel(models, "names.bin", entity.LoadNames)
	if err != nil {
		return c, err
	}
	var docs []*extract.Document
	for gold, err := range goldDocuments(data, "treebank/en_gum-ud-dev.conllu") {
		if err != nil {
			return c, err
		}
		docs = append(docs, gold)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for range costRounds {
		words, start := 0, time.Now()
		for _, gold := range docs {
			doc := &extract.Document{Path: gold.Path, Text: gold.Text, Blocks: gold.Blocks}
			for _, stage := range []extract.Stage{tokens.Stage(), parser, names.Stage()} {
				if err := stage.Run(ctx, doc); err != nil {
					return c, err
				}
			}
			for i := range doc.Sentences {
				words += len(doc.Sentences[i].Tokens)
			}
		}
		c.Speed = max(c.Speed, float64(words)/time.Since(start).Seconds())
	}
	return c, nil
}
