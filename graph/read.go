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

// Statements yields the statements that pass the filter, one for each piece of
// evidence, ordered by document, start and id. They are read before the first
// is yielded, so the loop may use the store.
func (s *Store) Statements(ctx context.Context, f Filter) iter.Seq2[schema.Statement, error] {
	return sequence(ctx, s, func(r *reader) ([]schema.Statement, error) {
		docs := map[string]schema.Document{}
		nodes, err := r.candidates(ctx, f)
		if err != nil {
			return nil, err
		}
		var found []schema.Statement
		for _, node := range nodes {
			graph, err := r.facts(ctx, node)
			if err != nil {
				return nil, err
			}
			held, err := graph.statements(string(node))
			if err != nil {
				return nil, err
			}
			for i := range held {
				path := held[i].Evidence.Document
				if _, known := docs[path]; f.dated() && !known {
					if docs[path], err = r.head(ctx, documentIRI(path)); err != nil {
						return nil, err
					}
				}
				if f.match(&held[i], docs[path]) {
					found = append(found, held[i])
				}
			}
		}
		slices.SortFunc(found, compareStatements)
		return found, nil
	})
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

// StatementCount is the number of different statements.
func (s *Store) StatementCount(ctx context.Context) (int, error) {
	count := 0
	err := s.read(ctx, func(r *reader) error {
		edges, err := r.edges(ctx, quad.Object, typeStatement)
		count = len(edges)
		return err
	})
	return count, err
}

// Stances yields the stances that pass the filter, ordered by holder, target,
// side and who states them.
func (s *Store) Stances(ctx context.Context, f StanceFilter) iter.Seq2[schema.Stance, error] {
	return sequence(ctx, s, func(r *reader) ([]schema.Stance, error) {
		nodes, err := r.stanceNodes(ctx, f)
		if err != nil {
			return nil, err
		}
		var found []schema.Stance
		for _, node := range nodes {
			graph, err := r.facts(ctx, node)
			if err != nil {
				return nil, err
			}
			if stance := graph.stance(string(node)); (f.Holder == "" || f.Holder == stance.Holder.ID) && (f.Side == "" || f.Side == stance.Stance) {
				found = append(found, stance)
			}
		}
		slices.SortFunc(found, func(a, b schema.Stance) int {
			return cmp.Or(strings.Compare(a.Holder.ID, b.Holder.ID), strings.Compare(a.Target.ID, b.Target.ID),
				strings.Compare(string(a.Stance), string(b.Stance)), strings.Compare(string(a.Stated), string(b.Stated)))
		})
		return found, nil
	})
}

func (r *reader) stanceNodes(ctx context.Context, f StanceFilter) ([]quad.IRI, error) {
	switch {
	case f.On != "":
		targets, err := r.ends(ctx, quad.Subject, quad.Object, entityIRI(f.On), hasOpposes, hasSupports)
		if err != nil {
			return nil, err
		}
		var nodes []quad.IRI
		for _, target := range append(targets, entityIRI(f.On)) {
			some, err := r.ends(ctx, quad.Subject, quad.Object, target, hasTarget)
			if err != nil {
				return nil, err
			}
			nodes = append(nodes, some...)
		}
		return nodes, nil
	case f.Holder != "":
		return r.ends(ctx, quad.Subject, quad.Object, entityIRI(f.Holder), hasHolder)
	}
	return r.ends(ctx, quad.Subject, quad.Object, typeStance, rdfType)
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
