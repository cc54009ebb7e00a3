package serve

import (
	"context"
	"encoding/json"

	"parley/graph/query"
)

// cayleyAnswer is how Cayley answers a query: errors keep the shape of this
// server.
type cayleyAnswer struct {
	Result json.RawMessage `json:"result"`
}

// cayleyQuery answers as Cayley's HTTP API, version 2, does: the body is the
// query itself, the language stands in the address.
func (s *Server) cayleyQuery(ctx context.Context, in *struct {
	Language string `query:"lang" enum:"gizmo,graphql,mql" doc:"gizmo where nothing is said"`
	RawBody  []byte `contentType:"text/plain"`
}) (cayleyAnswer, error) {
	language := in.Language
	if language == "" {
		language = query.Languages[0]
	}
	result, err := s.run(ctx, language, string(in.RawBody))
	return cayleyAnswer{result.Raw}, err
}
