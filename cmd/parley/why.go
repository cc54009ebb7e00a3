package main

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/fatih/color"
	"github.com/urfave/cli/v2"

	"parley/extract/canon"
	"parley/extract/clause"
	"parley/graph"
	"parley/graph/query"
)

// explainedRule is a rule that led to a statement, with what it reads.
type explainedRule struct {
	Name string `json:"name"`
	Doc  string `json:"doc,omitempty"`
}

// explanation is a statement with its sentence and the rules behind it.
type explanation struct {
	query.Explanation
	Rules []explainedRule `json:"rules"`
}

func whyCommand() *cli.Command {
	q := question[explanation]{
		name: "why", usage: "the sentence behind a statement, and the rules that read it",
		args: "STATEMENT", least: 1, most: 1,
		description: "   parley why stmt:5b0c…      (the first letters are enough)",
		columns: []column[explanation]{
			{name: "statement", value: func(e *explanation) string { return e.Statement.ID }},
			{name: "subject", value: func(e *explanation) string { return e.Statement.Subject.Name }},
			{name: "relation", value: func(e *explanation) string { return e.Mark }},
			{name: "object", value: func(e *explanation) string { return objectName(&e.Statement) }},
			{name: "document", value: func(e *explanation) string { return e.Statement.Evidence.Document }},
			{name: "quote", value: func(e *explanation) string { return e.Statement.Evidence.Quote }},
			{name: "rules", value: func(e *explanation) string { return strings.Join(e.Statement.Rules, " ") }},
		},
		ask: explain,
	}
	command := q.command()
	command.Action = func(c *cli.Context) error {
		if c.String("format") != "table" {
			return q.action(c)
		}
		args, err := arguments(c, 1, 1, q.args)
		if err != nil {
			return err
		}
		return reading(c, func(ctx context.Context, store *graph.Store) error {
			rows, err := q.ask(ctx, c, store, args)
			for i := range rows {
				printExplanation(c.App.Writer, &rows[i])
			}
			return err
		})
	}
	return command
}

func explain(ctx context.Context, _ *cli.Context, store *graph.Store, args []string) ([]explanation, error) {
	found, err := query.Why(ctx, store, args[0])
	if err != nil {
		return nil, err
	}
	docs := ruleDocs()
	rows := make([]explanation, len(found))
	for i, e := range found {
		rows[i] = explanation{Explanation: e, Rules: []explainedRule{}}
		for _, name := range e.Statement.Rules {
			rows[i].Rules = append(rows[i].Rules, explainedRule{Name: name, Doc: docs[name]})
		}
	}
	return rows, nil
}

// ruleDocs says of every rule what it reads.
func ruleDocs() map[string]string {
	docs := map[string]string{}
	for _, rule := range clause.Rules() {
		docs[rule.Name] = rule.Doc
	}
	for _, rule := range canon.Rules() {
		docs[rule.Name] = rule.Doc
	}
	return docs
}

// printExplanation prints a statement for people: the claim, the words in
// their sentence, and how they were read.
func printExplanation(w io.Writer, e *explanation) {
	s := &e.Statement
	bold := color.New(color.Bold)
	fmt.Fprintln(w, bold.Sprintf("%s  %s  %s", s.Subject.Name, e.Mark, objectName(s)))
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "  %-11s %s\n", name, value)
		}
	}
	field("id", s.ID)
	field("polarity", string(s.Polarity))
	field("modality", string(s.Modality))
	field("says so", sourceNames(s))
	for _, role := range s.Roles {
		field(string(role.Role), strings.Join(strings.Fields(role.Text), " "))
	}
	field("event", string(s.Relation.Event))
	field("confidence", fmt.Sprintf("%.2f", s.Confidence))
	field("document", strings.Join(nonEmpty(s.Evidence.Document, e.Title, e.Source, e.Date), " · "))
	field("bytes", fmt.Sprintf("%d–%d, sentence %d", s.Evidence.Start, s.Evidence.End, s.Evidence.Sentence))
	quote := color.New(color.Bold, color.Underline).Sprint(squeeze(s.Evidence.Quote))
	fmt.Fprintf(w, "\n  %s\n\n", strings.TrimSpace(squeeze(e.Before)+quote+squeeze(e.After)))
	for _, rule := range e.Rules {
		field(rule.Name, rule.Doc)
	}
	fmt.Fprintln(w)
}

// squeeze makes one blank of every run of blanks and line ends.
func squeeze(text string) string { return blankRuns.ReplaceAllString(text, " ") }

var blankRuns = regexp.MustCompile(`\s+`)

func nonEmpty(values ...string) []string {
	var kept []string
	for _, v := range values {
		if v != "" {
			kept = append(kept, v)
		}
	}
	return kept
}
