package graph

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"parley/graph/identity"
	"parley/schema"
)

// naming tells which entities ids stand for that documents use: those that are
// no entity's own. A document keeps its ids, and statements are identified by
// them; the quads about statements, stances and mentions name the entity.
type naming map[string]string

// of is the entity that an id stands for.
func (n naming) of(id string) string {
	if as, ok := n[id]; ok {
		return as
	}
	return id
}

// argument names an argument after the entity that it is.
func (n naming) argument(a *schema.Argument) {
	if as := n.of(a.ID); as != a.ID {
		a.ID, a.Name = as, nameOf(as)
	}
}

// rename names everything in a statement after the entities. It changes the
// statement's own lists.
func (n naming) rename(s *schema.Statement) {
	if len(n) == 0 {
		return
	}
	n.argument(&s.Subject)
	if s.Object != nil {
		n.argument(s.Object)
	}
	for i := range s.Attribution {
		n.argument(&s.Attribution[i].Source)
	}
	for i := range s.Roles {
		s.Roles[i].ID = n.of(s.Roles[i].ID)
	}
}

// entity is what a document knows of an entity, under the entity's own name.
func (n naming) entity(e schema.Entity) schema.Entity {
	e.Issue = n.of(e.Issue)
	e.Of = slices.Clone(e.Of)
	for i := range e.Of {
		e.Of[i] = n.of(e.Of[i])
	}
	if as := n.of(e.ID); as != e.ID {
		e.Aliases = append(slices.Clone(e.Aliases), e.Name)
		e.ID, e.Name = as, nameOf(as)
	}
	return tidy(e)
}

// stance is a stance between the entities; it has the id that goes with them.
func (n naming) stance(s schema.Stance) schema.Stance {
	n.argument(&s.Holder)
	n.argument(&s.Target)
	s.Identify()
	return s
}

// under is what a contribution brings to entities and stances once its names
// are told apart from what they stand for. Statements stay as they are.
func (c *contribution) under(names naming) *contribution {
	if len(names) == 0 {
		return c
	}
	u := &contribution{doc: c.doc, statements: c.statements, entities: make(map[string]schema.Entity, len(c.entities)), stances: make(map[string]schema.Stance, len(c.stances))}
	for _, e := range c.entities {
		e = names.entity(e)
		if other, ok := u.entities[e.ID]; ok {
			e = mergeEntities(e, other)
		}
		u.entities[e.ID] = e
	}
	for id, s := range c.stances {
		if names.of(s.Holder.ID) != s.Holder.ID || names.of(s.Target.ID) != s.Target.ID {
			s = names.stance(s)
			id = s.ID
		}
		if other, ok := u.stances[id]; ok {
			s = mergeStances(s, other)
		}
		u.stances[id] = s
	}
	return u
}

// samenessIRI is the node that tells which entity an id stands for.
func samenessIRI(id string) quad.IRI { return quad.IRI(samenessScheme) + entityIRI(id) }

// samenessQuads is the named graph of a name that stands for an entity.
func samenessQuads(set quadSet, s identity.Sameness) {
	node := samenessIRI(s.ID)
	w := writer{set: set, label: node}
	w.add(node, rdfType, typeSameness)
	w.add(node, isSameAs, entityIRI(s.As))
	for _, rule := range s.Rules {
		w.add(node, hasRule, quad.String(rule))
	}
	w.text(node, hasReason, s.Because)
}

// sameness restores what samenessQuads wrote.
func (f facts) sameness(node quad.IRI) identity.Sameness {
	return identity.Sameness{
		ID: entityID(node[len(samenessScheme):]), As: f.entity(node, isSameAs),
		Rules: f.texts(node, hasRule), Because: f.text(node, hasReason),
	}
}

// texts are the strings that a node has for a predicate, sorted.
func (f facts) texts(s, p quad.IRI) []string {
	var all []string
	for _, v := range f[s][p] {
		if text, ok := v.(quad.String); ok {
			all = append(all, string(text))
		}
	}
	slices.Sort(all)
	return all
}

// sameAs is the entity that an id stands for.
func (r *reader) sameAs(ctx context.Context, id string) (string, error) {
	edges, err := r.qs.Links(ctx, pattern(quad.Subject, samenessIRI(id), isSameAs))
	if err != nil || len(edges) == 0 {
		return id, err
	}
	if err := r.resolve(ctx, edges[:1], quad.Object); err != nil {
		return id, err
	}
	as, _ := r.names[edges[0][end(quad.Object)]].(quad.IRI)
	return entityID(as), nil
}

// learn adds to names what the ids of contributions stand for.
func (r *reader) learn(ctx context.Context, names naming, contributions ...*contribution) error {
	for _, c := range contributions {
		for id := range c.entities {
			if _, known := names[id]; known {
				continue
			}
			as, err := r.sameAs(ctx, id)
			if err != nil {
				return err
			}
			if as != id {
				names[id] = as
			}
		}
	}
	return nil
}

// samenesses are all names that stand for entities, by id.
func (r *reader) samenesses(ctx context.Context) (map[string]identity.Sameness, error) {
	ids, err := r.endIDs(ctx, quad.Subject, quad.Object, typeSameness, rdfType)
	if err != nil {
		return nil, err
	}
	all := make(map[string]identity.Sameness, len(ids))
	for part := range slices.Chunk(ids, nodesAtOnce) {
		nodes, err := r.iris(ctx, part)
		if err != nil {
			return nil, err
		}
		graphs, err := r.factsOf(ctx, part)
		if err != nil {
			return nil, err
		}
		for n, f := range graphs {
			s := f.sameness(nodes[n])
			all[s.ID] = s
		}
	}
	return all, nil
}
