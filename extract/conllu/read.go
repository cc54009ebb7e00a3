package conllu

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxLine bounds the length of a line in bytes, so that no file can exhaust memory.
const maxLine = 1 << 20

// maxWords bounds the number of words of one sentence.
const maxWords = 100_000

// Read yields the sentences of a CoNLL-U file. The first error, which names
// its line, ends the sequence.
func Read(r io.Reader) iter.Seq2[*Sentence, error] {
	return func(yield func(*Sentence, error) bool) {
		p := parser{lines: bufio.NewScanner(r)}
		p.lines.Buffer(make([]byte, 0, 64<<10), maxLine)
		for {
			sentence, err := p.next()
			if err != nil {
				yield(nil, atLine(p.line, err))
				return
			}
			if sentence == nil || !yield(sentence, nil) {
				return
			}
		}
	}
}

// ReadAll is every sentence of a CoNLL-U file; its error begins with name.
func ReadAll(r io.Reader, name string) ([]*Sentence, error) {
	var sentences []*Sentence
	for s, err := range Read(r) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		sentences = append(sentences, s)
	}
	return sentences, nil
}

// lineError is an error that knows its line.
type lineError struct {
	line int
	err  error
}

func (e *lineError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }

func (e *lineError) Unwrap() error { return e.err }

// atLine gives an error the line, unless it knows a better one.
func atLine(line int, err error) error {
	var known *lineError
	if errors.As(err, &known) {
		return err
	}
	return &lineError{line, err}
}

type parser struct {
	lines *bufio.Scanner
	line  int
}

// next reads up to the blank line after a sentence; nil at the end of the file.
func (p *parser) next() (*Sentence, error) {
	var s Sentence
	for p.lines.Scan() {
		p.line++
		raw := p.lines.Bytes()
		if p.line == 1 {
			raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
		}
		if !utf8.Valid(raw) {
			return nil, errors.New("not valid UTF-8")
		}
		line := string(raw)
		switch {
		case strings.TrimSpace(line) == "":
			if len(s.Words) > 0 {
				return &s, s.check()
			}
			if len(s.Ranges) > 0 {
				return nil, errors.New("a range without words")
			}
		case line[0] == '#' && len(s.Words) == 0:
			s.Comments = append(s.Comments, strings.TrimSpace(line[1:]))
		default:
			if len(s.Words) == 0 {
				s.Line = p.line
			}
			if err := s.add(p.line, line); err != nil {
				return nil, err
			}
		}
	}
	if err := p.lines.Err(); err != nil {
		p.line++
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("longer than %d bytes", maxLine)
		}
		return nil, err
	}
	if len(s.Words) == 0 {
		return nil, nil
	}
	return &s, s.check()
}

// add parses the line of a word, a range or an empty node, numbered at.
func (s *Sentence) add(at int, line string) error {
	columns := strings.Split(line, "\t")
	if len(columns) != 10 {
		return fmt.Errorf("%d columns where CoNLL-U has 10, divided by tabs", len(columns))
	}
	id := columns[0]
	if strings.Contains(id, ".") {
		return nil
	}
	if columns[1] == "" {
		return fmt.Errorf("word %s has no form", id)
	}
	if first, last, ok := strings.Cut(id, "-"); ok {
		return s.addRange(first, last, columns)
	}
	if id != strconv.Itoa(len(s.Words)+1) {
		return fmt.Errorf("id %q where %d is next", id, len(s.Words)+1)
	}
	if len(s.Words) == maxWords {
		return fmt.Errorf("a sentence of more than %d words", maxWords)
	}
	head := -1
	if columns[6] != "_" {
		n, err := strconv.Atoi(columns[6])
		if err != nil || n < 0 {
			return fmt.Errorf("the head %q is no id", columns[6])
		}
		head = n
	}
	s.Words = append(s.Words, Word{
		Line: at, Form: columns[1], Lemma: lemma(columns[1], columns[2]), UPOS: value(columns[3]), XPOS: value(columns[4]),
		Feats: value(columns[5]), Head: head, Deprel: value(columns[7]), Misc: value(columns[9]),
	})
	return nil
}

func (s *Sentence) addRange(first, last string, columns []string) error {
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil || from != len(s.Words)+1 || to < from {
		return fmt.Errorf("the range %q does not begin at the next word, %d", columns[0], len(s.Words)+1)
	}
	if n := len(s.Ranges); n > 0 && s.Ranges[n-1].Last >= from {
		return fmt.Errorf("the range %q overlaps the one before", columns[0])
	}
	s.Ranges = append(s.Ranges, Range{First: from, Last: to, Form: columns[1], Misc: value(columns[9])})
	return nil
}

// check makes sure that heads and ranges point to words.
func (s *Sentence) check() error {
	for i, w := range s.Words {
		if w.Head > len(s.Words) || w.Head == i+1 {
			return s.broken(i, fmt.Sprintf("has the head %d of %d words", w.Head, len(s.Words)))
		}
	}
	if n := len(s.Ranges); n > 0 && s.Ranges[n-1].Last > len(s.Words) {
		return s.broken(s.Ranges[n-1].First-1, fmt.Sprintf("begins the range %d-%d, which goes beyond the %d words",
			s.Ranges[n-1].First, s.Ranges[n-1].Last, len(s.Words)))
	}
	return nil
}

func value(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

// lemma keeps the underscore that is the lemma of an underscore.
func lemma(form, column string) string {
	if column == "_" && form != "_" {
		return ""
	}
	return column
}
