package query

import (
	"context"

	"parley/graph"
	"parley/schema"
)

// Stances lists where holder stands, on everything or on one target; with
// holder empty, where everybody stands. A target stands for the positions
// about it too. A stance passes the filter if one of the statements that it
// rests on does; the filter's class is that of the holder or the target.
func Stances(ctx context.Context, s *graph.Store, holder, on string, statements graph.Filter) ([]schema.Stance, error) {
	f := graph.StanceFilter{Class: statements.Class, RestsOn: statements}
	f.RestsOn.Class = ""
	var err error
	if f.Holder, err = idOf(ctx, s, "actor", holder); err != nil {
		return nil, err
	}
	if f.On, err = idOf(ctx, s, "target", on); err != nil {
		return nil, err
	}
	var rows []schema.Stance
	for stance, err := range s.Stances(ctx, f) {
		if err != nil {
			return nil, err
		}
		rows = append(rows, stance)
	}
	return rows, nil
}
