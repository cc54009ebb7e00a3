package query

import (
	"context"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Resolve makes ids of the names in a filter (actor, relation, source,
// document), as Find does, so that a misspelt name is an error with
// suggestions and not an empty answer.
func Resolve(ctx context.Context, s *graph.Store, f graph.Filter) (graph.Filter, error) {
	for _, part := range []struct {
		name *string
		find func(context.Context, *graph.Store, string) (string, error)
	}{
		{&f.Actor, findActor}, {&f.Relation, FindRelation}, {&f.Source, findSource}, {&f.Document, findDocument},
	} {
		if *part.name == "" {
			continue
		}
		id, err := part.find(ctx, s, *part.name)
		if err != nil {
			return f, err
		}
		*part.name = id
	}
	return f, nil
}

func findActor(ctx context.Context, s *graph.Store, name string) (string, error) {
	e, err := Find(ctx, s, name)
	return e.ID, err
}

// FindRelation resolves the name of a relation: its id, with a mark or without,
// or the phrase that it is made of, without regard to case and accents.
func FindRelation(ctx context.Context, s *graph.Store, name string) (string, error) {
	name = bare(name)
	if _, plain, marked := strings.Cut(name, ":"); marked {
		name = plain
	}
	for _, id := range []string{name, schema.RelationID(strings.ToLower(name))} {
		if held, err := s.HoldsRelation(ctx, id); err != nil || held {
			return id, err
		}
	}
	counts, err := s.Relations(ctx)
	if err != nil {
		return "", err
	}
	ids := slices.Sorted(maps.Keys(counts))
	for _, id := range ids {
		if fold(id) == fold(name) {
			return id, nil
		}
	}
	near := nearest(name, ids)
	for i := range near {
		near[i].Statements = counts[near[i].ID]
	}
	return "", &NotFound{Kind: "relation", Name: name, Suggestions: near}
}

// findSource resolves the name of who says so: an outlet as documents name it,
// or an entity.
func findSource(ctx context.Context, s *graph.Store, name string) (string, error) {
	outlets, err := s.Outlets(ctx)
	if err != nil {
		return "", err
	}
	if i := slices.IndexFunc(outlets, func(outlet string) bool { return fold(outlet) == fold(name) }); i >= 0 {
		return outlets[i], nil
	}
	e, err := find(ctx, s, "source", name)
	var unknown *NotFound
	if errors.As(err, &unknown) {
		near := append(nearest(name, outlets), unknown.Suggestions...)
		unknown.Suggestions = near[:min(len(near), mostSuggestions)]
	}
	return e.ID, err
}

// findDocument resolves a path: whole, or its end where only one document has
// it.
func findDocument(ctx context.Context, s *graph.Store, name string) (string, error) {
	paths, err := s.Paths(ctx)
	if err != nil {
		return "", err
	}
	if _, whole := slices.BinarySearch(paths, name); whole {
		return name, nil
	}
	var ending, bases []string
	for _, p := range paths {
		bases = append(bases, path.Base(p))
		if strings.HasSuffix("/"+p, "/"+name) {
			ending = append(ending, p)
		}
	}
	if len(ending) == 1 {
		return ending[0], nil
	}
	missing := &NotFound{Kind: "document", Name: name, Several: len(ending) > 1}
	for _, p := range ending[:min(len(ending), mostSuggestions)] {
		missing.Suggestions = append(missing.Suggestions, Suggestion{ID: p, Name: p})
	}
	if len(ending) == 0 {
		missing.Suggestions = nearest(path.Base(name), bases)
	}
	return "", missing
}
