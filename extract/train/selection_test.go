package train

import (
	"math"
	"testing"

	"parley/extract/coref"
)

// TestLearnSelectionKnowsWhatStoodWhere learns that noun 1 stands at place 1 and
// noun 2 at place 2.
func TestLearnSelectionKnowsWhatStoodWhere(t *testing.T) {
	var pairs [][2]uint32
	for range 400 {
		pairs = append(pairs, [2]uint32{1, 1}, [2]uint32{2, 2})
	}
	s := LearnSelection(pairs)
	if len(s.Places.Hashes) != 2 || len(s.Nouns.Hashes) != 2 {
		t.Fatalf("%d places and %d nouns, want 2 and 2", len(s.Places.Hashes), len(s.Nouns.Hashes))
	}
	fit := func(place, noun int) float64 {
		sum := 0.0
		for i := range coref.SelectionSize {
			sum += float64(s.Places.Cells[place*coref.SelectionSize+i]) * float64(s.Nouns.Cells[noun*coref.SelectionSize+i])
		}
		return sum * float64(s.Places.Scale*s.Nouns.Scale)
	}
	if right, wrong := math.Min(fit(0, 0), fit(1, 1)), math.Max(fit(0, 1), fit(1, 0)); right <= wrong {
		t.Errorf("what stood there fits %.2f, what did not %.2f", right, wrong)
	}
}
