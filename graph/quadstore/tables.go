package quadstore

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// tables is the engine of a folder, and of memory: sorted tables of Pebble.
type tables struct {
	db         *pebble.DB
	fs         vfs.FS
	folder     string
	pinned     *pinned      // of a view: its files
	lock       *pebble.Lock // nil for a view, and in memory
	sync       *pebble.WriteOptions
	format     sstable.WriterOptions // of tables that are ingested
	ingestFrom int                   // new quads from which a write goes into tables
}

// Open opens the store in a folder for reading and writing, and makes it if
// there is nothing. Errors: ErrForeign, ErrOlder, ErrNewer, ErrInUse,
// ErrDamaged; what was found is left as it was.
func Open(folder string) (*Store, error) {
	err := inspect(folder)
	if errors.Is(err, ErrNone) {
		if err = create(folder, func(*Store) error { return nil }); err != nil {
			return nil, fmt.Errorf("make store %s: %w", folder, err)
		}
	}
	if err != nil {
		return nil, err
	}
	lock, err := takeLock(folder)
	if err != nil {
		return nil, err
	}
	t, err := openTables(vfs.Default, folder, &pebble.Options{Lock: lock, ErrorIfNotExists: true})
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	t.lock = lock
	return on(t)
}

// OpenMemory makes a store that ends with the process.
func OpenMemory() (*Store, error) {
	return open(vfs.NewMem(), "memory", &pebble.Options{DisableWAL: true})
}

// open makes a store of the tables in a folder.
func open(fs vfs.FS, folder string, opts *pebble.Options) (*Store, error) {
	t, err := openTables(fs, folder, opts)
	if err != nil {
		return nil, err
	}
	return on(t)
}

// openTables opens the engine.
func openTables(fs vfs.FS, folder string, opts *pebble.Options) (*tables, error) {
	configure(fs, folder, opts)
	defer opts.Cache.Unref()
	merges := &scheduler{}
	opts.Experimental.CompactionScheduler = merges
	db, err := pebble.Open(folder, opts)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", folder, explain(err))
	}
	merges.open()
	t := &tables{
		db: db, fs: fs, folder: folder, sync: pebble.Sync,
		format:     opts.MakeWriterOptions(0, pebble.FormatTableFormatV6.MaxTableFormat()),
		ingestFrom: tablesFrom,
	}
	if opts.DisableWAL {
		t.sync = pebble.NoSync
	}
	if !opts.ReadOnly {
		if err := fs.RemoveAll(t.loading()); err != nil {
			return nil, errors.Join(fmt.Errorf("store %s: %w", folder, err), db.Close())
		}
	}
	return t, nil
}

// Sizes that bound the memory of an open store, whatever its size on disk.
const (
	blockCache  = 48 << 20
	memoryTable = 8 << 20
)

// configure sets what decides on speed and size. The formats are fixed, so that
// a store does not change by being opened with a newer engine.
func configure(fs vfs.FS, folder string, opts *pebble.Options) {
	opts.FS = fs
	opts.FormatMajorVersion = pebble.FormatTableFormatV6
	opts.Merger = summing
	opts.Cache = pebble.NewCache(blockCache)
	opts.MemTableSize = memoryTable
	opts.MemTableStopWritesThreshold = 3
	opts.MaxOpenFiles = 500
	opts.L0CompactionThreshold = 4
	opts.L0StopWritesThreshold = 40
	opts.LBaseMaxBytes = 64 << 20
	opts.Logger = quiet{folder}
	// Whoever reads a damaged page gets an error; the process goes on.
	opts.EventListener = &pebble.EventListener{DataCorruption: func(pebble.DataCorruptionInfo) {}}
	opts.CompactionConcurrencyRange = func() (int, int) { return 1, 2 }
	for i := range opts.Levels {
		opts.Levels[i].BlockSize = 16 << 10
		opts.Levels[i].IndexBlockSize = 64 << 10
		opts.Levels[i].FilterPolicy = termFilter{bloom.FilterPolicy(bitsPerTerm)}
	}
	opts.TargetFileSizes[0] = 8 << 20
	for i := 1; i < len(opts.TargetFileSizes); i++ {
		opts.TargetFileSizes[i] = 32 << 20
	}
	opts.EnsureDefaults()
}

func (t *tables) newest() source { return &tableSource{src: t.db} }

func (t *tables) snapshot(context.Context) (source, error) {
	return &tableSource{src: t.db.NewSnapshot(), pool: &pool{}}, nil
}

// compact rewrites everything without what was deleted.
func (t *tables) compact(ctx context.Context) error {
	if err := t.db.Flush(); err != nil {
		return explain(err)
	}
	return explain(t.db.Compact(ctx, []byte{0}, []byte{255}, true))
}

func (t *tables) size(context.Context) (int64, error) {
	return int64(t.db.Metrics().DiskSpaceUsage()), nil
}

func (t *tables) close() error {
	var err error
	if t.pinned == nil {
		err = t.db.Flush() // what the log holds, the next one to open would have to wait for
	}
	err = errors.Join(err, t.db.Close())
	if t.lock != nil {
		err = errors.Join(err, t.lock.Close())
	}
	if t.pinned != nil {
		t.pinned.close()
	}
	return explain(err)
}

// explain turns the engine's errors into ours.
func explain(err error) error {
	switch {
	case err == nil, errors.Is(err, ErrDamaged):
		return err
	case pebble.IsCorruptionError(err), errors.Is(err, pebble.ErrDBDoesNotExist):
		return fmt.Errorf("%w: %w; restore a backup, or build it anew from its documents", ErrDamaged, err)
	}
	return err
}

// quiet is the engine's log: nothing but the end of the world. The engine calls
// Fatalf when it cannot go on, for want of disk space above all, and must not
// be returned to; a store that is left so is whole.
type quiet struct{ folder string }

// Infof says nothing.
func (quiet) Infof(string, ...any) {}

// Errorf says nothing: what matters comes as an error too.
func (quiet) Errorf(string, ...any) {}

// Fatalf ends the process.
func (q quiet) Fatalf(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "parley: store %s: %s; every document reported as done is in the store\n", q.folder, fmt.Sprintf(format, args...))
	os.Exit(1)
}
