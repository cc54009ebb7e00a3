package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/schema"
)

// line is a line of the page that has something on it.
type line struct {
	schema.Span        // without the blanks at both ends
	text        string // the slice of the span
	runes       int    // length in characters
	indent      int    // blanks before it
	gap         int    // blank lines before it
	quoting     int    // bytes before it that mark the lines of a quoted mail, with their blanks
}

// splitLines finds the lines with something on them. Besides the line ends of
// Unix, Windows and old Macs, a form feed (the page end of a converted PDF)
// and the separators of Unicode end a line.
func splitLines(text string) []line {
	var lines []line
	gap := 0
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		if l, ok := trimLine(text, start, end); ok {
			l.gap = gap
			lines = append(lines, l)
			gap = 0
		} else {
			gap++
		}
		start = next
	}
	return lines
}

// lineEnd is where the line that begins at start ends, and where the next
// one begins.
func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' || c == '\f' || c == '\v':
			return i, i + 1
		case c == '\r':
			if strings.HasPrefix(text[i+1:], "\n") {
				return i, i + 2
			}
			return i, i + 1
		case c == 0xe2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

func trimLine(text string, start, end int) (line, bool) {
	whole := text[start:end]
	left := strings.TrimLeftFunc(whole, blank)
	if left == "" {
		return line{}, false
	}
	indent := len(whole) - len(left)
	content := strings.TrimRightFunc(left, blank)
	quoting := 0
	if content[0] == '>' {
		words := strings.TrimLeftFunc(content, func(r rune) bool { return r == '>' || blank(r) })
		if words != "" {
			quoting, content = len(content)-len(words), words
		}
	}
	start += indent + quoting
	return line{
		Span:    schema.Span{Start: start, End: start + len(content)},
		text:    content,
		runes:   utf8.RuneCountInString(content),
		indent:  indent,
		quoting: quoting,
	}, true
}

// blank reports whether r shows nothing on the page: spaces, and the marks of
// zero width that web pages leave behind.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad'
}

// page is what the lines of a text tell about its layout.
type page struct {
	width   int  // at which lines were broken, in characters
	flowing bool // a line is a paragraph; nothing was broken
	doubled bool // a blank line follows every line
}

const (
	widestPage   = 140  // a line above this was not broken by a page
	flowingShare = 0.75 // of line ends inside blocks that end a sentence; 0.15 in broken text
)

// measure finds out how the page was laid out.
func measure(lines []line) page {
	p := page{doubled: doubleSpaced(lines)}
	var inner []int // lengths of lines with another right below
	var broken, ended, long, total int
	for i, l := range lines {
		total += l.runes
		if l.runes > widestPage {
			long += l.runes
		}
		if i+1 == len(lines) || p.apart(lines[i+1]) {
			continue
		}
		inner = append(inner, l.runes)
		switch next := lines[i+1].text; {
		case endsSentence(l.text):
			ended++
		case startsLower(next) || openEnded(l.text) || !headingShape(l.text):
			broken++
		}
	}
	p.flowing = 2*long > total || ended > 0 && float64(ended) >= flowingShare*float64(ended+broken)
	p.width = edge(inner, lines)
	return p
}

// edge is the width that nine of ten lines with another right below keep to;
// where these are few, the longest line of the page.
func edge(inner []int, lines []line) int {
	const few = 6
	if len(inner) >= few {
		slices.Sort(inner)
		return min(inner[len(inner)*9/10], widestPage)
	}
	width := 0
	for _, l := range lines {
		width = max(width, min(l.runes, widestPage))
	}
	return width
}

// doubleSpaced reports whether blank lines separate all lines, as bad
// conversions leave them, so that they say nothing about paragraphs: most
// lines stand alone and stop in the middle of a sentence that goes on.
func doubleSpaced(lines []line) bool {
	var alone, broken int
	for i, l := range lines {
		if i+1 == len(lines) || l.runes > widestPage {
			continue
		}
		if l.gap > 0 && lines[i+1].gap > 0 {
			alone++
		}
		if lines[i+1].gap == 1 && !endsSentence(l.text) && (startsLower(lines[i+1].text) || startsLower(lastWord(l.text))) {
			broken++
		}
	}
	return len(lines) > 8 && 10*alone >= 9*(len(lines)-2) && 2*broken > len(lines)
}

// apart reports whether blank lines divide l from the line before it.
func (p page) apart(l line) bool { return l.gap > 1 || l.gap == 1 && !p.doubled }

// full reports whether l goes up to the edge of the page: the word that begins
// the next line would not have fitted.
func (p page) full(l, next line) bool {
	return !p.flowing && l.runes+1+utf8.RuneCountInString(firstWord(next.text)) > p.width
}

// long reports whether l is too long for a heading's line to be likely.
func (p page) long(l line) bool { return 10*l.runes >= 6*min(p.width, 100) }
