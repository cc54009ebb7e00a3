package graph

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// The address of a store in memory.
const memoryAddress = "mem:"

// formatVersion numbers the layout of a file; a file with a greater number is
// not touched.
const formatVersion = 1

// What the file remembers of itself, beside Cayley's own buckets.
var (
	formatBucket = []byte("parley")
	formatKey    = []byte("format")
)

const (
	lockTimeout = 1500 * time.Millisecond // how long to wait for another process
	mapSize     = 256 << 20               // address space kept for the file, so that it seldom has to be mapped anew
)

// indexes are the orders in which Cayley keeps the quads. It takes the first
// that begins as a question needs; without those of one direction, and the one
// by label, it would read the whole store to go from a statement to its parts.
var indexes = []kv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject}},
	{Dirs: []quad.Direction{quad.Object}},
	{Dirs: []quad.Direction{quad.Label}},
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
}

// Open opens the store at address: "mem:", or the path of a file, which is made
// unless opts.ReadOnly. It returns ErrAddress, ErrNoStore, ErrNotStore, ErrNewer
// or ErrInUse, wrapped, and leaves what it found untouched in all of these cases.
func Open(ctx context.Context, address string, opts Options) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if address == memoryAddress {
		qs, err := cayley.NewQuadStore(memstore.QuadStoreType, "", nil)
		if err != nil {
			return nil, err
		}
		return &Store{address: address, readOnly: opts.ReadOnly, qs: qs}, nil
	}
	if scheme, _, ok := strings.Cut(address, "://"); ok || strings.HasPrefix(address, memoryAddress) || address == "" {
		if scheme == "" {
			return nil, fmt.Errorf("%w: it is empty; name a file, or mem: for memory", ErrAddress)
		}
		return nil, fmt.Errorf("%w: %s; name a file, or mem: for memory", ErrAddress, address)
	}
	s := &Store{address: address, readOnly: opts.ReadOnly}
	if err := s.find(); err != nil {
		return nil, err
	}
	if err := s.reopen(); err != nil {
		return nil, err
	}
	return s, nil
}

// find makes sure that there is a file of ours, and makes one if it may.
func (s *Store) find() error {
	err := inspect(s.address)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if s.readOnly {
		return fmt.Errorf("%w: %s does not exist; build a store with `parley build`", ErrNoStore, s.address)
	}
	return create(s.address)
}

// inspect looks at a file without changing it.
func inspect(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return fmt.Errorf("%w: %s is a directory; name a file in it", ErrNotStore, path)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%w: %s is not a regular file", ErrNotStore, path)
	}
	if err := inspectHead(path, info.Size()); err != nil {
		return err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: lockTimeout})
	if err != nil {
		return explain(path, err)
	}
	err = db.View(func(tx *bbolt.Tx) error { return checkFormat(path, tx) })
	return errors.Join(err, db.Close())
}

// inspectHead checks the two pages at the head of a bbolt file: bbolt itself
// dies of a file that is shorter than they say.
func inspectHead(path string, size int64) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	const magic, pageHeader, metaSize = 0xED0CDAED, 16, 64
	var newest, pages, pageSize uint64
	buf := make([]byte, pageHeader+metaSize)
	for _, offset := range []int64{0, int64(os.Getpagesize())} {
		if _, err := f.ReadAt(buf, offset); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		meta := buf[pageHeader:]
		if binary.NativeEndian.Uint32(meta) != magic {
			continue
		}
		if tx := binary.NativeEndian.Uint64(meta[48:]); pages == 0 || tx > newest {
			newest, pages = tx, binary.NativeEndian.Uint64(meta[40:])
			pageSize = uint64(binary.NativeEndian.Uint32(meta[8:]))
		}
	}
	switch {
	case pages == 0 || pageSize == 0 || pages > 1<<62/pageSize:
		return fmt.Errorf("%w: %s", ErrNotStore, path)
	case uint64(size) < pages*pageSize:
		return fmt.Errorf("%w any more: %s is cut off, %d bytes of %d", ErrNotStore, path, size, pages*pageSize)
	}
	return nil
}

func checkFormat(path string, tx *bbolt.Tx) error {
	b := tx.Bucket(formatBucket)
	if b == nil {
		return fmt.Errorf("%w: %s", ErrNotStore, path)
	}
	version, err := strconv.Atoi(string(b.Get(formatKey)))
	switch {
	case err != nil:
		return fmt.Errorf("%w: %s names no format", ErrNotStore, path)
	case version > formatVersion:
		return fmt.Errorf("%w: %s has format %d, this version reads %d", ErrNewer, path, version, formatVersion)
	}
	return nil
}

// explain turns bbolt's errors into ours.
func explain(path string, err error) error {
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("%w: %s; try again when that has ended", ErrInUse, path)
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum), errors.Is(err, bolterrors.ErrVersionMismatch):
		return fmt.Errorf("%w: %s: %w", ErrNotStore, path, err)
	}
	return fmt.Errorf("store %s: %w", path, err)
}

// create makes an empty store beside path and gives it its name when it is
// complete, so that nobody finds half a store.
func create(path string) error {
	beside := path + ".new-" + strconv.Itoa(os.Getpid())
	defer os.Remove(beside)
	if err := initialise(beside); err != nil {
		return fmt.Errorf("make store %s: %w", path, err)
	}
	if err := os.Link(beside, path); err == nil || errors.Is(err, fs.ErrExist) {
		return nil // if another process was faster, its store is as good
	}
	return os.Rename(beside, path) // not every file system has links
}

func initialise(path string) (err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	file.Close()
	bolt, err := bbolt.Open(path, 0o644, &bbolt.Options{Timeout: lockTimeout})
	if err != nil {
		return err
	}
	db := newBoltKV(bolt)
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := kv.Init(db, nil); err != nil {
		return err
	}
	list, err := json.Marshal(indexes)
	if err != nil {
		return err
	}
	return bolt.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(formatBucket)
		if err != nil {
			return err
		}
		if err := tx.Bucket([]byte("meta")).Put([]byte("indexes"), list); err != nil {
			return err
		}
		return b.Put(formatKey, []byte(strconv.Itoa(formatVersion)))
	})
}

// reopen opens the file, or opens it again after a write that failed: Cayley's
// caches survive the failure and would store wrong quads.
func (s *Store) reopen() error {
	if s.db != nil {
		_ = s.db.Close()
		s.db, s.qs = nil, nil
	}
	bolt, err := bbolt.Open(s.address, 0o644, &bbolt.Options{
		ReadOnly: s.readOnly, Timeout: lockTimeout, InitialMmapSize: mapSize, FreelistType: bbolt.FreelistMapType,
	})
	if err != nil {
		return explain(s.address, err)
	}
	db := newBoltKV(bolt)
	qs, err := kv.New(db, cayley.Options{kv.OptNoBloom: true})
	if err != nil {
		_ = db.Close()
		return fmt.Errorf("%w: %s: %w", ErrNotStore, s.address, err)
	}
	s.db, s.qs = db, qs
	return nil
}
