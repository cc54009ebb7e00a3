package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
	"parley/schema/vocab"
)

// relationsCommand asks for relations, for those outside the vocabulary, or for
// the vocabulary itself.
func relationsCommand() *cli.Command {
	command := relationsQuestion.command()
	command.Action = func(c *cli.Context) error {
		switch {
		case c.Bool("vocabulary"):
			return printVocabulary(c)
		case c.Bool("unmapped"):
			return unmappedQuestion.action(c)
		}
		return relationsQuestion.action(c)
	}
	return command
}

const relationsHelp = `   parley relations Russia NATO
   parley relations 'Wendy Sherman' --polarity affirmed
   parley relations --relation demands --limit 20 --offset 40
   parley relations --unmapped --limit 20
   parley relations --vocabulary

A relation is one of a closed vocabulary, which --vocabulary prints: with how it
reads from the object, the classes that it joins, its PLOVER event type and the
phrases that mean it. The words of the text are kept: "calls for" is one way to
demand. What has no home in it is a relation of its own; --unmapped lists these,
the most frequent first, with examples and the nearest relation of the vocabulary.`

func vocabularyFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "unmapped", Usage: "relations that the vocabulary does not have, by frequency"},
		&cli.BoolFlag{Name: "vocabulary", Usage: "the closed vocabulary itself; reads no store"},
	}
}

var unmappedQuestion = question[query.Unmapped]{
	name: "relations", args: "",
	columns: []column[query.Unmapped]{
		{name: "relation", value: func(u *query.Unmapped) string { return u.Relation }, wide: true},
		{name: "count", value: func(u *query.Unmapped) string { return fmt.Sprint(u.Count) }},
		{name: "documents", value: func(u *query.Unmapped) string { return fmt.Sprint(u.Documents) }},
		{name: "nearest", value: func(u *query.Unmapped) string { return u.Nearest }},
		{name: "example", value: func(u *query.Unmapped) string { return first(u.Examples) }, wide: true},
		{name: "statement", value: func(u *query.Unmapped) string { return u.Statement }, id: true},
	},
	ask: func(ctx context.Context, c *cli.Context, store *graph.Store, _ []string) ([]query.Unmapped, error) {
		f, err := filter(c, store)
		if err != nil {
			return nil, err
		}
		return query.UnmappedRelations(ctx, store, f)
	},
	nothing: "every relation is one of the vocabulary",
}

// vocabularyRow is a relation of the closed vocabulary as it is printed.
type vocabularyRow struct {
	Relation string           `json:"relation"`
	Inverse  string           `json:"inverse"`
	Domain   []schema.Class   `json:"domain,omitempty"` // none: any
	Range    []schema.Class   `json:"range,omitempty"`
	Event    schema.EventType `json:"event,omitempty"`
	Phrases  []string         `json:"phrases"`
}

var vocabularyQuestion = question[vocabularyRow]{
	columns: []column[vocabularyRow]{
		{name: "relation", value: func(r *vocabularyRow) string { return r.Relation }},
		{name: "inverse", value: func(r *vocabularyRow) string { return r.Inverse }},
		{name: "domain", value: func(r *vocabularyRow) string { return classNames(r.Domain) }},
		{name: "range", value: func(r *vocabularyRow) string { return classNames(r.Range) }},
		{name: "event", value: func(r *vocabularyRow) string { return string(r.Event) }},
		{name: "phrases", value: func(r *vocabularyRow) string { return strings.Join(r.Phrases, ", ") }, wide: true},
	},
}

func classNames(classes []schema.Class) string {
	var names []string
	for _, class := range classes {
		names = append(names, string(class))
	}
	return strings.Join(names, " ")
}

func printVocabulary(c *cli.Context) error {
	if _, err := arguments(c, 0, 0, ""); err != nil {
		return err
	}
	var rows []vocabularyRow
	for _, r := range vocab.CanonicalRelations() {
		rows = append(rows, vocabularyRow{Relation: r.ID(), Inverse: r.Inverse, Domain: r.Domain, Range: r.Range, Event: r.Event, Phrases: r.Triggers})
	}
	return vocabularyQuestion.print(c, page(c, rows))
}
