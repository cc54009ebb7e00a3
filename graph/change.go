package graph

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// change works out which quads a document brings and which it takes away. It
// compares all quads about everything that the document touches, before and
// after; only the difference is written, so a quad is never written twice and
// never taken away without being there.
type change struct {
	r    *reader
	path string
	old  *contribution // nil if the document is new
	next *contribution // nil if it goes

	before, after quadSet
	others        map[quad.IRI]*contribution // ledgers of other documents, read once
}

func (c *change) empty() bool { return !difference(c.before, c.after) }

// prepare fills before and after, from the store as it is.
func (c *change) prepare(ctx context.Context, db *quadstore.Store) (err error) {
	snapshot, err := db.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, snapshot.Close()) }()
	c.r, c.before, c.after, c.others = newReader(snapshot), quadSet{}, quadSet{}, map[quad.IRI]*contribution{}
	old, err := c.load(ctx)
	if err != nil {
		return err
	}
	c.old = old
	if c.old == nil && c.next == nil {
		return nil
	}
	for _, side := range []struct {
		set quadSet
		c   *contribution
	}{{c.before, c.old}, {c.after, c.next}} {
		if side.c != nil {
			documentQuads(side.set, side.c)
		}
	}
	was, will := orNothing(c.old), orNothing(c.next)
	for id := range union(was.statements, will.statements) {
		if err := c.statement(ctx, id, will.statements[id]); err != nil {
			return err
		}
	}
	for id := range union(was.entities, will.entities) {
		if err := mergeInto(ctx, c, entityKind, id); err != nil {
			return err
		}
	}
	for id := range union(was.stances, will.stances) {
		if err := mergeInto(ctx, c, stanceKind, id); err != nil {
			return err
		}
	}
	return nil
}

func orNothing(c *contribution) *contribution {
	if c == nil {
		return &contribution{}
	}
	return c
}

func union[T any](a, b map[string]T) map[string]struct{} {
	all := make(map[string]struct{}, len(a)+len(b))
	for id := range a {
		all[id] = struct{}{}
	}
	for id := range b {
		all[id] = struct{}{}
	}
	return all
}

// load reads what the store holds of the document; nil if nothing.
func (c *change) load(ctx context.Context) (*contribution, error) {
	node := documentIRI(c.path)
	held, err := c.ledger(ctx, node, true)
	if err != nil || held == nil {
		return nil, err
	}
	ids, err := c.r.ends(ctx, quad.Label, quad.Object, node, hasSource)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		held.statements[string(id)] = nil // read where it is compared
	}
	return held, nil
}

// ledger reads a document node; nil if there is none.
func (c *change) ledger(ctx context.Context, node quad.IRI, text bool) (*contribution, error) {
	skip := []quad.IRI{hasMention}
	if !text {
		skip = append(skip, hasText)
	}
	f, err := c.r.factsBut(ctx, node, skip...)
	if err != nil || f[node] == nil {
		return nil, err
	}
	held := &contribution{doc: f.document(node), statements: map[string][]schema.Statement{}, entities: map[string]schema.Entity{}, stances: map[string]schema.Stance{}}
	return held, held.readLedger(f.text(node, hasContribution))
}

// statement compares one statement with and without the document.
func (c *change) statement(ctx context.Context, id string, next []schema.Statement) error {
	f, err := c.r.facts(ctx, quad.IRI(id))
	if err != nil {
		return err
	}
	held, err := f.statements(id)
	if err != nil {
		return err
	}
	statementQuads(c.before, held)
	held = slices.DeleteFunc(held, func(s schema.Statement) bool { return s.Evidence.Document == c.path })
	held = append(held, next...)
	slices.SortFunc(held, compareStatements)
	statementQuads(c.after, held)
	return nil
}

// kind is a sort of thing that documents contribute to together.
type kind[T any] struct {
	of    func(*contribution) map[string]T
	merge func(a, b T) T
	read  func(ctx context.Context, r *reader, id string) (T, bool, error)
	quads func(quadSet, T)
	node  func(id string) quad.IRI
}

var entityKind = kind[schema.Entity]{
	of:    func(c *contribution) map[string]schema.Entity { return c.entities },
	merge: mergeEntities,
	read:  readEntity,
	quads: entityQuads,
	node:  entityIRI,
}

var stanceKind = kind[schema.Stance]{
	of:    func(c *contribution) map[string]schema.Stance { return c.stances },
	merge: mergeStances,
	read:  readStance,
	quads: func(set quadSet, s schema.Stance) { stanceQuads(set, &s) },
	node:  func(id string) quad.IRI { return quad.IRI(id) },
}

// mergeInto compares one thing with and without the document.
func mergeInto[T any](ctx context.Context, c *change, k kind[T], id string) error {
	was, will := k.of(orNothing(c.old)), k.of(orNothing(c.next))
	if same(was, will, id) {
		return nil
	}
	held, ok, err := k.read(ctx, c.r, id)
	if err != nil {
		return err
	}
	if ok {
		k.quads(c.before, held)
	}
	next, stays := will[id]
	if _, leaves := was[id]; leaves {
		next, stays, err = withoutOld(ctx, c, k, id, held)
		if err != nil {
			return err
		}
	} else if ok {
		next = k.merge(held, next)
	}
	if stays {
		k.quads(c.after, next)
	}
	return nil
}

// withoutOld merges what all documents say of a thing, the document's new
// word in place of its old one. Once that is as much as was held there is no
// need to read on: the others cannot add to it.
func withoutOld[T any](ctx context.Context, c *change, k kind[T], id string, held T) (merged T, any bool, err error) {
	merged, any = k.of(orNothing(c.next))[id]
	mentions, err := c.r.ends(ctx, quad.Subject, quad.Object, k.node(id), hasMention)
	if err != nil {
		return merged, any, err
	}
	own := documentIRI(c.path)
	for _, node := range mentions {
		if node == own {
			continue
		}
		if any && reflect.DeepEqual(merged, held) {
			break
		}
		other, ok := c.others[node]
		if !ok {
			if other, err = c.ledger(ctx, node, false); err != nil {
				return merged, any, err
			}
			c.others[node] = other
		}
		said, ok := k.of(orNothing(other))[id]
		switch {
		case !ok:
		case any:
			merged = k.merge(merged, said)
		default:
			merged, any = said, true
		}
	}
	return merged, any, nil
}

func readEntity(ctx context.Context, r *reader, id string) (schema.Entity, bool, error) {
	node := entityIRI(id)
	f, err := r.facts(ctx, node)
	if err != nil || f[node] == nil {
		return schema.Entity{}, false, err
	}
	return f.entityOf(node), true, nil
}

func readStance(ctx context.Context, r *reader, id string) (schema.Stance, bool, error) {
	f, err := r.facts(ctx, quad.IRI(id))
	if err != nil || f[quad.IRI(id)] == nil {
		return schema.Stance{}, false, err
	}
	return f.stance(id), true, nil
}
