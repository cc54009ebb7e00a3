// Parley-train learns the language models that are embedded in parley from a
// folder of annotated text, and writes them as files.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"parley/extract/train"
)

// model is one that can be trained.
type model struct {
	name, usage string
	flags       []cli.Flag
	run         func(*cli.Context) error
}

// models lists them in the order in which "all" trains them.
var models = []model{
	{"tokens", "tokeniser and sentence splitter: a minute", common, with(train.Tokens)},
	{"lemmas", "lemmatiser: seconds", common, with(train.Lemmas)},
	{"syntax", "tagger and dependency parser: an hour and a half on two cores", slices.Concat(common, parser), syntax},
	{"names", "name recogniser: minutes; reads the models above", common, with(train.Names)},
	{"coref", "ranker of antecedents: minutes; reads the models above", common, with(train.Coref)},
	{"confidence", "weights of confidence: a minute; reads the models above", slices.Concat(common, judged), confidence},
}

var common = []cli.Flag{
	&cli.StringFlag{Name: "data", Usage: "folder of the annotated `TEXT`", Required: true},
	&cli.StringFlag{Name: "out", Usage: "folder for the `MODELS`", Value: filepath.Join("extract", "english", "models")},
}

var parser = []cli.Flag{
	&cli.StringFlag{Name: "work", Usage: "folder for the `CHECKPOINT`, from which a training that was broken off goes on", Value: os.TempDir()},
	&cli.IntFlag{Name: "teachers", Usage: "`NUMBER` of larger parsers that are trained first and teach the one that is kept; 0 is faster and worse", Value: 2},
	&cli.Uint64Flag{Name: "seed", Usage: "where the random `NUMBERS` start", Value: 1},
}

var judged = []cli.Flag{
	&cli.StringFlag{Name: "table", Usage: "`FILE` for the weights of confidence", Value: filepath.Join("extract", "canon", "confidence.tsv")},
	&cli.StringFlag{Name: "judgements", Usage: "`FILE` of judgements of statements", Value: filepath.Join("testdata", "judgements.jsonl")},
	&cli.StringFlag{Name: "root", Usage: "`FOLDER` from which the judgements name their documents", Value: "."},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := app().RunContext(ctx, os.Args)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "parley-train:", err)
		os.Exit(1)
	}
}

func app() *cli.App {
	a := &cli.App{
		Name:            "parley-train",
		Usage:           "learn the language models from annotated text",
		HideHelpCommand: true,
		ExitErrHandler:  func(*cli.Context, error) {}, // main reports
		Action: func(c *cli.Context) error {
			return fmt.Errorf("no model is called %q; parley-train --help lists them", c.Args().First())
		},
	}
	for _, m := range models {
		a.Commands = append(a.Commands, &cli.Command{Name: m.name, Usage: m.usage, Flags: m.flags, Action: m.run})
	}
	a.Commands = append(a.Commands, &cli.Command{
		Name: "all", Usage: "one after the other", Flags: slices.Concat(common, parser, judged), Action: all,
	})
	return a
}

func all(c *cli.Context) error {
	for _, m := range models {
		if err := m.run(c); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
	}
	return nil
}

func options(c *cli.Context) train.Options {
	return train.Options{Data: c.String("data"), Out: c.String("out"), Log: c.App.ErrWriter}
}

// with is the action of a learner that needs no more than the common options.
func with(learn func(context.Context, train.Options) error) func(*cli.Context) error {
	return func(c *cli.Context) error { return learn(c.Context, options(c)) }
}

func confidence(c *cli.Context) error {
	return train.Confidence(c.Context, train.ConfidenceOptions{
		Options: options(c), Table: c.String("table"), Judgements: c.String("judgements"), Root: c.String("root"),
	})
}

func syntax(c *cli.Context) error {
	return train.Syntax(c.Context, train.SyntaxOptions{
		Options:  options(c),
		Work:     c.String("work"),
		Teachers: c.Int("teachers"),
		Seed:     c.Uint64("seed"),
	})
}
