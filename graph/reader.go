package graph

import (
	"context"
	"errors"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

// reader reads quads out of Cayley in bulk. It remembers the values that it
// has resolved, and lives for one operation.
type reader struct {
	qs    cayley.QuadStore
	names map[any]quad.Value
}

// maxNames bounds what a reader remembers.
const maxNames = 200_000

func newReader(qs cayley.QuadStore) *reader { return &reader{qs: qs, names: map[any]quad.Value{}} }

// edge is a quad whose values are still references; nil for no label.
type edge [4]cayley.Ref

// at is the reference at one end of the edge.
func (e edge) at(d quad.Direction) cayley.Ref { return e[d-quad.Subject] }

// edges are the quads that have the value at one end.
func (r *reader) edges(ctx context.Context, d quad.Direction, v quad.Value) ([]edge, error) {
	ref, err := r.qs.ValueOf(v)
	if err != nil || ref == nil {
		return nil, err
	}
	return r.drain(ctx, r.qs.QuadIterator(d, ref).Iterate())
}

// all are all edges of the store.
func (r *reader) all(ctx context.Context) ([]edge, error) {
	return r.drain(ctx, r.qs.QuadsAllIterator().Iterate())
}

// drain takes every edge from an iterator and closes it.
func (r *reader) drain(ctx context.Context, it iterator.Scanner) (found []edge, err error) {
	defer func() { err = errors.Join(err, it.Close()) }()
	for it.Next(ctx) {
		e, err := r.edge(it.Result())
		if err != nil {
			return nil, err
		}
		found = append(found, e)
	}
	return found, errors.Join(it.Err(), ctx.Err())
}

func (r *reader) edge(link cayley.Ref) (edge, error) {
	var e edge
	for i, d := range quad.Directions {
		ref, err := r.qs.QuadDirection(link, d)
		if err != nil {
			return e, err
		}
		e[i] = ref
	}
	return e, nil
}

// resolve learns the values at the given ends of the edges.
func (r *reader) resolve(ctx context.Context, edges []edge, ends ...quad.Direction) error {
	if len(r.names) > maxNames {
		clear(r.names)
	}
	var unknown []cayley.Ref
	for _, e := range edges {
		for _, d := range ends {
			ref := e.at(d)
			if ref == nil {
				continue
			}
			if _, ok := r.names[refs.ToKey(ref)]; !ok {
				r.names[refs.ToKey(ref)] = nil
				unknown = append(unknown, ref)
			}
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	values, err := refs.ValuesOf(ctx, r.qs, unknown)
	if err != nil {
		return err
	}
	for i, ref := range unknown {
		r.names[refs.ToKey(ref)] = values[i]
	}
	return nil
}

// value is what a resolved reference stands for.
func (r *reader) value(ref cayley.Ref) quad.Value {
	if ref == nil {
		return nil
	}
	return r.names[refs.ToKey(ref)]
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
		quads[i] = quad.Quad{Subject: r.value(e[0]), Predicate: r.value(e[1]), Object: r.value(e[2]), Label: r.value(e[3])}
	}
	return quads, nil
}

// ends are the values at one end of the quads that have a value at another
// end and one of the predicates (any, if none is given), without doubles.
func (r *reader) ends(ctx context.Context, want, d quad.Direction, v quad.Value, predicates ...quad.IRI) ([]quad.IRI, error) {
	edges, err := r.edges(ctx, d, v)
	if err != nil {
		return nil, err
	}
	if err := r.resolve(ctx, edges, quad.Predicate); err != nil {
		return nil, err
	}
	seen := map[any]bool{}
	edges = slices.DeleteFunc(edges, func(e edge) bool {
		p, _ := r.value(e.at(quad.Predicate)).(quad.IRI)
		if (len(predicates) > 0 && !slices.Contains(predicates, p)) || e.at(want) == nil || seen[refs.ToKey(e.at(want))] {
			return true
		}
		seen[refs.ToKey(e.at(want))] = true
		return false
	})
	if err := r.resolve(ctx, edges, want); err != nil {
		return nil, err
	}
	var found []quad.IRI
	for _, e := range edges {
		if iri, ok := r.value(e.at(want)).(quad.IRI); ok {
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
	edges, err := r.edgesBut(ctx, quad.Label, label, predicates...)
	if err != nil {
		return nil, err
	}
	quads, err := r.name(ctx, edges)
	if err != nil {
		return nil, err
	}
	return gather(quads), nil
}

// edgesBut are the edges at a value without those of some predicates.
func (r *reader) edgesBut(ctx context.Context, d quad.Direction, v quad.Value, predicates ...quad.IRI) ([]edge, error) {
	edges, err := r.edges(ctx, d, v)
	if err != nil {
		return nil, err
	}
	if err := r.resolve(ctx, edges, quad.Predicate); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(edges, func(e edge) bool {
		p, _ := r.value(e.at(quad.Predicate)).(quad.IRI)
		return slices.Contains(predicates, p)
	}), nil
}

// size is the number of quads.
func (r *reader) size(ctx context.Context) (int, error) {
	stats, err := r.qs.Stats(ctx, false)
	return int(stats.Quads.Value), err
}
