package export_test

import (
	"encoding/xml"
	"math"
	"strings"
	"testing"

	"parley/graph/export"
	"parley/graph/view"
)

// Every node has a box of its own, which lies on no other; every edge a way.
func TestSVG(t *testing.T) {
	store := fixture(t)
	g, err := view.Build(t.Context(), store, view.Options{})
	if err != nil {
		t.Fatal(err)
	}
	type rect struct {
		X      float64 `xml:"x,attr"`
		Y      float64 `xml:"y,attr"`
		Width  float64 `xml:"width,attr"`
		Height float64 `xml:"height,attr"`
	}
	var drawn struct {
		Groups []struct {
			Class string `xml:"class,attr"`
			Title string `xml:"title"`
			Text  string `xml:"text"`
			Rects []rect `xml:"rect"`
			Paths []struct {
				D string `xml:"d,attr"`
			} `xml:"path"`
		} `xml:"g"`
	}
	if err := xml.Unmarshal([]byte(written(t, store, "svg", export.Options{})), &drawn); err != nil {
		t.Fatal(err)
	}
	var boxes []rect
	edges := 0
	for _, group := range drawn.Groups {
		boxes = append(boxes, group.Rects...)
		edges += len(group.Paths)
		if group.Title == "" || group.Text == "" {
			t.Errorf("%+v has no words", group)
		}
		for _, p := range group.Paths {
			if strings.Contains(p.D, "NaN") || strings.Contains(p.D, "Inf") {
				t.Errorf("a way leads nowhere: %s", p.D)
			}
		}
	}
	if len(boxes) != len(g.Nodes) || edges != len(g.Edges) {
		t.Errorf("%d boxes and %d ways, want %d and %d", len(boxes), edges, len(g.Nodes), len(g.Edges))
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if math.Min(a.X+a.Width, b.X+b.Width) > math.Max(a.X, b.X) && math.Min(a.Y+a.Height, b.Y+b.Height) > math.Max(a.Y, b.Y) {
				t.Errorf("%+v lies on %+v", a, b)
			}
		}
	}
}
