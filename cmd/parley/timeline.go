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

var timelineQuestion = question[query.Entry]{
	name: "timeline", usage: "what is said of A, in the order in which it happened",
	args: "[A]", most: 1,
	description: `   parley timeline Iran --events
   parley timeline Iran --from 2015-07-01 --to 2015-07-31
   parley timeline --by month --since 2022-01-01

A statement stands at the time that its sentence names, else on the day of its
document; --from and --to go by that, --since and --until by the document. What
is said several times of one day is one line. --events leaves out what PLOVER
does not count as an event, such as who is what.`,
	flags: slices.Concat([]cli.Flag{
		&cli.StringFlag{Name: "from", Usage: "only what happened on this `DATE` (YYYY-MM-DD) or later", Action: checkDate},
		&cli.StringFlag{Name: "to", Usage: "only what happened on this `DATE` (YYYY-MM-DD) or earlier", Action: checkDate},
		&cli.BoolFlag{Name: "events", Usage: "only events: meetings, demands, sanctions, attacks …"},
		&cli.StringFlag{Name: "by", Usage: "count by `UNIT`: " + joined(query.Units), Action: oneOf("by", query.Units...)},
	}, filterFlags(), pageFlags()),
	columns: []column[query.Entry]{
		{name: "date", value: func(e *query.Entry) string { return e.Date }},
		{name: "subject", value: func(e *query.Entry) string { return e.SubjectName }, wide: true},
		{name: "relation", value: func(e *query.Entry) string { return e.Relation }, wide: true},
		{name: "object", value: func(e *query.Entry) string { return e.ObjectName }, wide: true},
		{name: "mode", value: func(e *query.Entry) string { return factMode(e.Polarity, e.Modality, e.Factual) }},
		{name: "source", value: func(e *query.Entry) string { return strings.Join(e.Sources, ", ") }, wide: true},
		{name: "count", value: func(e *query.Entry) string { return fmt.Sprint(e.Count) }},
		{name: "document", value: func(e *query.Entry) string { return e.Document }, wide: true, spare: true},
		{name: "statement", value: func(e *query.Entry) string { return e.Statement }, id: true},
	},
	ask:     entries,
	nothing: "nothing that has a date",
}

func entries(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]query.Entry, error) {
	f, err := filter(c, store)
	if err != nil {
		return nil, err
	}
	return query.Timeline(ctx, store, query.TimelineOptions{
		Actor: first(args), From: c.String("from"), To: c.String("to"), Events: c.Bool("events"), Filter: f,
	})
}

// calendarQuestion is a timeline that is counted, not listed.
var calendarQuestion = question[query.Page]{
	args: timelineQuestion.args, most: timelineQuestion.most,
	columns: []column[query.Page]{
		{name: "period", value: func(p *query.Page) string { return p.Period }},
		{name: "entries", value: func(p *query.Page) string { return fmt.Sprint(p.Entries) }},
		{name: "statements", value: func(p *query.Page) string { return fmt.Sprint(p.Statements) }},
		{name: "subjects", value: func(p *query.Page) string { return strings.Join(p.Subjects, ", ") }, wide: true},
		{name: "relations", value: func(p *query.Page) string { return strings.Join(p.Relations, ", ") }, wide: true},
	},
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]query.Page, error) {
		list, err := entries(ctx, c, store, args)
		return query.Calendar(list, query.Unit(c.String("by"))), err
	},
	nothing: timelineQuestion.nothing,
}

func timelineCommand() *cli.Command {
	command := timelineQuestion.command()
	command.Action = func(c *cli.Context) error {
		if c.String("by") != "" {
			return calendarQuestion.action(c)
		}
		return timelineQuestion.action(c)
	}
	return command
}
