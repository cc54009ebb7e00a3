package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"parley/schema"
)

// EventRows reads a table of sentences with tab-separated columns, of which the
// first line names sentence_id, sentence, source, target and gold_root.
func EventRows(data fs.FS, name string) ([]EventRow, error) {
	file, err := data.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w; give the folder of annotated text with --data", err)
	}
	defer func() { _ = file.Close() }() // read only
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	var columns map[string]int
	var rows []EventRow
	for n := 1; lines.Scan(); n++ {
		fields := strings.Split(lines.Text(), "\t")
		if columns == nil {
			if columns, err = columnsOf(fields); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			continue
		}
		if len(fields) < len(columns) {
			return nil, fmt.Errorf("%s: line %d has %d columns, want %d", name, n, len(fields), len(columns))
		}
		id, err := strconv.Atoi(fields[columns["sentence_id"]])
		if err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", name, n, err)
		}
		row := EventRow{
			ID: id, Sentence: strings.TrimSpace(fields[columns["sentence"]]), Source: fields[columns["source"]],
			Target: fields[columns["target"]], Event: schema.EventType(fields[columns["gold_root"]]),
		}
		if withoutArticles(row.Source) != "" && withoutArticles(row.Target) != "" {
			rows = append(rows, row)
		}
	}
	return rows, lines.Err()
}

func columnsOf(header []string) (map[string]int, error) {
	columns := make(map[string]int)
	for i, name := range header {
		columns[name] = i
	}
	for _, name := range []string{"sentence_id", "sentence", "source", "target", "gold_root"} {
		if _, ok := columns[name]; !ok {
			return nil, fmt.Errorf("no column %s", name)
		}
	}
	return columns, nil
}

// renamed are the types that the first drafts of PLOVER had, by their names of
// 2021.
var renamed = map[string]schema.EventType{"DEMAND": schema.Request, "DISAPPROVE": schema.Accuse, "INVESTIGATE": schema.Accuse, "FIGHT": schema.Assault}

// ManualRows reads the examples of the PLOVER manual: a list of records with
// text, event, and lists of sources and targets with an actorText each. Records
// that lack one are left out.
func ManualRows(data fs.FS, name string) ([]EventRow, error) {
	content, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, fmt.Errorf("%w; give the folder of annotated text with --data", err)
	}
	var records []struct {
		Text, Event    string
		Source, Target json.RawMessage
	}
	if err := json.Unmarshal(content, &records); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var rows []EventRow
	for i, r := range records {
		row := EventRow{ID: i, Sentence: strings.Join(strings.Fields(r.Text), " "), Source: actorText(r.Source), Target: actorText(r.Target), Event: schema.EventType(r.Event)}
		if now, ok := renamed[r.Event]; ok {
			row.Event = now
		}
		if row.Source != "" && row.Target != "" {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return nil, errors.New(name + " has no example with source and target")
	}
	return rows, nil
}

// actorText is that of the first actor of a list, "" for anything else.
func actorText(list json.RawMessage) string {
	var actors []struct{ ActorText string }
	if json.Unmarshal(list, &actors) != nil || len(actors) == 0 {
		return ""
	}
	return actors[0].ActorText
}

// eventFigures measures event types. Rows with even ids were read to write the
// vocabulary, those with odd ids and the examples of the manual were not.
func eventFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	rows, err := EventRows(data, "event/plv-train.tsv")
	if err != nil {
		return nil, err
	}
	manual, err := ManualRows(data, "event/PLOVER_GSR_CAMEO.txt")
	if err != nil {
		return nil, err
	}
	run, err := statementReader(models)
	if err != nil {
		return nil, err
	}
	var sets [3]struct{ any, linked EventScore }
	for i, row := range append(rows, manual...) {
		doc, err := run(ctx, "row", row.Sentence)
		if err != nil {
			return nil, err
		}
		set := &sets[2]
		if i < len(rows) {
			set = &sets[row.ID%2]
		}
		set.linked.Linked = true
		set.any.Add(row, doc.Statements)
		set.linked.Add(row, doc.Statements)
	}
	var figures []Figure
	for i, name := range []string{"PLV even rows", "PLV odd rows", "PLOVER manual"} {
		figures = append(figures,
			Figure{Set: name, Input: "raw text", Name: "events", Percent: sets[i].any.Accuracy()},
			Figure{Set: name, Input: "raw text", Name: "events, macro", Percent: sets[i].any.MacroF1()},
			Figure{Set: name, Input: "raw text", Name: "linked events", Percent: sets[i].linked.Accuracy()},
		)
	}
	return figures, nil
}
