package canon

import (
	"testing"

	"parley/schema"
)

func TestNobodyTakesSides(t *testing.T) {
	for _, test := range []struct {
		name  string
		class schema.Class
		want  bool
	}{
		{"five people", schema.Group, true}, {"12 survivors", schema.Group, true}, {"victim", schema.Person, true},
		{"rebels", schema.Group, false}, {"Olaf Scholz", schema.Person, false}, {"Kenya", schema.Country, false},
	} {
		if got := nobody(schema.Argument{Name: test.name, Class: test.class}); got != test.want {
			t.Errorf("%s: got %v", test.name, got)
		}
	}
}

func TestBareNounsAreNoTargets(t *testing.T) {
	for name, want := range map[string]bool{
		"end": true, "end to violence": false, "large decision": true, "decision to ban the firm": false, "Canada's decision": false,
		"opportunities": true, "Russian positions": false, "ceasefire": false, "war": false,
	} {
		if got := empty(schema.Argument{Name: name, Class: schema.Concept}); got != want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
