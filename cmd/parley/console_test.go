package main

import "testing"

func TestUnfinished(t *testing.T) {
	for text, want := range map[string]bool{
		`g.V("<A>").All()`: false, `g.V("<A>").Out(`: true, "g.V(\n": true, `g.V("(").All()`: false, `g.V("\"(")`: false,
		`{ nodes { id }`: true, `[{"id": "]"}]`: false, `)`: false, ``: false, "`(`": false,
	} {
		if got := unfinished(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestCommonStart(t *testing.T) {
	for _, test := range []struct {
		words []string
		want  string
	}{
		{[]string{"Out("}, "Out("},
		{[]string{"Out(", "OutPredicates()"}, "Out"},
		{[]string{"é", "è"}, ""},
		{[]string{"Inés García", "Inés", "Inés Gil"}, "Inés"},
	} {
		if got := commonStart(test.words); got != test.want {
			t.Errorf("%q: %q", test.words, got)
		}
	}
}

// A name in angle brackets is a node where the language expects one, and else a
// relation.
func TestNodePlace(t *testing.T) {
	for place, want := range map[string]bool{
		`g.V("`: true, `g.V("<A>", "`: true, `g.V("<A>").Out("`: false, `g.V("<A>").Has("`: false, `g.V("<A>").Has("<b>", "`: true,
		`{ nodes(id: `: true, `{ nodes(id: <A>) { `: false, `[{"id": "`: true, `[{"id": "<A>", "`: false,
	} {
		if got := nodePlace.MatchString(place); got != want {
			t.Errorf("%s: %v", place, got)
		}
	}
}
