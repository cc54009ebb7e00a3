package eval

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"parley/schema"
)

// AttributedText is a text with its attributions.
type AttributedText struct {
	Path, Text string
	key        []said
}

// polnear is the folder of PolNeAR's development half in that of the data.
const polnear = "attribution/polnear-dev"

// AttributedTexts reads the folder of a corpus in brat's stand-off format:
// text/NAME.txt beside attributions/NAME_….ann, offsets counted in characters.
// Of a text that several annotators read, the first one's file counts.
func AttributedTexts(data fs.FS, folder string) ([]AttributedText, error) {
	names, err := fs.Glob(data, path.Join(folder, "text", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s holds no text; give the folder of annotated text with --data", folder)
	}
	var texts []AttributedText
	for _, name := range names {
		text, err := fs.ReadFile(data, name)
		if err != nil {
			return nil, err
		}
		base := strings.TrimSuffix(path.Base(name), ".txt")
		notes, err := fs.Glob(data, path.Join(folder, "attributions", base+"_*.ann"))
		if err != nil {
			return nil, err
		}
		t := AttributedText{Path: name, Text: string(text)}
		for _, note := range notes[:min(1, len(notes))] {
			lines, err := fs.ReadFile(data, note)
			if err != nil {
				return nil, err
			}
			if err := t.annotate(string(lines)); err != nil {
				return nil, fmt.Errorf("%s: %w", note, err)
			}
		}
		texts = append(texts, t)
	}
	return texts, nil
}

// annotate adds the attributions of an annotation file: a line "T1", kind and
// offsets, words for each span, a line "E1", labels and spans for each event.
func (t *AttributedText) annotate(lines string) error {
	offsets := byteOffsets(t.Text)
	spans := make(map[string][]schema.Span)
	for i, line := range strings.Split(lines, "\n") {
		fields := strings.Split(line, "\t")
		switch {
		case len(fields) > 1 && fields[0][:1] == "T":
			_, where, _ := strings.Cut(fields[1], " ")
			all, err := bratSpans(where, offsets)
			if err != nil {
				return fmt.Errorf("line %d: %w", i+1, err)
			}
			spans[fields[0]] = all
		case len(fields) > 1 && fields[0][:1] == "E":
			if s := t.event(fields[1], spans); len(s.at) > 0 && len(s.content) > 0 {
				t.key = append(t.key, s)
			}
		}
	}
	return nil
}

// event reads "Attribution:T4 Content:T3 Cue:T2 Source:T1". A label may be
// numbered ("Content2") where there are several.
func (t *AttributedText) event(parts string, spans map[string][]schema.Span) said {
	var s said
	var source []string
	for _, part := range strings.Fields(parts) {
		label, id, _ := strings.Cut(part, ":")
		switch strings.TrimRight(label, "0123456789") {
		case "Source":
			for _, span := range spans[id] {
				source = append(source, span.In(t.Text))
			}
		case "Cue":
			s.at = append(s.at, spans[id]...)
		case "Content":
			s.content = append(s.content, spans[id]...)
		}
	}
	if len(source) > 0 {
		s.source = []string{strings.Join(source, " ")}
	}
	return s
}

// bratSpans reads "12 17;20 31" as bytes.
func bratSpans(where string, offsets []int) ([]schema.Span, error) {
	var all []schema.Span
	for piece := range strings.SplitSeq(where, ";") {
		from, to, _ := strings.Cut(piece, " ")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err := cmp.Or(err1, err2); err != nil {
			return nil, err
		}
		if start < 0 || end < start || end >= len(offsets) {
			return nil, fmt.Errorf("%s lies outside the text", piece)
		}
		all = append(all, schema.Span{Start: offsets[start], End: offsets[end]})
	}
	return all, nil
}

// byteOffsets is where each character of the text begins, and its end.
func byteOffsets(text string) []int {
	var offsets []int
	for at := range text {
		offsets = append(offsets, at)
	}
	return append(offsets, len(text))
}

// attributionFigures scores attributions as the program finds them in raw text.
func attributionFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	texts, err := AttributedTexts(data, polnear)
	if err != nil {
		return nil, err
	}
	run, err := statementReader(models)
	if err != nil {
		return nil, err
	}
	var score AttributionScore
	for _, t := range texts {
		doc, err := run(ctx, t.Path, t.Text)
		if err != nil {
			return nil, err
		}
		score.Add(t, doc)
	}
	return score.counts.figures("PolNeAR dev", "raw text", "attributions"), nil
}
