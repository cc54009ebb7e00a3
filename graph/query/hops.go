package query

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"parley/graph"
)

// hops lead from an entity to each of its neighbours: one hop to each, over the
// relation that the most statements hold, or the strongest where that is asked
// for; in the order of the neighbours' ids.
func (p *paths) hops(ctx context.Context, id string) ([]Hop, error) {
	if known, ok := p.known[id]; ok {
		return known, nil
	}
	facts, err := p.store.Facts(ctx, id)
	if err != nil {
		return nil, err
	}
	all := p.gather(id, facts)
	if p.opts.Strongest > 0 || p.opts.Filter != (graph.Filter{}) {
		if err := p.weigh(ctx, all); err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(h Hop) bool { return h.Strength == 0 })
	}
	best := map[string]Hop{}
	for _, hop := range all {
		if old, ok := best[hop.to()]; !ok || p.better(hop, old) {
			best[hop.to()] = hop
		}
	}
	hops := slices.SortedFunc(maps.Values(best), func(a, b Hop) int { return strings.Compare(a.to(), b.to()) })
	p.known[id] = hops
	return hops, nil
}

// gather makes hops of facts: one for each neighbour, relation and direction
// that the options allow.
func (p *paths) gather(id string, facts []graph.Fact) []Hop {
	type edge struct {
		subject, relation, object string
	}
	at := map[edge]int{}
	var all []Hop
	for _, f := range facts {
		reversed := f.Subject != id
		if f.Subject == f.Object || reversed && p.opts.Direction == Forward || !reversed && p.opts.Direction == Backward ||
			len(p.opts.Relations) > 0 && !slices.Contains(p.opts.Relations, f.Relation) {
			continue
		}
		e := edge{f.Subject, f.Relation, f.Object}
		if _, seen := at[e]; !seen {
			at[e] = len(all)
			all = append(all, Hop{Subject: f.Subject, Relation: f.Relation, Object: f.Object, Reversed: reversed})
		}
		hop := &all[at[e]]
		hop.Statements = append(hop.Statements, f.Statement)
	}
	return all
}

// weigh leaves the statements that pass the filter, and tells how strong they
// make each hop: zero where none is left.
func (p *paths) weigh(ctx context.Context, hops []Hop) error {
	var ids []string
	for _, hop := range hops {
		ids = append(ids, hop.Statements...)
	}
	confidence, err := p.store.Passing(ctx, p.opts.Filter, ids)
	if err != nil {
		return err
	}
	for i := range hops {
		doubt := 1.0
		hops[i].Statements = slices.DeleteFunc(hops[i].Statements, func(id string) bool {
			c, passes := confidence[id]
			doubt *= 1 - c
			return !passes
		})
		hops[i].Strength = math.Round((1-doubt)*1e4) / 1e4
	}
	return nil
}

// better reports whether a path rather takes one hop than another to the same
// neighbour.
func (p *paths) better(a, b Hop) bool {
	if p.opts.Strongest > 0 && a.Strength != b.Strength {
		return a.Strength > b.Strength
	}
	order := cmp.Or(len(b.Statements)-len(a.Statements), strings.Compare(a.Relation, b.Relation))
	return order < 0 || order == 0 && !a.Reversed && b.Reversed
}
