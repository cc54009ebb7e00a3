package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/graph/query"
	"parley/schema"
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

// hint is a remark on an answer, perhaps with a query that does better.
type hint struct {
	Message string `json:"message"`
	Query   string `json:"query,omitempty"`
}

const defaultRows = 100

func (s *Server) query(ctx context.Context, r *http.Request) (any, error) {
	a, err := readAsk(r)
	if err != nil {
		return nil, err
	}
	result, err := query.Run(ctx, s.store, a.Language, a.Query, query.Limits{Time: s.options.QueryTime, Rows: s.options.Rows})
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

// hint explains an empty answer: a name that the graph does not have as it is
// written, or nothing asked for.
func (s *Server) hint(ctx context.Context, a ask, result query.Result) *hint {
	if len(result.Rows) == 0 && a.Language == "gizmo" {
		if h := s.betterNames(ctx, a.Query); h != nil {
			return h
		}
		if unfinished.MatchString(a.Query) {
			return &hint{Message: "Nothing asks for results yet.", Query: strings.TrimRight(a.Query, " \t\r\n;") + ".All()"}
		}
	}
	return plainHint(result.Hint)
}

func plainHint(message string) *hint {
	if message == "" {
		return nil
	}
	return &hint{Message: message}
}

var (
	// named finds the names in places that hold a node or a relation.
	named = regexp.MustCompile(`\b(V|Is|Vertex|Out|In|Both|Has)\(\s*("[^"\\]+"|'[^'\\]+')`)
	// unfinished matches a query whose last call does not give results.
	unfinished = regexp.MustCompile(`\.(V|Out|In|Both|Has|HasR|Is|Tag|As|Back|Save|SaveR|SaveOpt|And|Or|Intersect|Union|Except|Difference|Unique|Follow|FollowR|FollowRecursive|Labels|InPredicates|OutPredicates|Limit|Skip|Filter|order)\([^()]*\)[\s;]*$`)
)

// betterNames puts names that the graph has in place of those that it has not;
// nil if there is nothing to mend.
func (s *Server) betterNames(ctx context.Context, text string) *hint {
	c, err := s.glance(ctx)
	if err != nil {
		return nil
	}
	var h hint
	h.Query = named.ReplaceAllStringFunc(text, func(call string) string {
		m := named.FindStringSubmatch(call)
		given := m[2][1 : len(m[2])-1]
		id := s.meant(ctx, c, given, m[1] == "Out" || m[1] == "In" || m[1] == "Both" || m[1] == "Has")
		if id == "" || "<"+id+">" == given {
			return call
		}
		if h.Message == "" {
			h.Message = fmt.Sprintf("The graph has no node %s. Did you mean <%s>?", given, id)
			if !strings.HasPrefix(given, "<") {
				h.Message = fmt.Sprintf("%q is a text, not a node. Did you mean <%s>?", given, id)
			}
		}
		return strings.Replace(call, m[2], strconv.Quote("<"+id+">"), 1)
	})
	if h.Message == "" {
		return nil
	}
	return &h
}

// meant is the id of the entity or relation that a name means; empty if there
// is none, or if the name is bookkeeping.
func (s *Server) meant(ctx context.Context, c *catalogue, given string, relation bool) string {
	name := strings.TrimSuffix(strings.TrimPrefix(given, "<"), ">")
	if relation {
		for _, id := range []string{name, schema.RelationID(name)} {
			if c.relations[id] != nil {
				return id
			}
		}
		return ""
	}
	if c.entities[name] != nil {
		return name
	}
	entity, err := query.Find(ctx, s.store, name)
	var unknown *query.NotFound
	switch {
	case err == nil:
		return entity.ID
	case errors.As(err, &unknown) && len(unknown.Suggestions) > 0 && !strings.Contains(name, ":"):
		return unknown.Suggestions[0]
	}
	return ""
}
