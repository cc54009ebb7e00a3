package train

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"parley/extract/eval"
	"parley/extract/nn/biaffine"
	"parley/extract/syntax"
)

// SyntaxOptions say how to train tagger and parser.
type SyntaxOptions struct {
	Options
	Work     string // folder for checkpoints; those there are continued
	Teachers int    // networks that teach the model's; 0 for none
	Seed     uint64
}

// syntaxCourse is what one network goes through.
type syntaxCourse struct {
	name   string // in messages
	widths biaffine.Sizes
	epochs int
	gum    int       // how often an epoch reads GUM, whose prose is nearer to news than that of EWT
	drop   float32   // rate of dropout
	taught []*lesson // by teachers
}

// syntaxWidths are those of the model; its classes come from the data.
// Teachers are too slow for a program that reads news.
var (
	syntaxWidths = biaffine.Sizes{
		WordWidth: 128, GramWidth: 128, ShapeWidth: 32, Hidden: 192, ArcWidth: 192, LabelWidth: 128,
	}
	teacherWidths = biaffine.Sizes{
		WordWidth: 128, GramWidth: 128, ShapeWidth: 32, Hidden: 256, ArcWidth: 256, LabelWidth: 128,
	}
)

// teacherCourse is that of teacher i. Every second one sees another mixture of
// text, since those who differ know more together.
func teacherCourse(i, of int) syntaxCourse {
	c := syntaxCourse{name: fmt.Sprintf("teacher %d of %d", i+1, of), widths: teacherWidths, epochs: 20, gum: 1, drop: 0.33}
	if i%2 == 1 {
		c.epochs, c.gum = 15, 2
	}
	return c
}

// gramBuckets is the number of rows for hashed character n-grams.
const gramBuckets = 1 << 15

// Syntax trains tagger and parser and writes the weights: first the teachers,
// on the treebanks alone, then the model on the treebanks and on what the
// teachers together make of text without trees. After every epoch it leaves a
// checkpoint, from which a later call with the same options goes on.
func Syntax(ctx context.Context, o SyntaxOptions) error {
	for _, folder := range []string{o.Out, o.Work} {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return fmt.Errorf("%s is no folder to write to", folder) // now, rather than when all is learnt
		}
	}
	start := time.Now()
	bank, err := readSyntaxData(o.Data)
	if err != nil {
		return err
	}
	known := bank.vocabulary(nil)
	teachers := committee{vocabulary: known}
	var checkpoints []string
	for i := range o.Teachers {
		t := newSyntaxTrainer(o, teacherCourse(i, o.Teachers), bank, known)
		t.Seed += uint64(i)
		checkpoints = append(checkpoints, filepath.Join(o.Work, fmt.Sprintf("teacher-%d.checkpoint", i+1)))
		if err := t.run(ctx, checkpoints[i]); err != nil {
			return err
		}
		teachers.networks = append(teachers.networks, t.average)
	}
	var taught []*lesson
	if o.Teachers > 0 {
		sentences, err := unlabelled(ctx, o.Options)
		if err != nil {
			return err
		}
		if taught, err = teachers.teach(ctx, o.Options, sentences); err != nil {
			return err
		}
	}
	course := syntaxCourse{name: "syntax", widths: syntaxWidths, epochs: 16, gum: 2, drop: 0.25, taught: taught}
	t := newSyntaxTrainer(o, course, bank, bank.vocabulary(taught))
	checkpoints = append(checkpoints, filepath.Join(o.Work, "syntax.checkpoint"))
	if err := t.run(ctx, checkpoints[o.Teachers]); err != nil {
		return err
	}
	if err := t.finish(ctx); err != nil {
		return err
	}
	for _, name := range checkpoints {
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	fmt.Fprintf(o.Log, "trained in %.0f s\n", time.Since(start).Seconds())
	return nil
}

// run trains up to the last epoch, from the checkpoint if there is one.
func (t *syntaxTrainer) run(ctx context.Context, checkpoint string) error {
	if err := t.resume(checkpoint); err != nil {
		return err
	}
	fmt.Fprintf(t.Log, "%s: %d sentences of treebanks, %d others; %d of %d epochs are done\n", t.name, len(t.bank.train), len(t.taught), t.epoch, t.epochs)
	for t.epoch < t.epochs {
		if err := t.runEpoch(ctx); err != nil {
			return err
		}
		if err := t.save(checkpoint); err != nil {
			return err
		}
	}
	return nil
}

// finish writes the averaged weights and scores them as the program will read
// them.
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
	return nil
}
