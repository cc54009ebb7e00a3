package main

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/klauspost/compress/gzip"
	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/rdf"
)

func importCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "bring quads into the graph: a backup, an export, or anybody's",
		ArgsUsage: "FILE…",
		Description: `Reads N-Quads, TriG and JSON-LD, also gzipped, from files or - for standard
input. The name of a file tells its format (.nq, .nt, .trig, .ttl, .jsonld,
.json; N-Quads where it does not), or --format does. A store that does not exist
is made of them; into one that does, their documents are put one after the other
and replace those of the same name. JSON-LD is read whole up to 64 MiB; beyond,
node by node, if it is an object of @context and @graph, in this order.

   parley import --store restored.db war.nq.gz
   parley export --store war.db --format trig | parley import --store all.db --format trig -`,
		Flags: []cli.Flag{storeFlag(), &cli.StringFlag{
			Name: "format", Aliases: []string{"f"}, Usage: "read `FORMAT`, whatever the names say: nquads, trig (and turtle) or jsonld",
			Action: oneOf("format", rdf.Formats...),
		}},
		Action: importAction,
	}
}

func importAction(c *cli.Context) error {
	paths, err := arguments(c, 1, -1, "FILE…")
	if err != nil {
		return err
	}
	count, err := graph.Import(c.Context, c.String("store"), quadsOf(paths, rdf.Format(c.String("format")), c.App.Reader))
	if err != nil {
		return err
	}
	logf(c, "read %d quads", count)
	return nil
}

// quadsOf reads files one after the other, in the format given or that of their
// names; the first mistake ends it.
func quadsOf(paths []string, format rdf.Format, stdin io.Reader) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		for _, path := range paths {
			f := format
			if f == "" {
				f = rdf.FormatOf(path)
			}
			more, err := quadsIn(path, f, stdin, yield)
			if err != nil {
				yield(graph.Quad{}, fmt.Errorf("%s: %w", path, err))
			}
			if err != nil || !more {
				return
			}
		}
	}
}

// quadsIn reads a file and reports whether more is wanted.
func quadsIn(path string, format rdf.Format, stdin io.Reader, yield func(graph.Quad, error) bool) (bool, error) {
	source := stdin
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return false, err
		}
		defer file.Close()
		source = file
	}
	plain, err := unzipped(source)
	if err != nil {
		return false, err
	}
	for q, err := range rdf.Read(plain, format) {
		if err != nil {
			return false, fmt.Errorf("read as %s: %w", format, err)
		}
		if !yield(q, nil) {
			return false, nil
		}
	}
	return true, nil
}

// unzipped reads what is gzipped as what it was before.
func unzipped(r io.Reader) (io.Reader, error) {
	buffered := bufio.NewReaderSize(r, 1<<20)
	head, _ := buffered.Peek(2)
	if string(head) == "\x1f\x8b" {
		return gzip.NewReader(buffered)
	}
	return buffered, nil
}
