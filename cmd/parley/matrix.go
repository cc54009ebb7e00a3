package main

import (
	"context"
	"fmt"
	"path"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

func stancesCommand() *cli.Command {
	command := stancesQuestion.command()
	command.Action = func(c *cli.Context) error {
		if c.Bool("matrix") {
			return matrixAction(c)
		}
		for _, flag := range []string{"actors", "issues", "targets", "unnamed"} {
			if c.IsSet(flag) {
				return usagef("--%s goes with --matrix", flag)
			}
		}
		return stancesQuestion.action(c)
	}
	return command
}

// matrixHelp describes the matrix in the help of stances.
const matrixHelp = `

   parley stances --matrix
   parley stances --matrix Russia Ukraine NATO --issues 5
   parley stances --matrix --targets entities --format csv

The matrix has a row for each actor and a column for each issue. A cell tells the
side: + for, - against, ± both, o neutral; the mean strength; after × the number
of statements; and the day of the last. In brackets is what only others say of
the actor. A position counts as a side on its issue: who demands no expansion is
against expansion. Actors without a name ("protesters") have no row unless
--unnamed asks for them, and what only the readers of one article can tell ("the
deal") is a column of its own for each, with its name. The table shows as much as
fits; --format json has everything, and csv, tsv and jsonl have a line for each
cell.`

func matrixFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "matrix", Usage: "actors by issues"},
		&cli.IntFlag{Name: "actors", Usage: "with --matrix: at most `N` rows; 0 for all, of a table for 20", Action: notNegative("actors")},
		&cli.IntFlag{Name: "issues", Usage: "with --matrix: at most `N` columns; 0 for all, of a table for what fits", Action: notNegative("issues")},
		&cli.StringFlag{Name: "targets", Value: string(query.Issues), Usage: "with --matrix: columns of issues, entities or all",
			Action: oneOf("targets", query.Issues, query.Entities, query.All)},
		&cli.BoolFlag{Name: "unnamed", Usage: "with --matrix: also rows for those who have no name of their own"},
	}
}

func matrixAction(c *cli.Context) error {
	return reading(c, func(ctx context.Context, store *graph.Store) error {
		f, err := filter(c, store)
		if err != nil {
			return err
		}
		opts := query.MatrixOptions{
			Holders: c.Args().Slice(), On: c.String("on"), Targets: query.Targets(c.String("targets")), Unnamed: c.Bool("unnamed"),
			Actors: c.Int("actors"), Issues: c.Int("issues"), Filter: f,
		}
		if c.String("format") == "table" {
			opts = fitting(c, opts)
		}
		matrix, err := query.StanceMatrix(ctx, store, opts)
		if err != nil {
			return err
		}
		return printMatrix(c, &matrix)
	})
}

// The widths of the columns of a matrix, with their padding, and what is taken
// for the width of the page where there is no terminal.
const (
	rowNameWidth  = 18
	issueWidth    = 14
	pageWidth     = 120
	unaskedActors = 20
)

// fitting cuts a matrix to what a table can show.
func fitting(c *cli.Context, opts query.MatrixOptions) query.MatrixOptions {
	if opts.Actors == 0 {
		opts.Actors = unaskedActors
	}
	if opts.Issues == 0 {
		width := terminalWidth(c.App.Writer)
		if width == 0 {
			width = pageWidth
		}
		opts.Issues = max(1, (width-rowNameWidth)/issueWidth)
	}
	return opts
}

func printMatrix(c *cli.Context, m *query.Matrix) error {
	switch c.String("format") {
	case "json":
		return encode(c.App.Writer, m) // one object, not a list
	case "table":
		printGrid(c, m)
		return nil
	}
	return question[query.Cell]{columns: cellColumns}.print(c, m.Cells)
}

