package train

import (
	"math"
	"math/rand/v2"
	"slices"

	"parley/extract/coref"
)

// The shape of the training of what verbs select.
const (
	rarestPlace, rarestNoun = 6, 8 // seen less often, they are left out
	selectionRounds         = 8
	selectionNoise          = 5 // nouns drawn at random for each one seen
	selectionRate           = 0.05
)

// LearnSelection fits vectors of places and nouns to pairs of a place and a noun
// that stood there, so that their product tells these from a noun drawn at
// random (skip-grams with negative samples, Mikolov et al. 2013).
func LearnSelection(pairs [][2]uint32) *coref.Selection {
	places, nouns := frequent(pairs, 0, rarestPlace), frequent(pairs, 1, rarestNoun)
	var known [][2]int
	for _, p := range pairs {
		place, ok := slices.BinarySearch(places, p[0])
		noun, also := slices.BinarySearch(nouns, p[1])
		if ok && also {
			known = append(known, [2]int{place, noun})
		}
	}
	rng := rand.New(rand.NewPCG(7, 8))
	l := selectionLearner{places: start(rng, len(places)), nouns: make([]float32, len(nouns)*coref.SelectionSize)}
	for round := range selectionRounds {
		rng.Shuffle(len(known), func(i, j int) { known[i], known[j] = known[j], known[i] })
		l.rate = selectionRate * float32(selectionRounds-round) / selectionRounds
		for _, p := range known {
			l.learn(p[0], p[1], 1)
			for range selectionNoise {
				l.learn(p[0], known[rng.IntN(len(known))][1], 0)
			}
		}
	}
	return &coref.Selection{Places: vectors(places, l.places), Nouns: vectors(nouns, l.nouns)}
}

// frequent are the hashes that occur often enough, ascending.
func frequent(pairs [][2]uint32, side, least int) []uint32 {
	counts := map[uint32]int{}
	for _, p := range pairs {
		counts[p[side]]++
	}
	var found []uint32
	for hash, n := range counts {
		if n >= least {
			found = append(found, hash)
		}
	}
	slices.Sort(found)
	return found
}

// start draws small components for vectors.
func start(rng *rand.Rand, rows int) []float32 {
	cells := make([]float32, rows*coref.SelectionSize)
	for i := range cells {
		cells[i] = (rng.Float32() - 0.5) / coref.SelectionSize
	}
	return cells
}

// selectionLearner holds the vectors while they are learnt.
type selectionLearner struct {
	places, nouns []float32
	rate          float32
}

// learn takes one step towards what the product of a place and a noun should say.
func (l *selectionLearner) learn(place, noun int, stood float32) {
	const n = coref.SelectionSize
	a, b := l.places[place*n:(place+1)*n], l.nouns[noun*n:(noun+1)*n]
	dot := float32(0)
	for i := range a {
		dot += a[i] * b[i]
	}
	step := l.rate * (stood - 1/(1+float32(math.Exp(float64(-dot)))))
	for i := range a {
		a[i], b[i] = a[i]+step*b[i], b[i]+step*a[i]
	}
}

// vectors rounds components to eight bits.
func vectors(hashes []uint32, cells []float32) *coref.Vectors {
	v := &coref.Vectors{Hashes: hashes, Cells: make([]int8, len(cells))}
	top := float32(0)
	for _, c := range cells {
		top = max(top, max(c, -c))
	}
	if v.Scale = top / 127; top == 0 {
		return v
	}
	for i, c := range cells {
		v.Cells[i] = int8(math.Round(float64(c / v.Scale)))
	}
	return v
}
