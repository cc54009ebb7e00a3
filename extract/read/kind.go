package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract"
)

// Marks are the beginnings of lines that are not read as sentences, in lower
// case. A mark that ends in a letter is a whole word.
var (
	relatedMarks = []string{
		"related:", "related article", "related stor", "related coverage", "related content", "related news",
		"related topic", "related link", "related video", "related –", "related —", "related -",
		"read more", "read also", "also read", "read next", "read:", "see also", "see:", "more:", "more on this",
		"watch:", "listen:", "click here", "sign up", "subscribe to", "subscribe now", "follow us", "don't miss",
		"don’t miss", "recommended:", "most read", "our standards:", "join our", "download our", "download the app",
		"live updates", "with live updates", "explore more", "continue reading",
	}
	captionMarks = []string{
		"file photo", "file picture", "file image", "photo:", "photos:", "photo by", "photo credit", "(photo", "[photo",
		"photograph:", "photograph by", "(photograph", "picture:", "image:", "image credit", "image source", "image caption",
		"caption:", "credit:", "graphic:", "map:", "illustration:", "video:", "(ap photo", "(ap video", "source:", "sources:",
	}
	bylineMarks = []string{
		"reporting by", "(reporting by", "additional reporting by", "(additional reporting", "written by", "edited by",
		"editing by", "(editing by", "(writing by", "writing by", "compiled by", "translated by", "copyright", "©", "(c) ",
		"all rights reserved",
	}
)

// photoCredit is the agency at the end of a caption.
var photoCredit = regexp.MustCompile(`(?:\b(?:REUTERS|AFP|EPA|EPA-EFE|EFE|AP Photo|AP|Xinhua|TASS|Sputnik|Anadolu|Getty Images)/\p{Lu}[\p{L} .'’-]*(?:/[\p{L} .'’-]+)*|/\s?(?:AFP|AP|Reuters|REUTERS|EPA|Getty Images|Pool)(?: via [\p{L} ]+)?)[)\]]?\.?$`)

const (
	longestCredit  = 80  // bounds the end of a line in which a credit is looked for
	longestCaption = 400 // a longer text with a credit is an article that ends with one
)

// mark is the kind of block that a line announces, Paragraph for none.
func mark(s string) extract.BlockKind {
	start := strings.ToLower(s[:prefixEnd(s, 28)])
	switch {
	case begins(start, relatedMarks) && imperative(s):
		return extract.Related
	case begins(start, captionMarks), strings.HasPrefix(s, "FILE -"), strings.HasPrefix(s, "FILE –"),
		strings.HasPrefix(s, "FILE —"), credited(s), tweeted(s):
		return extract.Caption
	case begins(start, bylineMarks), isByline(s), isDateLine(s):
		return extract.Byline
	case isControl(s):
		return extract.Furniture
	}
	return extract.Paragraph
}

// begins reports whether s begins with one of the marks, at a word's end.
func begins(s string, marks []string) bool {
	for _, m := range marks {
		rest, ok := strings.CutPrefix(s, m)
		if !ok {
			continue
		}
		after, _ := utf8.DecodeRuneInString(rest)
		last := m[len(m)-1]
		if rest == "" || last < 'a' || last > 'z' || !unicode.IsLetter(after) || strings.HasPrefix(m, "related ") {
			return true
		}
	}
	return false
}

// imperative tells "Read more: The road to Geneva" and "Click here to
// subscribe." from a sentence that happens to begin alike.
func imperative(s string) bool {
	return strings.Contains(s[:prefixEnd(s, 40)], ":") || strings.Count(s, " ") < 15
}

// credited reports whether a line ends with the credit of a photograph.
func credited(s string) bool {
	end := s[max(0, len(s)-longestCredit):]
	return len(s) <= longestCaption && strings.Contains(end, "/") && photoCredit.MatchString(end)
}

// tweet is the line below an embedded message: "— Ava Stone (@ava) May 3".
var tweet = regexp.MustCompile(`^(?:—|–|--?|&mdash;) ?[^()]{1,60} \(@\w+\)`)

func tweeted(s string) bool { return strings.Contains(s, "(@") && tweet.MatchString(s) }

// prefixEnd is the end of the longest prefix of s of at most n bytes that
// cuts no character.
func prefixEnd(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// pageNumber is a page's number standing alone: "- 3 -", "Page 2 of 5".
var pageNumber = regexp.MustCompile(`(?i)^\W*(?:page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|p\.\s*\d{1,4}|\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?)\W*$`)

// adMarks are what web pages put where an advertisement was.
var adMarks = []string{"advertisement", "story continues below", "article continues", "skip advertisement", "sponsored"}

// printed is what a browser writes at the edge of a printed page: the date
// and time, or the address and the page.
var printed = regexp.MustCompile(`^(?:\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}.*|(?:https?://|www\.)\S+(?:\s+\d{1,3}/\d{1,3})?|pic\.twitter\.com/\S+)$`)

// isFurniture reports whether a line belongs to the page and not to the text:
// its number, its edge, an advertisement's place, a rule.
func isFurniture(s string) bool {
	switch {
	case !wordy(s):
		return true
	case s[0] >= '0' && s[0] <= '9' || s[0] == 'h' || s[0] == 'w' || s[0] == 'p':
		if printed.MatchString(s) {
			return true
		}
	}
	if len(s) > 60 {
		return isRunningHead(s)
	}
	bare := strings.ToLower(strings.Trim(s, "[]()-–—* "))
	return pageNumber.MatchString(s) || isRunningHead(s) || !endsSentence(s) && begins(bare, adMarks) && strings.Count(bare, " ") < 6
}

// bullet is the length of a list mark with the blanks after it, 0 for none:
// a dot, a dash, an arrow, a picture, a number, the time of an entry.
func bullet(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case strings.HasPrefix(s, "--"):
		n = 2
	case strings.ContainsRune("•*-–—▪◦·‣●■", r):
	case unicode.Is(unicode.So, r) || '←' <= r && r <= '⇿':
		n = len(s) - len(strings.TrimLeftFunc(s, pictorial))
	case r == 'o': // of a typewriter, for a hollow dot
	case '0' <= r && r <= '9' && timedEntry.MatchString(s):
		return len(timedEntry.FindString(s))
	default:
		n = ordinal(s)
	}
	if n == 0 {
		return 0
	}
	rest := strings.TrimLeft(s[n:], " \t\u00a0")
	if rest == "" || len(rest) == len(s)-n {
		return 0
	}
	return len(s) - len(rest)
}

// ordinal is the length of "1.", "12)" or "(a)" at the start of s.
func ordinal(s string) int {
	body := strings.TrimPrefix(s, "(")
	end := strings.IndexAny(body, ".)")
	if end < 1 || end > 2 || len(body) < len(s) && body[end] != ')' {
		return 0
	}
	digits := strings.Trim(body[:end], "0123456789") == ""
	letter := end == 1 && body[end] == ')' && 'a' <= body[0] && body[0] <= 'z'
	if !digits && !letter {
		return 0
	}
	return len(s) - len(body) + end + 1
}
