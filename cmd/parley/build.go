package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"parley/extract"
	"parley/extract/english"
	"parley/graph"
	"parley/schema"
)

func buildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "read articles and load their statements into the graph",
		ArgsUsage: "PATH…",
		Description: `Reads files, folders, or - for standard input. Building again adds nothing
twice; an article that has changed is replaced. At the end, the names that stand
for one actor are found over all articles; parley duplicates lists the doubtful.

   parley build articles/
   parley build --store war.db --format jsonl report.txt
   parley build --input conllu parsed/` + inputHelp,
		Flags:  append([]cli.Flag{storeFlag(), formatFlag("table", "jsonl", "json", "csv", "tsv"), aliasesFlag()}, inputFlags()...),
		Action: buildAction,
	}
}

// buildRow is what build says of one document, once it is safely on disk.
type buildRow struct {
	Document   string `json:"document"`
	Status     string `json:"status"` // added, replaced, unchanged or failed
	Statements int    `json:"statements"`
	Error      string `json:"error,omitempty"`
}

var buildColumns = []column[buildRow]{
	{name: "document", value: func(r *buildRow) string { return r.Document }, wide: true},
	{name: "status", value: func(r *buildRow) string { return r.Status }},
	{name: "statements", value: func(r *buildRow) string { return fmt.Sprint(r.Statements) }},
	{name: "error", value: func(r *buildRow) string { return r.Error }, wide: true},
}

func buildAction(c *cli.Context) error {
	paths, err := arguments(c, 1, -1, "PATH…")
	if err != nil {
		return err
	}
	docs, err := documents(c, paths, english.ExtractorOf)
	if err != nil {
		return err
	}
	store, err := graph.Open(c.Context, c.String("store"), graph.Options{})
	if err != nil {
		return err
	}
	err = takeAliases(c, store)
	if err == nil {
		err = buildInto(c, store, docs)
	}
	return errors.Join(err, store.Close())
}

func buildInto(c *cli.Context, store *graph.Store, docs iter.Seq2[*extract.Document, error]) error {
	out := newPrinter(c, buildColumns)
	bar := progress(c)
	count := tally{c: c}
	for doc, err := range docs {
		row := buildRow{}
		if err == nil {
			row, err = put(c, store, doc)
		}
		if !count.take(doc, err) {
			if c.Context.Err() != nil {
				break
			}
			row = buildRow{Document: failedPath(doc, err), Status: "failed", Error: err.Error()}
		}
		if err := out.print(&row); err != nil {
			return err
		}
		bar()
	}
	if c.Context.Err() != nil {
		return errors.Join(out.close(), count.err())
	}
	return errors.Join(out.close(), settle(c, store), count.err())
}

func put(c *cli.Context, store *graph.Store, doc *extract.Document) (buildRow, error) {
	statements := held(doc)
	status, err := store.Put(c.Context, stored(doc), statements, doc.Entities, doc.Stances)
	if err != nil {
		return buildRow{}, fmt.Errorf("%s: %w", doc.Path, err)
	}
	return buildRow{Document: doc.Path, Status: string(status), Statements: len(statements)}, nil
}

// held are the statements that the graph keeps.
func held(doc *extract.Document) []schema.Statement {
	return slices.DeleteFunc(doc.Statements, func(s schema.Statement) bool { return !s.Held() })
}

// stored is the document as the graph keeps it.
func stored(doc *extract.Document) schema.Document {
	d := schema.Document{Path: doc.Path, Title: doc.Title, Source: doc.Source, Date: doc.Date, Text: doc.Text}
	d.Hash = schema.TextHash(doc.Text)
	return d
}

// progress shows a count of documents on a terminal, and nothing elsewhere.
func progress(c *cli.Context) func() {
	file, ok := c.App.ErrWriter.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) || terminalWidth(c.App.Writer) > 0 && c.String("format") == "jsonl" {
		return func() {}
	}
	bar := progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(file),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionSetItsString("articles"),
		progressbar.OptionShowIts(),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
	)
	return func() { _ = bar.Add(1) }
}
