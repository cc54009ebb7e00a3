package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
)

// Counts are how much a store holds.
type Counts struct {
	Documents, Statements, Stances, Entities, Quads int
}

// Counts counts, without reading what it counts.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	err := s.read(ctx, func(r *reader) error {
		kinds := map[quad.IRI]*int{typeDocument: &c.Documents, typeStatement: &c.Statements, typeStance: &c.Stances}
		for _, class := range classTypes {
			kinds[class] = &c.Entities
		}
		for kind, count := range kinds {
			ref, err := r.qs.Find(kind)
			if err != nil {
				return err
			}
			if ref == 0 {
				continue
			}
			size, err := r.qs.QuadIteratorSize(ctx, quad.Object, ref)
			if err != nil {
				return err
			}
			*count += int(size.Value)
		}
		var err error
		c.Quads, err = r.size(ctx)
		return err
	})
	return c, err
}

// Network is the graph of entities without the words: how often each is
// mentioned, and who has facts with whom.
type Network struct {
	Mentions  map[string]int // statements that an entity is subject, object or source of, by its id
	Relations map[string]int // statements, by the id of the relation
	Ties      []Tie          // by their ends
}

// Tie is all facts from one entity to another.
type Tie struct {
	From, To string // ids of subject and object
	Facts    int    // statements
}

// Network reads it; of the texts it sees only the names.
func (s *Store) Network(ctx context.Context) (*Network, error) {
	var n *Network
	err := s.read(ctx, func(r *reader) error {
		w := weaver{r: r, parts: map[[2]quadstore.ID]bool{}, relations: map[quadstore.ID]int{}, ties: map[[2]quadstore.ID]int{}}
		if err := w.weave(ctx); err != nil {
			return err
		}
		var err error
		n, err = w.named(ctx)
		return err
	})
	return n, err
}

// weaver makes a network of references.
type weaver struct {
	r         *reader
	parts     map[[2]quadstore.ID]bool // statement and entity
	relations map[quadstore.ID]int
	ties      map[[2]quadstore.ID]int
}

func (w *weaver) weave(ctx context.Context) error {
	for _, p := range []quad.IRI{hasSubject, hasObject, isAttributedTo} {
		edges, err := w.r.edges(ctx, quad.Predicate, p)
		if err != nil {
			return err
		}
		for _, e := range edges {
			w.parts[[2]quadstore.ID{e[end(quad.Subject)], e[end(quad.Object)]}] = true
		}
	}
	edges, err := w.r.edges(ctx, quad.Predicate, hasRelation)
	if err != nil {
		return err
	}
	statements := map[quadstore.ID]bool{}
	for _, e := range edges {
		statements[e[end(quad.Subject)]] = true
		w.relations[e[end(quad.Object)]]++
	}
	for relation := range w.relations {
		facts, err := w.r.qs.LinksAt(ctx, quad.Predicate, []quadstore.ID{relation})
		if err != nil {
			return err
		}
		for _, f := range facts {
			if statements[f[end(quad.Label)]] { // else it is a stance's
				w.ties[[2]quadstore.ID{f[end(quad.Subject)], f[end(quad.Object)]}]++
			}
		}
	}
	return nil
}

// named gives the references their names.
func (w *weaver) named(ctx context.Context) (*Network, error) {
	mentions := map[quadstore.ID]int{}
	for part := range w.parts {
		mentions[part[1]]++
	}
	names := map[quadstore.ID]string{}
	for ids := range slices.Chunk(slices.Collect(maps.Keys(mentions)), eachAtOnce) {
		if err := w.learn(ctx, ids, names); err != nil {
			return nil, err
		}
	}
	if err := w.learn(ctx, slices.Collect(maps.Keys(w.relations)), names); err != nil {
		return nil, err
	}
	n := &Network{Mentions: map[string]int{}, Relations: map[string]int{}}
	for id, count := range mentions {
		n.Mentions[entityID(quad.IRI(names[id]))] = count
	}
	for id, count := range w.relations {
		n.Relations[names[id]] = count
	}
	for ends, count := range w.ties {
		n.Ties = append(n.Ties, Tie{entityID(quad.IRI(names[ends[0]])), entityID(quad.IRI(names[ends[1]])), count})
	}
	slices.SortFunc(n.Ties, func(a, b Tie) int {
		return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.To, b.To))
	})
	return n, nil
}

func (w *weaver) learn(ctx context.Context, ids []quadstore.ID, names map[quadstore.ID]string) error {
	values, err := w.r.qs.Terms(ctx, ids)
	if err != nil {
		return err
	}
	for i, id := range ids {
		iri, _ := values[i].(quad.IRI)
		names[id] = string(iri)
	}
	return nil
}
