package quadstore

import "context"

// engine keeps terms, links and counts, on disk or elsewhere. A Store makes a
// quad store of Cayley of it.
type engine interface {
	// newest is the state as it is whenever something is read from it.
	newest() source
	// snapshot is the state as it is now, until it is closed.
	snapshot(ctx context.Context) (source, error)
	// commit makes a change, all of it or nothing. It is safe when it returns.
	commit(ctx context.Context, w *write) error
	// compact gives back the room of what is gone.
	compact(ctx context.Context) error
	// size is the number of bytes on disk.
	size(ctx context.Context) (int64, error)
	// stale reports whether there is a newer state than newest ever gives.
	stale() bool
	close() error
}

// source is what an engine holds, at one moment.
type source interface {
	// find gives the ids of terms by their hashes, which are in order: zero for
	// those that are not there.
	find(hashes []hash) ([]ID, error)
	// terms hands over the bytes of terms, each with its place in a list of ids
	// that is in order, without those that are not there. The function must not
	// keep the bytes.
	terms(ids []ID, use func(n int, term []byte) error) error
	// counts tells how often terms stand in each place.
	counts(ids []ID) ([]counts, error)
	// holds tells which of some links are there.
	holds(links []Link) ([]bool, error)
	totals() (totals, error)
	// links walks, in the order of an index, those that have the first known
	// terms of one.
	links(x *index, like *Link, known int) walk[Link]
	// linksAt walks, in the order of an index, those whose first term there is
	// one of some, which are in order.
	linksAt(x *index, firsts []ID) walk[Link]
	// ids walks the ids of all terms, in order.
	ids() walk[ID]
	close() error
}

// walk goes through what a source holds; it begins with the first step.
type walk[T any] interface {
	// next is the next one; false at the end and after an error.
	next() (T, bool, error)
	close() error
}
