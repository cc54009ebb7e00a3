package eval

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"time"

	"parley/extract"
	"parley/extract/canon"
	"parley/extract/clause"
	"parley/extract/nn"
)

// Cost is what the models take.
type Cost struct {
	Kernel     string  // of the arithmetic: "avx512", "avx2", "neon" or "go"
	Trees      float64 // words a second on one core, from raw text to trees and names
	Statements float64 // the same from trees to statements
	Bytes      int64   // of all models
}

func (c Cost) String() string {
	return fmt.Sprintf("raw text to trees and names, one core, %s: %.0f words/s\ntrees and names to statements, one core: %.0f words/s\nmodels: %.1f MB",
		c.Kernel, c.Trees, c.Statements, float64(c.Bytes)/1e6)
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
	before, after, err := readerStages(models, true)
	if err != nil {
		return c, err
	}
	after = append([]extract.Stage{clause.Mending()}, append(after, clause.Stage(), canon.Stage())...)
	var docs []*extract.Document
	for gold, err := range goldDocuments(data, "treebank/en_gum-ud-dev.conllu") {
		if err != nil {
			return c, err
		}
		docs = append(docs, gold)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for range costRounds {
		var words int
		var reading, telling time.Duration
		for _, gold := range docs {
			doc := &extract.Document{Path: gold.Path, Text: gold.Text, Blocks: gold.Blocks}
			start := time.Now()
			if err := runStages(ctx, before, doc); err != nil {
				return c, err
			}
			read := time.Now()
			if err := runStages(ctx, after, doc); err != nil {
				return c, err
			}
			reading, telling = reading+read.Sub(start), telling+time.Since(read)
			for i := range doc.Sentences {
				words += len(doc.Sentences[i].Tokens)
			}
		}
		c.Trees = max(c.Trees, float64(words)/reading.Seconds())
		c.Statements = max(c.Statements, float64(words)/telling.Seconds())
	}
	return c, nil
}
