package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/identity"
	"parley/graph/query"
)

const aliasesVariable = "PARLEY_ALIASES"

func aliasesFlag() cli.Flag {
	return &cli.StringFlag{Name: "aliases", EnvVars: []string{aliasesVariable}, Usage: "take who is who from the lines of this `FILE`, in place of those of an earlier one"}
}

func becauseFlag() cli.Flag {
	return &cli.StringFlag{Name: "because", Usage: "remember `WHY`; parley actors and parley why show it"}
}

func undoFlag(what string) cli.Flag {
	return &cli.BoolFlag{Name: "undo", Usage: "take back " + what + " by hand; the rules decide again"}
}

func mergeCommand() *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "make one actor of two, or list what was decided",
		ArgsUsage: "[A B]",
		Description: `Makes B another name of A, now and in later builds. Documents keep their names, so
that it can be undone. Without names it lists what was decided, by hand or in
an alias file.

   parley merge 'Volodymyr Zelenskiy' Zelya --because 'a pet name in our archive'
   parley merge 'Volodymyr Zelenskiy' Zelya --undo
   parley merge --aliases names.txt

A line of an alias file names an actor and the other names for him, or whom he
is not:

   Volodymyr Zelenskiy = Zelenskyy, Vladimir Zelensky
   Kim Jong Un != Kim Yo Jong, Kim

The names are those that parley actors shows. The last file read counts; an
empty one undoes it.`,
		Flags: []cli.Flag{
			storeFlag(), formatFlag("table", "json", "jsonl", "csv", "tsv"), aliasesFlag(), becauseFlag(), undoFlag("merges"),
			&cli.BoolFlag{Name: "across-classes", Usage: "even if one is a person, say, and the other an organization"},
		},
		Action: mergeAction,
	}
}

func splitCommand() *cli.Command {
	return &cli.Command{
		Name:      "split",
		Usage:     "take apart what was made one actor",
		ArgsUsage: "A [NAME…]",
		Description: `Keeps names apart that stand for the actor A, by whatever rule, now and in later
builds: the given ones from the rest, or all of them.

   parley split 'Sergei Ivanov' 'S. Ivanov' --because 'the engineer'
   parley split 'Sergei Ivanov' --undo`,
		Flags:  []cli.Flag{storeFlag(), becauseFlag(), undoFlag("splits")},
		Action: splitAction,
	}
}

func mergeAction(c *cli.Context) error {
	args, err := arguments(c, 0, 2, "[A B]")
	switch {
	case err != nil:
		return err
	case len(args) == 1 && !c.Bool("undo"):
		return usagef("usage: parley merge A B")
	case len(args) == 0 && !c.IsSet("aliases"):
		return decisionsQuestion.action(c)
	}
	return writing(c, func(ctx context.Context, store *graph.Store) error {
		if err := takeAliases(c, store); err != nil || len(args) == 0 {
			return errors.Join(err, settle(c, store))
		}
		if c.Bool("undo") {
			return undo(c, store, identity.Merge, args)
		}
		d, err := query.Merging(ctx, store, args[0], args[1], c.Bool("across-classes"))
		if errors.Is(err, query.ErrClasses) {
			return fmt.Errorf("%w; if they are one all the same, say --across-classes", err)
		}
		if err != nil {
			return err
		}
		d.Because = c.String("because")
		return decide(c, store, nil, []identity.Decision{d})
	})
}

func splitAction(c *cli.Context) error {
	args, err := arguments(c, 1, -1, "A [NAME…]")
	if err != nil {
		return err
	}
	return writing(c, func(ctx context.Context, store *graph.Store) error {
		if c.Bool("undo") {
			return undo(c, store, identity.Split, args)
		}
		decisions, err := query.Splitting(ctx, store, args[0], args[1:])
		if err != nil {
			return err
		}
		for i := range decisions {
			decisions[i].Because = c.String("because")
		}
		return decide(c, store, nil, decisions)
	})
}

func undo(c *cli.Context, store *graph.Store, kind identity.Kind, names []string) error {
	decisions, err := query.Undoing(c.Context, store, kind, names)
	if err != nil {
		return err
	}
	return decide(c, store, decisions, nil)
}

func decide(c *cli.Context, store *graph.Store, take, make []identity.Decision) error {
	if err := store.Decide(c.Context, take, make); err != nil {
		return err
	}
	return settle(c, store)
}

// settle has the graph say who is who, and tells how many names changed hands.
func settle(c *cli.Context, store *graph.Store) error {
	changed, err := store.Settle(c.Context)
	if err == nil && changed > 0 {
		logf(c, "%d %s for another actor than before", changed, plural(changed, "name stands", "names stand"))
	}
	return err
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// takeAliases has the decisions of the alias file take the place of those of an
// earlier one; without a file these stay.
func takeAliases(c *cli.Context, store *graph.Store) error {
	name := c.String("aliases")
	if name == "" {
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	next, err := identity.ReadAliases(file, name)
	if err != nil {
		return err
	}
	held, err := store.Decisions(c.Context)
	if err != nil {
		return err
	}
	held = slices.DeleteFunc(held, func(d identity.Decision) bool { return d.Origin == "" })
	return store.Decide(c.Context, held, next)
}

var decisionsQuestion = question[identity.Decision]{
	columns: []column[identity.Decision]{
		{name: "decision", value: func(d *identity.Decision) string { return string(d.Kind) }},
		{name: "a", value: func(d *identity.Decision) string { return d.A }, wide: true},
		{name: "b", value: func(d *identity.Decision) string { return d.B }, wide: true},
		{name: "because", value: func(d *identity.Decision) string { return d.Because }, wide: true},
		{name: "origin", value: func(d *identity.Decision) string { return d.Origin }},
	},
	ask: func(ctx context.Context, _ *cli.Context, store *graph.Store, _ []string) ([]identity.Decision, error) {
		return store.Decisions(ctx)
	},
	nothing: "nothing was decided; parley merge A B makes one actor of two",
}

var duplicatesQuestion = question[query.Duplicate]{
	name: "duplicates", usage: "pairs of actors who may be one, the most likely first",
	args: "[A]", most: 1,
	description: `Lists what the rules of names leave in doubt, with the reasons. Nothing of it is
merged; parley merge A B does that.

   parley duplicates
   parley duplicates Ivanov --format jsonl`,
	flags: pageFlags(),
	columns: []column[query.Duplicate]{
		{name: "a", value: func(d *query.Duplicate) string { return d.AName }, wide: true},
		{name: "b", value: func(d *query.Duplicate) string { return d.BName }, wide: true},
		{name: "class", value: func(d *query.Duplicate) string { return d.Class }},
		{name: "score", value: func(d *query.Duplicate) string { return fmt.Sprintf("%.2f", d.Score) }},
		{name: "reasons", value: func(d *query.Duplicate) string { return strings.Join(d.Reasons, "; ") }, wide: true},
		{name: "a statements", value: func(d *query.Duplicate) string { return fmt.Sprint(d.AStatements) }},
		{name: "b statements", value: func(d *query.Duplicate) string { return fmt.Sprint(d.BStatements) }},
	},
	ask: func(ctx context.Context, _ *cli.Context, store *graph.Store, args []string) ([]query.Duplicate, error) {
		return query.Duplicates(ctx, store, first(args))
	},
	nothing: "no two actors seem to be one",
}

// sameNames are the other names of an actor, with the rules behind them.
func sameNames(same []query.Alias) string {
	var all []string
	for _, s := range same {
		all = append(all, fmt.Sprintf("%s (%s)", s.Name, strings.Join(s.Rules, ", ")))
	}
	return strings.Join(all, ", ")
}
