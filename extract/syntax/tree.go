package syntax

import (
	"math"

	"parley/extract/nn"
)

// Heads finds the heads of the best tree with one root. Row i of scores holds
// the scores of the heads of word i: column 0 the root, column j+1 the word j.
// The result has -1 for the root.
func Heads(scores nn.Matrix) []int {
	heads := make([]int, scores.Rows)
	for i := range heads {
		heads[i] = bestHead(scores.Row(i)[:scores.Rows+1], i)
	}
	if singleRooted(heads) {
		return heads // the best heads are a tree: no other is better
	}
	graph := weights(scores)
	for i, head := range arborescence(graph)[1:] {
		heads[i] = head - 1
	}
	return heads
}

func bestHead(row []float32, word int) int {
	best := 0
	for h, score := range row {
		if h != word+1 && score > row[best] {
			best = h
		}
	}
	return best - 1
}

// singleRooted reports whether the heads form a tree with one root.
func singleRooted(heads []int) bool {
	roots := 0
	for _, head := range heads {
		if head < 0 {
			roots++
		}
	}
	return roots == 1 && findCycle(append([]int{-1}, shifted(heads)...)) == nil
}

func shifted(heads []int) []int {
	up := make([]int, len(heads))
	for i, head := range heads {
		up[i] = head + 1
	}
	return up
}

// weights turns scores into the graph for arborescence: node 0 is the root,
// weights[v][u] that of the edge from head u to v. Every edge from the root
// pays more than all other edges can differ by, so that the best tree has as
// few of them as a tree can: one.
func weights(scores nn.Matrix) [][]float64 {
	n := scores.Rows + 1
	low, high := math.Inf(1), math.Inf(-1)
	graph := make([][]float64, n)
	graph[0] = make([]float64, n)
	for v := 1; v < n; v++ {
		graph[v] = make([]float64, n)
		for u, score := range scores.Row(v - 1)[:n] {
			graph[v][u] = float64(score)
			low, high = min(low, float64(score)), max(high, float64(score))
		}
	}
	penalty := (high-low)*float64(n) + 1
	for v := 1; v < n; v++ {
		graph[v][0] -= penalty
	}
	return graph
}

// arborescence is the spanning tree of the greatest weight with root 0:
// heads[v] for every node v, and -1 for the root (Chu & Liu 1965, Edmonds
// 1967). A cycle of best edges becomes one node, and so on.
func arborescence(graph [][]float64) []int {
	n := len(graph)
	heads := make([]int, n)
	heads[0] = -1
	for v := 1; v < n; v++ {
		heads[v] = -1
		for u := range n {
			if u != v && (heads[v] < 0 || graph[v][u] > graph[v][heads[v]]) {
				heads[v] = u
			}
		}
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	c := contract(graph, heads, cycle)
	for v, head := range arborescence(c.graph) {
		c.expand(heads, v, head)
	}
	return heads
}

// findCycle lists the nodes of one cycle of heads, or is nil. Node 0 is the root.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads)) // by the search from which node
	for start := 1; start < len(heads); start++ {
		v := start
		for v > 0 && seen[v] == 0 {
			seen[v] = start
			v = heads[v]
		}
		if v <= 0 || seen[v] != start {
			continue
		}
		cycle := []int{v}
		for u := heads[v]; u != v; u = heads[u] {
			cycle = append(cycle, u)
		}
		return cycle
	}
	return nil
}

// contraction is a graph in which a cycle has become the last node.
type contraction struct {
	graph   [][]float64
	outside []int // nodes of the old graph by those of the new
	enter   []int // by new head: the node of the cycle that its edge enters best
	leave   []int // by new node: the node of the cycle that is its best head
}

func contract(graph [][]float64, heads, cycle []int) *contraction {
	inside := make([]bool, len(graph))
	for _, v := range cycle {
		inside[v] = true
	}
	c := new(contraction)
	for v := range graph {
		if !inside[v] {
			c.outside = append(c.outside, v)
		}
	}
	merged := len(c.outside)
	c.enter, c.leave = make([]int, merged), make([]int, merged)
	c.graph = make([][]float64, merged+1)
	for i := range c.graph {
		c.graph[i] = make([]float64, merged+1)
	}
	for i, v := range c.outside {
		for j, u := range c.outside {
			c.graph[i][j] = graph[v][u]
		}
		out, in := math.Inf(-1), math.Inf(-1)
		for _, u := range cycle {
			if w := graph[v][u]; w > out {
				out, c.leave[i] = w, u
			}
			if w := graph[u][v] - graph[u][heads[u]]; w > in {
				in, c.enter[i] = w, u
			}
		}
		c.graph[i][merged], c.graph[merged][i] = out, in
	}
	return c
}

// expand writes into the heads of the old graph what the new one says of node v.
func (c *contraction) expand(heads []int, v, head int) {
	merged := len(c.outside)
	switch {
	case head < 0: // the root
	case v == merged:
		heads[c.enter[head]] = c.outside[head]
	case head == merged:
		heads[c.outside[v]] = c.leave[v]
	default:
		heads[c.outside[v]] = c.outside[head]
	}
}
