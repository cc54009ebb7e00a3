package quadstore

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// OptimizeShape makes one walk of several conditions on a quad: all terms that
// are known at its ends go into the choice of the index and its bounds.
func (r *reading) OptimizeShape(_ context.Context, s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.QuadsAction:
		if len(s.Filter) == 0 {
			return s, false
		}
		var c conditions
		for d, ref := range s.Filter {
			c.Fixed = append(c.Fixed, end{d, ref})
		}
		return s.SimplifyFrom(c), true
	case shape.Quads:
		return gatherConditions(s)
	}
	return s, false
}

// end is a term at one end of a quad.
type end struct {
	at  quad.Direction
	ref cayley.Ref
}

// conditions are quads with known terms at some ends, and with terms out of
// sets at others: a shape of Cayley.
type conditions struct {
	Fixed []end
	Sets  shape.Quads // exported, because Cayley walks shapes by reflection
}

// gatherConditions takes the single terms out of a list of conditions.
func gatherConditions(q shape.Quads) (shape.Shape, bool) {
	var c conditions
	few := false
	for _, f := range q {
		if ref, ok := shape.One(f.Values); ok {
			c.Fixed = append(c.Fixed, end{f.Dir, ref})
			continue
		}
		few = few || isFew(f.Values)
		c.Sets = append(c.Sets, f)
	}
	if len(c.Fixed) == 0 && (!few || len(c.Sets) != 2) {
		return q, false
	}
	return c, true
}

// fewTerms is how many terms of a set are asked for one by one.
const fewTerms = 16

func isFew(s shape.Shape) bool {
	fixed, ok := s.(shape.Fixed)
	return ok && len(fixed) <= fewTerms
}

// BuildIterator makes one walk of the known terms. A set beside them is joined;
// several are checked one against the other, as Cayley finds cheapest.
func (c conditions) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	source, ok := qs.(interface{ selection() *links })
	if !ok {
		return c.plain().BuildIterator(qs)
	}
	chosen := source.selection()
	for _, e := range c.Fixed {
		narrowed := chosen.with(e.at, e.ref)
		if chosen, ok = narrowed.(*links); !ok {
			return narrowed // nothing fits
		}
	}
	switch {
	case len(c.Sets) == 0:
		return chosen
	case len(c.Sets) == 1:
		return &join{bases: []*links{chosen}, at: c.Sets[0].Dir, sub: c.Sets[0].Values.BuildIterator(qs)}
	case len(c.Sets) == 2:
		for n, f := range c.Sets {
			if other := c.Sets[1-n]; isFew(f.Values) && f.Dir != other.Dir {
				return joinFew(chosen, f.Dir, f.Values.(shape.Fixed), other.Dir, other.Values.BuildIterator(qs))
			}
		}
	}
	var parts []iterator.Shape
	if len(c.Fixed) > 0 {
		parts = append(parts, chosen)
	}
	for _, f := range c.Sets {
		parts = append(parts, shape.Quads{f}.BuildIterator(qs))
	}
	return iterator.NewAnd(parts...)
}

// joinFew joins the selections that a few terms at one end make of one with a
// set at another.
func joinFew(chosen *links, few quad.Direction, terms shape.Fixed, at quad.Direction, set iterator.Shape) iterator.Shape {
	j := &join{at: at, sub: set}
	seen := map[any]bool{}
	for _, ref := range terms {
		base, ok := chosen.with(few, ref).(*links)
		if ok && !seen[ref.Key()] {
			seen[ref.Key()] = true
			j.bases = append(j.bases, base)
		}
	}
	if len(j.bases) == 0 {
		return iterator.NewNull()
	}
	return j
}

// plain is the conditions as Cayley has them.
func (c conditions) plain() shape.Quads {
	var q shape.Quads
	for _, e := range c.Fixed {
		q = append(q, shape.QuadFilter{Dir: e.at, Values: shape.Fixed{e.ref}})
	}
	return append(q, c.Sets...)
}

// Optimize: the store's own optimisation comes last.
func (c conditions) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return c, false }
