package train

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parley/extract"
	"parley/extract/eval"
	"parley/extract/token"
)

// Shorter and longer sentences, in words, teach nothing or take too long.
const (
	minUnlabelled = 3
	maxUnlabelled = 80
)

// unlabelledFiles are texts without trees that the parser learns from by way
// of its teachers, and how to read a paragraph from a line.
var unlabelledFiles = []struct {
	name      string
	paragraph func(line []byte) (string, error)
}{
	{filepath.Join("text", "synthetic-news.jsonl"), fieldOf("text")},
	{filepath.Join("stance", "newsmtsc-train.jsonl"), fieldOf("sentence_normalized")},
	{filepath.Join("stance", "dse-train.txt"), func(line []byte) (string, error) {
		text, _, _ := bytes.Cut(line, []byte("\t"))
		return string(bytes.Map(func(r rune) rune { // the marks of the annotated names
			if r == '[' || r == ']' {
				return -1
			}
			return r
		}, text)), nil
	}},
	{filepath.Join("event", "plv-train.tsv"), func(line []byte) (string, error) {
		columns := bytes.SplitN(line, []byte("\t"), 4)
		if len(columns) < 4 {
			return "", fmt.Errorf("%d columns", len(columns))
		}
		return string(columns[2]), nil
	}},
}

// fieldOf reads a field of a JSON object.
func fieldOf(field string) func(line []byte) (string, error) {
	return func(line []byte) (string, error) {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(line, &object); err != nil {
			return "", err
		}
		var text string
		err := json.Unmarshal(object[field], &text)
		return text, err
	}
}

// unlabelled reads sentences without trees from the data folder, each once,
// divided by the tokeniser in the folder for models.
func unlabelled(ctx context.Context, o Options) ([][]string, error) {
	file, err := os.ReadFile(filepath.Join(o.Out, "tokens.bin"))
	if err != nil {
		return nil, fmt.Errorf("the tokeniser is missing: %w; train it first with parley-train tokens", err)
	}
	model, err := token.Load(file)
	if err != nil {
		return nil, err
	}
	c := sentenceCollector{stage: model.Stage(), seen: make(map[string]bool)}
	for _, f := range unlabelledFiles {
		if err := eachLine(filepath.Join(o.Data, f.name), func(line []byte) error {
			text, err := f.paragraph(line)
			if err != nil {
				return err
			}
			return c.add(ctx, text)
		}); err != nil {
			return nil, err
		}
	}
	texts, err := eval.NamedTexts(os.DirFS(o.Data), "train")
	if err != nil {
		return nil, err
	}
	for _, text := range texts {
		for _, s := range text.Sentences {
			written, _ := written(s.Forms)
			if err := c.add(ctx, written); err != nil {
				return nil, err
			}
		}
	}
	return c.all, nil
}

// eachLine calls read with the lines of a file that are not empty.
func eachLine(name string, read func(line []byte) error) error {
	file, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("training data: %w; give the folder with --data", err)
	}
	defer func() { _ = file.Close() }() // read only
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		if err := read(lines.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}

// sentenceCollector divides paragraphs and keeps each sentence once.
type sentenceCollector struct {
	stage extract.Stage
	seen  map[string]bool
	all   [][]string
}

func (c *sentenceCollector) add(ctx context.Context, text string) error {
	doc := paragraphs(text)
	if err := c.stage.Run(ctx, doc); err != nil {
		return err
	}
	for _, s := range doc.Sentences {
		if len(s.Tokens) < minUnlabelled || len(s.Tokens) > maxUnlabelled {
			continue
		}
		forms := make([]string, len(s.Tokens))
		for i, t := range s.Tokens {
			forms[i] = text[t.Start:t.End]
		}
		if key := strings.Join(forms, " "); !c.seen[key] {
			c.seen[key] = true
			c.all = append(c.all, forms)
		}
	}
	return nil
}
