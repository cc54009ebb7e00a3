package quadstore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// numbered is the quad of a number, with a term that is found nowhere else.
func numbered(n int) quad.Quad {
	return quad.Quad{Subject: iri("s%d", n%50), Predicate: iri("p%d", n%3), Object: quad.String(fmt.Sprintf("object number %d", n)), Label: iri("g%d", n/10)}
}

func fill(t testing.TB, s *Store, from, to int) {
	t.Helper()
	w, err := s.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	for n := from; n < to; n++ {
		if _, err := w.WriteQuads([]quad.Quad{numbered(n)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// count walks all quads of a store, with their terms.
func count(t testing.TB, s *Store) int {
	t.Helper()
	return len(all(t, s))
}

// A view keeps showing one moment while tables are added, merged and deleted.
func TestView(t *testing.T) {
	s := openFolder(t)
	tablesOf(s).ingestFrom = 100
	fill(t, s, 0, 1000)
	add(t, s, numbered(5000)) // in the log, not in a table
	view, err := OpenView(tablesOf(s).folder)
	closing(t, view, err)
	if view.Stale() {
		t.Error("a view is stale at once")
	}
	for round := 1; round < 6; round++ {
		fill(t, s, round*1000, round*1000+1000)
		if err := s.ApplyDeltas([]cayley.Delta{{Quad: numbered(round), Action: cayley.Delete}}, cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
		if err := s.Compact(context.Background()); err != nil {
			t.Fatal(err)
		}
		if n := count(t, view); n != 1001 {
			t.Fatalf("the view shows %d quads, want 1001", n)
		}
	}
	if !view.Stale() {
		t.Error("the view does not notice")
	}
	if err := view.ApplyDeltas([]cayley.Delta{{Quad: numbered(-1), Action: cayley.Add}}, cayley.IgnoreOpts{}); err == nil {
		t.Error("a view can be written to")
	}
	now, err := OpenView(tablesOf(s).folder)
	closing(t, now, err)
	if n, want := count(t, now), count(t, s); n != want {
		t.Errorf("a new view shows %d quads, want %d", n, want)
	}
}

// Views can be opened all the time while a store is written to, merged and
// opened anew; each shows what was written before it was asked for.
func TestViewsWhileWriting(t *testing.T) {
	s := openFolder(t)
	tablesOf(s).ingestFrom = 40
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range 120 {
			size := 10 + n%2*40
			var list []cayley.Delta
			for k := range size {
				list = append(list, cayley.Delta{Quad: numbered(n*100 + k), Action: cayley.Add})
			}
			if err := s.ApplyDeltas(list, cayley.IgnoreOpts{}); err != nil {
				t.Error(err)
			}
			if n%30 == 29 {
				if err := s.Compact(context.Background()); err != nil {
					t.Error(err)
				}
			}
		}
	}()
	views := 0
	for last := int64(0); ; views++ {
		view, err := OpenView(tablesOf(s).folder)
		if err != nil {
			t.Fatal(err)
		}
		stats, err := view.Stats(context.Background(), true)
		n := int64(count(t, view))
		if err := errors.Join(err, view.Close()); err != nil {
			t.Fatal(err)
		}
		if n != stats.Quads.Value || n < last || n%10 != 0 {
			t.Fatalf("%d quads after %d, by the count %d", n, last, stats.Quads.Value)
		}
		last = n
		select {
		case <-done:
			t.Logf("%d views", views)
			return
		default:
		}
	}
}

func TestSecondWriter(t *testing.T) {
	s := openFolder(t)
	_, err := Open(tablesOf(s).folder)
	if !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), fmt.Sprintf("process %d", os.Getpid())) {
		t.Errorf("got %v", err)
	}
	add(t, s, numbered(1)) // the first one still holds it
}

// A page that has changed on disk is noticed, wherever it is.
func TestDamage(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "store")
	s, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	tablesOf(s).ingestFrom = 100
	fill(t, s, 0, 3000)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	tables, err := filepath.Glob(filepath.Join(folder, "*.sst"))
	if err != nil || len(tables) < 5 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	for _, table := range tables {
		whole, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		broken := append([]byte(nil), whole...)
		for i := range min(len(broken)/2, 4000) {
			broken[i] ^= 0x55
		}
		if err := os.WriteFile(table, broken, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := readAll(folder); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "restore a backup") {
			t.Errorf("%s: %v", filepath.Base(table), err)
		}
		if err := os.WriteFile(table, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := readAll(folder); err != nil {
		t.Errorf("when all is as before: %v", err)
	}
	if err := os.Remove(tables[0]); err != nil {
		t.Fatal(err)
	}
	if err := readAll(folder); err == nil {
		t.Error("a table that is missing is not missed")
	}
}

// readAll reads everything of a store: all quads by every index, all terms both
// ways, all counts.
func readAll(folder string) error {
	s, err := OpenView(folder)
	if err != nil {
		return err
	}
	ctx := context.Background()
	walk := s.NodesAllIterator().Iterate()
	for walk.Next(ctx) && err == nil {
		var v quad.Value
		if v, err = s.NameOf(walk.Result()); err == nil {
			_, err = s.ValueOf(v)
		}
		for _, d := range quad.Directions {
			scan := s.QuadIterator(d, walk.Result()).Iterate()
			for scan.Next(ctx) {
				continue
			}
			_, sizeErr := s.QuadIteratorSize(ctx, d, walk.Result())
			err = errors.Join(err, scan.Close(), sizeErr)
		}
	}
	return errors.Join(err, walk.Close(), s.Close())
}

// smallDisk says that there is little room.
type smallDisk struct {
	vfs.FS
	free uint64
}

// GetDiskUsage tells of the little room.
func (d *smallDisk) GetDiskUsage(string) (vfs.DiskUsage, error) {
	return vfs.DiskUsage{AvailBytes: d.free, TotalBytes: 1 << 40}, nil
}

// A write for which there is no room is refused before anything is written; one
// for which there is some goes on.
func TestDiskFull(t *testing.T) {
	disk := &smallDisk{FS: vfs.NewMem(), free: 1 << 30}
	s, err := open(disk, "store", &pebble.Options{})
	closing(t, s, err)
	add(t, s, numbered(1))
	disk.free = 1 << 20
	err = s.ApplyDeltas([]cayley.Delta{{Quad: numbered(2), Action: cayley.Add}}, cayley.IgnoreOpts{})
	if !errors.Is(err, ErrDiskFull) || !strings.Contains(err.Error(), "1 MiB are free") {
		t.Errorf("got %v", err)
	}
	if n := count(t, s); n != 1 {
		t.Errorf("%d quads", n)
	}
	disk.free = 1 << 30
	add(t, s, numbered(2))
}

// What a load that was cut off has left behind is tidied away.
func TestLeftovers(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "store")
	s, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(folder, "loading"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "loading", "3.sst"), []byte("half a table"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err = Open(folder)
	closing(t, s, err)
	if _, err := os.Stat(filepath.Join(folder, "loading")); !errors.Is(err, os.ErrNotExist) {
		t.Error("it is still there")
	}
}

// A store that is made and filled in one go is there when that is done, and not
// before.
func TestCreate(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "store")
	failure := errors.New("no more")
	old := folder + ".new-1" // of a process that was killed
	if err := os.Mkdir(old, 0o755); err != nil {
		t.Fatal(err)
	}
	if long := time.Now().Add(-2 * leftAlone); os.Chtimes(old, long, long) != nil {
		t.Fatal("the clock cannot be set")
	}
	if err := Create(folder, func(*Store) error { return failure }); !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
	if left, _ := filepath.Glob(folder + "*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if err := Create(folder, func(s *Store) error { fill(t, s, 0, 10); return nil }); err != nil {
		t.Fatal(err)
	}
	if err := Create(folder, func(*Store) error { return nil }); err == nil {
		t.Error("it was made twice")
	}
	s, err := OpenView(folder)
	closing(t, s, err)
	if n := count(t, s); n != 10 {
		t.Errorf("%d quads", n)
	}
}
