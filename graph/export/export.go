// Package export writes a store in the formats of other tools. The formats are
// a table; each is a file of this package.
//
// Drawings and tables (GraphML, GEXF, DOT, JSON, CSV …) start from package view;
// RDF formats carry all quads. Output is sorted: the same bytes for the same
// store.
package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/view"
)

// Options say what to write and how.
type Options struct {
	View        view.Options
	GEXFVersion string // "1.3" (the default) or "1.2"
	EdgesKey    string // of JSON: "links" (the default, for D3) or "edges" (for networkx 3)
	Flavour     string // of GraphML: "" or "yed"; of Neo4j: "" or "cypher"
	Table       Table  // of formats with tables: the one to write
}

// Format is one way to write a store.
type Format struct {
	Name  string
	Doc   string // one line: what it is and who reads it
	Media string // media type
	// Ending is what the name of a file of the format ends in, without the dot.
	Ending string
	Quads  bool // carries every quad of the statements that pass the filter
	// Tables says that nodes and edges are written apart, one Table at a time,
	// unless it has the flavour that puts them into one file.
	Tables   bool
	Flavours []string // the flavours that it has, beside none
	write    func(ctx context.Context, w *bufio.Writer, store *graph.Store, opts Options) error
}

// Formats lists every format.
var Formats = []Format{
	{Name: "nquads", Media: "application/n-quads", Ending: "nq", Doc: "RDF 1.1 N-Quads: every quad, for RDF stores", Quads: true, write: writeNQuads},
	{Name: "trig", Media: "application/trig", Ending: "trig", Doc: "RDF 1.1 TriG: every quad with prefixes, named graphs as blocks", Quads: true, write: writeTriG},
	{Name: "turtle", Media: "text/turtle; charset=utf-8", Ending: "ttl", Doc: "RDF 1.1 Turtle: every triple, statements reified", Quads: true, write: writeTurtle},
	{Name: "jsonld", Media: "application/ld+json", Ending: "jsonld", Doc: "JSON-LD 1.1: every quad with a context, named graphs", Quads: true, write: writeJSONLD},
	{Name: "graphml", Media: "application/graphml+xml", Ending: "graphml", Doc: "GraphML, for yEd (--flavour yed), Gephi, igraph and networkx", Flavours: []string{"yed"}, write: drawn(writeGraphML)},
	{Name: "gexf", Media: "application/gexf+xml", Ending: "gexf", Doc: "GEXF 1.3 or 1.2, for Gephi", write: drawn(writeGEXF)},
	{Name: "dot", Media: "text/vnd.graphviz; charset=utf-8", Ending: "dot", Doc: "DOT, for Graphviz", write: drawn(writeDOT)},
	{Name: "svg", Media: "image/svg+xml", Ending: "svg", Doc: "SVG, a drawing for pages and papers", write: writeSVG},
	{Name: "cytoscape", Media: "application/json", Ending: "cyjs", Doc: "Cytoscape.js JSON, for Cytoscape and pages that draw", write: drawn(writeCytoscape)},
	{Name: "json", Media: "application/json", Ending: "json", Doc: "node-link JSON, for D3 and networkx", write: drawn(writeJSON)},
	{Name: "csv", Media: "text/csv; charset=utf-8", Ending: "csv", Doc: "two tables, for spreadsheets, R and pandas", Tables: true, write: drawn(writeCSV)},
	{Name: "neo4j", Media: "text/csv; charset=utf-8", Ending: "csv", Doc: "two tables for neo4j-admin, or a Cypher script (--flavour cypher)", Tables: true, Flavours: []string{"cypher"}, write: drawn(writeNeo4j)},
	{Name: "html", Media: "text/html; charset=utf-8", Ending: "html", Doc: "one page to mail: drawing, search, filters and the evidence of every edge", write: writeHTML},
}

// Names lists the names of the formats.
func Names() []string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return names
}

// Find is the format of the name.
func Find(name string) (Format, error) {
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("there is no format %q; choose one of %s", name, strings.Join(Names(), ", "))
}

// Check says what in the options does not go with a format.
func (o *Options) Check(f Format) error {
	switch {
	case !f.Tables && o.Table != "":
		return fmt.Errorf("%s holds nodes and edges together; leave --nodes and --edges out", f.Name)
	case o.Flavour != "" && !slices.Contains(f.Flavours, o.Flavour):
		return fmt.Errorf("%s has no flavour %q", f.Name, o.Flavour)
	case f.Tables && o.Table == "" && o.Flavour == "":
		return errTables(f.Name)
	case f.Quads && o.View.Statements:
		return fmt.Errorf("%s carries every quad and has no edges to choose; leave --edges out or choose a drawing", f.Name)
	}
	return nil
}

// Write writes the store to w in the format of the name.
func Write(ctx context.Context, w io.Writer, store *graph.Store, format string, opts Options) error {
	f, err := Find(format)
	if err != nil {
		return err
	}
	if err := opts.Check(f); err != nil {
		return err
	}
	if f.Quads {
		return writeQuads(ctx, w, store, f, opts)
	}
	return f.to(ctx, w, store, opts)
}

// writeQuads writes a format that carries quads: all, or those that the filter
// leaves.
func writeQuads(ctx context.Context, w io.Writer, store *graph.Store, f Format, opts Options) error {
	if opts.View.Filter == (graph.Filter{}) {
		return f.to(ctx, w, store, opts)
	}
	selected, err := store.Select(ctx, opts.View.Filter)
	if err != nil {
		return err
	}
	return errors.Join(f.to(ctx, w, selected, opts), selected.Close())
}

func (f Format) to(ctx context.Context, w io.Writer, store *graph.Store, opts Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	if err := f.write(ctx, out, store, opts); err != nil {
		return err
	}
	return out.Flush()
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
