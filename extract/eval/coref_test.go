package eval

import (
	"math"
	"testing"
)

// The first case is the worked example of Luo 2005, the key {1-5} {6,7} {8-C}
// and the response that joins the last two; MUC and B3 are computed by hand.
func TestCorefScore(t *testing.T) {
	key := Clusters{{"1", "2", "3", "4", "5"}, {"6", "7"}, {"8", "9", "A", "B", "C"}}
	for _, test := range []struct {
		name          string
		got           Clusters
		muc, b3, ceaf float64
	}{
		{"two joined", Clusters{{"1", "2", "3", "4", "5"}, {"6", "7", "8", "9", "A", "B", "C"}}, 2 * 0.9 / 1.9, 2 * (16.0 / 21) / (1 + 16.0/21), 2 * (11.0 / 6 / 2) * (11.0 / 6 / 3) / (11.0/6/2 + 11.0/6/3)},
		{"the same", key, 1, 1, 1},
		{"nothing", nil, 0, 0, 0},
		{"singletons do not count", append(Clusters{{"x"}}, key...), 1, 1, 1},
	} {
		var s CorefScore
		s.Add(key, test.got)
		for measure, pair := range map[string][2]float64{"MUC": {s.MUC.F1(), test.muc}, "B3": {s.B3.F1(), test.b3}, "CEAF": {s.CEAF.F1(), test.ceaf}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("%s: %s %.4f, want %.4f", test.name, measure, pair[0], pair[1])
			}
		}
	}
}

func TestAssignFindsTheLeastCost(t *testing.T) {
	if got := assign([][]float64{{4, 1, 3}, {2, 0, 5}, {3, 2, 2}}); got != 5 {
		t.Errorf("assign: %v, want 5", got)
	}
}
