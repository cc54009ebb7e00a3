package quadstore

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Format numbers the layout of a store. Number 1 was a single file; a store
// with a greater number than this is not touched.
const Format = 2

// formatFile is the file by which a folder is known to be a store.
const formatFile = "parley.json"

// mark is what formatFile says.
type mark struct {
	Format int `json:"format"`
}

// inspect looks at a path without changing it: nil for a store of this format.
func inspect(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %s does not exist; build a store with `parley build`", ErrNone, path)
	case err != nil:
		return err
	case info.Mode().IsRegular():
		return inspectFile(path)
	case !info.IsDir():
		return fmt.Errorf("%w: %s is neither a folder nor a file", ErrForeign, path)
	}
	data, err := os.ReadFile(filepath.Join(path, formatFile))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: the folder %s holds no %s; name one that does not exist yet", ErrForeign, path, formatFile)
	}
	if err != nil {
		return err
	}
	var m mark
	if err := json.Unmarshal(data, &m); err != nil || m.Format < 1 {
		return fmt.Errorf("%w: %s names no format", ErrForeign, filepath.Join(path, formatFile))
	}
	return compareFormat(path, m.Format, Format)
}

func compareFormat(name string, format, ours int) error {
	switch {
	case format > ours:
		return fmt.Errorf("%w: %s has format %d, this version reads %d", ErrNewer, name, format, ours)
	case format < ours:
		return fmt.Errorf("%w: %s has format %d, this version reads %d; build it anew from its documents, elsewhere or after moving it away", ErrOlder, name, format, ours)
	}
	return nil
}

// inspectFile tells the single file that a store once was from any other.
func inspectFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, 20)
	_, err = io.ReadFull(f, head)
	if err == nil && (string(head[16:]) == "\xED\xDA\x0C\xED" || string(head[16:]) == "\xED\x0C\xDA\xED") {
		return compareFormat(path, 1, Format)
	}
	return fmt.Errorf("%w: %s is a file of another kind", ErrForeign, path)
}

// create makes a store beside the path, has it filled, and gives it its name
// when it is complete, so that nobody finds half a store.
func create(folder string, fill func(*Store) error) (err error) {
	folder = filepath.Clean(folder)
	sweep(folder)
	beside := folder + ".new-" + strconv.Itoa(os.Getpid())
	if err := os.Mkdir(beside, 0o755); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(beside)) }()
	s, err := open(vfs.Default, beside, &pebble.Options{ErrorIfExists: true})
	if err != nil {
		return err
	}
	if err := errors.Join(fill(s), s.Close()); err != nil {
		return err
	}
	if err := writeMark(beside); err != nil {
		return err
	}
	if err := os.Rename(beside, folder); err != nil && inspect(folder) != nil {
		return err // if another process was faster, its store is as good
	}
	return syncFolder(filepath.Dir(folder))
}

// leftAlone is how long a folder beside a store must have been left alone before
// it is taken for what a process that was killed has left behind.
const leftAlone = time.Hour

// sweep removes what processes that were killed while they made a store have
// left beside it. What cannot be removed is in nobody's way.
func sweep(folder string) {
	for _, kind := range []string{".new-*", ".aside-*"} {
		found, _ := filepath.Glob(folder + kind)
		for _, path := range found {
			info, err := os.Stat(path)
			if err != nil || time.Since(info.ModTime()) < leftAlone {
				continue
			}
			if lock, err := pebble.LockDirectory(path, vfs.Default); err == nil {
				_ = lock.Close()
				_ = os.RemoveAll(path)
			}
		}
	}
}

// writeMark makes a store of a folder that has everything else.
func writeMark(folder string) error {
	data, err := json.Marshal(mark{Format})
	if err != nil {
		return err
	}
	path := filepath.Join(folder, formatFile)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(data, '\n'))
	return errors.Join(err, f.Sync(), f.Close(), syncFolder(folder))
}

func syncFolder(folder string) error {
	d, err := vfs.Default.OpenDir(folder)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
