package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"

	"parley/schema"
)

// Options say how a store is opened.
type Options struct {
	// ReadOnly opens an existing store without the right to change it. Several
	// processes may read a file at once; a writer needs it alone.
	ReadOnly bool
}

// Errors that callers tell apart with errors.Is. The error returned names the
// store or the thing and says what to do.
var (
	ErrAddress  = errors.New("unsupported store address")
	ErrNoStore  = errors.New("no store there")
	ErrNotStore = errors.New("not a parley store")
	ErrNewer    = errors.New("store from a newer version of parley")
	ErrInUse    = errors.New("store in use by another process")
	ErrReadOnly = errors.New("store opened for reading only")
	ErrClosed   = errors.New("store is closed")
	ErrNotFound = errors.New("not in the store")
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
// waits while a document is being written, and writing waits for readers.
type Store struct {
	address  string
	readOnly bool

	mu sync.RWMutex // Cayley's backends do not bear reading while writing
	db *boltKV      // nil in memory
	qs cayley.QuadStore
}

// Close waits for readers and writers and closes the store.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.qs == nil {
		return nil
	}
	err := s.qs.Close()
	s.qs, s.db = nil, nil
	return err
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
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.writable(); err != nil {
		return "", err
	}
	c := newChange(s.qs, doc.Path)
	c.next = next
	if err := c.prepare(ctx); err != nil {
		return "", fmt.Errorf("%s: %w", doc.Path, err)
	}
	if err := s.apply(c); err != nil {
		return "", fmt.Errorf("%s: %w", doc.Path, err)
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
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	c := newChange(s.qs, path)
	if err := c.prepare(ctx); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if c.old == nil {
		return fmt.Errorf("document %s: %w", path, ErrNotFound)
	}
	if err := s.apply(c); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (s *Store) writable() error {
	switch {
	case s.qs == nil:
		return fmt.Errorf("%s: %w", s.address, ErrClosed)
	case s.readOnly:
		return fmt.Errorf("%s: %w", s.address, ErrReadOnly)
	}
	return nil
}

// apply writes a change in one transaction.
func (s *Store) apply(c *change) error {
	if c.empty() {
		return nil
	}
	add := deltas(c.after, c.before, cayley.Add)
	remove := deltas(c.before, c.after, cayley.Delete)
	// Adding comes first and by itself: given both at once, Cayley forgets in
	// the new quads the nodes of which more go than come.
	write := func() error {
		for _, step := range [][]cayley.Delta{add, remove} {
			if len(step) == 0 {
				continue
			}
			if err := s.qs.ApplyDeltas(step, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
				return err
			}
		}
		return nil
	}
	if s.db == nil {
		return write()
	}
	s.db.endReads()
	if err := s.db.together(write); err != nil {
		return errors.Join(err, s.reopen())
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

// View lends the graph underneath, a Cayley QuadStore, to a function that only
// reads, and keeps writers away meanwhile. It is meant for query languages. The
// function must not call methods of the store. What it starts has to end with
// it; on a file, nothing can be read any more once ctx is done.
func (s *Store) View(ctx context.Context, read func(quadStore any) error) error {
	return s.read(ctx, func(r *reader) error {
		if s.db == nil {
			return read(r.qs)
		}
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		qs, err := kv.New(boltView{s.db, ctx}, cayley.Options{kv.OptNoBloom: true})
		if err != nil {
			return fmt.Errorf("%s: %w", s.address, err)
		}
		return read(qs)
	})
}

// read runs a function that reads while no one writes.
func (s *Store) read(ctx context.Context, fn func(*reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.qs == nil {
		return fmt.Errorf("%s: %w", s.address, ErrClosed)
	}
	return fn(newReader(s.qs))
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
