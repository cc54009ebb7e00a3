package quadstore

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/writer"
	"github.com/cayleygraph/quad"
)

// faults are what Cayley's own stores get wrong; every engine does each as it
// should be done.
var faults = []struct {
	name  string
	check func(*testing.T, *Store)
}{
	{"writes after a failure", writesAfterAFailure},
	{"remove a node", removeNode},
	{"read while writing", readWhileWriting},
	{"load twice", loadTwice},
	{"kept apart", keptApart},
	{"snapshot ends", snapshotEnds},
}

func TestFaults(t *testing.T) {
	for engine, open := range map[string]func(testing.TB) *Store{"folder": openFolder, "memory": openMemory} {
		for _, fault := range faults {
			t.Run(engine+"/"+fault.name, func(t *testing.T) { fault.check(t, open(t)) })
		}
	}
}

func iri(format string, args ...any) quad.IRI { return quad.IRI(fmt.Sprintf(format, args...)) }

func edge(s, p, o string, label quad.Value) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.IRI(o), Label: label}
}

func add(t testing.TB, s *Store, quads ...quad.Quad) {
	t.Helper()
	var list []cayley.Delta
	for _, q := range quads {
		list = append(list, cayley.Delta{Quad: q, Action: cayley.Add})
	}
	if err := s.ApplyDeltas(list, cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
}

// all are the quads of a store.
func all(t testing.TB, s *Store) map[quad.Quad]bool {
	t.Helper()
	found := map[quad.Quad]bool{}
	ctx := context.Background()
	walk := s.QuadsAllIterator().Iterate()
	for walk.Next(ctx) {
		q, err := s.Quad(walk.Result())
		if err != nil {
			t.Fatal(err)
		}
		found[q] = true
	}
	if err := walk.Close(); err != nil {
		t.Fatal(err)
	}
	return found
}

// After a write that fails, later writes store what they are given.
func writesAfterAFailure(t *testing.T, s *Store) {
	a, b, c := edge("a", "p", "b", nil), edge("x", "p", "y", iri("g")), edge("x", "q", "z", nil)
	add(t, s, a)
	for name, list := range map[string][]cayley.Delta{
		"there already":  {{Quad: b, Action: cayley.Add}, {Quad: a, Action: cayley.Add}},
		"not there":      {{Quad: b, Action: cayley.Add}, {Quad: c, Action: cayley.Delete}},
		"no valid UTF-8": {{Quad: b, Action: cayley.Add}, {Quad: quad.Quad{Subject: quad.IRI("\xff"), Predicate: quad.IRI("p"), Object: quad.IRI("o")}, Action: cayley.Add}},
		"no predicate":   {{Quad: b, Action: cayley.Add}, {Quad: quad.Quad{Subject: quad.IRI("s"), Object: quad.IRI("o")}, Action: cayley.Add}},
		"no such action": {{Quad: b, Action: 7}},
	} {
		var wrong *cayley.DeltaError
		if err := s.ApplyDeltas(list, cayley.IgnoreOpts{}); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
		if held := all(t, s); len(held) != 1 || !held[a] {
			t.Errorf("%s: it holds %v", name, held)
		}
	}
	add(t, s, b, c)
	if held := all(t, s); len(held) != 3 || !held[b] || !held[c] {
		t.Errorf("it holds %v", held)
	}
}

// A node with very many quads can be removed.
func removeNode(t *testing.T, s *Store) {
	w, err := s.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	for n := range 30_000 {
		if _, err := w.WriteQuads([]quad.Quad{edge("hub", "meets", fmt.Sprint("n", n), nil)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	add(t, s, edge("n1", "meets", "n2", nil))
	single, err := writer.NewSingle(s, cayley.IgnoreOpts{})
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := single.RemoveNode(quad.IRI("hub")); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
	if held := all(t, s); len(held) != 1 {
		t.Errorf("%d quads are left", len(held))
	}
	if stats, err := s.Stats(context.Background(), true); err != nil || stats.Nodes.Value != 3 {
		t.Errorf("%v, %v", stats, err)
	}
}

// Reading and writing at once neither ends the process nor waits for ever, and
// a snapshot sees all of a write or nothing.
func readWhileWriting(t *testing.T, s *Store) {
	ctx := context.Background()
	done := make(chan error)
	go func() {
		for n := range 300 {
			var list []cayley.Delta
			for k := range 10 {
				list = append(list, cayley.Delta{Quad: quad.Quad{Subject: iri("s%d", n), Predicate: quad.IRI("p"), Object: quad.Int(k), Label: iri("g%d", n)}, Action: cayley.Add})
			}
			if err := s.ApplyDeltas(list, cayley.IgnoreOpts{}); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for {
		snapshot, err := s.Snapshot(ctx)
		if err != nil {
			t.Fatal(err)
		}
		links, err := snapshot.Links(ctx, quad.Quad{})
		stats, statsErr := snapshot.Stats(ctx, true)
		if err := errors.Join(err, statsErr, snapshot.Close()); err != nil {
			t.Fatal(err)
		}
		if len(links)%10 != 0 || int64(len(links)) != stats.Quads.Value {
			t.Fatalf("%d quads, by the count %d", len(links), stats.Quads.Value)
		}
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return
		default:
		}
	}
}

// A bulk load knows what earlier batches, and earlier loads, have brought.
func loadTwice(t *testing.T, s *Store) {
	if tables, ok := s.engine.(*tables); ok {
		tables.ingestFrom = 1
	}
	for range 3 {
		w, err := s.NewQuadWriter()
		if err != nil {
			t.Fatal(err)
		}
		for n := range 100 {
			if _, err := w.WriteQuads([]quad.Quad{edge("s", "p", fmt.Sprint(n%20), nil)}); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(w.Close(), w.Close()); err != nil {
			t.Fatal(err)
		}
		if _, err := w.WriteQuads([]quad.Quad{edge("s", "p", "late", nil)}); err == nil {
			t.Error("a closed writer takes quads")
		}
	}
	var list []cayley.Delta
	for n := range 20 {
		list = append(list, cayley.Delta{Quad: edge("s", "p", fmt.Sprint(n), nil), Action: cayley.Delete})
	}
	if err := s.ApplyDeltas(list, cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	if stats, err := s.Stats(context.Background(), true); err != nil || stats.Nodes.Value != 0 || stats.Quads.Value != 0 {
		t.Errorf("nothing should be left: %v, %v", stats, err)
	}
}

// What other stores make one, or drop, is kept apart.
func keptApart(t *testing.T, s *Store) {
	moment := time.Date(2022, 1, 10, 9, 0, 0, 0, time.UTC)
	want := []quad.Quad{
		edge("a", "p", "b", nil), edge("a", "p", "b", iri("g1")), edge("a", "p", "b", iri("g2")),
		{Subject: quad.IRI("a"), Predicate: quad.IRI("at"), Object: quad.Time(moment)},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("at"), Object: quad.Time(moment.Add(time.Nanosecond))},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("is"), Object: quad.String("nul \x00 in it")},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("is"), Object: quad.Int(1)},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("is"), Object: quad.Float(1)},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("is"), Object: quad.String("1")},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("is"), Object: quad.IRI("1")},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("is"), Object: quad.BNode("1")},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("is"), Object: quad.LangString{Value: "1", Lang: "en"}},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("is"), Object: quad.TypedString{Value: "1", Type: "t"}},
	}
	add(t, s, want...)
	held := all(t, s)
	for _, q := range want {
		if !held[q] {
			t.Errorf("%v is not there", q)
		}
	}
	if len(held) != len(want) {
		t.Errorf("%d quads, want %d", len(held), len(want))
	}
}

// Nothing can be read from a snapshot whose query has ended, and what the query
// left open is closed.
func snapshotEnds(t *testing.T, s *Store) {
	add(t, s, edge("a", "p", "b", nil), edge("a", "p", "c", nil))
	ctx, cancel := context.WithCancel(context.Background())
	snapshot, err := s.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	walk := snapshot.QuadsAllIterator().Iterate()
	if !walk.Next(context.Background()) {
		t.Fatal(walk.Err())
	}
	cancel()
	if _, err := snapshot.ValueOf(quad.IRI("b")); !errors.Is(err, context.Canceled) {
		t.Errorf("a term: %v", err)
	}
	if other := snapshot.QuadsAllIterator().Iterate(); other.Next(context.Background()) || !errors.Is(other.Err(), context.Canceled) {
		t.Errorf("a walk: %v", other.Err())
	}
	if err := snapshot.ApplyDeltas(nil, cayley.IgnoreOpts{}); err == nil {
		t.Error("a snapshot can be written to")
	}
	if err := snapshot.Close(); err != nil {
		t.Error(err)
	}
}
