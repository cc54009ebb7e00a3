package export

import (
	"bufio"
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"parley/graph"
)

// writeJSONLD writes every quad (W3C JSON-LD 1.1): a context, then a line for
// each node of the default graph and for each named graph. IRIs are compact;
// what the context says of a property's values is left out of them.
func writeJSONLD(ctx context.Context, w *bufio.Writer, store *graph.Store, _ Options) error {
	j := &jsonLDWriter{names: newShortener(), out: w}
	j.write(`{"@context":`, jsonText(j.context()), `,"@graph":[`)
	for q, err := range store.Graphs(ctx) {
		if err != nil {
			return err
		}
		j.add(q)
	}
	j.end(true)
	j.write("\n]}\n")
	return nil
}

// coercions are the properties whose values are all of one kind, for which the
// context speaks once: nodes, or literals of a datatype.
var coercions = func() map[string]string {
	kinds := map[string]string{}
	for kind, properties := range map[string]string{
		"@id": "parley:subject parley:relation parley:object parley:role parley:attribution parley:evidence parley:entity " +
			"parley:holder parley:target parley:mentions parley:supports parley:opposes oa:hasSource prov:wasAttributedTo prov:wasDerivedFrom",
		"xsd:double": "parley:confidence parley:strength",
		"xsd:date":   "parley:date parley:first parley:last",
	} {
		for _, property := range strings.Fields(properties) {
			kinds[property] = kind
		}
	}
	return kinds
}()

// jsonLDWriter writes graphs of nodes of properties of values. It keeps the
// first error of the writer underneath, which the final Flush reports.
type jsonLDWriter struct {
	names *shortener
	out   *bufio.Writer
	last  graph.Quad
	open  bool // whether a graph, a node and a property are
	items int  // lines so far
}

func (j *jsonLDWriter) context() map[string]any {
	all := map[string]any{}
	for _, p := range j.names.prefixes {
		all[p.name] = p.namespace
	}
	for property, kind := range coercions {
		all[property] = map[string]string{"@type": kind}
	}
	return all
}

func (j *jsonLDWriter) write(parts ...string) {
	for _, part := range parts {
		_, _ = j.out.WriteString(part) // Flush reports it
	}
}

// add writes a quad, which opens and closes what it must.
func (j *jsonLDWriter) add(q graph.Quad) {
	sameGraph := j.open && q.Label == j.last.Label
	sameNode := sameGraph && q.Subject == j.last.Subject
	switch {
	case sameNode && q.Predicate == j.last.Predicate:
		j.write(",")
	case sameNode:
		j.write("],", j.property(q.Predicate))
	case sameGraph:
		j.end(false)
		j.node(q)
	default:
		j.end(true)
		if q.Label.Kind != graph.NoTerm {
			j.line()
			j.write(`{"@id":`, j.id(q.Label), `,"@graph":[`)
		}
		j.node(q)
	}
	j.write(j.value(q))
	j.last, j.open = q, true
}

// node opens a node and its first property.
func (j *jsonLDWriter) node(q graph.Quad) {
	switch {
	case q.Label.Kind == graph.NoTerm:
		j.line()
	case j.open && q.Label == j.last.Label:
		j.write(",")
	}
	j.write(`{"@id":`, j.id(q.Subject), ",", j.property(q.Predicate))
}

// end closes the property and the node that are open, and the graph where it
// ends as well.
func (j *jsonLDWriter) end(whole bool) {
	if !j.open {
		return
	}
	j.write("]}")
	if whole && j.last.Label.Kind != graph.NoTerm {
		j.write("]}")
	}
	if whole {
		j.open = false
	}
}

// line begins an item of the list of graphs and nodes.
func (j *jsonLDWriter) line() {
	if j.items++; j.items > 1 {
		j.write(",")
	}
	j.write("\n")
}

func (j *jsonLDWriter) property(predicate graph.Term) string {
	if predicate.Value == rdfNamespace+"type" {
		return `"@type":[`
	}
	return jsonText(j.compact(predicate)) + ":["
}

func (j *jsonLDWriter) id(t graph.Term) string { return jsonText(j.compact(t)) }

// compact is a node's name: a blank node's, or an IRI as short as the context
// allows. What follows the colon must not begin like the rest of an address.
func (j *jsonLDWriter) compact(t graph.Term) string {
	if t.Kind == graph.Blank {
		return "_:" + t.Value
	}
	if short, ok := j.names.short(t.Value); ok {
		return short
	}
	return t.Value
}

// value writes an object, bare where its kind is that of the property.
func (j *jsonLDWriter) value(q graph.Quad) string {
	o := q.Object
	coerced := coercions[j.compact(q.Predicate)]
	if o.Kind != graph.Literal {
		if coerced == "@id" || q.Predicate.Value == rdfNamespace+"type" {
			return j.id(o)
		}
		return `{"@id":` + j.id(o) + "}"
	}
	datatype := ""
	if o.Datatype != "" {
		datatype = j.compact(graph.Term{Kind: graph.IRI, Value: o.Datatype})
	}
	switch {
	case o.Language != "":
		return `{"@value":` + jsonText(o.Value) + `,"@language":` + jsonText(o.Language) + "}"
	case datatype == coerced:
		return jsonText(o.Value)
	case datatype == "":
		return `{"@value":` + jsonText(o.Value) + "}"
	case datatype == "xsd:integer" && coerced == "" && isSmallInteger(o.Value):
		return o.Value
	}
	return `{"@value":` + jsonText(o.Value) + `,"@type":` + jsonText(datatype) + "}"
}

// isSmallInteger reports whether a number is the same after every reader of
// JSON, which may hold it as a float.
func isSmallInteger(s string) bool {
	n, err := strconv.ParseInt(s, 10, 64)
	return err == nil && strconv.FormatInt(n, 10) == s && n > -1<<53 && n < 1<<53
}

// jsonText is a value as JSON, with <, > and & as they are.
func jsonText(value any) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(value) // plain data cannot fail
	return strings.TrimSuffix(b.String(), "\n")
}
