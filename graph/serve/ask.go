package serve

import (
	"context"
	"net/http"
	"strings"
	"time"

	"parley/graph/query"
)

// ask is a query as a body holds it.
type ask struct {
	Language string `json:"language,omitempty" enum:"gizmo,graphql,mql" doc:"gizmo where nothing is said"`
	Query    string `json:"q"`
	Limit    int    `json:"limit,omitempty" minimum:"0" doc:"rows to send; 100 where nothing is said"`
}

type askInBody struct{ Body ask }

type askInAddress struct {
	Language string `query:"language" enum:"gizmo,graphql,mql" doc:"gizmo where nothing is said"`
	Query    string `query:"q" required:"true"`
	Limit    int    `query:"limit" minimum:"0" doc:"rows to send; 100 where nothing is said"`
}

// answer is what a query gave.
type answer struct {
	Columns  []string         `json:"columns" doc:"keys of the rows: id first, the rest sorted"`
	Rows     []map[string]any `json:"rows" doc:"the first of them, as many as asked for"`
	Total    int              `json:"total" doc:"how many there are"`
	Complete bool             `json:"complete" doc:"false: the server stopped at its limit, there are more than total"`
	Elapsed  float64          `json:"elapsed_ms"`
	Hint     *hint            `json:"hint,omitempty"`
}

func (s *Server) queryInAddress(ctx context.Context, in *askInAddress) (answer, error) {
	return s.query(ctx, ask(*in))
}

func (s *Server) queryInBody(ctx context.Context, in *askInBody) (answer, error) {
	return s.query(ctx, in.Body)
}

func (s *Server) query(ctx context.Context, a ask) (answer, error) {
	if strings.TrimSpace(a.Query) == "" {
		return answer{}, refuse(http.StatusBadRequest, "request", "no query given", "send it as q")
	}
	if a.Language == "" {
		a.Language = query.Languages[0]
	}
	if a.Limit == 0 {
		a.Limit = defaultRows
	}
	result, err := s.run(ctx, a.Language, a.Query)
	if err != nil {
		return answer{}, err
	}
	return answer{
		Columns:  first(result.Columns, len(result.Columns)),
		Rows:     first(result.Rows, a.Limit),
		Total:    len(result.Rows),
		Complete: !result.Truncated,
		Elapsed:  float64(result.Elapsed.Round(10*time.Microsecond)) / float64(time.Millisecond),
		Hint:     s.hint(ctx, a, result),
	}, nil
}

// run asks the store within the server's limits; the end of its time is
// context.DeadlineExceeded.
func (s *Server) run(ctx context.Context, language, text string) (result query.Result, err error) {
	end := s.metrics.begin(ctx, language)
	defer func() { end(err) }()
	bounded, cancel := context.WithTimeout(ctx, s.options.QueryTime)
	defer cancel()
	return query.Run(bounded, s.store, language, text, query.Limits{Time: s.options.QueryTime + time.Minute, Rows: s.options.Rows, Memory: s.options.Memory})
}
