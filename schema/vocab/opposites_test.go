package vocab

import (
	"slices"
	"testing"
)

func TestOppositesAreCanonical(t *testing.T) {
	known := map[string]bool{}
	for _, c := range CanonicalRelations() {
		known[c.ID()] = true
	}
	all := Opposites()
	for i, pair := range all {
		if !known[pair[0]] || !known[pair[1]] {
			t.Errorf("%v is no pair of canonical relations", pair)
		}
		if slices.Contains(all[:i], pair) || slices.Contains(all[:i], [2]string{pair[1], pair[0]}) {
			t.Errorf("%v is there twice", pair)
		}
	}
	if !slices.Contains(all, [2]string{"supports", "opposes"}) {
		t.Error("to support and to oppose are no opposites")
	}
}

func TestInverses(t *testing.T) {
	all := Inverses()
	if !slices.Contains(all, [2]string{"meets_with", "meets_with"}) || slices.ContainsFunc(all, func(p [2]string) bool { return p[0] == "visits" || p[1] == "visits" }) {
		t.Errorf("got %v", all)
	}
}
