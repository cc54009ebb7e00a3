package conllu

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// farthest bounds the blanks that character offsets may stand for: offsets
// that jump farther count something else.
const farthest = 1000

// blanks are the blanks between two words and whether the file tells them, or
// they are the single one that is there where nothing is said.
type blanks struct {
	text string
	told bool
}

// blanksAfter are the blanks after every surface word of a sentence but, as
// far as the sentence alone can tell, the last. The attributes SpacesAfter
// (UDPipe) and SpaceAfter go before the comment "# text", and that before the
// offsets in characters that Stanza writes.
func blanksAfter(s *Sentence, surfaces []surface) []blanks {
	after := make([]blanks, len(surfaces))
	marked := false
	for i := range surfaces {
		after[i] = attributed(surfaces[i].misc)
		marked = marked || after[i].told
	}
	if marked {
		return after
	}
	if text, ok := s.Meta("text"); ok && align(text, surfaces, after) {
		return after
	}
	for i := 0; i+1 < len(surfaces); i++ {
		if n, ok := offsetGap(surfaces[i].misc, surfaces[i+1].misc); ok {
			after[i] = blanks{strings.Repeat(" ", n), true}
		}
	}
	return after
}

// attributed are the blanks that the attributes of a word tell.
func attributed(misc string) blanks {
	if value, ok := Misc(misc, "SpacesAfter"); ok {
		return blanks{unescape(value), true}
	}
	if value, ok := Misc(misc, "SpaceAfter"); ok && value == "No" {
		return blanks{"", true}
	}
	return blanks{" ", false}
}

// align finds the words in the text of their sentence, with nothing but blanks
// between them, and says whether they are all there.
func align(text string, surfaces []surface, after []blanks) bool {
	found := make([]blanks, len(surfaces))
	for i := range surfaces {
		rest, ok := strings.CutPrefix(text, surfaces[i].form)
		if !ok {
			return false
		}
		text = strings.TrimLeftFunc(rest, unicode.IsSpace)
		found[i] = blanks{rest[:len(rest)-len(text)], true}
	}
	if text != "" {
		return false
	}
	found[len(found)-1] = after[len(after)-1]
	copy(after, found)
	return true
}

// offsetGap is the number of characters between two words of which Stanza's
// attributes tell the offsets.
func offsetGap(before, next string) (int, bool) {
	end, ok1 := offset(before, "end_char")
	start, ok2 := offset(next, "start_char")
	return start - end, ok1 && ok2 && start >= end && start-end <= farthest
}

func offset(misc, key string) (int, bool) {
	value, ok := Misc(misc, key)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(value)
	return n, err == nil && n >= 0
}

// escapes of blanks, as UDPipe has them (https://ufal.mff.cuni.cz/udpipe/2/users-manual).
var blankEscapes = []struct{ blank, escape string }{
	{" ", `\s`}, {"\n", `\n`}, {"\t", `\t`}, {"\r", `\r`}, {"|", `\p`}, {`\`, `\\`},
}

// escape writes blanks as the value of SpacesAfter. Rarer blanks than those of
// UDPipe are written by number, \U0000a0, because much software takes them for
// the end of a line or of a column.
func escape(text string) string {
	var b strings.Builder
next:
	for _, r := range text {
		for _, e := range blankEscapes {
			if e.blank == string(r) {
				b.WriteString(e.escape)
				continue next
			}
		}
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\U%06x`, r)
		}
	}
	return b.String()
}

// unescape is the inverse of escape; what it does not know stays as it is.
func unescape(value string) string {
	var b strings.Builder
next:
	for value != "" {
		for _, e := range blankEscapes {
			if rest, ok := strings.CutPrefix(value, e.escape); ok {
				b.WriteString(e.blank)
				value = rest
				continue next
			}
		}
		if rest, ok := strings.CutPrefix(value, `\U`); ok && len(rest) >= 6 {
			if r, err := strconv.ParseUint(rest[:6], 16, 32); err == nil && utf8.ValidRune(rune(r)) {
				b.WriteRune(rune(r))
				value = rest[6:]
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(value)
		b.WriteString(value[:size])
		value = value[size:]
	}
	return b.String()
}
