package graph_test

import (
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/kv/bolt"
	"github.com/cayleygraph/cayley/graph/kv/leveldb"
	"github.com/cayleygraph/cayley/graph/memstore"
	language "github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/graphtest/postgres"
	"parley/graph/quadstore"
)

// How many quads BenchmarkBackends loads; the figures in the README are for one
// million and five million:
//
//	go test ./graph -run '^$' -bench Backends -benchtime 1x -quads 5000000
var benchQuads = flag.Int("quads", 1_000_000, "quads for BenchmarkBackends")

// backend is a quad store to compare.
type backend struct {
	name  string
	kept  bool                                                        // it can be opened again
	open  func(t testing.TB, folder string) (cayley.QuadStore, error) // makes it, or opens what was made
	write func(cayley.QuadStore) (quad.WriteCloser, error)
}

// backends are ours, and those of Cayley.
var backends = []backend{
	{"parley", true, ours(func(folder string) (*quadstore.Store, error) { return quadstore.Open(filepath.Join(folder, "store")) }), bulkWriter},
	{"parley-memory", false, ours(func(string) (*quadstore.Store, error) { return quadstore.OpenMemory() }), bulkWriter},
	{"parley-postgres", true, onPostgres(), bulkWriter},
	{"memstore", false, func(testing.TB, string) (cayley.QuadStore, error) { return memstore.New(), nil }, batchWriter},
	{"bolt", true, keyValue(bolt.Create, bolt.Open), batchWriter},
	{"leveldb", true, keyValue(leveldb.Create, leveldb.Open), batchWriter},
}

func ours(open func(folder string) (*quadstore.Store, error)) func(testing.TB, string) (cayley.QuadStore, error) {
	return func(_ testing.TB, folder string) (cayley.QuadStore, error) { return open(folder) }
}

// onPostgres opens stores in databases, one for each folder, with a server for
// each that ends with the test.
func onPostgres() func(testing.TB, string) (cayley.QuadStore, error) {
	addresses := map[string]string{}
	return func(t testing.TB, folder string) (cayley.QuadStore, error) {
		if addresses[folder] == "" {
			addresses[folder] = postgres.Start(t).Store(t)
		}
		return quadstore.OpenPostgres(context.Background(), addresses[folder])
	}
}

func keyValue(create, open kv.InitFunc) func(testing.TB, string) (cayley.QuadStore, error) {
	return func(_ testing.TB, folder string) (cayley.QuadStore, error) {
		path, opts := filepath.Join(folder, "kv"), cayley.Options{"nosync": true}
		if _, err := os.Stat(path); err == nil {
			db, err := open(path, opts)
			if err != nil {
				return nil, err
			}
			return kv.New(db, opts)
		}
		db, err := create(path, opts)
		if err != nil {
			return nil, err
		}
		if err := kv.Init(db, opts); err != nil {
			return nil, err
		}
		return kv.New(db, opts)
	}
}

func bulkWriter(qs cayley.QuadStore) (quad.WriteCloser, error) { return qs.NewQuadWriter() }

// deltaWriter adds in transactions of 10,000, which serves Cayley's stores best.
type deltaWriter struct {
	qs   cayley.QuadStore
	list []cayley.Delta
}

func batchWriter(qs cayley.QuadStore) (quad.WriteCloser, error) { return &deltaWriter{qs: qs}, nil }

// WriteQuad takes one quad.
func (w *deltaWriter) WriteQuad(q quad.Quad) error {
	_, err := w.WriteQuads([]quad.Quad{q})
	return err
}

// WriteQuads takes quads.
func (w *deltaWriter) WriteQuads(quads []quad.Quad) (int, error) {
	for _, q := range quads {
		w.list = append(w.list, cayley.Delta{Quad: q, Action: cayley.Add})
	}
	if len(w.list) < 10_000 {
		return len(quads), nil
	}
	return len(quads), w.Close()
}

// Close writes what is left.
func (w *deltaWriter) Close() error {
	err := w.qs.ApplyDeltas(w.list, cayley.IgnoreOpts{IgnoreDup: true})
	w.list = w.list[:0]
	return err
}

// articleQuads are the quads of articles of 20 statements, from a number on, at
// least as many as wanted.
func articleQuads(t testing.TB, from, want int) (quads []quad.Quad, next int) {
	t.Helper()
	for ; len(quads) < want; from++ {
		a := graphtest.Synthetic(from, 20)
		more, err := graph.QuadsOf(a.Document, a.Statements, a.Entities, a.Stances)
		if err != nil {
			t.Fatal(err)
		}
		quads = append(quads, more...)
	}
	return quads, from
}

// load writes quads of the articles from a number on, and tells how long that
// took, without the making of the quads.
func (b *backend) load(t testing.TB, qs cayley.QuadStore, from, want int) (took time.Duration, given, next int) {
	t.Helper()
	w, err := b.write(qs)
	if err != nil {
		t.Fatal(err)
	}
	for next = from; given < want; {
		var quads []quad.Quad
		quads, next = articleQuads(t, next, min(20_000, want))
		began := time.Now()
		if _, err := w.WriteQuads(quads); err != nil {
			t.Fatal(err)
		}
		took += time.Since(began)
		given += len(quads)
	}
	began := time.Now()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return took + time.Since(began), given, next
}

// gizmo runs a query on any store and counts its rows.
func gizmo(ctx context.Context, qs cayley.QuadStore, text string) (rows int, err error) {
	if s, ok := qs.(*quadstore.Store); ok {
		snapshot, err := s.Snapshot(ctx)
		if err != nil {
			return 0, err
		}
		defer snapshot.Close()
		qs = snapshot
	}
	it, err := language.NewSession(qs, "gizmo").Execute(ctx, text, language.Options{Collation: language.Raw})
	if err != nil {
		return 0, err
	}
	for it.Next(ctx) {
		rows++
	}
	err = it.Err()
	_ = it.Close()
	for it.Next(context.Background()) {
		continue // until its goroutine has ended
	}
	return rows, err
}

// sizeOnDisk is the number of bytes that a store takes there.
func sizeOnDisk(qs cayley.QuadStore, folder string) (size int64, err error) {
	if s, ok := qs.(*quadstore.Store); ok {
		return s.Size(context.Background())
	}

	_ = filepath.WalkDir(folder, func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			if info, err := entry.Info(); err == nil {
				size += info.Size()
			}
		}
		return nil // a file that has gone meanwhile takes no room
	})
	return size, nil
}

// peak measures how far the memory of the process grows until stop is called.
func peak() (stop func() float64) {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	done, result := make(chan struct{}), make(chan float64)
	go func() {
		most := uint64(0)
		for {
			metrics.Read(sample)
			most = max(most, sample[0].Value.Uint64())
			select {
			case <-done:
				result <- float64(most) / (1 << 20)
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() float64 { close(done); return <-result }
}
