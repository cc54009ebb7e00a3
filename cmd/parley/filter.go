package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// minConfidenceFlag leaves out what is less sure.
func minConfidenceFlag(unasked float64) cli.Flag {
	return &cli.Float64Flag{Name: "min-confidence", Value: unasked, Usage: "only statements at least this sure (`0..1`)", Action: checkConfidence}
}

// filterFlags choose statements; every command that lists or exports them has them.
func filterFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "actor", Usage: "only what `NAME` does, says or undergoes"},
		&cli.StringFlag{Name: "relation", Usage: "only this `RELATION`, such as demands"},
		&cli.StringFlag{Name: "polarity", Usage: "affirmed or negated", Action: oneOf("polarity", schema.Affirmed, schema.Negated)},
	}, factFilterFlags()...)
}

// factFilterFlags choose statements that may be facts.
func factFilterFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "since", Usage: "only documents of this `DATE` (YYYY-MM-DD) or later", Action: checkDate},
		&cli.StringFlag{Name: "until", Usage: "only documents of this `DATE` (YYYY-MM-DD) or earlier", Action: checkDate},
		&cli.StringFlag{Name: "source", Usage: "only what this `OUTLET` or speaker says"},
		&cli.StringFlag{Name: "document", Usage: "only this `PATH`"},
		&cli.StringFlag{Name: "modality", Usage: "actual, future, possible, obligation, desired or conditional",
			Action: oneOf("modality", schema.Actual, schema.Future, schema.Possible, schema.Obligation, schema.Desired, schema.Conditional)},
		&cli.StringFlag{Name: "class", Usage: "only of or about a `CLASS`: " + joined(schema.Classes), Action: oneOf("class", schema.Classes...)},
		minConfidenceFlag(0),
	}
}

func checkDate(_ *cli.Context, value string) error {
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		return usagef("%q is not a date like 2021-12-30", value)
	}
	return nil
}

func checkConfidence(_ *cli.Context, value float64) error {
	if !(value >= 0 && value <= 1) {
		return usagef("--min-confidence cannot be %v; give a number from 0 to 1", value)
	}
	return nil
}

func oneOf[S ~string](flag string, allowed ...S) func(*cli.Context, string) error {
	return func(_ *cli.Context, value string) error {
		if !slices.Contains(allowed, S(value)) {
			return usagef("--%s cannot be %q; choose one of %s", flag, value, joined(allowed))
		}
		return nil
	}
}

// joined lists words with commas between.
func joined[S ~string](words []S) string {
	plain := make([]string, len(words))
	for i, word := range words {
		plain[i] = string(word)
	}
	return strings.Join(plain, ", ")
}

// filter is what the flags choose, with ids for names.
func filter(c *cli.Context, store *graph.Store) (graph.Filter, error) {
	return query.Resolve(c.Context, store, given(c))
}

// given is what the flags choose, with names as they were given.
func given(c *cli.Context) graph.Filter {
	return graph.Filter{
		Actor:         c.String("actor"),
		Relation:      c.String("relation"),
		Since:         c.String("since"),
		Until:         c.String("until"),
		Source:        c.String("source"),
		Document:      c.String("document"),
		Polarity:      schema.Polarity(c.String("polarity")),
		Modality:      schema.Modality(c.String("modality")),
		Class:         schema.Class(c.String("class")),
		MinConfidence: c.Float64("min-confidence"),
	}
}

// reading opens the store for a question, asks it, and closes it.
func reading(c *cli.Context, ask func(ctx context.Context, store *graph.Store) error) error {
	return readingAs(c, graph.Options{ReadOnly: true}, ask)
}

func readingAs(c *cli.Context, opts graph.Options, ask func(ctx context.Context, store *graph.Store) error) error {
	store, err := graph.Open(c.Context, c.String("store"), opts)
	if err != nil {
		return err
	}
	return errors.Join(ask(c.Context, store), store.Close())
}

// writing opens a store that is there, changes it, and closes it.
func writing(c *cli.Context, change func(ctx context.Context, store *graph.Store) error) error {
	// Opening for writing would make a store that is not there.
	if err := reading(c, func(context.Context, *graph.Store) error { return nil }); err != nil {
		return err
	}
	store, err := graph.Open(c.Context, c.String("store"), graph.Options{})
	if err != nil {
		return err
	}
	return errors.Join(change(c.Context, store), store.Close())
}
