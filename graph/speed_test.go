package graph_test

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"

	"parley/graph"
	"parley/graph/quadstore"
	"parley/graph/query"
)

// questions are asked of every store, in Gizmo.
var questions = []struct{ name, text string }{
	{"hop", `g.V("<Minister_71>").Out(["<meets>", "<visits>", "<leads>"]).All()`},
	{"hub", `g.V("<State_0>").Out(["<meets>", "<visits>", "<signs>"]).All()`},
	{"two-hops", `g.V("<Minister_71>").Out(["<meets>", "<visits>"]).Out(["<meets>", "<visits>"]).Unique().All()`},
	{"pair", `g.V("<State_2>").In("<parley:subject>").And(g.V("<State_10>").In("<parley:object>")).Unique().All()`},
	{"provenance", `g.V("<Minister_101>").In("<parley:subject>").Save("<parley:relation>", "r").Save("<parley:object>", "o").Save("<parley:polarity>", "p").Save("<parley:modality>", "m").Save("<parley:confidence>", "c").All()`},
}

// patience is how long a question may take before it is given up.
const patience = 20 * time.Second

// BenchmarkBackends loads each store with the quads of articles, adds more, opens
// it anew and asks it questions. What takes longer than is decent is skipped.
func BenchmarkBackends(b *testing.B) {
	for _, test := range backends {
		b.Run(test.name, func(b *testing.B) { benchBackend(b, &test, *benchQuads) })
	}
}

func benchBackend(b *testing.B, test *backend, size int) {
	folder := b.TempDir()
	qs, err := test.open(b, folder)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { qs.Close() }()
	next := 0
	b.Run("load", func(b *testing.B) {
		used := peak()
		var took time.Duration
		var given int
		took, given, next = test.load(b, qs, next, size)
		b.ReportMetric(float64(given)/took.Seconds(), "quads/s")
		b.ReportMetric(used(), "peak-MB")
		reportSize(b, test, folder, qs)
	})
	b.Run("add", func(b *testing.B) {
		took, given, after := test.load(b, qs, next, size/10)
		next = after
		b.ReportMetric(float64(given)/took.Seconds(), "quads/s")
	})
	if test.kept {
		b.Run("open", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				if err := qs.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				if qs, err = test.open(b, folder); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, q := range questions {
		b.Run(q.name, func(b *testing.B) { benchQuestion(b, qs, q.text) })
	}
	if s, ok := qs.(*quadstore.Store); ok {
		benchStore(b, s)
	}
}

func reportSize(b *testing.B, test *backend, folder string, qs cayley.QuadStore) {
	stats, err := qs.Stats(context.Background(), true)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(stats.Quads.Value), "quads")
	if test.kept {
		bytes, err := sizeOnDisk(qs, folder)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(bytes)/float64(stats.Quads.Value), "bytes/quad")
	}
}

func benchQuestion(b *testing.B, qs cayley.QuadStore, text string) {
	rows := 0
	for b.Loop() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		var err error
		rows, err = gizmo(ctx, qs, text)
		cancel()
		if errors.Is(err, context.DeadlineExceeded) {
			b.Skip("takes more than", patience)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows), "rows")
}

// benchStore asks what the commands ask, of ours alone.
func benchStore(b *testing.B, s *quadstore.Store) {
	ctx := context.Background()
	store := graph.StoreOn(s)
	b.Run("pair-statements", func(b *testing.B) {
		for b.Loop() {
			rows(b, store.Statements(ctx, graph.Filter{Subject: "State_2", Object: "State_10"}))
		}
	})
	for _, q := range []struct {
		name string
		ask  func() (int, error)
	}{
		{"relations", func() (int, error) { return countOf(query.Relations(ctx, store, "Minister 201", "", graph.Filter{})) }},
		{"relations-hub", func() (int, error) { return countOf(query.Relations(ctx, store, "State 0", "", graph.Filter{})) }},
		{"actors", func() (int, error) { return countOf(query.Actors(ctx, store, graph.Filter{})) }},
		{"search", func() (int, error) { return countOf(query.Search(ctx, store, "minister 201", graph.Filter{})) }},
		{"stats", func() (int, error) {
			stats, err := query.Overview(ctx, store, 10)
			return len(stats.Actors), err
		}},
	} {
		b.Run(q.name, func(b *testing.B) {
			found := 0
			for b.Loop() {
				var err error
				if found, err = q.ask(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(found), "rows")
		})
	}
	b.Run("statements", func(b *testing.B) {
		used := peak()
		for b.Loop() {
			rows(b, store.Statements(ctx, graph.Filter{}))
		}
		b.ReportMetric(used(), "peak-MB")
	})
	b.Run("nquads", func(b *testing.B) {
		used := peak()
		written := 0
		for b.Loop() {
			written = 0
			var line []byte
			for q, err := range store.Quads(ctx) {
				if err != nil {
					b.Fatal(err)
				}
				line = q.AppendTo(line[:0])
				written++
			}
		}
		b.ReportMetric(float64(written*b.N)/b.Elapsed().Seconds(), "quads/s")
		b.ReportMetric(used(), "peak-MB")
	})
}

func countOf[T any](list []T, err error) (int, error) { return len(list), err }

// rows reads a sequence to its end.
func rows[T any](b *testing.B, seq iter.Seq2[T, error]) {
	found := 0
	for _, err := range seq {
		if err != nil {
			b.Fatal(err)
		}
		found++
	}
	b.ReportMetric(float64(found), "rows")
}

// Every store that is compared answers every question alike, so the figures are
// of the same work.
func TestBackendsAgree(t *testing.T) {
	want := map[string]int{}
	for _, test := range backends {
		t.Run(test.name, func(t *testing.T) {
			qs, err := test.open(t, t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			test.load(t, qs, 0, 30_000)
			test.load(t, qs, 5, 5000) // some again
			for _, q := range questions {
				rows, err := gizmo(t.Context(), qs, q.text)
				if err != nil {
					t.Errorf("%s: %v", q.name, err)
				}
				if first, known := want[q.name]; known && first != rows {
					t.Errorf("%s: %d rows, elsewhere %d", q.name, rows, first)
				}
				want[q.name] = rows
			}
			if err := qs.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	t.Log(want)
}
