package serve

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"parley/graph/query"
	"parley/schema"
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
// that most edges start from.
func candidates(c *catalogue) []example {
	actor, edge, ok := protagonist(c)
	if !ok {
		return nil
	}
	name, a := c.entities[actor].Name, strconv.Quote("<"+actor+">")
	r, o := strconv.Quote("<"+edge.relation+">"), strconv.Quote("<"+edge.object+">")
	relation := c.relations[edge.relation].Name
	list := []example{
		{name + ": what does it " + relation + "?", "gizmo", "g.V(" + a + ").Out(" + r + ").All()"},
		{"All that starts from " + name, "gizmo", "g.V(" + a + ").Out(null, \"relation\")\n  .Has(\"<rdf:type>\").All()"},
		{"All that leads to " + name, "gizmo", "g.V(" + a + ").In(null, \"relation\")\n  .Has(\"<rdf:type>\").All()"},
		{"Who does the same: " + relation + " " + c.entities[edge.object].Name, "gizmo", "g.V(" + o + ").In(" + r + ").Unique().All()"},
		{"Who does the same kind of thing", "gizmo", "// everybody who has the relation, and to what\ng.V().Tag(\"who\").Out(" + r + ").Tag(\"what\").All()"},
		{"Two steps from " + name, "gizmo", "// through what " + name + " shares with others\ng.V(" + a + ").Out(" + r + ").Tag(\"shared\")\n  .In(" + r + ").Except(g.V(" + a + ")).All()"},
		{"Persons", "gizmo", "g.V(\"<parley:Person>\").In(\"<rdf:type>\").All()"},
	}
	for _, s := range c.marked {
		if s.Polarity == schema.Negated && s.Object != nil {
			mark := strconv.Quote("<not:" + s.Relation.ID + ">")
			list = append(list, example{"What is denied of " + s.Subject.Name, "gizmo", fmt.Sprintf("g.V(%q).Out(%s).All()", "<"+s.Subject.ID+">", mark)})
			break
		}
	}
	return append(list,
		example{"The same in GraphQL", "graphql", fmt.Sprintf("{\n  nodes(id: <%s>) {\n    id\n    <%s> { id }\n  }\n}", actor, edge.relation)},
		example{"The same in MQL", "mql", fmt.Sprintf("[{\n  \"id\": %s,\n  %s: [{\"id\": null}]\n}]", a, r)})
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
