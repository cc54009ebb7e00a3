package quadstore

import (
	"context"
	"errors"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// everyTerm is all terms: an iterator shape of Cayley.
type everyTerm struct{ r *reading }

// String names the shape.
func (s *everyTerm) String() string { return "Terms" }

// SubIterators: none.
func (s *everyTerm) SubIterators() []iterator.Shape { return nil }

// Optimize: it is as good as it gets.
func (s *everyTerm) Optimize(context.Context) (iterator.Shape, bool) { return s, false }

// Stats tells the exact size.
func (s *everyTerm) Stats(context.Context) (iterator.Costs, error) {
	t, err := s.r.totals()
	return iterator.Costs{ContainsCost: 1, NextCost: 2, Size: refs.Size{Value: t.terms, Exact: true}}, err
}

// Iterate walks all terms in the order of their ids.
func (s *everyTerm) Iterate() iterator.Scanner { return &termScan{r: s.r} }

// Lookup takes every reference of this store to a term: what one gets a
// reference of was there.
func (s *everyTerm) Lookup() iterator.Index { return &termLookup{} }

// termScan walks all terms.
type termScan struct {
	r       *reading
	walk    walk[ID] // nil before the first step
	current ID
	steps   int
	done    bool
	err     error
}

// Next goes to the next term.
func (s *termScan) Next(ctx context.Context) bool {
	if s.done {
		return false
	}
	if s.steps%checkEvery == 0 {
		if err := errors.Join(ctx.Err(), s.r.ctx.Err()); err != nil {
			return s.end(err)
		}
	}
	s.steps++
	if s.walk == nil {
		s.walk = s.r.ids()
	}
	i, ok, err := s.walk.next()
	if !ok {
		return s.end(err)
	}
	s.current = i
	return true
}

func (s *termScan) end(err error) bool {
	s.done, s.current = true, 0
	if s.walk != nil {
		err = errors.Join(err, s.walk.close())
		s.walk = nil
	}
	s.err = err
	return false
}

// Result is the current term.
func (s *termScan) Result() cayley.Ref {
	if s.current == 0 {
		return nil
	}
	return s.current
}

// NextPath: there is one way only to each term.
func (s *termScan) NextPath(context.Context) bool { return false }

// TagResults: there are no tags.
func (s *termScan) TagResults(map[string]cayley.Ref) {}

// Err is what ended the walk early.
func (s *termScan) Err() error { return s.err }

// Close ends the walk.
func (s *termScan) Close() error {
	if !s.done {
		s.end(s.err)
	}
	return s.err
}

// String names the walk.
func (s *termScan) String() string { return "Terms" }

// termLookup takes every term.
type termLookup struct{ found cayley.Ref }

// Contains reports whether a reference is one of this store to a term.
func (s *termLookup) Contains(_ context.Context, ref cayley.Ref) bool {
	i, ok := ref.(ID)
	s.found = nil
	if ok && i != 0 {
		s.found = ref
		return true
	}
	return false
}

// Result is the term that was found last.
func (s *termLookup) Result() cayley.Ref { return s.found }

// NextPath: there is one way only to each term.
func (s *termLookup) NextPath(context.Context) bool { return false }

// TagResults: there are no tags.
func (s *termLookup) TagResults(map[string]cayley.Ref) {}

// Err: nothing can fail.
func (s *termLookup) Err() error { return nil }

// Close: nothing is open.
func (s *termLookup) Close() error { return nil }

// String names the lookup.
func (s *termLookup) String() string { return "Terms" }
