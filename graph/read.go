package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
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
	nodes, err := r.endIDs(ctx, quad.Subject, quad.Object, typeDocument, rdfType)
	if err != nil {
		return nil, err
	}
	docs := make(map[string]schema.Document, len(nodes))
	for some := range slices.Chunk(nodes, nodesAtOnce) {
		heads, err := r.documentHeads(ctx, some)
		if err != nil {
			return nil, err
		}
		for _, doc := range heads {
			docs[doc.Path] = doc
		}
	}
	return docs, nil
}

// nodesAtOnce is how many named graphs are read at a time: enough to find several
// of them on a page of the store.
const nodesAtOnce = 1000

// documentHeads reads what is known of some documents but their texts.
func (r *reader) documentHeads(ctx context.Context, documents []quadstore.ID) ([]schema.Document, error) {
	graphs, err := r.factsOf(ctx, documents, hasText, hasContribution, hasMention)
	if err != nil {
		return nil, err
	}
	nodes, err := r.iris(ctx, documents)
	if err != nil {
		return nil, err
	}
	docs := make([]schema.Document, len(nodes))
	for n, node := range nodes {
		docs[n] = graphs[n].document(node)
	}
	return docs, nil
}

// Dates are the dates of documents, by path; a document without one, or that
// the store does not hold, has none.
func (s *Store) Dates(ctx context.Context, paths iter.Seq[string]) (map[string]string, error) {
	dates := map[string]string{}
	var nodes []string
	for path := range paths {
		if _, known := dates[path]; !known {
			dates[path] = ""
			nodes = append(nodes, string(documentIRI(path)))
		}
	}
	err := s.read(ctx, func(r *reader) error {
		for some := range slices.Chunk(nodes, nodesAtOnce) {
			if err := r.datesOf(ctx, some, dates); err != nil {
				return err
			}
		}
		return nil
	})
	return dates, err
}

// datesOf adds the dates of some documents.
func (r *reader) datesOf(ctx context.Context, nodes []string, dates map[string]string) error {
	ids, err := r.find(nodes)
	if err != nil {
		return err
	}
	date, err := r.qs.Find(hasDate)
	if err != nil {
		return err
	}
	edges, err := r.qs.LinksAt(ctx, quad.Subject, ids)
	if err != nil {
		return err
	}
	edges = slices.DeleteFunc(edges, func(e edge) bool { return e[end(quad.Predicate)] != date })
	quads, err := r.name(ctx, edges)
	for _, q := range quads {
		if node, ok := q.Subject.(quad.IRI); ok {
			dates[documentPath(node)] = gather([]quad.Quad{q}).text(node, hasDate)
		}
	}
	return err
}

// Entities yields every entity, by id.
func (s *Store) Entities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return sequence(ctx, s, func(r *reader) ([]schema.Entity, error) {
		var found []schema.Entity
		for _, class := range schema.Classes {
			nodes, err := r.endIDs(ctx, quad.Subject, quad.Object, classTypes[class], rdfType)
			if err != nil {
				return nil, err
			}
			for some := range slices.Chunk(nodes, nodesAtOnce) {
				graphs, err := r.factsOf(ctx, some)
				if err != nil {
					return nil, err
				}
				for n, id := range some {
					if node, ok := r.names[id].(quad.IRI); ok {
						found = append(found, graphs[n].entityOf(node))
					}
				}
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

// sequence reads a list and yields it afterwards.
func sequence[T any](ctx context.Context, s *Store, read func(*reader) ([]T, error)) iter.Seq2[T, error] {
	return stream(ctx, s, func(r *reader, yield func(T) error) error {
		list, err := read(r)
		if err != nil {
			return err
		}
		for _, item := range list {
			if err := yield(item); err != nil {
				return err
			}
		}
		return nil
	})
}

// errEnough ends a stream whose reader has seen enough.
var errEnough = errors.New("enough")

// stream yields what a function reads, as it reads it, of the store as it is when
// the stream begins. The loop may read and change the store, but not close it.
func stream[T any](ctx context.Context, s *Store, read func(r *reader, yield func(T) error) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		err := s.read(ctx, func(r *reader) error {
			return read(r, func(item T) error {
				if !yield(item, nil) {
					return errEnough
				}
				return nil
			})
		})
		if err != nil && !errors.Is(err, errEnough) {
			var none T
			yield(none, err)
		}
	}
}
