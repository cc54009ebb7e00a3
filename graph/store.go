package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// Options say how a store is opened.
type Options struct {
	// ReadOnly opens an existing store without the right to change it, as it is
	// at this moment; a database is as it is when it is asked. Readers neither
	// wait for a writer nor keep one waiting.
	ReadOnly bool
	// Follow, with ReadOnly, has every question answered by the store as it is
	// when it is asked (a second ago at most), for programs that run for long.
	Follow bool
}

// Errors that callers tell apart with errors.Is. The error returned names the
// store or the thing and says what to do.
var (
	ErrReadOnly = errors.New("store opened for reading only")
	ErrClosed   = errors.New("store is closed")
	ErrNotFound = errors.New("not in the store")

	ErrAddress  = quadstore.ErrAddress
	ErrNoStore  = quadstore.ErrNone
	ErrNotStore = quadstore.ErrForeign
	ErrOlder    = quadstore.ErrOlder
	ErrNewer    = quadstore.ErrNewer
	ErrInUse    = quadstore.ErrInUse
	ErrDamaged  = quadstore.ErrDamaged
	ErrDiskFull = quadstore.ErrDiskFull
)

// Status says what putting a document did.
type Status string

// The outcomes of Put.
const (
	Added     Status = "added"
	Replaced  Status = "replaced"
	Unchanged Status = "unchanged"
)

// Store is an open graph. It may be used by several goroutines at once: reading
// and writing do not wait for each other, writers wait for writers.
type Store struct {
	address string // as it may be shown
	place   place
	opts    Options
	writing sync.Mutex // held while a document is compared and written

	mu      sync.Mutex
	current *handle // nil when closed
	looked  time.Time
	left    sync.WaitGroup // handles that a follower exchanged but somebody still reads from
}

// Put writes a document with its statements, the entities that they are about
// and the stances derived from them, all or nothing; on disk when it returns.
// A document of the same path is replaced. Entities that no statement or stance
// of the document mentions are left out, and so are stances none of whose
// statements belong to the document; of statements with the same id and start
// the first is kept. An entity that is mentioned but not listed is taken from
// its mention.
func (s *Store) Put(ctx context.Context, doc schema.Document, statements []schema.Statement, entities []schema.Entity, stances []schema.Stance) (Status, error) {
	next, err := newContribution(doc, statements, entities, stances)
	if err != nil {
		return "", err
	}
	c := &change{path: doc.Path, next: next}
	if err := s.change(ctx, c); err != nil {
		return "", err
	}
	switch {
	case c.old == nil:
		return Added, nil
	case c.empty():
		return Unchanged, nil
	}
	return Replaced, nil
}

// Remove takes a document out, and all that rests on it alone. It returns
// ErrNotFound if the store does not hold it.
func (s *Store) Remove(ctx context.Context, path string) error {
	c := &change{path: path}
	err := s.change(ctx, c)
	if err == nil && c.old == nil {
		return fmt.Errorf("document %s: %w", path, ErrNotFound)
	}
	return err
}

// change works a change out and writes it, all at once.
func (s *Store) change(ctx context.Context, c *change) error {
	if s.opts.ReadOnly {
		return fmt.Errorf("%s: %w", s.address, ErrReadOnly)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	h, err := s.borrow()
	if err != nil {
		return err
	}
	defer h.users.Done()
	if err := c.prepare(ctx, h.db); err != nil {
		return fmt.Errorf("%s: %w", c.path, err)
	}
	if c.empty() {
		return nil
	}
	if err := h.write(c.before, c.after); err != nil {
		return fmt.Errorf("%s: %w", c.path, err)
	}
	return nil
}

// deltas are the quads of one set that the other lacks, each to be added or
// deleted.
func deltas(set, but quadSet, action cayley.Procedure) []cayley.Delta {
	var list []cayley.Delta
	for q := range set {
		if _, both := but[q]; !both {
			list = append(list, cayley.Delta{Quad: q, Action: action})
		}
	}
	// In order, so that the same documents make the same file.
	slices.SortFunc(list, func(a, b cayley.Delta) int { return compareDeltas(a.Quad, b.Quad) })
	return list
}

func compareDeltas(a, b quad.Quad) int {
	for _, d := range quad.Directions {
		if c := strings.Compare(quad.StringOf(a.Get(d)), quad.StringOf(b.Get(d))); c != 0 {
			return c
		}
	}
	return 0
}

// Address is where the store is, as it may be shown: without a password.
func (s *Store) Address() string { return s.address }

// View lends the graph underneath, a Cayley QuadStore, to a function that only
// reads, as it is at this moment, whatever is written meanwhile. It is meant for
// query languages. What the function starts has to end with it; nothing can be
// read any more once ctx is done.
func (s *Store) View(ctx context.Context, read func(quadStore any) error) error {
	return s.read(ctx, func(r *reader) error { return read(r.qs) })
}

// read runs a function on the store as it is at this moment.
func (s *Store) read(ctx context.Context, fn func(*reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	h, err := s.borrow()
	if err != nil {
		return err
	}
	defer h.users.Done()
	return h.read(ctx, fn)
}

// Size is the number of quads.
func (s *Store) Size(ctx context.Context) (int, error) {
	size := 0
	err := s.read(ctx, func(r *reader) (err error) {
		size, err = r.size(ctx)
		return err
	})
	return size, err
}

// difference reports whether one set has a quad that the other lacks.
func difference(a, b quadSet) bool {
	if len(a) != len(b) {
		return true
	}
	for q := range a {
		if _, ok := b[q]; !ok {
			return true
		}
	}
	return false
}
