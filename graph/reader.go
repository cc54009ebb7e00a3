package graph

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
)

// reader reads quads in bulk. It remembers the values that it has resolved, and
// lives for one operation.
type reader struct {
	qs    *quadstore.Snapshot
	names map[quadstore.ID]quad.Value
	// relations are the predicates that were written with absolute IRIs.
	relations map[quadstore.ID]Term
}

// maxNames bounds what a reader remembers.
const maxNames = 200_000

func newReader(qs *quadstore.Snapshot) *reader {
	return &reader{qs: qs, names: map[quadstore.ID]quad.Value{}, relations: map[quadstore.ID]Term{}}
}

// edge is a quad whose values are still references.
type edge = quadstore.Link

// end is the place of a direction in an edge.
func end(d quad.Direction) int { return int(d - quad.Subject) }

// pattern is a quad with a value at one end and a predicate, nil for any.
func pattern(d quad.Direction, v, predicate quad.Value) quad.Quad {
	q := quad.Quad{Predicate: predicate}
	q.Set(d, v)
	return q
}

// edges are the quads that have the value at one end.
func (r *reader) edges(ctx context.Context, d quad.Direction, v quad.Value) ([]edge, error) {
	return r.qs.Links(ctx, pattern(d, v, nil))
}

// edgesAt are the quads of each of some terms in one direction. They are read as
// they lie.
func (r *reader) edgesAt(ctx context.Context, d quad.Direction, terms []quadstore.ID) ([][]edge, error) {
	sorted := slices.Clone(terms)
	slices.Sort(sorted)
	edges, err := r.qs.LinksAt(ctx, d, slices.Compact(sorted))
	if err != nil {
		return nil, err
	}
	of := make(map[quadstore.ID][]edge, len(terms))
	for len(edges) > 0 {
		n, term := 1, edges[0][end(d)]
		for n < len(edges) && edges[n][end(d)] == term {
			n++
		}
		of[term], edges = edges[:n:n], edges[n:]
	}
	groups := make([][]edge, len(terms))
	for i, term := range terms {
		groups[i] = of[term]
	}
	return groups, nil
}

// resolve learns the values at the given ends of the edges.
func (r *reader) resolve(ctx context.Context, edges []edge, ends ...quad.Direction) error {
	if len(r.names) > maxNames {
		clear(r.names)
	}
	var unknown []quadstore.ID
	for _, e := range edges {
		for _, d := range ends {
			ref := e[end(d)]
			if _, ok := r.names[ref]; !ok {
				r.names[ref] = nil
				unknown = append(unknown, ref)
			}
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	values, err := r.qs.Terms(ctx, unknown)
	if err != nil {
		return err
	}
	for i, ref := range unknown {
		r.names[ref] = values[i]
	}
	return nil
}

// quads are the quads that have the value at one end.
func (r *reader) quads(ctx context.Context, d quad.Direction, v quad.Value) ([]quad.Quad, error) {
	edges, err := r.edges(ctx, d, v)
	if err != nil {
		return nil, err
	}
	return r.name(ctx, edges)
}

// name resolves edges to quads.
func (r *reader) name(ctx context.Context, edges []edge) ([]quad.Quad, error) {
	if err := r.resolve(ctx, edges, quad.Directions...); err != nil {
		return nil, err
	}
	quads := make([]quad.Quad, len(edges))
	for i, e := range edges {
		quads[i] = quad.Quad{Subject: r.names[e[0]], Predicate: r.names[e[1]], Object: r.names[e[2]], Label: r.names[e[3]]}
	}
	return quads, nil
}

// ends are the values at one end of the quads that have a value at another
// end and one of the predicates (any, if none is given), without doubles.
func (r *reader) ends(ctx context.Context, want, d quad.Direction, v quad.Value, predicates ...quad.IRI) ([]quad.IRI, error) {
	patterns := []quad.Quad{pattern(d, v, nil)}
	if len(predicates) > 0 {
		patterns = patterns[:0]
		for _, p := range predicates {
			patterns = append(patterns, pattern(d, v, p))
		}
	}
	seen := map[quadstore.ID]bool{}
	var distinct []edge
	for _, q := range patterns {
		edges, err := r.qs.Links(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			if ref := e[end(want)]; ref != 0 && !seen[ref] {
				seen[ref] = true
				distinct = append(distinct, e)
			}
		}
	}
	if err := r.resolve(ctx, distinct, want); err != nil {
		return nil, err
	}
	var found []quad.IRI
	for _, e := range distinct {
		if iri, ok := r.names[e[end(want)]].(quad.IRI); ok {
			found = append(found, iri)
		}
	}
	return found, nil
}

// facts are the quads of a named graph, gathered.
func (r *reader) facts(ctx context.Context, label quad.IRI) (facts, error) {
	quads, err := r.quads(ctx, quad.Label, label)
	if err != nil {
		return nil, err
	}
	return gather(quads), nil
}

// factsBut are the quads of a named graph without those of some predicates,
// whose values are not even read.
func (r *reader) factsBut(ctx context.Context, label quad.IRI, predicates ...quad.IRI) (facts, error) {
	edges, err := r.edges(ctx, quad.Label, label)
	if err != nil {
		return nil, err
	}
	for _, p := range predicates {
		ref, err := r.qs.Find(p)
		if err != nil {
			return nil, err
		}
		edges = slices.DeleteFunc(edges, func(e edge) bool { return e[end(quad.Predicate)] == ref })
	}
	quads, err := r.name(ctx, edges)
	if err != nil {
		return nil, err
	}
	return gather(quads), nil
}

// size is the number of quads.
func (r *reader) size(ctx context.Context) (int, error) {
	stats, err := r.qs.Stats(ctx, false)
	return int(stats.Quads.Value), err
}
