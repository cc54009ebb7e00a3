package train

import (
	"bytes"
	"strings"
	"testing"

	"parley/extract/coref"
)

// TestLearnRankerPrefersWhatIsRight learns from choices in which the candidate
// with feature 1 is right, and what has feature 7 is new.
func TestLearnRankerPrefersWhatIsRight(t *testing.T) {
	var examples []coref.Example
	for i := range uint32(60) {
		noise := 100 + i%7
		examples = append(examples,
			coref.Example{Features: [][]uint32{{1, noise}, {2, noise}, {3}}, Prior: make([]float64, 3), Right: []bool{true, false, false}},
			coref.Example{Features: [][]uint32{{2, noise}, {7}}, Prior: make([]float64, 2), Right: []bool{false, true}},
		)
	}
	var log bytes.Buffer
	w := LearnRanker(examples, Options{Log: &log})
	right, wrong, anew := w.Score([]uint32{1}, 0), w.Score([]uint32{2}, 0), w.Score([]uint32{7}, 0)
	if right <= wrong || anew <= wrong {
		t.Errorf("weights: right %.2f, wrong %.2f, new %.2f", right, wrong, anew)
	}
	if !strings.Contains(log.String(), "100.00% of the choices right") {
		t.Errorf("the examples are not learnt:\n%s", log.String())
	}
}
