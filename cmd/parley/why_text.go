package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/extract"
	"parley/extract/english"
	"parley/extract/read"
	"parley/graph"
	"parley/graph/query"
	"parley/schema"
)

// whyText explains what a text states, without any store.
func whyText(c *cli.Context) error {
	args, err := arguments(c, 0, 1, whyArguments)
	if err != nil {
		return err
	}
	doc, err := textOf(c)
	if err != nil {
		return err
	}
	if err := runPipeline(c.Context, doc); err != nil {
		return err
	}
	var rows []explanation
	for i := range doc.Statements {
		if len(args) > 0 && !abbreviates(args[0], doc.Statements[i].ID) {
			continue
		}
		d, err := english.Explain(c.Context, doc, i)
		if err != nil {
			return err
		}
		rows = append(rows, told(doc, &doc.Statements[i], d))
	}
	if len(args) == 0 {
		return printExplanations(c, rows, doc)
	}
	if len(rows) == 0 {
		return fmt.Errorf("%s: no statement %s; leave it out to see all", doc.Path, args[0])
	}
	return printExplanations(c, rows, nil)
}

// abbreviates reports whether the letters begin the id of a statement.
func abbreviates(letters, id string) bool {
	letters = strings.TrimSuffix(strings.TrimPrefix(letters, "<"), ">")
	return strings.HasPrefix(strings.TrimPrefix(id, "stmt:"), strings.TrimPrefix(letters, "stmt:"))
}

// textOf is the document that the flags give.
func textOf(c *cli.Context) (*extract.Document, error) {
	if c.IsSet("text") && c.IsSet("file") {
		return nil, usagef("give --text or --file, not both")
	}
	path, content := "text", []byte(c.String("text"))
	if c.IsSet("file") {
		var err error
		path = c.String("file")
		if content, err = fileContent(c, path); err != nil {
			return nil, err
		}
	}
	doc, err := read.Text(path, content)
	if err == nil && c.IsSet("date") {
		doc.Date = c.String("date")
	}
	return doc, err
}

// told is the explanation of a statement that no store holds, with the rest of
// its sentence around the evidence.
func told(doc *extract.Document, s *schema.Statement, d *extract.Derivation) explanation {
	e := explanation{Rules: rulesNamed(s.Rules), Derivation: d}
	e.Explanation = query.Explanation{
		Statement: *s, Mark: graph.Mark(s), Title: doc.Title, Source: doc.Source, Date: doc.Date,
		Before: doc.Text[min(d.Start, s.Evidence.Start):s.Evidence.Start], After: doc.Text[s.Evidence.End:max(d.End, s.Evidence.End)],
	}
	return e
}
