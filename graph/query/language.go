package query

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"runtime/metrics"
	"slices"
	"strings"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	language "github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"   // registers Gizmo
	_ "github.com/cayleygraph/cayley/query/graphql" // registers GraphQL
	_ "github.com/cayleygraph/cayley/query/mql"     // registers MQL
	"github.com/dlclark/regexp2/v2"

	"parley/graph"
)

// Limits bound a query. A field left zero means the default.
type Limits struct {
	Time   time.Duration // 30 s; also ends endless loops
	Rows   int           // 100,000; a longer result is cut and marked
	Memory uint64        // bytes by which the heap may grow meanwhile, looked at a hundred times a second; 1 GiB
}

// The limits where the caller sets none.
const (
	defaultTime   = 30 * time.Second
	defaultRows   = 100_000
	defaultMemory = 1 << 30
)

func (l Limits) filled() Limits {
	if l.Time <= 0 {
		l.Time = defaultTime
	}
	if l.Rows <= 0 {
		l.Rows = defaultRows
	}
	if l.Memory == 0 {
		l.Memory = defaultMemory
	}
	return l
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
func (e *Error) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d, column %d: ", e.Line, e.Column)
	}
	b.WriteString(e.Message)
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

// Languages lists the query languages that Run understands.
var Languages = []string{"gizmo", "graphql", "mql"}

// Why a query was ended from outside.
var (
	errTime   = errors.New("the query took longer than its time")
	errMemory = errors.New("the query took more than its memory")
)

// Run asks the store in one of the Languages. IRIs in the result stand in angle
// brackets ("<Russia>"), as Cayley shows them. What is wrong with the query is
// an *Error; the end of ctx is ctx's own error.
//
// An empty result of Gizmo comes with a hint where its cause can be guessed:
// a path that nothing asks for results, a count that nobody emits, a name
// without its brackets.
func Run(ctx context.Context, s *graph.Store, name, text string, limits Limits) (Result, error) {
	if !slices.Contains(Languages, name) {
		return Result{}, &Error{Message: fmt.Sprintf("unknown query language %q", name), Hint: "use one of " + strings.Join(Languages, ", ")}
	}
	limits = limits.filled()
	boundExpressions()
	started := time.Now()
	bounded, cancel := context.WithCancelCause(ctx)
	timer := time.AfterFunc(limits.Time, func() { cancel(errTime) })
	defer timer.Stop()
	var watch sync.WaitGroup
	watch.Go(func() { watchMemory(bounded, limits.Memory, cancel) })
	defer watch.Wait()
	defer cancel(nil)

	var out output
	err := s.View(bounded, func(quadStore any) error {
		qs, ok := quadStore.(cayley.QuadStore)
		if !ok {
			return fmt.Errorf("the store lent %T", quadStore)
		}
		out.names = qs
		return out.run(bounded, language.NewSession(qs, name), name, text, limits.Rows)
	})
	if cause := context.Cause(bounded); cause != nil {
		return Result{}, interrupted(ctx, cause, limits)
	}
	if err != nil {
		return Result{}, locate(name, text, err)
	}
	result, err := out.result(name, limits.Rows)
	if err != nil {
		return Result{}, err
	}
	if name == "gizmo" && len(result.Rows) == 0 {
		result.Hint = emptyHint(ctx, s, text, out.last)
	}
	result.Elapsed = time.Since(started)
	return result, nil
}

// interrupted is the error for a query that was ended from outside.
func interrupted(ctx context.Context, cause error, limits Limits) error {
	switch {
	case errors.Is(cause, errTime):
		return &Error{Message: fmt.Sprintf("stopped after %s", limits.Time), Hint: "start from a named node, or bound the result with .GetLimit(100)"}
	case errors.Is(cause, errMemory):
		return &Error{Message: fmt.Sprintf("stopped at %d MiB of memory", limits.Memory>>20), Hint: "ask for less at once"}
	}
	return ctx.Err()
}

