package schema

import (
	"crypto/sha256"
	"encoding/hex"
)

// Evidence is where the words of a statement stand.
type Evidence struct {
	Document string `json:"document"` // path as given on the command line
	Sentence int    `json:"sentence"` // counted from 1
	Start    int    `json:"start"`    // bytes into the document's stored text
	End      int    `json:"end"`      // half-open
	Quote    string `json:"quote"`    // equals text[Start:End], always
}

// Span is the evidence's range in the document's stored text.
func (e Evidence) Span() Span { return Span{Start: e.Start, End: e.End} }

// Document is a text as the graph keeps it.
type Document struct {
	Path   string `json:"document"`         // as given on the command line; its identity
	Title  string `json:"title,omitempty"`  // headline
	Source string `json:"source,omitempty"` // outlet or agency
	Date   string `json:"date,omitempty"`   // YYYY-MM-DD
	Text   string `json:"text"`             // what evidence offsets point into
	Hash   string `json:"hash"`             // SHA-256 of Text in lower-case hex
}

// TextHash is the value of Document.Hash for a text.
func TextHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
