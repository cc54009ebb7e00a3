package graph

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
)

// Quads yields every quad with absolute IRIs, ordered by subject, predicate,
// object and label, as the store is when the first is asked for. It remembers
// the subjects, and reads the rest when its turn comes.
func (s *Store) Quads(ctx context.Context) iter.Seq2[Quad, error] {
	return s.ordered(ctx, quad.Subject)
}

// Graphs yields every quad as Quads does, but ordered by label first: the
// default graph, then one named graph after the other. It remembers the labels.
func (s *Store) Graphs(ctx context.Context) iter.Seq2[Quad, error] {
	return s.ordered(ctx, quad.Label)
}

// ordered yields every quad by its term in one direction; those that share it
// are in the order of compareQuads.
func (s *Store) ordered(ctx context.Context, d quad.Direction) iter.Seq2[Quad, error] {
	return stream(ctx, s, func(r *reader, yield func(Quad) error) error {
		heads, err := r.heads(ctx, d)
		if err != nil {
			return err
		}
		for len(heads) > 0 {
			n := atOnce(heads)
			groups, err := r.groups(ctx, d, heads[:n])
			if err != nil {
				return err
			}
			heads = heads[n:]
			for _, edges := range groups {
				for _, q := range r.absoluteLinks(edges) {
					if err := yield(*q); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}

// headsAtOnce is how many heads are read at a time: enough to find several of
// them on a page of the store. A document, which has a text, counts as many.
const (
	headsAtOnce    = 10_000
	documentCounts = 100
)

// atOnce is how many of the heads are read next.
func atOnce(heads []head) int {
	weight := 0
	for i, h := range heads {
		if weight++; strings.HasPrefix(h.order[1:], Base+documentScheme) {
			weight += documentCounts
		}
		if weight >= headsAtOnce {
			return i + 1
		}
	}
	return len(heads)
}

// groups are the quads of each of some heads, resolved. They are read as they lie.
func (r *reader) groups(ctx context.Context, d quad.Direction, heads []head) ([][]edge, error) {
	ids := make([]quadstore.ID, len(heads))
	for i := range heads {
		ids[i] = heads[i].id
	}
	groups, err := r.edgesAt(ctx, d, ids)
	if err != nil {
		return nil, err
	}
	return groups, r.resolve(ctx, slices.Concat(groups...), quad.Directions...)
}

// absoluteLinks are the quads of resolved edges, in order.
func (r *reader) absoluteLinks(edges []edge) []*Quad {
	found, sorted := make([]Quad, len(edges)), make([]*Quad, len(edges))
	for i, e := range edges {
		q := &found[i]
		q.Predicate = r.relation(e[1])
		q.Object = absolute(r.names[e[2]], r.names[e[1]] == quad.Value(hasRelation))
		// Most share their other terms with the one before.
		if i > 0 && e[0] == edges[i-1][0] {
			q.Subject = found[i-1].Subject
		} else {
			q.Subject = absolute(r.names[e[0]], false)
		}
		if i > 0 && e[3] == edges[i-1][3] {
			q.Label = found[i-1].Label
		} else {
			q.Label = absolute(r.names[e[3]], false)
		}
		sorted[i] = q
	}
	slices.SortFunc(sorted, compareQuads)
	return sorted
}

// relation is the term of a predicate. There are few, and every quad has one.
func (r *reader) relation(id quadstore.ID) Term {
	t, ok := r.relations[id]
	if !ok {
		t = absolute(r.names[id], true)
		r.relations[id] = t
	}
	return t
}

// head is a term by which quads are grouped, an IRI or a blank node, and its
// place among them.
type head struct {
	id    quadstore.ID
	order string
}

// heads are the terms in one direction of all quads, in their order. The
// default graph is the label without an id.
func (r *reader) heads(ctx context.Context, d quad.Direction) ([]head, error) {
	var all []head
	seen := map[quadstore.ID]struct{}{}
	last := ^quadstore.ID(0)
	err := r.qs.EachLink(ctx, quad.Quad{}, eachAtOnce, func(edges []edge) error {
		var fresh []edge
		for _, e := range edges {
			id := e[end(d)]
			if id == last {
				continue
			}
			last = id
			if d == quad.Subject { // they come one after the other
				fresh = append(fresh, e)
			} else if _, known := seen[id]; !known {
				seen[id] = struct{}{}
				fresh = append(fresh, e)
			}
		}
		if err := r.resolve(ctx, fresh, d); err != nil {
			return err
		}
		for _, e := range fresh {
			term := absolute(r.names[e[end(d)]], false)
			all = append(all, head{e[end(d)], string(rune(term.Kind)) + term.Value})
		}
		return nil
	})
	slices.SortFunc(all, func(a, b head) int { return strings.Compare(a.order, b.order) })
	return all, err
}

func absoluteQuad(q quad.Quad) Quad {
	return Quad{
		Subject: absolute(q.Subject, false), Predicate: absolute(q.Predicate, true),
		Object: absolute(q.Object, q.Predicate == quad.Value(hasRelation)), Label: absolute(q.Label, false),
	}
}

// compareQuads orders quads by subject, predicate, object and label.
func compareQuads(a, b *Quad) int {
	if c := compareTerms(&a.Subject, &b.Subject); c != 0 {
		return c
	}
	if c := compareTerms(&a.Predicate, &b.Predicate); c != 0 {
		return c
	}
	if c := compareTerms(&a.Object, &b.Object); c != 0 {
		return c
	}
	return compareTerms(&a.Label, &b.Label)
}

func compareTerms(a, b *Term) int {
	if a.Kind != b.Kind {
		return int(a.Kind) - int(b.Kind)
	}
	if c := strings.Compare(a.Value, b.Value); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(a.Datatype, b.Datatype), strings.Compare(a.Language, b.Language))
}
