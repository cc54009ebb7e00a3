package export

import (
	"bufio"
	"fmt"
	"strings"

	"parley/graph/view"
	"parley/schema"
)

// writeDOT writes a directed graph for Graphviz: solid edges for what the
// articles say, dashed ones for what is attributed or hypothetical, red ones
// for negations; the tooltip and URL of an edge lead to its first statement.
func writeDOT(w *bufio.Writer, g *view.Graph, _ Options) error {
	fmt.Fprint(w, "digraph parley {\n  graph [rankdir=LR, overlap=false, splines=true];\n"+
		"  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f4f4f4\", fontname=\"Helvetica\"];\n"+
		"  edge [fontname=\"Helvetica\", fontsize=10];\n")
	for _, n := range g.Nodes {
		fmt.Fprintf(w, "  %s [label=%s, fillcolor=%s, tooltip=%s];\n",
			dotString(n.ID), dotString(n.Name), dotString(color(n.Class).hex()), dotString(string(n.Class)))
	}
	for _, e := range g.Edges {
		style, stroke := "solid", "#444444"
		if !e.Factual {
			style = "dashed"
		}
		if e.Polarity == schema.Negated {
			stroke = "#b3261e"
		}
		fmt.Fprintf(w, "  %s -> %s [label=%s, style=%s, color=%s, weight=%d, penwidth=%.1f, tooltip=%s, URL=%s];\n",
			dotString(e.Source), dotString(e.Target), dotString(strings.ReplaceAll(e.Mark, "_", " ")), style, dotString(stroke),
			e.Weight, 1+0.5*float64(min(e.Weight-1, 8)), dotString(tooltip(&e)), dotString(statementAddress(e.Statements[0])))
	}
	_, err := fmt.Fprint(w, "}\n")
	return err
}

// tooltip says in one line who says so, when, and how sure it is.
func tooltip(e *view.Edge) string {
	parts := []string{fmt.Sprintf("%d × in %d documents, confidence %.2f", e.Weight, len(e.Documents), e.Confidence)}
	if len(e.SaidBy) > 0 {
		parts = append(parts, "said by "+strings.Join(e.SaidBy, ", "))
	}
	if e.First != "" {
		parts = append(parts, e.First+" to "+e.Last)
	}
	return strings.Join(parts, "; ")
}

// statementAddress is where the page that `parley serve` prints shows a statement.
func statementAddress(id string) string { return "#/statement/" + id }

// dotString quotes a string for DOT, whose only escape inside quotes that
// matters is the quote itself; a final backslash would swallow the closing one.
func dotString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\x00", "").Replace(s) + `"`
}
