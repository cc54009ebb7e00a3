package quadstore

import (
	"context"
	"errors"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

// join is the quads of some selections that have, at one more end, a term of a
// set: an iterator shape of Cayley. "What the friends of A have met" is the
// quads of <meets> whose subject is one of the friends. With few friends it asks
// the index for each of them together with <meets>, and never sees what else
// they have done; with many it walks <meets> and looks each subject up.
type join struct {
	bases []*links // no quad is in two of them
	at    quad.Direction
	sub   iterator.Shape
}

// joinFan is how many quads a term of the set is taken to have in a selection,
// where nothing better is known.
const joinFan = 8

// String names the shape.
func (s *join) String() string { return "Join(" + s.at.String() + ")" }

// SubIterators is the set.
func (s *join) SubIterators() []iterator.Shape { return []iterator.Shape{s.sub} }

// Optimize optimises the set.
func (s *join) Optimize(ctx context.Context) (iterator.Shape, bool) {
	if sub, changed := s.sub.Optimize(ctx); changed {
		if s.sub = sub; iterator.IsNull(sub) {
			return sub, true
		}
	}
	return s, false
}

// sizes are those of the selections together, and of the set.
func (s *join) sizes(ctx context.Context) (bases int64, sub iterator.Costs, err error) {
	for _, base := range s.bases {
		costs, baseErr := base.Stats(ctx)
		err = errors.Join(err, baseErr)
		bases += costs.Size.Value
	}
	sub, subErr := s.sub.Stats(ctx)
	return bases, sub, errors.Join(err, subErr)
}

// Stats estimates the size.
func (s *join) Stats(ctx context.Context) (iterator.Costs, error) {
	bases, sub, err := s.sizes(ctx)
	return iterator.Costs{
		NextCost:     2 + sub.NextCost,
		ContainsCost: 1 + sub.ContainsCost,
		Size:         refs.Size{Value: min(bases, sub.Size.Value*joinFan)},
	}, err
}

// Iterate begins with whichever is the smaller.
func (s *join) Iterate() iterator.Scanner {
	bases, sub, err := s.sizes(s.bases[0].r.ctx)
	if err == nil && bases < sub.Size.Value {
		return &baseScan{joinWalk[iterator.Index]{join: s, sub: s.sub.Lookup()}}
	}
	return &joinScan{joinWalk[iterator.Scanner]{join: s, sub: s.sub.Iterate(), base: len(s.bases)}}
}

// Lookup tells whether a quad is in the join.
func (s *join) Lookup() iterator.Index { return &joinLookup{join: s, sub: s.sub.Lookup()} }

// joinWalk is what both walks through a join share.
type joinWalk[S iterator.Base] struct {
	join *join
	sub  S                // the set
	base int              // the next selection; of joinScan, about the current term
	scan iterator.Scanner // of a selection; nil between two
	err  error
}

// Result is the current quad.
func (s *joinWalk[S]) Result() cayley.Ref {
	if s.scan == nil {
		return nil
	}
	return s.scan.Result()
}

// NextPath goes to the next way to the current term of the set.
func (s *joinWalk[S]) NextPath(ctx context.Context) bool { return s.sub.NextPath(ctx) }

// TagResults are the tags of the set.
func (s *joinWalk[S]) TagResults(dst map[string]cayley.Ref) { s.sub.TagResults(dst) }

// Err is what ended the walk early.
func (s *joinWalk[S]) Err() error { return s.err }

// Close ends the walk.
func (s *joinWalk[S]) Close() error {
	err := s.sub.Close()
	if s.scan != nil {
		err = errors.Join(err, s.scan.Close())
		s.scan = nil
	}
	return errors.Join(s.err, err)
}

// String names the walk.
func (s *joinWalk[S]) String() string { return s.join.String() }

// joinScan walks the set, and for each term of it the quads in the selections.
type joinScan struct{ joinWalk[iterator.Scanner] }

// Next goes to the next quad.
func (s *joinScan) Next(ctx context.Context) bool {
	for s.err == nil {
		if s.scan != nil {
			if s.scan.Next(ctx) {
				return true
			}
			s.err = s.scan.Close()
			s.scan = nil
			continue
		}
		if s.base == len(s.join.bases) {
			if !s.sub.Next(ctx) {
				s.err = s.sub.Err()
				return false
			}
			s.base = 0
		}
		s.scan = s.join.bases[s.base].with(s.join.at, s.sub.Result()).Iterate()
		s.base++
	}
	return false
}

// baseScan walks the selections, and looks for the end of each quad in the set.
type baseScan struct{ joinWalk[iterator.Index] }

// Next goes to the next quad.
func (s *baseScan) Next(ctx context.Context) bool {
	for s.err == nil {
		if s.scan == nil {
			if s.base == len(s.join.bases) {
				return false
			}
			s.scan = s.join.bases[s.base].Iterate()
			s.base++
		}
		for s.scan.Next(ctx) {
			if s.join.inSet(ctx, s.sub, s.scan.Result()) {
				return true
			}
			if s.err = s.sub.Err(); s.err != nil {
				return false
			}
		}
		s.err = s.scan.Close()
		s.scan = nil
	}
	return false
}

// inSet reports whether the end of a quad is in the set.
func (s *join) inSet(ctx context.Context, sub iterator.Index, ref cayley.Ref) bool {
	l, ok := ref.(Link)
	p, known := place(s.at)
	return ok && known && l[p] != 0 && sub.Contains(ctx, l[p])
}

// joinLookup tells whether quads are in a join.
type joinLookup struct {
	join  *join
	sub   iterator.Index
	found cayley.Ref
}

// Contains reports whether a quad is in the join.
func (s *joinLookup) Contains(ctx context.Context, ref cayley.Ref) bool {
	s.found = nil
	l, ok := ref.(Link)
	if !ok {
		return false
	}
	for _, base := range s.join.bases {
		if base.fits(&l) && s.join.inSet(ctx, s.sub, ref) {
			s.found = ref
			return true
		}
	}
	return false
}

// Result is the quad that was found last.
func (s *joinLookup) Result() cayley.Ref { return s.found }

// NextPath goes to the next way to the term of the set.
func (s *joinLookup) NextPath(ctx context.Context) bool { return s.sub.NextPath(ctx) }

// TagResults are the tags of the set.
func (s *joinLookup) TagResults(dst map[string]cayley.Ref) { s.sub.TagResults(dst) }

// Err is what the set says.
func (s *joinLookup) Err() error { return s.sub.Err() }

// Close closes the set.
func (s *joinLookup) Close() error { return s.sub.Close() }

// String names the lookup.
func (s *joinLookup) String() string { return s.join.String() }
