package rdf

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"parley/graph"
)

// nodesInPart is how many nodes of a long document are read at a time.
var nodesInPart = 1000

// errNotInParts is of documents that are too long to be read whole, and have not
// the form that can be read in parts.
var errNotInParts = errors.New("it is too long to be read whole, and can only be read in parts where it is an object of @context and @graph, in this order, that names no blank nodes; give it as N-Quads")

// jsonldInParts reads a document of the form {"@context": …, "@graph": [node, …]}.
func jsonldInParts(r io.Reader, yield func(graph.Quad, error) bool) error {
	in := json.NewDecoder(r)
	if err := want(in, json.Delim('{'), "@context"); err != nil {
		return err
	}
	var context json.RawMessage
	if err := in.Decode(&context); err != nil {
		return err
	}
	if err := want(in, "@graph", json.Delim('[')); err != nil {
		return err
	}
	for part := 0; in.More(); part++ {
		document, err := nextPart(in, context)
		if err != nil {
			return err
		}
		if err := jsonldPart(document, fmt.Sprintf("part%d.", part), yield); err != nil {
			return err
		}
	}
	return want(in, json.Delim(']'), json.Delim('}'))
}

// want takes what must come next.
func want(in *json.Decoder, tokens ...json.Token) error {
	for _, wanted := range tokens {
		found, err := in.Token()
		if err != nil {
			return err
		}
		if found != wanted {
			return errNotInParts
		}
	}
	return nil
}

// nextPart is a document of the next nodes. A blank node that has a name may be
// spoken of in another part.
func nextPart(in *json.Decoder, context json.RawMessage) (io.Reader, error) {
	var document bytes.Buffer
	document.WriteString(`{"@context":`)
	document.Write(context)
	document.WriteString(`,"@graph":[`)
	for n := 0; n < nodesInPart && in.More(); n++ {
		var node json.RawMessage
		if err := in.Decode(&node); err != nil {
			return nil, err
		}
		if bytes.Contains(node, []byte(`"_:`)) {
			return nil, errNotInParts
		}
		if n > 0 {
			document.WriteByte(',')
		}
		document.Write(node)
	}
	document.WriteString("]}")
	return &document, nil
}
