package query

import "testing"

func TestInspect(t *testing.T) {
	for _, test := range []struct {
		script          string
		guarded, refuse bool
	}{
		{`g.V("<a>").Out(["<b>", "<c>"]).Tag("x").GetLimit(5)`, false, false},
		{`graph.Vertex("<a>").And(g.V("<b>").In("<c>")).All(); g.V().All()`, false, false},
		{`g.V("<a>").FollowRecursive(g.M().Out("<b>")).All()`, false, false},
		{`g.V(["<a>"]).All()`, true, false},
		{`g.Emit(g)`, true, false},
		{`g.V().ToValue().repeat(9)`, true, false},
		{`g.V().ForEach(function (d) { g.Emit(d) })`, true, false},
		{`var p = g.V(); p.All()`, true, false},
		{`"x".repeat(9)`, true, false},
		{`while (true) {}`, true, false},
		{`function f() { return [1, {a: 2n}] }`, true, true},
		{`g.V().Out(`, false, false},
	} {
		guarded, err := inspect(test.script)
		if guarded != test.guarded || (err != nil) != test.refuse {
			t.Errorf("%s: guarded %v, %v", test.script, guarded, err)
		}
	}
}
