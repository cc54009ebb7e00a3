package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// Contest is two groups of statements that cannot well be true together as far
// as subject, relation and object tell: these are the same, and what one group
// affirms the other denies; or the relations are opposites. Where a relation has
// an inverse, subject and object may have changed places.
type Contest struct {
	One, Other []string // ids, sorted; Other are the negated ones, or those of the second relation
}

// rivals are marks of relations that contradict each other: what is affirmed and
// what is denied, as a fact, as a duty, as a wish. What only may be or depends
// on a condition contradicts nothing.
var rivals = []struct{ affirmed, negated []string }{
	{[]string{"", "claimed:"}, []string{"not:", "claimed-not:"}},
	{[]string{"must:"}, []string{"must-not:"}},
	{[]string{"wants:"}, []string{"wants-not:"}},
}

// Denials are the contests between what is affirmed and what is denied, by
// their first statements. Inverses are pairs of relations of which one holds
// from a to b when the other holds from b to a. Beside what is denied it reads,
// relation by relation, only references.
func (s *Store) Denials(ctx context.Context, inverses [][2]string) ([]Contest, error) {
	var found []Contest
	err := s.read(ctx, func(r *reader) error {
		c := contests{r: r, negated: map[quadstore.ID]bool{}, bare: map[quad.IRI]map[quad.IRI][]quadstore.ID{}}
		relations, err := c.negations(ctx)
		if err != nil {
			return err
		}
		for _, relation := range relations {
			for _, marks := range rivals {
				var turned []quad.IRI
				if inverse := inverseOf(string(relation), inverses); inverse != "" {
					turned = marked(marks.affirmed, quad.IRI(inverse))
				}
				if err := c.join(ctx, marked(marks.negated, relation), marked(marks.affirmed, relation), turned); err != nil {
					return err
				}
			}
			if err := c.withoutObject(ctx, relation); err != nil {
				return err
			}
		}
		found = c.found
		return nil
	})
	return sortContests(found), err
}

// Clashes are the contests between two relations that exclude each other, as
// far as they are affirmed: as facts, or as somebody claims.
func (s *Store) Clashes(ctx context.Context, relation, opposite string) ([]Contest, error) {
	var found []Contest
	err := s.read(ctx, func(r *reader) error {
		c := contests{r: r}
		affirmed := rivals[0].affirmed
		err := c.join(ctx, marked(affirmed, quad.IRI(opposite)), marked(affirmed, quad.IRI(relation)), nil)
		found = c.found
		return err
	})
	return sortContests(found), err
}

// inverseOf is the relation that holds from b to a when another does from a to
// b; empty for none.
func inverseOf(relation string, inverses [][2]string) string {
	for _, pair := range inverses {
		switch relation {
		case pair[0]:
			return pair[1]
		case pair[1]:
			return pair[0]
		}
	}
	return ""
}

func marked(marks []string, relation quad.IRI) []quad.IRI {
	list := make([]quad.IRI, len(marks))
	for i, mark := range marks {
		list[i] = quad.IRI(mark) + relation
	}
	return list
}

func sortContests(list []Contest) []Contest {
	slices.SortFunc(list, func(a, b Contest) int {
		return cmp.Or(strings.Compare(a.One[0], b.One[0]), strings.Compare(a.Other[0], b.Other[0]))
	})
	return list
}

// contests finds contests.
type contests struct {
	r       *reader
	negated map[quadstore.ID]bool
	bare    map[quad.IRI]map[quad.IRI][]quadstore.ID // negated without an object, by relation and subject
	found   []Contest
}

// negations notes all negated statements, and gives their relations, sorted.
func (c *contests) negations(ctx context.Context) ([]quad.IRI, error) {
	edges, err := c.r.qs.Links(ctx, pattern(quad.Object, quad.String(schema.Negated), hasPolarity))
	if err != nil {
		return nil, err
	}
	relations := map[quad.IRI]bool{}
	for part := range slices.Chunk(edges, outlinesAtOnce) {
		nodes := make([]quadstore.ID, len(part))
		for i, e := range part {
			nodes[i] = e[end(quad.Subject)]
			c.negated[nodes[i]] = true
		}
		outlines, err := c.outlines(ctx, nodes)
		if err != nil {
			return nil, err
		}
		for i, o := range outlines {
			relations[o.relation] = true
			if o.bare {
				if c.bare[o.relation] == nil {
					c.bare[o.relation] = map[quad.IRI][]quadstore.ID{}
				}
				c.bare[o.relation][o.subject] = append(c.bare[o.relation][o.subject], nodes[i])
			}
		}
	}
	return slices.Sorted(maps.Keys(relations)), nil
}

// outlinesAtOnce is how many statements are looked at together; each has some
// twenty quads.
const outlinesAtOnce = 1000

// outline is what a statement is about.
type outline struct {
	subject, relation quad.IRI
	bare              bool // it has no object
}

