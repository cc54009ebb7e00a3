package serve

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/graph"
	"parley/graph/query"
)

// example is a query that gives something on the open store.
type example struct {
	Title    string `json:"title"`
	Language string `json:"language"`
	Query    string `json:"query"`
}

// exampleTime bounds the trial of one example.
const exampleTime = time.Second

// examples makes queries of the store's own words, and keeps those that give
// at least one row.
func (s *Server) examples(ctx context.Context, c *catalogue) ([]example, error) {
	kept := []example{}
	for _, e := range candidates(c) {
		result, err := query.Run(ctx, s.store, e.Language, e.Query, query.Limits{Time: exampleTime, Rows: 1})
		var wrong *query.Error
		switch {
		case errors.As(err, &wrong), errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
			continue
		case err != nil:
			return nil, err
		case len(result.Rows) > 0:
			kept = append(kept, e)
		}
	}
	return kept, nil
}

// candidates lists examples from the plain to the clever, around the actor
// that most plain edges start from.
func candidates(c *catalogue) []example {
	actor, edge, ok := protagonist(c)
	if !ok {
		return nil
	}
	name, object := c.entities[actor].Name, c.entities[edge.object].Name
	lemma, verb := c.relations[edge.relation].Name, strings.ReplaceAll(edge.relation, "_", " ")
	a, r, o := node(actor), node(edge.relation), node(edge.object)
	list := []example{
		{question("What", name, lemma), "gizmo", fmt.Sprintf("g.V(%s).Out(%s).All()", a, r)},
		{"Who " + verb + " " + object + "?", "gizmo", fmt.Sprintf("g.V(%s).In(%s).All()", o, r)},
		{"Who " + verb + " what?", "gizmo", fmt.Sprintf("g.V().Tag(\"who\").Out(%s).Tag(\"what\").All()", r)},
		{"What does " + name + " do to whom?", "gizmo", fmt.Sprintf("g.V(%s)\n  .Out([%s], \"relation\").All()", a, c.relationsOf(actor, true))},
		{"Who does what to " + name + "?", "gizmo", fmt.Sprintf("g.V(%s)\n  .In([%s], \"relation\").All()", a, c.relationsOf(actor, false))},
		{"Who " + verb + " the same as " + name + "?", "gizmo", fmt.Sprintf("g.V(%s).Out(%s).Tag(\"shared\")\n  .In(%s).Except(g.V(%s)).All()", a, r, r, a)},
		{"What does " + name + " oppose?", "gizmo", fmt.Sprintf("g.V(%s).Out(\"<opposes>\").Unique().All()", a)},
		{"Which persons are named?", "gizmo", `g.V("<schema:Person>").In("<rdf:type>").All()`},
	}
	if s := c.negation; s != nil {
		list = append(list, example{"What is negated of " + s.Subject.Name + "?", "gizmo",
			fmt.Sprintf("g.V(%s).Out(%s).All()", node(s.Subject.ID), node(graph.Mark(s)))})
	}
	return append(list,
		example{"The first in GraphQL", "graphql", fmt.Sprintf("{\n  nodes(id: <%s>) { id, <%s> { id } }\n}", actor, edge.relation)},
		example{"The first in MQL", "mql", fmt.Sprintf("[{\n  \"id\": %s,\n  %s: [{\"id\": null}]\n}]", a, r)})
}

// node is an id as a string of a query.
func node(id string) string { return strconv.Quote("<" + id + ">") }

// question asks for a relation in its lemma: "What does Russia demand?", "What
// is Ana Moreno president of?".
func question(word, name, lemma string) string {
	if rest, ok := strings.CutPrefix(lemma, "be "); ok {
		return word + " is " + name + " " + rest + "?"
	}
	return word + " does " + name + " " + lemma + "?"
}

// mostFollowed is how many relations an example follows at once.
const mostFollowed = 6

// relationsOf lists the relations of the plain edges that start from an entity,
// or lead to it, as strings of a query.
func (c *catalogue) relationsOf(id string, from bool) string {
	var list []string
	for _, e := range c.edges {
		end := e.object
		if from {
			end = e.subject
		}
		if relation := node(e.relation); end == id && !slices.Contains(list, relation) && len(list) < mostFollowed {
			list = append(list, relation)
		}
	}
	return strings.Join(list, ", ")
}

// protagonist is the actor that most plain edges start from, and its most
// frequent edge.
func protagonist(c *catalogue) (actor string, edge edgeCount, ok bool) {
	starts := map[string]int{}
	for _, e := range c.edges {
		if c.entities[e.subject].Class.Actor() {
			starts[e.subject]++
		}
	}
	for _, e := range c.edges {
		if n := starts[e.subject]; n > 0 && (!ok || n > starts[actor]) {
			actor, edge, ok = e.subject, e, true
		}
	}
	return actor, edge, ok
}
