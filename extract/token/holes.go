package token

import (
	"slices"
	"unicode"

	"parley/extract"
	"parley/schema"
)

// blankHoles makes blanks of the characters that lie in a hole, such as the
// number of a page, so that the words around them join.
func blankHoles(chars []char, holes []schema.Span) {
	i := 0
	for _, hole := range holes {
		for i < len(chars) && int(chars[i].at) < hole.Start {
			i++
		}
		for ; i < len(chars) && int(chars[i].at) < hole.End; i++ {
			chars[i].code, chars[i].class = ' ', space
		}
	}
}

// fillHole puts the words of a hole, divided at blanks, into the last
// sentence that begins before it: tokens spell the whole text.
func fillHole(doc *extract.Document, hole schema.Span) {
	n := len(doc.Sentences) - 1
	for n >= 0 && doc.Sentences[n].Start > hole.Start {
		n--
	}
	if n < 0 {
		return
	}
	s := &doc.Sentences[n]
	at, _ := slices.BinarySearchFunc(s.Tokens, hole.Start, func(t extract.Token, start int) int { return t.Start - start })
	s.Tokens = slices.Insert(s.Tokens, at, chunks(doc.Text, hole)...)
	s.End = s.Tokens[len(s.Tokens)-1].End
}

func chunks(text string, span schema.Span) []extract.Token {
	var tokens []extract.Token
	start := -1
	for i, r := range span.In(text) {
		switch {
		case unicode.IsSpace(r) && start >= 0:
			tokens = append(tokens, extract.Token{Span: schema.Span{Start: start, End: span.Start + i}, Head: -1})
			start = -1
		case !unicode.IsSpace(r) && start < 0:
			start = span.Start + i
		}
	}
	if start >= 0 {
		tokens = append(tokens, extract.Token{Span: schema.Span{Start: start, End: span.End}, Head: -1})
	}
	return tokens
}
