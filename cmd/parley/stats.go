package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
)

func statsCommand() *cli.Command {
	q := question[query.Stats]{
		name: "stats", usage: "how much the store holds, and who and what matters most in it",
		description: `   parley stats
   parley stats --top 3 --format json
   parley stats --top 0                 only the counts

PageRank and communities go by the facts between entities: who is acted upon by
many ranks high; a community has more facts within than with the rest.
Communities are those of the 3,000 entities that most statements mention. CSV
and TSV have the counts alone.`,
		flags:   []cli.Flag{&cli.IntFlag{Name: "top", Value: 10, Usage: "list the first `N` actors, relations and communities", Action: notNegative("top")}},
		columns: countColumns,
	}
	command := q.command()
	command.Action = func(c *cli.Context) error {
		if _, err := arguments(c, 0, 0, ""); err != nil {
			return err
		}
		return reading(c, func(ctx context.Context, store *graph.Store) error {
			stats, err := overview(ctx, c, store)
			if err != nil {
				return err
			}
			if c.String("format") == "json" {
				return encode(c.App.Writer, stats) // one object, not a list
			}
			if err := q.print(c, []query.Stats{stats}); err != nil || c.String("format") != "table" {
				return err
			}
			return printTops(c, &stats)
		})
	}
	return command
}

// overview counts, and ranks where the format has a place for that.
func overview(ctx context.Context, c *cli.Context, store *graph.Store) (query.Stats, error) {
	switch c.String("format") {
	case "csv", "tsv":
		return query.Count(ctx, store)
	}
	return query.Overview(ctx, store, c.Int("top"))
}

var countColumns = []column[query.Stats]{
	{name: "documents", value: func(s *query.Stats) string { return fmt.Sprint(s.Documents) }},
	{name: "statements", value: func(s *query.Stats) string { return fmt.Sprint(s.Statements) }},
	{name: "stances", value: func(s *query.Stats) string { return fmt.Sprint(s.Stances) }},
	{name: "entities", value: func(s *query.Stats) string { return fmt.Sprint(s.Entities) }},
	{name: "quads", value: func(s *query.Stats) string { return fmt.Sprint(s.Quads) }},
}

// printTops prints the lists, each as a table of its own.
func printTops(c *cli.Context, s *query.Stats) error {
	if err := printTop(c, s.Actors, rankColumns("most talked about")); err != nil {
		return err
	}
	if err := printTop(c, s.Central, rankColumns("most central")); err != nil {
		return err
	}
	err := printTop(c, s.Relations, []column[query.RelationCount]{
		{name: "relation", value: func(r *query.RelationCount) string { return r.Relation }, wide: true},
		{name: "statements", value: func(r *query.RelationCount) string { return fmt.Sprint(r.Statements) }},
	})
	if err != nil {
		return err
	}
	return printTop(c, s.Communities, []column[query.Community]{
		{name: "community", value: func(m *query.Community) string { return fmt.Sprint(m.Community) }},
		{name: "entities", value: func(m *query.Community) string { return fmt.Sprint(m.Entities) }},
		{name: "actors", value: func(m *query.Community) string { return strings.Join(m.Members, ", ") }, wide: true},
	})
}

func rankColumns(title string) []column[query.Ranked] {
	return []column[query.Ranked]{
		{name: title, value: func(r *query.Ranked) string { return r.Name }, wide: true},
		{name: "class", value: func(r *query.Ranked) string { return string(r.Class) }},
		{name: "statements", value: func(r *query.Ranked) string { return fmt.Sprint(r.Statements) }},
		{name: "pagerank", value: func(r *query.Ranked) string { return fmt.Sprintf("%.4f", r.PageRank) }},
		{name: "community", value: func(r *query.Ranked) string { return fmt.Sprint(r.Community) }},
	}
}

// printTop prints one list below what is there already, unless it is empty.
func printTop[T any](c *cli.Context, rows []T, columns []column[T]) error {
	if len(rows) == 0 {
		return nil
	}
	fmt.Fprintln(c.App.Writer)
	return question[T]{columns: columns}.print(c, rows)
}
