package graph

import (
	"strings"
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
func (q Quad) String() string {
	var b strings.Builder
	for _, t := range []Term{q.Subject, q.Predicate, q.Object, q.Label} {
		if t.Kind != NoTerm {
			b.WriteString(t.String())
			b.WriteByte(' ')
		}
	}
	b.WriteByte('.')
	return b.String()
}

// String is the term in N-Quads syntax.
func (t Term) String() string {
	switch t.Kind {
	case IRI:
		return "<" + t.Value + ">"
	case Blank:
		return "_:" + t.Value
	case Literal:
		return literal(t)
	}
	return ""
}

func literal(t Term) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range t.Value {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\b':
			b.WriteString(`\b`)
		case r == '\f':
			b.WriteString(`\f`)
		case r < ' ' || r == 0x7f || r == utf8.RuneError:
			const hex = "0123456789ABCDEF"
			b.WriteString(`\u`)
			for shift := 12; shift >= 0; shift -= 4 {
				b.WriteByte(hex[r>>shift&15])
			}
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	if t.Language != "" {
		b.WriteString("@" + t.Language)
	} else if t.Datatype != "" {
		b.WriteString("^^<" + t.Datatype + ">")
	}
	return b.String()
}
