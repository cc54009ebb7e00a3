package export

import (
	"bufio"
	"context"
	"strings"

	"parley/graph"
)

// writeTurtle writes every quad as a triple (W3C RDF 1.1 Turtle), one named
// graph after the other. Turtle has no graph names, so the triple of a
// statement or stance is reified: it says of <stmt:…> that it is an
// rdf:Statement with this subject, predicate and object.
func writeTurtle(ctx context.Context, w *bufio.Writer, store *graph.Store, _ Options) error {
	t := newTurtleWriter(w)
	if err := t.graphs(ctx, store, func(label graph.Term) {
		t.end()
		t.label = label
	}, t.reify); err != nil {
		return err
	}
	t.end()
	return nil
}

// writeTriG writes every quad, the named graphs as blocks (W3C RDF 1.1 TriG).
func writeTriG(ctx context.Context, w *bufio.Writer, store *graph.Store, _ Options) error {
	t := newTurtleWriter(w)
	if err := t.graphs(ctx, store, t.enter, func(graph.Quad) {}); err != nil {
		return err
	}
	t.enter(graph.Term{})
	return nil
}

// isClaim reports whether a quad is the one that a statement or a stance is
// named for, and not one that tells more of it.
func isClaim(q graph.Quad) bool {
	own := strings.HasPrefix(q.Label.Value, graph.Base+"stmt:") || strings.HasPrefix(q.Label.Value, graph.Base+"stance:")
	return own && strings.HasPrefix(q.Predicate.Value, graph.Base+"relation:")
}

// turtleWriter writes triples, and tells a subject and a predicate that follow
// themselves once only. It keeps the first error of the writer underneath, which
// the final Flush reports.
type turtleWriter struct {
	w        *bufio.Writer
	names    *shortener
	label    graph.Term // of the graph that is open
	subject  graph.Term // of the sentence that is open; NoTerm if none is
	previous graph.Term // its last predicate
	indent   string
}

func newTurtleWriter(w *bufio.Writer) *turtleWriter {
	return &turtleWriter{w: w, names: newShortener()}
}

// graphs writes the prefixes and every quad; open begins a graph, and claim
// follows the quad that a statement or a stance is named for.
func (t *turtleWriter) graphs(ctx context.Context, store *graph.Store, open func(label graph.Term), claim func(graph.Quad)) error {
	t.prologue()
	for q, err := range store.Graphs(ctx) {
		if err != nil {
			return err
		}
		if t.label != q.Label {
			open(q.Label)
		}
		t.triple(q.Subject, q.Predicate, q.Object)
		if isClaim(q) {
			claim(q)
		}
	}
	return nil
}

func (t *turtleWriter) prologue() {
	for _, p := range t.names.prefixes {
		t.write("@prefix ", p.name, ": <", p.namespace, "> .\n")
	}
}

func (t *turtleWriter) write(parts ...string) {
	for _, part := range parts {
		_, _ = t.w.WriteString(part) // Flush reports it
	}
}

// enter closes the graph that is open and opens another; the default graph
// needs no opening.
func (t *turtleWriter) enter(label graph.Term) {
	t.end()
	if t.label.Kind != graph.NoTerm {
		t.write("}\n")
	}
	t.label, t.indent = label, ""
	if label.Kind != graph.NoTerm {
		t.write("\n", t.term(label), " {\n")
		t.indent = "  "
	}
}

// end closes the sentence that is open.
func (t *turtleWriter) end() {
	if t.subject.Kind != graph.NoTerm {
		t.write(" .\n")
	}
	t.subject = graph.Term{}
}

func (t *turtleWriter) triple(subject, predicate, object graph.Term) {
	switch {
	case t.subject != subject:
		t.end()
		t.write(t.indent, t.term(subject), " ", t.verb(predicate), " ")
	case t.previous != predicate:
		t.write(" ;\n", t.indent, "  ", t.verb(predicate), " ")
	default:
		t.write(", ")
	}
	t.write(t.term(object))
	t.subject, t.previous = subject, predicate
}

func (t *turtleWriter) reify(q graph.Quad) {
	rdf := func(name string) graph.Term { return graph.Term{Kind: graph.IRI, Value: rdfNamespace + name} }
	t.triple(q.Label, rdf("type"), rdf("Statement"))
	t.triple(q.Label, rdf("subject"), q.Subject)
	t.triple(q.Label, rdf("predicate"), q.Predicate)
	t.triple(q.Label, rdf("object"), q.Object)
}

func (t *turtleWriter) verb(predicate graph.Term) string {
	if predicate.Value == rdfNamespace+"type" {
		return "a"
	}
	return t.term(predicate)
}

// term writes a term as short as Turtle allows: with a prefix, and integers
// without quotes.
func (t *turtleWriter) term(term graph.Term) string {
	switch {
	case term.Kind == graph.IRI:
		if name, ok := t.names.short(term.Value); ok {
			return name
		}
	case term.Kind == graph.Literal && term.Datatype == xsdNamespace+"integer" && isInteger(term.Value):
		return term.Value
	case term.Kind == graph.Literal && term.Datatype != "":
		if name, ok := t.names.short(term.Datatype); ok {
			return graph.Term{Kind: graph.Literal, Value: term.Value}.String() + "^^" + name
		}
	}
	return term.String()
}

// isInteger reports whether a text is a number as Turtle writes it bare.
func isInteger(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}
