package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/schema/vocab"
)

const knowledgeVariable = "PARLEY_KNOWLEDGE"

// knowledgeFlag adds a user's file to what the program knows of the world, before
// anything is read.
func knowledgeFlag() cli.Flag {
	return &cli.StringFlag{
		Name: "knowledge", EnvVars: []string{knowledgeVariable},
		Usage: "add the countries, places, bodies, peoples, titles and issues of `FILE` to what parley knows; see parley knowledge --help",
		Action: func(_ *cli.Context, path string) error {
			file, err := os.Open(path)
			if err != nil {
				return err
			}
			defer file.Close()
			return vocab.Extend(path, file)
		},
	}
}

func knowledgeCommand() *cli.Command {
	return &cli.Command{
		Name:      "knowledge",
		Usage:     "what parley knows of a country, place, body or people by its name",
		ArgsUsage: "NAME…",
		Description: `   parley knowledge Czechia Kurds Brussels
   parley knowledge --date 2019-06-01 EU
   parley knowledge --knowledge mine.tsv Veldoria

A file of your own is read before it by extract, build, parse and why as well,
with --knowledge FILE or PARLEY_KNOWLEDGE. Its columns stand between tabs:
kind, name, of, words, names, more, short; those at the end may be left out, a
column has a list between semicolons, and [FROM..UNTIL] behind a name says when
it held. Whoever knows NATO by another name, a new state and its movement writes

   body<tab>NATO<tab><tab><tab>Atlantic Pact
   country<tab>Veldoria [1999-01-01..]<tab><tab>Veldorian<tab>Republic of Veldoria<tab>Kastel
   seat<tab>Oak Palace<tab>Veldoria
   body<tab>Veldorian Front<tab>Veldoria<tab>movement<tab>VF
   members<tab>NATO<tab>Veldoria [2031-05-01..]
   people<tab>Marshfolk<tab>Veldoria<tab>Marshman
   title<tab>starosta<tab>region<tab>office;m

What the file says comes first; a row with the kind and name of a known thing
adds to it. "of" is the whole that something belongs to, "words" are adjectives
and nouns of origin (of a body: what it is), "more" is the capital or seat.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "date", Usage: "as of `DAY`, YYYY-MM-DD", Action: checkDate},
			knowledgeFlag(), formatFlag("table", "json", "jsonl", "csv", "tsv"),
		},
		Action: knowledgeAction,
	}
}

// entryColumns are what is printed of an entry of the vocabulary.
var entryColumns = []column[vocab.Entry]{
	{name: "name", value: func(e *vocab.Entry) string { return e.Name }},
	{name: "kind", value: func(e *vocab.Entry) string { return e.Kind }},
	{name: "time", value: lifetime},
	{name: "of", value: func(e *vocab.Entry) string { return strings.Join(e.Of, ", ") }},
	{name: "words", value: func(e *vocab.Entry) string { return strings.Join(e.Words, ", ") }},
	{name: "names", value: func(e *vocab.Entry) string { return strings.Join(e.Names, ", ") }, wide: true},
	{name: "seat", value: func(e *vocab.Entry) string { return e.Seat }},
	{name: "stands for", value: func(e *vocab.Entry) string { return e.Stands }},
	{name: "members", value: func(e *vocab.Entry) string { return strings.Join(e.Members, ", ") }, wide: true},
}

// lifetime is the time of an entry that was not always.
func lifetime(e *vocab.Entry) string {
	if e.From == "" && e.Until == "" {
		return ""
	}
	return e.From + ".." + e.Until
}

func knowledgeAction(c *cli.Context) error {
	names, err := arguments(c, 1, -1, "NAME…")
	if err != nil {
		return err
	}
	out := newPrinter(c, entryColumns)
	for _, name := range names {
		entries := vocab.Entries(name, c.String("date"))
		if entries == nil {
			return fmt.Errorf("nothing is known of %q; names are written as a text has them", name)
		}
		for i := range entries {
			if err := out.print(&entries[i]); err != nil {
				return err
			}
		}
	}
	return out.close()
}