var cellColumns = []column[query.Cell]{
	{name: "actor", value: func(x *query.Cell) string { return x.ActorName }},
	{name: "target", value: func(x *query.Cell) string { return x.TargetName }},
	{name: "target document", value: func(x *query.Cell) string { return x.TargetDocument }},
	{name: "side", value: func(x *query.Cell) string { return string(x.Side) }},
	{name: "score", value: func(x *query.Cell) string { return fmt.Sprintf("%.2f", x.Score) }},
	{name: "strength", value: func(x *query.Cell) string { return fmt.Sprintf("%.2f", x.Strength) }},
	{name: "support", value: func(x *query.Cell) string { return fmt.Sprint(x.Support) }},
	{name: "oppose", value: func(x *query.Cell) string { return fmt.Sprint(x.Oppose) }},
	{name: "neutral", value: func(x *query.Cell) string { return fmt.Sprint(x.Neutral) }},
	{name: "documents", value: func(x *query.Cell) string { return fmt.Sprint(x.Documents) }},
	{name: "stated by", value: func(x *query.Cell) string { return string(x.Stated) }},
	{name: "last", value: func(x *query.Cell) string { return x.Last }},
	{name: "statement", value: func(x *query.Cell) string { return first(x.Statements) }, id: true},
}

// printGrid prints rows and columns.
func printGrid(c *cli.Context, m *query.Matrix) {
	if len(m.Cells) == 0 {
		logf(c, "%s", stancesQuestion.nothing)
		return
	}
	t := plainTable(c.App.Writer)
	header, configs := table.Row{"actor"}, []table.ColumnConfig{{Number: 1, WidthMax: rowNameWidth - padding, WidthMaxEnforcer: text.WrapSoft}}
	columns := map[[2]string]int{}
	for i, target := range m.Targets {
		header = append(header, columnTitle(&target))
		configs = append(configs, table.ColumnConfig{Number: i + 2, WidthMax: issueWidth - padding})
		columns[[2]string{target.ID, target.Document}] = i + 1
	}
	t.AppendHeader(header)
	t.SetColumnConfigs(configs)
	cells := m.Cells
	for _, actor := range m.Actors {
		row := make(table.Row, len(header))
		for i := range row {
			row[i] = ""
		}
		row[0] = actor.Name
		for range actor.Cells {
			row[columns[[2]string{cells[0].Target, cells[0].TargetDocument}]] = cellText(&cells[0])
			cells = cells[1:]
		}
		t.AppendRow(row)
	}
	t.Render()
	if len(m.Actors) < m.AllActors || len(m.Targets) < m.AllTargets {
		logf(c, "%d of %d actors, %d of %d issues; --actors and --issues show more", len(m.Actors), m.AllActors, len(m.Targets), m.AllTargets)
	}
}

// columnTitle is the name of a column, broken and shortened to its width, and
// the document without which it tells nothing.
func columnTitle(target *query.MatrixTarget) string {
	const lines, width = 3, issueWidth - padding
	broken := strings.Split(text.WrapSoft(target.Name, width), "\n")
	for i, line := range broken {
		broken[i] = strings.TrimRight(line, " ")
	}
	if len(broken) > lines {
		broken = broken[:lines]
		broken[lines-1] = text.Snip(broken[lines-1]+" …", width, "…")
	}
	if target.Document != "" {
		broken = append(broken, text.Snip("("+path.Base(target.Document)+")", width, "…"))
	}
	return strings.Join(broken, "\n")
}

var sideSigns = map[schema.Side]string{schema.Supports: "+", schema.Opposes: "-", schema.Neutral: "o", query.Mixed: "±"}

// cellText is a cell in two lines: side, mean strength and number of
// statements; day of the last.
func cellText(x *query.Cell) string {
	score := x.Score
	if score < 0 {
		score = -score
	}
	line := fmt.Sprintf("%s%.2f ×%d", sideSigns[x.Side], score, len(x.Statements))
	if x.Stated == schema.ByOther {
		line = "(" + line + ")"
	}
	if x.Last == "" {
		return line
	}
	return line + "\n" + x.Last
}
