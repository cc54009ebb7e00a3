package query

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Find resolves a name as a reader means it: an id, in angle brackets or not, a
// name or an alias; without regard to case and accents; or some words of a name
// that only one entity has, or one person, or one actor. Of several with the
// same name the one that most statements concern is taken. If nothing fits, or
// too much, the error is a *NotFound with suggestions.
func Find(ctx context.Context, s *graph.Store, name string) (schema.Entity, error) {
	return find(ctx, s, "actor", name)
}

func find(ctx context.Context, s *graph.Store, kind, name string) (schema.Entity, error) {
	name = bare(name)
	for _, id := range []string{name, schema.EntityID(name)} {
		e, err := s.Entity(ctx, id)
		if err == nil || !errors.Is(err, graph.ErrNotFound) {
			return e, err
		}
	}
	named, err := s.Named(ctx, name)
	if err != nil {
		return schema.Entity{}, err
	}
	if len(named) > 0 {
		return weightiest(ctx, s, named)
	}
	return forgive(ctx, s, kind, name)
}

// bare is a name without blanks around it and without angle brackets.
func bare(name string) string {
	name = strings.TrimSpace(name)
	if inner, ok := strings.CutPrefix(name, "<"); ok && strings.HasSuffix(inner, ">") {
		return strings.TrimSuffix(inner, ">")
	}
	return name
}

// weightiest is the entity that most statements concern.
func weightiest(ctx context.Context, s *graph.Store, ids []string) (schema.Entity, error) {
	list, err := candidates(ctx, s, ids, nil)
	if err != nil {
		return schema.Entity{}, err
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return b.statements - a.statements })
	return list[0].entity, nil
}

// forgive looks for a name among all names.
func forgive(ctx context.Context, s *graph.Store, kind, name string) (schema.Entity, error) {
	names, err := s.Names(ctx)
	if err != nil {
		return schema.Entity{}, err
	}
	wanted := fold(name)
	fitting, rank := []string(nil), fitsNot
	far := map[string]int{}
	for _, n := range names {
		known := fold(n.Text)
		switch r := fit(wanted, known, n.Alias); {
		case r < rank:
			fitting, rank = []string{n.Entity}, r
		case r == rank && r < fitsNot && !slices.Contains(fitting, n.Entity):
			fitting = append(fitting, n.Entity)
		}
		if rank < fitsNot {
			continue
		}
		if d := distance(wanted, known); d <= farthest(wanted) {
			if old, seen := far[n.Entity]; !seen || d < old {
				far[n.Entity] = d
			}
		}
	}
	switch rank {
	case fitsNot:
		return schema.Entity{}, suggest(ctx, s, kind, name, far)
	case fitsPart:
		return onlyOne(ctx, s, kind, name, fitting)
	}
	slices.Sort(fitting)
	return weightiest(ctx, s, fitting)
}

// mostSuggestions is how many names an error lists, mostCandidates how many are
// looked at for that.
const (
	mostSuggestions = 3
	mostCandidates  = 50
)

// candidate is an entity that a name may mean.
type candidate struct {
	entity     schema.Entity
	distance   int
	statements int
}

// tier puts persons, of whom one says the surname alone, before other actors,
// and these before things.
func (c *candidate) tier() int {
	switch {
	case c.entity.Class == schema.Person:
		return 0
	case c.entity.Class.Actor():
		return 1
	}
	return 2
}

func candidates(ctx context.Context, s *graph.Store, ids []string, far map[string]int) ([]candidate, error) {
	list := make([]candidate, 0, len(ids))
	for _, id := range ids {
		e, err := s.Entity(ctx, id)
		if err != nil {
			return nil, err
		}
		n, err := s.Mentions(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, candidate{e, far[id], n})
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(a.distance-b.distance, a.tier()-b.tier(), b.statements-a.statements, strings.Compare(a.entity.ID, b.entity.ID))
	})
	return list, nil
}

// onlyOne takes the entity of which a name is a part, if it is alone in its tier.
func onlyOne(ctx context.Context, s *graph.Store, kind, name string, ids []string) (schema.Entity, error) {
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	list, err := candidates(ctx, s, ids[:min(len(ids), mostCandidates)], nil)
	if err != nil {
		return schema.Entity{}, err
	}
	if len(list) == 1 || list[0].tier() < list[1].tier() {
		return list[0].entity, nil
	}
	list = slices.DeleteFunc(list, func(c candidate) bool { return c.tier() > list[0].tier() })
	return schema.Entity{}, &NotFound{Kind: kind, Name: name, Several: true, Suggestions: suggestions(list)}
}

// suggest is the error for a name that nothing has.
func suggest(ctx context.Context, s *graph.Store, kind, name string, far map[string]int) error {
	ids := make([]string, 0, len(far))
	for id := range far {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(far[a]-far[b], len(a)-len(b), strings.Compare(a, b))
	})
	list, err := candidates(ctx, s, ids[:min(len(ids), mostCandidates)], far)
	if err != nil {
		return err
	}
	if kind == "actor" { // where actors come close, a thing named after them is not meant
		isActor := func(c candidate) bool { return c.entity.Class.Actor() }
		if slices.ContainsFunc(list, isActor) {
			list = slices.DeleteFunc(list, func(c candidate) bool { return !isActor(c) })
		}
	}
	return &NotFound{Kind: kind, Name: name, Suggestions: suggestions(list)}
}

func suggestions(list []candidate) []Suggestion {
	var found []Suggestion
	for _, c := range list[:min(len(list), mostSuggestions)] {
		found = append(found, Suggestion{ID: c.entity.ID, Name: c.entity.Name, Statements: c.statements})
	}
	return found
}
