package graph

import (
	"bytes"
	"context"
	"errors"
	"sync"

	"github.com/hidal-go/hidalgo/kv"
	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// boltKV offers a bbolt file to Cayley's key-value backend. Unlike hidalgo's
// own adapter it keeps the 131,072 buckets into which Cayley spreads its values
// ("v" or "n" and two bytes of the hash) in two, which writes a tenth as much;
// the key within the bucket is the whole hash, so nothing clashes.
//
// It also remembers the read transactions that are open: a query that was
// cancelled may leave one behind, and a writer that has to grow the file would
// wait for it for ever.
type boltKV struct {
	db *bbolt.DB

	mu    sync.Mutex
	reads map[*boltTx]struct{}

	whole *bbolt.Tx // the transaction that together lends to every writer
}

var _ kv.KV = (*boltKV)(nil)

func newBoltKV(db *bbolt.DB) *boltKV { return &boltKV{db: db, reads: map[*boltTx]struct{}{}} }

// Close ends what is still being read and closes the file.
func (b *boltKV) Close() error {
	b.endReads()
	return b.db.Close()
}

// endReads rolls back every read transaction that is still open. Only a writer
// that has kept readers away may call it.
func (b *boltKV) endReads() {
	b.mu.Lock()
	left := b.reads
	b.reads = map[*boltTx]struct{}{}
	b.mu.Unlock()
	for tx := range left {
		_ = tx.tx.Rollback()
	}
}

// together makes one transaction of everything that a function writes, however
// many transactions it believes to commit.
func (b *boltKV) together(write func() error) error {
	return b.db.Update(func(tx *bbolt.Tx) error {
		b.whole = tx
		defer func() { b.whole = nil }()
		return write()
	})
}

// Tx begins a transaction, or lends the one of together.
func (b *boltKV) Tx(_ context.Context, rw bool) (kv.Tx, error) {
	if rw && b.whole != nil {
		return &boltTx{kv: b, tx: b.whole, ctx: context.Background(), lent: true}, nil
	}
	return b.begin(context.Background(), rw)
}

func (b *boltKV) begin(ctx context.Context, rw bool) (kv.Tx, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	tx, err := b.db.Begin(rw)
	if err != nil {
		return nil, err
	}
	t := &boltTx{kv: b, tx: tx, ctx: ctx}
	if !rw {
		b.mu.Lock()
		b.reads[t] = struct{}{}
		b.mu.Unlock()
	}
	return t, nil
}

// View runs a function in a transaction that reads.
func (b *boltKV) View(ctx context.Context, fn func(kv.Tx) error) error { return kv.View(ctx, b, fn) }

// Update runs a function in a transaction that writes.
func (b *boltKV) Update(ctx context.Context, fn func(kv.Tx) error) error {
	return kv.Update(ctx, b, fn)
}

type boltTx struct {
	kv   *boltKV
	tx   *bbolt.Tx
	ctx  context.Context // once it is done, nothing more can be read
	lent bool            // together commits it or rolls it back
}

// boltView is the file as one query sees it: it ends with the query's context,
// wherever Cayley is in its work and whether or not it looks at the context.
type boltView struct {
	*boltKV
	ctx context.Context
}

// Tx begins a transaction that reads.
func (v boltView) Tx(_ context.Context, rw bool) (kv.Tx, error) {
	if rw {
		return nil, kv.ErrReadOnly
	}
	return v.begin(v.ctx, false)
}

// View runs a function in a transaction that reads.
func (v boltView) View(ctx context.Context, fn func(kv.Tx) error) error { return kv.View(ctx, v, fn) }

// Update refuses to write.
func (v boltView) Update(context.Context, func(kv.Tx) error) error { return kv.ErrReadOnly }

// Close leaves the file open: the view is only lent.
func (v boltView) Close() error { return nil }

var errKeyDepth = errors.New("a key needs a bucket and a name in it")

// fold names the bucket that holds a key.
func fold(bucket []byte) []byte {
	if len(bucket) == 3 && (bucket[0] == 'v' || bucket[0] == 'n') {
		return bucket[:1]
	}
	return bucket
}

func (t *boltTx) lookup(key kv.Key) kv.Value {
	if len(key) != 2 {
		return nil
	}
	b := t.tx.Bucket(fold(key[0]))
	if b == nil {
		return nil
	}
	return b.Get(key[1])
}

// Get fetches one value.
func (t *boltTx) Get(_ context.Context, key kv.Key) (kv.Value, error) {
	if err := t.ctx.Err(); err != nil {
		return nil, err
	}
	if v := t.lookup(key); v != nil {
		return v, nil
	}
	return nil, kv.ErrNotFound
}

// GetBatch fetches several values; nil for what is not there.
func (t *boltTx) GetBatch(_ context.Context, keys []kv.Key) ([]kv.Value, error) {
	if err := t.ctx.Err(); err != nil {
		return nil, err
	}
	values := make([]kv.Value, len(keys))
	var near neighbourhood
	for i, key := range keys {
		if len(key) == 2 {
			values[i] = near.get(t.tx, key)
		}
	}
	return values, nil
}

// neighbourhood looks keys up where the last one was: the quads of a statement
// were written one after the other, and stepping on is cheaper than a search.
type neighbourhood struct {
	bucket []byte
	cursor *bbolt.Cursor
}

func (n *neighbourhood) get(tx *bbolt.Tx, key kv.Key) kv.Value {
	bucket := fold(key[0])
	if n.cursor == nil || !bytes.Equal(bucket, n.bucket) {
		b := tx.Bucket(bucket)
		if b == nil {
			return nil
		}
		n.bucket, n.cursor = bucket, b.Cursor()
	} else if k, v := n.cursor.Next(); bytes.Equal(k, key[1]) {
		return v
	}
	if k, v := n.cursor.Seek(key[1]); bytes.Equal(k, key[1]) {
		return v
	}
	return nil
}

// Put writes a value; an empty name makes the bucket alone.
func (t *boltTx) Put(_ context.Context, key kv.Key, value kv.Value) error {
	if len(key) != 2 {
		return errKeyDepth
	}
	b, err := t.tx.CreateBucketIfNotExists(fold(key[0]))
	if err != nil || len(key[1]) == 0 {
		return err
	}
	return b.Put(key[1], value)
}

// Del removes a key, if it is there.
func (t *boltTx) Del(_ context.Context, key kv.Key) error {
	if len(key) != 2 {
		return errKeyDepth
	}
	b := t.tx.Bucket(fold(key[0]))
	if b == nil {
		return nil
	}
	return b.Delete(key[1])
}

// Commit writes everything to disk.
func (t *boltTx) Commit(context.Context) error {
	if t.lent {
		return nil
	}
	return t.tx.Commit()
}

// Close rolls back what was not committed.
func (t *boltTx) Close() error {
	if t.lent {
		return nil
	}
	t.kv.mu.Lock()
	delete(t.kv.reads, t)
	t.kv.mu.Unlock()
	if err := t.tx.Rollback(); err != nil && !errors.Is(err, bolterrors.ErrTxClosed) {
		return err
	}
	return nil
}

// Scan iterates over one bucket; it needs a prefix that names it.
func (t *boltTx) Scan(_ context.Context, opts ...kv.IteratorOption) kv.Iterator {
	return kv.ApplyIteratorOptions(&boltScan{tx: t}, opts)
}

// boltScan walks the keys of a bucket that begin with a prefix.
type boltScan struct {
	tx      *boltTx
	bucket  []byte
	prefix  []byte
	cursor  *bbolt.Cursor
	started bool
	k, v    []byte
}

var _ kv.PrefixIterator = (*boltScan)(nil)

// WithPrefix chooses the bucket and what its keys begin with.
func (s *boltScan) WithPrefix(prefix kv.Key) kv.Iterator {
	next := &boltScan{tx: s.tx}
	if len(prefix) == 0 {
		return next
	}
	next.bucket = prefix[0]
	if len(prefix) > 1 {
		next.prefix = prefix[1]
	}
	if b := s.tx.tx.Bucket(fold(prefix[0])); b != nil {
		next.cursor = b.Cursor()
	}
	return next
}

// Next advances to the next key.
func (s *boltScan) Next(context.Context) bool {
	switch {
	case s.cursor == nil || s.tx.ctx.Err() != nil:
		return false
	case !s.started:
		s.started = true
		s.k, s.v = s.cursor.Seek(s.prefix)
	case s.k != nil:
		s.k, s.v = s.cursor.Next()
	}
	if s.k == nil || !bytes.HasPrefix(s.k, s.prefix) {
		s.k, s.v = nil, nil
		return false
	}
	return true
}

// Reset starts over.
func (s *boltScan) Reset() { s.started, s.k, s.v = false, nil, nil }

// Key is the current key.
func (s *boltScan) Key() kv.Key { return kv.Key{s.bucket, s.k} }

// Val is the current value.
func (s *boltScan) Val() kv.Value { return s.v }

// Err says whether the query has ended: a cursor over a memory map cannot fail
// otherwise.
func (s *boltScan) Err() error { return s.tx.ctx.Err() }

// Close frees nothing: the transaction owns the cursor.
func (s *boltScan) Close() error { return nil }
