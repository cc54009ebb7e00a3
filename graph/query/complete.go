package query

import (
	"context"
	"iter"
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
// beginning of: of a name or an alias, or if there is none, of a later word of
// one, without regard to case and accents; sorted.
func Complete(ctx context.Context, s *graph.Store, part Part, word string) ([]string, error) {
	switch part {
	case RelationPart:
		counts, err := s.Relations(ctx)
		return continuing(word, maps.Keys(counts)), err
	case DocumentPart:
		paths, err := s.Paths(ctx)
		return slices.DeleteFunc(paths, func(path string) bool { return !strings.HasPrefix(path, word) }), err
	}
	ids, err := idsByName(ctx, s, part)
	found := map[string]bool{}
	for _, name := range continuing(word, maps.Keys(ids)) {
		for _, id := range ids[name] {
			found[id] = true
		}
	}
	return slices.Sorted(maps.Keys(found)), err
}

// continuing are the names that begin with a word, or else those of which a
// later word does.
func continuing(word string, names iter.Seq[string]) []string {
	wanted := fold(word)
	var first, later []string
	for name := range names {
		switch known := fold(name); {
		case strings.HasPrefix(known, wanted):
			first = append(first, name)
		case strings.Contains(known, " "+wanted):
			later = append(later, name)
		}
	}
	if len(first) == 0 {
		first = later
	}
	slices.Sort(first)
	return first
}

func idsByName(ctx context.Context, s *graph.Store, part Part) (map[string][]string, error) {
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
	ids := map[string][]string{}
	for _, n := range names {
		ids[n.Text] = append(ids[n.Text], n.Entity)
	}
	return ids, nil
}
