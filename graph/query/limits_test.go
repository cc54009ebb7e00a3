package query_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"parley/graph/graphtest"
	"parley/graph/query"
)

// bombs are scripts that never end, or want everything.
var bombs = []string{
	`while (true) {}`,
	`function f() { return f() } f()`,
	`while (true) { g.V().All() }`,
	`try { while (true) {} } finally { while (true) {} }`,
	`while (true) { try { while (true) {} } catch (e) {} }`,
	`g.V().Both().Both().Both().Both().Both().Both().Count()`,
	`g.V().Tag("a").Out().Tag("b").In().Tag("c").Out().Tag("d").In().Tag("e").Out().Tag("f").In().All()`,
	`g.V().Both().Both().Both().Both().Both().Both().ToArray()`,
	`g.V().Both().Both().Both().Both().Both().Both().order().All()`,
	`/^(a+)+$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!(?=x)"); while (true) {}`,
	`"x".repeat(1e11)`,
	`"x".padStart(1e11, "y")`,
	`new Array(4e9).join("a long text")`,
	`new Array(4e9).fill(0)`,
	`Array.from({length: 1e12})`,
	`Math.max.apply(null, {length: 1e9})`,
	`Array.prototype.indexOf.call({length: 9e15}, 1)`,
	`new Uint8Array(1e12)`,
	`new ArrayBuffer(1e12)`,
	`3n ** (10n ** 10n)`,
	`BigInt(3) ** BigInt(1e10)`,
	`eval("3n ** (10n ** 10n)")`,
	`(function () {}).constructor("return 3n ** (10n ** 10n)")()`,
}

func TestLimits(t *testing.T) {
	for _, address := range []string{"mem:", filepath.Join(t.TempDir(), "l.db")} {
		s := store(t, address)
		leak := goleak.IgnoreCurrent()
		result, err := query.Run(context.Background(), s, "gizmo", `g.V().All()`, query.Limits{Rows: 3})
		if err != nil || !result.Truncated || len(result.Rows) != 3 {
			t.Errorf("%d rows, truncated %v, %v", len(result.Rows), result.Truncated, err)
		}
		if result, err = query.Run(context.Background(), s, "gizmo", `g.V().GetLimit(1000)`, query.Limits{Rows: 3}); err != nil || len(result.Rows) != 3 {
			t.Errorf("around the limit: %d rows, %v", len(result.Rows), err)
		}
		result, err = query.Run(context.Background(), s, "graphql", `{ nodes(<rdf:type>: <parley:Statement>) { id } }`, query.Limits{Rows: 2})
		if err != nil || !result.Truncated || len(result.Rows) != 2 || strings.Count(string(result.Raw), `"id"`) != 2 {
			t.Errorf("GraphQL: %d rows, truncated %v, %s, %v", len(result.Rows), result.Truncated, result.Raw, err)
		}
		result, err = query.Run(context.Background(), s, "mql", `[{"id": null, "rdf:type": "parley:Statement"}]`, query.Limits{Rows: 2})
		if err != nil || len(result.Rows) > 2 || len(result.Rows) == 2 && !result.Truncated {
			t.Errorf("MQL: %d rows, truncated %v, %v", len(result.Rows), result.Truncated, err)
		}
		for _, text := range bombs {
			started := time.Now()
			_, err := query.Run(context.Background(), s, "gizmo", text, query.Limits{Time: 200 * time.Millisecond, Rows: 10_000_000})
			var e *query.Error
			if !errors.As(err, &e) || time.Since(started) > 5*time.Second {
				t.Errorf("%s: %v after %s", text, err, time.Since(started))
			}
		}
		_, err = query.Run(context.Background(), s, "gizmo", `var a = []; while (true) { a.push(new Array(1000).join("x" + a.length)) }`, query.Limits{Memory: 64 << 20})
		var e *query.Error
		if !errors.As(err, &e) || !strings.Contains(e.Message, "memory") {
			t.Errorf("memory: %v", err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(50*time.Millisecond, cancel)
		if _, err = query.Run(ctx, s, "gizmo", `while (true) {}`, query.Limits{}); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
		if err := goleak.Find(leak); err != nil {
			t.Error(err)
		}
		// The store can still be written.
		a := graphtest.Synthetic(1, 5)
		if _, err := s.Put(context.Background(), a.Document, a.Statements, a.Entities, a.Stances); err != nil {
			t.Error(err)
		}
	}
}
