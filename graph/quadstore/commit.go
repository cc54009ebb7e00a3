package quadstore

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/cockroachdb/pebble/v2"
)

// sink takes keys; those of one space come in order.
type sink interface {
	Set(key, value []byte) error
	Merge(key, value []byte) error
	Delete(key []byte) error
}

// part writes the keys of one space.
type part func(*write, sink) error

// parts are all spaces, in the order of their keys.
var parts = []part{
	(*write).putTotals, (*write).putHashes, (*write).putTerms, (*write).putCounts,
	indexPart(0), indexPart(1), indexPart(2), indexPart(3),
}

func (w *write) putTotals(to sink) error { return to.Set(totalsKey, w.after.encode()) }

func (w *write) hashOf(i ID) *hash { return &w.d.hashes[w.numbers[i]] }

func (w *write) putHashes(to sink) error {
	var key, value []byte
	for _, i := range w.gone {
		key = hashKey(key[:0], w.hashOf(i))
		if err := to.Delete(key); err != nil {
			return err
		}
	}
	born := slices.Clone(w.born)
	slices.SortFunc(born, func(a, b ID) int { return slices.Compare(w.hashOf(a)[:], w.hashOf(b)[:]) })
	for _, i := range born {
		key, value = hashKey(key[:0], w.hashOf(i)), appendID(value[:0], i)
		if err := to.Set(key, value); err != nil {
			return err
		}
	}
	return nil
}

func (w *write) putTerms(to sink) error {
	var key []byte
	for _, i := range w.gone {
		key = termKey(key[:0], i)
		if err := to.Delete(key); err != nil {
			return err
		}
	}
	for _, i := range w.born {
		key = termKey(key[:0], i)
		if err := to.Set(key, []byte(w.d.terms[w.numbers[i]-1])); err != nil {
			return err
		}
	}
	return nil
}

func (w *write) putCounts(to sink) error {
	order := make([]ID, 0, len(w.delta))
	for i := range w.delta {
		order = append(order, i)
	}
	slices.Sort(order)
	var key, value []byte
	for _, i := range order {
		c := w.delta[i]
		key, value = countKey(key[:0], i), c.append(value[:0])
		if err := to.Merge(key, value); err != nil {
			return err
		}
	}
	for _, i := range w.gone {
		key = countKey(key[:0], i)
		if err := to.Delete(key); err != nil {
			return err
		}
	}
	return nil
}

// indexPart writes one index.
func indexPart(n int) part {
	x := &indexes[n]
	return func(w *write, to sink) error {
		var key []byte
		for _, l := range w.remove {
			key = x.appendKey(key[:0], &l, 4)
			if err := to.Delete(key); err != nil {
				return err
			}
		}
		for _, l := range sortLinks(slices.Clone(w.add), x) {
			key = x.appendKey(key[:0], &l, 4)
			if err := to.Set(key, nil); err != nil {
				return err
			}
		}
		return nil
	}
}

// batchSink writes into a batch of the engine.
type batchSink struct{ b *pebble.Batch }

// Set puts a key.
func (s batchSink) Set(key, value []byte) error { return s.b.Set(key, value, nil) }

// Merge adds to what a key has.
func (s batchSink) Merge(key, value []byte) error { return s.b.Merge(key, value, nil) }

// Delete takes a key away.
func (s batchSink) Delete(key []byte) error { return s.b.Delete(key, nil) }

// tablesFrom is the number of new quads from which a write goes into sorted
// tables instead of through the engine's log and memory.
const tablesFrom = 50_000

func (t *tables) commit(_ context.Context, w *write) error {
	if err := t.room(w); err != nil {
		return err
	}
	if len(w.remove) == 0 && len(w.add) >= t.ingestFrom {
		return explain(t.ingest(w))
	}
	return explain(t.apply(w))
}

// apply writes a change through the engine's log.
func (t *tables) apply(w *write) error {
	b := t.db.NewBatch()
	for _, put := range parts {
		if err := put(w, batchSink{b}); err != nil {
			return errors.Join(err, b.Close())
		}
	}
	return errors.Join(b.Commit(t.sync), b.Close())
}

// Room that a write must leave: what the engine needs to tidy up.
const (
	spareRoom   = 24 << 20
	linkRoom    = 120 // bytes a quad may need, in the log and in a table
	rewriteRoom = 3   // how often a term may lie on disk before it is tidied up
)

// room refuses a write for which the disk has no room, while everything that
// is there is still whole.
func (t *tables) room(w *write) error {
	need := uint64(spareRoom + linkRoom*(len(w.add)+len(w.remove)) + rewriteRoom*w.d.size)
	usage, err := t.fs.GetDiskUsage(t.folder)
	if err == nil && usage.AvailBytes < need { // some file systems do not tell
		return fmt.Errorf("%w of store %s: %d MiB are free, %d are needed; nothing of this was written", ErrDiskFull, t.folder, usage.AvailBytes>>20, need>>20+1)
	}
	return nil
}
