package quadstore

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// pinned is a folder as it was at one moment, to be read only: a file system
// for the engine. Paths and what the disk has left are the system's.
type pinned struct {
	vfs.FS
	folder string
	sizes  map[string]int64
	files  map[string]*pinnedFile
}

func (p *pinned) close() {
	for _, f := range p.files {
		if f.file != nil {
			f.file.Close()
		}
	}
}

// find is the file of a path.
func (p *pinned) find(path string) (*pinnedFile, error) {
	if filepath.Dir(path) == filepath.Clean(p.folder) {
		if f, ok := p.files[filepath.Base(path)]; ok {
			return f, nil
		}
	}
	return nil, &os.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
}

// Open opens a file for reading.
func (p *pinned) Open(path string, opts ...vfs.OpenOption) (vfs.File, error) {
	f, err := p.find(path)
	if err != nil {
		return nil, err
	}
	again := &pinnedReader{pinnedFile: f}
	for _, opt := range opts {
		opt.Apply(again)
	}
	return again, nil
}

// Stat describes a file.
func (p *pinned) Stat(path string) (vfs.FileInfo, error) {
	if filepath.Clean(path) == filepath.Clean(p.folder) {
		return p.FS.Stat(path)
	}
	f, err := p.find(path)
	if err != nil {
		return nil, err
	}
	return pinnedInfo{f}, nil
}

// List names the files.
func (p *pinned) List(string) ([]string, error) {
	names := make([]string, 0, len(p.files))
	for name := range p.files {
		names = append(names, name)
	}
	return names, nil
}

// Lock takes no lock: there is nothing to protect.
func (p *pinned) Lock(string) (io.Closer, error) { return io.NopCloser(nil), nil }

// Unwrap hides the file system below, in which the files have changed.
func (p *pinned) Unwrap() vfs.FS { return nil }

func refuse(op, path string) error { return &os.PathError{Op: op, Path: path, Err: errReadOnly} }

// Create refuses.
func (p *pinned) Create(path string, _ vfs.DiskWriteCategory) (vfs.File, error) {
	return nil, refuse("create", path)
}

// Link refuses.
func (p *pinned) Link(_, path string) error { return refuse("link", path) }

// OpenReadWrite refuses.
func (p *pinned) OpenReadWrite(path string, _ vfs.DiskWriteCategory, _ ...vfs.OpenOption) (vfs.File, error) {
	return nil, refuse("write", path)
}

// Remove refuses.
func (p *pinned) Remove(path string) error { return refuse("remove", path) }

// RemoveAll refuses.
func (p *pinned) RemoveAll(path string) error { return refuse("remove", path) }

// Rename refuses.
func (p *pinned) Rename(_, path string) error { return refuse("rename", path) }

// ReuseForWrite refuses.
func (p *pinned) ReuseForWrite(_, path string, _ vfs.DiskWriteCategory) (vfs.File, error) {
	return nil, refuse("write", path)
}

// MkdirAll refuses.
func (p *pinned) MkdirAll(path string, _ os.FileMode) error { return refuse("mkdir", path) }

// pinnedFile is a table that is held open, or the copy of any other file.
type pinnedFile struct {
	name string
	size int64
	file *os.File
	data []byte
}

// ReadAt reads some of the file.
func (f *pinnedFile) ReadAt(b []byte, at int64) (int, error) {
	if f.file != nil {
		return f.file.ReadAt(b, at)
	}
	return bytes.NewReader(f.data).ReadAt(b, at)
}

// pinnedReader is a pinned file, opened once: it has a place of its own.
type pinnedReader struct {
	*pinnedFile
	at int64
}

// Read reads on.
func (r *pinnedReader) Read(b []byte) (int, error) {
	n, err := r.ReadAt(b, r.at)
	r.at += int64(n)
	return n, err
}

// Close leaves the file to others.
func (r *pinnedReader) Close() error { return nil }

// Write refuses.
func (r *pinnedReader) Write([]byte) (int, error) { return 0, refuse("write", r.name) }

// WriteAt refuses.
func (r *pinnedReader) WriteAt([]byte, int64) (int, error) { return 0, refuse("write", r.name) }

// Preallocate refuses.
func (r *pinnedReader) Preallocate(int64, int64) error { return refuse("write", r.name) }

// Stat describes the file.
func (r *pinnedReader) Stat() (vfs.FileInfo, error) { return pinnedInfo{r.pinnedFile}, nil }

// Sync: nothing was written.
func (r *pinnedReader) Sync() error { return nil }

// SyncTo: nothing was written.
func (r *pinnedReader) SyncTo(int64) (bool, error) { return false, nil }

// SyncData: nothing was written.
func (r *pinnedReader) SyncData() error { return nil }

// Prefetch: the system knows best.
func (r *pinnedReader) Prefetch(int64, int64) error { return nil }

// Fd: the file is not to be used otherwise.
func (r *pinnedReader) Fd() uintptr { return vfs.InvalidFd }

// pinnedInfo describes a pinned file.
type pinnedInfo struct{ f *pinnedFile }

// Name is the file's name.
func (i pinnedInfo) Name() string { return i.f.name }

// Size is its length.
func (i pinnedInfo) Size() int64 { return i.f.size }

// Mode is that of a file to be read.
func (i pinnedInfo) Mode() os.FileMode { return 0o444 }

// ModTime: nobody asks.
func (i pinnedInfo) ModTime() time.Time { return time.Time{} }

// IsDir: it is a file.
func (i pinnedInfo) IsDir() bool { return false }

// Sys is nothing.
func (i pinnedInfo) Sys() any { return nil }

// DeviceID: nobody asks.
func (i pinnedInfo) DeviceID() vfs.DeviceID { return vfs.DeviceID{} }
