package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// NotFound says that no entity has a name, and which names come close.
type NotFound struct {
	Name        string
	Suggestions []string // ids, the closest first; at most three
}

// Error names the name and the suggestions.
func (e *NotFound) Error() string {
	if len(e.Suggestions) == 0 {
		return fmt.Sprintf("nobody and nothing is called %q", e.Name)
	}
	return fmt.Sprintf("nobody and nothing is called %q; did you mean %s?", e.Name, strings.Join(e.Suggestions, ", "))
}

// Is makes a NotFound a graph.ErrNotFound.
func (e *NotFound) Is(target error) bool { return target == graph.ErrNotFound }

// Find resolves a name as a reader means it: an id, in angle brackets or not,
// a name or an alias, exactly or without regard to case. Of several that fit
// equally the one with the smallest id is taken. If nothing fits, the error is
// a *NotFound with suggestions.
func Find(ctx context.Context, s *graph.Store, name string) (schema.Entity, error) {
	name = strings.TrimSpace(name)
	if inner, ok := strings.CutPrefix(name, "<"); ok && strings.HasSuffix(inner, ">") {
		name = strings.TrimSuffix(inner, ">")
	}
	for _, id := range []string{name, schema.EntityID(name)} {
		e, err := s.Entity(ctx, id)
		if err == nil || !errors.Is(err, graph.ErrNotFound) {
			return e, err
		}
	}
	var best schema.Entity
	rank := noFit
	var near []closeness
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return schema.Entity{}, err
		}
		if r := fit(&e, name); r < rank {
			best, rank = e, r
		}
		near = append(near, closeness{e.ID, distanceTo(&e, name)})
	}
	if rank < noFit {
		return best, nil
	}
	return schema.Entity{}, &NotFound{Name: name, Suggestions: nearest(near, name)}
}

// noFit is the rank of an entity that has not the name.
const noFit = 5

// fit ranks how an entity has a name; smaller is better.
func fit(e *schema.Entity, name string) int {
	switch {
	case e.Name == name:
		return 0
	case slices.Contains(e.Aliases, name):
		return 1
	case strings.EqualFold(e.ID, name), strings.EqualFold(e.ID, schema.EntityID(name)):
		return 2
	case strings.EqualFold(e.Name, name):
		return 3
	case slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.EqualFold(a, name) }):
		return 4
	}
	return noFit
}

// closeness is how far an entity's nearest name is.
type closeness struct {
	id       string
	distance int
}

// nearest picks the suggestions: what differs in less than half of its letters,
// or contains the name.
func nearest(near []closeness, name string) []string {
	limit := max(2, len([]rune(name))*2/5)
	near = slices.DeleteFunc(near, func(c closeness) bool { return c.distance > limit })
	slices.SortFunc(near, func(a, b closeness) int {
		return cmp.Or(a.distance-b.distance, strings.Compare(a.id, b.id))
	})
	var ids []string
	for _, c := range near[:min(len(near), 3)] {
		ids = append(ids, c.id)
	}
	return ids
}

// distanceTo is the smallest number of edits from a name to a name of the
// entity; a name that occurs whole in another counts as one edit.
func distanceTo(e *schema.Entity, name string) int {
	wanted := strings.ToLower(name)
	best := 1 << 30
	for _, known := range append([]string{e.Name}, e.Aliases...) {
		known = strings.ToLower(known)
		if len(wanted) > 2 && slices.Contains(strings.Fields(known), wanted) {
			best = min(best, 1)
			continue
		}
		best = min(best, edits(wanted, known))
	}
	return best
}

// edits is the Levenshtein distance of two strings in runes (V. I. Levenshtein,
// Binary codes capable of correcting deletions, insertions and reversals, 1966).
func edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range y {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(y)]
}
