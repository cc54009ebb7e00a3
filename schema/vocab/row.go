package vocab

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// The columns of a file of knowledge; see states.tsv, which explains the form.
const (
	columnName = 1 + iota
	columnOf
	columnWords
	columnNames
	columnMore
	columnShort
	columnCount
)

// columnTitles name the columns in messages.
var columnTitles = [columnCount]string{"kind", "name", "of", "words", "names", "more", "short"}

// rowKinds are the kinds of rows, each with the columns that it fills.
var rowKinds = map[string][]int{
	"country":   {columnWords, columnNames, columnMore},
	"city":      {columnOf, columnNames},
	"region":    {columnOf, columnWords, columnNames, columnMore, columnShort},
	"water":     {columnNames},
	"body":      {columnOf, columnWords, columnNames, columnMore},
	"members":   {columnOf},
	"seat":      {columnOf, columnNames},
	"people":    {columnOf, columnWords, columnNames, columnMore},
	"language":  {columnOf},
	"title":     {columnOf, columnWords, columnNames, columnMore},
	"ambiguous": {columnOf},
	"issue":     {columnNames},
}

// row is one line of a file of knowledge.
type row struct {
	at   string // FILE:LINE
	kind string
	name dated
	of   []dated
	// Lists of plain words have no times.
	words, more, short []string
	names              []dated
}

// dated is a name with the time in which it holds.
type dated struct {
	Name string
	Period
}

// Period is a span of days as YYYY-MM-DD, the last of them not included. A side
// that is open or unknown is empty.
type Period struct{ From, Until string }

// Holds reports whether the day lies within the period; the empty day is today.
func (p Period) Holds(day string) bool {
	if day == "" {
		return p.Until == "" || p.Until > time.Now().UTC().Format(time.DateOnly)
	}
	return p.From <= day && (p.Until == "" || day < p.Until)
}

// maxRow bounds the bytes of a line.
const maxRow = 1 << 20

// readRows reads a file of knowledge. Every line that cannot be read has its
// error, which names the file, the line and the reason; the rows are those of
// the other lines.
func readRows(file string, in io.Reader) ([]row, error) {
	var found []row
	var bad []error
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, maxRow)
	number := 0
	for scanner.Scan() {
		number++
		line := strings.TrimSuffix(scanner.Text(), "\r")
		if number == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r, err := readRow(line)
		r.at = fmt.Sprintf("%s:%d", file, number)
		if err != nil {
			bad = append(bad, fmt.Errorf("%s: %w", r.at, err))
			continue
		}
		found = append(found, r)
	}
	if err := scanner.Err(); err != nil {
		bad = append(bad, fmt.Errorf("%s:%d: %w", file, number+1, err))
	}
	return found, errors.Join(bad...)
}

// readRow reads one line.
func readRow(line string) (row, error) {
	if !utf8.ValidString(line) {
		return row{}, errors.New("is not UTF-8")
	}
	columns := strings.Split(line, "\t")
	if len(columns) > columnCount {
		return row{}, fmt.Errorf("has %d columns, at most %d are known: %s", len(columns), columnCount, strings.Join(columnTitles[:], ", "))
	}
	kind := columns[0]
	filled, ok := rowKinds[kind]
	if !ok {
		return row{}, fmt.Errorf("kind %q is none of %s", kind, strings.Join(slices.Sorted(maps.Keys(rowKinds)), ", "))
	}
	columns = append(columns, make([]string, columnCount-len(columns))...)
	for i, column := range columns[columnOf:] {
		if column != "" && !slices.Contains(filled, i+columnOf) {
			return row{}, fmt.Errorf("a row of the kind %s leaves the column %q empty", kind, columnTitles[i+columnOf])
		}
	}
	return fillRow(kind, columns)
}

// fillRow reads the columns of a row.
func fillRow(kind string, columns []string) (row, error) {
	r := row{kind: kind}
	if columns[columnName] == "" {
		return r, errors.New("has no name")
	}
	name, err := readDated(columns[columnName])
	if err != nil {
		return r, err
	}
	r.name = name
	for column, into := range map[int]*[]dated{columnOf: &r.of, columnNames: &r.names} {
		for _, item := range list(columns[column]) {
			name, err := readDated(item)
			if err != nil {
				return r, fmt.Errorf("column %q: %w", columnTitles[column], err)
			}
			*into = append(*into, name)
		}
	}
	for column, into := range map[int]*[]string{columnWords: &r.words, columnMore: &r.more, columnShort: &r.short} {
		for _, item := range list(columns[column]) {
			name, err := readDated(item)
			if err != nil || name.Period != (Period{}) {
				return r, fmt.Errorf("column %q: %q is no plain word", columnTitles[column], item)
			}
			*into = append(*into, name.Name)
		}
	}
	return r, nil
}

// readDated reads "NAME" or "NAME [FROM..UNTIL]".
func readDated(item string) (dated, error) {
	name, times, bracketed := strings.Cut(item, " [")
	if name == "" || name != strings.Join(strings.Fields(name), " ") || strings.ContainsAny(name, "[]") {
		return dated{}, fmt.Errorf("%q is no name: empty, or with superfluous blanks or brackets", item)
	}
	if !bracketed {
		return dated{Name: name}, nil
	}
	times, closed := strings.CutSuffix(times, "]")
	from, until, ranged := strings.Cut(times, "..")
	if !closed || !ranged || from == "" && until == "" {
		return dated{}, fmt.Errorf("%q has no time of the form [FROM..UNTIL]", item)
	}
	for _, day := range []string{from, until} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return dated{}, fmt.Errorf("%q is no day of the form YYYY-MM-DD", day)
		}
	}
	if from != "" && until != "" && from >= until {
		return dated{}, fmt.Errorf("%q ends before it begins", item)
	}
	return dated{name, Period{from, until}}, nil
}
