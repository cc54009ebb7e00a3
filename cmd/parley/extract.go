package main

import (
	"github.com/urfave/cli/v2"

	"parley/extract/english"
	"parley/schema"
)

func extractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "print the statements of articles, store nothing",
		ArgsUsage: "PATH…",
		Description: `Reads files, folders, or - for standard input, and prints one statement a line.

   parley extract article.txt
   parley extract --format jsonl articles/ > statements.jsonl
   parley extract --lines sentences.txt
   parley extract --min-confidence 0.7 article.txt   only what is surer than usual; 0 for all
   parley extract --input conllu stanza.conllu` + inputHelp,
		Flags:  append([]cli.Flag{formatFlag("table", "jsonl", "json", "csv", "tsv"), minConfidenceFlag(schema.MinConfidence)}, inputFlags()...),
		Action: extractAction,
	}
}

func extractAction(c *cli.Context) error {
	paths, err := arguments(c, 1, -1, "PATH…")
	if err != nil {
		return err
	}
	docs, err := documents(c, paths, english.ExtractorOf)
	if err != nil {
		return err
	}
	out := newPrinter(c, statementColumns)
	count := tally{c: c}
	for doc, err := range docs {
		if !count.take(doc, err) {
			continue
		}
		for i := range doc.Statements {
			s := &doc.Statements[i]
			if s.Confidence < c.Float64("min-confidence") || c.String("format") == "table" && s.Converse != "" { // people read a claim once
				continue
			}
			if err := out.print(s); err != nil {
				return err
			}
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	return count.err()
}
