package graph

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
)

// Quads yields every quad with absolute IRIs, ordered by subject, predicate,
// object and label, as the store is when the first is asked for. It remembers
// the subjects, and reads the rest when its turn comes.
func (s *Store) Quads(ctx context.Context) iter.Seq2[Quad, error] {
	return s.ordered(ctx, quad.Subject)
}

// Graphs yields every quad as Quads does, but ordered by label first: the
// default graph, then one named graph after the other. It remembers the labels.
func (s *Store) Graphs(ctx context.Context) iter.Seq2[Quad, error] {
	return s.ordered(ctx, quad.Label)
}

// ordered yields every quad by its term in one direction; those that share it
// are in the order of compareQuads.
func (s *Store) ordered(ctx context.Context, d quad.Direction) iter.Seq2[Quad, error] {
	return func(yield func(Quad, error) bool) {
		err := s.read(ctx, func(r *reader) error {
			heads, err := r.heads(ctx, d)
			if err != nil {
				return err
			}
			for _, h := range heads {
				found, err := r.absoluteLinks(ctx, d, h.id)
				if err != nil {
					return err
				}
				slices.SortFunc(found, compareQuads)
				for _, q := range found {
					if !yield(q, nil) {
						return errEnough
					}
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(Quad{}, err)
		}
	}
}

// absoluteLinks are the quads that have a term in one direction.
func (r *reader) absoluteLinks(ctx context.Context, d quad.Direction, id quadstore.ID) ([]Quad, error) {
	edges, err := r.qs.LinksAt(ctx, d, id)
	if err != nil {
		return nil, err
	}
	quads, err := r.name(ctx, edges)
	if err != nil {
		return nil, err
	}
	found := make([]Quad, len(quads))
	for i, q := range quads {
		found[i] = absoluteQuad(q)
	}
	return found, nil
}

// head is a term by which quads are grouped.
type head struct {
	id   quadstore.ID
	term Term
}

// heads are the terms in one direction of all quads, in their order. The
// default graph is the label without an id.
func (r *reader) heads(ctx context.Context, d quad.Direction) ([]head, error) {
	var all []head
	seen := map[quadstore.ID]struct{}{}
	last := ^quadstore.ID(0)
	err := r.qs.EachLink(ctx, eachAtOnce, func(edges []edge) error {
		var fresh []edge
		for _, e := range edges {
			id := e[end(d)]
			if id == last {
				continue
			}
			last = id
			if _, known := seen[id]; !known {
				seen[id] = struct{}{}
				fresh = append(fresh, e)
			}
		}
		if err := r.resolve(ctx, fresh, d); err != nil {
			return err
		}
		for _, e := range fresh {
			all = append(all, head{e[end(d)], absolute(r.names[e[end(d)]], false)})
		}
		return nil
	})
	slices.SortFunc(all, func(a, b head) int { return compareTerms(a.term, b.term) })
	return all, err
}

func absoluteQuad(q quad.Quad) Quad {
	return Quad{
		Subject: absolute(q.Subject, false), Predicate: absolute(q.Predicate, true),
		Object: absolute(q.Object, q.Predicate == quad.Value(hasRelation)), Label: absolute(q.Label, false),
	}
}

func compareQuads(a, b Quad) int {
	return cmp.Or(compareTerms(a.Subject, b.Subject), compareTerms(a.Predicate, b.Predicate),
		compareTerms(a.Object, b.Object), compareTerms(a.Label, b.Label))
}

func compareTerms(a, b Term) int {
	return cmp.Or(int(a.Kind)-int(b.Kind), strings.Compare(a.Value, b.Value),
		strings.Compare(a.Datatype, b.Datatype), strings.Compare(a.Language, b.Language))
}
