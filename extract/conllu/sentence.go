// Package conllu reads and writes CoNLL-U, the tab-separated format of
// Universal Dependencies (https://universaldependencies.org/format.html), with
// coreference as CorefUD has it: brackets such as "Entity=(e3-person-Joe_Biden"
// and "e3)" in the tenth column.
//
// A surface word that stands for two syntactic words ("don't") is a [Range]
// over its [Word]s. Empty nodes of the enhanced tree ("8.1") are skipped.
package conllu

import (
	"iter"
	"slices"
	"strings"
)

// Sentence is one block of a CoNLL-U file.
type Sentence struct {
	Line     int      // line of the first word, counted from 1
	Comments []string // without "# ", in order
	Words    []Word   // the syntactic words: Words[i] has id i+1
	Ranges   []Range  // ascending, not overlapping
}

// Word is a syntactic word. Columns that hold "_" are empty.
type Word struct {
	Line                           int // of the file, counted from 1
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // id of the head, 0 for the root, -1 if unknown
	Deprel                         string
	Misc                           string // attributes divided by "|"
}

// Range is a surface word that stands for the words First to Last, both
// included, counted from 1.
type Range struct {
	First, Last int
	Form        string
	Misc        string
}

// Meta is the value of the comment "# key = value", and whether there is such
// a comment; "# key" alone has the empty value.
func (s *Sentence) Meta(key string) (string, bool) {
	for _, comment := range s.Comments {
		name, value, found := strings.Cut(comment, "=")
		if !found {
			name, value, _ = strings.Cut(comment, " ")
		}
		if name, _, _ := strings.Cut(strings.TrimSpace(name), " "); name != key {
			continue
		}
		return strings.TrimSpace(value), true
	}
	return "", false
}

// Text is the text of the sentence: its comment "text" or, without one, the
// surface words with the blanks that their attributes tell.
func (s *Sentence) Text() string {
	if text, ok := s.Meta("text"); ok {
		return text
	}
	var b strings.Builder
	surfaces := slices.Collect(s.surfaces())
	after := blanksAfter(s, surfaces)
	for i := range surfaces {
		b.WriteString(surfaces[i].form)
		if i+1 < len(surfaces) {
			b.WriteString(after[i].text)
		}
	}
	return b.String()
}

// Misc is the value of an attribute of the tenth column, and whether it is there.
func Misc(column, key string) (string, bool) {
	for attribute := range strings.SplitSeq(column, "|") {
		if name, value, _ := strings.Cut(attribute, "="); name == key {
			return value, true
		}
	}
	return "", false
}

// surface is a word as the text spells it: the words first to last (indices,
// both included).
type surface struct {
	first, last int
	form        string
	misc        string
}

// surfaces yields the surface words in order.
func (s *Sentence) surfaces() iter.Seq[surface] {
	return func(yield func(surface) bool) {
		ranges := s.Ranges
		for i := 0; i < len(s.Words); {
			word := surface{first: i, last: i, form: s.Words[i].Form, misc: s.Words[i].Misc}
			if len(ranges) > 0 && ranges[0].First == i+1 {
				word.last, word.form, word.misc = ranges[0].Last-1, ranges[0].Form, ranges[0].Misc
				ranges = ranges[1:]
			}
			if !yield(word) {
				return
			}
			i = word.last + 1
		}
	}
}
