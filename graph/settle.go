package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/identity"
	"parley/schema"
)

// Settle finds anew which names stand for one actor, over all documents and
// decisions, and has the quads say so; it returns how many names stand for
// something else than before. Put and Remove leave the names that are known as
// they are: settling after them makes the graph depend on its documents and
// decisions alone, not on their order. It works name by name, each whole or not
// at all; broken off, it goes on where it stopped when it is called again.
func (s *Store) Settle(ctx context.Context) (changed int, err error) {
	if s.opts.ReadOnly {
		return 0, fmt.Errorf("%s: %w", s.address, ErrReadOnly)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	h, err := s.borrow()
	if err != nil {
		return 0, err
	}
	defer h.users.Done()
	var steps [][]renaming
	err = h.read(ctx, func(r *reader) error {
		held, err := r.samenesses(ctx)
		if err != nil {
			return err
		}
		found, err := r.resolution(ctx)
		steps = renamings(held, found.Same)
		return err
	})
	if err != nil {
		return 0, err
	}
	for _, step := range steps {
		t := &settling{before: quadSet{}, after: quadSet{}, next: naming{}, touched: map[string]bool{}, pointing: map[string]bool{}}
		if err := h.read(ctx, func(r *reader) error { t.r = r; return t.prepare(ctx, step) }); err != nil {
			return changed, err
		}
		if err := h.write(t.before, t.after); err != nil {
			return changed, err
		}
		changed += len(step)
	}
	return changed, nil
}

// resolution finds which names stand for one actor.
func (r *reader) resolution(ctx context.Context) (identity.Resolution, error) {
	registry, err := r.registry(ctx)
	if err != nil {
		return identity.Resolution{}, err
	}
	decisions, err := r.decisions(ctx)
	if err != nil {
		return identity.Resolution{}, err
	}
	return identity.Resolve(registry, decisions), nil
}

// registry gathers the actors of all documents.
func (r *reader) registry(ctx context.Context) (*identity.Registry, error) {
	registry := &identity.Registry{}
	edges, err := r.edges(ctx, quad.Predicate, hasContribution)
	if err != nil {
		return nil, err
	}
	const atOnce = 64 // ledgers, which are long
	for part := range slices.Chunk(edges, atOnce) {
		clear(r.names)
		if err := r.resolve(ctx, part, quad.Object); err != nil {
			return nil, err
		}
		for _, e := range part {
			text, _ := r.names[e[end(quad.Object)]].(quad.String)
			var entry struct {
				Entities []schema.Entity `json:"entities"`
			}
			if err := json.Unmarshal([]byte(text), &entry); err != nil {
				return nil, fmt.Errorf("contribution of a document: %w", err)
			}
			registry.Add(entry.Entities)
		}
	}
	clear(r.names)
	return registry, nil
}

// Doubts are the pairs of names that may be one actor, the best first.
func (s *Store) Doubts(ctx context.Context) ([]identity.Doubt, error) {
	var found identity.Resolution
	err := s.read(ctx, func(r *reader) (err error) {
		found, err = r.resolution(ctx)
		return err
	})
	return found.Doubts, err
}

// SameAs are the names that stand for the entity of an id, and why, by id.
func (s *Store) SameAs(ctx context.Context, id string) ([]identity.Sameness, error) {
	var all []identity.Sameness
	err := s.read(ctx, func(r *reader) error {
		nodes, err := r.ends(ctx, quad.Subject, quad.Object, entityIRI(id), isSameAs)
		for _, node := range nodes {
			f, err := r.facts(ctx, node)
			if err != nil {
				return err
			}
			all = append(all, f.sameness(node))
		}
		return err
	})
	slices.SortFunc(all, func(a, b identity.Sameness) int { return strings.Compare(a.ID, b.ID) })
	return all, err
}

// Samenesses are the names that stand for entities under another name, by the
// entity's id.
func (s *Store) Samenesses(ctx context.Context) (map[string][]identity.Sameness, error) {
	all := map[string][]identity.Sameness{}
	err := s.read(ctx, func(r *reader) error {
		held, err := r.samenesses(ctx)
		for _, id := range slices.Sorted(maps.Keys(held)) {
			all[held[id].As] = append(all[held[id].As], held[id])
		}
		return err
	})
	return all, err
}

// Renamed tells what the names stand for that the documents of a statement use,
// where the statement names an entity otherwise.
func (s *Store) Renamed(ctx context.Context, statement string) ([]identity.Sameness, error) {
	var all []identity.Sameness
	err := s.read(ctx, func(r *reader) error {
		f, err := r.facts(ctx, quad.IRI(statement))
		if err != nil {
			return err
		}
		_, names, err := f.originals(statement)
		for _, id := range slices.Sorted(maps.Keys(names)) {
			f, err := r.facts(ctx, samenessIRI(id))
			if err != nil {
				return err
			}
			all = append(all, f.sameness(samenessIRI(id)))
		}
		return err
	})
	return all, err
}

// Stands is the entity that an id of a document stands for: itself for most.
func (s *Store) Stands(ctx context.Context, id string) (as string, err error) {
	err = s.read(ctx, func(r *reader) (err error) {
		as, err = r.sameAs(ctx, id)
		return err
	})
	return as, err
}

// renaming is a name that comes to stand for something else; no sameness stands
// for itself.
type renaming struct {
	id        string
	was, will identity.Sameness
}

func (n *renaming) from() string { return orElse(n.was.As, n.id) }
func (n *renaming) to() string   { return orElse(n.will.As, n.id) }

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// renamings compares what names stand for, and gathers those that have to change
// together: all that one entity loses or gains.
func renamings(held, found map[string]identity.Sameness) [][]renaming {
	all := map[string]renaming{}
	for id := range held {
		all[id] = renaming{id: id, was: held[id], will: found[id]}
	}
	for id := range found {
		all[id] = renaming{id: id, was: held[id], will: found[id]}
	}
	step := map[string]*[]renaming{} // by entity
	for _, id := range slices.Sorted(maps.Keys(all)) {
		n := all[id]
		if reflect.DeepEqual(n.was, n.will) {
			continue
		}
		a, b := step[n.from()], step[n.to()]
		switch {
		case a == nil && b == nil:
			a = &[]renaming{}
		case a == nil:
			a = b
		case b != nil && a != b:
			*a = append(*a, *b...)
			for entity, list := range step {
				if list == b {
					step[entity] = a
				}
			}
		}
		*a = append(*a, n)
		step[n.from()], step[n.to()] = a, a
	}
	var steps [][]renaming
	seen := map[*[]renaming]bool{}
	for _, entity := range slices.Sorted(maps.Keys(step)) {
		if list := step[entity]; !seen[list] {
			seen[list] = true
			steps = append(steps, *list)
		}
	}
	return steps
}

// settling works out the quads that some renamings bring and take away.
type settling struct {
	r             *reader
	before, after quadSet
	next          naming
	touched       map[string]bool // entities that lose or gain a name
	pointing      map[string]bool // entities that belong to or are about one of these
}

func (t *settling) prepare(ctx context.Context, step []renaming) error {
	for i := range step {
		n := &step[i]
		if n.was.As != "" {
			samenessQuads(t.before, n.was)
		}
		if n.will.As != "" {
			samenessQuads(t.after, n.will)
		}
		if n.from() != n.to() {
			t.touched[n.from()], t.touched[n.to()] = true, true
			t.next[n.id] = n.to()
		}
	}
	for entity := range t.touched {
		if err := t.statements(ctx, entity); err != nil {
			return err
		}
		nodes, err := t.r.ends(ctx, quad.Subject, quad.Object, entityIRI(entity), isOf, isPartOf, hasSupports, hasOpposes)
		if err != nil {
			return err
		}
		for _, node := range nodes {
			t.pointing[entityID(node)] = true
		}
	}
	documents := map[quad.IRI]bool{}
	for _, entities := range []map[string]bool{t.touched, t.pointing} {
		for entity := range entities {
			nodes, err := t.r.ends(ctx, quad.Subject, quad.Object, entityIRI(entity), hasMention)
			if err != nil {
				return err
			}
			for _, node := range nodes {
				documents[node] = true
			}
		}
	}
	return t.documents(ctx, documents)
}

// statements writes the statements that concern an entity anew.
func (t *settling) statements(ctx context.Context, entity string) error {
	ids, err := t.r.concerning(ctx, entityIRI(entity))
	if err != nil {
		return err
	}
	for part := range slices.Chunk(ids, nodesAtOnce) {
		nodes, err := t.r.iris(ctx, part)
		if err != nil {
			return err
		}
		graphs, err := t.r.factsOf(ctx, part)
		if err != nil {
			return err
		}
		for n, f := range graphs {
			held, names, err := f.originals(string(nodes[n]))
			if err != nil {
				return err
			}
			statementQuads(t.before, held, names)
			maps.Copy(names, t.next)
			statementQuads(t.after, held, names)
		}
	}
	return nil
}

// documents writes the mentions of documents anew, and the entities and stances
// that are touched, from what all their documents say.
func (t *settling) documents(ctx context.Context, nodes map[quad.IRI]bool) error {
	entities, stances := map[string]schema.Entity{}, map[string]schema.Stance{}
	for _, node := range slices.Sorted(maps.Keys(nodes)) {
		c, err := t.r.ledger(ctx, node, false)
		if err != nil {
			return err
		}
		known := naming{}
		if err := t.r.learn(ctx, known, c); err != nil {
			return err
		}
		was := c.under(known)
		maps.Copy(known, t.next)
		will := c.under(known)
		mentionQuads(t.before, was)
		mentionQuads(t.after, will)
		if err := t.held(ctx, was); err != nil {
			return err
		}
		t.gather(will, entities, stances)
	}
	for _, e := range entities {
		entityQuads(t.after, e)
	}
	for _, s := range stances {
		stanceQuads(t.after, &s)
	}
	return nil
}

// concerns reports whether what is known of an entity may change.
func (t *settling) concerns(id string) bool { return t.touched[id] || t.pointing[id] }

// held adds the quads that the store holds of what a document's part in is
// touched.
func (t *settling) held(ctx context.Context, was *contribution) error {
	for id := range was.entities {
		if !t.concerns(id) {
			continue
		}
		held, ok, err := readEntity(ctx, t.r, id)
		if err != nil {
			return err
		}
		if ok {
			entityQuads(t.before, held)
		}
	}
	for id, s := range was.stances {
		if !t.touched[s.Holder.ID] && !t.touched[s.Target.ID] {
			continue
		}
		held, ok, err := readStance(ctx, t.r, id)
		if err != nil {
			return err
		}
		if ok {
			stanceQuads(t.before, &held)
		}
	}
	return nil
}

// gather merges what a document says of what is touched.
func (t *settling) gather(will *contribution, entities map[string]schema.Entity, stances map[string]schema.Stance) {
	for id, e := range will.entities {
		if !t.concerns(id) {
			continue
		}
		if other, ok := entities[id]; ok {
			e = mergeEntities(other, e)
		}
		entities[id] = e
	}
	for id, s := range will.stances {
		if !t.touched[s.Holder.ID] && !t.touched[s.Target.ID] {
			continue
		}
		if other, ok := stances[id]; ok {
			s = mergeStances(other, s)
		}
		stances[id] = s
	}
}
