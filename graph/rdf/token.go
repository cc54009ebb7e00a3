package rdf

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind says what a token is.
type tokenKind int

const (
	endOfText tokenKind = iota
	mark                // one of . ; , [ ] ( ) { } ^^
	iri                 // without its angle brackets
	name                // with a colon: prefix:local
	word                // without one: a, true, PREFIX
	blank               // name of a blank node
	text                // a string
	number
	at // a language, or a directive: what follows the @
)

// token is the smallest part of TriG that means something.
type token struct {
	kind  tokenKind
	value string
}

// tokenizer cuts TriG into tokens.
type tokenizer struct {
	r    *bufio.Reader
	line int
}

func newTokenizer(r io.Reader) *tokenizer {
	return &tokenizer{r: bufio.NewReaderSize(r, 1<<16), line: 1}
}

const noRune = rune(-1)

// peek is the next character, noRune at the end.
func (t *tokenizer) peek() (rune, error) {
	r, err := t.read()
	if err != nil || r == noRune {
		return r, err
	}
	if r == '\n' {
		t.line--
	}
	return r, t.r.UnreadRune()
}

func (t *tokenizer) read() (rune, error) {
	r, n, err := t.r.ReadRune()
	switch {
	case errors.Is(err, io.EOF):
		return noRune, nil
	case err != nil:
		return noRune, err
	case r == utf8.RuneError && n == 1:
		return noRune, errors.New("it is not valid UTF-8")
	case r == '\n':
		t.line++
	}
	return r, nil
}

// must is the next character of something that has not ended yet.
func (t *tokenizer) must(what string) (rune, error) {
	r, err := t.read()
	if err == nil && r == noRune {
		err = fmt.Errorf("%s has no end", what)
	}
	return r, err
}

// skip passes over blanks and comments, and is the first character after them.
func (t *tokenizer) skip() (rune, error) {
	comment := false
	for {
		r, err := t.peek()
		if err != nil || r == noRune {
			return r, err
		}
		switch {
		case r == '#':
			comment = true
		case r == '\n' || r == '\r':
			comment = false
		case !comment && r != ' ' && r != '\t':
			return r, nil
		}
		if _, err := t.read(); err != nil {
			return noRune, err
		}
	}
}

// next is the next token.
func (t *tokenizer) next() (token, error) {
	r, err := t.skip()
	switch {
	case err != nil || r == noRune:
		return token{}, err
	case r == '<':
		return t.iri()
	case r == '"' || r == '\'':
		return t.text(r)
	case r == '@':
		_, _ = t.read()
		s, err := t.while(func(r rune) bool { return r == '-' || r < utf8.RuneSelf && (unicode.IsLetter(r) || isDigit(r)) })
		return token{at, s}, err
	case strings.ContainsRune(";,[](){}", r):
		_, _ = t.read()
		return token{mark, string(r)}, nil
	case r == '^':
		_, _ = t.read()
		if second, err := t.read(); err != nil || second != '^' {
			return token{}, errors.Join(err, errors.New("a ^ stands alone"))
		}
		return token{mark, "^^"}, nil
	case isDigit(r) || strings.ContainsRune("+-.", r):
		return t.number()
	}
	return t.name()
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// while reads characters as long as they fit.
func (t *tokenizer) while(fits func(rune) bool) (string, error) {
	var b strings.Builder
	for {
		r, err := t.peek()
		if err != nil || r == noRune || !fits(r) {
			return b.String(), err
		}
		b.WriteRune(r)
		if _, err := t.read(); err != nil {
			return "", err
		}
	}
}

func (t *tokenizer) iri() (token, error) {
	_, _ = t.read()
	var b strings.Builder
	for {
		r, err := t.must("an IRI")
		if err != nil {
			return token{}, err
		}
		if r == '>' {
			return token{iri, b.String()}, nil
		}
		if r == '\\' {
			if r, err = t.escape(false); err != nil {
				return token{}, err
			}
		}
		if r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) {
			return token{}, fmt.Errorf("%q cannot stand in an IRI", r)
		}
		b.WriteRune(r)
	}
}

// escapes are the characters that a backslash and a letter stand for.
var escapes = map[rune]rune{
	't': '\t', 'b': '\b', 'n': '\n', 'r': '\r', 'f': '\f', '"': '"', '\'': '\'', '\\': '\\',
}

// escape reads what follows a backslash: a number, or where letters is set, a
// letter.
func (t *tokenizer) escape(letters bool) (rune, error) {
	r, err := t.must("a backslash")
	if err != nil {
		return r, err
	}
	size := map[rune]int{'u': 4, 'U': 8}[r]
	if plain, ok := escapes[r]; ok && letters {
		return plain, nil
	}
	if size == 0 {
		return r, fmt.Errorf(`\%c stands for nothing`, r)
	}
	digits := make([]rune, size)
	for i := range digits {
		if digits[i], err = t.must("a character by its number"); err != nil {
			return r, err
		}
	}
	n, err := strconv.ParseUint(string(digits), 16, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return r, fmt.Errorf(`\%c%s is no character`, r, string(digits))
	}
	return rune(n), nil
}

// text reads a string between one quotation mark or three.
func (t *tokenizer) text(quote rune) (token, error) {
	_, _ = t.read()
	long := false
	if ahead, _ := t.r.Peek(2); len(ahead) > 0 && rune(ahead[0]) == quote {
		_, _ = t.read()
		if len(ahead) < 2 || rune(ahead[1]) != quote {
			return token{text, ""}, nil
		}
		_, _ = t.read()
		long = true
	}
	var b strings.Builder
	for {
		r, err := t.must("a literal")
		switch {
		case err != nil:
			return token{}, err
		case r == quote && !long, r == quote && t.closes(quote):
			return token{text, b.String()}, nil
		case !long && (r == '\n' || r == '\r'):
			return token{}, errors.New("a literal has no end on its line")
		case r == '\\':
			if r, err = t.escape(true); err != nil {
				return token{}, err
			}
		}
		b.WriteRune(r)
	}
}

// closes takes two more quotation marks if they are there.
func (t *tokenizer) closes(quote rune) bool {
	ahead, _ := t.r.Peek(2)
	if len(ahead) < 2 || rune(ahead[0]) != quote || rune(ahead[1]) != quote {
		return false
	}
	_, _ = t.r.Discard(2)
	return true
}
