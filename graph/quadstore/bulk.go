package quadstore

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
	"golang.org/x/sync/errgroup"
)

// loading is the folder of tables that are not part of the store yet.
func (s *Store) loading() string { return s.fs.PathJoin(s.folder, "loading") }

// ingest writes a change as sorted tables, one for each space, and makes them
// part of the store all at once.
func (s *Store) ingest(w *write) (err error) {
	if err := s.fs.MkdirAll(s.loading(), 0o755); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.fs.RemoveAll(s.loading()))
		}
	}()
	paths := make([]string, len(parts))
	var group errgroup.Group
	group.SetLimit(max(2, runtime.GOMAXPROCS(0)))
	for n, put := range parts {
		paths[n] = s.fs.PathJoin(s.loading(), fmt.Sprintf("%d.sst", n))
		group.Go(func() error { return s.writeTable(paths[n], w, put) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return s.db.Ingest(context.Background(), present(s.fs, paths))
}

// present are the tables that were written: a space without a key has none.
func present(fs vfs.FS, paths []string) []string {
	var list []string
	for _, path := range paths {
		if _, err := fs.Stat(path); err == nil {
			list = append(list, path)
		}
	}
	return list
}

// tableSink writes into a sorted table, made when the first key comes.
type tableSink struct {
	open  func() (*sstable.Writer, error)
	table *sstable.Writer
}

func (t *tableSink) ensure() (err error) {
	if t.table == nil {
		t.table, err = t.open()
	}
	return err
}

// Set puts a key.
func (t *tableSink) Set(key, value []byte) error {
	if err := t.ensure(); err != nil {
		return err
	}
	return t.table.Set(key, value)
}

// Merge adds to what a key has.
func (t *tableSink) Merge(key, value []byte) error {
	if err := t.ensure(); err != nil {
		return err
	}
	return t.table.Merge(key, value)
}

// Delete takes a key away.
func (t *tableSink) Delete(key []byte) error {
	if err := t.ensure(); err != nil {
		return err
	}
	return t.table.Delete(key)
}

func (s *Store) writeTable(path string, w *write, put part) error {
	to := &tableSink{open: func() (*sstable.Writer, error) {
		file, err := s.fs.Create(path, vfs.WriteCategoryUnspecified)
		if err != nil {
			return nil, err
		}
		return sstable.NewWriter(objstorageprovider.NewFileWritable(file), s.tables), nil
	}}
	err := put(w, to)
	if to.table != nil {
		err = errors.Join(err, to.table.Close())
	}
	return err
}

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
	add := list[:0]
	for n := range list {
		there, err := d.present(&l.s.reading, &list[n])
		if err != nil {
			return err
		}
		if !there {
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
