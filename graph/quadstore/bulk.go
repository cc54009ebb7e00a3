package quadstore

import (
	"errors"

	"github.com/cayleygraph/quad"
)

// Bounds of what a QuadWriter gathers before it writes.
const (
	bulkQuads = 400_000
	bulkTerms = 48 << 20 // bytes
)

// NewQuadWriter loads many quads, fastest in large numbers. What is there is
// not added twice. A part of what was given is in the store after an error or a
// crash: whole batches, never half of one. Nothing else can write until it is
// closed.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	s.writing.Lock()
	return &loader{s: s, d: newDraft()}, nil
}

// loader gathers quads and writes them in large batches.
type loader struct {
	s      *Store // nil when closed
	d      *draft
	list   []Link
	failed error
}

var errLoaderClosed = errors.New("the writer is closed")

// WriteQuad takes one quad.
func (l *loader) WriteQuad(q quad.Quad) error {
	_, err := l.WriteQuads([]quad.Quad{q})
	return err
}

// WriteQuads takes quads, and tells how many.
func (l *loader) WriteQuads(quads []quad.Quad) (int, error) {
	if l.s == nil {
		return 0, errLoaderClosed
	}
	for n := range quads {
		if l.failed != nil {
			return n, l.failed
		}
		var next Link
		if next, l.failed = l.d.link(&quads[n]); l.failed != nil {
			return n, l.failed
		}
		l.list = append(l.list, next)
		if len(l.list) >= bulkQuads || l.d.size >= bulkTerms {
			l.failed = l.flush()
		}
	}
	return len(quads), l.failed
}

// flush writes what was gathered.
func (l *loader) flush() error {
	d, list := l.d, sortLinks(l.list, &indexes[0])
	l.d, l.list = newDraft(), l.list[:0]
	if err := d.resolve(&l.s.reading, l.s.known); err != nil {
		return err
	}
	there, err := d.present(&l.s.reading, list)
	if err != nil {
		return err
	}
	add := list[:0]
	for n := range list {
		if !there[n] {
			add = append(add, list[n])
		}
	}
	return l.s.commit(d, add, nil)
}

// Close writes the rest.
func (l *loader) Close() error {
	if l.s == nil {
		return nil
	}
	err := l.failed
	if err == nil {
		err = l.flush()
	}
	l.s.writing.Unlock()
	l.s = nil
	return err
}
