package rdf

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// numberForm is an integer, a decimal or a double of Turtle.
var numberForm = regexp.MustCompile(`^[+-]?([0-9]+|[0-9]*\.[0-9]+|([0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+)$`)

// number reads a number, or the full stop that ends a sentence.
func (t *tokenizer) number() (token, error) {
	var b strings.Builder
	for {
		ahead, _ := t.r.Peek(2)
		if len(ahead) == 0 || !strings.ContainsRune("0123456789+-.eE", rune(ahead[0])) {
			break
		}
		if ahead[0] == '.' && (len(ahead) < 2 || !strings.ContainsRune("0123456789eE", rune(ahead[1]))) {
			break
		}
		b.WriteByte(ahead[0])
		_, _ = t.r.Discard(1)
	}
	if b.Len() == 0 {
		_, err := t.read()
		return token{mark, "."}, err
	}
	if !numberForm.MatchString(b.String()) {
		return token{}, fmt.Errorf("%q is no number", b.String())
	}
	return token{number, b.String()}, nil
}

// name reads a name with a prefix, the name of a blank node, or a word.
func (t *tokenizer) name() (token, error) {
	var b strings.Builder
	colon := false
	for {
		r, err := t.peek()
		if err != nil {
			return token{}, err
		}
		escaped := r == '\\' && colon
		if !escaped && !isNamePart(r) && (r != '.' || !t.goesOn()) {
			break
		}
		if _, err := t.read(); err != nil {
			return token{}, err
		}
		if escaped {
			if r, err = t.must("a backslash"); err != nil {
				return token{}, err
			}
			if !strings.ContainsRune("_~.-!$&'()*+,;=/?#@%", r) {
				return token{}, fmt.Errorf(`\%c stands for nothing in a name`, r)
			}
		}
		colon = colon || r == ':'
		b.WriteRune(r)
	}
	return asName(b.String(), colon, t)
}

func asName(s string, colon bool, t *tokenizer) (token, error) {
	if s == "" {
		r, _ := t.read()
		return token{}, fmt.Errorf("%q begins nothing", r)
	}
	if label, ok := strings.CutPrefix(s, "_:"); ok {
		if label == "" || strings.ContainsAny(label, ":%") {
			return token{}, fmt.Errorf("%q is no name of a blank node", s)
		}
		return token{blank, label}, nil
	}
	if colon {
		return token{name, s}, nil
	}
	return token{word, s}, nil
}

// isNamePart reports whether a character may stand anywhere in a name.
func isNamePart(r rune) bool {
	return r == '_' || r == '-' || r == ':' || r == '%' || r == 0xB7 || r != noRune && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r >= 0x200C && r <= 0x200D || r >= 0x203F && r <= 0x2040 || r >= 0x2070 && r <= 0x218F)
}

// goesOn reports whether a name goes on after the full stops that come next: it
// may hold some, but not end in one.
func (t *tokenizer) goesOn() bool {
	for n := 1; ; n++ {
		ahead, _ := t.r.Peek(n + 1)
		if len(ahead) <= n {
			return false
		}
		if c := ahead[n]; c != '.' {
			return c == '\\' || c >= 0x80 || isNamePart(rune(c))
		}
	}
}
