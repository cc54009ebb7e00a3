package eval

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"parley/extract/conllu"
)

// Figure is one measured value.
type Figure struct {
	Set     string // what it was measured on: "EWT dev"
	Input   string // what the stage was given: "gold tokens", "raw text"
	Name    string // "LAS"
	Percent float64
	// Part is set on precision and recall, of which one may fall for the other's
	// sake: they are printed, but not recorded.
	Part bool
}

// String is the figure as a line of the file of recorded scores.
func (f Figure) String() string {
	return fmt.Sprintf("%-13s %-12s %-14s %6.2f", f.Set, f.Input, f.Name, f.Percent)
}

// same reports whether two figures measure the same thing.
func (f Figure) same(other Figure) bool {
	return f.Set == other.Set && f.Input == other.Input && f.Name == other.Name
}

func (f Figure) short() string { return fmt.Sprintf("%s %.2f", f.Name, f.Percent) }

// measure computes figures from the folder of annotated text and that of the
// models.
type measure struct {
	name string
	run  func(ctx context.Context, data, models fs.FS) ([]Figure, error)
}

// measures lists everything that is measured, in the order of the report.
var measures = []measure{
	{"syntax", syntaxFigures},
	{"raw text", rawFigures},
	{"names", nameFigures},
	{"coreference", corefFigures},
	{"GAP", gapFigures},
	{"facts", benchieFigures},
	{"tuples", carbFigures},
	{"attributions", attributionFigures},
	{"events", eventFigures},
	{"directed sentiment", directedFigures},
}

// Measures lists what can be measured by name, in the order of the report.
func Measures() []string {
	names := make([]string, len(measures))
	for i, m := range measures {
		names[i] = m.name
	}
	return names
}

// Measure computes the figures of the named measures, or every figure if none is
// named. Data is the folder of annotated text, models that of the weight files.
func Measure(ctx context.Context, data, models fs.FS, names ...string) ([]Figure, error) {
	var all []Figure
	for _, m := range measures {
		if len(names) > 0 && !slices.Contains(names, m.name) {
			continue
		}
		figures, err := m.run(ctx, data, models)
		if err != nil {
			return nil, fmt.Errorf("measuring %s: %w", m.name, err)
		}
		all = append(all, figures...)
	}
	return all, nil
}

// treebanks lists the development halves that words and trees are measured on.
var treebanks = []struct{ name, file string }{
	{"EWT dev", "treebank/en_ewt-ud-dev.conllu"},
	{"GUM dev", "treebank/en_gum-ud-dev.conllu"},
}

func readSentences(data fs.FS, name string) ([]*conllu.Sentence, error) {
	file, err := data.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w; give the folder of annotated text with --data", err)
	}
	defer func() { _ = file.Close() }() // read only
	return conllu.ReadAll(file, name)
}

// Record writes figures as ParseScores reads them, without what may fall.
func Record(figures []Figure) string {
	var b strings.Builder
	b.WriteString("# Figures that parley-eval printed; the tests compare with them.\n")
	for _, f := range figures {
		if !f.Part {
			fmt.Fprintln(&b, f)
		}
	}
	return b.String()
}

// ParseScores reads recorded figures, a line each; empty lines and those that
// begin with # are skipped.
func ParseScores(text string) ([]Figure, error) {
	var figures []Figure
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if len(line) < 42 {
			return nil, fmt.Errorf("scores: line %d is too short", i+1)
		}
		f := Figure{Set: strings.TrimSpace(line[:13]), Input: strings.TrimSpace(line[14:26]), Name: strings.TrimSpace(line[27:41])}
		if _, err := fmt.Sscan(line[41:], &f.Percent); err != nil {
			return nil, fmt.Errorf("scores: line %d: %w", i+1, err)
		}
		figures = append(figures, f)
	}
	return figures, nil
}

// tolerance, in percentage points, is for differences between processors.
const tolerance = 0.05

// Fallen lists, as sentences, the recorded figures that are lower now or are
// not measured any more.
func Fallen(recorded, now []Figure) []string {
	var fallen []string
	for _, old := range recorded {
		found := false
		for _, f := range now {
			if !f.same(old) {
				continue
			}
			found = true
			if f.Percent < old.Percent-tolerance {
				fallen = append(fallen, fmt.Sprintf("%s on %s, %s: %.2f recorded, %.2f now", old.Name, old.Set, old.Input, old.Percent, f.Percent))
			}
		}
		if !found {
			fallen = append(fallen, fmt.Sprintf("%s on %s, %s: recorded, but not measured", old.Name, old.Set, old.Input))
		}
	}
	return fallen
}
