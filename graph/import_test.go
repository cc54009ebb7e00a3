package graph_test

import (
	"bufio"
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/query"
)

// backup is the quads of a store, a line each.
func backup(t *testing.T, s *graph.Store) string {
	t.Helper()
	var b strings.Builder
	for q, err := range s.Stream(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(q.String() + "\n")
	}
	return b.String()
}

func restore(text string) iter.Seq2[graph.Quad, error] {
	return graph.ReadNQuads(bufio.NewReader(strings.NewReader(text)))
}

func sound(t *testing.T, s *graph.Store) {
	t.Helper()
	if problems, err := query.Verify(t.Context(), s); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

// A backup becomes the same graph again.
func TestImport(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "new.db")
	s := open(t, "mem:")
	for number := range 20 {
		put(t, s, number)
	}
	text := backup(t, s)
	n, err := graph.Import(ctx, path, restore(text))
	if err != nil || n != strings.Count(text, "\n") {
		t.Fatalf("%d quads, %v", n, err)
	}
	again := open(t, path)
	if diff := cmp.Diff(graphtest.Lines(t, s), graphtest.Lines(t, again)); diff != "" {
		t.Error(diff)
	}
	sound(t, again)
	if status, err := again.Put(ctx, graphtest.Synthetic(3, 20).Document, graphtest.Synthetic(3, 20).Statements, graphtest.Synthetic(3, 20).Entities, graphtest.Synthetic(3, 20).Stances); err != nil || status != graph.Unchanged {
		t.Errorf("putting what was imported: %s, %v", status, err)
	}
}

// Into a store that holds something, documents are put: what is common to both
// is there once, and the result is that of putting all of them.
func TestImportInto(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "old.db")
	from, all := open(t, "mem:"), open(t, "mem:")
	into := open(t, path)
	for number := range 12 {
		put(t, all, number)
		if number < 8 {
			put(t, from, number)
		}
		if number >= 4 {
			put(t, into, number)
		}
	}
	if err := into.Close(); err != nil {
		t.Fatal(err)
	}
	foreign := "<http://example.org/a> <http://example.org/p> \"été\"@fr <http://example.org/g> .\n"
	for range 2 { // the second time there is nothing to do
		if _, err := graph.Import(ctx, path, restore(backup(t, from)+foreign)); err != nil {
			t.Fatal(err)
		}
	}
	into = open(t, path)
	got := strings.Join(graphtest.Lines(t, into), "\n") + "\n"
	if !strings.Contains(got, foreign) {
		t.Error("somebody else's quad is not there")
	}
	if diff := cmp.Diff(strings.Join(graphtest.Lines(t, all), "\n")+"\n", strings.Replace(got, foreign, "", 1)); diff != "" {
		t.Error(diff)
	}
	if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// An import that fails, or is ended, leaves no store where there was none.
func TestImportFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := graph.Import(t.Context(), path, restore("<a:a> <a:b> <a:c> .\nwrong\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("got %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := graph.Import(ended, path, restore("<a:a> <a:b> <a:c> .\n")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if left, _ := filepath.Glob(path + "*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	file := filepath.Join(filepath.Dir(path), "letter.txt")
	if err := os.WriteFile(file, []byte("a letter"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Import(t.Context(), file, restore("")); !errors.Is(err, graph.ErrNotStore) {
		t.Errorf("got %v", err)
	}
}

// A store that is followed shows what another process has written; one that is
// not stays as it was.
func TestFollow(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := graph.Open(t.Context(), path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	put(t, s, 1)
	var readers [2]*graph.Store
	for i := range readers {
		if readers[i], err = graph.Open(t.Context(), path, graph.Options{ReadOnly: true, Follow: i == 1}); err != nil {
			t.Fatal(err)
		}
		defer readers[i].Close()
	}
	put(t, s, 2)
	want := [2]int{20, 40}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		var got [2]int
		for i, reader := range readers {
			counts, err := reader.Counts(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			got[i] = counts.Statements
		}
		if got == want {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%v statements, want %v", got, want)
		}
	}
}

// A loop over the store may ask it, and write to it: it sees what was there when
// it began.
func TestLoopAndWrite(t *testing.T) {
	for _, address := range []string{"mem:", filepath.Join(t.TempDir(), "store.db")} {
		s := open(t, address)
		put(t, s, 1)
		before, seen := len(graphtest.Lines(t, s)), 0
		for _, err := range s.Quads(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			if seen%100 == 0 {
				put(t, s, 2+seen)
			}
			seen++
		}
		if seen != before {
			t.Errorf("%d quads, want %d", seen, before)
		}
		for range s.Stream(t.Context()) {
			break
		}
		sound(t, s)
	}
}
