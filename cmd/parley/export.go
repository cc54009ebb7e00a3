package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/export"
	"parley/graph/view"
)

func exportCommand() *cli.Command {
	var formats strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&formats, "   %-10s %s\n", f.Name, f.Doc)
	}
	return &cli.Command{
		Name:  "export",
		Usage: "write the graph for other tools",
		Description: `   parley export --format gexf -o war.gexf --actor Russia
   parley export --format dot | dot -Tsvg > war.svg
   parley export --format csv -o war.csv           (war-nodes.csv and war-edges.csv)
   parley export --format csv --nodes > nodes.csv

Formats:
` + strings.TrimRight(formats.String(), "\n"),
		Flags: slices.Concat([]cli.Flag{
			storeFlag(), formatFlag(export.Names()...),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, which is replaced only when all is written"},
			&cli.BoolFlag{Name: "nodes", Usage: "of csv and neo4j, only the table of nodes"},
			&cli.GenericFlag{Name: "edges", Value: &edges{}, Usage: "of csv and neo4j, only the table of edges; --edges triples (the default) or statements: one edge for each"},
			&cli.StringFlag{Name: "edges-key", Value: "links", Usage: "key of the edges in json: links (D3) or edges (networkx 3)", Action: oneOf("edges-key", "links", "edges")},
			&cli.StringFlag{Name: "gexf-version", Value: "1.3", Usage: "1.3 or 1.2 (networkx)", Action: oneOf("gexf-version", "1.3", "1.2")},
			&cli.StringFlag{Name: "flavour", Usage: "of graphml: yed, with shapes; of neo4j: cypher, a script", Action: oneOf("flavour", "yed", "cypher")},
		}, filterFlags()),
		Action: exportAction,
	}
}

func exportAction(c *cli.Context) error {
	if _, err := arguments(c, 0, 0, "[flags]"); err != nil {
		return err
	}
	return reading(c, func(ctx context.Context, store *graph.Store) error {
		f, err := filter(c, store)
		if err != nil {
			return err
		}
		chosen, _ := c.Generic("edges").(*edges)
		opts := export.Options{
			View:        view.Options{Filter: f, Statements: chosen.of == "statements"},
			GEXFVersion: c.String("gexf-version"),
			EdgesKey:    c.String("edges-key"),
			Flavour:     c.String("flavour"),
			Table:       chosen.table(c.Bool("nodes")),
		}
		write := func(w io.Writer, table export.Table) error {
			opts.Table = table
			return export.Write(ctx, w, store, c.String("format"), opts)
		}
		return exportTo(c, opts, write)
	})
}

// exportTo writes to standard output or to a file, and tables to a file each.
func exportTo(c *cli.Context, opts export.Options, write func(io.Writer, export.Table) error) error {
	format, err := export.Find(c.String("format"))
	path := c.String("output")
	switch {
	case err != nil:
		return err
	case path == "":
		return write(c.App.Writer, opts.Table)
	case format.Tables && opts.Table == "" && opts.Flavour == "":
		return replaceFile(tablePath(path, export.Nodes), func(w io.Writer) error {
			// Neither is replaced before both are written.
			return errors.Join(write(w, export.Nodes), replaceFile(tablePath(path, export.Edges), func(w io.Writer) error {
				return write(w, export.Edges)
			}))
		})
	}
	return replaceFile(path, func(w io.Writer) error { return write(w, opts.Table) })
}

// tablePath is the file of a table: war-nodes.csv for war.csv.
func tablePath(path string, table export.Table) string {
	ending := filepath.Ext(path)
	return strings.TrimSuffix(path, ending) + "-" + string(table) + ending
}

// edges is the flag of that name, which may stand alone: then it chooses the
// table of edges. A value tells what an edge stands for.
type edges struct {
	of    string
	alone bool
}

// Set takes a value; "true" is what the library says where there is none.
func (e *edges) Set(value string) error {
	switch {
	case value == "true":
		e.alone = true
	case e.Takes(value):
		e.of = value
	default:
		return errors.New("choose triples or statements")
	}
	return nil
}

// String is the value.
func (e *edges) String() string { return e.of }

// IsBoolFlag tells the library that no value need follow.
func (e *edges) IsBoolFlag() bool { return true }

// Takes reports whether a word that follows is the value.
func (e *edges) Takes(value string) bool { return value == "triples" || value == "statements" }

// table is the table that the flags choose, empty where they choose both or none.
func (e *edges) table(nodes bool) export.Table {
	switch {
	case nodes == e.alone:
		return ""
	case nodes:
		return export.Nodes
	}
	return export.Edges
}

// replaceFile writes beside path and renames, so that a reader never sees half
// a file and a failure leaves the old one as it was.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			file.Close()
			os.Remove(file.Name())
		}
	}()
	out := bufio.NewWriter(file)
	if err := write(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := file.Chmod(0o644); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
