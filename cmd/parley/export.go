package main

import (
	"bufio"
	"context"
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
		fmt.Fprintf(&formats, "   %-8s %s\n", f.Name, f.Doc)
	}
	return &cli.Command{
		Name:  "export",
		Usage: "write the graph for other tools",
		Description: `   parley export --format gexf -o war.gexf --actor Russia
   parley export --format dot | dot -Tsvg > war.svg

Formats:
` + strings.TrimRight(formats.String(), "\n"),
		Flags: slices.Concat([]cli.Flag{
			storeFlag(), formatFlag(export.Names()...),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, which is replaced only when all is written"},
			&cli.StringFlag{Name: "edges", Value: "triples", Usage: "one edge for each of: triples, statements", Action: oneOf("edges", "triples", "statements")},
			&cli.StringFlag{Name: "edges-key", Value: "links", Usage: "key of the edges in json: links (D3) or edges (networkx 3)", Action: oneOf("edges-key", "links", "edges")},
			&cli.StringFlag{Name: "gexf-version", Value: "1.3", Usage: "1.3 or 1.2 (networkx)", Action: oneOf("gexf-version", "1.3", "1.2")},
			&cli.StringFlag{Name: "flavour", Usage: "of graphml: yed, with shapes", Action: oneOf("flavour", "yed")},
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
		opts := export.Options{
			View:        view.Options{Filter: f, Statements: c.String("edges") == "statements"},
			GEXFVersion: c.String("gexf-version"),
			EdgesKey:    c.String("edges-key"),
			Flavour:     c.String("flavour"),
		}
		write := func(w io.Writer) error { return export.Write(ctx, w, store, c.String("format"), opts) }
		if path := c.String("output"); path != "" {
			return replaceFile(path, write)
		}
		return write(c.App.Writer)
	})
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
