package main

import "github.com/urfave/cli/v2"

// pageFlags let a long answer be read in parts.
func pageFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "limit", Usage: "print at most `N` rows; 0 for all", Action: notNegative("limit")},
		&cli.IntFlag{Name: "offset", Usage: "leave out the first `N` rows", Action: notNegative("offset")},
	}
}

func notNegative(flag string) func(*cli.Context, int) error {
	return func(_ *cli.Context, value int) error {
		if value < 0 {
			return usagef("--%s cannot be %d; give 0 or more", flag, value)
		}
		return nil
	}
}

// page is the part of the rows that the flags ask for, all where a command has
// no such flags. An answer that was cut says so on standard error, and how to
// go on.
func page[T any](c *cli.Context, rows []T) []T {
	all, start := len(rows), c.Int("offset")
	end := all
	if limit := c.Int("limit"); limit > 0 {
		end = min(all, start+limit)
	}
	switch {
	case start > 0 && start >= all:
		logf(c, "there are %d rows", all)
		return nil
	case end < all:
		logf(c, "rows %d to %d of %d; go on with --offset %d", start+1, end, all, end)
	case start > 0:
		logf(c, "rows %d to %d of %d", start+1, end, all)
	}
	return rows[start:end]
}
