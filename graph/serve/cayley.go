package serve

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"

	"parley/graph/query"
)

// cayleyQuery answers as Cayley's HTTP API, version 2, does: the body is the
// query itself, the language stands in the address (?lang=gizmo), and the
// answer is {"result": …}. Errors keep the shape of this server.
func (s *Server) cayleyQuery(ctx context.Context, r *http.Request) (any, error) {
	language := r.URL.Query().Get("lang")
	if language == "" {
		language = "gizmo"
	}
	if !slices.Contains(query.Languages, language) {
		return nil, refuse(http.StatusBadRequest, "request", "unknown query language "+language, "use lang="+strings.Join(query.Languages, ", lang="))
	}
	text, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	result, err := s.run(ctx, language, string(text))
	if err != nil {
		return nil, err
	}
	return map[string]json.RawMessage{"result": result.Raw}, nil
}
