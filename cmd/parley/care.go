package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/urfave/cli/v2"

	"parley/graph"
)

func backupCommand() *cli.Command {
	return &cli.Command{
		Name:      "backup",
		Usage:     "write everything to a file that `parley import` reads",
		ArgsUsage: "FILE",
		Description: `Writes the graph as it is at this moment, as N-Quads; gzipped if the name ends
in .gz. A build may go on meanwhile. The file is replaced only when all is written.

   parley backup war.nq.gz
   parley import --store restored.db war.nq.gz`,
		Flags:  []cli.Flag{storeFlag()},
		Action: backupAction,
	}
}

func backupAction(c *cli.Context) error {
	args, err := arguments(c, 1, 1, "FILE")
	if err != nil {
		return err
	}
	return reading(c, func(ctx context.Context, store *graph.Store) error {
		count := 0
		err := replaceFile(args[0], func(w io.Writer) (err error) {
			if strings.HasSuffix(args[0], ".gz") {
				zipped := gzip.NewWriter(w)
				defer func() { err = errors.Join(err, zipped.Close()) }()
				w = zipped
			}
			count, err = writeQuads(ctx, w, store)
			return err
		})
		if err == nil {
			logf(c, "wrote %d quads", count)
		}
		return err
	})
}

func writeQuads(ctx context.Context, w io.Writer, store *graph.Store) (count int, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for q, err := range store.Stream(ctx) {
		if err != nil {
			return count, err
		}
		line = append(q.AppendTo(line[:0]), '\n')
		if _, err := out.Write(line); err != nil {
			return count, err
		}
		count++
	}
	return count, out.Flush()
}

func compactCommand() *cli.Command {
	return &cli.Command{
		Name:        "compact",
		Usage:       "give back the room of what was replaced and removed",
		Description: "The store tidies itself up as it goes; this does all of it now.",
		Flags:       []cli.Flag{storeFlag()},
		Action:      compactAction,
	}
}

func compactAction(c *cli.Context) error {
	if _, err := arguments(c, 0, 0, "[flags]"); err != nil {
		return err
	}
	return writing(c, func(ctx context.Context, store *graph.Store) error {
		before, after, err := store.Compact(ctx)
		if err == nil {
			logf(c, "%d KiB, before %d KiB", after>>10, before>>10)
		}
		return err
	})
}
