package rdf

import (
	"regexp"
	"strconv"
	"strings"

	"parley/graph"
)

// deepest is how far nodes may lie within each other.
const deepest = 500

// object reads a node with what its brackets say of it.
func (p *trig) object() graph.Term {
	if p.depth++; p.depth > deepest {
		p.fail("brackets lie more than %d deep", deepest)
	}
	defer func() { p.depth-- }()
	p.described = false
	switch {
	case p.take("["):
		t := p.fresh()
		described := p.now != token{mark, "]"}
		if described {
			p.predicates(t)
		}
		p.want("]")
		p.described = described
		return t
	case p.take("("):
		return p.list()
	case p.now.kind == text:
		return p.literal()
	}
	return p.node()
}

// fresh is a blank node without a name of its own.
func (p *trig) fresh() graph.Term {
	p.anonymous++
	return graph.Term{Kind: graph.Blank, Value: anonymous + strconv.Itoa(p.anonymous)}
}

const anonymous = "anonymous-"

// named is the blank node of a name, which must not be that of a fresh one.
func named(label string) graph.Term {
	if strings.HasPrefix(strings.TrimLeft(label, "x"), anonymous) {
		label = "x" + label
	}
	return graph.Term{Kind: graph.Blank, Value: label}
}

// list reads the items of a collection up to its bracket.
func (p *trig) list() graph.Term {
	rdf := func(name string) graph.Term { return graph.Term{Kind: graph.IRI, Value: rdfNamespace + name} }
	first, last := rdf("nil"), graph.Term{}
	defer func() { p.described = false }()
	for p.now.kind != endOfText && p.now != (token{mark, ")"}) {
		cell := p.fresh()
		if last.Kind == graph.NoTerm {
			first = cell
		} else {
			p.emit(last, rdf("rest"), cell)
		}
		last = cell
		p.emit(cell, rdf("first"), p.object())
	}
	if last.Kind != graph.NoTerm {
		p.emit(last, rdf("rest"), rdf("nil"))
	}
	p.want(")")
	return first
}

func (p *trig) literal() graph.Term {
	value := p.now.value
	p.next()
	if p.now.kind == at {
		language := p.now.value
		if language == "" {
			p.fail("a language has no name")
		}
		p.next()
		return graph.Term{Kind: graph.Literal, Value: value, Language: language}
	}
	if p.take("^^") {
		return typed(value, p.iriToken())
	}
	return typed(value, "")
}

// iriToken reads an IRI, written out or with a prefix.
func (p *trig) iriToken() string {
	t := p.node()
	if t.Kind != graph.IRI {
		p.fail("%s is no IRI", t)
	}
	return t.Value
}

// node reads a term that is one token.
func (p *trig) node() graph.Term {
	now := p.now
	p.next()
	switch now.kind {
	case iri:
		return graph.Term{Kind: graph.IRI, Value: p.resolve(now.value)}
	case name:
		prefix, local, _ := strings.Cut(now.value, ":")
		namespace, ok := p.prefixes[prefix]
		if !ok {
			p.fail("the prefix %q is not declared", prefix)
		}
		return graph.Term{Kind: graph.IRI, Value: namespace + local}
	case blank:
		return named(now.value)
	case number:
		return typed(now.value, xsdNamespace+numberType(now.value))
	case word:
		if now.value == "true" || now.value == "false" {
			return typed(now.value, xsdNamespace+"boolean")
		}
	}
	p.fail("%q is no term", now.value)
	return graph.Term{}
}

func numberType(s string) string {
	switch {
	case strings.ContainsAny(s, "eE"):
		return "double"
	case strings.Contains(s, "."):
		return "decimal"
	}
	return "integer"
}

var hasScheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// resolve makes an IRI absolute.
func (p *trig) resolve(s string) string {
	if hasScheme.MatchString(s) {
		return s
	}
	if p.base == nil {
		p.fail("<%s> is relative, and no @base says to what", s)
		return s
	}
	return p.base.resolve(parseReference(s)).String()
}
