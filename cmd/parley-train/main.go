// Parley-train learns the language models that are embedded in parley from a
// folder of annotated text, and writes them as files.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/extract/train"
)

// model is one that can be trained.
type model struct {
	name, usage string
	run         func(context.Context, train.SyntaxOptions) error
}

// models lists them in the order in which "all" trains them.
var models = []model{
	{"tokens", "tokeniser and sentence splitter, half a minute", plainly(train.Tokens)},
	{"lemmas", "lemmatiser, seconds", plainly(train.Lemmas)},
	{"syntax", "tagger and dependency parser, a quarter of an hour on two cores", train.Syntax},
}

// plainly makes a learner of the table from one that needs no more than the
// common options.
func plainly(learn func(context.Context, train.Options) error) func(context.Context, train.SyntaxOptions) error {
	return func(ctx context.Context, o train.SyntaxOptions) error { return learn(ctx, o.Options) }
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := app().RunContext(ctx, os.Args); err != nil {
		fmt.Fprintln(os.Stderr, "parley-train:", err)
		os.Exit(1)
	}
}

func app() *cli.App {
	return &cli.App{
		Name:      "parley-train",
		Usage:     "learn the language models from annotated text",
		ArgsUsage: "MODEL",
		Description: "MODEL is one of:\n" + table() +
			"   all      one after the other",
		HideHelpCommand: true,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "data", Usage: "`DIR`ectory of the annotated text", Required: true},
			&cli.StringFlag{Name: "out", Usage: "`DIR`ectory for the models", Value: filepath.Join("extract", "english", "models")},
			&cli.StringFlag{Name: "work", Usage: "`DIR`ectory for checkpoints, from which a broken-off training goes on", Value: os.TempDir()},
			&cli.IntFlag{Name: "epochs", Usage: "how often the parser reads its sentences", Value: 24},
			&cli.Uint64Flag{Name: "seed", Usage: "start of the random numbers", Value: 1},
		},
		Action: run,
	}
}

func table() string {
	var b strings.Builder
	for _, m := range models {
		fmt.Fprintf(&b, "%-8s %s\n   ", m.name, m.usage)
	}
	return b.String()
}

// run trains the model that the argument names. Flags may follow it.
func run(c *cli.Context) error {
	name := c.Args().First()
	if name == "" || c.Args().Len() > 1 {
		return fmt.Errorf("name one model to train after the flags: %s, or all", strings.Join(names(), ", "))
	}
	options := train.SyntaxOptions{
		Options: train.Options{Data: c.String("data"), Out: c.String("out"), Log: c.App.ErrWriter},
		Work:    c.String("work"),
		Epochs:  c.Int("epochs"),
		Seed:    c.Uint64("seed"),
	}
	found := false
	for _, m := range models {
		if m.name == name || name == "all" {
			found = true
			if err := m.run(c.Context, options); err != nil {
				return fmt.Errorf("%s: %w", m.name, err)
			}
		}
	}
	if !found {
		return fmt.Errorf("no model is called %q; there are %s, and all", name, strings.Join(names(), ", "))
	}
	return nil
}

func names() []string {
	var all []string
	for _, m := range models {
		all = append(all, m.name)
	}
	return all
}
