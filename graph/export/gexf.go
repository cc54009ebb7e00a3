package export

import (
	"bufio"
	"fmt"
	"math"
	"slices"
	"strconv"

	"parley/graph/view"
)

// gexfDialect is what differs between the versions of GEXF that tools read.
type gexfDialect struct{ version, namespace, viz, kind string }

var gexfDialects = map[string]gexfDialect{
	"":    {"1.3", "http://gexf.net/1.3", "http://gexf.net/1.3/viz", "kind"},
	"1.3": {"1.3", "http://gexf.net/1.3", "http://gexf.net/1.3/viz", "kind"},
	"1.2": {"1.2", "http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2draft/viz", ""},
}

// writeGEXF writes a directed graph for Gephi. In GEXF 1.3 source, target and
// kind (the marked relation) are unique together; 1.2, which networkx reads,
// has no kind. Dates of the first and last document bound each edge.
func writeGEXF(w *bufio.Writer, g *view.Graph, opts Options) error {
	dialect, ok := gexfDialects[opts.GEXFVersion]
	if !ok {
		return fmt.Errorf("GEXF is written in the versions 1.3 and 1.2, not %q", opts.GEXFVersion)
	}
	if opts.View.Statements && dialect.kind != "" {
		// One edge a statement would repeat source, target and kind.
		dialect.kind = ""
	}
	x := &xmlWriter{w: w}
	x.line(`<?xml version="1.0" encoding="UTF-8"?>`)
	x.open("gexf", "xmlns", dialect.namespace, "xmlns:viz", dialect.viz, "version", dialect.version)
	x.open("meta")
	x.text("creator", "parley")
	x.close("meta")
	x.open("graph", gexfMode(g)...)
	gexfAttributes(x, "node", nodeKeys[1:])
	gexfAttributes(x, "edge", edgeKeys[2:])
	x.open("nodes")
	for i := range g.Nodes {
		gexfNode(x, &g.Nodes[i])
	}
	x.close("nodes")
	x.open("edges")
	for i := range g.Edges {
		gexfEdge(x, i, &g.Edges[i], dialect)
	}
	x.close("edges")
	x.close("graph")
	x.close("gexf")
	return nil
}

// gexfMode says that the graph changes over time, if any edge has dates.
func gexfMode(g *view.Graph) []string {
	attributes := []string{"defaultedgetype", "directed"}
	if slices.ContainsFunc(g.Edges, func(e view.Edge) bool { return e.First != "" }) {
		return append(attributes, "mode", "dynamic", "timeformat", "date")
	}
	return append(attributes, "mode", "static")
}

// gexfTypes are the names of GraphML's types in GEXF.
var gexfTypes = map[string]string{"string": "string", "int": "integer", "double": "double", "boolean": "boolean"}

func gexfAttributes[T any](x *xmlWriter, class string, keys []graphKey[T]) {
	x.open("attributes", "class", class)
	for i, k := range keys {
		x.empty("attribute", "id", strconv.Itoa(i), "title", k.name, "type", gexfTypes[k.kind])
	}
	x.close("attributes")
}

func gexfValues[T any](x *xmlWriter, keys []graphKey[T], row *T) {
	x.open("attvalues")
	for i, k := range keys {
		if value := k.value(row); value != "" {
			x.empty("attvalue", "for", strconv.Itoa(i), "value", value)
		}
	}
	x.close("attvalues")
}

func gexfNode(x *xmlWriter, n *view.Node) {
	x.open("node", "id", n.ID, "label", n.Name)
	gexfValues(x, nodeKeys[1:], n)
	c := color(n.Class)
	x.empty("viz:color", "r", strconv.Itoa(c.r), "g", strconv.Itoa(c.g), "b", strconv.Itoa(c.b))
	x.empty("viz:size", "value", fmt.Sprintf("%.1f", 10*math.Sqrt(float64(n.Weight))))
	x.close("node")
}

func gexfEdge(x *xmlWriter, i int, e *view.Edge, dialect gexfDialect) {
	attributes := []string{"id", strconv.Itoa(i), "source", e.Source, "target", e.Target, "label", e.Mark, "weight", strconv.Itoa(e.Weight)}
	if dialect.kind != "" {
		attributes = append(attributes, dialect.kind, e.Mark)
	}
	if e.First != "" {
		attributes = append(attributes, "start", e.First, "end", e.Last)
	}
	x.open("edge", attributes...)
	gexfValues(x, edgeKeys[2:], e)
	x.close("edge")
}
