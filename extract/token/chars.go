package token

import (
	"unicode"
	"unicode/utf8"
)

// char is a character as the classifiers see it: typographic variants mapped,
// lower-cased, with its class and its place in the text.
type char struct {
	code  uint32
	class byte
	at    int32 // byte offset
}

// The classes of characters; punctuation and symbols of ASCII are classes of
// their own, by their code.
const (
	space   = ' '
	lower   = 'a'
	upper   = 'A'
	digit   = '0'
	letter  = 'o' // of a script without case, and marks that follow a letter
	foreign = 's' // any other symbol
	border  = '^' // beyond the chunk
)

// plain maps typographic variants to the character that the models know.
func plain(r rune) rune {
	switch r {
	case '‘', '’', '‛', 'ʼ', '´', '＇', '′':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '″':
		return '"'
	case '‐', '‑', '−':
		return '-'
	case '–', '―', '‒', '⸺':
		return '—'
	}
	return r
}

// chars maps the text from start to end.
func chars(buffer []char, text string, start, end int) []char {
	buffer = buffer[:0]
	for at := start; at < end; {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:end])
			r = plain(r)
		}
		class := classOf(r)
		if class == upper {
			if r < utf8.RuneSelf {
				r += 'a' - 'A'
			} else {
				r = unicode.ToLower(r)
			}
		}
		buffer = append(buffer, char{code: uint32(r), class: class, at: int32(at)})
		at += size
	}
	return buffer
}

func classOf(r rune) byte {
	if r < utf8.RuneSelf {
		return asciiClass[r]
	}
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return upper
	case unicode.IsLower(r):
		return lower
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.Is(unicode.Cf, r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r):
		return space
	}
	return foreign
}

var asciiClass = func() (table [utf8.RuneSelf]byte) {
	for r := range table {
		switch {
		case r <= ' ' || r == 0x7f:
			table[r] = foreign
		case 'a' <= r && r <= 'z':
			table[r] = lower
		case 'A' <= r && r <= 'Z':
			table[r] = upper
		case '0' <= r && r <= '9':
			table[r] = digit
		default:
			table[r] = byte(r)
		}
	}
	for _, r := range " \t\n\v\f\r" {
		table[r] = space
	}
	return table
}()

// pictograph says that a character is an emoji or joins some.
func pictograph(code uint32) bool {
	return code >= 0x1f000 && code < 0x1fb00 || code >= 0x2600 && code < 0x27c0 || code == 0x200d || code == 0xfe0f
}

// bullet says that a character marks the items of lists.
func bullet(code uint32) bool {
	switch code {
	case '•', '‣', '▪', '●', '◦', '■', '►', '∙':
		return true
	}
	return false
}

func isLetter(class byte) bool { return class == lower || class == upper || class == letter }
