package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"parley/graph/export"
)

// cayleyFormat is a format as Cayley lists it.
type cayleyFormat struct {
	ID    string   `json:"id"`
	Write bool     `json:"write,omitempty" doc:"quads can be had in it"`
	Ext   []string `json:"ext,omitempty"`
	Mime  []string `json:"mime,omitempty"`
}

var cayleyFormats = []cayleyFormat{
	{"nquads", true, []string{".nq", ".nt"}, []string{"application/n-quads", "application/n-triples"}},
	{"json", true, []string{".json"}, []string{"application/json"}},
}

func (s *Server) cayleyFormats(context.Context, *struct{}) ([]cayleyFormat, error) {
	return cayleyFormats, nil
}

type cayleyPattern struct {
	Subject   string `query:"sub" doc:"such as <Russia>, or several with commas between; any where nothing is said"`
	Predicate string `query:"pred"`
	Object    string `query:"obj"`
	Label     string `query:"label"`
	Format    string `query:"format" enum:"nquads,json" doc:"nquads where nothing is said"`
}

// cayleyRead sends the quads that have given ends, with the short names that
// queries use; /api/export/nquads has absolute ones.
func (s *Server) cayleyRead(_ context.Context, in *cayleyPattern) (func(http.ResponseWriter, *http.Request), error) {
	wanted := shape.FilterQuads(terms(in.Subject), terms(in.Predicate), terms(in.Object), terms(in.Label))
	format := export.Format{Media: "application/n-quads", Ending: "nq"}
	if in.Format == "json" {
		format = export.Format{Media: "application/json", Ending: "json"}
	}
	return func(w http.ResponseWriter, r *http.Request) {
		s.send(w, r, format, "", func(ctx context.Context, out io.Writer) error {
			return s.store.View(ctx, func(quadStore any) error {
				qs, ok := quadStore.(cayley.QuadStore)
				if !ok {
					return fmt.Errorf("the store lent %T", quadStore)
				}
				return writeCayley(ctx, out, qs, wanted, in.Format == "json")
			})
		})
	}, nil
}

// terms are values as Cayley writes them in an address.
func terms(list string) []quad.Value {
	if list == "" {
		return nil
	}
	var values []quad.Value
	for text := range strings.SplitSeq(list, ",") {
		values = append(values, quad.StringToValue(text))
	}
	return values
}

func writeCayley(ctx context.Context, w io.Writer, qs cayley.QuadStore, wanted shape.Shape, asJSON bool) (err error) {
	it := wanted.BuildIterator(qs).Iterate()
	defer func() { err = errors.Join(err, it.Close()) }()
	out := bufio.NewWriter(w)
	between := "["
	for it.Next(ctx) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			return err
		}
		if !asJSON {
			fmt.Fprintln(out, q.NQuad())
			continue
		}
		text, err := json.Marshal(map[string]string{"subject": quad.StringOf(q.Subject), "predicate": quad.StringOf(q.Predicate),
			"object": quad.StringOf(q.Object), "label": quad.StringOf(q.Label)})
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s\n%s", between, text)
		between = ","
	}
	if asJSON {
		fmt.Fprintln(out, strings.TrimPrefix(between, ",")+"]")
	}
	return errors.Join(it.Err(), out.Flush())
}
