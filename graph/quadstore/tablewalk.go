package quadstore

import (
	"errors"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
)

// tableWalk goes through the keys of one part of the tables.
type tableWalk[T any] struct {
	t            *tableSource
	lower, upper []byte
	parse        func(key []byte) (T, bool)
	it           *pebble.Iterator
}

func (w *tableWalk[T]) next() (found T, ok bool, err error) {
	if w.it != nil {
		ok = w.it.Next()
	} else {
		if w.it, err = w.t.iterate(w.lower, w.upper); err != nil {
			return found, false, err
		}
		ok = w.it.First()
	}
	if !ok {
		return found, false, explain(w.it.Error())
	}
	if found, ok = w.parse(w.it.Key()); !ok {
		return found, false, fmt.Errorf("%w: a key cannot be read", ErrDamaged)
	}
	return found, true, nil
}

func (w *tableWalk[T]) close() error {
	if w.it == nil {
		return nil
	}
	err := explain(w.it.Error())
	err = errors.Join(err, w.t.release(w.it))
	w.it = nil
	return err
}

func (t *tableSource) links(x *index, like *Link, known int) walk[Link] {
	lower := x.appendKey(make([]byte, 0, 40), like, known)
	return &tableWalk[Link]{t: t, lower: lower, upper: after(lower), parse: x.parseKey}
}

func (t *tableSource) ids() walk[ID] {
	return &tableWalk[ID]{t: t, lower: []byte{spaceTerms}, upper: []byte{spaceTerms + 1}, parse: func(key []byte) (ID, bool) {
		i, n := parseID(key[1:])
		return i, n > 0
	}}
}

// tableHops goes through the links of one term after the other.
type tableHops struct {
	t      *tableSource
	x      *index
	firsts []ID
	key    []byte
	it     *pebble.Iterator
	inside bool // in the links of firsts[0]
}

func (t *tableSource) linksAt(x *index, firsts []ID) walk[Link] {
	return &tableHops{t: t, x: x, firsts: firsts}
}

func (w *tableHops) next() (l Link, ok bool, err error) {
	if w.it == nil {
		if w.it, err = w.t.iterate([]byte{w.x.space}, []byte{w.x.space + 1}); err != nil {
			return l, false, err
		}
	}
	for len(w.firsts) > 0 {
		if w.inside {
			ok = w.it.Next()
		} else {
			w.key = appendID(append(w.key[:0], w.x.space), w.firsts[0])
			ok, w.inside = w.it.SeekGE(w.key), true
		}
		if !ok {
			return l, false, explain(w.it.Error())
		}
		if l, ok = w.x.parseKey(w.it.Key()); !ok {
			return l, false, fmt.Errorf("%w: a key cannot be read", ErrDamaged)
		}
		first := l[w.x.order[0]]
		for len(w.firsts) > 0 && w.firsts[0] < first {
			w.firsts = w.firsts[1:]
		}
		if len(w.firsts) > 0 && w.firsts[0] == first {
			return l, true, nil
		}
		w.inside = false
	}
	return l, false, nil
}

func (w *tableHops) close() error {
	if w.it == nil {
		return nil
	}
	err := w.t.release(w.it)
	w.it = nil
	return err
}
