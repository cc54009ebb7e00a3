package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// question is a command that asks the store and prints rows.
type question[T any] struct {
	name, usage, args, description string
	least, most                    int // number of arguments
	flags                          []cli.Flag
	columns                        []column[T]
	ask                            func(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]T, error)
	show                           func(c *cli.Context, rows []T) error // prints the rows, if not one line a row
	nothing                        string                               // said on a terminal when there is no row
	failed                         func(rows []T) error
}

func (q question[T]) command() *cli.Command {
	return &cli.Command{
		Name:        q.name,
		Usage:       q.usage,
		ArgsUsage:   q.args,
		Description: q.description,
		Flags:       slices.Concat([]cli.Flag{storeFlag(), formatFlag("table", "json", "jsonl", "csv", "tsv")}, q.flags),
		Action:      q.action,
	}
}

func (q question[T]) action(c *cli.Context) error {
	args, err := arguments(c, q.least, q.most, q.args)
	if err != nil {
		return err
	}
	return reading(c, func(ctx context.Context, store *graph.Store) error {
		rows, err := q.ask(ctx, c, store, args)
		if err != nil {
			return err
		}
		if len(rows) == 0 && c.String("format") == "table" {
			logf(c, "%s", q.nothing)
		}
		if q.show != nil {
			return q.show(c, page(c, rows))
		}
		return q.print(c, page(c, rows))
	})
}

func (q question[T]) print(c *cli.Context, rows []T) error {
	out := newPrinter(c, q.columns)
	for i := range rows {
		if err := out.print(&rows[i]); err != nil {
			return err
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	if q.failed != nil {
		return q.failed(rows)
	}
	return nil
}

// questionCommands is the table of the questions that need no query language.
func questionCommands() []*cli.Command {
	return []*cli.Command{
		actorsQuestion.command(), relationsCommand(), stancesCommand(),
		alliesQuestion.command(), opponentsQuestion.command(), shiftsQuestion.command(), disputesQuestion.command(), issuesQuestion.command(),
		timelineCommand(), pathQuestion.command(), searchQuestion.command(),
		whyCommand(), statsCommand(), verifyQuestion.command(), duplicatesQuestion.command(),
	}
}

var actorsQuestion = question[query.Actor]{
	name: "actors", usage: "who acts, speaks and is acted upon, the most talked about first",
	description: "   parley actors\n   parley actors --since 2022-01-01 --class person --format csv",
	flags:       slices.Concat(filterFlags(), pageFlags()),
	columns: []column[query.Actor]{
		{name: "actor", value: func(a *query.Actor) string { return a.Name }, wide: true},
		{name: "class", value: func(a *query.Actor) string { return string(a.Class) }},
		{name: "statements", value: func(a *query.Actor) string { return fmt.Sprint(a.Statements) }},
		{name: "documents", value: func(a *query.Actor) string { return fmt.Sprint(a.Documents) }},
		{name: "first", value: func(a *query.Actor) string { return a.First }},
		{name: "last", value: func(a *query.Actor) string { return a.Last }},
		{name: "same as", value: func(a *query.Actor) string { return sameNames(a.Same) }, wide: true},
	},
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, _ []string) ([]query.Actor, error) {
		f, err := filter(c, store)
		if err != nil {
			return nil, err
		}
		return query.Actors(ctx, store, f)
	},
	nothing: "no actors; build a graph with `parley build PATH…`",
}

var relationsQuestion = question[query.Relation]{
	name: "relations", usage: "what A does to B and B to A, or what concerns A, or everything",
	args: "[A] [B]", most: 2,
	description: relationsHelp,
	flags:       slices.Concat(vocabularyFlags(), filterFlags(), pageFlags()),
	columns: []column[query.Relation]{
		{name: "subject", value: func(r *query.Relation) string { return r.SubjectName }, wide: true},
		{name: "relation", value: func(r *query.Relation) string { return r.Relation }, wide: true},
		{name: "object", value: func(r *query.Relation) string { return r.ObjectName }, wide: true},
		{name: "mode", value: relationMode},
		{name: "count", value: func(r *query.Relation) string { return fmt.Sprint(r.Count) }},
		{name: "documents", value: func(r *query.Relation) string { return fmt.Sprint(r.Documents) }, spare: true},
		{name: "confidence", value: func(r *query.Relation) string { return fmt.Sprintf("%.2f", r.Confidence) }},
		{name: "statement", value: func(r *query.Relation) string { return first(r.Statements) }, id: true},
	},
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]query.Relation, error) {
		f, err := filter(c, store)
		if err != nil {
			return nil, err
		}
		args = append(args, "", "")
		return query.Relations(ctx, store, args[0], args[1], f)
	},
	nothing: "no such relations",
}

