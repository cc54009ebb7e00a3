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
	return r.named(edges), nil
}

// named are the quads of resolved edges.
func (r *reader) named(edges []edge) []quad.Quad {
	quads := make([]quad.Quad, len(edges))
	for i, e := range edges {
		quads[i] = quad.Quad{Subject: r.names[e[0]], Predicate: r.names[e[1]], Object: r.names[e[2]], Label: r.names[e[3]]}
	}
	return quads
}

// ends are the values at one end of the quads that have a value at another
// end and one of the predicates (any, if none is given), without doubles.
func (r *reader) ends(ctx context.Context, want, d quad.Direction, v quad.Value, predicates ...quad.IRI) ([]quad.IRI, error) {
	ids, err := r.endIDs(ctx, want, d, v, predicates...)
	if err != nil {
		return nil, err
	}
	return r.iris(ctx, ids)
}

// endIDs are the references of ends, in order.
func (r *reader) endIDs(ctx context.Context, want, d quad.Direction, v quad.Value, predicates ...quad.IRI) ([]quadstore.ID, error) {
	patterns := []quad.Quad{pattern(d, v, nil)}
	if len(predicates) > 0 {
		patterns = patterns[:0]
		for _, p := range predicates {
			patterns = append(patterns, pattern(d, v, p))
		}
	}
	var found []quadstore.ID
	for _, q := range patterns {
		if err := r.qs.EachLink(ctx, q, eachAtOnce, func(edges []edge) error {
			for _, e := range edges {
				if ref := e[end(want)]; ref != 0 && (len(found) == 0 || found[len(found)-1] != ref) {
					found = append(found, ref)
				}
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// iris are the values of references as far as they are IRIs.
func (r *reader) iris(ctx context.Context, ids []quadstore.ID) ([]quad.IRI, error) {
	values, err := r.qs.Terms(ctx, ids)
	if err != nil {
		return nil, err
	}
	found := make([]quad.IRI, 0, len(values))
	for _, v := range values {
		if iri, ok := v.(quad.IRI); ok {
			found = append(found, iri)
		}
	}
	return found, nil
}

// facts are the quads of a named graph, gathered.
func (r *reader) facts(ctx context.Context, label quad.IRI) (facts, error) {
	return r.factsBut(ctx, label)
}

// factsBut are the quads of a named graph without those of some predicates,
// whose values are not even read.
func (r *reader) factsBut(ctx context.Context, label quad.IRI, predicates ...quad.IRI) (facts, error) {
	ref, err := r.qs.Find(label)
	if err != nil || ref == 0 {
		return facts{}, err
	}
	found, err := r.factsOf(ctx, []quadstore.ID{ref}, predicates...)
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// factsOf are the quads of each of some named graphs, without those of some
// predicates.
func (r *reader) factsOf(ctx context.Context, labels []quadstore.ID, but ...quad.IRI) ([]facts, error) {
	groups, err := r.edgesAt(ctx, quad.Label, labels)
	if err != nil {
		return nil, err
	}
	for _, p := range but {
		ref, err := r.qs.Find(p)
		if err != nil {
			return nil, err
		}
		for n := range groups {
			groups[n] = slices.DeleteFunc(groups[n], func(e edge) bool { return e[end(quad.Predicate)] == ref })
		}
	}
	if err := r.resolve(ctx, slices.Concat(groups...), quad.Directions...); err != nil {
		return nil, err
	}
	found := make([]facts, len(groups))
	for n, edges := range groups {
		found[n] = gather(r.named(edges))
	}
	return found, nil
}

// size is the number of quads.
func (r *reader) size(ctx context.Context) (int, error) {
	stats, err := r.qs.Stats(ctx, false)
	return int(stats.Quads.Value), err
}
