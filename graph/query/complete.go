package query

import (
	"context"
	"maps"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Part is a part of the graph in which a name may be completed.
type Part string

// The parts.
const (
	ActorPart    Part = "actor"
	EntityPart   Part = "entity"
	RelationPart Part = "relation"
	DocumentPart Part = "document"
)

// Complete lists the ids, or for documents the paths, of what a word may be the
// beginning of: of a name, an alias, or a later word of one, without regard to
// case and accents; sorted.
func Complete(ctx context.Context, s *graph.Store, part Part, word string) ([]string, error) {
	wanted := fold(word)
	begins := func(known string) bool {
		known = fold(known)
		return strings.HasPrefix(known, wanted) || strings.Contains(known, " "+wanted)
	}
	var known []string
	var err error
	switch part {
	case RelationPart:
		var counts map[string]int
		counts, err = s.Relations(ctx)
		known = slices.Sorted(maps.Keys(counts))
	case DocumentPart:
		known, err = s.Paths(ctx)
		begins = func(path string) bool { return strings.HasPrefix(path, word) }
	default:
		return completeEntity(ctx, s, part, begins)
	}
	return slices.DeleteFunc(known, func(name string) bool { return !begins(name) }), err
}

func completeEntity(ctx context.Context, s *graph.Store, part Part, begins func(string) bool) ([]string, error) {
	var classes []schema.Class
	for _, class := range schema.Classes {
		if part == EntityPart || class.Actor() {
			classes = append(classes, class)
		}
	}
	names, err := s.Names(ctx, classes...)
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	for _, n := range names {
		if begins(n.Text) {
			found[n.Entity] = true
		}
	}
	return slices.Sorted(maps.Keys(found)), nil
}
