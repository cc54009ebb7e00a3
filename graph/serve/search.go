package serve

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// quotes are the words of all evidence, in the order of the statements.
type quotes struct {
	list    []quoted
	size    int  // bytes
	tooMany bool // they are not kept
}

// quoted is one quote in lower case.
type quoted struct {
	lower, statement, document string
}

// mostQuoted bounds the memory for quotes; larger stores are searched as the
// command line does it.
const mostQuoted = 256 << 20

func (q *quotes) add(s *schema.Statement) {
	if q.size += len(s.Evidence.Quote); q.size > mostQuoted {
		q.list, q.tooMany = nil, true
	}
	if !q.tooMany {
		q.list = append(q.list, quoted{strings.ToLower(s.Evidence.Quote), s.ID, s.Evidence.Document})
	}
}

type hitList struct {
	Hits []query.Hit `json:"hits"`
	Extent
}

// search finds what query.Search finds; without a filter, in memory.
func (s *Server) search(ctx context.Context, in *struct {
	Query string `query:"q" doc:"words that a name, a title or a quote contains"`
	FullFilter
	Paging
}) (list hitList, err error) {
	f, err := s.resolved(ctx, &in.FullFilter)
	if err != nil {
		return list, err
	}
	c, err := s.glance(ctx)
	if err != nil {
		return list, err
	}
	if f != (graph.Filter{}) || c.quotes.tooMany {
		hits, err := query.Search(ctx, s.store, in.Query, f)
		list.Hits, list.Extent = part(s, hits, in.Paging)
		return list, err
	}
	list.Hits, list.Extent = part(s, c.search(strings.ToLower(strings.TrimSpace(in.Query))), in.Paging)
	return list, s.quote(ctx, list.Hits)
}

// search finds entities by name and alias, documents by title and path, and
// statements by quote, the last without their words.
func (c *catalogue) search(wanted string) []query.Hit {
	if wanted == "" {
		return nil
	}
	var entities, documents, statements []query.Hit
	for i := range c.names {
		n := &c.names[i]
		if !strings.Contains(n.lower, wanted) {
			continue
		}
		switch d, e := n.source, n.entity; {
		case d != nil:
			documents = append(documents, query.Hit{Kind: "document", ID: d.Path, Name: d.Title, Match: cmp.Or(d.Title, d.Path), Document: d.Path})
		case len(entities) == 0 || entities[len(entities)-1].ID != e.ID: // the names of one come one after the other
			entities = append(entities, query.Hit{Kind: "entity", ID: e.ID, Name: e.Name, Match: n.name})
		}
	}
	for i := range c.quotes.list {
		if q := &c.quotes.list[i]; strings.Contains(q.lower, wanted) {
			statements = append(statements, query.Hit{Kind: "statement", ID: q.statement, Document: q.document})
		}
	}
	return slices.Concat(entities, documents, statements)
}

// quote gives statements that were found their words.
func (s *Server) quote(ctx context.Context, hits []query.Hit) error {
	for i := range hits {
		hit := &hits[i]
		if hit.Kind != "statement" {
			continue
		}
		held, err := s.store.Statement(ctx, hit.ID)
		if err != nil {
			return err
		}
		for k := range held {
			if held[k].Evidence.Document == hit.Document {
				hit.Name, hit.Match = query.Brief(&held[k]), held[k].Evidence.Quote
				break
			}
		}
	}
	return nil
}
