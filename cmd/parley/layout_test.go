package main

import (
	"slices"
	"testing"

	"parley/graph/query"
)

func TestLayout(t *testing.T) {
	date, name, quote, id := breadth{letters: 10}, breadth{letters: 10, wraps: true}, breadth{letters: 90, wraps: true}, breadth{letters: 25, id: true}
	for _, test := range []struct {
		name    string
		page    int
		columns []breadth
		want    []int
	}{
		{"no terminal", 0, []breadth{date, name, quote, id}, []int{0, 10, 60, 0}},
		{"all fits", 200, []breadth{date, name, quote, id}, []int{0, 0, 0, 0}},
		{"one wraps", 100, []breadth{date, name, quote, id}, []int{0, 0, 47, 0}}, // 100 - 8 - 10 - 10 - 25
		{"ids are cut", 60, []breadth{date, name, quote, id}, []int{0, 0, 19, 13}},
		{"what can be spared goes", 60, []breadth{date, quote, {letters: 50, wraps: true, spare: true}, id, {letters: 5, spare: true}}, []int{0, 24, leftOut, 13, 0}},
		{"two wide ones share", 60, []breadth{date, quote, quote}, []int{0, 22, 22}},
		{"too narrow", 20, []breadth{date, quote, quote}, []int{0, 8, 8}},
		{"nothing wraps", 20, []breadth{date, date}, []int{0, 0}},
	} {
		if got := layout(test.page, test.columns); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestColumnTitle(t *testing.T) {
	for want, target := range map[string]query.MatrixTarget{
		"river toll":                           {Name: "river toll"},
		"dam\n(may.txt)":                       {Name: "dam", Document: "in/may.txt"},
		"withdrawal\nof all\ntroops from…":     {Name: "withdrawal of all troops from the border"},
		"bill\n(a-long-nam…":                   {Name: "bill", Document: "a-long-name.txt"},
		"counter-\nrevolutionar\ny tendencies": {Name: "counter- revolutionary tendencies"},
	} {
		if got := columnTitle(&target); got != want {
			t.Errorf("%q: %q, want %q", target.Name, got, want)
		}
	}
}
