package quadstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/quad"
)

// Links are the quads that have the terms of a pattern at the ends where the
// pattern has one.
func (r *reading) Links(ctx context.Context, pattern quad.Quad) (found []Link, err error) {
	s, err := r.like(pattern)
	if err != nil || s == nil {
		return nil, err
	}
	scan := &linkScan{links: s}
	for scan.Next(ctx) {
		found = append(found, scan.current)
	}
	return found, scan.Close()
}

// EachLink hands what Links gives to a function, some at a time. The function
// must not keep the slice.
func (r *reading) EachLink(ctx context.Context, pattern quad.Quad, atOnce int, use func([]Link) error) error {
	s, err := r.like(pattern)
	if err != nil || s == nil {
		return err
	}
	chunk := make([]Link, 0, atOnce)
	scan := &linkScan{links: s}
	for scan.Next(ctx) {
		if chunk = append(chunk, scan.current); len(chunk) < atOnce {
			continue
		}
		if err := use(chunk); err != nil {
			return errors.Join(err, scan.Close())
		}
		chunk = chunk[:0]
	}
	if err := scan.Close(); err != nil || len(chunk) == 0 {
		return err
	}
	return use(chunk)
}

// EachTerm hands the terms that stand in a direction to a function, each once, in
// order, some at a time; zero if quads have none there. The function must not
// keep the slice.
func (r *reading) EachTerm(ctx context.Context, d quad.Direction, atOnce int, use func([]ID) error) error {
	p, ok := place(d)
	if !ok {
		return fmt.Errorf("a quad has no %v", d)
	}
	walk := r.links(&indexes[beginsWith[p]], &Link{}, 0)
	chunk := make([]ID, 0, atOnce)
	last := ^ID(0)
	for steps := 0; ; steps++ {
		if steps%checkEvery == 0 {
			if err := errors.Join(ctx.Err(), r.ctx.Err()); err != nil {
				return errors.Join(err, walk.close())
			}
		}
		l, ok, err := walk.next()
		if !ok {
			if err = errors.Join(err, walk.close()); err != nil || len(chunk) == 0 {
				return err
			}
			return use(chunk)
		}
		if l[p] == last {
			continue
		}
		last = l[p]
		if chunk = append(chunk, last); len(chunk) == atOnce {
			if err := use(chunk); err != nil {
				return errors.Join(err, walk.close())
			}
			chunk = chunk[:0]
		}
	}
}

// like is the selection of a pattern; nil if it has a term that is not there.
func (r *reading) like(pattern quad.Quad) (*links, error) {
	s := r.selection()
	for p, v := range [4]quad.Value{pattern.Subject, pattern.Predicate, pattern.Object, pattern.Label} {
		if v == nil {
			continue
		}
		i, err := r.Find(v)
		if err != nil || i == 0 {
			return nil, err
		}
		s.want[p], s.fixed[p] = i, true
	}
	return s, nil
}

// LinksAt are the quads that have one of some terms, which are in order, in a
// direction, one term after the other; those of the default graph have the label
// zero.
func (r *reading) LinksAt(ctx context.Context, d quad.Direction, terms []ID) (found []Link, err error) {
	p, ok := place(d)
	if !ok {
		return nil, fmt.Errorf("a quad has no %v", d)
	}
	walk := r.linksAt(&indexes[beginsWith[p]], terms)
	for {
		if len(found)%checkEvery == 0 {
			if err := errors.Join(ctx.Err(), r.ctx.Err()); err != nil {
				return nil, errors.Join(err, walk.close())
			}
		}
		l, ok, err := walk.next()
		if !ok {
			return found, errors.Join(err, walk.close())
		}
		found = append(found, l)
	}
}
