package query

import (
	"cmp"
	"context"
	"slices"
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
	rows := make([]Explanation, 0, len(held))
	for _, st := range held {
		doc, err := s.Document(ctx, st.Evidence.Document)
		if err != nil {
			return nil, err
		}
		row := Explanation{Statement: st, Mark: graph.Mark(&st), Title: doc.Title, Source: doc.Source, Date: doc.Date}
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

// Timeline lists what is said of an actor in the order of time: of the time
// that a statement names where it is normalised, else of its document. What
// has neither comes last.
func Timeline(ctx context.Context, s *graph.Store, actor string, f graph.Filter) ([]Entry, error) {
	if actor != "" {
		e, err := Find(ctx, s, actor)
		if err != nil {
			return nil, err
		}
		f.Actor = e.ID
	}
	statements, dates, err := gather(ctx, s, f)
	if err != nil {
		return nil, err
	}
	var rows []Entry
	for _, st := range statements {
		row := Entry{
			Date: dates[st.Evidence.Document], Subject: st.Subject.ID, Relation: st.Relation.ID, Polarity: st.Polarity, Modality: st.Modality,
			Document: st.Evidence.Document, Quote: st.Evidence.Quote, Confidence: st.Confidence, Statement: st.ID,
		}
		if st.Object != nil {
			row.Object = st.Object.ID
		}
		for _, role := range st.Roles {
			if role.Role == schema.RoleTime && strings.Trim(role.Value[:min(1, len(role.Value))], "0123456789") == "" && role.Value != "" { // no duration, clock time or open beginning
				row.Date = role.Value
				break
			}
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b Entry) int {
		if (a.Date == "") != (b.Date == "") {
			return cmp.Compare(b.Date, a.Date)
		}
		return strings.Compare(a.Date, b.Date)
	})
	return rows, nil
}
