package quadstore

import (
	"context"
	"errors"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Errors that callers tell apart with errors.Is; the error returned names the
// store and says what to do.
var (
	ErrAddress  = errors.New("unsupported store address")
	ErrNone     = errors.New("no store there")
	ErrExists   = errors.New("there is a store already")
	ErrForeign  = errors.New("not a parley store")
	ErrOlder    = errors.New("store from an older version of parley")
	ErrNewer    = errors.New("store from a newer version of parley")
	ErrInUse    = errors.New("store in use by another process")
	ErrDamaged  = errors.New("the store is damaged")
	ErrDiskFull = errors.New("not enough room on the disk")
)

// Store is an open store: a QuadStore of Cayley. It may be used by several
// goroutines at once; those that write wait for each other.
type Store struct {
	reading
	engine  engine
	writing sync.Mutex
	known   totals // as last written
}

var _ cayley.QuadStore = (*Store)(nil)

// on makes a store of an engine, which is closed with it.
func on(e engine) (*Store, error) {
	s := &Store{reading: reading{source: e.newest(), cache: newCache(), ctx: context.Background()}, engine: e}
	var err error
	if s.known, err = s.totals(); err != nil {
		return nil, errors.Join(err, e.close())
	}
	return s, nil
}

// Close waits for writers, ends what the store does in the background and gives
// up its lock. Every snapshot has to be closed before.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.engine.close()
}

// Stale reports whether the store shows a moment that has passed.
func (s *Store) Stale() bool { return s.engine.stale() }

// Compact gives back the room of what was deleted.
func (s *Store) Compact(ctx context.Context) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.engine.compact(ctx)
}

// Size is the number of bytes on disk.
func (s *Store) Size(ctx context.Context) (int64, error) { return s.engine.size(ctx) }

// Snapshot is a store as it was at one moment, to be read only: a QuadStore
// that writers neither change nor wait for. It belongs to one query; what the
// query leaves open, Close closes.
type Snapshot struct{ reading }

var _ cayley.QuadStore = (*Snapshot)(nil)

// Snapshot begins a snapshot. Once ctx is done nothing can be read from it any
// more, wherever Cayley is in its work.
func (s *Store) Snapshot(ctx context.Context) (*Snapshot, error) {
	moment, err := s.engine.snapshot(ctx)
	if err != nil {
		return nil, err
	}
	return &Snapshot{reading{source: moment, cache: s.cache, ctx: ctx}}, nil
}

// Close ends the snapshot and every walk that was left open on it.
func (s *Snapshot) Close() error { return s.source.close() }

// errReadOnly answers whoever writes to what can only be read.
var errReadOnly = errors.New("this view of the store is for reading only")

// ApplyDeltas refuses.
func (s *Snapshot) ApplyDeltas([]cayley.Delta, cayley.IgnoreOpts) error { return errReadOnly }

// NewQuadWriter refuses.
func (s *Snapshot) NewQuadWriter() (quad.WriteCloser, error) { return nil, errReadOnly }
