package quadstore

import (
	"context"
	"errors"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// Snapshot is a store as it was at one moment, to be read only: a QuadStore
// that writers neither change nor wait for. It belongs to one query; what the
// query leaves open, Close closes.
type Snapshot struct {
	reading
	snapshot *pebble.Snapshot
}

var _ cayley.QuadStore = (*Snapshot)(nil)

// Snapshot begins a snapshot. Once ctx is done nothing can be read from it any
// more, wherever Cayley is in its work.
func (s *Store) Snapshot(ctx context.Context) *Snapshot {
	snapshot := s.db.NewSnapshot()
	return &Snapshot{
		reading:  reading{src: snapshot, terms: s.terms, ctx: ctx, pool: &pool{}},
		snapshot: snapshot,
	}
}

// Close ends the snapshot and every walk that was left open on it.
func (s *Snapshot) Close() error {
	return errors.Join(s.pool.close(), s.snapshot.Close())
}

// errReadOnly answers whoever writes to what can only be read.
var errReadOnly = errors.New("this view of the store is for reading only")

// ApplyDeltas refuses.
func (s *Snapshot) ApplyDeltas([]cayley.Delta, cayley.IgnoreOpts) error { return errReadOnly }

// NewQuadWriter refuses.
func (s *Snapshot) NewQuadWriter() (quad.WriteCloser, error) { return nil, errReadOnly }

// pool keeps iterators of one snapshot for use again: to make one costs more
// than to walk the few quads of most questions.
type pool struct {
	mu   sync.Mutex
	idle []*pebble.Iterator
	all  []*pebble.Iterator
}

func (p *pool) take() *pebble.Iterator {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 0 {
		it := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return it
	}
	return nil
}

func (p *pool) adopt(it *pebble.Iterator) {
	p.mu.Lock()
	p.all = append(p.all, it)
	p.mu.Unlock()
}

func (p *pool) giveBack(it *pebble.Iterator) {
	p.mu.Lock()
	p.idle = append(p.idle, it)
	p.mu.Unlock()
}

func (p *pool) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var err error
	for _, it := range p.all {
		err = errors.Join(err, it.Close())
	}
	p.all, p.idle = nil, nil
	return err
}

// iterate is an iterator over the keys from lower up to upper, exclusive.
func (r *reading) iterate(lower, upper []byte) (*pebble.Iterator, error) {
	if r.pool != nil {
		if it := r.pool.take(); it != nil {
			it.SetBounds(lower, upper)
			return it, nil
		}
	}
	it, err := r.src.NewIter(&pebble.IterOptions{LowerBound: lower, UpperBound: upper})
	if err != nil {
		return nil, explain(err)
	}
	if r.pool != nil {
		r.pool.adopt(it)
	}
	return it, nil
}

// release gives an iterator back.
func (r *reading) release(it *pebble.Iterator) error {
	if r.pool == nil {
		return explain(it.Close())
	}
	r.pool.giveBack(it)
	return nil
}
