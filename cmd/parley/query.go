package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
)

func queryCommand() *cli.Command {
	return &cli.Command{
		Name:      "query",
		Usage:     "ask in Gizmo, GraphQL or MQL",
		ArgsUsage: "[QUERY]",
		Description: `   parley query 'g.V("<Russia>").Out("<demands>").All()'
   parley query --language graphql '{ nodes(id: <Russia>) { id, demands { id } } }'
   parley query --file question.js
   parley query

Without a query, on a terminal, it is a console: it asks for one query after the
other, remembers them, and completes names with Tab.`,
		Flags: []cli.Flag{
			storeFlag(), formatFlag("table", "json", "jsonl", "csv", "tsv"),
			&cli.StringFlag{Name: "language", Aliases: []string{"l"}, Value: "gizmo", Usage: "`LANGUAGE` of the query: " + strings.Join(query.Languages, ", "), Action: oneOf("language", query.Languages...)},
			&cli.StringFlag{Name: "file", Usage: "read the query from `FILE`, or - for standard input"},
			&cli.DurationFlag{Name: "time", Usage: "give up after this `DURATION`", Value: 30 * time.Second},
			&cli.IntFlag{Name: "limit", Usage: "print at most `N` rows", Value: 100_000},
			&cli.Uint64Flag{Name: "memory", Usage: "give up beyond `MIB` of memory", Value: 1024},
		},
		Action: queryAction,
	}
}

func queryAction(c *cli.Context) error {
	args, err := arguments(c, 0, 1, "[QUERY]")
	if err != nil {
		return err
	}
	if in := terminalIn(c); in != nil && len(args) == 0 && c.String("file") == "" {
		return runConsole(c, in)
	}
	text, err := queryText(c, args)
	if err != nil {
		return err
	}
	return reading(c, func(ctx context.Context, store *graph.Store) error {
		return askQuery(ctx, c, store, c.String("language"), text)
	})
}

// askQuery runs a query and prints its result.
func askQuery(ctx context.Context, c *cli.Context, store *graph.Store, language, text string) error {
	limits := query.Limits{Time: c.Duration("time"), Rows: c.Int("limit"), Memory: c.Uint64("memory") << 20}
	result, err := query.Run(ctx, store, language, text, limits)
	if err != nil {
		return queryFailure(text, err)
	}
	if result.Truncated {
		logf(c, "only the first %d rows; raise --limit for more", len(result.Rows))
	}
	if result.Hint != "" {
		logf(c, "hint: %s", result.Hint)
	}
	return printResult(c, &result)
}

func queryText(c *cli.Context, args []string) (string, error) {
	file := c.String("file")
	switch {
	case (file == "") == (len(args) == 0):
		return "", usagef("give the query as one argument, or with --file FILE")
	case file != "":
		data, err := fileContent(c, file)
		return string(data), err
	}
	return args[0], nil
}

// fileContent is the content of a file, or of standard input for -.
func fileContent(c *cli.Context, file string) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(c.App.Reader)
	}
	return os.ReadFile(file)
}

// queryFailure shows the place of a mistake under the line it is on.
func queryFailure(text string, err error) error {
	var wrong *query.Error
	if !errors.As(err, &wrong) {
		return err
	}
	message := wrong.Message
	lines := strings.Split(text, "\n")
	if wrong.Line > 0 && wrong.Line <= len(lines) {
		message += "\n  " + lines[wrong.Line-1]
		if wrong.Column > 0 {
			message += "\n  " + strings.Repeat(" ", wrong.Column-1) + "^"
		}
	}
	if wrong.Hint != "" {
		message += "\nhint: " + wrong.Hint
	}
	return errors.New(message)
}

func printResult(c *cli.Context, result *query.Result) error {
	if c.String("format") == "json" && len(result.Raw) > 0 {
		_, err := fmt.Fprintf(c.App.Writer, "%s\n", result.Raw)
		return err
	}
	columns := make([]column[map[string]any], len(result.Columns))
	for i, name := range result.Columns {
		columns[i] = column[map[string]any]{name: name, value: func(row *map[string]any) string { return cell((*row)[name]) }, wide: true}
	}
	out := newPrinter(c, columns)
	for i := range result.Rows {
		if err := out.print(&result.Rows[i]); err != nil {
			return err
		}
	}
	return out.close()
}

// cell shows one value of a row: text as it is, everything else as JSON.
func cell(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	}
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(data)
}
