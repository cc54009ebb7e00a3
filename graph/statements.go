package graph

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// Statements yields the statements that pass the filter, one for each piece of
// evidence, ordered by document, start and id, as the store is when the first is
// asked for. Of all that come it remembers their numbers and the documents' paths,
// and reads some at a time, however many there are.
func (s *Store) Statements(ctx context.Context, f Filter) iter.Seq2[schema.Statement, error] {
	return stream(ctx, s, func(r *reader, yield func(schema.Statement) error) error {
		nodes, all, err := r.candidates(ctx, f)
		if err != nil {
			return err
		}
		sift := sieve{r: r, filter: f}
		return sift.yield(ctx, nodes, all, yield)
	})
}

// Among yields those of some statements that pass a filter, one for each piece
// of evidence, in the order of the ids, some read at a time.
func (s *Store) Among(ctx context.Context, f Filter, ids []string) iter.Seq2[schema.Statement, error] {
	return stream(ctx, s, func(r *reader, yield func(schema.Statement) error) error {
		sift := sieve{r: r, filter: f}
		for some := range slices.Chunk(ids, nodesAtOnce) {
			nodes, err := r.find(some)
			if err != nil {
				return err
			}
			held, err := sift.passing(ctx, nodes)
			if err != nil {
				return err
			}
			byID := map[string][]schema.Statement{}
			for _, st := range held {
				byID[st.ID] = append(byID[st.ID], st)
			}
			for _, id := range some {
				for _, st := range byID[id] {
					if err := yield(st); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}

// Passing are those of some statements that pass a filter, each with the
// highest confidence of the evidence that passes.
func (s *Store) Passing(ctx context.Context, f Filter, ids []string) (map[string]float64, error) {
	passing := map[string]float64{}
	for st, err := range s.Among(ctx, f, ids) {
		if err != nil {
			return nil, err
		}
		passing[st.ID] = max(passing[st.ID], st.Confidence)
	}
	return passing, nil
}

// find are the references of nodes, in order, as far as they are there.
func (r *reader) find(nodes []string) ([]quadstore.ID, error) {
	values := make([]quad.Value, len(nodes))
	for n, node := range nodes {
		values[n] = quad.IRI(node)
	}
	found, err := r.qs.FindAll(values)
	if err != nil {
		return nil, err
	}
	slices.Sort(found)
	found = slices.Compact(found)
	if len(found) > 0 && found[0] == 0 {
		found = found[1:]
	}
	return found, nil
}

// candidates are the statements that may pass the filter, in the order of their
// references, by whichever index promises the fewest; or it says that all may.
func (r *reader) candidates(ctx context.Context, f Filter) (nodes []quadstore.ID, all bool, err error) {
	switch {
	case f.Document != "":
		nodes, err = r.endIDs(ctx, quad.Label, quad.Object, documentIRI(f.Document), hasSource)
	case f.Subject != "" && f.Object != "":
		nodes, err = r.between(ctx, entityIRI(f.Subject), entityIRI(f.Object))
	case f.Object != "":
		nodes, err = r.endIDs(ctx, quad.Subject, quad.Object, entityIRI(f.Object), hasObject)
	case f.Subject != "":
		nodes, err = r.endIDs(ctx, quad.Subject, quad.Object, entityIRI(f.Subject), hasSubject)
	case f.Actor != "" && f.With != "":
		nodes, err = r.concerningBoth(ctx, entityIRI(f.Actor), entityIRI(f.With))
	case f.Actor != "":
		nodes, err = r.concerning(ctx, entityIRI(f.Actor))
	case f.Relation != "":
		nodes, err = r.endIDs(ctx, quad.Subject, quad.Object, quad.IRI(f.Relation), hasRelation)
	default:
		all = true
	}
	return nodes, all, err
}

// between are the statements that one entity is subject of and another object:
// those of the quads that join the two. There may be stances among them, which
// have no evidence.
func (r *reader) between(ctx context.Context, subject, object quad.IRI) ([]quadstore.ID, error) {
	edges, err := r.qs.Links(ctx, quad.Quad{Subject: subject, Object: object})
	if err != nil {
		return nil, err
	}
	var found []quadstore.ID
	for _, e := range edges {
		if label := e[end(quad.Label)]; label != 0 {
			found = append(found, label)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// concerning are the statements that have an entity for subject, object or
// source, or name it in a role.
func (r *reader) concerning(ctx context.Context, entity quad.IRI) ([]quadstore.ID, error) {
	parts, err := r.endIDs(ctx, quad.Subject, quad.Object, entity, hasSubject, hasObject, isAttributedTo)
	if err != nil {
		return nil, err
	}
	roles, err := r.endIDs(ctx, quad.Label, quad.Object, entity, hasEntity)
	if err != nil {
		return nil, err
	}
	nodes := slices.Concat(parts, roles)
	slices.Sort(nodes)
	return slices.Compact(nodes), nil
}

// concerningBoth are the statements that concern two entities.
func (r *reader) concerningBoth(ctx context.Context, a, b quad.IRI) ([]quadstore.ID, error) {
	nodes, err := r.concerning(ctx, a)
	if err != nil {
		return nil, err
	}
	others, err := r.concerning(ctx, b)
	return slices.DeleteFunc(nodes, func(node quadstore.ID) bool {
		_, both := slices.BinarySearch(others, node)
		return !both
	}), err
}

// Statement is the statement of the id, once for each piece of evidence,
// ordered by document and start; ErrNotFound if there is none.
func (s *Store) Statement(ctx context.Context, id string) ([]schema.Statement, error) {
	var held []schema.Statement
	err := s.read(ctx, func(r *reader) error {
		f, err := r.facts(ctx, quad.IRI(id))
		if err != nil {
			return err
		}
		held, err = f.statements(id)
		if err == nil && len(held) == 0 {
			err = fmt.Errorf("statement %s: %w", id, ErrNotFound)
		}
		return err
	})
	return held, err
}
