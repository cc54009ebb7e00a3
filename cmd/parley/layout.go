package main

import (
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// plainTable is an empty table with a line below its header and no others.
func plainTable(w io.Writer) table.Writer {
	t := table.NewWriter()
	t.SetOutputMirror(w)
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft = ""
	style.Box.PaddingRight = strings.Repeat(" ", padding)
	t.SetStyle(style)
	return t
}

// padding is the number of blanks after a column.
const padding = 2

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

// render prints rows as a table that fits the terminal, if it can.
func render[T any](w io.Writer, columns []column[T], rows [][]string) {
	breadths := make([]breadth, len(columns))
	for i, column := range columns {
		breadths[i] = breadth{letters: utf8.RuneCountInString(column.name), wraps: column.wide, id: column.id, spare: column.spare}
		for _, cells := range rows {
			breadths[i].letters = max(breadths[i].letters, text.LongestLineLen(cells[i]))
		}
	}
	t, most := plainTable(w), layout(terminalWidth(w), breadths)
	header := table.Row{}
	var configs []table.ColumnConfig
	for i, column := range columns {
		if most[i] == leftOut {
			continue
		}
		header = append(header, column.name)
		if most[i] > 0 {
			config := table.ColumnConfig{Number: len(header), WidthMax: most[i], WidthMaxEnforcer: text.WrapSoft}
			if column.id {
				config.WidthMaxEnforcer = text.Trim
			}
			configs = append(configs, config)
		}
	}
	t.AppendHeader(header)
	t.SetColumnConfigs(configs)
	for _, cells := range rows {
		row := table.Row{}
		for i, cell := range cells {
			if most[i] != leftOut {
				row = append(row, cell)
			}
		}
		t.AppendRow(row)
	}
	t.Render()
}

// breadth is what a column needs.
type breadth struct {
	letters int // of its longest line
	wraps   bool
	id      bool
	spare   bool
}

// leftOut is for the letters of a column for which there is no room.
const leftOut = -1

const (
	pipedLetters = 60 // most letters on a line of a column that wraps, where there is no terminal
	idLetters    = 13 // of an id where room is scarce: enough for `why`
	fewLetters   = 12 // the least to leave for a column that wraps, if others can be cut
	leastLetters = 8
)

// layout is the most letters for each column of a table on a page of so many
// letters, 0 where it needs no bound. What wraps shares what the other columns
// leave: the narrow ones have what they need, the wide ones the same. If that is
// little, ids are cut, and then what can be spared is left out.
func layout(page int, columns []breadth) []int {
	most := make([]int, len(columns))
	if page == 0 {
		for i, c := range columns {
			if c.wraps {
				most[i] = min(c.letters, pipedLetters)
			}
		}
		return most
	}
	room, wrapping := page, []int(nil)
	for i, c := range columns {
		room -= padding
		if c.wraps {
			wrapping = append(wrapping, i)
		} else {
			room -= c.letters
		}
	}
	for i, c := range columns {
		if c.id && c.letters > idLetters && room < fewLetters*len(wrapping) {
			most[i] = idLetters
			room += c.letters - idLetters
		}
	}
	for i, c := range columns {
		if !c.spare || room >= fewLetters*len(wrapping) {
			continue
		}
		most[i] = leftOut
		room += padding
		if c.wraps {
			wrapping = slices.DeleteFunc(wrapping, func(k int) bool { return k == i })
		} else {
			room += c.letters
		}
	}
	slices.SortStableFunc(wrapping, func(a, b int) int { return columns[a].letters - columns[b].letters })
	for n, i := range wrapping {
		share := max(leastLetters, room/(len(wrapping)-n))
		if columns[i].letters > share {
			most[i] = share
		}
		room -= min(columns[i].letters, share)
	}
	return most
}
