package train

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"parley/extract/eval"
	"parley/extract/nn/biaffine"
	"parley/extract/syntax"
)

// SyntaxOptions say how to train tagger and parser.
type SyntaxOptions struct {
	Data   string // folder with treebank/en_{ewt,gum}-ud-{train,dev}.conllu
	Out    string // folder for syntax.bin
	Work   string // folder for the checkpoint; a checkpoint there is continued
	Epochs int
	Seed   uint64
	Log    io.Writer
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
	bank, err := readSyntaxData(o.Data)
	if err != nil {
		return err
	}
	v := bank.vocabulary()
	t := newSyntaxTrainer(o, bank, v)
	checkpoint := filepath.Join(o.Work, "syntax.checkpoint")
	if err := t.resume(checkpoint); err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "syntax: %d sentences, %d words; epoch %d of %d comes next\n", len(bank.train), bank.words, t.epoch+1, o.Epochs)
	start := time.Now()
	for t.epoch < o.Epochs {
		if err := t.runEpoch(ctx, start); err != nil {
			return err
		}
		if err := t.save(checkpoint); err != nil {
			return err
		}
	}
	return t.finish(ctx)
}

// finish writes the averaged weights as the program will read them, scores
// those, and takes the checkpoint away.
func (t *syntaxTrainer) finish(ctx context.Context) error {
	var file bytes.Buffer
	if err := syntax.NewModel(t.vocabulary, t.average).Save(&file); err != nil {
		return err
	}
	model, err := syntax.Load(file.Bytes())
	if err != nil {
		return err
	}
	name := filepath.Join(t.Out, "syntax.bin")
	if err := os.WriteFile(name, file.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(t.Log, "%s: %d bytes, SHA-256 %x\n", name, file.Len(), sha256.Sum256(file.Bytes()))
	for _, dev := range t.bank.dev {
		score, err := dev.score(ctx, model)
		if err != nil {
			return err
		}
		fmt.Fprintf(t.Log, "%s dev, weights as packed: %s\n", dev.name, figures(score))
	}
	return os.RemoveAll(filepath.Join(t.Work, "syntax.checkpoint"))
}

func figures(s eval.SyntaxScore) string {
	return fmt.Sprintf("UPOS %.2f XPOS %.2f FEATS %.2f UAS %.2f LAS %.2f",
		s.Percent(s.UPOS), s.Percent(s.XPOS), s.Percent(s.Feats), s.Percent(s.UAS), s.Percent(s.LAS))
}
