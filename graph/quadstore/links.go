package quadstore

import (
	"context"
	"errors"
	"fmt"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

// links is the quads that have certain terms at certain ends: an iterator shape
// of Cayley.
type links struct {
	r     *reading
	want  Link    // the terms
	fixed [4]bool // where they are wanted
}

func (r *reading) selection() *links { return &links{r: r} }

// with narrows a selection by a term at one end. Nothing fits a term that is
// not in the store, or two at the same end.
func (s *links) with(d quad.Direction, ref cayley.Ref) iterator.Shape {
	i, ok := ref.(ID)
	p, known := place(d)
	if v, fetched := ref.(refs.PreFetchedValue); fetched {
		found, err := s.r.Find(v.NameOf())
		if err != nil {
			return iterator.NewError(err)
		}
		i, ok = found, true
	}
	switch {
	case ref == nil || ok && i == 0:
		return iterator.NewNull()
	case !ok || !known:
		return iterator.NewError(fmt.Errorf("a %T is no term of this store", ref))
	case s.fixed[p] && s.want[p] != i:
		return iterator.NewNull()
	}
	next := *s
	next.want[p], next.fixed[p] = i, true
	return &next
}

// best is the index with the most of the wanted terms in front, and how many.
// Of several that are equally good it is the one that begins with the rarest.
func (s *links) best() (best *index, most int, err error) {
	best = &indexes[0]
	fewest := int64(-1) // unknown
	for n := range indexes {
		x, have := &indexes[n], 0
		for have < len(x.order) && s.fixed[x.order[have]] {
			have++
		}
		switch {
		case have > most:
			best, most, fewest = x, have, -1
		case most == 1 && have == 1:
			if fewest < 0 {
				if fewest, err = s.count(best.order[0]); err != nil {
					return nil, 0, err
				}
			}
			rival, err := s.count(x.order[0])
			if err != nil {
				return nil, 0, err
			}
			if rival < fewest {
				best, fewest = x, rival
			}
		}
	}
	return best, most, nil
}

// count is how many quads have the wanted term in its place.
func (s *links) count(place int) (int64, error) {
	c, err := s.r.countsOf(s.want[place])
	return c[place], err
}

// fits reports whether a link is one of the selection.
func (s *links) fits(l *Link) bool {
	for p, fixed := range s.fixed {
		if fixed && l[p] != s.want[p] {
			return false
		}
	}
	return true
}

// String shows the selection.
func (s *links) String() string { return fmt.Sprintf("Links(%v)", s.want) }

// SubIterators: none.
func (s *links) SubIterators() []iterator.Shape { return nil }

// Optimize: it is as good as it gets.
func (s *links) Optimize(context.Context) (iterator.Shape, bool) { return s, false }

// Stats tells the size: exactly for one wanted term or none; for several, it is
// no more than the rarest of them has.
func (s *links) Stats(context.Context) (iterator.Costs, error) {
	costs := iterator.Costs{ContainsCost: 1, NextCost: 2}
	known := 0
	for p, fixed := range s.fixed {
		if !fixed {
			continue
		}
		n, err := s.count(p)
		if err != nil {
			return costs, err
		}
		if known == 0 || n < costs.Size.Value {
			costs.Size.Value = n
		}
		known++
	}
	if known == 0 {
		t, err := s.r.totals()
		costs.Size = refs.Size{Value: t.links, Exact: true}
		return costs, err
	}
	costs.Size.Exact = known == 1
	return costs, nil
}

// Iterate walks the selection in the order of the index that fits best.
func (s *links) Iterate() iterator.Scanner { return &linkScan{links: s} }

// Lookup tells whether a quad is in the selection; it reads nothing.
func (s *links) Lookup() iterator.Index { return &linkLookup{links: s} }

// linkScan walks a selection.
type linkScan struct {
	links   *links
	walk    walk[Link] // nil before the first step
	current Link
	boxed   cayley.Ref
	steps   int
	done    bool
	err     error
}

// checkEvery is how many steps are taken between two looks at the context.
const checkEvery = 64

// Next goes to the next quad.
func (s *linkScan) Next(ctx context.Context) bool {
	s.boxed = nil
	for !s.done {
		if s.steps%checkEvery == 0 {
			if err := errors.Join(ctx.Err(), s.links.r.ctx.Err()); err != nil {
				return s.end(err)
			}
		}
		s.steps++
		l, ok, err := s.step()
		if !ok {
			return s.end(err)
		}
		if s.links.fits(&l) {
			s.current = l
			return true
		}
	}
	return false
}

// step goes to the next quad of the part of the index that fits best.
func (s *linkScan) step() (Link, bool, error) {
	if s.walk == nil {
		x, known, err := s.links.best()
		if err != nil {
			return Link{}, false, err
		}
		s.walk = s.links.r.links(x, &s.links.want, known)
	}
	return s.walk.next()
}

// end ends the walk.
func (s *linkScan) end(err error) bool {
	s.done, s.current = true, Link{}
	if s.walk != nil {
		err = errors.Join(err, s.walk.close())
		s.walk = nil
	}
	s.err = err
	return false
}

// Result is the current quad.
func (s *linkScan) Result() cayley.Ref {
	if s.boxed == nil && s.current != (Link{}) {
		s.boxed = s.current
	}
	return s.boxed
}

// NextPath: there is one way only to each quad.
func (s *linkScan) NextPath(context.Context) bool { return false }

// TagResults: there are no tags.
func (s *linkScan) TagResults(map[string]cayley.Ref) {}

// Err is what ended the walk early.
func (s *linkScan) Err() error { return s.err }

// Close ends the walk.
func (s *linkScan) Close() error {
	if !s.done {
		s.end(s.err)
	}
	return s.err
}

// String shows the selection.
func (s *linkScan) String() string { return s.links.String() }

// linkLookup tells whether quads are in a selection.
type linkLookup struct {
	links *links
	found cayley.Ref
}

// Contains reports whether a quad is in the selection.
func (s *linkLookup) Contains(_ context.Context, ref cayley.Ref) bool {
	l, ok := ref.(Link)
	s.found = nil
	if ok && s.links.fits(&l) {
		s.found = ref
		return true
	}
	return false
}

// Result is the quad that was found last.
func (s *linkLookup) Result() cayley.Ref { return s.found }

// NextPath: there is one way only to each quad.
func (s *linkLookup) NextPath(context.Context) bool { return false }

// TagResults: there are no tags.
func (s *linkLookup) TagResults(map[string]cayley.Ref) {}

// Err: nothing can fail.
func (s *linkLookup) Err() error { return nil }

// Close: nothing is open.
func (s *linkLookup) Close() error { return nil }

// String shows the selection.
func (s *linkLookup) String() string { return s.links.String() }

// sortLinks puts links into the order of an index and drops doubles.
func sortLinks(list []Link, x *index) []Link {
	a, b, c, d := x.order[0], x.order[1], x.order[2], x.order[3]
	slices.SortFunc(list, func(x, y Link) int {
		switch {
		case x[a] != y[a]:
			return compareIDs(x[a], y[a])
		case x[b] != y[b]:
			return compareIDs(x[b], y[b])
		case x[c] != y[c]:
			return compareIDs(x[c], y[c])
		}
		return compareIDs(x[d], y[d])
	})
	return slices.Compact(list)
}
