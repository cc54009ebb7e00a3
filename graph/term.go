package graph

import (
	"fmt"
	"unicode/utf8"
)

// Quad is one edge of the graph as RDF 1.1 has it, every IRI absolute.
type Quad struct {
	Subject   Term
	Predicate Term
	Object    Term
	Label     Term // the named graph; of kind NoTerm in the default graph
}

// Term is a node or label of a quad.
type Term struct {
	Kind     TermKind
	Value    string // absolute IRI, name of a blank node, or lexical form
	Datatype string // of a literal: absolute IRI, empty for a plain string
	Language string // of a literal: language tag
}

// TermKind says what a term is.
type TermKind int

// The kinds of terms.
const (
	NoTerm TermKind = iota
	IRI
	Blank
	Literal
)

// String is the quad as a line of N-Quads (RDF 1.1, canonical form), without
// the line end.
func (q Quad) String() string { return string(q.AppendTo(nil)) }

// AppendTo appends what String is.
func (q *Quad) AppendTo(b []byte) []byte {
	for _, t := range [...]*Term{&q.Subject, &q.Predicate, &q.Object, &q.Label} {
		if t.Kind != NoTerm {
			b = append(t.appendTo(b), ' ')
		}
	}
	return append(b, '.')
}

// String is the term in N-Quads syntax.
func (t Term) String() string { return string(t.appendTo(nil)) }

func (t *Term) appendTo(b []byte) []byte {
	switch t.Kind {
	case IRI:
		return append(append(append(b, '<'), t.Value...), '>')
	case Blank:
		return append(append(b, "_:"...), t.Value...)
	case Literal:
		return t.appendLiteral(b)
	}
	return b
}

func (t *Term) appendLiteral(b []byte) []byte {
	b = appendEscaped(append(b, '"'), t.Value)
	b = append(b, '"')
	if t.Language != "" {
		b = append(append(b, '@'), t.Language...)
	} else if t.Datatype != "" {
		b = append(append(append(b, "^^<"...), t.Datatype...), '>')
	}
	return b
}

// appendEscaped writes the characters of a literal. What needs no escape is
// taken as a whole.
func appendEscaped(b []byte, text string) []byte {
	start := 0
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if escaped := escapedRune(r); escaped != "" {
			b = append(append(b, text[start:i]...), escaped...)
			start = i + n
		}
		i += n
	}
	return append(b, text[start:]...)
}

// escapedRune is how a literal has a character; empty if as it is.
func escapedRune(r rune) string {
	switch {
	case r >= ' ' && r != '"' && r != '\\' && r != 0x7f && r != utf8.RuneError:
		return ""
	case r == '"':
		return `\"`
	case r == '\\':
		return `\\`
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r == '\b':
		return `\b`
	case r == '\f':
		return `\f`
	}
	return fmt.Sprintf(`\u%04X`, r)
}
