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

// allianceHelp explains the score.
const allianceHelp = `

Two actors agree on an issue if both are for it or both against it; whoever
takes a side on the other agrees with him or does not. Each such ground has a
weight from 0 to 1. How far an actor leans is the mean of his statements on the
issue, strength times confidence, for or against; the weight of a shared issue
is the product of both leanings, that of a side taken on the other the leaning
alone. The score is

   (weight for agreement - weight for disagreement) / (all weight + 1)

so that one issue never makes an ally of .5, and many weak ones weigh as much
as a few strong ones. Those without a name ("protesters") are left out, and "the
deal" of one article is not that of the next. + marks an issue that both see
alike, - one on which they differ; → stands before the other where A takes the
side, ← before A where the other does. --format json has the sides.`

// allianceQuestion is `allies` or `opponents`.
func allianceQuestion(name, usage, examples string, ask func(context.Context, *graph.Store, query.AllianceOptions) ([]query.Alliance, error)) question[query.Alliance] {
	return question[query.Alliance]{
		name: name, usage: usage,
		args: "A", least: 1, most: 1,
		description: examples + allianceHelp,
		flags: slices.Concat([]cli.Flag{
			&cli.IntFlag{Name: "min-shared", Value: 1, Usage: "leave out who shares fewer than `N` issues", Action: atLeastOne("min-shared")},
		}, filterFlags(), pageFlags()),
		columns: []column[query.Alliance]{
			{name: "actor", value: func(a *query.Alliance) string { return a.Name }, wide: true},
			{name: "class", value: func(a *query.Alliance) string { return string(a.Class) }},
			{name: "score", value: func(a *query.Alliance) string { return fmt.Sprintf("%.2f", a.Score) }},
			{name: "agree", value: func(a *query.Alliance) string { return fmt.Sprint(a.Agree) }},
			{name: "disagree", value: func(a *query.Alliance) string { return fmt.Sprint(a.Disagree) }},
			{name: "on", value: groundNames, wide: true},
		},
		ask: func(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]query.Alliance, error) {
			f, err := filter(c, store)
			if err != nil {
				return nil, err
			}
			return ask(ctx, store, query.AllianceOptions{Actor: args[0], MinShared: c.Int("min-shared"), Filter: f})
		},
		nothing: "nobody who takes sides on the same",
	}
}

var alliesQuestion = allianceQuestion("allies", "who stands where A does, and on what",
	"   parley allies Russia\n   parley allies Russia --class country --min-shared 2 --since 2022-01-01", query.Allies)

var opponentsQuestion = allianceQuestion("opponents", "who stands where A does not, and on what",
	"   parley opponents Russia\n   parley opponents 'Joe Biden' --format json --limit 3", query.Opponents)

// groundNames are the weightiest issues, each with + or -.
func groundNames(a *query.Alliance) string {
	const most = 4
	var names []string
	for _, g := range a.Grounds[:min(most, len(a.Grounds))] {
		sign := "- "
		if g.Agree {
			sign = "+ "
		}
		switch {
		case g.Other == nil:
			sign += "→ "
		case g.Own == nil:
			sign += "← "
		}
		names = append(names, sign+g.Name)
	}
	if more := len(a.Grounds) - most; more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, "; ")
}
