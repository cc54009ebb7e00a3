package serve

import (
	"context"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// FactFilter chooses statements, with the flags of the command line for names.
type FactFilter struct {
	Since         string  `query:"since" format:"date" doc:"only documents of this date or later"`
	Until         string  `query:"until" format:"date" doc:"only documents of this date or earlier"`
	Source        string  `query:"source" doc:"only what this outlet or speaker says"`
	Document      string  `query:"document" doc:"only this path"`
	Modality      string  `query:"modality" enum:"actual,future,possible,obligation,desired,conditional"`
	Class         string  `query:"class" enum:"person,organization,country,place,group,event,position,concept,quantity,time" doc:"only of or about this class"`
	MinConfidence float64 `query:"min-confidence" minimum:"0" maximum:"1" doc:"only statements at least this sure"`
}

// filter is the choice, with names as they were given.
func (p *FactFilter) filter() graph.Filter {
	return graph.Filter{
		Since: p.Since, Until: p.Until, Source: p.Source, Document: p.Document,
		Modality: schema.Modality(p.Modality), Class: schema.Class(p.Class), MinConfidence: p.MinConfidence,
	}
}

// ClaimFilter chooses statements, also those that are no facts.
type ClaimFilter struct {
	FactFilter
	Relation string `query:"relation" doc:"only this relation, such as demands"`
	Polarity string `query:"polarity" enum:"affirmed,negated"`
}

func (p *ClaimFilter) filter() graph.Filter {
	f := p.FactFilter.filter()
	f.Relation, f.Polarity = p.Relation, schema.Polarity(p.Polarity)
	return f
}

// FullFilter chooses statements, of one actor if need be.
type FullFilter struct {
	ClaimFilter
	Actor string `query:"actor" doc:"only what this entity does, says or undergoes"`
}

func (p *FullFilter) filter() graph.Filter {
	f := p.ClaimFilter.filter()
	f.Actor = p.Actor
	return f
}

// resolved is the choice with ids for names.
func (s *Server) resolved(ctx context.Context, p interface{ filter() graph.Filter }) (graph.Filter, error) {
	return query.Resolve(ctx, s.store, p.filter())
}

// Paging says which part of a list to send.
type Paging struct {
	Limit  int `query:"limit" minimum:"0" doc:"at most so many; 100 where nothing is said, and never more than the server's own limit"`
	Offset int `query:"offset" minimum:"0" doc:"leave out so many at the beginning"`
}

// Extent says how much of a list was sent.
type Extent struct {
	Total int `json:"total" doc:"items of the whole list"`
	Next  int `json:"next,omitempty" doc:"offset of what follows; absent where nothing does"`
}

// defaultRows is how many items are sent where nothing is said.
const defaultRows = 100

// part is the part of a list that was asked for, never null in JSON.
func part[T any](s *Server, list []T, p Paging) ([]T, Extent) {
	limit := p.Limit
	if limit == 0 {
		limit = defaultRows
	}
	start := min(p.Offset, len(list))
	end := min(start+min(limit, s.options.Rows), len(list))
	e := Extent{Total: len(list)}
	if end < len(list) {
		e.Next = end
	}
	return first(list[start:end], end-start), e
}
