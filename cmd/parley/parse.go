package main

import (
	"github.com/urfave/cli/v2"

	"parley/extract/conllu"
	"parley/extract/english"
)

func parseCommand() *cli.Command {
	return &cli.Command{
		Name:      "parse",
		Usage:     "print tokens, tags, trees, names and chains as CoNLL-U",
		ArgsUsage: "PATH…",
		Description: `   parley parse article.txt
   echo 'Kenya sent aid to Sudan.' | parley parse -
   parley parse --tokens conllu treebank.conllu

The tenth column has SpaceAfter=No and SpacesAfter= (blanks that are not the
usual one, written as UDPipe does: \s \n \t), NER=B-person and NER=I-person
for names, and Entity= for chains, with brackets as CorefUD has them.` + inputHelp,
		Flags:  inputFlags(),
		Action: parseAction,
	}
}

func parseAction(c *cli.Context) error {
	paths, err := arguments(c, 1, -1, "PATH…")
	if err != nil {
		return err
	}
	docs, err := documents(c, paths, english.ParserOf)
	if err != nil {
		return err
	}
	out := conllu.NewWriter(c.App.Writer)
	out.Generator = "parley " + version
	count := tally{c: c}
	for doc, err := range docs {
		if !count.take(doc, err) {
			continue
		}
		out.Write(doc, doc.Path)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return count.err()
}
