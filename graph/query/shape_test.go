package query

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestShapeOf(t *testing.T) {
	tests := []struct {
		script string
		want   Shape
	}{
		{`g.V("<A>").Tag("who").Out(["<r>", "<s>"], "how").All()`, Shape{
			Nodes: []ShapeNode{{ID: 0, Values: []string{"<A>"}, Tags: []string{"who"}, Fixed: true}, {ID: 1}, {ID: 2, Values: []string{"<r>", "<s>"}, Link: true}},
			Links: []ShapeLink{{0, 1, 2}},
		}},
		{`g.V("<A>").In("<r>").GetLimit(5)`, Shape{
			Nodes: []ShapeNode{{ID: 0, Values: []string{"<A>"}, Fixed: true}, {ID: 1}, {ID: 2, Values: []string{"<r>"}, Link: true}},
			Links: []ShapeLink{{1, 0, 2}},
		}},
		{`g.V().Has("<r>", "<B>").Count()`, Shape{
			Nodes: []ShapeNode{{ID: 0}, {ID: 1, Values: []string{"<B>"}, Fixed: true}, {ID: 2, Values: []string{"<r>"}, Link: true}},
			Links: []ShapeLink{{0, 1, 2}},
		}},
		{`while (true) {}`, Shape{Nodes: []ShapeNode{}, Links: []ShapeLink{}}},
	}
	for _, test := range tests {
		got, err := ShapeOf(test.script)
		if diff := cmp.Diff(test.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", test.script, err, diff)
		}
	}
	if _, err := ShapeOf(`g.V((`); err == nil {
		t.Error("half a script has a shape")
	}
}
