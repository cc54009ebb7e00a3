package train

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parley/extract"
	"parley/extract/coref"
	"parley/extract/entity"
	"parley/extract/eval"
	"parley/schema"
)

// textsTogether is how many paragraphs are read at a time.
const textsTogether = 256

// pairsOf reads what stands where, as the program's own trees and names have
// it, in the texts without annotation.
func pairsOf(ctx context.Context, o Options) (pairs [][2]uint32, err error) {
	reader, err := newNameReader(o.Out)
	if err != nil {
		return nil, err
	}
	names, err := loadModel(o.Out, "names", entity.LoadNames)
	if err != nil {
		return nil, err
	}
	stages := []extract.Stage{reader.tokens.Stage(), reader.syntax, names.Stage(), entity.MentionStage()}
	seen := map[string]bool{}
	err = eachText(o, func(text string) error {
		if seen[text] {
			return nil
		}
		seen[text] = true
		doc := paragraphs(text)
		for _, stage := range stages {
			if err := stage.Run(ctx, doc); err != nil {
				return err
			}
		}
		for place, noun := range coref.Selections(doc) {
			pairs = append(pairs, [2]uint32{place, noun})
		}
		return nil
	})
	return pairs, err
}

// eachText calls read with every text without annotation, several paragraphs a text.
func eachText(o Options, read func(text string) error) error {
	var lines []string
	flush := func() error {
		text := strings.Join(lines, "\n")
		lines = lines[:0]
		return read(text)
	}
	for _, f := range unlabelledFiles {
		if err := eachLine(filepath.Join(o.Data, f.name), func(line []byte) error {
			text, err := f.paragraph(line)
			if err != nil {
				return err
			}
			if lines = append(lines, text); len(lines) < textsTogether {
				return nil
			}
			return flush()
		}); err != nil {
			return err
		}
	}
	texts, err := eval.NamedTexts(os.DirFS(o.Data), "train")
	if err != nil {
		return err
	}
	for _, text := range texts {
		for _, s := range text.Sentences {
			line, _ := written(s.Forms)
			lines = append(lines, line)
		}
		if err := flush(); err != nil {
			return err
		}
	}
	return flush()
}

// paragraphs is a document with a paragraph for each line of the text.
func paragraphs(text string) *extract.Document {
	doc := &extract.Document{Text: text}
	start := 0
	for line := range strings.Lines(text) {
		doc.Blocks = append(doc.Blocks, extract.Block{
			Span: schema.Span{Start: start, End: start + len(strings.TrimRight(line, "\r\n"))}, Kind: extract.Paragraph,
		})
		start += len(line)
	}
	return doc
}

// selectionOf learns what verbs select.
func selectionOf(ctx context.Context, o Options) (*coref.Selection, error) {
	pairs, err := pairsOf(ctx, o)
	if err != nil {
		return nil, err
	}
	s := LearnSelection(pairs)
	fmt.Fprintf(o.Log, "coref: %d nouns in their places read, %d places and %d nouns known\n", len(pairs), len(s.Places.Hashes), len(s.Nouns.Hashes))
	return s, nil
}
