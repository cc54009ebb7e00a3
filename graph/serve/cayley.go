package serve

import (
	"cmp"
	"context"
	"encoding/json"
	"mime"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"parley/graph/query"
)

// What clients of Cayley ask. Answers and errors have Cayley's form; languages,
// limits and rights are those of this server, and since the quads of the graph
// follow from its documents, none is written or deleted by itself.

// cayleyAnswer is how Cayley answers a query.
type cayleyAnswer struct {
	Result json.RawMessage `json:"result"`
}

// cayleyFailure is how Cayley says that something is wrong.
type cayleyFailure struct {
	status  int
	Message string `json:"error"`
}

// Error is the message.
func (f *cayleyFailure) Error() string { return f.Message }

// GetStatus is the HTTP status, for huma.
func (f *cayleyFailure) GetStatus() int { return f.status }

// inCayley is a route whose errors are Cayley's.
func inCayley[In, Out any](method, path, id, summary string, answer answerFunc[In, Out]) route {
	r := newRoute(method, path, id, summary).under(aboutCayley, "")
	r.RejectUnknownQueryParameters = false // clients are of many ages
	r.add = func(s *Server, api huma.API, op huma.Operation) {
		wrong := api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[cayleyFailure](), true, "")
		op.Responses = map[string]*huma.Response{"default": {Description: "Error", Content: map[string]*huma.MediaType{"application/json": {Schema: wrong}}}}
		huma.Register(api, op, func(ctx context.Context, in *In) (*output[Out], error) {
			value, err := answer(ctx, in)
			if err != nil {
				f := s.failureOf(ctx, err)
				return nil, &cayleyFailure{f.status, strings.Join(slices.DeleteFunc([]string{f.Problem.Message, f.Problem.Hint}, func(s string) bool { return s == "" }), "; ")}
			}
			return &output[Out]{value}, nil
		})
	}
	return r
}

// CayleyBody is a query as the body of a request. Some clients call it JSON and
// put it into quotes.
type CayleyBody struct {
	Type    string `header:"Content-Type"`
	RawBody []byte `contentType:"text/plain"`
}

func (b *CayleyBody) query() string {
	var quoted string
	if kind, _, err := mime.ParseMediaType(b.Type); err == nil && kind == "application/json" && json.Unmarshal(b.RawBody, &quoted) == nil {
		return quoted
	}
	return string(b.RawBody)
}

func (s *Server) cayleyQuery(ctx context.Context, in *struct {
	Language string `query:"lang" doc:"gizmo, graphql or mql; gizmo where nothing is said"`
	CayleyBody
}) (cayleyAnswer, error) {
	return s.inLanguage(ctx, in.Language, in.query(), 0)
}

func (s *Server) cayleyQueryInAddress(ctx context.Context, in *struct {
	Language string `query:"lang" doc:"gizmo, graphql or mql; gizmo where nothing is said"`
	Query    string `query:"qu" required:"true"`
}) (cayleyAnswer, error) {
	return s.inLanguage(ctx, in.Language, in.Query, 0)
}

// inLanguage answers a query in Cayley's form.
func (s *Server) inLanguage(ctx context.Context, language, text string, limit int) (cayleyAnswer, error) {
	language = cmp.Or(language, query.Languages[0])
	if language == "gremlin" { // as Gizmo was called
		language = "gizmo"
	}
	result, err := s.run(ctx, language, text)
	if err != nil || limit <= 0 || limit >= len(result.Rows) || language == "graphql" {
		return cayleyAnswer{result.Raw}, err
	}
	var rows []json.RawMessage
	if err := json.Unmarshal(result.Raw, &rows); err != nil {
		return cayleyAnswer{}, err
	}
	cut, err := json.Marshal(first(rows, limit))
	return cayleyAnswer{cut}, err
}

// cayleyOldQuery answers as version 1 of the API does.
func (s *Server) cayleyOldQuery(ctx context.Context, in *struct {
	Language string `path:"lang" doc:"gizmo, gremlin (its old name), graphql or mql"`
	Limit    int    `query:"limit" minimum:"0" doc:"rows to send; 100 where nothing is said"`
	CayleyBody
}) (cayleyAnswer, error) {
	return s.inLanguage(ctx, in.Language, in.query(), cmp.Or(in.Limit, defaultRows))
}

// cayleyShape draws a query, as version 1 of the API did.
func (s *Server) cayleyShape(_ context.Context, in *struct {
	Language string `path:"lang" enum:"gizmo,gremlin"`
	CayleyBody
}) (query.Shape, error) {
	return query.ShapeOf(in.query())
}

// cayleyRefusal tells clients of Cayley how the graph is written.
func (s *Server) cayleyRefusal(context.Context, *CayleyBody) (cayleyAnswer, error) {
	return cayleyAnswer{}, refuse(http.StatusForbidden, "read_only", "the quads of this graph follow from its documents and are not written by themselves",
		"POST /api/documents adds an article, and parley import reads quads")
}