func (c *contests) outlines(ctx context.Context, nodes []quadstore.ID) ([]outline, error) {
	groups, err := c.r.edgesAt(ctx, quad.Subject, nodes)
	if err != nil {
		return nil, err
	}
	list := make([]outline, len(nodes))
	for i, edges := range groups {
		if err := c.r.resolve(ctx, edges, quad.Predicate); err != nil {
			return nil, err
		}
		edges = slices.DeleteFunc(edges, func(e edge) bool {
			p := c.r.names[e[end(quad.Predicate)]]
			return p != hasSubject && p != hasRelation && p != hasObject
		})
		quads, err := c.r.name(ctx, edges)
		if err != nil {
			return nil, err
		}
		node := gather(quads)
		for s := range node {
			_, object := node[s][hasObject]
			list[i] = outline{quad.IRI(node.text(s, hasSubject)), quad.IRI(node.text(s, hasRelation)), !object}
		}
	}
	return list, nil
}

// join finds the quads of some relations that join what those of others join, or
// those of a third kind join the other way round. The first are the fewest.
func (c *contests) join(ctx context.Context, few, many, turned []quad.IRI) error {
	other := map[ends][]edge{}
	err := c.each(ctx, few, func(at ends, e edge) { other[at] = append(other[at], e) })
	if err != nil || len(other) == 0 {
		return err
	}
	one := map[ends][]edge{}
	take := func(at ends, e edge) {
		if other[at] != nil {
			one[at] = append(one[at], e)
		}
	}
	if err := c.each(ctx, many, take); err != nil {
		return err
	}
	if err := c.each(ctx, turned, func(at ends, e edge) { take(ends{at[1], at[0]}, e) }); err != nil {
		return err
	}
	for at := range one {
		if err := c.add(ctx, one[at], other[at], quad.Label); err != nil {
			return err
		}
	}
	return nil
}

// ends are subject and object of a quad.
type ends [2]quadstore.ID

func (c *contests) each(ctx context.Context, relations []quad.IRI, use func(ends, edge)) error {
	for _, relation := range relations {
		edges, err := c.r.edges(ctx, quad.Predicate, relation)
		if err != nil {
			return err
		}
		for _, e := range edges {
			use(ends{e[end(quad.Subject)], e[end(quad.Object)]}, e)
		}
	}
	return nil
}

// withoutObject finds what is denied without an object ("he did not resign")
// and affirmed without one.
func (c *contests) withoutObject(ctx context.Context, relation quad.IRI) error {
	if len(c.bare[relation]) == 0 {
		return nil
	}
	all, err := c.r.qs.Links(ctx, pattern(quad.Object, relation, hasRelation))
	if err != nil {
		return err
	}
	alike := make(map[quadstore.ID]bool, len(all))
	for _, e := range all {
		alike[e[end(quad.Subject)]] = !c.negated[e[end(quad.Subject)]]
	}
	for subject, nodes := range c.bare[relation] {
		edges, err := c.r.qs.Links(ctx, pattern(quad.Object, subject, hasSubject))
		if err != nil {
			return err
		}
		edges = slices.DeleteFunc(edges, func(e edge) bool { return !alike[e[end(quad.Subject)]] })
		affirmed := make([]quadstore.ID, len(edges))
		for i, e := range edges {
			affirmed[i] = e[end(quad.Subject)]
		}
		outlines, err := c.outlines(ctx, affirmed)
		if err != nil {
			return err
		}
		var one, other []edge
		for i, o := range outlines {
			if o.bare {
				one = append(one, edges[i])
			}
		}
		for _, node := range nodes {
			other = append(other, edge{node})
		}
		if err := c.add(ctx, one, other, quad.Subject); err != nil {
			return err
		}
	}
	return nil
}

// add notes a contest between the statements at one end of two groups of quads.
func (c *contests) add(ctx context.Context, one, other []edge, at quad.Direction) error {
	if err := c.r.resolve(ctx, slices.Concat(one, other), at); err != nil {
		return err
	}
	ids := func(edges []edge) []string {
		var list []string
		for _, e := range edges {
			if iri, ok := c.r.names[e[end(at)]].(quad.IRI); ok && strings.HasPrefix(string(iri), statementScheme) {
				list = append(list, string(iri))
			}
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	if contest := (Contest{ids(one), ids(other)}); len(contest.One) > 0 && len(contest.Other) > 0 {
		c.found = append(c.found, contest)
	}
	return nil
}

// Counted are the ids of the statements that tell a number: how many their
// subject or object is, or an amount.
func (s *Store) Counted(ctx context.Context) ([]string, error) {
	var ids []string
	err := s.read(ctx, func(r *reader) error {
		var edges []edge
		for _, p := range []quad.Quad{
			{Predicate: hasSubject + "_value"}, {Predicate: hasObject + "_value"},
			pattern(quad.Object, quad.String(schema.RoleAmount), hasKind),
		} {
			some, err := r.qs.Links(ctx, p)
			if err != nil {
				return err
			}
			edges = append(edges, some...)
		}
		if err := r.resolve(ctx, edges, quad.Label); err != nil {
			return err
		}
		for _, e := range edges {
			if iri, ok := r.names[e[end(quad.Label)]].(quad.IRI); ok && strings.HasPrefix(string(iri), statementScheme) {
				ids = append(ids, string(iri))
			}
		}
		return nil
	})
	slices.Sort(ids)
	return slices.Compact(ids), err
}
