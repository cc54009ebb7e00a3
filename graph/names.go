package graph

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// Name is one name of an entity.
type Name struct {
	Entity string // id
	Text   string
	Alias  bool // not the canonical one
}

// Names are all names of all entities, or of those of some classes, the
// canonical ones first.
func (s *Store) Names(ctx context.Context, classes ...schema.Class) ([]Name, error) {
	var all []Name
	err := s.read(ctx, func(r *reader) error {
		wanted := map[quad.IRI]bool{}
		for _, class := range classes {
			nodes, err := r.ends(ctx, quad.Subject, quad.Object, classTypes[class], rdfType)
			if err != nil {
				return err
			}
			for _, node := range nodes {
				wanted[node] = true
			}
		}
		for _, p := range []quad.IRI{rdfsLabel, hasAlias} {
			err := r.pairs(ctx, p, func(entity quad.IRI, name quad.Value) {
				if len(classes) > 0 && !wanted[entity] {
					return
				}
				all = append(all, Name{Entity: entityID(entity), Text: quad.ToString(name), Alias: p == hasAlias})
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// pairs are the ends of all quads of a predicate.
func (r *reader) pairs(ctx context.Context, predicate quad.IRI, use func(quad.IRI, quad.Value)) error {
	edges, err := r.edges(ctx, quad.Predicate, predicate)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(edges, eachAtOnce) {
		if err := r.resolve(ctx, part, quad.Subject, quad.Object); err != nil {
			return err
		}
		for _, e := range part {
			subject, _ := r.names[e[end(quad.Subject)]].(quad.IRI)
			use(subject, r.names[e[end(quad.Object)]])
		}
	}
	return nil
}

// Named are the ids of the entities that have exactly this name: those whose
// canonical name it is first, both sorted.
func (s *Store) Named(ctx context.Context, text string) ([]string, error) {
	var ids []string
	err := s.read(ctx, func(r *reader) error {
		for _, p := range []quad.IRI{rdfsLabel, hasAlias} {
			nodes, err := r.ends(ctx, quad.Subject, quad.Object, quad.String(text), p)
			if err != nil {
				return err
			}
			slices.Sort(nodes)
			for _, node := range nodes {
				if id := entityID(node); !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
		return nil
	})
	return ids, err
}

// Mentions is the number of different statements that concern an entity: as
// subject, object, source or in a role.
func (s *Store) Mentions(ctx context.Context, id string) (int, error) {
	count := 0
	err := s.read(ctx, func(r *reader) error {
		nodes, err := r.concerning(ctx, entityIRI(id))
		count = len(nodes)
		return err
	})
	return count, err
}

// HoldsRelation reports whether a statement may have the relation of the id.
func (s *Store) HoldsRelation(ctx context.Context, id string) (bool, error) {
	held := false
	err := s.read(ctx, func(r *reader) error {
		ref, err := r.qs.Find(quad.IRI(id))
		if err != nil || ref == 0 {
			return err
		}
		size, err := r.qs.QuadIteratorSize(ctx, quad.Object, ref)
		held = size.Value > 0
		return err
	})
	return held, err
}

// Relations is the number of statements of each relation, by id.
func (s *Store) Relations(ctx context.Context) (map[string]int, error) {
	counts := map[string]int{}
	err := s.read(ctx, func(r *reader) error {
		return r.pairs(ctx, hasRelation, func(_ quad.IRI, relation quad.Value) {
			if iri, ok := relation.(quad.IRI); ok {
				counts[string(iri)]++
			}
		})
	})
	return counts, err
}

// Identified are the ids of the statements that begin with some letters, sorted.
func (s *Store) Identified(ctx context.Context, letters string) ([]string, error) {
	var ids []string
	err := s.read(ctx, func(r *reader) error {
		return r.qs.EachLink(ctx, pattern(quad.Object, typeStatement, rdfType), eachAtOnce, func(edges []edge) error {
			if err := r.resolve(ctx, edges, quad.Subject); err != nil {
				return err
			}
			for _, e := range edges {
				if id, _ := r.names[e[end(quad.Subject)]].(quad.IRI); strings.HasPrefix(string(id), letters) {
					ids = append(ids, string(id))
				}
			}
			return nil
		})
	})
	slices.Sort(ids)
	return slices.Compact(ids), err
}

// Outlets are the sources of the documents, sorted.
func (s *Store) Outlets(ctx context.Context) ([]string, error) {
	var outlets []string
	err := s.read(ctx, func(r *reader) error {
		return r.pairs(ctx, hasOutlet, func(_ quad.IRI, outlet quad.Value) {
			outlets = append(outlets, quad.ToString(outlet))
		})
	})
	slices.Sort(outlets)
	return slices.Compact(outlets), err
}

// Paths are the paths of the documents, sorted.
func (s *Store) Paths(ctx context.Context) ([]string, error) {
	var paths []string
	err := s.read(ctx, func(r *reader) error {
		nodes, err := r.ends(ctx, quad.Subject, quad.Object, typeDocument, rdfType)
		for _, node := range nodes {
			paths = append(paths, documentPath(node))
		}
		return err
	})
	slices.Sort(paths)
	return paths, err
}

// Quoting yields the statements that rest on words of which a function says yes,
// one for each such place, in the order of Statements. It reads the words of all,
// each once, and the rest of those only that are yielded.
func (s *Store) Quoting(ctx context.Context, wanted func(quote string) bool) iter.Seq2[schema.Statement, error] {
	return stream(ctx, s, func(r *reader, yield func(schema.Statement) error) error {
		var nodes []quadstore.ID
		err := r.qs.EachLink(ctx, quad.Quad{Predicate: hasExact}, eachAtOnce, func(edges []edge) error {
			if err := r.resolve(ctx, edges, quad.Object); err != nil {
				return err
			}
			for _, e := range edges {
				if wanted(quad.ToString(r.names[e[end(quad.Object)]])) {
					nodes = append(nodes, e[end(quad.Label)])
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		slices.Sort(nodes)
		sift := sieve{r: r, quote: wanted}
		return sift.yield(ctx, slices.Compact(nodes), false, yield)
	})
}
