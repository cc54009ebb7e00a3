package quadstore

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/cockroachdb/pebble/v2"
)

// tableSource reads sorted tables: the newest state, or a snapshot.
type tableSource struct {
	src  pebble.Reader
	pool *pool // of iterators; nil where the state may change
}

func (t *tableSource) close() error {
	if t.pool == nil {
		return nil
	}
	return errors.Join(t.pool.close(), t.src.Close())
}

// get fetches one value and hands it to a function; found is false if there is
// none.
func (t *tableSource) get(key []byte, use func([]byte) error) (found bool, err error) {
	value, closer, err := t.src.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, explain(err)
	}
	err = use(value)
	return true, errors.Join(err, closer.Close())
}

// walkFrom is how many terms of a store one lookup may stand for before a walk
// over all of them is cheaper than asking for each.
const walkFrom = 64

func (t *tableSource) find(hashes []hash) ([]ID, error) {
	found := make([]ID, len(hashes))
	all, err := t.totals()
	if err != nil || all.terms == 0 {
		return found, err
	}
	var key []byte
	if int64(len(hashes))*walkFrom < all.terms || len(hashes) == 1 {
		for n := range hashes {
			key = hashKey(key[:0], &hashes[n])
			if _, err := t.get(key, func(value []byte) (err error) {
				found[n], err = parseWholeID(value)
				return err
			}); err != nil {
				return nil, err
			}
		}
		return found, nil
	}
	seek := t.seek(spaceHashes)
	for n := range hashes {
		key = hashKey(key[:0], &hashes[n])
		value, err := seek.at(key)
		if err == nil && value != nil {
			found[n], err = parseWholeID(value)
		}
		if err != nil {
			return nil, errors.Join(err, seek.close())
		}
	}
	return found, seek.close()
}

func parseWholeID(value []byte) (ID, error) {
	i, n := parseID(value)
	if n == 0 || n != len(value) {
		return 0, fmt.Errorf("%w: an id cannot be read", ErrDamaged)
	}
	return i, nil
}

func (t *tableSource) terms(ids []ID, use func(int, []byte) error) error {
	var scratch [12]byte
	if len(ids) == 1 {
		_, err := t.get(termKey(scratch[:0], ids[0]), func(value []byte) error { return use(0, value) })
		return err
	}
	seek := t.seek(spaceTerms)
	for n, i := range ids {
		value, err := seek.at(termKey(scratch[:0], i))
		if err == nil && value != nil {
			err = use(n, value)
		}
		if err != nil {
			return errors.Join(err, seek.close())
		}
	}
	return seek.close()
}

func (t *tableSource) counts(ids []ID) ([]counts, error) {
	found := make([]counts, len(ids))
	var key [12]byte
	for n, i := range ids {
		if _, err := t.get(countKey(key[:0], i), func(value []byte) (err error) {
			found[n], err = parseCounts(value)
			return err
		}); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (t *tableSource) holds(links []Link) ([]bool, error) {
	found := make([]bool, len(links))
	var scratch [40]byte
	for n := range links {
		var err error
		found[n], err = t.get(indexes[0].appendKey(scratch[:0], &links[n], 4), func([]byte) error { return nil })
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (t *tableSource) totals() (all totals, err error) {
	all.next = 1
	_, err = t.get(totalsKey, func(value []byte) error {
		var ok bool
		if all, ok = parseTotals(value); !ok {
			return fmt.Errorf("%w: its totals cannot be read", ErrDamaged)
		}
		return nil
	})
	return all, err
}

// seeker looks keys of one space up, in their order.
type seeker struct {
	t     *tableSource
	space byte
	it    *pebble.Iterator
}

func (t *tableSource) seek(space byte) *seeker { return &seeker{t: t, space: space} }

// at is the value of a key, nil if there is none. It lives until the next call.
func (s *seeker) at(key []byte) (value []byte, err error) {
	if s.it == nil {
		if s.it, err = s.t.iterate([]byte{s.space}, []byte{s.space + 1}); err != nil {
			return nil, err
		}
	}
	if !s.it.SeekGE(key) || !bytes.Equal(s.it.Key(), key) {
		return nil, explain(s.it.Error())
	}
	value, err = s.it.ValueAndErr()
	return value, explain(err)
}

func (s *seeker) close() error {
	if s.it == nil {
		return nil
	}
	return s.t.release(s.it)
}

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
func (t *tableSource) iterate(lower, upper []byte) (*pebble.Iterator, error) {
	if t.pool != nil {
		if it := t.pool.take(); it != nil {
			it.SetBounds(lower, upper)
			return it, nil
		}
	}
	it, err := t.src.NewIter(&pebble.IterOptions{LowerBound: lower, UpperBound: upper})
	if err != nil {
		return nil, explain(err)
	}
	if t.pool != nil {
		t.pool.adopt(it)
	}
	return it, nil
}

// release gives an iterator back.
func (t *tableSource) release(it *pebble.Iterator) error {
	if t.pool == nil {
		return explain(it.Close())
	}
	t.pool.giveBack(it)
	return nil
}
