package linear

import (
	"bytes"
	"strings"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	w := Round(2, []float32{1, -1, 0.5, 0, 0, 0, -0.25, 2})
	var out bytes.Buffer
	if _, err := w.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	again, err := Read(&out)
	if err != nil {
		t.Fatal(err)
	}
	features := []uint32{0, 3, 4} // 4 falls on row 0
	for class, want := range []float32{1.75, 0} {
		if got := again.Score(features, class); got < want-0.05 || got > want+0.05 {
			t.Errorf("score of class %d is %v, want %v", class, got, want)
		}
	}
	scores := make([]int32, 2)
	again.Add(features, scores)
	if scores[0] <= scores[1] {
		t.Errorf("scores %v do not prefer class 0", scores)
	}
}

func TestReadDamaged(t *testing.T) {
	for _, text := range []string{"", "123456789012", strings.Repeat("\xff", 100), "\x01\x00\x00\x00\xff\xff\x00\x00\x00\x00\x80\x3f"} {
		if _, err := Read(strings.NewReader(text)); err == nil {
			t.Errorf("Read(%q) found weights", text)
		}
	}
}

func TestJoinKeepsOrder(t *testing.T) {
	if Join(Join(7, 1), 2) == Join(Join(7, 2), 1) {
		t.Error("the order of joined values is lost")
	}
}
