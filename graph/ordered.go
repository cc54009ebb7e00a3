package graph

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
)

// Quads yields every quad with absolute IRIs, ordered by subject, predicate,
// object and label, as the store is when the first is asked for. It remembers
// the numbers of the subjects, in a file if there are millions, and reads the rest
// when its turn comes.
func (s *Store) Quads(ctx context.Context) iter.Seq2[Quad, error] {
	return s.ordered(ctx, quad.Subject)
}

// Graphs yields every quad as Quads does, but ordered by label first: the
// default graph, then one named graph after the other.
func (s *Store) Graphs(ctx context.Context) iter.Seq2[Quad, error] {
	return s.ordered(ctx, quad.Label)
}

// ordered yields every quad by its term in one direction; those that share it
// are in the order of compareQuads.
func (s *Store) ordered(ctx context.Context, d quad.Direction) iter.Seq2[Quad, error] {
	return stream(ctx, s, func(r *reader, yield func(Quad) error) (err error) {
		list, err := r.heads(ctx, d)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, list.close()) }()
		b := batch{r: r, ctx: ctx, use: func(heads []quadstore.ID) error {
			groups, err := r.groups(ctx, d, heads)
			if err != nil {
				return err
			}
			for _, edges := range groups {
				for _, q := range r.absoluteLinks(edges) {
					if err := yield(*q); err != nil {
						return err
					}
				}
			}
			return nil
		}}
		if err := list.each(b.add); err != nil {
			return err
		}
		return b.flush()
	})
}

// heads are the terms in one direction of all quads; the default graph is the
// label without an id.
func (r *reader) heads(ctx context.Context, d quad.Direction) (*headList, error) {
	list := &headList{}
	err := r.qs.EachTerm(ctx, d, eachAtOnce, func(ids []quadstore.ID) error {
		values, err := r.qs.Terms(ctx, ids)
		if err != nil {
			return err
		}
		for n, id := range ids {
			term := absolute(values[n], false)
			if err := list.add(head{placeOfTerm(&term), id}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, list.close())
	}
	return list, nil
}

// headsAtOnce is how many heads are read at a time: enough to find several of
// them on a page of the store. A document, which has a text, counts as many.
const (
	headsAtOnce    = 10_000
	documentCounts = 100
)

// batch takes heads in the order of their places and hands them over in the order
// of their terms, some at a time.
type batch struct {
	r     *reader
	ctx   context.Context
	use   func([]quadstore.ID) error
	heads []head
}

func (b *batch) add(h head) error {
	if n := len(b.heads); n >= headsAtOnce && b.heads[n-1].place != h.place {
		if err := b.flush(); err != nil {
			return err
		}
	}
	b.heads = append(b.heads, h)
	return nil
}

// flush hands over what there is.
func (b *batch) flush() error {
	if err := b.sort(); err != nil {
		return err
	}
	var ids []quadstore.ID
	weight := 0
	for n, h := range b.heads {
		ids = append(ids, h.id)
		if weight++; h.begins() == Base+documentScheme {
			weight += documentCounts
		}
		if weight >= headsAtOnce || n == len(b.heads)-1 {
			if err := b.use(ids); err != nil {
				return err
			}
			ids, weight = ids[:0], 0
		}
	}
	b.heads = b.heads[:0]
	return nil
}

// sort puts heads of the same place in order, by their names.
func (b *batch) sort() error {
	var same []quadstore.ID
	for n, h := range b.heads {
		if n > 0 && b.heads[n-1].place == h.place || n+1 < len(b.heads) && b.heads[n+1].place == h.place {
			same = append(same, h.id)
		}
	}
	if len(same) == 0 {
		return nil
	}
	values, err := b.r.qs.Terms(b.ctx, same)
	if err != nil {
		return err
	}
	names := make(map[quadstore.ID]string, len(same))
	for n, id := range same {
		names[id] = absolute(values[n], false).Value // those of one place are of one kind
	}
	slices.SortFunc(b.heads, func(x, y head) int {
		return cmp.Or(cmp.Compare(x.place[0], y.place[0]), cmp.Compare(x.place[1], y.place[1]), strings.Compare(names[x.id], names[y.id]))
	})
	return nil
}

// groups are the quads of each of some heads, resolved. They are read as they lie.
func (r *reader) groups(ctx context.Context, d quad.Direction, heads []quadstore.ID) ([][]edge, error) {
	groups, err := r.edgesAt(ctx, d, heads)
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
