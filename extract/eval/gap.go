package eval

import (
	"context"
	"encoding/csv"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"parley/extract"
	"parley/schema"
)

// GapText is a snippet with a pronoun and two names, each of which is the
// pronoun's antecedent or not (Webster et al. 2018, "Mind the GAP").
type GapText struct {
	ID, Text string
	Pronoun  schema.Span
	Names    [2]schema.Span
	Same     [2]bool
}

// gapColumns is the number of columns of the table.
const gapColumns = 11

// GapTexts reads a table of snippets, offsets counted in characters.
func GapTexts(data fs.FS, name string) ([]GapText, error) {
	file, err := data.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w; give the folder of annotated text with --data", err)
	}
	defer func() { _ = file.Close() }() // read only
	table := csv.NewReader(file)
	table.Comma, table.LazyQuotes, table.FieldsPerRecord = '\t', true, gapColumns
	rows, err := table.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var texts []GapText
	for i, row := range rows[min(1, len(rows)):] {
		t, err := gapText(row)
		if err != nil {
			return nil, fmt.Errorf("%s: row %d: %w", name, i+2, err)
		}
		texts = append(texts, t)
	}
	return texts, nil
}

func gapText(row []string) (GapText, error) {
	t := GapText{ID: row[0], Text: row[1], Same: [2]bool{row[6] == "TRUE", row[9] == "TRUE"}}
	for _, part := range []struct {
		at   *schema.Span
		form string
		from string
	}{{&t.Pronoun, row[2], row[3]}, {&t.Names[0], row[4], row[5]}, {&t.Names[1], row[7], row[8]}} {
		n, err := strconv.Atoi(part.from)
		if err != nil {
			return t, err
		}
		start := byteOffset(t.Text, n)
		*part.at = schema.Span{Start: start, End: start + len(part.form)}
		if part.at.End > len(t.Text) || part.at.In(t.Text) != part.form {
			return t, fmt.Errorf("%q does not stand at character %d", part.form, n)
		}
	}
	return t, nil
}

// byteOffset is where the character with the given number begins.
func byteOffset(text string, characters int) int {
	for at := range text {
		if characters == 0 {
			return at
		}
		characters--
	}
	return len(text)
}

// GapScore counts names that are the antecedent of a pronoun, by its gender.
type GapScore struct {
	Masculine, Feminine f1
}

// Add compares what the pipeline found in the text of a snippet with the key.
// A name is the antecedent if a mention of it is in the pronoun's chain.
func (s *GapScore) Add(gold GapText, doc *extract.Document) {
	counts := &s.Feminine
	switch strings.ToLower(gold.Pronoun.In(gold.Text)) {
	case "he", "him", "his":
		counts = &s.Masculine
	}
	chain := mentionAt(doc, gold.Pronoun, -1)
	for i, name := range gold.Names {
		found := chain >= 0 && mentionAt(doc, name, chain) == chain
		counts.gold += one(gold.Same[i])
		counts.found += one(found)
		counts.both += one(found && gold.Same[i])
	}
}

// mentionAt is the chain of a mention whose head stands in the span: the given
// one if there is such a mention in it; -1 if no head stands there.
func mentionAt(doc *extract.Document, span schema.Span, preferred int) int {
	found := -1
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		head := doc.Sentences[m.Sentence].Tokens[m.Head].Span
		if head.Start < span.Start || head.End > span.End {
			continue
		}
		if found < 0 || m.Chain == preferred {
			found = m.Chain
		}
	}
	return found
}

// gapFigures scores GAP by the program's own sentences, words, trees and names.
func gapFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	run, err := reader(models, true)
	if err != nil {
		return nil, err
	}
	texts, err := GapTexts(data, "coref/gap-dev.tsv")
	if err != nil {
		return nil, err
	}
	var score GapScore
	for _, t := range texts {
		doc := &extract.Document{Path: t.ID, Text: t.Text, Blocks: []extract.Block{{Span: schema.Span{End: len(t.Text)}, Kind: extract.Paragraph}}}
		if err := run(ctx, doc); err != nil {
			return nil, err
		}
		score.Add(t, doc)
	}
	figures := score.figures()
	for i := range figures {
		figures[i].Set, figures[i].Input = "GAP dev", "raw text"
	}
	return figures, nil
}

func (s *GapScore) figures() []Figure {
	m, f := s.Masculine, s.Feminine
	all := f1{m.found + f.found, m.gold + f.gold, m.both + f.both}
	bias := 0.0
	if m.percent() > 0 {
		bias = 100 * f.percent() / m.percent()
	}
	return []Figure{
		{Name: "GAP F1", Percent: all.percent()},
		{Name: "GAP masculine", Percent: m.percent()},
		{Name: "GAP feminine", Percent: f.percent()},
		{Name: "GAP f/m", Percent: bias},
	}
}
