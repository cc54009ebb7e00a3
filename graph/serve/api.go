package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// route is one address of the API: what it is called, what it takes and what
// it answers. The table of routes is all that there is: the server answers it,
// and its description is made of it.
type route struct {
	huma.Operation
	add func(*Server, huma.API, huma.Operation)
}

// answerFunc answers a question. In says which parameters and which body there
// may be, in the tags of huma; Out becomes JSON.
type answerFunc[In, Out any] func(ctx context.Context, in *In) (Out, error)

// output is how huma takes a body.
type output[T any] struct{ Body T }

// answers is a route whose answer is worked out in its turn and sent whole.
func answers[In, Out any](method, path, id, summary string, answer answerFunc[In, Out]) route {
	r := newRoute(method, path, id, summary)
	r.add = func(s *Server, api huma.API, op huma.Operation) {
		huma.Register(api, op, func(ctx context.Context, in *In) (*output[Out], error) {
			value, err := answer(ctx, in)
			if err != nil {
				return nil, s.failureOf(ctx, err)
			}
			return &output[Out]{value}, nil
		})
	}
	return r
}

// sendFunc looks at a question and gives what writes the answer.
type sendFunc[In any] func(ctx context.Context, in *In) (func(http.ResponseWriter, *http.Request), error)

// sends is a route that writes its answer itself, in one of some media types.
func sends[In any](method, path, id, summary string, send sendFunc[In], media ...string) route {
	r := newRoute(method, path, id, summary)
	content := map[string]*huma.MediaType{}
	for _, m := range media {
		content[m] = &huma.MediaType{Schema: &huma.Schema{}}
		if !strings.HasSuffix(m, "json") {
			content[m].Schema.Type = huma.TypeString
		}
	}
	r.Responses = map[string]*huma.Response{"200": {Description: "OK", Content: content}}
	r.add = func(s *Server, api huma.API, op huma.Operation) {
		huma.Register(api, op, func(ctx context.Context, in *In) (*huma.StreamResponse, error) {
			write, err := send(ctx, in)
			if err != nil {
				return nil, s.failureOf(ctx, err)
			}
			return &huma.StreamResponse{Body: func(c huma.Context) {
				r, w := humago.Unwrap(c)
				write(w, r)
			}}, nil
		})
	}
	return r
}

// How a route is worked on; see adapter.
const (
	mannerKey  = "manner"
	inTurn     = "in turn"  // it waits for its turn, is worked out, and then sent whole
	asDownload = "download" // it is sent as it is made, to few at once
	inWriting  = "writing"  // it changes the store, one after the other
	atOnce     = "at once"  // it costs nothing and never waits
)

func newRoute(method, path, id, summary string) route {
	return route{Operation: huma.Operation{
		Method: method, Path: path, OperationID: id, Summary: summary,
		// Bodies are read before huma sees them, within limits of ours.
		MaxBodyBytes: -1, BodyReadTimeout: -1,
		// A misspelt filter is an error, not an answer to another question.
		RejectUnknownQueryParameters: true,
		Metadata:                     map[string]any{mannerKey: inTurn},
	}}
}

// as changes how a route is worked on.
func (r route) as(manner string) route {
	r.Metadata = map[string]any{mannerKey: manner}
	return r
}

// under files a route under a heading of the description, with more words.
func (r route) under(tag, description string) route {
	r.Tags, r.Description = []string{tag}, description
	return r
}

// newAPI registers all routes, and describes them.
func (s *Server) newAPI(mux *http.ServeMux) huma.API {
	registry := huma.NewMapRegistry("#/components/schemas/", schemaName)
	enumerate(registry)
	api := huma.NewAPI(huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI:    "3.1.0",
			Info:       &huma.Info{Title: "parley", Version: s.options.Version, Description: apiDescription},
			Components: &huma.Components{Schemas: registry},
		},
		Formats:       huma.DefaultFormats,
		DefaultFormat: "application/json",
	}, adapter{mux, s})
	for _, r := range s.routes() {
		r.add(s, api, r.Operation)
	}
	return api
}

const apiDescription = `What a graph of statements holds, asked over HTTP: who does what to whom, who says
so, where everyone stands, and the words that each statement rests on. Parameters
are named as the flags of the command line. Names may be written as one writes
them, in part or misspelt; ids are always understood.`

// adapter hands the requests of a mux to huma.
type adapter struct {
	*http.ServeMux
	s *Server
}

// Handle registers an operation. A parameter called path takes the rest of the
// address, slashes and all.
func (a adapter) Handle(op *huma.Operation, handler func(huma.Context)) {
	var h http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler(humago.NewContext(op, r, w))
	})
	switch op.Metadata[mannerKey] {
	case inTurn:
		h = a.s.answered(h, &a.s.turns)
	case inWriting:
		h = a.s.permitted(a.s.answered(h, &a.s.writing))
	case asDownload:
		h = a.s.downloaded(h)
	}
	h = a.s.metrics.measure(op.Path, a.s.received(op, h))
	a.ServeMux.Handle(op.Method+" "+strings.Replace(op.Path, "{path}", "{path...}", 1), h)
}

// received reads the body of a request, as far as it may be long, so that a
// client that is slow to send it keeps nobody from their turn. Only types that
// a foreign page cannot send without asking first are taken for JSON.
func (s *Server) received(op *huma.Operation, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := s.options.Body
		if op.Metadata[mannerKey] == inWriting {
			most = s.options.Text
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
		if err != nil {
			s.failureOf(r.Context(), err).write(w)
			return
		}
		if op.RequestBody != nil && op.RequestBody.Content["application/json"] != nil && r.Header.Get("Content-Type") == "" {
			refuse(http.StatusUnsupportedMediaType, "request", "the body must be application/json", "").write(w)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}

// description is the OpenAPI document.
func (s *Server) description(api huma.API) []byte {
	text, err := json.Marshal(api.OpenAPI())
	if err != nil {
		panic(err) // it is made of the table of routes alone, and tests read it
	}
	return text
}