func relationMode(r *query.Relation) string { return factMode(r.Polarity, r.Modality, r.Factual) }

// factMode says in few words what keeps something from being a plain fact.
func factMode(polarity schema.Polarity, modality schema.Modality, factual bool) string {
	words := modeWords(polarity, modality)
	if len(words) == 0 && !factual {
		words = append(words, "claimed")
	}
	return strings.Join(words, " ")
}

// stanceHelp says what a stance is read from.
const stanceHelp = `
   parley stances --format jsonl                          with the statements of each

A stance is read from what A says, does, feels or is called ("a critic of"), from
what A says of somebody's deeds and worth, from demands, threats and conditions.
"stated by" is self for A's own words and acts, other for what is told of A. The
strength goes from 0 to 1; it is that of the strongest statement, and a little more
for each further one. parley why explains the statements.`

var stancesQuestion = question[schema.Stance]{
	name: "stances", usage: "where A stands, or where everybody does",
	args: "[A]", most: 1,
	description: "   parley stances Russia\n   parley stances --on NATO --class country --since 2021-12-01" + stanceHelp + matrixHelp,
	flags: slices.Concat([]cli.Flag{&cli.StringFlag{Name: "on", Usage: "only stances on this `TARGET`: an actor, a position or an issue"}},
		matrixFlags(), filterFlags(), pageFlags()),
	columns: []column[schema.Stance]{
		{name: "holder", value: func(s *schema.Stance) string { return s.Holder.Name }, wide: true},
		{name: "stance", value: func(s *schema.Stance) string { return string(s.Stance) }},
		{name: "target", value: func(s *schema.Stance) string { return s.Target.Name }, wide: true},
		{name: "strength", value: func(s *schema.Stance) string { return fmt.Sprintf("%.2f", s.Strength) }},
		{name: "stated by", value: func(s *schema.Stance) string { return string(s.Stated) }},
		{name: "last", value: func(s *schema.Stance) string { return s.Last }},
		{name: "statement", value: func(s *schema.Stance) string { return first(s.Statements) }, id: true},
	},
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]schema.Stance, error) {
		f, err := filter(c, store)
		if err != nil {
			return nil, err
		}
		return query.Stances(ctx, store, first(args), c.String("on"), f)
	},
	nothing: "no such stances",
}

var searchQuestion = question[query.Hit]{
	name: "search", usage: "entities, statements and documents that contain TEXT",
	args: "TEXT", least: 1, most: -1,
	description: "   parley search security architecture\n   parley search talks --since 2022-01-01 --source Reuters",
	flags:       slices.Concat(filterFlags(), pageFlags()),
	columns: []column[query.Hit]{
		{name: "kind", value: func(h *query.Hit) string { return h.Kind }},
		{name: "name", value: func(h *query.Hit) string { return h.Name }, wide: true},
		{name: "match", value: func(h *query.Hit) string { return h.Match }, wide: true},
		{name: "id", value: func(h *query.Hit) string { return h.ID }},
	},
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, args []string) ([]query.Hit, error) {
		f, err := filter(c, store)
		if err != nil {
			return nil, err
		}
		return query.Search(ctx, store, strings.Join(args, " "), f)
	},
	nothing: "nothing found",
}

var verifyQuestion = question[query.Problem]{
	name: "verify", usage: "check every statement, offset and edge of the store",
	description: "Exits with 1 and lists what is wrong, or prints nothing.",
	columns: []column[query.Problem]{
		{name: "subject", value: func(p *query.Problem) string { return p.Subject }},
		{name: "problem", value: func(p *query.Problem) string { return p.Problem }, wide: true},
	},
	ask: func(ctx context.Context, _ *cli.Context, store *graph.Store, _ []string) ([]query.Problem, error) {
		return query.Verify(ctx, store)
	},
	nothing: "the store is sound",
	failed: func(rows []query.Problem) error {
		if len(rows) > 0 {
			return fmt.Errorf("the store has %d problems; build it anew from its documents", len(rows))
		}
		return nil
	},
}

// first is the first of some values, or nothing.
func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
