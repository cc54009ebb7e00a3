package query

import (
	"cmp"
	queue "container/heap"
	"context"
	"math"
	"slices"
	"strings"
)

// strongest are the strongest paths, found as J. Y. Yen does (Finding the k
// shortest loopless paths in a network, 1971): every next one leaves an earlier
// one somewhere, and goes on from there by the best way that is not taken yet.
// The length of a hop is the negative logarithm of its strength.
func (p *paths) strongest(ctx context.Context, from, to string) ([][]Hop, error) {
	first, err := p.best(ctx, detour{from: from, to: to, hops: p.opts.Hops})
	if err != nil || first == nil || from == to {
		return nil, err
	}
	found, waiting := [][]Hop{first}, [][]Hop(nil)
	for len(found) < p.opts.Strongest {
		more, err := p.detours(ctx, found, to)
		if err != nil {
			return nil, err
		}
		for _, way := range more {
			if !slices.ContainsFunc(waiting, func(w []Hop) bool { return compareWays(w, way) == 0 }) {
				waiting = append(waiting, way)
			}
		}
		if len(waiting) == 0 {
			break
		}
		slices.SortFunc(waiting, compareWays)
		found, waiting = append(found, waiting[0]), waiting[1:]
	}
	return found, nil
}

// detours are the best ways that leave the last path found, one for each of its
// entities, and then differ from all that were found.
func (p *paths) detours(ctx context.Context, found [][]Hop, to string) ([][]Hop, error) {
	last := found[len(found)-1]
	var ways [][]Hop
	for i, hop := range last {
		root := last[:i]
		d := detour{from: hop.from(), to: to, hops: p.opts.Hops - i, visited: map[string]bool{}, taken: map[string]bool{}}
		for j := range root {
			d.visited[root[j].from()] = true
		}
		for _, way := range found {
			if len(way) > i && slices.EqualFunc(way[:i], root, func(a, b Hop) bool { return a.to() == b.to() }) {
				d.taken[way[i].to()] = true
			}
		}
		rest, err := p.best(ctx, d)
		if err != nil {
			return nil, err
		}
		if rest != nil {
			ways = append(ways, slices.Concat(root, rest))
		}
	}
	return ways, nil
}

// detour is a search for one path.
type detour struct {
	from, to string
	hops     int             // at most
	visited  map[string]bool // entities that the path may not come to
	taken    map[string]bool // entities that its first hop may not lead to
}

// best is the strongest path (E. W. Dijkstra, A note on two problems in connexion
// with graphs, 1959). As the number of hops is bounded, an entity is left again
// if a weaker way to it took fewer of them.
func (p *paths) best(ctx context.Context, d detour) ([]Hop, error) {
	fewest := map[string]int{}
	open := &ways{{at: d.from}}
	for open.Len() > 0 {
		w := queue.Pop(open).(*way)
		if n, been := fewest[w.at]; been && w.hops >= n {
			continue
		}
		fewest[w.at] = w.hops
		if w.at == d.to {
			return w.trace(), nil
		}
		if w.hops == d.hops {
			continue
		}
		hops, err := p.hops(ctx, w.at)
		if err != nil {
			return nil, err
		}
		for _, hop := range hops {
			if to := hop.to(); !d.visited[to] && !(w.hops == 0 && d.taken[to]) {
				queue.Push(open, &way{at: to, length: w.length - math.Log(hop.Strength), hops: w.hops + 1, hop: hop, before: w})
			}
		}
	}
	return nil, nil
}

// way is a path as far as it has come.
type way struct {
	at     string
	length float64
	hops   int
	hop    Hop // the last
	before *way
}

func (w *way) trace() []Hop {
	hops := []Hop{}
	for ; w.before != nil; w = w.before {
		hops = append(hops, w.hop)
	}
	slices.Reverse(hops)
	return hops
}

// ways is a heap, the shortest on top.
type ways []*way

// Len is the number of ways.
func (w ways) Len() int { return len(w) }

// Less orders by length, then by hops, then by where they are.
func (w ways) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(w[i].length, w[j].length), w[i].hops-w[j].hops, strings.Compare(w[i].at, w[j].at)) < 0
}

// Swap exchanges two.
func (w ways) Swap(i, j int) { w[i], w[j] = w[j], w[i] }

// Push adds one.
func (w *ways) Push(x any) { *w = append(*w, x.(*way)) }

// Pop takes the last.
func (w *ways) Pop() any {
	old := *w
	last := old[len(old)-1]
	*w = old[:len(old)-1]
	return last
}

// compareWays orders paths by strength, length and entities.
func compareWays(a, b []Hop) int {
	return cmp.Or(cmp.Compare(strength(b), strength(a)), len(a)-len(b), slices.CompareFunc(a, b, func(x, y Hop) int {
		return strings.Compare(x.to(), y.to())
	}))
}

func strength(way []Hop) float64 {
	product := 1.0
	for _, hop := range way {
		product *= hop.Strength
	}
	return product
}
