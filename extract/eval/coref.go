package eval

import "math"

// Clusters are the entities of a text: each a set of mentions, named by keys
// that a response and its key share for the same mention.
type Clusters [][]string

// CorefScore holds the counts of the three measures whose mean is the CoNLL
// score (Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted
// Mentions"). Entities of a single mention do not count.
type CorefScore struct {
	MUC, B3, CEAF Ratio
}

// Ratio is what precision and recall are computed from.
type Ratio struct {
	RightP, AllP float64 // of the response
	RightR, AllR float64 // of the key
}

// F1 is the harmonic mean of precision and recall.
func (r Ratio) F1() float64 {
	p, q := r.Precision(), r.Recall()
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}

// Precision is the share of the response that is right, 0 for an empty one.
func (r Ratio) Precision() float64 { return share(r.RightP, r.AllP) }

// Recall is the share of the key that is found, 0 for an empty one.
func (r Ratio) Recall() float64 { return share(r.RightR, r.AllR) }

func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

// CoNLL is the mean of the three F1 scores.
func (s *CorefScore) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAF.F1()) / 3 }

// Add compares the entities found in one document with the gold ones.
func (s *CorefScore) Add(gold, got Clusters) {
	gold, got = plural(gold), plural(got)
	right, all := muc(got, gold)
	s.MUC.RightP, s.MUC.AllP = s.MUC.RightP+right, s.MUC.AllP+all
	right, all = muc(gold, got)
	s.MUC.RightR, s.MUC.AllR = s.MUC.RightR+right, s.MUC.AllR+all
	right, all = b3(got, gold)
	s.B3.RightP, s.B3.AllP = s.B3.RightP+right, s.B3.AllP+all
	right, all = b3(gold, got)
	s.B3.RightR, s.B3.AllR = s.B3.RightR+right, s.B3.AllR+all
	best := alignment(gold, got)
	s.CEAF.RightP, s.CEAF.AllP = s.CEAF.RightP+best, s.CEAF.AllP+float64(len(got))
	s.CEAF.RightR, s.CEAF.AllR = s.CEAF.RightR+best, s.CEAF.AllR+float64(len(gold))
}

func plural(all Clusters) Clusters {
	var kept Clusters
	for _, c := range all {
		if len(c) > 1 {
			kept = append(kept, c)
		}
	}
	return kept
}

func owners(clusters Clusters) map[string]int {
	owner := map[string]int{}
	for i, c := range clusters {
		for _, mention := range c {
			owner[mention] = i
		}
	}
	return owner
}

// muc counts the links of a that survive in b (Vilain et al. 1995).
func muc(a, b Clusters) (right, all float64) {
	owner := owners(b)
	for _, c := range a {
		parts := map[int]bool{}
		missing := 0
		for _, mention := range c {
			if i, ok := owner[mention]; ok {
				parts[i] = true
			} else {
				missing++
			}
		}
		right += float64(len(c) - len(parts) - missing)
		all += float64(len(c) - 1)
	}
	return right, all
}

// b3 sums over the mentions of a the share of their cluster that is with them
// in b too (Bagga and Baldwin 1998).
func b3(a, b Clusters) (right, all float64) {
	owner := owners(b)
	for _, c := range a {
		parts := map[int]int{}
		for _, mention := range c {
			if i, ok := owner[mention]; ok {
				parts[i]++
			}
		}
		for _, n := range parts {
			right += float64(n*n) / float64(len(c))
		}
		all += float64(len(c))
	}
	return right, all
}

// alignment is the total similarity of the best one-to-one alignment of
// clusters, by phi4 (Luo 2005).
func alignment(gold, got Clusters) float64 {
	owner := owners(got)
	n := max(len(gold), len(got))
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, n)
		if i >= len(gold) {
			continue
		}
		for _, mention := range gold[i] {
			if j, ok := owner[mention]; ok {
				cost[i][j] -= 2 / float64(len(gold[i])+len(got[j]))
			}
		}
	}
	return -assign(cost)
}

// assign is the least total cost of a perfect matching of rows to columns:
// the Hungarian method with potentials, cubic in the number of rows.
func assign(cost [][]float64) float64 {
	n := len(cost)
	u, v := make([]float64, n+1), make([]float64, n+1)
	row, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		column := 0
		least, used := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for row[column] != 0 {
			column = augment(cost, column, u, v, row, way, least, used)
		}
		for column != 0 {
			row[column] = row[way[column]]
			column = way[column]
		}
	}
	return -v[0]
}

// augment takes one step of the shortest augmenting path and gives the column
// that it reaches.
func augment(cost [][]float64, column int, u, v []float64, row, way []int, least []float64, used []bool) int {
	used[column] = true
	next, delta := 0, math.Inf(1)
	for j := 1; j < len(v); j++ {
		if used[j] {
			continue
		}
		if reduced := cost[row[column]-1][j-1] - u[row[column]] - v[j]; reduced < least[j] {
			least[j], way[j] = reduced, column
		}
		if least[j] < delta {
			next, delta = j, least[j]
		}
	}
	for j := range v {
		if used[j] {
			u[row[j]] += delta
			v[j] -= delta
		} else {
			least[j] -= delta
		}
	}
	return next
}
