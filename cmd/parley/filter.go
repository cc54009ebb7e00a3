package main

import (
	"context"
	"errors"
	"regexp"
	"slices"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// minConfidenceFlag leaves out what is less sure.
func minConfidenceFlag(unasked float64) cli.Flag {
	return &cli.Float64Flag{Name: "min-confidence", Value: unasked, Usage: "only statements at least this sure (`0..1`)"}
}

// filterFlags choose statements; every command that lists or exports them has them.
func filterFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "actor", Usage: "only what `NAME` does, says or undergoes"},
		&cli.StringFlag{Name: "relation", Usage: "only this `RELATION`, such as demands"},
		&cli.StringFlag{Name: "from", Usage: "only documents of this `DATE` (YYYY-MM-DD) or later", Action: checkDate},
		&cli.StringFlag{Name: "to", Usage: "only documents of this `DATE` (YYYY-MM-DD) or earlier", Action: checkDate},
		&cli.StringFlag{Name: "source", Usage: "only what this `OUTLET` or speaker says"},
		&cli.StringFlag{Name: "document", Usage: "only this `PATH`"},
		&cli.StringFlag{Name: "polarity", Usage: "affirmed or negated", Action: oneOf("polarity", schema.Affirmed, schema.Negated)},
		&cli.StringFlag{Name: "modality", Usage: "actual, future, possible, obligation, desired or conditional",
			Action: oneOf("modality", schema.Actual, schema.Future, schema.Possible, schema.Obligation, schema.Desired, schema.Conditional)},
		minConfidenceFlag(0),
	}
}

var isoDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

func checkDate(_ *cli.Context, value string) error {
	if !isoDate.MatchString(value) {
		return usagef("%q is not a date like 2021-12-30", value)
	}
	return nil
}

func oneOf[S ~string](flag string, allowed ...S) func(*cli.Context, string) error {
	return func(_ *cli.Context, value string) error {
		if !slices.Contains(allowed, S(value)) {
			return usagef("--%s cannot be %q; choose one of %v", flag, value, allowed)
		}
		return nil
	}
}

// filter is what the flags choose. Names become ids here, so that a misspelt
// name is an error with suggestions and not an empty answer.
func filter(c *cli.Context, store *graph.Store) (graph.Filter, error) {
	f := graph.Filter{
		Relation:      c.String("relation"),
		From:          c.String("from"),
		To:            c.String("to"),
		Source:        c.String("source"),
		Document:      c.String("document"),
		Polarity:      schema.Polarity(c.String("polarity")),
		Modality:      schema.Modality(c.String("modality")),
		MinConfidence: c.Float64("min-confidence"),
	}
	if name := c.String("actor"); name != "" {
		entity, err := query.Find(c.Context, store, name)
		if err != nil {
			return f, err
		}
		f.Actor = entity.ID
	}
	return f, nil
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
