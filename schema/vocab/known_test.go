package vocab_test

import (
	"slices"
	"strings"
	"testing"

	"parley/schema/vocab"
)

func TestKnownNames(t *testing.T) {
	for _, test := range []struct {
		kind vocab.NameKind
		has  string
		low  bool
	}{
		{vocab.GivenName, "beatriz", true},
		{vocab.Surname, "lopez", true},
		{vocab.PlaceName, "Yorkshire", false},
		{vocab.BodyName, "Human Rights Watch", false},
		{vocab.ProductName, "iPhone", false},
	} {
		names := vocab.KnownNames(test.kind)
		if !slices.Contains(names, test.has) {
			t.Errorf("no %s %q", test.kind, test.has)
		}
		if !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
			t.Errorf("the names of %s are not sorted, or some stand twice", test.kind)
		}
		for _, name := range names {
			if name == "" || name != strings.TrimSpace(name) || test.low && name != strings.ToLower(name) {
				t.Errorf("%s %q is misspelt", test.kind, name)
			}
		}
	}
	if names := vocab.KnownNames("planet"); names != nil {
		t.Errorf("names of no kind: %q", names)
	}
}
