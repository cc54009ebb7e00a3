package export

import (
	"bufio"
	"encoding/json"

	"parley/graph/view"
)

// writeJSON writes the node-link form of D3 and of networkx's node_link_data:
// a directed multigraph whose edges are keyed by their id.
func writeJSON(w *bufio.Writer, g *view.Graph, opts Options) error {
	key := opts.EdgesKey
	if key == "" {
		key = "links"
	}
	type link struct {
		Key string `json:"key"`
		view.Edge
	}
	links := make([]link, len(g.Edges))
	for i, e := range g.Edges {
		links[i] = link{Key: e.ID, Edge: e}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(map[string]any{
		"directed": true, "multigraph": true, "graph": struct{}{},
		"nodes": g.Nodes, key: links,
	})
}
