package main

import (
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/urfave/cli/v2"

	"parley/extract"
	"parley/extract/conllu"
	"parley/extract/english"
)

func parseCommand() *cli.Command {
	return &cli.Command{
		Name:      "parse",
		Usage:     "print tokens, tags, trees, names and chains as CoNLL-U",
		ArgsUsage: "PATH…",
		Description: `   parley parse article.txt
   echo 'Kenya sent aid to Sudan.' | parley parse -
   parley parse --tokens conllu treebank.conllu

With --tokens conllu the files are CoNLL-U: their sentences and tokens are
kept, everything else is predicted.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "tokens", Usage: "take the tokens from the input: `conllu`", Action: func(_ *cli.Context, v string) error {
				if v != "conllu" {
					return usagef("--tokens takes one value, conllu, not %q", v)
				}
				return nil
			}},
			linesFlag(), workersFlag(),
		},
		Action: parseAction,
	}
}

func parseAction(c *cli.Context) error {
	paths, err := arguments(c, 1, -1, "PATH…")
	if err != nil {
		return err
	}
	given := c.String("tokens") == "conllu"
	if given && c.Bool("lines") {
		return usagef("--lines and --tokens conllu exclude each other")
	}
	recipe := english.Parser
	if given {
		recipe = english.TokenParser
	}
	pipeline, err := recipe()
	if err != nil {
		return err
	}
	docs := documents(c, paths, pipeline)
	if given {
		docs = pipeline.All(c.Context, tokenized(paths, c.App.Reader), c.Int("workers"))
	}
	out := conllu.NewWriter(c.App.Writer)
	count := tally{c: c}
	for doc, err := range docs {
		if !count.take(doc, err) {
			continue
		}
		out.Write(doc, doc.Path)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return count.err()
}

// tokenized yields the documents of CoNLL-U files, their tokens alone. All
// documents of a file go by the name of the file.
func tokenized(paths []string, stdin io.Reader) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		for _, path := range paths {
			if !yieldTokenized(path, stdin, yield) {
				return
			}
		}
	}
}

func yieldTokenized(path string, stdin io.Reader, yield func(*extract.Document, error) bool) bool {
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return yield(&extract.Document{Path: path}, err)
		}
		defer file.Close()
		stdin = file
	}
	for doc, err := range conllu.Documents(stdin, path) {
		if err != nil {
			return yield(&extract.Document{Path: path}, fmt.Errorf("%s: %w", path, err))
		}
		doc.Path, doc.Names = path, nil
		if !yield(doc, nil) {
			return false
		}
	}
	return true
}
