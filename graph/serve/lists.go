package serve

import (
	"context"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

type statsQuestion struct {
	Top int `query:"top" minimum:"0" maximum:"1000" doc:"list the first so many actors, relations and communities as well; none where nothing is said"`
}

func (s *Server) stats(ctx context.Context, in *statsQuestion) (query.Stats, error) {
	return query.Overview(ctx, s.store, in.Top)
}

type actorList struct {
	Actors []query.Actor `json:"actors"`
	Extent
}

func (s *Server) actors(ctx context.Context, in *struct {
	FullFilter
	Paging
}) (list actorList, err error) {
	f, err := s.resolved(ctx, &in.FullFilter)
	if err != nil {
		return list, err
	}
	actors, err := query.Actors(ctx, s.store, f)
	list.Actors, list.Extent = part(s, actors, in.Paging)
	return list, err
}

type relationList struct {
	Relations []query.Relation `json:"relations"`
	Extent
}

func (s *Server) relations(ctx context.Context, in *struct {
	A string `query:"a" doc:"what this entity does and undergoes"`
	B string `query:"b" doc:"and only between it and this one"`
	FullFilter
	Paging
}) (list relationList, err error) {
	f, err := s.resolved(ctx, &in.FullFilter)
	if err != nil {
		return list, err
	}
	relations, err := query.Relations(ctx, s.store, in.A, in.B, f)
	list.Relations, list.Extent = part(s, relations, in.Paging)
	return list, err
}

type stanceList struct {
	Stances []schema.Stance `json:"stances"`
	Extent
}

func (s *Server) stances(ctx context.Context, in *struct {
	Holder string `query:"holder" doc:"where this entity stands; where everybody does if nothing is said"`
	On     string `query:"on" doc:"only stances on this target: an actor, a position or an issue"`
	FullFilter
	Paging
}) (list stanceList, err error) {
	f, err := s.resolved(ctx, &in.FullFilter)
	if err != nil {
		return list, err
	}
	stances, err := query.Stances(ctx, s.store, in.Holder, in.On, f)
	list.Stances, list.Extent = part(s, stances, in.Paging)
	return list, err
}

type hopList struct {
	Hops []query.Hop `json:"hops" doc:"hop by hop, one path after the other; empty where there is none"`
}

func (s *Server) path(ctx context.Context, in *struct {
	A         string   `query:"a" required:"true" doc:"where it begins"`
	B         string   `query:"b" required:"true" doc:"where it ends"`
	Hops      int      `query:"hops" minimum:"0" maximum:"12" doc:"at most so many steps; 6 where nothing is said"`
	Strongest int      `query:"strongest" minimum:"0" maximum:"50" doc:"so many of the strongest ways; the shortest alone where nothing is said"`
	Direction string   `query:"direction" enum:"any,forward,backward" doc:"forward is from subject to object"`
	Relation  []string `query:"relation,explode" doc:"only over this relation, or one of several if given again"`
	FactFilter
}) (list hopList, err error) {
	opts := query.PathOptions{Hops: in.Hops, Strongest: in.Strongest, Direction: query.Direction(in.Direction)}
	for _, name := range in.Relation {
		id, err := query.FindRelation(ctx, s.store, name)
		if err != nil {
			return list, err
		}
		opts.Relations = append(opts.Relations, id)
	}
	if opts.Filter, err = s.resolved(ctx, &in.FactFilter); err != nil {
		return list, err
	}
	hops, err := query.Paths(ctx, s.store, in.A, in.B, opts)
	list.Hops = first(hops, len(hops))
	return list, err
}

type problemList struct {
	Problems []query.Problem `json:"problems" doc:"empty where the store is sound"`
	Extent
}

func (s *Server) verify(ctx context.Context, in *Paging) (list problemList, err error) {
	problems, err := query.Verify(ctx, s.store)
	list.Problems, list.Extent = part(s, problems, *in)
	return list, err
}

// listed is a statement with the document that it comes from.
type listed struct {
	Statement schema.Statement `json:"statement"`
	Document  Source           `json:"document"`
}

type statementList struct {
	Statements []listed `json:"statements"`
	Extent
}

// statements lists those that pass, each once.
func (s *Server) statements(ctx context.Context, in *struct {
	Entity  string `query:"entity" doc:"as actor, by its id"`
	Subject string `query:"subject" doc:"only of this subject, by its id"`
	Object  string `query:"object" doc:"only with this object, by its id"`
	FullFilter
	Paging
}) (list statementList, err error) {
	f, err := s.resolved(ctx, &in.FullFilter)
	if err != nil {
		return list, err
	}
	f.Subject, f.Object = in.Subject, in.Object
	if in.Entity != "" {
		f.Actor = in.Entity
	}
	c, err := s.glance(ctx)
	if err != nil {
		return list, err
	}
	all := []listed{}
	seen := map[string]bool{}
	for statement, err := range s.store.Statements(ctx, f) {
		if err != nil {
			return list, err
		}
		if !seen[statement.ID] {
			seen[statement.ID] = true
			all = append(all, listed{statement, c.source(statement.Evidence.Document)})
		}
	}
	list.Statements, list.Extent = part(s, all, in.Paging)
	return list, nil
}

type explanationList struct {
	Explanations []query.Explanation `json:"explanations" doc:"one for each place that says so"`
}

// why gives a statement with every place that says so.
func (s *Server) why(ctx context.Context, in *struct {
	ID string `path:"id" doc:"id of a statement; the first letters are enough"`
}) (explanationList, error) {
	explanations, err := query.Why(ctx, s.store, in.ID)
	return explanationList{explanations}, err
}

// actorPage is what the store knows of one entity.
type actorPage struct {
	Entity    schema.Entity    `json:"entity"`
	Relations []query.Relation `json:"relations"`
	Stances   []schema.Stance  `json:"stances"`
	Documents []Source         `json:"documents"`
	Total     int              `json:"total" doc:"relations before the cut"`
}

// mostOnPage bounds each list of an actor's page.
const mostOnPage = 500

func (s *Server) profile(ctx context.Context, in *struct {
	ID string `path:"id" doc:"id of an entity, or its name"`
	ClaimFilter
}) (p actorPage, err error) {
	if p.Entity, err = query.Find(ctx, s.store, in.ID); err != nil {
		return p, err
	}
	f, err := s.resolved(ctx, &in.ClaimFilter)
	if err != nil {
		return p, err
	}
	relations, err := query.Relations(ctx, s.store, p.Entity.ID, "", f)
	if err != nil {
		return p, err
	}
	stances, err := query.Stances(ctx, s.store, p.Entity.ID, "", f)
	if err != nil {
		return p, err
	}
	f.Actor = p.Entity.ID
	documents, err := s.documentsOn(ctx, f)
	p.Relations, p.Stances, p.Documents = first(relations, mostOnPage), first(stances, mostOnPage), first(documents, mostOnPage)
	p.Total = len(relations)
	return p, err
}

// documentsOn lists the documents that statements come from, in their order.
func (s *Server) documentsOn(ctx context.Context, f graph.Filter) ([]Source, error) {
	c, err := s.glance(ctx)
	if err != nil {
		return nil, err
	}
	list := []Source{}
	if f == (graph.Filter{Actor: f.Actor}) {
		for _, path := range c.papers[f.Actor] {
			list = append(list, c.source(path))
		}
		return list, nil
	}
	seen := map[string]bool{}
	for statement, err := range s.store.Statements(ctx, f) {
		if err != nil {
			return nil, err
		}
		if path := statement.Evidence.Document; !seen[path] {
			seen[path] = true
			list = append(list, c.source(path))
		}
	}
	return list, nil
}
