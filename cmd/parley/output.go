package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
)

// logf prints a line for people, on standard error.
func logf(c *cli.Context, format string, args ...any) {
	fmt.Fprintf(c.App.ErrWriter, format+"\n", args...)
}

// column is one column of a table, and of CSV and TSV.
type column[T any] struct {
	name  string
	value func(*T) string
	wide  bool // wraps where the terminal is too narrow
	id    bool // an id, of which the first letters are enough where it is
	spare bool // left out where it still is
}

// printer prints rows in the format that the command line asks for: JSON holds
// the row whole, the other formats its columns.
type printer[T any] struct {
	format  string
	columns []column[T]
	w       io.Writer
	csv     *csv.Writer
	table   [][]string // rows of a table, which is laid out when all are known
	rows    int
}

func newPrinter[T any](c *cli.Context, columns []column[T]) *printer[T] {
	p := &printer[T]{format: c.String("format"), columns: columns, w: c.App.Writer}
	if p.format == "csv" || p.format == "tsv" {
		p.csv = csv.NewWriter(p.w)
		if p.format == "tsv" {
			p.csv.Comma = '\t'
		}
	}
	return p
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
		p.table = append(p.table, p.cells(row))
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
			render(p.w, p.columns, p.table)
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
