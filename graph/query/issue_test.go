package query

import (
	"reflect"
	"testing"

	"parley/schema"
)

// TestIssueOf sums up three actors on one issue, one of whom stands on both sides.
func TestIssueOf(t *testing.T) {
	sided := func(holder string, side schema.Side, statement, document, date string) leaning {
		return leaning{holder: party{id: holder}, target: party{id: "NATO_expansion"}, side: side, strength: 0.8, statement: statement, document: document, date: date}
	}
	got := issueOf(party{id: "NATO_expansion"}, schema.Argument{ID: "NATO_expansion", Name: "NATO expansion", Class: schema.Concept}, []leaning{
		sided("Russia", schema.Opposes, "stmt:1", "a.txt", "2022-01-01"),
		sided("Russia", schema.Opposes, "stmt:2", "b.txt", "2022-02-01"),
		sided("Poland", schema.Supports, "stmt:3", "b.txt", "2022-02-01"),
		sided("France", schema.Supports, "stmt:4", "b.txt", ""),
		sided("France", schema.Opposes, "stmt:5", "b.txt", ""),
		sided("Belarus", schema.Opposes, "stmt:6", "b.txt", ""),
	})
	want := Issue{
		ID: "NATO_expansion", Name: "NATO expansion", Known: true, Supporters: []string{"Poland"}, Opponents: []string{"Russia", "Belarus"},
		Undecided: 1, Statements: 6, Documents: 2, First: "2022-01-01", Last: "2022-02-01",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
