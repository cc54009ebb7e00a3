package export

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"strings"

	"parley/graph/view"
)

// Table is one half of a format that tells nodes and edges apart.
type Table string

// The tables.
const (
	Nodes Table = "nodes"
	Edges Table = "edges"
)

// writeCSV writes one of the two tables of a graph, in UTF-8 (RFC 4180). Names
// of columns and what they hold are those of GraphML.
func writeCSV(w *bufio.Writer, g *view.Graph, opts Options) error {
	switch opts.Table {
	case Nodes:
		id := graphKey[view.Node]{name: "id", value: func(n *view.Node) string { return n.ID }}
		return writeRows(w, g.Nodes, append([]graphKey[view.Node]{id}, nodeKeys...), unformulated)
	case Edges:
		ends := []graphKey[view.Edge]{
			{name: "source", value: func(e *view.Edge) string { return e.Source }},
			{name: "target", value: func(e *view.Edge) string { return e.Target }},
		}
		return writeRows(w, g.Edges, append(ends, edgeKeys...), unformulated)
	}
	return errTables("csv")
}

func errTables(format string) error {
	return fmt.Errorf("%s is two tables, nodes and edges; name a file with -o, from which two are made, or choose one table with --nodes or --edges", format)
}

// writeRows writes a header and a line for each row, every cell through a filter.
func writeRows[T any](w *bufio.Writer, rows []T, keys []graphKey[T], cell func(string) string) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	record := make([]string, len(keys))
	for i, k := range keys {
		record[i] = k.name
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for i := range rows {
		for j, k := range keys {
			record[j] = cell(k.value(&rows[i]))
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// unformulated keeps a cell from being a formula: a spreadsheet would run it.
func unformulated(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
