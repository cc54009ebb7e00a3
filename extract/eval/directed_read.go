package eval

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"parley/schema"
)

// DirectedText is a sentence with two marked actors and what the one feels
// toward the other (Park et al. 2021, "Who Blames or Endorses Whom?").
type DirectedText struct {
	ID, Text string
	Actors   [2]schema.Span // p and q, in the order of the text
	Label    Direction
}

// Direction says which of two actors feels what toward the other.
type Direction int

// The directions, numbered as the data has them.
const (
	NoFeeling Direction = iota
	Likes               // p is for q
	Liked               // q is for p
	Hates               // p is against q
	Hated               // q is against p
	directions
)

// DirectedTexts reads lines of a sentence with two bracketed actors, the two
// actors and the label, divided by tabs. A line whose sentence does not mark
// the two is skipped, for the data has some that were torn.
func DirectedTexts(data fs.FS, name string) ([]DirectedText, error) {
	content, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, fmt.Errorf("%w; give the folder of annotated text with --data", err)
	}
	var texts []DirectedText
	for i, line := range strings.Split(strings.TrimSuffix(string(content), "\n"), "\n") {
		fields := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if len(fields) != 4 {
			return nil, fmt.Errorf("%s: line %d: %d fields instead of 4", name, i+1, len(fields))
		}
		label, err := strconv.Atoi(fields[3])
		if err != nil || label < 0 || label >= int(directions) {
			return nil, fmt.Errorf("%s: line %d: the label is %q", name, i+1, fields[3])
		}
		t := DirectedText{ID: fmt.Sprintf("%s:%d", name, i+1), Label: Direction(label)}
		if t.mark(unquoted(fields[0]), unquoted(fields[1]), unquoted(fields[2])) {
			texts = append(texts, t)
		}
	}
	return texts, nil
}

// unquoted is a field without the quotation marks of a table of fields.
func unquoted(field string) string {
	inner := strings.TrimSuffix(strings.TrimPrefix(field, `"`), `"`)
	if len(inner) != len(field)-2 || strings.Count(inner, `"`) != 2*strings.Count(inner, `""`) {
		return field
	}
	return strings.ReplaceAll(inner, `""`, `"`)
}

// mark takes the brackets off a sentence; it reports false if they do not hold
// the two actors.
func (t *DirectedText) mark(sentence, p, q string) bool {
	before, rest, first := strings.Cut(sentence, "["+p+"]")
	between, after, second := strings.Cut(rest, "["+q+"]")
	if !first || !second || strings.TrimSpace(p) == "" || strings.TrimSpace(q) == "" {
		return false
	}
	t.Text = before + p + between + q + after
	start := len(before) + len(p) + len(between)
	t.Actors = [2]schema.Span{{Start: len(before), End: len(before) + len(p)}, {Start: start, End: start + len(q)}}
	return true
}
