package query

import (
	"cmp"
	"context"
	"slices"

	"parley/graph"
)

// Direction says which way a path may walk the relations.
type Direction string

// The directions.
const (
	EitherWay Direction = "any"
	Forward   Direction = "forward"  // from subject to object: what A does, and whom that leads to
	Backward  Direction = "backward" // from object to subject: what is done to A
)

// PathOptions say which paths are looked for.
type PathOptions struct {
	Hops      int          // at most so many; 6 if zero
	Strongest int          // so many of the strongest paths; the shortest alone if zero
	Direction Direction    // EitherWay if empty
	Relations []string     // ids of the relations that a path may take; any if empty
	Filter    graph.Filter // of the statements behind a hop
}

// defaultHops bounds a path where the caller does not.
const defaultHops = 6

// Paths are the ways from a to b over factual relations, hop by hop; empty if
// there is none. Either the shortest, and of several that are equally short the
// first in the order of their ids; or the strongest, none through the same
// entities as another. The strength of a hop is the probability that one of its
// statements holds, if each does as often as its confidence says, and that of a
// path the product of its hops'.
func Paths(ctx context.Context, s *graph.Store, a, b string, opts PathOptions) ([]Hop, error) {
	from, err := Find(ctx, s, a)
	if err != nil {
		return nil, err
	}
	to, err := Find(ctx, s, b)
	if err != nil {
		return nil, err
	}
	opts.Hops = cmp.Or(opts.Hops, defaultHops)
	p := &paths{store: s, opts: opts, known: map[string][]Hop{}}
	var found [][]Hop
	if opts.Strongest > 0 {
		found, err = p.strongest(ctx, from.ID, to.ID)
	} else {
		found, err = p.shortest(ctx, from.ID, to.ID)
	}
	for i := range found {
		for j := range found[i] {
			found[i][j].Path = i + 1
		}
	}
	return slices.Concat(found...), err
}

// paths looks for ways through the graph, and remembers the neighbours of every
// entity that it has come to.
type paths struct {
	store *graph.Store
	opts  PathOptions
	known map[string][]Hop
}

// shortest goes out from one end, hop by hop, until it comes to the other.
func (p *paths) shortest(ctx context.Context, from, to string) ([][]Hop, error) {
	came := map[string]Hop{from: {}}
	frontier := []string{from}
	for range p.opts.Hops {
		var next []string
		for _, id := range frontier {
			hops, err := p.hops(ctx, id)
			if err != nil {
				return nil, err
			}
			for _, hop := range hops {
				if _, seen := came[hop.to()]; !seen {
					came[hop.to()] = hop
					next = append(next, hop.to())
				}
			}
		}
		if _, ok := came[to]; ok {
			break
		}
		frontier = next
	}
	way := retrace(came, from, to)
	if way == nil {
		return nil, nil
	}
	for i := range way {
		if err := p.weigh(ctx, way[i:i+1]); err != nil {
			return nil, err
		}
	}
	return [][]Hop{way}, nil
}

// retrace follows the hops back from the end.
func retrace(came map[string]Hop, from, to string) []Hop {
	if _, ok := came[to]; !ok {
		return nil
	}
	var way []Hop
	for id := to; id != from; id = way[len(way)-1].from() {
		way = append(way, came[id])
	}
	slices.Reverse(way)
	return way
}

// from is the entity that the path comes from.
func (h *Hop) from() string {
	if h.Reversed {
		return h.Object
	}
	return h.Subject
}

// to is the entity that the path goes to.
func (h *Hop) to() string {
	if h.Reversed {
		return h.Subject
	}
	return h.Object
}
