package export

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"parley/graph/view"
)

// graphKey declares an attribute of nodes or edges. GraphML and GEXF number
// them; attr.name has no spaces, as yEd wants it.
type graphKey[T any] struct {
	name, kind string // kind is a GraphML type: string, int, double, boolean
	value      func(*T) string
}

var nodeKeys = []graphKey[view.Node]{
	{"label", "string", func(n *view.Node) string { return n.Name }},
	{"class", "string", func(n *view.Node) string { return string(n.Class) }},
	{"mentions", "int", func(n *view.Node) string { return strconv.Itoa(n.Weight) }},
}

var edgeKeys = []graphKey[view.Edge]{
	{"label", "string", func(e *view.Edge) string { return e.Mark }},
	{"weight", "double", func(e *view.Edge) string { return strconv.Itoa(e.Weight) }},
	{"relation", "string", func(e *view.Edge) string { return e.Relation }},
	{"event", "string", func(e *view.Edge) string { return e.Event }},
	{"polarity", "string", func(e *view.Edge) string { return string(e.Polarity) }},
	{"modality", "string", func(e *view.Edge) string { return string(e.Modality) }},
	{"said_by", "string", func(e *view.Edge) string { return strings.Join(e.SaidBy, "; ") }},
	{"factual", "boolean", func(e *view.Edge) string { return strconv.FormatBool(e.Factual) }},
	{"first", "string", func(e *view.Edge) string { return e.First }},
	{"last", "string", func(e *view.Edge) string { return e.Last }},
	{"documents", "int", func(e *view.Edge) string { return strconv.Itoa(len(e.Documents)) }},
	{"confidence", "double", func(e *view.Edge) string { return fmt.Sprintf("%.2f", e.Confidence) }},
	{"statements", "string", func(e *view.Edge) string { return strings.Join(e.Statements, "; ") }},
}

const (
	graphMLNamespace = "http://graphml.graphdrawing.org/xmlns"
	yedNamespace     = "http://www.yworks.com/xml/graphml"
)

// writeGraphML writes a directed graph with typed attributes; in the yEd
// flavour, nodes and edges also have the shapes that yEd draws.
func writeGraphML(w *bufio.Writer, g *view.Graph, opts Options) error {
	yed := opts.Flavour == "yed"
	x := &xmlWriter{w: w}
	x.line(`<?xml version="1.0" encoding="UTF-8"?>`)
	namespaces := []string{"xmlns", graphMLNamespace}
	if yed {
		namespaces = append(namespaces, "xmlns:y", yedNamespace)
	}
	x.open("graphml", namespaces...)
	declareKeys(x, "node", "n", nodeKeys)
	declareKeys(x, "edge", "e", edgeKeys)
	if yed {
		x.empty("key", "id", "ny", "for", "node", "yfiles.type", "nodegraphics")
		x.empty("key", "id", "ey", "for", "edge", "yfiles.type", "edgegraphics")
	}
	x.open("graph", "id", "parley", "edgedefault", "directed")
	for i := range g.Nodes {
		n := &g.Nodes[i]
		x.open("node", "id", n.ID)
		writeData(x, "n", nodeKeys, n)
		if yed {
			yedNode(x, n)
		}
		x.close("node")
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		x.open("edge", "id", e.ID, "source", e.Source, "target", e.Target)
		writeData(x, "e", edgeKeys, e)
		if yed {
			yedEdge(x, e)
		}
		x.close("edge")
	}
	x.close("graph")
	x.close("graphml")
	return nil
}

func declareKeys[T any](x *xmlWriter, element, prefix string, keys []graphKey[T]) {
	for i, k := range keys {
		x.empty("key", "id", prefix+strconv.Itoa(i), "for", element, "attr.name", k.name, "attr.type", k.kind)
	}
}

func writeData[T any](x *xmlWriter, prefix string, keys []graphKey[T], row *T) {
	for i, k := range keys {
		if value := k.value(row); value != "" {
			x.text("data", value, "key", prefix+strconv.Itoa(i))
		}
	}
}

func yedNode(x *xmlWriter, n *view.Node) {
	x.open("data", "key", "ny")
	x.open("y:ShapeNode")
	x.empty("y:Geometry", "width", strconv.Itoa(30+7*len(n.Name)), "height", "30")
	x.empty("y:Fill", "color", color(n.Class).hex())
	x.text("y:NodeLabel", n.Name)
	x.empty("y:Shape", "type", "roundrectangle")
	x.close("y:ShapeNode")
	x.close("data")
}

func yedEdge(x *xmlWriter, e *view.Edge) {
	style := "line"
	if !e.Factual {
		style = "dashed"
	}
	x.open("data", "key", "ey")
	x.open("y:PolyLineEdge")
	x.empty("y:LineStyle", "color", "#444444", "type", style, "width", "1.0")
	x.empty("y:Arrows", "source", "none", "target", "standard")
	x.text("y:EdgeLabel", e.Mark)
	x.close("y:PolyLineEdge")
	x.close("data")
}