// boundExpressions keeps a backtracking regular expression from outliving its
// query: goja's JavaScript engine cannot interrupt one.
var boundExpressions = sync.OnceFunc(func() { regexp2.DefaultMatchTimeout = 2 * time.Second })

// watchMemory cancels when the heap has grown by more than the limit.
func watchMemory(ctx context.Context, limit uint64, cancel context.CancelCauseFunc) {
	start := heap()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if now := heap(); now > start && now-start > limit {
				cancel(errMemory)
				return
			}
		}
	}
}

// heap is the number of bytes in live and not yet swept objects.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// output gathers what a session gives.
type output struct {
	names     namer // tells the values behind references
	values    []any
	last      any // value of a Gizmo script's last expression
	truncated bool
}

// run executes a query to its end, and does not return before its goroutine,
// where it has one, has ended.
func (o *output) run(ctx context.Context, session language.Session, name, text string, rows int) error {
	options := language.Options{Collation: language.JSON}
	if name == "gizmo" {
		options = language.Options{Collation: language.Raw, Limit: rows + 1}
		guarded, err := inspect(text)
		if err == nil && guarded {
			err = protect(ctx, session)
		}
		if err != nil {
			return err
		}
	}
	it, err := session.Execute(ctx, text, options)
	if err != nil {
		return err
	}
	err = o.collect(ctx, it, rows)
	closed := it.Close()
	if name == "gizmo" {
		for it.Next(context.Background()) {
			continue // the script is told to end; wait until it has
		}
	}
	return errors.Join(err, closed)
}

// result turns what was gathered into rows: maps as they are, other values in a
// column of their own.
func (o *output) result(name string, rows int) (Result, error) {
	r := Result{Rows: []map[string]any{}, Truncated: o.truncated}
	values := o.values
	if name == "graphql" {
		r.Truncated = cut(values, rows)
		values = unwrap(values)
	}
	columns := map[string]struct{}{}
	for _, v := range values {
		row, ok := v.(map[string]any)
		if !ok {
			row = map[string]any{"value": v}
		}
		for key := range row {
			columns[key] = struct{}{}
		}
		r.Rows = append(r.Rows, row)
	}
	r.Columns = orderColumns(columns)
	var whole any = o.values
	switch {
	case name == "graphql" && len(o.values) == 1:
		whole = o.values[0]
	case len(o.values) == 0:
		whole = []any{}
	}
	var raw bytes.Buffer
	encoder := json.NewEncoder(&raw)
	encoder.SetEscapeHTML(false) // "<Russia>" is to be read by people too
	if err := encoder.Encode(whole); err != nil {
		return Result{}, &Error{Message: "the result cannot be written as JSON: " + err.Error()}
	}
	r.Raw = bytes.TrimSpace(raw.Bytes())
	return r, nil
}

func orderColumns(columns map[string]struct{}) []string {
	list := []string{}
	if _, ok := columns["id"]; ok {
		list = append(list, "id")
		delete(columns, "id")
	}
	return append(list, slices.Sorted(maps.Keys(columns))...)
}

// cut shortens the lists in GraphQL's one object, and says whether it had to.
func cut(values []any, rows int) (truncated bool) {
	for _, v := range values {
		object, _ := v.(map[string]any)
		for key, held := range object {
			switch list := held.(type) {
			case []any:
				if len(list) > rows {
					object[key], truncated = list[:rows], true
				}
			case []map[string]any:
				if len(list) > rows {
					object[key], truncated = list[:rows], true
				}
			}
		}
	}
	return truncated
}

// unwrap takes the rows out of GraphQL's one object: the list in it, if there
// is nothing else.
func unwrap(values []any) []any {
	if len(values) != 1 {
		return values
	}
	object, ok := values[0].(map[string]any)
	if !ok || len(object) != 1 {
		return values
	}
	for _, v := range object {
		switch list := v.(type) {
		case []any:
			return list
		case []map[string]any:
			rows := make([]any, len(list))
			for i, row := range list {
				rows[i] = row
			}
			return rows
		case map[string]any:
			return []any{list}
		}
	}
	return values
}
