package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/identity"
	"parley/schema"
)

func aliasRows(all []identity.Sameness) []Alias {
	var rows []Alias
	for _, s := range all {
		rows = append(rows, Alias{Name: nameOf(s.ID), As: s.As, Rules: s.Rules, Because: s.Because})
	}
	return rows
}

// nameOf is the name that an id was made from, as far as the id tells.
func nameOf(id string) string { return strings.ReplaceAll(id, "_", " ") }

// Duplicates lists pairs of actors who may be one, the most likely first; with a
// name, those of one actor. Both are in the graph under their own names.
func Duplicates(ctx context.Context, s *graph.Store, name string) ([]Duplicate, error) {
	of := ""
	if name != "" {
		e, err := Find(ctx, s, name)
		if err != nil {
			return nil, err
		}
		of = e.ID
	}
	doubts, err := s.Doubts(ctx)
	if err != nil {
		return nil, err
	}
	var rows []Duplicate
	for _, d := range doubts {
		row, err := duplicate(ctx, s, d)
		if errors.Is(err, graph.ErrNotFound) {
			continue // not settled yet
		}
		if err != nil {
			return nil, err
		}
		if of == "" || row.A == of || row.B == of {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

func duplicate(ctx context.Context, s *graph.Store, d identity.Doubt) (Duplicate, error) {
	row := Duplicate{Score: d.Score, Reasons: d.Reasons}
	var classes []string
	for _, side := range []struct {
		doubt      string
		id, name   *string
		statements *int
	}{{d.A, &row.A, &row.AName, &row.AStatements}, {d.B, &row.B, &row.BName, &row.BStatements}} {
		id, err := s.Stands(ctx, side.doubt)
		if err != nil {
			return row, err
		}
		e, err := s.Entity(ctx, id)
		if err != nil {
			return row, err
		}
		*side.id, *side.name = e.ID, e.Name
		if *side.statements, err = s.Mentions(ctx, id); err != nil {
			return row, err
		}
		classes = append(classes, string(e.Class))
	}
	slices.Sort(classes)
	row.Class = strings.Join(slices.Compact(classes), "/")
	return row, nil
}

// ErrClasses says that two actors are of different classes.
var ErrClasses = errors.New("of different classes")

// Merging is the decision that two actors are one, under the name of the first.
// Unless across is set, they have to be of one class.
func Merging(ctx context.Context, s *graph.Store, a, b string, across bool) (identity.Decision, error) {
	one, err := Find(ctx, s, a)
	if err != nil {
		return identity.Decision{}, err
	}
	other, err := Find(ctx, s, b)
	if err != nil {
		return identity.Decision{}, err
	}
	switch {
	case one.ID == other.ID:
		return identity.Decision{}, fmt.Errorf("%s and %s are one already: %s", a, b, one.Name)
	case one.Class != other.Class && !across:
		return identity.Decision{}, fmt.Errorf("%s is a %s and %s a %s: %w", one.Name, one.Class, other.Name, other.Class, ErrClasses)
	}
	return identity.Decision{Kind: identity.Merge, A: one.ID, B: other.ID}, nil
}

// Splitting are the decisions that keep names apart that stand for one actor:
// some of them from the rest, or all from each other.
func Splitting(ctx context.Context, s *graph.Store, name string, names []string) ([]identity.Decision, error) {
	e, err := Find(ctx, s, name)
	if err != nil {
		return nil, err
	}
	same, err := s.SameAs(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	if len(same) == 0 {
		return nil, fmt.Errorf("%s stands for itself alone: nothing was merged with it", e.Name)
	}
	ids := []string{e.ID}
	for _, s := range same {
		ids = append(ids, s.ID)
	}
	leaving := map[string]bool{}
	for _, n := range names {
		i := slices.IndexFunc(ids, func(id string) bool { return id == bare(n) || fold(nameOf(id)) == fold(n) })
		if i < 0 {
			return nil, fmt.Errorf("%s is no name of %s; its names are %s", n, e.Name, nameOf(strings.Join(ids, ", ")))
		}
		leaving[ids[i]] = true
	}
	var decisions []identity.Decision
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if len(names) == 0 || leaving[a] != leaving[b] {
				decisions = append(decisions, identity.Decision{Kind: identity.Split, A: a, B: b})
			}
		}
	}
	return decisions, nil
}

// Undoing are the decisions of a kind by hand that concern an actor, or two.
func Undoing(ctx context.Context, s *graph.Store, kind identity.Kind, names []string) ([]identity.Decision, error) {
	all, err := s.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	keep := func(d identity.Decision) bool {
		for _, name := range names {
			if !called(d.A, name) && !called(d.B, name) {
				return false
			}
		}
		return d.Kind == kind && d.Origin == ""
	}
	all = slices.DeleteFunc(all, func(d identity.Decision) bool { return !keep(d) })
	if len(all) == 0 {
		return nil, fmt.Errorf("no %s by hand of %s", kind, strings.Join(names, " and "))
	}
	return all, nil
}

// called reports whether an id is meant by a name.
func called(id, name string) bool {
	name = bare(name)
	return id == name || id == schema.EntityID(name) || fold(nameOf(id)) == fold(name)
}
