package export

import (
	"bufio"
	"context"

	"parley/graph"
)

// writeNQuads writes every quad, a line each, in the order of the lines (W3C
// RDF 1.1 N-Quads).
func writeNQuads(ctx context.Context, w *bufio.Writer, store *graph.Store, _ Options) error {
	var line []byte
	for quad, err := range store.Quads(ctx) {
		if err != nil {
			return err
		}
		line = append(quad.AppendTo(line[:0]), '\n')
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return nil
}
