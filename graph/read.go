package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/schema"
)

// Document is the document at path with its text, or ErrNotFound.
func (s *Store) Document(ctx context.Context, path string) (schema.Document, error) {
	var doc schema.Document
	err := s.read(ctx, func(r *reader) error {
		node := documentIRI(path)
		f, err := r.factsBut(ctx, node, hasContribution)
		if err != nil {
			return err
		}
		if f[node] == nil {
			return fmt.Errorf("document %s: %w", path, ErrNotFound)
		}
		doc = f.document(node)
		return nil
	})
	return doc, err
}

// Documents yields every document, by path, without its text.
func (s *Store) Documents(ctx context.Context) iter.Seq2[schema.Document, error] {
	return sequence(ctx, s, func(r *reader) ([]schema.Document, error) {
		byPath, err := r.documents(ctx)
		docs := make([]schema.Document, 0, len(byPath))
		for _, doc := range byPath {
			docs = append(docs, doc)
		}
		slices.SortFunc(docs, func(a, b schema.Document) int { return strings.Compare(a.Path, b.Path) })
		return docs, err
	})
}

// documents reads what is known of all documents but their texts, by path.
func (r *reader) documents(ctx context.Context) (map[string]schema.Document, error) {
	nodes, err := r.ends(ctx, quad.Subject, quad.Object, typeDocument, rdfType)
	if err != nil {
		return nil, err
	}
	docs := make(map[string]schema.Document, len(nodes))
	for _, node := range nodes {
		doc, err := r.head(ctx, node)
		if err != nil {
			return nil, err
		}
		docs[doc.Path] = doc
	}
	return docs, nil
}

// head reads what is known of a document but its text.
func (r *reader) head(ctx context.Context, node quad.IRI) (schema.Document, error) {
	f, err := r.factsBut(ctx, node, hasText, hasContribution, hasMention)
	return f.document(node), err
}

// Dates are the dates of documents, by path; a document without one, or that
// the store does not hold, has none.
func (s *Store) Dates(ctx context.Context, paths iter.Seq[string]) (map[string]string, error) {
	dates := map[string]string{}
	err := s.read(ctx, func(r *reader) error {
		for path := range paths {
			if _, known := dates[path]; known {
				continue
			}
			edges, err := r.qs.Links(ctx, pattern(quad.Subject, documentIRI(path), hasDate))
			if err != nil {
				return err
			}
			quads, err := r.name(ctx, edges)
			if err != nil {
				return err
			}
			dates[path] = gather(quads).text(documentIRI(path), hasDate)
		}
		return nil
	})
	return dates, err
}

// Entities yields every entity, by id.
func (s *Store) Entities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return sequence(ctx, s, func(r *reader) ([]schema.Entity, error) {
		var found []schema.Entity
		for _, class := range schema.Classes {
			nodes, err := r.ends(ctx, quad.Subject, quad.Object, classTypes[class], rdfType)
			if err != nil {
				return nil, err
			}
			for _, node := range nodes {
				f, err := r.facts(ctx, node)
				if err != nil {
					return nil, err
				}
				found = append(found, f.entityOf(node))
			}
		}
		slices.SortFunc(found, func(a, b schema.Entity) int { return strings.Compare(a.ID, b.ID) })
		return found, nil
	})
}

// Entity is the entity of the id, or ErrNotFound.
func (s *Store) Entity(ctx context.Context, id string) (schema.Entity, error) {
	var e schema.Entity
	err := s.read(ctx, func(r *reader) error {
		found, ok, err := readEntity(ctx, r, id)
		if err == nil && !ok {
			err = fmt.Errorf("entity %s: %w", id, ErrNotFound)
		}
		e = found
		return err
	})
	return e, err
}

// Fact is a quad that carries a plain relation, and the statement that says so.
type Fact struct {
	Subject, Relation, Object string // ids
	Statement                 string
}

// Facts are the facts that an entity is subject or object of, ordered by
// subject, relation, object and statement.
func (s *Store) Facts(ctx context.Context, id string) ([]Fact, error) {
	var found []Fact
	err := s.read(ctx, func(r *reader) error {
		for _, d := range []quad.Direction{quad.Subject, quad.Object} {
			edges, err := r.edges(ctx, d, entityIRI(id))
			if err != nil {
				return err
			}
			quads, err := r.name(ctx, edges)
			if err != nil {
				return err
			}
			for _, q := range quads {
				if f, ok := asFact(q); ok {
					found = append(found, f)
				}
			}
		}
		return nil
	})
	slices.SortFunc(found, func(a, b Fact) int {
		return cmp.Or(strings.Compare(a.Subject, b.Subject), strings.Compare(a.Relation, b.Relation),
			strings.Compare(a.Object, b.Object), strings.Compare(a.Statement, b.Statement))
	})
	return slices.Compact(found), err
}

func asFact(q quad.Quad) (Fact, bool) {
	subject, _ := q.Subject.(quad.IRI)
	relation, _ := q.Predicate.(quad.IRI)
	object, _ := q.Object.(quad.IRI)
	label, _ := q.Label.(quad.IRI)
	prefix, _, prefixed := strings.Cut(string(relation), ":")
	if !strings.HasPrefix(string(label), statementScheme) || object == "" || (prefixed && (reserved[prefix] || marks[prefix])) {
		return Fact{}, false
	}
	return Fact{Subject: entityID(subject), Relation: string(relation), Object: entityID(object), Statement: string(label)}, true
}

// sequence reads a list while no one writes and yields it when others may.
func sequence[T any](ctx context.Context, s *Store, read func(*reader) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var list []T
		err := s.read(ctx, func(r *reader) (err error) {
			list, err = read(r)
			return err
		})
		if err != nil {
			var none T
			yield(none, err)
			return
		}
		for _, item := range list {
			if !yield(item, nil) {
				return
			}
		}
	}
}
