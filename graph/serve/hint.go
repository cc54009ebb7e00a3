package serve

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// hint is a remark on an answer, perhaps with a query that does better.
type hint struct {
	Message string `json:"message"`
	Query   string `json:"query,omitempty"`
}

// hint explains an empty answer: a name that the graph does not have as it is
// written, a relation that holds only with a mark, or nothing asked for.
func (s *Server) hint(ctx context.Context, a ask, result query.Result) *hint {
	if len(result.Rows) == 0 && a.Language == "gizmo" {
		if h := s.betterNames(ctx, a.Query); h != nil {
			return h
		}
		if h := s.markedInstead(ctx, a.Query); h != nil {
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
	// oneStep finds one relation followed from one node.
	oneStep = regexp.MustCompile(`\bV\(\s*["']<([^"'<>]+)>["']\s*\)\s*\.\s*(Out|In)\(\s*["']<([^"'<>]+)>["']`)
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
		return unknown.Suggestions[0].ID
	}
	return ""
}

// markedInstead tells of statements that the graph does not hold for facts:
// what is negated, wished or merely claimed carries a marked relation.
func (s *Server) markedInstead(ctx context.Context, text string) *hint {
	m := oneStep.FindStringSubmatchIndex(text)
	if m == nil {
		return nil
	}
	id, way, relation := text[m[2]:m[3]], text[m[4]:m[5]], text[m[6]:m[7]]
	filter := graph.Filter{Relation: relation, Subject: id}
	if way == "In" {
		filter = graph.Filter{Relation: relation, Object: id}
	}
	for statement, err := range s.store.Statements(ctx, filter) {
		if err != nil {
			return nil
		}
		if mark := graph.Mark(&statement); mark != relation && statement.Object != nil {
			return &hint{
				Message: fmt.Sprintf("No text states this as a fact, but the graph holds <%s>.", mark),
				Query:   text[:m[6]] + mark + text[m[7]:],
			}
		}
	}
	return nil
}
