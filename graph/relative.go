package graph

import (
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"
)

// shortQuad undoes absoluteQuad.
func shortQuad(q Quad) quad.Quad {
	return quad.Quad{Subject: short(q.Subject), Predicate: short(q.Predicate), Object: short(q.Object), Label: short(q.Label)}
}

// short is the value of the graph for a term with absolute IRIs.
func short(t Term) quad.Value {
	switch t.Kind {
	case IRI:
		return shortIRI(t.Value)
	case Blank:
		return quad.BNode(t.Value)
	case Literal:
		return shortLiteral(t)
	}
	return nil
}

func shortLiteral(t Term) quad.Value {
	switch {
	case t.Language != "":
		return quad.LangString{Value: quad.String(t.Value), Lang: t.Language}
	case t.Datatype == "":
		return quad.String(t.Value)
	case t.Datatype == vocabularies["xsd"]+"integer":
		if n, err := strconv.ParseInt(t.Value, 10, 64); err == nil && strconv.FormatInt(n, 10) == t.Value {
			return quad.Int(n)
		}
	case t.Datatype == vocabularies["xsd"]+"double":
		if f, err := strconv.ParseFloat(t.Value, 64); err == nil && strconv.FormatFloat(f, 'g', -1, 64) == t.Value {
			return quad.Float(f)
		}
	}
	return quad.TypedString{Value: quad.String(t.Value), Type: shortIRI(t.Datatype)}
}

// shortIRI undoes absoluteIRI. The IRIs of others stay as they are.
func shortIRI(iri string) quad.IRI {
	if own, ok := strings.CutPrefix(iri, Base); ok {
		kind, rest, _ := strings.Cut(own, ":")
		switch {
		case kind == "entity", kind == "relation":
			return quad.IRI(rest)
		case kind == "vocabulary":
			return quad.IRI("parley:" + rest)
		case reserved[kind]:
			return quad.IRI(own)
		}
	}
	for prefix, full := range vocabularies {
		if rest, ok := strings.CutPrefix(iri, full); ok {
			return quad.IRI(prefix + ":" + rest)
		}
	}
	return quad.IRI(iri)
}
