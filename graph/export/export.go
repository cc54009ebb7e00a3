// Package export writes a store in the formats of other tools. The formats are
// a table; each is a file of this package.
//
// Drawings (GraphML, GEXF, DOT, JSON) start from package view; RDF formats
// carry all quads. Output is sorted: the same bytes for the same store.
package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"parley/graph"
	"parley/graph/view"
)

// Options say what to write and how.
type Options struct {
	View        view.Options
	GEXFVersion string // "1.3" (the default) or "1.2"
	EdgesKey    string // of JSON: "links" (the default, for D3) or "edges" (for networkx 3)
	Flavour     string // of GraphML: "" or "yed"
}

// Format is one way to write a store.
type Format struct {
	Name  string
	Doc   string // one line: what it is and who reads it
	Quads bool   // carries every quad and takes no filter
	write func(ctx context.Context, w *bufio.Writer, store *graph.Store, opts Options) error
}

// Formats lists every format.
var Formats = []Format{
	{Name: "nquads", Doc: "RDF 1.1 N-Quads: every quad, for RDF stores", Quads: true, write: writeNQuads},
	{Name: "trig", Doc: "RDF 1.1 TriG: every quad with prefixes, named graphs as blocks", Quads: true, write: writeTriG},
	{Name: "turtle", Doc: "RDF 1.1 Turtle: every triple, statements reified", Quads: true, write: writeTurtle},
	{Name: "jsonld", Doc: "JSON-LD 1.1: every quad with a context, named graphs", Quads: true, write: writeJSONLD},
	{Name: "graphml", Doc: "GraphML, for yEd, Gephi, igraph and networkx", write: drawn(writeGraphML)},
	{Name: "gexf", Doc: "GEXF 1.3 or 1.2, for Gephi", write: drawn(writeGEXF)},
	{Name: "dot", Doc: "DOT, for Graphviz", write: drawn(writeDOT)},
	{Name: "json", Doc: "node-link JSON, for D3 and networkx", write: drawn(writeJSON)},
}

// Names lists the names of the formats.
func Names() []string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return names
}

// Write writes the store to w in the format of the name.
func Write(ctx context.Context, w io.Writer, store *graph.Store, format string, opts Options) error {
	for _, f := range Formats {
		if f.Name != format {
			continue
		}
		if f.Quads && opts.View != (view.Options{}) {
			return fmt.Errorf("%s carries every quad and takes no filter; leave the filters out or choose a drawing", f.Name)
		}
		out := bufio.NewWriter(w)
		if err := f.write(ctx, out, store, opts); err != nil {
			return err
		}
		return out.Flush()
	}
	return fmt.Errorf("there is no format %q; choose one of %s", format, strings.Join(Names(), ", "))
}

// drawn makes a writer of pictures a writer of stores.
func drawn(write func(w *bufio.Writer, g *view.Graph, opts Options) error) func(context.Context, *bufio.Writer, *graph.Store, Options) error {
	return func(ctx context.Context, w *bufio.Writer, store *graph.Store, opts Options) error {
		g, err := view.Build(ctx, store, opts.View)
		if err != nil {
			return err
		}
		return write(w, g, opts)
	}
}
