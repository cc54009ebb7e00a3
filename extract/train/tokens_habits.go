package train

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract"
	"parley/extract/token"
)

// habitCount counts how often a word within a sentence is written small, and
// how often with a capital.
type habitCount struct{ small, capital int }

type habitCounts map[string]*habitCount

// habits learns from the treebanks and from newswire how words are written
// within sentences.
func habits(docs []*extract.Document, data string) (*token.Habits, error) {
	counts := habitCounts{}
	for _, doc := range docs {
		for i := range doc.Sentences {
			tokens := doc.Sentences[i].Tokens
			for k := 1; k < len(tokens); k++ {
				counts.add(doc.Form(&tokens[k-1]), doc.Form(&tokens[k]))
			}
		}
	}
	if err := counts.addNewswire(filepath.Join(data, "ner", "newswire-train.tsv")); err != nil {
		return nil, err
	}
	learnt := token.NewHabits()
	for low, c := range counts {
		switch all := c.small + c.capital; {
		case all < 2:
		case 10*c.small >= 9*all:
			learnt.Set(low, token.Small)
		case 10*c.capital >= 9*all:
			learnt.Set(low, token.Capital)
		default:
			learnt.Set(low, token.Mixed)
		}
	}
	return learnt, nil
}

// addNewswire reads a file of one word a line, with its class behind a tab;
// empty lines end paragraphs.
func (h habitCounts) addNewswire(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("training data: %w; give the folder with --data", err)
	}
	defer func() { _ = file.Close() }() // read only
	last := "."
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		form, _, ok := strings.Cut(lines.Text(), "\t")
		if !ok {
			last = "."
			continue
		}
		h.add(last, form)
		last = form
	}
	return lines.Err()
}

// add counts a word, unless the one before it may ask for a capital.
func (h habitCounts) add(before, form string) {
	first, _ := utf8.DecodeRuneInString(form)
	last, _ := utf8.DecodeLastRuneInString(before)
	if !unicode.IsLetter(first) || !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != ',' {
		return
	}
	low := strings.ToLower(form)
	if form != low && form == strings.ToUpper(form) && len(form) > 1 {
		return // loud text says nothing
	}
	c := h[low]
	if c == nil {
		c = &habitCount{}
		h[low] = c
	}
	if form == low {
		c.small++
	} else {
		c.capital++
	}
}
