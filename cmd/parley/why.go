package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/extract"
	"parley/extract/english"
	"parley/extract/read"
	"parley/graph"
	"parley/graph/query"
)

// explanation is a statement with its sentence, the rules behind it, and how
// it was derived from the words.
type explanation struct {
	query.Explanation
	Rules       []extract.Rule      `json:"rules"`
	Derivation  *extract.Derivation `json:"derivation,omitempty"`
	Unexplained string              `json:"unexplained,omitempty"` // why there is no derivation
}

const whyArguments = "STATEMENT, or --text TEXT, or --file FILE"

func whyCommand() *cli.Command {
	return &cli.Command{
		Name:      "why",
		Usage:     "the sentence behind a statement, its tree, and how each field came about",
		ArgsUsage: "STATEMENT",
		Description: `   parley why stmt:5b0c…                the first letters are enough
   parley why stmt:5b0c… --format json  the same for programs
   parley why --text 'Moscow denied that it had sent troops.'
   parley why --text 'They met on Thursday.' --date 2021-12-31
   parley why --file report.txt         every statement of a text; - is standard input
   parley why --file report.txt 5b0c    one of them

Of a statement of the graph, the text is read again from the store. With --text
and --file nothing is stored or looked up, so that whoever writes rules sees what
they make of a sentence; sentences that state nothing show their tree.

The tree has a word a line. The words that the statement rests on name the field
that does; a star marks a word that the rules hung elsewhere than the parser.
Of a long sentence the parts that the statement does not use are folded.`,
		Flags: []cli.Flag{
			storeFlag(), formatFlag("table", "json", "jsonl", "csv", "tsv"),
			&cli.StringFlag{Name: "text", Usage: "explain every statement of this `TEXT`"},
			&cli.StringFlag{Name: "file", Usage: "explain every statement of the text in `FILE`, or - for standard input"},
			&cli.StringFlag{Name: "date", Usage: "the `DAY` on which the text was written, as 2021-12-31", Action: checkDate},
			knowledgeFlag(),
			&cli.BoolFlag{Name: "whole", Usage: "fold no part of a long sentence"},
		},
		Action: whyAction,
	}
}

var whyColumns = []column[explanation]{
	{name: "statement", value: func(e *explanation) string { return e.Statement.ID }, id: true},
	{name: "subject", value: func(e *explanation) string { return e.Statement.Subject.Name }},
	{name: "relation", value: func(e *explanation) string { return e.Mark }},
	{name: "object", value: func(e *explanation) string { return objectName(&e.Statement) }},
	{name: "document", value: func(e *explanation) string { return e.Statement.Evidence.Document }},
	{name: "quote", value: func(e *explanation) string { return e.Statement.Evidence.Quote }},
	{name: "rules", value: func(e *explanation) string { return strings.Join(e.Statement.Rules, " ") }},
}

func whyAction(c *cli.Context) error {
	if c.IsSet("text") || c.IsSet("file") {
		return whyText(c)
	}
	if c.IsSet("date") {
		return usagef("a statement of the graph has the date of its document; --date goes with --text and --file")
	}
	args, err := arguments(c, 1, 1, whyArguments)
	if err != nil {
		return err
	}
	return reading(c, func(ctx context.Context, store *graph.Store) error {
		rows, err := explain(ctx, store, args[0])
		if err != nil {
			return err
		}
		return printExplanations(c, rows, nil)
	})
}

// printExplanations prints rows in the format asked for. Of a document that is
// read for its own sake, the sentences that state nothing show their trees.
func printExplanations(c *cli.Context, rows []explanation, doc *extract.Document) error {
	if c.String("format") == "table" {
		d := newDrawing(c.App.Writer, c.Bool("whole"))
		d.explanations(rows, doc)
		return nil
	}
	out := newPrinter(c, whyColumns)
	for i := range rows {
		if err := out.print(&rows[i]); err != nil {
			return err
		}
	}
	return out.close()
}

// explain asks the store for a statement and reads its documents again.
func explain(ctx context.Context, store *graph.Store, id string) ([]explanation, error) {
	found, err := query.Why(ctx, store, id)
	if err != nil {
		return nil, err
	}
	again := make(map[string]*extract.Document)
	rows := make([]explanation, len(found))
	for i, e := range found {
		rows[i] = explanation{Explanation: e, Rules: rulesNamed(e.Statement.Rules)}
		path := e.Statement.Evidence.Document
		if again[path] == nil {
			if again[path], err = readAgain(ctx, store, path); err != nil {
				return nil, err
			}
		}
		if err := rows[i].derive(ctx, again[path]); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// rulesNamed are the rules of the names, with what they read.
func rulesNamed(names []string) []extract.Rule {
	rules := make([]extract.Rule, len(names))
	for i, name := range names {
		rules[i], _ = english.RuleNamed(name)
	}
	return rules
}

// readAgain takes a document of the store through the pipeline. One that is no
// text to our reader, as the words of a treebank may be, comes back empty.
func readAgain(ctx context.Context, store *graph.Store, path string) (*extract.Document, error) {
	stored, err := store.Document(ctx, path)
	if err != nil {
		return nil, err
	}
	doc, err := read.Text(path, []byte(stored.Text))
	var unreadable *read.Error
	if errors.As(err, &unreadable) {
		return &extract.Document{Path: path}, nil
	}
	if err != nil {
		return nil, err
	}
	doc.Title, doc.Source, doc.Date = stored.Title, stored.Source, stored.Date
	return doc, runPipeline(ctx, doc)
}

func runPipeline(ctx context.Context, doc *extract.Document) error {
	pipeline, err := english.Extractor()
	if err != nil {
		return err
	}
	return pipeline.Run(ctx, doc)
}

// derive finds the statement in its document, read again, and how it came about.
func (e *explanation) derive(ctx context.Context, doc *extract.Document) (err error) {
	for i := range doc.Statements {
		if s := &doc.Statements[i]; s.ID == e.Statement.ID && s.Evidence.Span() == e.Statement.Evidence.Span() {
			e.Derivation, err = english.Explain(ctx, doc, i)
			return err
		}
	}
	e.Unexplained = fmt.Sprintf("parley %s, reading %s again, does not find this statement: another version built the graph, or it was built from trees of another parser", version, doc.Path)
	return nil
}
