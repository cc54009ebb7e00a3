package graph

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

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
		sift := sieve{r: r, filter: f.RestsOn, docs: map[string]schema.Document{}}
		var found []schema.Stance
		for _, node := range nodes {
			graph, err := r.facts(ctx, node)
			if err != nil {
				return nil, err
			}
			stance := graph.stance(string(node))
			if ok, err := sift.bears(ctx, &stance); err != nil {
				return nil, err
			} else if ok && f.match(&stance) {
				found = append(found, stance)
			}
		}
		slices.SortFunc(found, func(a, b schema.Stance) int {
			return cmp.Or(strings.Compare(a.Holder.ID, b.Holder.ID), strings.Compare(a.Target.ID, b.Target.ID),
				strings.Compare(string(a.Stance), string(b.Stance)), strings.Compare(string(a.Stated), string(b.Stated)))
		})
		return found, nil
	})
}

// bears reports whether one of the statements of a stance passes.
func (s *sieve) bears(ctx context.Context, stance *schema.Stance) (bool, error) {
	if s.filter == (Filter{}) {
		return true, nil
	}
	for _, id := range stance.Statements {
		held, err := s.passing(ctx, quad.IRI(id))
		if err != nil || len(held) > 0 {
			return err == nil, err
		}
	}
	return false, nil
}

// stanceNodes are the stances that may pass the filter.
func (r *reader) stanceNodes(ctx context.Context, f StanceFilter) ([]quad.IRI, error) {
	switch {
	case f.On != "":
		targets, err := r.ends(ctx, quad.Subject, quad.Object, entityIRI(f.On), hasOpposes, hasSupports)
		if err != nil {
			return nil, err
		}
		var nodes []quad.IRI
		for _, target := range append(targets, entityIRI(f.On)) {
			some, err := r.ends(ctx, quad.Subject, quad.Object, target, hasTarget)
			if err != nil {
				return nil, err
			}
			nodes = append(nodes, some...)
		}
		return nodes, nil
	case f.Holder != "":
		return r.ends(ctx, quad.Subject, quad.Object, entityIRI(f.Holder), hasHolder)
	}
	return r.ends(ctx, quad.Subject, quad.Object, typeStance, rdfType)
}

// StancesIn are the stances that one document tells, by id, as strong as it
// alone tells them; none if the store does not hold it.
func (s *Store) StancesIn(ctx context.Context, path string) (map[string]schema.Stance, error) {
	var stances map[string]schema.Stance
	err := s.read(ctx, func(r *reader) error {
		reading := &change{r: r, path: path}
		c, err := reading.ledger(ctx, documentIRI(path), false)
		if c != nil {
			stances = c.stances
		}
		return err
	})
	return stances, err
}
