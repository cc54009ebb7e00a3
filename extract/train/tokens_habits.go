package train

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
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
	if err := counts.addNewswire(data); err != nil {
		return nil, err
	}
	learnt := token.NewHabits()
	for _, low := range slices.Sorted(maps.Keys(counts)) { // of two in a cell, always the same stays
		if habit := counts[low].habit(); habit != token.Unseen {
			learnt.Set(low, habit)
		}
	}
	return learnt, nil
}

// habit is what the counts of a word tell; one example tells nothing.
func (c *habitCount) habit() token.Habit {
	switch all := c.small + c.capital; {
	case all < 2:
		return token.Unseen
	case 10*c.small >= 9*all:
		return token.Small
	case 10*c.capital >= 9*all:
		return token.Capital
	}
	return token.Mixed
}

// addNewswire reads the newswire of the data folder: a word a line, with its
// class behind a tab; empty lines end paragraphs.
func (h habitCounts) addNewswire(data string) error {
	file, err := os.Open(filepath.Join(data, "ner", "newswire-train.tsv"))
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
