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
	for _, f := range q {
		if ref, ok := shape.One(f.Values); ok {
			c.Fixed = append(c.Fixed, end{f.Dir, ref})
		} else {
			c.Sets = append(c.Sets, f)
		}
	}
	if len(c.Fixed) == 0 {
		return q, false
	}
	return c, true
}

// BuildIterator makes one walk of the known terms, and checks each quad of it
// against the sets, or the other way round, as Cayley finds cheaper.
func (c conditions) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	source, ok := qs.(interface{ selection() *links })
	if !ok {
		var q shape.Quads
		for _, e := range c.Fixed {
			q = append(q, shape.QuadFilter{Dir: e.at, Values: shape.Fixed{e.ref}})
		}
		return append(q, c.Sets...).BuildIterator(qs)
	}
	chosen := source.selection()
	for _, e := range c.Fixed {
		narrowed := chosen.with(e.at, e.ref)
		if chosen, ok = narrowed.(*links); !ok {
			return narrowed // nothing fits
		}
	}
	if len(c.Sets) == 0 {
		return chosen
	}
	parts := []iterator.Shape{chosen}
	for _, f := range c.Sets {
		parts = append(parts, shape.Quads{f}.BuildIterator(qs))
	}
	return iterator.NewAnd(parts...)
}

// Optimize: the store's own optimisation comes last.
func (c conditions) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return c, false }
