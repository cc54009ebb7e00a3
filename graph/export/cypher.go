package export

import (
	"bufio"
	"fmt"
	"strings"

	"parley/graph/view"
)

// writeCypher writes a script of MERGE clauses: what is there already is not
// added again.
func writeCypher(w *bufio.Writer, g *view.Graph) error {
	fmt.Fprint(w, "CREATE CONSTRAINT parley_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n")
	for i := range g.Nodes {
		n := &g.Nodes[i]
		fmt.Fprintf(w, "MERGE (n:Entity {id: %s}) SET n:%s%s;\n", cypherText(n.ID), cypherName(nodeLabel(n.Class)), assignments(", n", nodeProperties, n))
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		fmt.Fprintf(w, "MATCH (a:Entity {id: %s}), (b:Entity {id: %s}) MERGE (a)-[r:%s {id: %s}]->(b)%s;\n",
			cypherText(e.Source), cypherText(e.Target), cypherName(edgeType(e.Mark)), cypherText(e.ID),
			strings.Replace(assignments(", r", edgeProperties, e), ",", " SET", 1))
	}
	return nil
}

// assignments set the properties that have a value.
func assignments[T any](lead string, properties []property[T], row *T) string {
	var b strings.Builder
	for _, p := range properties {
		if values := p.values(row); len(values) > 0 {
			fmt.Fprintf(&b, "%s.%s = %s", lead, p.name, cypherValue(p.kind, values))
		}
	}
	return b.String()
}

func cypherValue(kind string, values []string) string {
	switch kind {
	case "string":
		return cypherText(values[0])
	case "date":
		return "date(" + cypherText(values[0]) + ")"
	case "string[]":
		items := make([]string, len(values))
		for i, v := range values {
			items[i] = cypherText(v)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return values[0]
}

// cypherText quotes a string. A script is read line by line by some, so that no
// line end may stand in it.
func cypherText(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + "'"
}

// cypherName quotes a label or a type, which then may hold anything.
func cypherName(s string) string { return "`" + strings.ReplaceAll(s, "`", "``") + "`" }
