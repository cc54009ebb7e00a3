package graph

import (
	"context"
	"errors"
	"maps"
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
	names         naming                     // of what the documents below mention
	was, will     *contribution              // old and next with the entities that their names stand for
	others        map[quad.IRI]*contribution // those of other documents, read once
}

func (c *change) empty() bool { return !difference(c.before, c.after) }

// prepare fills before and after, from the store as it is.
func (c *change) prepare(ctx context.Context, db *quadstore.Store) (err error) {
	snapshot, err := db.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, snapshot.Close()) }()
	c.r, c.before, c.after, c.others, c.names = newReader(snapshot), quadSet{}, quadSet{}, map[quad.IRI]*contribution{}, naming{}
	old, err := c.load(ctx)
	if err != nil {
		return err
	}
	c.old = old
	if c.old == nil && c.next == nil {
		return nil
	}
	was, will := orNothing(c.old), orNothing(c.next)
	if err := c.r.learn(ctx, c.names, was, will); err != nil {
		return err
	}
	for _, side := range []struct {
		set quadSet
		c   *contribution
	}{{c.before, c.old}, {c.after, c.next}} {
		if side.c != nil {
			documentQuads(side.set, side.c, c.names)
		}
	}
	for id := range union(was.statements, will.statements) {
		if err := c.statement(ctx, id, will.statements[id]); err != nil {
			return err
		}
	}
	c.was, c.will = was.under(c.names), will.under(c.names)
	for id := range union(c.was.entities, c.will.entities) {
		if err := mergeInto(ctx, c, entityKind, id); err != nil {
			return err
		}
	}
	for id := range union(c.was.stances, c.will.stances) {
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
	held, err := c.r.ledger(ctx, node, true)
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
func (r *reader) ledger(ctx context.Context, node quad.IRI, text bool) (*contribution, error) {
	skip := []quad.IRI{hasMention}
	if !text {
		skip = append(skip, hasText)
	}
	f, err := r.factsBut(ctx, node, skip...)
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
	held, names, err := f.originals(id)
	if err != nil {
		return err
	}
	maps.Copy(names, c.names)
	statementQuads(c.before, held, names)
	held = slices.DeleteFunc(held, func(s schema.Statement) bool { return s.Evidence.Document == c.path })
	held = append(held, next...)
	slices.SortFunc(held, compareStatements)
	statementQuads(c.after, held, names)
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
	was, will := k.of(c.was), k.of(c.will)
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
	merged, any = k.of(c.will)[id]
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
		other, err := c.other(ctx, node)
		if err != nil {
			return merged, any, err
		}
		said, ok := k.of(other)[id]
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

// other is what another document contributes, with the entities that its names
// stand for.
func (c *change) other(ctx context.Context, node quad.IRI) (*contribution, error) {
	if known, ok := c.others[node]; ok {
		return known, nil
	}
	held, err := c.r.ledger(ctx, node, false)
	if err != nil {
		return nil, err
	}
	held = orNothing(held)
	if err := c.r.learn(ctx, c.names, held); err != nil {
		return nil, err
	}
	c.others[node] = held.under(c.names)
	return c.others[node], nil
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
