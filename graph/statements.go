package graph

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/schema"
)

// Statements yields the statements that pass the filter, one for each piece of
// evidence, ordered by document, start and id. They are read before the first
// is yielded, so the loop may use the store.
func (s *Store) Statements(ctx context.Context, f Filter) iter.Seq2[schema.Statement, error] {
	return sequence(ctx, s, func(r *reader) ([]schema.Statement, error) {
		nodes, err := r.candidates(ctx, f)
		if err != nil {
			return nil, err
		}
		sift := sieve{r: r, filter: f, docs: map[string]schema.Document{}}
		var found []schema.Statement
		for _, node := range nodes {
			held, err := sift.passing(ctx, node)
			if err != nil {
				return nil, err
			}
			found = append(found, held...)
		}
		slices.SortFunc(found, compareStatements)
		return found, nil
	})
}

// sieve applies a filter to statements, and remembers their documents.
type sieve struct {
	r      *reader
	filter Filter
	docs   map[string]schema.Document // by path; filled as far as the filter asks for them
}

// passing is a statement, once for each piece of evidence that passes.
func (s *sieve) passing(ctx context.Context, node quad.IRI) ([]schema.Statement, error) {
	graph, err := s.r.facts(ctx, node)
	if err != nil {
		return nil, err
	}
	held, err := graph.statements(string(node))
	if err != nil {
		return nil, err
	}
	found := held[:0]
	for i := range held {
		path := held[i].Evidence.Document
		if _, known := s.docs[path]; s.filter.dated() && !known {
			if s.docs[path], err = s.r.head(ctx, documentIRI(path)); err != nil {
				return nil, err
			}
		}
		if s.filter.match(&held[i], s.docs[path]) {
			found = append(found, held[i])
		}
	}
	return found, nil
}

// Among yields those of some statements that pass a filter, one for each piece
// of evidence, in the order of the ids. Each is read when it is its turn.
func (s *Store) Among(ctx context.Context, f Filter, ids []string) iter.Seq2[schema.Statement, error] {
	return func(yield func(schema.Statement, error) bool) {
		enough := false
		err := s.read(ctx, func(r *reader) error {
			sift := sieve{r: r, filter: f, docs: map[string]schema.Document{}}
			for _, id := range ids {
				held, err := sift.passing(ctx, quad.IRI(id))
				if err != nil {
					return err
				}
				for i := range held {
					if enough = !yield(held[i], nil); enough {
						return nil
					}
				}
			}
			return nil
		})
		if err != nil && !enough {
			yield(schema.Statement{}, err)
		}
	}
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

// candidates are the statements that may pass the filter, by whichever index
// promises the fewest.
func (r *reader) candidates(ctx context.Context, f Filter) ([]quad.IRI, error) {
	switch {
	case f.Document != "":
		return r.ends(ctx, quad.Label, quad.Object, documentIRI(f.Document), hasSource)
	case f.Subject != "" && f.Object != "":
		return r.between(ctx, entityIRI(f.Subject), entityIRI(f.Object))
	case f.Object != "":
		return r.ends(ctx, quad.Subject, quad.Object, entityIRI(f.Object), hasObject)
	case f.Subject != "":
		return r.ends(ctx, quad.Subject, quad.Object, entityIRI(f.Subject), hasSubject)
	case f.Actor != "" && f.With != "":
		return r.concerningBoth(ctx, entityIRI(f.Actor), entityIRI(f.With))
	case f.Actor != "":
		return r.concerning(ctx, entityIRI(f.Actor))
	case f.Relation != "":
		return r.ends(ctx, quad.Subject, quad.Object, quad.IRI(f.Relation), hasRelation)
	}
	return r.ends(ctx, quad.Subject, quad.Object, typeStatement, rdfType)
}

// between are the statements that one entity is subject of and another object:
// those of the quads that join the two.
func (r *reader) between(ctx context.Context, subject, object quad.IRI) ([]quad.IRI, error) {
	edges, err := r.qs.Links(ctx, quad.Quad{Subject: subject, Object: object})
	if err != nil {
		return nil, err
	}
	if err := r.resolve(ctx, edges, quad.Label); err != nil {
		return nil, err
	}
	var found []quad.IRI
	for _, e := range edges {
		if label, ok := r.names[e[end(quad.Label)]].(quad.IRI); ok && strings.HasPrefix(string(label), statementScheme) {
			found = append(found, label)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// concerning are the statements that have an entity for subject, object or
// source, or name it in a role.
func (r *reader) concerning(ctx context.Context, entity quad.IRI) ([]quad.IRI, error) {
	parts, err := r.ends(ctx, quad.Subject, quad.Object, entity, hasSubject, hasObject, isAttributedTo)
	if err != nil {
		return nil, err
	}
	roles, err := r.ends(ctx, quad.Label, quad.Object, entity, hasEntity)
	if err != nil {
		return nil, err
	}
	nodes := slices.Concat(parts, roles)
	slices.Sort(nodes)
	return slices.Compact(nodes), nil
}

// concerningBoth are the statements that concern two entities.
func (r *reader) concerningBoth(ctx context.Context, a, b quad.IRI) ([]quad.IRI, error) {
	nodes, err := r.concerning(ctx, a)
	if err != nil {
		return nil, err
	}
	others, err := r.concerning(ctx, b)
	return slices.DeleteFunc(nodes, func(node quad.IRI) bool {
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
