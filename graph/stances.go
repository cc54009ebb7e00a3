package graph

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// Stances yields the stances that pass the filter, ordered by holder, target,
// side and who states them.
func (s *Store) Stances(ctx context.Context, f StanceFilter) iter.Seq2[schema.Stance, error] {
	return sequence(ctx, s, func(r *reader) ([]schema.Stance, error) {
		nodes, err := r.stanceNodes(ctx, f)
		if err != nil {
			return nil, err
		}
		sift := sieve{r: r, filter: f.RestsOn}
		var found []schema.Stance
		for some := range slices.Chunk(nodes, nodesAtOnce) {
			held, err := r.stancesOf(ctx, some)
			if err != nil {
				return nil, err
			}
			for _, stance := range held {
				if !f.match(&stance) {
					continue
				}
				if ok, err := sift.bears(ctx, &stance); err != nil {
					return nil, err
				} else if ok {
					found = append(found, stance)
				}
			}
		}
		slices.SortFunc(found, func(a, b schema.Stance) int {
			return cmp.Or(strings.Compare(a.Holder.ID, b.Holder.ID), strings.Compare(a.Target.ID, b.Target.ID),
				strings.Compare(string(a.Stance), string(b.Stance)), strings.Compare(string(a.Stated), string(b.Stated)))
		})
		return found, nil
	})
}

// stancesOf reads some stances.
func (r *reader) stancesOf(ctx context.Context, nodes []quadstore.ID) ([]schema.Stance, error) {
	graphs, err := r.factsOf(ctx, nodes)
	if err != nil {
		return nil, err
	}
	stances := make([]schema.Stance, len(nodes))
	for n, node := range nodes {
		iri, _ := r.names[node].(quad.IRI)
		stances[n] = graphs[n].stance(string(iri))
	}
	return stances, nil
}

// bears reports whether one of the statements of a stance passes.
func (s *sieve) bears(ctx context.Context, stance *schema.Stance) (bool, error) {
	if s.filter == (Filter{}) {
		return true, nil
	}
	nodes, err := s.r.find(stance.Statements)
	if err != nil {
		return false, err
	}
	held, err := s.passing(ctx, nodes)
	return len(held) > 0, err
}

// stanceNodes are the stances that may pass the filter.
func (r *reader) stanceNodes(ctx context.Context, f StanceFilter) ([]quadstore.ID, error) {
	switch {
	case f.On != "":
		targets, err := r.ends(ctx, quad.Subject, quad.Object, entityIRI(f.On), hasOpposes, hasSupports)
		if err != nil {
			return nil, err
		}
		var nodes []quadstore.ID
		for _, target := range append(targets, entityIRI(f.On)) {
			some, err := r.endIDs(ctx, quad.Subject, quad.Object, target, hasTarget)
			if err != nil {
				return nil, err
			}
			nodes = append(nodes, some...)
		}
		return nodes, nil
	case f.Holder != "":
		return r.endIDs(ctx, quad.Subject, quad.Object, entityIRI(f.Holder), hasHolder)
	}
	return r.endIDs(ctx, quad.Subject, quad.Object, typeStance, rdfType)
}

// StancesIn are the stances that one document tells, by id, as strong as it
// alone tells them; none if the store does not hold it.
func (s *Store) StancesIn(ctx context.Context, path string) (map[string]schema.Stance, error) {
	var stances map[string]schema.Stance
	err := s.read(ctx, func(r *reader) error {
		c, err := r.ledger(ctx, documentIRI(path), false)
		if err != nil || c == nil {
			return err
		}
		names := naming{}
		if err := r.learn(ctx, names, c); err != nil {
			return err
		}
		stances = c.under(names).stances
		return nil
	})
	return stances, err
}
