package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
)

// Involvement is how much is said of an entity, or by it.
type Involvement struct {
	Entity      string // id
	Statements  int    // different ones that it is subject, object or source of
	Documents   int    // different ones that say so
	First, Last string // dates of the earliest and latest of those that have one
}

// Involved counts for every entity, in the order of their ids. It reads numbers
// only, and none of the words.
func (s *Store) Involved(ctx context.Context) ([]Involvement, error) {
	var found []Involvement
	err := s.read(ctx, func(r *reader) error {
		parts, err := r.partsPlayed(ctx)
		if err != nil {
			return err
		}
		places, err := r.places(ctx)
		if err != nil {
			return err
		}
		dates, err := r.dates(ctx)
		if err != nil {
			return err
		}
		var entities []quadstore.ID
		for len(parts) > 0 {
			n, entity := 1, parts[0].who
			for n < len(parts) && parts[n].who == entity {
				n++
			}
			found = append(found, involvement(parts[:n], places, dates))
			entities, parts = append(entities, entity), parts[n:]
		}
		values, err := r.qs.Terms(ctx, entities)
		for n := range values {
			iri, _ := values[n].(quad.IRI)
			found[n].Entity = entityID(iri)
		}
		return err
	})
	slices.SortFunc(found, func(a, b Involvement) int { return strings.Compare(a.Entity, b.Entity) })
	return found, err
}

// tie is somebody, or something, and a statement.
type tie struct{ who, statement quadstore.ID }

func compareTies(a, b tie) int {
	return cmp.Or(cmp.Compare(a.who, b.who), cmp.Compare(a.statement, b.statement))
}

// partsPlayed are the entities with the statements that they are subject, object
// or source of, by entity.
func (r *reader) partsPlayed(ctx context.Context) ([]tie, error) {
	var parts []tie
	for _, p := range []quad.IRI{hasSubject, hasObject, isAttributedTo} {
		err := r.qs.EachLink(ctx, quad.Quad{Predicate: p}, eachAtOnce, func(edges []edge) error {
			for _, e := range edges {
				parts = append(parts, tie{e[end(quad.Object)], e[end(quad.Subject)]})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(parts, compareTies)
	return slices.Compact(parts), nil
}

// places are the statements, in order, with the documents that make them.
func (r *reader) places(ctx context.Context) ([]tie, error) {
	var places []tie
	err := r.qs.EachLink(ctx, quad.Quad{Predicate: hasSource}, eachAtOnce, func(edges []edge) error {
		for _, e := range edges {
			places = append(places, tie{who: e[end(quad.Object)], statement: e[end(quad.Label)]})
		}
		return nil
	})
	slices.SortFunc(places, func(a, b tie) int {
		return cmp.Or(cmp.Compare(a.statement, b.statement), cmp.Compare(a.who, b.who))
	})
	return slices.Compact(places), err
}

// dates are those of the documents.
func (r *reader) dates(ctx context.Context) (map[quadstore.ID]string, error) {
	dates := map[quadstore.ID]string{}
	err := r.qs.EachLink(ctx, quad.Quad{Predicate: hasDate}, eachAtOnce, func(edges []edge) error {
		if err := r.resolve(ctx, edges, quad.Object); err != nil {
			return err
		}
		for _, e := range edges {
			if date, ok := r.names[e[end(quad.Object)]].(quad.TypedString); ok {
				dates[e[end(quad.Subject)]] = string(date.Value)
			}
		}
		return nil
	})
	return dates, err
}

// involvement counts the parts that one entity plays.
func involvement(parts, places []tie, dates map[quadstore.ID]string) (sum Involvement) {
	var documents []quadstore.ID
	for _, part := range parts {
		at, ok := slices.BinarySearchFunc(places, part.statement, func(t tie, id quadstore.ID) int { return cmp.Compare(t.statement, id) })
		if ok {
			sum.Statements++
		}
		for ; at < len(places) && places[at].statement == part.statement; at++ {
			documents = append(documents, places[at].who)
		}
	}
	slices.Sort(documents)
	documents = slices.Compact(documents)
	sum.Documents = len(documents)
	for _, id := range documents {
		date := dates[id]
		if date != "" && (sum.First == "" || date < sum.First) {
			sum.First = date
		}
		sum.Last = max(sum.Last, date)
	}
	return sum
}
