package query

import (
	"cmp"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"parley/graph"
)

// numbered gives every entity that has facts a number, in the order of the ids,
// so that the same graph always has the same.
func numbered(n *graph.Network) (ids []string, numbers map[string]int64) {
	numbers = map[string]int64{}
	for _, tie := range n.Ties {
		for _, id := range []string{tie.From, tie.To} {
			if _, known := numbers[id]; !known {
				numbers[id] = 0
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	for i, id := range ids {
		numbers[id] = int64(i)
	}
	return ids, numbers
}

// How PageRank walks: it follows a fact in 85 of 100 steps, else begins anew
// anywhere (S. Brin and L. Page, The anatomy of a large-scale hypertextual web
// search engine, 1998). It ends when no rank changes by more than the tolerance;
// what is finer than rankDigits is left to chance and cut.
const (
	damping    = 0.85
	tolerance  = 1e-10
	rankDigits = 1e6
)

// pageRank ranks the entities that have facts: who is acted upon by many is
// high, the more so the higher they are. A fact that more statements hold
// weighs more.
func pageRank(n *graph.Network) map[string]float64 {
	ids, numbers := numbered(n)
	g := simple.NewWeightedDirectedGraph(0, 0)
	for _, tie := range n.Ties {
		if tie.From != tie.To {
			g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(numbers[tie.From]), simple.Node(numbers[tie.To]), float64(tie.Facts)))
		}
	}
	ranks := map[string]float64{}
	if g.Nodes().Len() == 0 {
		return ranks
	}
	for number, rank := range network.PageRankSparse(g, damping, tolerance) {
		ranks[ids[number]] = math.Round(rank*rankDigits) / rankDigits
	}
	return ranks
}

// mostDivided bounds the time that communities take: it grows faster than the
// graph. The entities that are left out are those of which next to nothing is
// said.
const mostDivided = 3_000

// core is the network of the entities that most statements mention.
func core(n *graph.Network) *graph.Network {
	if len(n.Mentions) <= mostDivided {
		return n
	}
	ids := slices.SortedFunc(maps.Keys(n.Mentions), func(a, b string) int {
		return cmp.Or(n.Mentions[b]-n.Mentions[a], strings.Compare(a, b))
	})
	within := map[string]bool{}
	for _, id := range ids[:mostDivided] {
		within[id] = true
	}
	c := &graph.Network{Mentions: n.Mentions}
	for _, tie := range n.Ties {
		if within[tie.From] && within[tie.To] {
			c.Ties = append(c.Ties, tie)
		}
	}
	return c
}

// communities divides the entities that have facts so that most facts lie within
// a part (V. D. Blondel and others, Fast unfolding of communities in large
// networks, 2008), whichever way the facts go. The largest part comes first. Of
// a large network it divides the core.
func communities(n *graph.Network) [][]string {
	n = core(n)
	ids, numbers := numbered(n)
	weights := map[[2]int64]float64{}
	for _, tie := range n.Ties {
		a, b := numbers[tie.From], numbers[tie.To]
		if a != b {
			weights[[2]int64{min(a, b), max(a, b)}] += float64(tie.Facts)
		}
	}
	g := simple.NewWeightedUndirectedGraph(0, 0)
	for ends, weight := range weights {
		g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(ends[0]), simple.Node(ends[1]), weight))
	}
	if g.Nodes().Len() == 0 {
		return nil
	}
	var parts [][]string
	for _, nodes := range community.Modularize(g, 1, rand.NewPCG(1, 1)).Communities() {
		part := make([]string, len(nodes))
		for i, node := range nodes {
			part[i] = ids[node.ID()]
		}
		slices.Sort(part)
		parts = append(parts, part)
	}
	slices.SortFunc(parts, func(a, b []string) int {
		return cmp.Or(len(b)-len(a), strings.Compare(a[0], b[0]))
	})
	return parts
}
