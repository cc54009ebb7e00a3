package export

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"parley/graph"
	"parley/graph/view"
	"parley/schema"
)

// svgStyle suits light and dark pages.
const svgStyle = `
  svg { background: #ffffff; font: 13px Helvetica, Arial, sans-serif; }
  rect { stroke: #9a9a9a; }
  path { fill: none; stroke: #555555; }
  .head { fill: #555555; stroke: none; }
  .negated path, .negated .head { stroke: #b3261e; }
  .attributed path { stroke-dasharray: 7 4; }
  .hypothetical path { stroke-dasharray: 2 4; }
  text { text-anchor: middle; fill: #1b1e1d; }
  .edge text { font-size: 11px; fill: #555555; paint-order: stroke; stroke: #ffffff; stroke-width: 4px; }
  .edge.negated text { fill: #b3261e; }
  @media (prefers-color-scheme: dark) {
    svg { background: #151817; }
    path { stroke: #a9b0a8; }
    .head { fill: #a9b0a8; }
    .negated path { stroke: #ff8a80; }
    .edge text { fill: #c2c8c1; stroke: #151817; }
    .edge.negated text { fill: #ff8a80; }
  }`

// writeSVG draws boxes and arrows as writeDOT does, laid out by the program
// itself: Graphviz need not be there.
func writeSVG(ctx context.Context, w *bufio.Writer, store *graph.Store, opts Options) error {
	g, err := view.Build(ctx, store, opts.View)
	if err != nil {
		return err
	}
	spots, links := boxes(g)
	if err := arrange(ctx, spots, links); err != nil {
		return err
	}
	x := &xmlWriter{w: w}
	x.line(`<?xml version="1.0" encoding="UTF-8"?>`)
	x.open("svg", frameOf(spots)...)
	x.text("title", "Who does what to whom")
	x.line("<style>" + svgStyle + "\n  </style>")
	x.line(`<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>`)
	beside := map[[2]int]int{} // links between the same two nodes bend apart
	for i := range g.Edges {
		pair := [2]int{min(links[i][0], links[i][1]), max(links[i][0], links[i][1])}
		svgEdge(x, &g.Edges[i], &spots[links[i][0]], &spots[links[i][1]], bend(beside[pair], links[i][0] < links[i][1]))
		beside[pair]++
	}
	for i := range g.Nodes {
		svgNode(x, &g.Nodes[i], &spots[i])
	}
	x.close("svg")
	return nil
}

// boxes are the nodes as boxes for their labels, and the edges by number.
func boxes(g *view.Graph) (spots []spot, links [][2]int) {
	number := make(map[string]int, len(g.Nodes))
	spots = make([]spot, len(g.Nodes))
	for i := range g.Nodes {
		number[g.Nodes[i].ID] = i
		spots[i].width = 20 + 7*float64(utf8.RuneCountInString(shortened(g.Nodes[i].Name)))
		spots[i].height = 26
	}
	links = make([][2]int, len(g.Edges))
	for i, e := range g.Edges {
		links[i] = [2]int{number[e.Source], number[e.Target]}
		spots[links[i][0]].links++
		spots[links[i][1]].links++
	}
	return spots, links
}

// shortened cuts a long label; its tooltip has all of it.
func shortened(name string) string {
	const longest = 36
	if utf8.RuneCountInString(name) <= longest {
		return name
	}
	return strings.TrimSpace(string([]rune(name)[:longest-1])) + "…"
}

// frameOf are the attributes of a drawing that holds all boxes.
func frameOf(spots []spot) []string {
	left, top, right, bottom := 0.0, 0.0, 0.0, 0.0
	for i := range spots {
		s := &spots[i]
		left, right = math.Min(left, s.x-s.width/2), math.Max(right, s.x+s.width/2)
		top, bottom = math.Min(top, s.y-s.height/2), math.Max(bottom, s.y+s.height/2)
	}
	const margin = 60 // for links that lead from a node to itself
	width, height := right-left+2*margin, bottom-top+2*margin
	return []string{
		"xmlns", "http://www.w3.org/2000/svg", "width", fmt.Sprintf("%.0f", width), "height", fmt.Sprintf("%.0f", height),
		"viewBox", fmt.Sprintf("%.0f %.0f %.0f %.0f", left-margin, top-margin, width, height),
	}
}

func svgNode(x *xmlWriter, n *view.Node, s *spot) {
	x.open("g", "class", "node")
	x.text("title", n.Name+" ("+string(n.Class)+")")
	x.empty("rect", "x", decimal(s.x-s.width/2), "y", decimal(s.y-s.height/2), "width", decimal(s.width), "height", decimal(s.height), "rx", "6", "fill", color(n.Class).hex())
	// The boxes are light on dark pages too, and the text on them dark.
	x.text("text", shortened(n.Name), "x", decimal(s.x), "y", decimal(s.y+4.5))
	x.close("g")
}

// bend is how far the nth link of two nodes leaves the straight line: by turns to
// one side and the other, as seen from the same end.
func bend(nth int, forward bool) float64 {
	far := 8.0
	if nth > 0 {
		far = 34 * float64((nth+1)/2)
		if nth%2 == 0 {
			far = -far
		}
	}
	if !forward {
		return -far
	}
	return far
}

func svgEdge(x *xmlWriter, e *view.Edge, a, b *spot, bent float64) {
	path, labelX, labelY := curve(a, b, bent)
	class := edgeKind(e)
	if e.Polarity == schema.Negated {
		class = "negated"
	}
	x.open("g", "class", "edge "+class)
	x.text("title", tooltip(e))
	x.empty("path", "d", path, "stroke-width", decimal(1+0.5*float64(min(e.Weight-1, 8))), "marker-end", "url(#head)")
	x.text("text", strings.ReplaceAll(e.Mark, "_", " "), "x", decimal(labelX), "y", decimal(labelY))
	x.close("g")
}

// curve is the way from box to box, and where on it its label stands: nearer to
// the end with fewer links, where there is more room.
func curve(a, b *spot, bent float64) (path string, labelX, labelY float64) {
	if a == b {
		top, side := a.y-a.height/2, a.width/3
		return fmt.Sprintf("M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f", a.x-side, top, a.x-side, top-45, a.x+side, top-45, a.x+side, top), a.x, top - 36
	}
	x, y := b.x-a.x, b.y-a.y
	far := math.Max(math.Hypot(x, y), 1e-9)
	controlX, controlY := (a.x+b.x)/2-y/far*bent*2, (a.y+b.y)/2+x/far*bent*2
	startX, startY := a.border(controlX, controlY)
	endX, endY := b.border(controlX, controlY)
	t := 0.5
	switch {
	case a.links > b.links:
		t = 0.62
	case a.links < b.links:
		t = 0.38
	}
	on := func(start, control, end float64) float64 { return (1-t)*(1-t)*start + 2*t*(1-t)*control + t*t*end }
	path = fmt.Sprintf("M%.1f %.1f Q%.1f %.1f %.1f %.1f", startX, startY, controlX, controlY, endX, endY)
	return path, on(startX, controlX, endX), on(startY, controlY, endY)
}

// border is where the line from the middle of a box to a point leaves the box.
func (s *spot) border(x, y float64) (borderX, borderY float64) {
	dx, dy := x-s.x, y-s.y
	part := math.Min(s.width/2/math.Max(math.Abs(dx), 1e-9), s.height/2/math.Max(math.Abs(dy), 1e-9))
	part = math.Min(part, 1)
	return s.x + dx*part, s.y + dy*part
}

func decimal(f float64) string { return fmt.Sprintf("%.1f", f) }
