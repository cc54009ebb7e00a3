package quadstore

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
	"golang.org/x/sync/errgroup"
)

// loading is the folder of tables that are not part of the store yet.
func (t *tables) loading() string { return t.fs.PathJoin(t.folder, "loading") }

// ingest writes a change as sorted tables, one for each space, and makes them
// part of the store all at once.
func (t *tables) ingest(w *write) (err error) {
	if err := t.fs.MkdirAll(t.loading(), 0o755); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, t.fs.RemoveAll(t.loading()))
		}
	}()
	paths := make([]string, len(parts))
	var group errgroup.Group
	group.SetLimit(max(2, runtime.GOMAXPROCS(0)))
	for n, put := range parts {
		paths[n] = t.fs.PathJoin(t.loading(), fmt.Sprintf("%d.sst", n))
		group.Go(func() error { return t.writeTable(paths[n], w, put) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return t.db.Ingest(context.Background(), present(t.fs, paths))
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

func (k *tableSink) ensure() (err error) {
	if k.table == nil {
		k.table, err = k.open()
	}
	return err
}

// Set puts a key.
func (k *tableSink) Set(key, value []byte) error {
	if err := k.ensure(); err != nil {
		return err
	}
	return k.table.Set(key, value)
}

// Merge adds to what a key has.
func (k *tableSink) Merge(key, value []byte) error {
	if err := k.ensure(); err != nil {
		return err
	}
	return k.table.Merge(key, value)
}

// Delete takes a key away.
func (k *tableSink) Delete(key []byte) error {
	if err := k.ensure(); err != nil {
		return err
	}
	return k.table.Delete(key)
}

func (t *tables) writeTable(path string, w *write, put part) error {
	to := &tableSink{open: func() (*sstable.Writer, error) {
		file, err := t.fs.Create(path, vfs.WriteCategoryUnspecified)
		if err != nil {
			return nil, err
		}
		return sstable.NewWriter(objstorageprovider.NewFileWritable(file), t.format), nil
	}}
	err := put(w, to)
	if to.table != nil {
		err = errors.Join(err, to.table.Close())
	}
	return err
}
