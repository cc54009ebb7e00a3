package syntax

import (
	"math"
	"slices"

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

// sureMargin is the margin between the scores of two heads from which on the
// choice is sure, doubtSteps to how many parts of one doubts are told.
const (
	sureMargin = 4
	doubtSteps = 4
)

// doubt is how little the score of the head of a word exceeds that of the best
// other one: 0 for far, 1 for not at all. Row holds the scores of its heads as in
// Heads.
func doubt(row []float32, word, head int) float32 {
	other := float32(math.Inf(-1))
	for h, score := range row {
		if h != word+1 && h != head+1 {
			other = max(other, score)
		}
	}
	margin := float64(row[head+1] - other)
	return float32(math.Floor(doubtSteps*min(1, max(0, 1-margin/sureMargin)))) / doubtSteps
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
// 1967). A cycle of best edges becomes one node, and so on. It takes time and
// memory of the square of the number of nodes, and changes the graph.
func arborescence(graph [][]float64) []int {
	m := newMerging(graph)
	for cycle := findCycle(m.heads); cycle != nil; cycle = findCycle(m.heads) {
		m.merge(cycle)
	}
	return m.expand()
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

// edge leads from a head to a word.
type edge struct{ from, to int32 }

// merging is a graph in which cycles have become nodes, one after the other.
// Such a node takes the row and the column of one of the cycle's.
type merging struct {
	weights [][]float64
	edges   [][]edge // of the graph as it was, for every weight
	alive   []int    // rows that are nodes, without the root
	heads   []int    // by row: the best one; that of a row without a node is 0
	nodes   []int    // by row: the number of its node
	cycles  [][]member
	cycleOf []int // by node: the number of the node that it became a part of
}

// member is a node of a cycle, with the edge that enters it there.
type member struct {
	node  int
	enter edge
}

func newMerging(graph [][]float64) *merging {
	n := len(graph)
	m := &merging{weights: graph, edges: make([][]edge, n), heads: make([]int, n), nodes: make([]int, n), cycleOf: make([]int, n)}
	for v := range n {
		m.edges[v] = make([]edge, n)
		for u := range n {
			m.edges[v][u] = edge{int32(u), int32(v)}
		}
		m.nodes[v] = v
		if v > 0 {
			m.alive = append(m.alive, v)
		}
	}
	m.heads[0] = -1
	for _, v := range m.alive {
		m.heads[v] = m.bestHead(v)
	}
	return m
}

func (m *merging) bestHead(v int) int {
	best := 0
	for _, u := range m.alive {
		if u != v && m.weights[v][u] > m.weights[v][best] {
			best = u
		}
	}
	return best
}

// merge makes one node of a cycle, in the row of its first one.
func (m *merging) merge(cycle []int) {
	row, inside, node := cycle[0], make([]bool, len(m.heads)), len(m.cycleOf)
	members := make([]member, len(cycle))
	for i, u := range cycle {
		inside[u] = true
		members[i] = member{m.nodes[u], m.edges[u][m.heads[u]]}
		m.cycleOf[m.nodes[u]] = node
	}
	m.cycles, m.cycleOf = append(m.cycles, members), append(m.cycleOf, 0)
	m.alive = slices.DeleteFunc(m.alive, func(v int) bool { return inside[v] })
	for _, v := range append([]int{0}, m.alive...) {
		m.join(row, cycle, v)
	}
	for _, u := range cycle {
		m.heads[u] = 0
	}
	m.nodes[row] = node
	m.heads[row] = m.bestHead(row)
	for _, v := range m.alive {
		if inside[m.heads[v]] {
			m.heads[v] = row
		}
	}
	m.alive = append(m.alive, row)
}

// join finds the best edges between a cycle and a node outside.
func (m *merging) join(row int, cycle []int, v int) {
	out, in := math.Inf(-1), math.Inf(-1)
	var leave, enter edge
	for _, u := range cycle {
		if w := m.weights[v][u]; w > out {
			out, leave = w, m.edges[v][u]
		}
		if w := m.weights[u][v] - m.weights[u][m.heads[u]]; w > in {
			in, enter = w, m.edges[u][v]
		}
	}
	m.weights[v][row], m.edges[v][row] = out, leave
	m.weights[row][v], m.edges[row][v] = in, enter
}

// expand returns the heads in the graph as it was.
func (m *merging) expand() []int {
	enter := make([]edge, len(m.cycleOf)) // by node
	for _, v := range m.alive {
		enter[m.nodes[v]] = m.edges[v][m.heads[v]]
	}
	words := len(m.heads)
	for i := len(m.cycles) - 1; i >= 0; i-- {
		node := words + i
		first := int(enter[node].to) // the part of the cycle that the edge enters
		for m.cycleOf[first] != node {
			first = m.cycleOf[first]
		}
		for _, member := range m.cycles[i] {
			enter[member.node] = member.enter
		}
		enter[first] = enter[node]
	}
	heads := make([]int, words)
	heads[0] = -1
	for v := 1; v < words; v++ {
		heads[v] = int(enter[v].from)
	}
	return heads
}
