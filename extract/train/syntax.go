package train

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"parley/extract/eval"
	"parley/extract/nn/biaffine"
	"parley/extract/syntax"
)

// SyntaxOptions say how to train tagger and parser.
type SyntaxOptions struct {
	Options
	Work   string // folder for the checkpoint; a checkpoint there is continued
	Epochs int
	Seed   uint64
}

// syntaxWidths are the network's; its classes come from the data.
var syntaxWidths = biaffine.Sizes{
	WordWidth: 128, GramWidth: 128, ShapeWidth: 32, Hidden: 128, ArcWidth: 192, LabelWidth: 128,
}

// gramBuckets is the number of rows for hashed character n-grams.
const gramBuckets = 1 << 15

// Syntax trains tagger and parser and writes the weights. After every epoch it
// leaves a checkpoint, from which a later call with the same options goes on.
func Syntax(ctx context.Context, o SyntaxOptions) error {
	for _, folder := range []string{o.Out, o.Work} {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return fmt.Errorf("%s is no folder to write to", folder) // now, rather than when all is learnt
		}
	}
	bank, err := readSyntaxData(o.Data)
	if err != nil {
		return err
	}
	t := newSyntaxTrainer(o, bank, bank.vocabulary(), syntaxWidths)
	checkpoint := filepath.Join(o.Work, "syntax.checkpoint")
	if err := t.resume(checkpoint); err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "syntax: %d sentences, %d words; epoch %d of %d comes next\n", len(bank.train), bank.words, t.epoch+1, o.Epochs)
	for t.epoch < o.Epochs {
		if err := t.runEpoch(ctx); err != nil {
			return err
		}
		if err := t.save(checkpoint); err != nil {
			return err
		}
	}
	return t.finish(ctx)
}

// finish writes the averaged weights, scores them as the program will read
// them, and takes the checkpoint away.
func (t *syntaxTrainer) finish(ctx context.Context) error {
	if err := t.write("syntax.bin", syntax.NewModel(t.vocabulary, t.average)); err != nil {
		return err
	}
	file, err := os.ReadFile(filepath.Join(t.Out, "syntax.bin"))
	if err != nil {
		return err
	}
	model, err := syntax.Load(file)
	if err != nil {
		return err
	}
	for _, dev := range t.bank.dev {
		score, err := eval.Syntax(ctx, model, dev.sentences)
		if err != nil {
			return err
		}
		fmt.Fprintf(t.Log, "%s dev, weights as packed: %s\n", dev.name, score)
	}
	return os.RemoveAll(filepath.Join(t.Work, "syntax.checkpoint"))
}
