package main

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"parley/graph"
)

func removeCommand() *cli.Command {
	return &cli.Command{
		Name:        "remove",
		Usage:       "take documents, and all that rests on them alone, out of the store",
		ArgsUsage:   "DOCUMENT…",
		Description: "   parley remove articles/withdrawn.txt",
		Flags:       []cli.Flag{storeFlag()},
		Action:      removeAction,
	}
}

func removeAction(c *cli.Context) error {
	paths, err := arguments(c, 1, -1, "DOCUMENT…")
	if err != nil {
		return err
	}
	return writing(c, func(ctx context.Context, store *graph.Store) error {
		count := tally{c: c}
		for _, path := range paths {
			count.take(nil, store.Remove(ctx, path))
		}
		return errors.Join(settle(c, store), count.err())
	})
}
