package graph_test

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/graphtest/postgres"
)

func TestMemory(t *testing.T) {
	graphtest.Run(t, func() (*graph.Store, error) {
		return graph.Open(context.Background(), "mem:", graph.Options{})
	})
}

func TestFile(t *testing.T) {
	// A case of the property tests makes files and waits for the disk: fewer do.
	if err := flag.Set("rapid.checks", "20"); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	var number atomic.Int64
	graphtest.Run(t, func() (*graph.Store, error) {
		return graph.Open(context.Background(), filepath.Join(folder, fmt.Sprintf("%d.db", number.Add(1))), graph.Options{})
	})
}

func TestPostgres(t *testing.T) {
	// A case of the property tests makes tables and waits for the database.
	if err := flag.Set("rapid.checks", "10"); err != nil {
		t.Fatal(err)
	}
	server := postgres.Start(t)
	graphtest.Run(t, func() (*graph.Store, error) {
		return graph.Open(context.Background(), server.Store(t), graph.Options{})
	})
}

func TestFacts(t *testing.T) {
	ctx := context.Background()
	s := open(t, "mem:")
	want := map[string]graph.Fact{}
	for number := range 10 {
		a := graphtest.Synthetic(number, 20)
		put(t, s, number)
		for _, st := range a.Statements {
			if st.Factual() && (st.Subject.ID == "State_0" || st.Object.ID == "State_0") {
				want[st.ID] = graph.Fact{Subject: st.Subject.ID, Relation: st.Relation.ID, Object: st.Object.ID, Statement: st.ID}
			}
		}
	}
	facts, err := s.Facts(ctx, "State_0")
	if err != nil || len(facts) != len(want) || len(want) == 0 {
		t.Fatalf("%d facts, want %d, %v", len(facts), len(want), err)
	}
	for _, f := range facts {
		if f != want[f.Statement] {
			t.Errorf("got %+v, want %+v", f, want[f.Statement])
		}
	}
}

// BenchmarkPut puts documents of 20 statements, each a transaction on disk.
func BenchmarkPut(b *testing.B) {
	ctx := context.Background()
	for name, address := range map[string]string{"memory": "mem:", "file": filepath.Join(b.TempDir(), "bench.db")} {
		b.Run(name, func(b *testing.B) {
			s := open(b, address)
			before, err := s.Size(ctx)
			if err != nil {
				b.Fatal(err)
			}
			number := before // so that no round finds its documents there
			for b.Loop() {
				number++
				put(b, s, number)
			}
			after, err := s.Size(ctx)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(after-before)/b.Elapsed().Seconds(), "quads/s")
		})
	}
}

// BenchmarkRead reads from a file of 1,000 documents, 20,000 statements.
func BenchmarkRead(b *testing.B) {
	ctx := context.Background()
	s := open(b, filepath.Join(b.TempDir(), "bench.db"))
	for number := range 1000 {
		put(b, s, number)
	}
	for name, filter := range map[string]graph.Filter{
		"all": {}, "hub": {Actor: "State_0"}, "rare": {Actor: "Minister_101"}, "document": {Document: "articles/00500.txt"},
	} {
		b.Run(name, func(b *testing.B) {
			found := 0
			for b.Loop() {
				found = 0
				for _, err := range s.Statements(ctx, filter) {
					if err != nil {
						b.Fatal(err)
					}
					found++
				}
			}
			b.ReportMetric(float64(found), "statements")
		})
	}
	b.Run("entities", func(b *testing.B) {
		for b.Loop() {
			for _, err := range s.Entities(ctx) {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("quads", func(b *testing.B) {
		for b.Loop() {
			for _, err := range s.Quads(ctx) {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

func open(t testing.TB, address string) *graph.Store {
	t.Helper()
	s, err := graph.Open(context.Background(), address, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func put(t testing.TB, s *graph.Store, number int) {
	t.Helper()
	a := graphtest.Synthetic(number, 20)
	if _, err := s.Put(context.Background(), a.Document, a.Statements, a.Entities, a.Stances); err != nil {
		t.Fatal(err)
	}
}
