package query

import (
	"context"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Why explains a statement: once for each piece of evidence, with the rest of
// the paragraph around the words that it rests on. The first letters of its id
// are enough if no other begins with them.
func Why(ctx context.Context, s *graph.Store, id string) ([]Explanation, error) {
	id, err := unabbreviated(ctx, s, id)
	if err != nil {
		return nil, err
	}
	held, err := s.Statement(ctx, id)
	if err != nil {
		return nil, err
	}
	renamed, err := s.Renamed(ctx, id)
	if err != nil {
		return nil, err
	}
	rows := make([]Explanation, 0, len(held))
	for _, st := range held {
		doc, err := s.Document(ctx, st.Evidence.Document)
		if err != nil {
			return nil, err
		}
		row := Explanation{Statement: st, Mark: graph.Mark(&st), Title: doc.Title, Source: doc.Source, Date: doc.Date, Same: aliasRows(renamed)}
		row.Before, row.After = around(doc.Text, st.Evidence.Span())
		rows = append(rows, row)
	}
	return rows, nil
}

// around is the rest of the paragraph before and after a span.
func around(text string, span schema.Span) (before, after string) {
	if span.Start < 0 || span.End > len(text) || span.Start > span.End {
		return "", ""
	}
	before, after = text[:span.Start], text[span.End:]
	if i := strings.LastIndex(before, "\n\n"); i >= 0 {
		before = before[i+2:]
	}
	after, _, _ = strings.Cut(after, "\n\n")
	return before, after
}
