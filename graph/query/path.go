package query

import (
	"context"
	"maps"
	"slices"

	"parley/graph"
)

// step is how a search came to an entity.
type step struct {
	from string
	hop  Hop
}

// defaultHops bounds a path where the caller does not.
const defaultHops = 6

// Path is the shortest way from a to b over factual relations, in either
// direction, at most maxHops (6 if zero) long; empty if there is none. Of
// several shortest ways it is the first in the order of their ids.
func Path(ctx context.Context, s *graph.Store, a, b string, maxHops int) ([]Hop, error) {
	from, err := Find(ctx, s, a)
	if err != nil {
		return nil, err
	}
	to, err := Find(ctx, s, b)
	if err != nil {
		return nil, err
	}
	if maxHops <= 0 {
		maxHops = defaultHops
	}
	came := map[string]step{from.ID: {}}
	frontier := []string{from.ID}
	for range maxHops {
		var next []string
		for _, id := range frontier {
			neighbours, err := factualHops(ctx, s, id)
			if err != nil {
				return nil, err
			}
			for _, other := range slices.Sorted(maps.Keys(neighbours)) {
				if _, seen := came[other]; !seen {
					came[other] = step{from: id, hop: neighbours[other]}
					next = append(next, other)
				}
			}
		}
		if _, ok := came[to.ID]; ok {
			break
		}
		frontier = next
	}
	return retrace(came, from.ID, to.ID), nil
}

// retrace follows the steps back from the end.
func retrace(came map[string]step, from, to string) []Hop {
	if _, ok := came[to]; !ok {
		return nil
	}
	var hops []Hop
	for id := to; id != from; id = came[id].from {
		hops = append(hops, came[id].hop)
	}
	slices.Reverse(hops)
	return hops
}

// factualHops are the neighbours of an entity, each with the relation that the
// most statements hold.
func factualHops(ctx context.Context, s *graph.Store, id string) (map[string]Hop, error) {
	type edge struct {
		relation string
		reversed bool
	}
	ids := map[string]map[edge][]string{}
	note := func(other string, e edge, statement string) {
		if ids[other] == nil {
			ids[other] = map[edge][]string{}
		}
		ids[other][e] = append(ids[other][e], statement)
	}
	facts, err := s.Facts(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, f := range facts {
		if f.Subject == id {
			note(f.Object, edge{f.Relation, false}, f.Statement)
		} else {
			note(f.Subject, edge{f.Relation, true}, f.Statement)
		}
	}
	hops := map[string]Hop{}
	for other, edges := range ids {
		var best Hop
		for e, statements := range edges {
			hop := Hop{Subject: id, Relation: e.relation, Object: other, Reversed: e.reversed, Statements: statements}
			if e.reversed {
				hop.Subject, hop.Object = other, id
			}
			if better(hop, best) {
				best = hop
			}
		}
		slices.Sort(best.Statements)
		hops[other] = best
	}
	return hops, nil
}

func better(a, b Hop) bool {
	switch {
	case len(a.Statements) != len(b.Statements):
		return len(a.Statements) > len(b.Statements)
	case a.Relation != b.Relation:
		return a.Relation < b.Relation
	}
	return !a.Reversed && b.Reversed
}
