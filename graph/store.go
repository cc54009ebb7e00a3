package graph

import (
	"context"
	"errors"
	"iter"

	"parley/schema"
)

// Options say how a store is opened.
type Options struct {
	// ReadOnly opens an existing store without the right to change it. Several
	// processes may read a file at once; a writer needs it alone.
	ReadOnly bool
}

// Errors that callers tell apart with errors.Is. The error returned names the
// store or the thing and says what to do.
var (
	ErrAddress  = errors.New("unsupported store address")
	ErrNoStore  = errors.New("no store there")
	ErrNotStore = errors.New("not a parley store")
	ErrNewer    = errors.New("store from a newer version of parley")
	ErrInUse    = errors.New("store in use by another process")
	ErrReadOnly = errors.New("store opened for reading only")
	ErrNotFound = errors.New("not in the store")
)

// Status says what putting a document did.
type Status string

// The outcomes of Put.
const (
	Added     Status = "added"
	Replaced  Status = "replaced"
	Unchanged Status = "unchanged"
)

// Store is an open graph. It may be used by several goroutines at once: reading
// waits while a document is being written, and writing waits for readers.
type Store struct{}

// Open opens the store at address: "mem:", or the path of a file, which is made
// unless opts.ReadOnly. It returns ErrAddress, ErrNoStore, ErrNotStore, ErrNewer
// or ErrInUse, wrapped, and leaves what it found untouched in all of these cases.
func Open(ctx context.Context, address string, opts Options) (*Store, error) { return nil, ErrAddress }

// Close waits for readers and writers and closes the store.
func (s *Store) Close() error { return nil }

// Put writes a document with its statements, the entities that they are about
// and the stances derived from them, all or nothing; on disk when it returns.
// A document of the same path is replaced. Entities that no statement or stance
// of the document mentions are left out, and so are stances none of whose
// statements belong to the document.
func (s *Store) Put(ctx context.Context, doc schema.Document, statements []schema.Statement, entities []schema.Entity, stances []schema.Stance) (Status, error) {
	return "", ErrReadOnly
}

// Remove takes a document out, and all that rests on it alone. It returns
// ErrNotFound if the store does not hold it.
func (s *Store) Remove(ctx context.Context, path string) error { return ErrNotFound }

// Document is the document at path with its text, or ErrNotFound.
func (s *Store) Document(ctx context.Context, path string) (schema.Document, error) {
	return schema.Document{}, ErrNotFound
}

// Documents yields every document, by path, without its text.
func (s *Store) Documents(ctx context.Context) iter.Seq2[schema.Document, error] {
	return func(func(schema.Document, error) bool) {}
}

// Statements yields the statements that pass the filter, one for each piece of
// evidence, ordered by document, start and id.
func (s *Store) Statements(ctx context.Context, f Filter) iter.Seq2[schema.Statement, error] {
	return func(func(schema.Statement, error) bool) {}
}

// Statement is the statement of the id, once for each piece of evidence,
// ordered by document and start; ErrNotFound if there is none.
func (s *Store) Statement(ctx context.Context, id string) ([]schema.Statement, error) {
	return nil, ErrNotFound
}

// Stances yields the stances that pass the filter, ordered by holder, target,
// side and who states them.
func (s *Store) Stances(ctx context.Context, f StanceFilter) iter.Seq2[schema.Stance, error] {
	return func(func(schema.Stance, error) bool) {}
}

// Entities yields every entity, by id.
func (s *Store) Entities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return func(func(schema.Entity, error) bool) {}
}

// Entity is the entity of the id, or ErrNotFound.
func (s *Store) Entity(ctx context.Context, id string) (schema.Entity, error) {
	return schema.Entity{}, ErrNotFound
}

// Quads yields every quad in the order of its N-Quads line, with absolute IRIs.
func (s *Store) Quads(ctx context.Context) iter.Seq2[Quad, error] {
	return func(func(Quad, error) bool) {}
}

// Size is the number of quads.
func (s *Store) Size(ctx context.Context) (int, error) { return 0, nil }

// View lends the graph underneath, a Cayley QuadStore, to a function that only
// reads, and keeps writers away meanwhile. It is meant for query languages.
func (s *Store) View(ctx context.Context, read func(quadStore any) error) error {
	return read(nil)
}
