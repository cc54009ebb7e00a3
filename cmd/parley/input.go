package main

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/extract"
	"parley/extract/conllu"
	"parley/extract/english"
	"parley/extract/read"
)

// inputHelp describes the flags that say what the paths hold.
const inputHelp = `

The paths hold plain text, unless --input conllu says that they are CoNLL-U
with the trees of another parser, such as Stanza or UDPipe: these are kept, and
so are names tagged NER= or ner=; tags, features and lemmas that are missing are
filled in, and chains are found anew. --tokens conllu keeps the sentences and
words of such files and nothing else. Of a folder, the files *.conllu are read.`

// textInput and conlluInput are the values of --input.
const (
	textInput   = "text"
	conlluInput = "conllu"
)

// inputFlags say what the paths hold, and how they are divided into documents.
func inputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "input", Usage: "what the paths hold: `FORMAT` text, or conllu for trees that another parser made",
			Value: textInput, Action: choice(textInput, conlluInput),
		},
		&cli.StringFlag{
			Name: "tokens", Usage: "keep the sentences and words of `FORMAT` conllu alone, find the rest",
			Action: choice(conlluInput),
		},
		linesFlag(), workersFlag(), knowledgeFlag(),
	}
}

// choice accepts the formats that a flag can have.
func choice(formats ...string) func(*cli.Context, string) error {
	return func(_ *cli.Context, value string) error {
		if !slices.Contains(formats, value) {
			return noFormat(value, formats)
		}
		return nil
	}
}

// inputOf is what the flags say of the input.
func inputOf(c *cli.Context) (english.Input, error) {
	tokens, trees := c.IsSet("tokens"), c.String("input") == conlluInput
	switch {
	case tokens && trees:
		return 0, usagef("--input conllu keeps the trees and --tokens conllu the words alone; give one of them")
	case tokens && c.IsSet("input"):
		return 0, usagef("--tokens conllu reads CoNLL-U; leave --input out")
	case (tokens || trees) && c.Bool("lines"):
		return 0, usagef("--lines divides plain text; CoNLL-U is divided at # newdoc")
	case tokens:
		return english.Words, nil
	case trees:
		return english.Trees, nil
	}
	return english.Text, nil
}

// documents reads the paths of the command line and takes every document
// through the pipeline of the recipe for them, in the order given.
func documents(c *cli.Context, paths []string, recipe func(english.Input) (*extract.Pipeline, error)) (iter.Seq2[*extract.Document, error], error) {
	in, err := inputOf(c)
	if err != nil {
		return nil, err
	}
	pipeline, err := recipe(in)
	if err != nil {
		return nil, err
	}
	found := read.Paths(c.Context, paths, read.Options{Lines: c.Bool("lines"), Stdin: c.App.Reader, Format: formatOf(c, in)})
	return pipeline.All(c.Context, found, c.Int("workers")), nil
}

// formatOf is the format of inputs that are no plain text.
func formatOf(c *cli.Context, in english.Input) *read.Format {
	format := &read.Format{Name: "CoNLL-U", Extensions: []string{".conllu", ".conll"}}
	switch in {
	case english.Words:
		format.Documents = func(path string, in io.Reader) iter.Seq2[*extract.Document, error] {
			return words(path, in, c.Command.Name == "parse")
		}
	case english.Trees:
		format.Documents = trees
	default:
		return nil
	}
	return format
}

// trees yields the documents of a CoNLL-U file, each under its own id.
func trees(path string, in io.Reader) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		for doc, err := range conllu.Analyses(in, path, (*conllu.Sentence).MendTree) {
			if !yield(doc, named(path, err)) {
				return
			}
		}
	}
}

// words yields the documents of a CoNLL-U file without names. All go by the
// name of the file if asked: what is parsed comes out as it came in, a file
// after the other.
func words(path string, in io.Reader, byFile bool) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		for doc, err := range conllu.Analyses(in, path, func(*conllu.Sentence) error { return nil }) {
			if doc != nil {
				doc.Names = nil
			}
			if doc != nil && byFile {
				doc.Path = path
			}
			if !yield(doc, named(path, err)) {
				return
			}
		}
	}
}

// named makes an error of a CoNLL-U file one of its path.
func named(path string, err error) error {
	if err == nil {
		return nil
	}
	hint := ""
	if strings.Contains(err.Error(), "columns where CoNLL-U") {
		hint = "; plain text is read without --input and --tokens"
	}
	return &read.Error{Path: path, Reason: fmt.Sprint(err) + hint, Err: err}
}
