package serve

import (
	"context"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/graph/query"
)

// ask is a query as the page sends it.
type ask struct {
	Language string `json:"language"` // gizmo if empty
	Query    string `json:"q"`
	Limit    int    `json:"limit"` // rows to send; 100 if zero
}

// answer is what a query gave.
type answer struct {
	Columns  []string         `json:"columns"`
	Rows     []map[string]any `json:"rows"`     // the first of them, as many as asked for
	Total    int              `json:"total"`    // how many there are
	Complete bool             `json:"complete"` // false: the server stopped at its limit, there are more than Total
	Elapsed  float64          `json:"elapsed_ms"`
	Hint     *hint            `json:"hint,omitempty"`
}

const defaultRows = 100

func (s *Server) query(ctx context.Context, r *http.Request) (any, error) {
	a, err := readAsk(r)
	if err != nil {
		return nil, err
	}
	result, err := s.run(ctx, a.Language, a.Query)
	if err != nil {
		return nil, err
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
func (s *Server) run(ctx context.Context, language, text string) (query.Result, error) {
	bounded, cancel := context.WithTimeout(ctx, s.options.QueryTime)
	defer cancel()
	return query.Run(bounded, s.store, language, text, query.Limits{Time: s.options.QueryTime + time.Minute, Rows: s.options.Rows, Memory: s.options.Memory})
}

func readAsk(r *http.Request) (ask, error) {
	a := ask{Language: r.FormValue("language"), Query: r.FormValue("q")}
	if r.Method == http.MethodPost {
		if err := readJSON(r, &a); err != nil {
			return a, err
		}
	} else if limit := r.FormValue("limit"); limit != "" {
		n, err := strconv.Atoi(limit)
		if err != nil {
			return a, refuse(http.StatusBadRequest, "request", "limit is not a number: "+limit, "")
		}
		a.Limit = n
	}
	if a.Language == "" {
		a.Language = "gizmo"
	}
	if !slices.Contains(query.Languages, a.Language) {
		return a, refuse(http.StatusBadRequest, "request", "unknown query language "+a.Language, "use "+strings.Join(query.Languages, ", "))
	}
	if strings.TrimSpace(a.Query) == "" {
		return a, refuse(http.StatusBadRequest, "request", "no query given", "send it as q")
	}
	if a.Limit <= 0 {
		a.Limit = defaultRows
	}
	return a, nil
}

// readJSON reads a request's body. Only the type that a foreign page cannot
// send without asking first is taken.
func readJSON(r *http.Request, into any) error {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return refuse(http.StatusUnsupportedMediaType, "request", "the body must be application/json", "")
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(body, into); err != nil {
		return refuse(http.StatusBadRequest, "request", "the body is not the JSON expected: "+err.Error(), "")
	}
	return nil
}
