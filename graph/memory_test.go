package graph_test

import (
	"context"
	"path/filepath"
	"runtime/debug"
	"testing"

	"parley/graph"
	"parley/graph/quadstore"
)

// To load, and to read everything in order, takes little memory, however much
// there is: far less than the quads themselves would.
func TestMemoryBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("it loads half a million quads")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(20)) // what is counted is then what is held
	ctx := context.Background()
	db, err := quadstore.Open(filepath.Join(t.TempDir(), "store"))
	if err != nil {
		t.Fatal(err)
	}
	s := graph.StoreOn(db)
	defer s.Close()
	own := backend{write: bulkWriter}
	const limit = 150 // MB
	used := peak()
	own.load(t, db, 0, 500_000)
	if mb := used(); mb > limit {
		t.Errorf("loading takes %.0f MB", mb)
	}
	for name, read := range map[string]func() (int, error){
		"statements": func() (n int, err error) {
			for _, err := range s.Statements(ctx, graph.Filter{}) {
				if err != nil {
					return n, err
				}
				n++
			}
			return n, nil
		},
		"quads": func() (n int, err error) {
			for _, err := range s.Quads(ctx) {
				if err != nil {
					return n, err
				}
				n++
			}
			return n, nil
		},
	} {
		used := peak()
		n, err := read()
		if mb := used(); err != nil || n < 10_000 || mb > limit {
			t.Errorf("%s: %d, %v, in %.0f MB", name, n, err, mb)
		} else {
			t.Logf("%s: %d in %.0f MB", name, n, mb)
		}
	}
}
