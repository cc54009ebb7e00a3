package quadstore

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// How often a view tries to catch a moment at which the writer does not exchange
// files, how often the engine may refuse what was caught (a log read in the
// middle of a write can look damaged), and how long it waits in between.
const (
	viewTries    = 400
	viewRefusals = 5
	viewPause    = 5 * time.Millisecond
)

// OpenView opens the store in a folder for reading, as it is at this moment.
// It takes no lock and writes nothing, so it neither waits for a writer nor
// keeps one waiting, and works in a folder that may only be read. What is
// written later it does not see; Stale tells.
//
// The engine never changes a table that it has written, only deletes it, and a
// file that is open outlives its deletion: a view opens all tables at once, and
// copies what is appended to, the log and the list of tables, into memory. If
// the folder has changed meanwhile, it begins anew.
func OpenView(folder string) (*Store, error) {
	if err := inspect(folder); err != nil {
		return nil, err
	}
	var last error
	refused := 0
	for range viewTries {
		files, err := pin(folder)
		if err == nil {
			var t *tables
			if t, err = openTables(files, folder, &pebble.Options{ReadOnly: true, ErrorIfNotExists: true}); err == nil {
				t.pinned = files
				return on(t)
			}
			files.close()
			if refused++; refused == viewRefusals {
				return nil, err
			}
		} else if !errors.Is(err, errMoved) {
			return nil, fmt.Errorf("store %s: %w", folder, err)
		}
		last = err
		time.Sleep(viewPause)
	}
	return nil, fmt.Errorf("store %s changes too fast to be read; try again: %w", folder, last)
}

// stale reports whether the folder of a view has changed since it was opened.
func (t *tables) stale() bool {
	if t.pinned == nil {
		return false
	}
	now, err := sizes(t.folder)
	return err == nil && !maps.Equal(now, t.pinned.sizes)
}

var errMoved = errors.New("the store was being written to")

// pin takes hold of the files of a store.
func pin(folder string) (*pinned, error) {
	before, err := sizes(folder)
	if err != nil {
		return nil, err
	}
	p := &pinned{FS: vfs.Default, folder: folder, sizes: before, files: map[string]*pinnedFile{}}
	for name := range before {
		if err := p.take(name); err != nil {
			p.close()
			if errors.Is(err, fs.ErrNotExist) {
				return nil, errMoved
			}
			return nil, err
		}
	}
	after, err := sizes(folder)
	if err == nil && !sameTables(before, after) {
		err = errMoved
	}
	if err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// sizes lists the engine's files in a folder. Tables do not change, and a
// marker says all in its name.
func sizes(folder string) (map[string]int64, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	found := map[string]int64{}
	for _, entry := range entries {
		name := entry.Name()
		switch {
		case strings.HasPrefix(name, "marker."), isTable(name):
			found[name] = 0
		case strings.HasSuffix(name, ".log"), strings.HasPrefix(name, "MANIFEST-"), strings.HasPrefix(name, "OPTIONS-"):
			info, err := entry.Info()
			if errors.Is(err, fs.ErrNotExist) {
				continue // the next look at the folder tells that it is gone
			}
			if err != nil {
				return nil, err
			}
			found[name] = info.Size()
		}
	}
	return found, nil
}

func isTable(name string) bool { return strings.HasSuffix(name, ".sst") }

// sameTables reports whether no file has come or gone and no table was added to
// the list of those in use. The log may have grown: what was read of it is the
// beginning of what it is.
func sameTables(a, b map[string]int64) bool {
	if len(a) != len(b) {
		return false
	}
	for name, size := range a {
		now, ok := b[name]
		if !ok || now != size && !strings.HasSuffix(name, ".log") {
			return false
		}
	}
	return true
}

// take opens a table, or reads any other file.
func (p *pinned) take(name string) error {
	path := filepath.Join(p.folder, name)
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return err
	}
	p.files[name] = &pinnedFile{name: name, size: info.Size(), file: f}
	if isTable(name) {
		return nil
	}
	defer f.Close()
	data := make([]byte, info.Size())
	n, err := f.ReadAt(data, 0)
	if n < len(data) {
		return errors.Join(errMoved, err)
	}
	p.files[name] = &pinnedFile{name: name, size: info.Size(), data: data}
	return nil
}
