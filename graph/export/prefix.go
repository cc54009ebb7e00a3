package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"parley/graph"
)

const (
	rdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xsdNamespace = "http://www.w3.org/2001/XMLSchema#"
)

// prefix is a short name for the beginning of IRIs.
type prefix struct{ name, namespace string }

// shortener abbreviates IRIs.
type shortener struct{ prefixes []prefix }

// newShortener knows the prefixes of the graph, in the order of their names.
func newShortener() *shortener {
	s := &shortener{}
	for name, namespace := range graph.Prefixes() {
		s.prefixes = append(s.prefixes, prefix{name, namespace})
	}
	slices.SortFunc(s.prefixes, func(a, b prefix) int { return cmp.Compare(a.name, b.name) })
	return s
}

// short is an IRI with a prefix; false if none fits, or if what is left is no
// local name that every reader of Turtle takes.
func (s *shortener) short(iri string) (string, bool) {
	for _, p := range s.prefixes {
		if local, ok := strings.CutPrefix(iri, p.namespace); ok {
			return p.name + ":" + local, isLocal(local)
		}
	}
	return "", false
}

// isLocal reports whether a text is a local name of Turtle that needs no
// escapes: letters, digits and underscores, between them hyphens, full stops
// and bytes as %XX.
func isLocal(s string) bool {
	for i, r := range s {
		switch {
		case r == '_' || r >= '0' && r <= '9' || isNameLetter(r):
		case r == '%' && isEscapedByte(s[i:]):
		case i > 0 && (r == '-' || r == '.' && i < len(s)-1):
		default:
			return false
		}
	}
	return s != ""
}

// isNameLetter reports whether a letter is one of PN_CHARS_BASE, which leaves
// out some that Unicode has since called letters.
func isNameLetter(r rune) bool {
	outside := r >= 0x80 && r < 0xC0 || r == 0x37E || r >= 0x2000 && r < 0x2070 || r >= 0x2190 && r < 0x2C00 ||
		r >= 0x2FF0 && r < 0x3001 || r >= 0xFDD0 && r < 0xFDF0 || r >= 0xF0000
	return unicode.IsLetter(r) && !outside
}

func isEscapedByte(s string) bool {
	const hex = "0123456789ABCDEFabcdef"
	return len(s) >= 3 && strings.IndexByte(hex, s[1]) >= 0 && strings.IndexByte(hex, s[2]) >= 0
}
