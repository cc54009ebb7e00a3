package query

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	language "github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"

	"parley/graph"
)

// namer tells the values behind references.
type namer interface {
	NameOf(cayley.Ref) (quad.Value, error)
}

// collect takes rows from an iterator until there are enough.
func (o *output) collect(ctx context.Context, it language.Iterator, rows int) error {
	for it.Next(ctx) {
		value := it.Result()
		if r, ok := value.(*gizmo.Result); ok {
			if r.Meta {
				o.last = r.Val
				continue
			}
			row, err := o.row(r)
			if err != nil {
				return err
			}
			value = row
		}
		if len(o.values) == rows {
			o.truncated = true
			return nil
		}
		o.values = append(o.values, plain(value))
	}
	return it.Err()
}

// row is one result of Gizmo: what was emitted, or the tags of a path.
func (o *output) row(r *gizmo.Result) (any, error) {
	if r.Tags == nil {
		return r.Val, nil
	}
	row := make(map[string]any, len(r.Tags))
	for tag, ref := range r.Tags {
		v, err := o.names.NameOf(ref)
		if err != nil {
			return nil, err
		}
		if v != nil {
			row[tag] = native(v)
		}
	}
	return row, nil
}

// native shows a value of the graph as JSON can: IRIs in angle brackets,
// numbers and strings as they are, dates as their text.
func native(v quad.Value) any {
	switch v := v.(type) {
	case quad.TypedString:
		return string(v.Value)
	case quad.Int:
		return int64(v)
	case quad.Float:
		return float64(v)
	case quad.Bool:
		return bool(v)
	case quad.String:
		return string(v)
	}
	return quad.StringOf(v)
}

// plain shows what a script emitted, or a language nested, down to the last
// value of the graph in it.
func plain(v any) any {
	switch v := v.(type) {
	case quad.Value:
		return native(v)
	case map[string]any:
		for key, value := range v {
			v[key] = plain(value)
		}
	case []map[string]any:
		for _, item := range v {
			plain(item)
		}
	case []any:
		for i, value := range v {
			v[i] = plain(value)
		}
	}
	return v
}

// Where the languages say what is wrong: "Line 1:5", "(1:5)", "<eval>:1:5".
var places = regexp.MustCompile(`(?:[Ll]ine |\(|<eval>:|anonymous\):?)\s*(\d+):(\d+)`)

// tails is what they say of their own insides.
var tails = regexp.MustCompile(` at (<eval>|\S+ \((native|<eval>)).*$`)

// locate turns a language's error into one that names the place.
func locate(name, text string, err error) error {
	message, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	e := &Error{Message: message}
	var offset int64 = -1
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = syntax.Offset - 1
	}
	if offset >= 0 {
		before := text[:min(int(offset), len(text))]
		e.Line = 1 + strings.Count(before, "\n")
		e.Column = len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
	} else if found := places.FindAllStringSubmatch(whole(err), -1); found != nil {
		at := found[0]
		if strings.Contains(e.Message, guardMessage) {
			at = found[len(found)-1] // the first are the guard's own lines
		}
		e.Line, _ = strconv.Atoi(at[1])
		e.Column, _ = strconv.Atoi(at[2])
	}
	e.Message = tails.ReplaceAllString(e.Message, "")
	e.Hint = errorHint(name, e.Message)
	return e
}

// whole is what an error says with all the calls that led to it.
func whole(err error) string {
	var exception *goja.Exception
	if errors.As(err, &exception) {
		return exception.String()
	}
	return err.Error()
}

// errorHint is advice on the mistakes that are made most.
func errorHint(name, message string) string {
	switch {
	case name == "gizmo" && strings.Contains(message, "has no member"):
		return "Gizmo's methods are V, In, Out, Both, Has, Save, Tag, Back, Follow, Unique, Count, All, GetLimit"
	case name == "gizmo" && strings.Contains(message, "is not defined"):
		return `a query begins with g.V("<name>"), names stand in quotes`
	case name == "gizmo" && strings.Contains(message, "not a quad.Value"):
		return `nodes and relations are named by strings: g.V("<name>").Out("<relation>")`
	case name == "gizmo" && strings.Contains(message, "SyntaxError"):
		return "is a quote, a bracket or a full stop missing?"
	case name == "mql":
		return `a query is JSON, for example [{"id": null, "<leads>": null}]`
	case name == "graphql":
		return "a query is { nodes(<rdf:type>: <schema:Country>) { id } }, for example"
	}
	return ""
}

// Names in a script: those of nodes in V and Has, those of relations in the
// steps of a path.
var (
	nodeNames = regexp.MustCompile(`\.\s*(?:V|Vertex)\s*\(\s*(?:"([^"\n]*)"|'([^'\n]*)')`)
	stepNames = regexp.MustCompile(`\.\s*(?:Out|In|Both|Has|Save|out|in|both|has|save)\s*\(\s*(?:"([^"\n]*)"|'([^'\n]*)')`)
)

// emptyHint guesses why a script gave no rows.
func emptyHint(ctx context.Context, s *graph.Store, text string, last any) string {
	switch last.(type) {
	case nil:
	case int64, float64, string, bool:
		return fmt.Sprintf("the script ends with the value %v; write g.Emit(…) around it to have it as a result", last)
	default:
		return "nothing asks for results; end the query with .All()"
	}
	for _, m := range nodeNames.FindAllStringSubmatch(text, -1) {
		if m[1]+m[2] == "" {
			return `"" names no node`
		}
		if hint := nodeHint(ctx, s, m[1]+m[2]); hint != "" {
			return hint
		}
	}
	for _, m := range stepNames.FindAllStringSubmatch(text, -1) {
		if name := m[1] + m[2]; name != "" && !strings.HasPrefix(name, "<") {
			return fmt.Sprintf("%q is a string and no relation; did you mean <%s>?", name, name)
		}
	}
	return ""
}

// nodeHint says what is wrong with the name of a node; empty if nothing is.
func nodeHint(ctx context.Context, s *graph.Store, name string) string {
	inner, bracketed := strings.CutPrefix(name, "<")
	inner = strings.TrimSuffix(inner, ">")
	if bracketed && (strings.Contains(inner, ":") || known(ctx, s, inner)) {
		return ""
	}
	e, err := Find(ctx, s, inner)
	var missing *NotFound
	switch {
	case err == nil:
		return fmt.Sprintf("no node is called %s; did you mean <%s>?", name, e.ID)
	case errors.As(err, &missing) && len(missing.Suggestions) > 0:
		return fmt.Sprintf("no node is called %s; did you mean <%s>?", name, strings.Join(missing.ids(), ">, <"))
	case errors.As(err, &missing):
		return fmt.Sprintf("no node is called %s", name)
	}
	return ""
}

func known(ctx context.Context, s *graph.Store, id string) bool {
	_, err := s.Entity(ctx, id)
	return err == nil
}
