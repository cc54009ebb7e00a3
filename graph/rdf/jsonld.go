package rdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/piprate/json-gold/ld"

	"parley/graph"
)

// wholeJSONLD is up to how many bytes a document is read whole; a longer one is
// read in parts.
var wholeJSONLD = 64 << 20

// readJSONLD reads JSON-LD 1.1 whose contexts stand in the document: nothing is
// fetched from elsewhere.
func readJSONLD(r io.Reader) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		start, err := io.ReadAll(io.LimitReader(r, int64(wholeJSONLD)+1))
		if err == nil && len(start) > wholeJSONLD {
			err = jsonldInParts(io.MultiReader(bytes.NewReader(start), r), yield)
		} else if err == nil {
			err = jsonldPart(bytes.NewReader(start), "", yield)
		}
		if err != nil && !errors.Is(err, errEnough) {
			yield(graph.Quad{}, err)
		}
	}
}

// errEnough ends what nobody wants more of.
var errEnough = errors.New("enough")

// jsonldPart yields the quads of a document, the names of its blank nodes behind
// a prefix.
func jsonldPart(r io.Reader, prefix string, yield func(graph.Quad, error) bool) error {
	data, err := dataset(r)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(data.Graphs)) {
		for _, q := range data.Graphs[name] {
			found, err := checked(quadOf(q, name))
			if err != nil {
				return err
			}
			for _, t := range []*graph.Term{&found.Subject, &found.Object, &found.Label} {
				if t.Kind == graph.Blank {
					t.Value = prefix + t.Value
				}
			}
			if !yield(found, nil) {
				return errEnough
			}
		}
	}
	return nil
}

func dataset(r io.Reader) (*ld.RDFDataset, error) {
	document, err := ld.DocumentFromReader(r)
	if err != nil {
		return nil, err
	}
	opts := ld.NewJsonLdOptions("")
	opts.DocumentLoader = refuser{}
	found, err := ld.NewJsonLdProcessor().ToRDF(document, opts)
	if err != nil {
		return nil, err
	}
	data, ok := found.(*ld.RDFDataset)
	if !ok {
		return nil, fmt.Errorf("it holds a %T and no graph", found)
	}
	return data, nil
}

// checked refuses a quad with an IRI that is none.
func checked(q graph.Quad) (graph.Quad, error) {
	_, _, err := graph.ParseNQuad(q.String())
	return q, err
}

// refuser loads no context.
type refuser struct{}

// LoadDocument refuses.
func (refuser) LoadDocument(address string) (*ld.RemoteDocument, error) {
	return nil, fmt.Errorf("the context %s lies elsewhere and is not fetched; write it into the document", address)
}

func quadOf(q *ld.Quad, label string) graph.Quad {
	found := graph.Quad{Subject: termOf(q.Subject), Predicate: termOf(q.Predicate), Object: termOf(q.Object)}
	if label != "@default" {
		found.Label = nodeOf(label)
	}
	return found
}

func termOf(n ld.Node) graph.Term {
	literal, ok := n.(*ld.Literal)
	switch {
	case !ok:
		return nodeOf(n.GetValue())
	case literal.Language != "":
		return graph.Term{Kind: graph.Literal, Value: literal.Value, Language: literal.Language}
	}
	return typed(literal.Value, literal.Datatype)
}

func nodeOf(s string) graph.Term {
	if label, ok := strings.CutPrefix(s, "_:"); ok {
		return graph.Term{Kind: graph.Blank, Value: label}
	}
	return graph.Term{Kind: graph.IRI, Value: s}
}
