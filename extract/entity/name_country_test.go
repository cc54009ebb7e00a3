package entity

import (
	"testing"

	"parley/extract"
	"parley/schema"
)

// TestNamesakes reads "Jordan" before and after somebody of that name, and where
// a title tells that a person is meant.
func TestNamesakes(t *testing.T) {
	doc := &extract.Document{Text: "Jordan Michael Jordan Jordan Mr Chad Georgia Ng Georgia"}
	doc.Sentences = []extract.Sentence{{Span: schema.Span{End: len(doc.Text)}}}
	tokens := &doc.Sentences[0].Tokens
	start := 0
	for i := 0; i <= len(doc.Text); i++ {
		if i == len(doc.Text) || doc.Text[i] == ' ' {
			*tokens = append(*tokens, extract.Token{Span: schema.Span{Start: start, End: i}})
			start = i + 1
		}
	}
	for _, n := range [][2]int{{0, 1}, {1, 3}, {3, 4}, {5, 6}, {6, 8}, {8, 9}} {
		doc.Names = append(doc.Names, extract.Name{First: n[0], End: n[1], Class: schema.Person})
	}
	namesakes(doc)
	want := []schema.Class{schema.Country, schema.Person, schema.Country, schema.Person, schema.Person, schema.Person}
	for i, n := range doc.Names {
		if n.Class != want[i] {
			t.Errorf("name %d: %s, want %s", i, n.Class, want[i])
		}
	}
}
