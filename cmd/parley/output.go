package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

// logf prints a line for people, on standard error.
func logf(c *cli.Context, format string, args ...any) {
	fmt.Fprintf(c.App.ErrWriter, format+"\n", args...)
}

// column is one column of a table, and of CSV and TSV.
type column[T any] struct {
	name  string
	value func(*T) string
	wide  bool // shortened first where the terminal is too narrow
}

// printer prints rows in the format that the command line asks for: JSON holds
// the row whole, the other formats its columns.
type printer[T any] struct {
	format  string
	columns []column[T]
	w       io.Writer
	csv     *csv.Writer
	table   table.Writer
	rows    int
}

func newPrinter[T any](c *cli.Context, columns []column[T]) *printer[T] {
	p := &printer[T]{format: c.String("format"), columns: columns, w: c.App.Writer}
	switch p.format {
	case "csv", "tsv":
		p.csv = csv.NewWriter(p.w)
		if p.format == "tsv" {
			p.csv.Comma = '\t'
		}
	case "table":
		p.table = newTable(p.w, columns)
	}
	return p
}

// plainTable is an empty table with a line below its header and no others.
func plainTable(w io.Writer) table.Writer {
	t := table.NewWriter()
	t.SetOutputMirror(w)
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft = ""
	style.Box.PaddingRight = "  "
	t.SetStyle(style)
	return t
}

func newTable[T any](w io.Writer, columns []column[T]) table.Writer {
	t := plainTable(w)
	header := make(table.Row, len(columns))
	for i, column := range columns {
		header[i] = column.name
	}
	t.AppendHeader(header)
	t.SetColumnConfigs(widths(w, columns))
	return t
}

// widths lets the wide columns share what the terminal leaves. Elsewhere a
// table is still for people: its wide columns wrap where a line gets long.
func widths[T any](w io.Writer, columns []column[T]) []table.ColumnConfig {
	width := terminalWidth(w)
	wide := 0
	for _, column := range columns {
		if column.wide {
			wide++
		}
	}
	if wide == 0 {
		return nil
	}
	const narrow = 14 // what a narrow column takes on average, padding included
	share := 60
	if width > 0 {
		share = max(12, (width-narrow*(len(columns)-wide))/wide-2)
	}
	var configs []table.ColumnConfig
	for _, column := range columns {
		if column.wide {
			configs = append(configs, table.ColumnConfig{Name: column.name, WidthMax: share, WidthMaxEnforcer: text.WrapSoft})
		}
	}
	return configs
}

// terminalWidth is the number of columns of the terminal behind w, 0 if there is none.
func terminalWidth(w io.Writer) int {
	if counting, ok := w.(*countingWriter); ok {
		w = counting.w
	}
	file, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// print prints one row, or keeps it where the format needs all of them.
func (p *printer[T]) print(row *T) error {
	p.rows++
	switch p.format {
	case "jsonl":
		return encode(p.w, row)
	case "json":
		lead := ",\n"
		if p.rows == 1 {
			lead = "[\n"
		}
		if _, err := io.WriteString(p.w, lead); err != nil {
			return err
		}
		data, err := marshal(row)
		if err != nil {
			return err
		}
		_, err = p.w.Write(data[:len(data)-1])
		return err
	case "csv", "tsv":
		if p.rows == 1 {
			if err := p.csv.Write(p.header()); err != nil {
				return err
			}
		}
		return p.csv.Write(p.cells(row))
	default:
		cells := make(table.Row, len(p.columns))
		for i, cell := range p.cells(row) {
			cells[i] = cell
		}
		p.table.AppendRow(cells)
		return nil
	}
}

// close prints what is left.
func (p *printer[T]) close() error {
	switch p.format {
	case "json":
		end := "\n]\n"
		if p.rows == 0 {
			end = "[]\n"
		}
		_, err := io.WriteString(p.w, end)
		return err
	case "csv", "tsv":
		if p.rows == 0 {
			if err := p.csv.Write(p.header()); err != nil {
				return err
			}
		}
		p.csv.Flush()
		return p.csv.Error()
	case "table":
		if p.rows > 0 {
			p.table.Render()
		}
	}
	return nil
}

func (p *printer[T]) header() []string {
	names := make([]string, len(p.columns))
	for i, column := range p.columns {
		names[i] = column.name
	}
	return names
}

func (p *printer[T]) cells(row *T) []string {
	cells := make([]string, len(p.columns))
	for i, column := range p.columns {
		cells[i] = column.value(row)
	}
	return cells
}

// marshal is JSON on one line with a final line end; <, > and & stay as they are.
func marshal(value any) ([]byte, error) {
	var b jsonBuffer
	err := encode(&b, value)
	return b, err
}

type jsonBuffer []byte

func (b *jsonBuffer) Write(p []byte) (int, error) {
	*b = append(*b, p...)
	return len(p), nil
}

func encode(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
