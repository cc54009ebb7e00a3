package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
)

var shiftsQuestion = question[query.Shift]{
	name: "shifts", usage: "how the stances of A changed over time",
	args: "A", least: 1, most: 1,
	description: `   parley shifts Russia
   parley shifts Turkey --on 'Swedish membership' --all
   parley shifts 'United Kingdom' --kind reversal --format jsonl

On each day on which A took a side, the stance is the mean of the statements,
from 1 (for) to -1 (against). Compared with the day before it may be a reversal
(the other side), a hardening (the same side, stronger by .15 or more, or a side
where there was none) or a softening. The day is that of the article, or an
earlier one that the sentence names; statements without a day are left out, and
counted. --all shows also where nothing changed.`,
	flags: slices.Concat([]cli.Flag{
		&cli.StringFlag{Name: "on", Usage: "only stances on this `TARGET`: an issue, a position or an actor"},
		&cli.StringFlag{Name: "kind", Usage: "only this `CHANGE`: " + joined(query.Changes), Action: oneOf("kind", query.Changes...)},
		&cli.BoolFlag{Name: "all", Usage: "every day with a stance, also if it is as before"},
	}, filterFlags(), pageFlags()),
	columns: []column[query.Shift]{
		{name: "date", value: func(s *query.Shift) string { return s.Date }},
		{name: "target", value: func(s *query.Shift) string { return s.Name }, wide: true},
		{name: "change", value: func(s *query.Shift) string { return string(s.Change) }},
		{name: "from", value: func(s *query.Shift) string { return standing(s.From) }},
		{name: "to", value: func(s *query.Shift) string { return standing(&s.To) }},
		{name: "before", value: shiftBefore, id: true},
		{name: "after", value: func(s *query.Shift) string { return first(s.To.Statements) }, id: true},
	},
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]query.Shift, error) {
		f, err := filter(c, store)
		if err != nil {
			return nil, err
		}
		opts := query.ShiftOptions{Actor: args[0], On: c.String("on"), Kind: query.Change(c.String("kind")), All: c.Bool("all"), Filter: f}
		shifts, undated, err := query.Shifts(ctx, store, opts)
		if undated > 0 {
			logf(c, "statements that nothing dates, left out: %d", undated)
		}
		return shifts, err
	},
	nothing: "no shifts; --all shows every dated stance",
}

// standing is a stance in short: the mean of its statements.
func standing(s *query.Standing) string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf("%+.2f", s.Score)
}

func shiftBefore(s *query.Shift) string {
	if s.From == nil {
		return ""
	}
	return first(s.From.Statements)
}
