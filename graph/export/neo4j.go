package export

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"parley/graph/view"
	"parley/schema"
)

// property is a column of Neo4j's tables and a property of its nodes and edges.
type property[T any] struct {
	name, kind string // kind is a type of Neo4j: string, int, double, boolean, date, string[]
	values     func(*T) []string
}

func one[T any](value func(*T) string) func(*T) []string {
	return func(row *T) []string {
		if v := value(row); v != "" {
			return []string{v}
		}
		return nil
	}
}

var nodeProperties = []property[view.Node]{
	{"name", "string", one(func(n *view.Node) string { return n.Name })},
	{"mentions", "int", one(func(n *view.Node) string { return strconv.Itoa(n.Weight) })},
}

var edgeProperties = []property[view.Edge]{
	{"relation", "string", one(func(e *view.Edge) string { return e.Relation })},
	{"mark", "string", one(func(e *view.Edge) string { return e.Mark })},
	{"event", "string", one(func(e *view.Edge) string { return e.Event })},
	{"polarity", "string", one(func(e *view.Edge) string { return string(e.Polarity) })},
	{"modality", "string", one(func(e *view.Edge) string { return string(e.Modality) })},
	{"factual", "boolean", one(func(e *view.Edge) string { return strconv.FormatBool(e.Factual) })},
	{"weight", "int", one(func(e *view.Edge) string { return strconv.Itoa(e.Weight) })},
	{"confidence", "double", one(func(e *view.Edge) string { return fmt.Sprintf("%.2f", e.Confidence) })},
	{"since", "date", one(func(e *view.Edge) string { return e.First })},
	{"until", "date", one(func(e *view.Edge) string { return e.Last })},
	{"said_by", "string[]", func(e *view.Edge) []string { return e.SaidBy }},
	{"documents", "string[]", func(e *view.Edge) []string { return e.Documents }},
	{"statements", "string[]", func(e *view.Edge) []string { return e.Statements }},
}

// writeNeo4j writes one of the two tables that neo4j-admin imports, or in the
// flavour cypher a script that adds the graph to a database which is in use.
func writeNeo4j(w *bufio.Writer, g *view.Graph, opts Options) error {
	switch {
	case opts.Flavour == "cypher" && opts.Table == "":
		return writeCypher(w, g)
	case opts.Flavour == "cypher":
		return fmt.Errorf("a Cypher script is one file with all nodes and edges")
	case opts.Table == Nodes:
		return writeRows(w, g.Nodes, append([]graphKey[view.Node]{
			{name: "id:ID", value: func(n *view.Node) string { return n.ID }},
			{name: ":LABEL", value: func(n *view.Node) string { return "Entity;" + nodeLabel(n.Class) }},
		}, columns(nodeProperties)...), verbatim)
	case opts.Table == Edges:
		return writeRows(w, g.Edges, append([]graphKey[view.Edge]{
			{name: ":START_ID", value: func(e *view.Edge) string { return e.Source }},
			{name: ":END_ID", value: func(e *view.Edge) string { return e.Target }},
			{name: ":TYPE", value: func(e *view.Edge) string { return edgeType(e.Mark) }},
		}, columns(edgeProperties)...), verbatim)
	}
	return errTables("neo4j")
}

func verbatim(s string) string { return s }

// columns are properties as cells. The semicolon that parts the items of an
// array cannot stand in one.
func columns[T any](properties []property[T]) []graphKey[T] {
	keys := make([]graphKey[T], len(properties))
	for i, p := range properties {
		keys[i].name = p.name
		if p.kind != "string" {
			keys[i].name += ":" + p.kind
		}
		keys[i].value = func(row *T) string {
			values := p.values(row)
			if p.kind != "string[]" {
				return strings.Join(values, "")
			}
			items := make([]string, len(values))
			for j, v := range values {
				items[j] = strings.ReplaceAll(v, ";", ",")
			}
			return strings.Join(items, ";")
		}
	}
	return keys
}

// nodeLabel is a class as Neo4j writes labels: "Country".
func nodeLabel(class schema.Class) string {
	if class == "" {
		class = schema.Concept
	}
	return strings.ToUpper(string(class[:1])) + string(class[1:])
}

// edgeType is a marked relation as Neo4j writes types: "NOT_ADMITS".
func edgeType(mark string) string {
	return strings.ToUpper(strings.NewReplacer(":", "_", "-", "_").Replace(mark))
}
