package serve

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"parley/graph"
	"parley/graph/query"
)

// countOf reads a number from the address; 0 if it is not given.
func countOf(r *http.Request, name string) (int, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, refuse(http.StatusBadRequest, "request", name+" is not a number: "+text, "")
	}
	return n, nil
}

// oneOf reads one of some words from the address; the first if it is not given.
func oneOf[S ~string](r *http.Request, name string, allowed ...S) (S, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return allowed[0], nil
	}
	if !slices.Contains(allowed, S(text)) {
		return "", refuse(http.StatusBadRequest, "request", name+" cannot be "+text, "")
	}
	return S(text), nil
}

// defaultActors and defaultIssues are the size of a matrix if none is asked for.
const (
	defaultActors = 30
	defaultIssues = 20
)

func (s *Server) matrix(ctx context.Context, r *http.Request) (any, error) {
	v := r.URL.Query()
	actors, err := countOf(r, "actors")
	if err != nil {
		return nil, err
	}
	issues, err := countOf(r, "issues")
	if err != nil {
		return nil, err
	}
	targets, err := oneOf(r, "targets", query.Issues, query.Entities, query.All)
	if err != nil {
		return nil, err
	}
	if actors == 0 {
		actors = defaultActors
	}
	if issues == 0 {
		issues = defaultIssues
	}
	return query.StanceMatrix(ctx, s.store, query.MatrixOptions{
		Holders: v["actor"], On: v.Get("on"), Targets: targets, Unnamed: v.Get("unnamed") != "",
		Actors: min(actors, s.options.Rows), Issues: min(issues, s.options.Rows), Filter: filterOf(r),
	})
}

// actorOf reads the name of the actor that a question is about.
func actorOf(r *http.Request) (string, error) {
	name := r.URL.Query().Get("actor")
	if name == "" {
		return "", refuse(http.StatusBadRequest, "request", "no actor given", "send a name as actor")
	}
	return name, nil
}

// alliances answers who the allies or the opponents of an actor are.
func (s *Server) alliances(name string, find func(context.Context, *graph.Store, query.AllianceOptions) ([]query.Alliance, error)) answerFunc {
	return func(ctx context.Context, r *http.Request) (any, error) {
		limit, err := s.limitOf(r)
		if err != nil {
			return nil, err
		}
		actor, err := actorOf(r)
		if err != nil {
			return nil, err
		}
		shared, err := countOf(r, "min_shared")
		if err != nil {
			return nil, err
		}
		rows, err := find(ctx, s.store, query.AllianceOptions{Actor: actor, MinShared: shared, Filter: filterOf(r)})
		return map[string]any{name: first(rows, limit), "total": len(rows)}, err
	}
}

func (s *Server) shifts(ctx context.Context, r *http.Request) (any, error) {
	limit, err := s.limitOf(r)
	if err != nil {
		return nil, err
	}
	actor, err := actorOf(r)
	if err != nil {
		return nil, err
	}
	kind, err := oneOf(r, "kind", append([]query.Change{""}, query.Changes...)...)
	if err != nil {
		return nil, err
	}
	v := r.URL.Query()
	shifts, undated, err := query.Shifts(ctx, s.store, query.ShiftOptions{
		Actor: actor, On: v.Get("on"), Kind: kind, All: v.Get("all") != "", Filter: filterOf(r),
	})
	return map[string]any{"shifts": first(shifts, limit), "total": len(shifts), "undated": undated}, err
}

func (s *Server) timeline(ctx context.Context, r *http.Request) (any, error) {
	limit, err := s.limitOf(r)
	if err != nil {
		return nil, err
	}
	unit, err := oneOf(r, "by", append([]query.Unit{""}, query.Units...)...)
	if err != nil {
		return nil, err
	}
	v := r.URL.Query()
	entries, err := query.Timeline(ctx, s.store, query.TimelineOptions{
		Actor: v.Get("actor"), From: v.Get("from"), To: v.Get("to"), Events: v.Get("events") != "", Filter: filterOf(r),
	})
	if err != nil {
		return nil, err
	}
	if unit != "" {
		pages := query.Calendar(entries, unit)
		return map[string]any{"periods": first(pages, limit), "total": len(pages)}, nil
	}
	return map[string]any{"entries": first(entries, limit), "total": len(entries)}, nil
}
