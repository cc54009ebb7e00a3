package export

import (
	"context"
	"math"
)

// spot is where a node stands: the middle of a box.
type spot struct {
	x, y, dx, dy, width, height float64

	links int
}

const (
	springLength = 110.0
	crowd        = 28.0 // what a node with many links adds to their length
	repulsion    = 60_000.0
	reach        = 450.0 // nodes farther apart do not repel each other
	hottest      = 60.0  // how far a node may move at first
	coolest      = 1.0
	cooling      = 0.985
	partings     = 150 // rounds of making room for the boxes
)

// arrange finds places for nodes so that what is linked stands together and no
// box lies on another: springs and repulsion (Fruchterman and Reingold 1991, with
// their grid), from a spiral, so that the same graph is always drawn alike.
func arrange(ctx context.Context, spots []spot, links [][2]int) error {
	for i := range spots {
		far, angle := 60*math.Sqrt(float64(i+1)), 2.4*float64(i)
		spots[i].x, spots[i].y = far*math.Cos(angle), far*math.Sin(angle)
	}
	for heat := hottest; heat > coolest; heat *= cooling {
		if err := ctx.Err(); err != nil {
			return err
		}
		pushAndPull(spots, links)
		for i := range spots {
			s := &spots[i]
			far := math.Max(math.Hypot(s.dx, s.dy), 1e-9)
			step := math.Min(far, heat) / far
			s.x, s.y = s.x+s.dx*step, s.y+s.dy*step
		}
	}
	for range partings {
		if err := ctx.Err(); err != nil {
			return err
		}
		neighbours(spots, part)
	}
	return nil
}

// pushAndPull works out where every node wants to go.
func pushAndPull(spots []spot, links [][2]int) {
	for i := range spots {
		s := &spots[i]
		s.dx, s.dy = -0.01*s.x, -0.01*s.y // to the middle, lest parts drift off
	}
	neighbours(spots, func(a, b *spot) {
		x, y := a.x-b.x, a.y-b.y
		square := math.Max(x*x+y*y, 1)
		if square > reach*reach {
			return
		}
		force := repulsion / square / math.Sqrt(square)
		a.dx, a.dy = a.dx+x*force, a.dy+y*force
		b.dx, b.dy = b.dx-x*force, b.dy-y*force
	})
	for _, l := range links {
		a, b := &spots[l[0]], &spots[l[1]]
		x, y := b.x-a.x, b.y-a.y
		far := math.Max(math.Hypot(x, y), 1e-9)
		length := springLength + crowd*math.Sqrt(float64(max(a.links, b.links)))
		pull := (far - length) / far * 0.12
		a.dx, a.dy = a.dx+x*pull, a.dy+y*pull
		b.dx, b.dy = b.dx-x*pull, b.dy-y*pull
	}
}

// part pushes two boxes apart, the short way, if one lies on the other.
func part(a, b *spot) {
	x := (a.width+b.width)/2 + 14 - math.Abs(a.x-b.x)
	y := (a.height+b.height)/2 + 22 - math.Abs(a.y-b.y)
	switch {
	case x <= 0 || y <= 0:
	case y <= x:
		step := math.Copysign(y/2, a.y-b.y)
		a.y, b.y = a.y+step, b.y-step
	default:
		step := math.Copysign(x/2, a.x-b.x)
		a.x, b.x = a.x+step, b.x-step
	}
}

// neighbours hands every pair that stands in the same cell of a grid, or in two
// that touch, to a function; each pair once, in an order that is always the same.
func neighbours(spots []spot, meet func(a, b *spot)) {
	type cell struct{ x, y int }
	grid := make(map[cell][]int, len(spots))
	cells := make([]cell, len(spots))
	for i := range spots {
		cells[i] = cell{int(math.Floor(spots[i].x / reach)), int(math.Floor(spots[i].y / reach))}
		grid[cells[i]] = append(grid[cells[i]], i)
	}
	for i, c := range cells {
		for x := c.x - 1; x <= c.x+1; x++ {
			for y := c.y - 1; y <= c.y+1; y++ {
				for _, j := range grid[cell{x, y}] {
					if j < i {
						meet(&spots[i], &spots[j])
					}
				}
			}
		}
	}
}
