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

func removeAction(c *cli.Context) (err error) {
	paths, err := arguments(c, 1, -1, "DOCUMENT…")
	if err != nil {
		return err
	}
	// Opening for writing would make a store that is not there.
	if err := reading(c, func(context.Context, *graph.Store) error { return nil }); err != nil {
		return err
	}
	store, err := graph.Open(c.Context, c.String("store"), graph.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	count := tally{c: c}
	for _, path := range paths {
		count.take(nil, store.Remove(c.Context, path))
	}
	return count.err()
}
