package serve

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// listed is a statement with the document that it comes from.
type listed struct {
	Statement schema.Statement `json:"statement"`
	Document  source           `json:"document"`
}

type statementList struct {
	Statements []listed `json:"statements"`
	Total      int      `json:"total"`
}

func (s *Server) stats(ctx context.Context, _ *http.Request) (any, error) {
	return query.Count(ctx, s.store)
}

// filterOf reads the filter of a list of statements from the address.
func filterOf(r *http.Request) graph.Filter {
	v := r.URL.Query()
	return graph.Filter{
		Actor: v.Get("entity"), Subject: v.Get("subject"), Object: v.Get("object"), Relation: v.Get("relation"),
		Source: v.Get("source"), Document: v.Get("document"), Since: v.Get("since"), Until: v.Get("until"),
		Polarity: schema.Polarity(v.Get("polarity")), Modality: schema.Modality(v.Get("modality")), Class: schema.Class(v.Get("class")),
	}
}

// limitOf reads how many items to send, at most the server's limit.
func (s *Server) limitOf(r *http.Request) (int, error) {
	text := r.URL.Query().Get("limit")
	if text == "" {
		return defaultRows, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, refuse(http.StatusBadRequest, "request", "limit is not a number of items: "+text, "")
	}
	return min(n, s.options.Rows), nil
}

func (s *Server) statements(ctx context.Context, r *http.Request) (any, error) {
	limit, err := s.limitOf(r)
	if err != nil {
		return nil, err
	}
	return s.list(ctx, filterOf(r), limit)
}

// list gives the first statements that pass, each once, and counts the rest.
func (s *Server) list(ctx context.Context, f graph.Filter, limit int) (statementList, error) {
	c, err := s.glance(ctx)
	if err != nil {
		return statementList{}, err
	}
	list := statementList{Statements: []listed{}}
	seen := map[string]bool{}
	for statement, err := range s.store.Statements(ctx, f) {
		if err != nil {
			return list, err
		}
		if seen[statement.ID] {
			continue
		}
		seen[statement.ID] = true
		if len(list.Statements) < limit {
			list.Statements = append(list.Statements, listed{statement, c.source(statement.Evidence.Document)})
		}
	}
	list.Total = len(seen)
	return list, nil
}

// why gives a statement with every place that says so.
func (s *Server) why(ctx context.Context, r *http.Request) (any, error) {
	explanations, err := query.Why(ctx, s.store, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	if len(explanations) == 0 {
		return nil, refuse(http.StatusNotFound, "not_found", "no statement "+r.PathValue("id"), "")
	}
	return map[string]any{"explanations": explanations}, nil
}

func (s *Server) actors(ctx context.Context, r *http.Request) (any, error) {
	limit, err := s.limitOf(r)
	if err != nil {
		return nil, err
	}
	actors, err := query.Actors(ctx, s.store, filterOf(r))
	return map[string]any{"actors": first(actors, limit), "total": len(actors)}, err
}

func (s *Server) relations(ctx context.Context, r *http.Request) (any, error) {
	limit, err := s.limitOf(r)
	if err != nil {
		return nil, err
	}
	relations, err := query.Relations(ctx, s.store, r.URL.Query().Get("a"), r.URL.Query().Get("b"), filterOf(r))
	return map[string]any{"relations": first(relations, limit), "total": len(relations)}, err
}

func (s *Server) stances(ctx context.Context, r *http.Request) (any, error) {
	limit, err := s.limitOf(r)
	if err != nil {
		return nil, err
	}
	stances, err := query.Stances(ctx, s.store, r.URL.Query().Get("holder"), r.URL.Query().Get("on"), filterOf(r))
	return map[string]any{"stances": first(stances, limit), "total": len(stances)}, err
}

func (s *Server) search(ctx context.Context, r *http.Request) (any, error) {
	limit, err := s.limitOf(r)
	if err != nil {
		return nil, err
	}
	hits, err := query.Search(ctx, s.store, r.URL.Query().Get("q"), filterOf(r))
	return map[string]any{"hits": first(hits, limit), "total": len(hits)}, err
}

// counted is a document with how many statements it makes.
type counted struct {
	source
	Statements int `json:"statements"`
}

// documents lists the documents, the latest first.
func (s *Server) documents(ctx context.Context, _ *http.Request) (any, error) {
	c, err := s.glance(ctx)
	if err != nil {
		return nil, err
	}
	list := make([]counted, 0, len(c.documents))
	for path, d := range c.documents {
		list = append(list, counted{d, c.told[path]})
	}
	slices.SortFunc(list, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(a.Path, b.Path))
	})
	return map[string]any{"documents": list}, nil
}

func (s *Server) document(ctx context.Context, r *http.Request) (any, error) {
	return s.store.Document(ctx, r.PathValue("path"))
}

// actorPage is what the store knows of one entity.
type actorPage struct {
	Entity    schema.Entity    `json:"entity"`
	Relations []query.Relation `json:"relations"`
	Stances   []schema.Stance  `json:"stances"`
	Documents []source         `json:"documents"`
	Total     int              `json:"total"` // relations before the cut
}

// mostOnPage bounds each list of an actor's page.
const mostOnPage = 500

func (s *Server) profile(ctx context.Context, r *http.Request) (any, error) {
	entity, err := s.store.Entity(ctx, r.PathValue("id"))
	if errors.Is(err, graph.ErrNotFound) {
		entity, err = query.Find(ctx, s.store, r.PathValue("id"))
	}
	if err != nil {
		return nil, err
	}
	f := filterOf(r)
	relations, err := query.Relations(ctx, s.store, entity.ID, "", f)
	if err != nil {
		return nil, err
	}
	stances, err := query.Stances(ctx, s.store, entity.ID, "", f)
	if err != nil {
		return nil, err
	}
	f.Actor = entity.ID
	documents, err := s.documentsOn(ctx, f)
	return actorPage{entity, first(relations, mostOnPage), first(stances, mostOnPage), first(documents, mostOnPage), len(relations)}, err
}

// documentsOn lists the documents that statements come from, in their order.
func (s *Server) documentsOn(ctx context.Context, f graph.Filter) ([]source, error) {
	c, err := s.glance(ctx)
	if err != nil {
		return nil, err
	}
	var list []source
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
