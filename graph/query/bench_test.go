package query_test

import (
	"context"
	"testing"

	"parley/graph/query"
)

// BenchmarkRun asks for one hop: what a query costs beside its answer.
func BenchmarkRun(b *testing.B) {
	s := store(b, "mem:")
	for _, test := range []struct{ language, text string }{
		{"gizmo", `g.V("<Ruritania>").Out("<demands>").All()`},
		{"graphql", `{ nodes(id: <Ruritania>) { id, <demands> { id } } }`},
		{"mql", `[{"id": "<Ruritania>", "<demands>": null}]`},
	} {
		b.Run(test.language, func(b *testing.B) {
			for b.Loop() {
				if _, err := query.Run(context.Background(), s, test.language, test.text, query.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
