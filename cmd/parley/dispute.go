package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
)

var disputesQuestion = question[query.Dispute]{
	name: "disputes", usage: "what some affirm and others deny, and who says which",
	args: "[A]", most: 1,
	description: `   parley disputes
   parley disputes Russia --since 2022-01-01
   parley disputes --kind opposite --within 7 --format jsonl

A dispute is a pair of accounts that cannot both be right: one affirms what the
other denies, or their relations exclude each other (who supports something does
not oppose it), or they come to other numbers of the same. It has a line for each account, and those with the most
independent origins on both sides come first. Of several articles that quote one
source, of several by one outlet, and of one text printed with other headlines or
cuts only one counts as an origin.

Both must be about the same. What only the readers of an article can tell
("police", "the bill") is compared within it and its reprints. What is denied for
a place or a topic must be affirmed for it. Times that the sentences name must
meet; else the articles must be at most --within days apart, for what lies
farther apart may have changed. A wish is compared with a wish and a duty with a
duty; what only may be contradicts nothing. Numbers must be told of the same day.`,
	flags: slices.Concat([]cli.Flag{
		&cli.StringFlag{Name: "kind", Usage: "only denials (denial), relations that exclude each other (opposite) or numbers (number)", Action: oneOf("kind", query.DisputeKinds...)},
		&cli.IntFlag{Name: "within", Value: 90, Usage: "at most `DAYS` between the accounts; 0 for any", Action: notNegative("within")},
	}, filterFlags(), pageFlags()),
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]query.Dispute, error) {
		f, err := filter(c, store)
		if err != nil {
			return nil, err
		}
		return query.Disputes(ctx, store, query.DisputeOptions{
			Actor: first(args), Kind: query.DisputeKind(c.String("kind")), Within: c.Int("within"), Filter: f,
		})
	},
	show:    showDisputes,
	nothing: "no disputes",
}

// accountRow is one side of a dispute as tables have it.
type accountRow struct {
	*query.Account
	dispute int
}

var accountColumns = []column[accountRow]{
	{name: "dispute", value: func(a *accountRow) string { return fmt.Sprint(a.dispute) }},
	{name: "claim", value: func(a *accountRow) string { return a.Claim }, wide: true},
	{name: "said by", value: func(a *accountRow) string { return strings.Join(a.Sources, ", ") }, wide: true},
	{name: "origins", value: func(a *accountRow) string { return fmt.Sprint(a.Origins) }},
	{name: "documents", value: func(a *accountRow) string { return fmt.Sprint(len(a.Documents)) }, spare: true},
	{name: "last", value: func(a *accountRow) string { return a.Last }},
	{name: "statement", value: func(a *accountRow) string { return first(a.Statements) }, id: true},
}

// showDisputes prints a line for each account; JSON keeps them together.
func showDisputes(c *cli.Context, disputes []query.Dispute) error {
	switch c.String("format") {
	case "json", "jsonl":
		return question[query.Dispute]{}.print(c, disputes)
	}
	var rows []accountRow
	for i := range disputes {
		for k := range disputes[i].Accounts {
			rows = append(rows, accountRow{&disputes[i].Accounts[k], c.Int("offset") + i + 1})
		}
	}
	return question[accountRow]{columns: accountColumns}.print(c, rows)
}
