package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
)

var issuesQuestion = question[query.Issue]{
	name: "issues", usage: "what actors take sides on, and how many stand where",
	description: `   parley issues
   parley issues --since 2023-01-01 --limit 10
   parley issues --all --format csv

An issue is one that parley knows ("NATO expansion"), or one on which several
actors or several documents take sides; --all lists the others too. What means the
same in other words is one issue. A row "issue" in a --knowledge file adds yours,
with the names that lead to it.`,
	flags: slices.Concat([]cli.Flag{
		&cli.BoolFlag{Name: "all", Usage: "also those of one actor in one document"},
		knowledgeFlag(),
	}, filterFlags(), pageFlags()),
	columns: []column[query.Issue]{
		{name: "issue", value: func(i *query.Issue) string { return i.Name }, wide: true},
		{name: "for", value: func(i *query.Issue) string { return fmt.Sprint(len(i.Supporters)) }},
		{name: "against", value: func(i *query.Issue) string { return fmt.Sprint(len(i.Opponents)) }},
		{name: "undecided", value: func(i *query.Issue) string { return fmt.Sprint(i.Undecided) }},
		{name: "statements", value: func(i *query.Issue) string { return fmt.Sprint(i.Statements) }},
		{name: "documents", value: func(i *query.Issue) string { return fmt.Sprint(i.Documents) }},
		{name: "last", value: func(i *query.Issue) string { return i.Last }},
		{name: "known", value: func(i *query.Issue) string { return yes(i.Known) }},
	},
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, _ []string) ([]query.Issue, error) {
		f, err := filter(c, store)
		if err != nil {
			return nil, err
		}
		return query.ListIssues(ctx, store, query.IssueOptions{All: c.Bool("all"), Filter: f})
	},
	nothing: "no issues; --all shows those of one actor",
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}
