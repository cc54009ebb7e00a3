package query

import (
	"context"
	"encoding/json"
	"time"

	"parley/graph"
)

// Limits bound a query. A field left zero means the default.
type Limits struct {
	Time time.Duration // 30 s; also ends endless loops
	Rows int           // 100,000; a longer result is cut and marked
}

// Result is what a query gave.
type Result struct {
	Columns   []string         `json:"columns"`   // keys of the rows: "id" first, the rest sorted
	Rows      []map[string]any `json:"rows"`      // values as the language gives them
	Raw       json.RawMessage  `json:"raw"`       // the whole result as JSON
	Truncated bool             `json:"truncated"` // there was more
	Elapsed   time.Duration    `json:"elapsed"`   // nanoseconds
	Hint      string           `json:"hint,omitempty"`
}

// Error is what is wrong with a query, and where.
type Error struct {
	Message string `json:"message"`
	Line    int    `json:"line,omitempty"`   // from 1; 0 if unknown
	Column  int    `json:"column,omitempty"` // from 1; 0 if unknown
	Hint    string `json:"hint,omitempty"`
}

// Error is the message with place and hint.
func (e *Error) Error() string { return e.Message }

// Languages lists the query languages that Run understands.
var Languages = []string{"gizmo", "graphql", "mql"}

// Run asks the store in one of the Languages. IRIs in the result stand in angle
// brackets ("<Russia>"), as Cayley shows them. What is wrong with the query is
// an *Error.
func Run(ctx context.Context, s *graph.Store, language, text string, limits Limits) (Result, error) {
	return Result{}, nil
}
