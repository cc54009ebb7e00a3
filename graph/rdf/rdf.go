// Package rdf reads quads in the syntaxes in which others write them: N-Quads,
// TriG (and Turtle, which is a part of it) and JSON-LD.
package rdf

import (
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"parley/graph"
)

// Format is a syntax.
type Format string

// The syntaxes.
const (
	NQuads Format = "nquads"
	TriG   Format = "trig"
	JSONLD Format = "jsonld"
)

// Formats lists the syntaxes.
var Formats = []Format{NQuads, TriG, JSONLD}

// endings are the ends of file names that tell a syntax.
var endings = map[string]Format{
	".nq": NQuads, ".nt": NQuads, ".trig": TriG, ".ttl": TriG, ".jsonld": JSONLD, ".json": JSONLD,
}

// FormatOf is the syntax that the name of a file tells, gzipped or not; N-Quads
// if it tells none.
func FormatOf(path string) Format {
	name := strings.TrimSuffix(strings.ToLower(path), ".gz")
	if f, ok := endings[filepath.Ext(name)]; ok {
		return f
	}
	return NQuads
}

// Read reads quads one after the other. JSON-LD, which may tell its context last,
// is read whole first; beyond 64 MiB it is read in parts, and has to be an object
// of @context and @graph, in this order. An error ends the sequence.
func Read(r io.Reader, f Format) iter.Seq2[graph.Quad, error] {
	switch f {
	case NQuads:
		return graph.ReadNQuads(r)
	case TriG:
		return readTriG(r)
	case JSONLD:
		return readJSONLD(r)
	}
	return func(yield func(graph.Quad, error) bool) {
		yield(graph.Quad{}, fmt.Errorf("there is no syntax %q", f))
	}
}

const (
	rdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xsdNamespace = "http://www.w3.org/2001/XMLSchema#"
)

// typed is a literal with a datatype; strings are plain.
func typed(value, datatype string) graph.Term {
	if datatype == xsdNamespace+"string" {
		datatype = ""
	}
	return graph.Term{Kind: graph.Literal, Value: value, Datatype: datatype}
}
