package rdf

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"parley/graph"
)

// readTriG reads TriG (W3C RDF 1.1 TriG), of which Turtle is the part without
// named graphs. An error names the line.
func readTriG(r io.Reader) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		p := &trig{tokens: newTokenizer(r), prefixes: map[string]string{}, yield: yield}
		p.next()
		for p.now.kind != endOfText {
			p.block()
		}
		if p.err != nil {
			yield(graph.Quad{}, fmt.Errorf("line %d: %w", p.tokens.line, p.err))
		}
	}
}

// trig reads a document. After a mistake, or when enough is read, the text ends:
// every loop sees that and stops.
type trig struct {
	tokens    *tokenizer
	now       token
	err       error
	ended     bool
	base      *reference
	prefixes  map[string]string
	label     graph.Term
	anonymous int
	described bool // whether brackets said something of the last node
	depth     int
	yield     func(graph.Quad, error) bool
}

func (p *trig) next() {
	if p.ended {
		p.now = token{}
		return
	}
	now, err := p.tokens.next()
	if p.now = now; err != nil {
		p.fail("%w", err)
	}
}

func (p *trig) fail(format string, values ...any) {
	if p.err == nil && !p.ended {
		p.err = fmt.Errorf(format, values...)
	}
	p.ended, p.now = true, token{}
}

// take goes on if the token is this mark.
func (p *trig) take(value string) bool {
	if p.now != (token{mark, value}) {
		return false
	}
	p.next()
	return true
}

func (p *trig) want(value string) {
	if !p.take(value) {
		p.fail("%q stands where %q is wanted", p.now.value, value)
	}
}

func (p *trig) emit(subject, predicate, object graph.Term) {
	if !p.ended && !p.yield(graph.Quad{Subject: subject, Predicate: predicate, Object: object, Label: p.label}, nil) {
		p.ended, p.now = true, token{}
	}
}

// block reads a directive, a graph, or a sentence of the default graph.
func (p *trig) block() {
	switch {
	case p.now.kind == at:
		p.directive(strings.ToLower(p.now.value))
		p.want(".")
	case p.now.kind == word && isOneOf(p.now.value, "prefix", "base"):
		p.directive(strings.ToLower(p.now.value))
	case p.now.kind == word && isOneOf(p.now.value, "graph"):
		p.next()
		p.graph(p.node())
	case p.now == token{mark, "{"}:
		p.graph(graph.Term{})
	default:
		p.sentenceOrGraph()
	}
}

func isOneOf(s string, words ...string) bool {
	for _, w := range words {
		if strings.EqualFold(s, w) {
			return true
		}
	}
	return false
}

func (p *trig) directive(kind string) {
	p.next()
	switch kind {
	case "base":
		base := parseReference(p.iriToken())
		p.base = &base
	case "prefix":
		prefix, local, _ := strings.Cut(p.now.value, ":")
		if p.now.kind != name || local != "" {
			p.fail("%q is no prefix", p.now.value)
			return
		}
		p.next()
		p.prefixes[prefix] = p.iriToken()
	default:
		p.fail("there is no @%s", kind)
	}
}

// sentenceOrGraph reads what begins with a node: only the next token tells
// whether that is a subject or the name of a graph.
func (p *trig) sentenceOrGraph() {
	first := p.subject()
	if p.now == (token{mark, "{"}) {
		p.graph(first)
		return
	}
	p.sentence(first)
	p.want(".")
}

// graph reads the sentences between braces.
func (p *trig) graph(label graph.Term) {
	if label.Kind == graph.Literal {
		p.fail("%s cannot name a graph", label)
	}
	p.want("{")
	p.label = label
	for p.now.kind != endOfText && p.now != (token{mark, "}"}) {
		p.sentence(p.subject())
		if !p.take(".") {
			break
		}
	}
	p.want("}")
	p.label = graph.Term{}
}

func (p *trig) subject() graph.Term {
	t := p.object()
	if t.Kind == graph.Literal {
		p.fail("%s cannot be a subject", t)
	}
	return t
}

// sentence reads what is said of a subject; nothing need be, if its own brackets
// said something.
func (p *trig) sentence(subject graph.Term) {
	if !p.described || p.now != (token{mark, "."}) && p.now != (token{mark, "}"}) {
		p.predicates(subject)
	}
}

// predicates reads what is said of a subject.
func (p *trig) predicates(subject graph.Term) {
	for {
		predicate := graph.Term{Kind: graph.IRI, Value: rdfNamespace + "type"}
		if p.now == (token{word, "a"}) {
			p.next()
		} else if predicate = p.node(); predicate.Kind != graph.IRI {
			p.fail("%s cannot be a predicate", predicate)
		}
		for {
			p.emit(subject, predicate, p.object())
			if !p.take(",") {
				break
			}
		}
		if !p.take(";") {
			return
		}
		for p.take(";") {
		}
		if p.now.kind == endOfText || p.now.kind == mark {
			return
		}
	}
}
