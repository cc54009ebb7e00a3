package query

import (
	"context"

	"parley/graph"
	"parley/schema"
)

// Find resolves a name as a reader means it: an id, a name or an alias,
// exactly or without regard to case. If nothing fits, the error is a *NotFound
// with suggestions.
func Find(ctx context.Context, s *graph.Store, name string) (schema.Entity, error) {
	return schema.Entity{}, nil
}

// Actors lists who acts or speaks, the most talked about first.
func Actors(ctx context.Context, s *graph.Store, f graph.Filter) ([]Actor, error) { return nil, nil }

// Relations lists what a does to b and b to a, the most frequent first; with
// one or both names empty, what concerns the other, or all.
func Relations(ctx context.Context, s *graph.Store, a, b string, f graph.Filter) ([]Relation, error) {
	return nil, nil
}

// Stances lists where holder stands, on everything or on one target.
func Stances(ctx context.Context, s *graph.Store, holder, on string) ([]schema.Stance, error) {
	return nil, nil
}

// Path is the shortest way from a to b over factual relations, at most maxHops
// (6 if zero) long; empty if there is none.
func Path(ctx context.Context, s *graph.Store, a, b string, maxHops int) ([]Hop, error) {
	return nil, nil
}

// Why explains a statement: once for each piece of evidence.
func Why(ctx context.Context, s *graph.Store, id string) ([]Explanation, error) { return nil, nil }

// Count counts what the store holds.
func Count(ctx context.Context, s *graph.Store) (Stats, error) { return Stats{}, nil }

// Verify checks every invariant of the store and names what breaks one.
func Verify(ctx context.Context, s *graph.Store) ([]Problem, error) { return nil, nil }

// Timeline lists what is said of an actor in the order of time.
func Timeline(ctx context.Context, s *graph.Store, actor string, f graph.Filter) ([]Entry, error) {
	return nil, nil
}

// Search finds entities, documents and statements that contain text.
func Search(ctx context.Context, s *graph.Store, text string) ([]Hit, error) { return nil, nil }
