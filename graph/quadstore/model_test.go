package quadstore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// quads draws from so few that they meet again and again.
func quads() *rapid.Generator[quad.Quad] {
	name := rapid.Map(rapid.IntRange(0, 5), func(n int) quad.Value { return quad.IRI(fmt.Sprint("n", n)) })
	return rapid.Custom(func(t *rapid.T) quad.Quad {
		q := quad.Quad{Subject: name.Draw(t, "subject"), Predicate: name.Draw(t, "predicate"), Object: name.Draw(t, "object")}
		if rapid.Bool().Draw(t, "labelled") {
			q.Label = name.Draw(t, "label")
		}
		return q
	})
}

// A store is a set of quads: whatever is done to it, through whichever door, it
// holds what a plain set would, counts it right, and refuses what it should.
func TestModel(t *testing.T) {
	folder := t.TempDir()
	number := 0
	checkModel(t, func() *model {
		number++
		if number%10 > 0 {
			return &model{opener: OpenMemory}
		}
		path := filepath.Join(folder, fmt.Sprint(number)) // a folder waits for the disk
		return &model{kept: true, opener: func() (*Store, error) { return Open(path) }}
	})
}

// checkModel changes stores, each time a fresh one, at random.
func checkModel(t *testing.T, fresh func() *model) {
	rapid.Check(t, func(t *rapid.T) {
		m := fresh()
		m.want = map[quad.Quad]bool{}
		m.open(t)
		t.Repeat(map[string]func(*rapid.T){
			"":       m.check,
			"deltas": m.deltas,
			"load":   m.load,
			"reopen": func(t *rapid.T) {
				if m.kept {
					m.close(t)
					m.open(t)
				}
			},
			"compact": func(t *rapid.T) {
				if err := m.s.Compact(context.Background()); err != nil {
					t.Fatal(err)
				}
			},
		})
		m.close(t)
	})
}

type model struct {
	s      *Store
	opener func() (*Store, error)
	kept   bool // it can be opened again
	want   map[quad.Quad]bool
}

func (m *model) open(t *rapid.T) {
	var err error
	if m.s, err = m.opener(); err != nil {
		t.Fatal(err)
	}
	if tables, ok := m.s.engine.(*tables); ok {
		tables.ingestFrom = rapid.SampledFrom([]int{1, 5, tablesFrom}).Draw(t, "tables from")
	}
}

func (m *model) close(t *rapid.T) {
	if err := m.s.Close(); err != nil {
		t.Fatal(err)
	}
}

func (m *model) deltas(t *rapid.T) {
	opts := cayley.IgnoreOpts{IgnoreDup: rapid.Bool().Draw(t, "ignore dup"), IgnoreMissing: rapid.Bool().Draw(t, "ignore missing")}
	next := maps.Clone(m.want)
	var list []cayley.Delta
	var want error
	for range rapid.IntRange(1, 6).Draw(t, "size") {
		d := cayley.Delta{Quad: quads().Draw(t, "quad"), Action: rapid.SampledFrom([]cayley.Procedure{cayley.Add, cayley.Delete}).Draw(t, "action")}
		list = append(list, d)
		switch has := next[d.Quad]; {
		case d.Action == cayley.Add && has && !opts.IgnoreDup:
			want = errors.Join(want, cayley.ErrQuadExists)
		case d.Action == cayley.Delete && !has && !opts.IgnoreMissing:
			want = errors.Join(want, cayley.ErrQuadNotExist)
		case d.Action == cayley.Add:
			next[d.Quad] = true
		default:
			delete(next, d.Quad)
		}
	}
	err := m.s.ApplyDeltas(list, opts)
	if (err == nil) != (want == nil) {
		t.Fatalf("got %v, want %v", err, want)
	}
	if err == nil {
		m.want = next
	}
}

func (m *model) load(t *rapid.T) {
	w, err := m.s.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	for range rapid.IntRange(0, 20).Draw(t, "size") {
		q := quads().Draw(t, "quad")
		if _, err := w.WriteQuads([]quad.Quad{q}); err != nil {
			t.Fatal(err)
		}
		m.want[q] = true
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// check compares everything that can be asked with the set.
func (m *model) check(t *rapid.T) {
	ctx := context.Background()
	snapshot, err := m.s.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := snapshot.Close(); err != nil {
			t.Fatal(err)
		}
	}()
	got := map[quad.Quad]bool{}
	walk := snapshot.QuadsAllIterator().Iterate()
	for walk.Next(ctx) {
		q, err := snapshot.Quad(walk.Result())
		if err != nil {
			t.Fatal(err)
		}
		got[q] = true
	}
	if err := walk.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m.want, got); diff != "" {
		t.Fatal(diff)
	}
	m.sizes(ctx, t, snapshot)
}

func (m *model) sizes(ctx context.Context, t *rapid.T, s *Snapshot) {
	type at struct {
		d quad.Direction
		v quad.Value
	}
	sizes, nodes := map[at]int64{}, map[quad.Value]bool{}
	for q := range m.want {
		for _, d := range quad.Directions {
			if v := q.Get(d); v != nil {
				sizes[at{d, v}]++
				nodes[v] = true
			}
		}
	}
	stats, err := s.Stats(ctx, true)
	if err != nil || stats.Quads.Value != int64(len(m.want)) || stats.Nodes.Value != int64(len(nodes)) {
		t.Fatalf("%v, want %d quads and %d nodes, %v", stats, len(m.want), len(nodes), err)
	}
	for n := range 6 {
		v := quad.IRI(fmt.Sprint("n", n))
		ref, err := s.ValueOf(v)
		if err != nil || (ref != nil) != nodes[v] {
			t.Fatalf("%v is there: %v, %v", v, ref, err)
		}
		for _, d := range quad.Directions {
			size, err := s.QuadIteratorSize(ctx, d, ref)
			if err != nil || size.Value != sizes[at{d, v}] {
				t.Fatalf("%v at %v: %d, want %d, %v", v, d, size.Value, sizes[at{d, v}], err)
			}
			found, err := s.Links(ctx, func() (q quad.Quad) { q.Set(d, v); return q }())
			if err != nil || int64(len(found)) != sizes[at{d, v}] {
				t.Fatalf("%v at %v: %d found, want %d, %v", v, d, len(found), sizes[at{d, v}], err)
			}
		}
	}
}
