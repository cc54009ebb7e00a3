package export

import (
	"bufio"
	"encoding/json"

	"parley/graph/view"
)

// writeCytoscape writes the elements of Cytoscape.js, which Cytoscape and
// networkx read too: the id of a node stands in "value" once more.
func writeCytoscape(w *bufio.Writer, g *view.Graph, _ Options) error {
	type node struct {
		view.Node
		Value string `json:"value"`
	}
	type edge struct {
		view.Edge
		Key         string `json:"key"`
		Interaction string `json:"interaction"` // what Cytoscape calls a relation
	}
	type element[T any] struct {
		Data T `json:"data"`
	}
	nodes, edges := make([]element[node], len(g.Nodes)), make([]element[edge], len(g.Edges))
	for i, n := range g.Nodes {
		nodes[i].Data = node{n, n.ID}
	}
	for i, e := range g.Edges {
		edges[i].Data = edge{e, e.ID, e.Mark}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(map[string]any{
		"data": struct{}{}, "directed": true, "multigraph": true,
		"elements": map[string]any{"nodes": nodes, "edges": edges},
	})
}
