package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
)

var pathQuestion = question[query.Hop]{
	name: "path", usage: "the shortest way from A to B over relations that are facts, or the strongest ways",
	args: "A B", least: 2, most: 2,
	description: `   parley path 'Wendy Sherman' Ukraine
   parley path Russia NATO --strongest 3 --since 2022-01-01
   parley path Russia NATO --direction forward --relation meets --relation visits

The strength of a hop is the probability that one of its statements holds, if
each does as often as its confidence says; that of a path is their product.`,
	flags: slices.Concat([]cli.Flag{
		&cli.IntFlag{Name: "hops", Usage: "at most `N` steps", Value: 6, Action: atLeastOne("hops")},
		&cli.IntFlag{Name: "strongest", Usage: "the `K` strongest ways, not the shortest", Action: atLeastOne("strongest")},
		&cli.StringFlag{Name: "direction", Value: string(query.EitherWay), Usage: "forward (from subject to object), backward or any",
			Action: oneOf("direction", query.EitherWay, query.Forward, query.Backward)},
		&cli.StringSliceFlag{Name: "relation", Usage: "only over this `RELATION`, or one of several if given again"},
	}, factFilterFlags()),
	columns: []column[query.Hop]{
		{name: "path", value: func(h *query.Hop) string { return fmt.Sprint(h.Path) }},
		{name: "subject", value: func(h *query.Hop) string { return h.Subject }, wide: true},
		{name: "relation", value: func(h *query.Hop) string { return h.Relation }, wide: true},
		{name: "object", value: func(h *query.Hop) string { return h.Object }, wide: true},
		{name: "strength", value: func(h *query.Hop) string { return fmt.Sprintf("%.2f", h.Strength) }},
		{name: "statement", value: func(h *query.Hop) string { return first(h.Statements) }, id: true},
	},
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]query.Hop, error) {
		opts, err := pathOptions(ctx, c, store)
		if err != nil {
			return nil, err
		}
		return query.Paths(ctx, store, args[0], args[1], opts)
	},
	nothing: "no way over facts; try more --hops, or `parley relations` for claims and denials",
}

func atLeastOne(flag string) func(*cli.Context, int) error {
	return func(_ *cli.Context, value int) error {
		if value < 1 {
			return usagef("--%s cannot be %d; give 1 or more", flag, value)
		}
		return nil
	}
}

// pathOptions are what the flags ask for, with ids for names.
func pathOptions(ctx context.Context, c *cli.Context, store *graph.Store) (query.PathOptions, error) {
	opts := query.PathOptions{Hops: c.Int("hops"), Strongest: c.Int("strongest"), Direction: query.Direction(c.String("direction"))}
	for _, name := range c.StringSlice("relation") {
		id, err := query.FindRelation(ctx, store, name)
		if err != nil {
			return opts, err
		}
		opts.Relations = append(opts.Relations, id)
	}
	f := given(c)
	f.Relation = "" // here it may be several
	var err error
	opts.Filter, err = query.Resolve(ctx, store, f)
	return opts, err
}
