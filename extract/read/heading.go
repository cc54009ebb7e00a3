package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest that a headline and a heading inside a text may be, in words
// and lines.
const (
	headlineWords = 30
	headingWords  = 14
	headlineLines = 3
	headingLines  = 2
	clauseWords   = 6 // a heading with a finite verb is at most this long

	longestHeading = 300 // bytes, whatever the words
)

// isHeading reports whether a group without a kind of its own is a heading.
// The first of a text may be a whole headline.
func isHeading(g *group, first bool) bool {
	var text strings.Builder
	for i, l := range g.lines {
		if i > 0 {
			text.WriteByte(' ')
		}
		if text.WriteString(l.text); i == headlineLines || text.Len() > longestHeading {
			return false
		}
	}
	if first {
		return headlineShape(text.String())
	}
	return len(g.lines) <= headingLines && headingShape(text.String())
}

// headlineShape reports whether s looks like the headline of an article: not
// closed like a sentence, not open at its end.
func headlineShape(s string) bool {
	if len(s) > longestHeading {
		return false
	}
	words := strings.Fields(s)
	return len(words) <= headlineWords && opensHeading(s) && (closesHeading(s, len(words)) || shouted(s))
}

// headingShape reports whether s looks like a heading inside a text. A finite
// verb in a longer line, or a pronoun in front, makes it a sentence whose stop
// is missing.
func headingShape(s string) bool {
	if len(s) > longestHeading {
		return false
	}
	words := strings.Fields(s)
	if len(words) > headingWords || !opensHeading(s) || !closesHeading(s, len(words)) {
		return false
	}
	if shouted(s) || titleCase(words) {
		return true
	}
	if pronouns[strings.ToLower(words[0])] && len(words) > 1 && startsLower(words[1]) {
		return false
	}
	return len(words) <= clauseWords || !finite(words) && countArticles(words) < 2
}

// countArticles counts the articles: headings leave them out.
func countArticles(words []string) int {
	n := 0
	for _, w := range words {
		switch w {
		case "the", "a", "an", "The", "A", "An":
			n++
		}
	}
	return n
}

// opensHeading reports whether s begins with a capital, a figure or a quote.
func opensHeading(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘«("))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '$' || r == '€' || r == '£'
}

// closesHeading reports whether s ends as headings do. A question may be one,
// if it is short and nobody's words.
func closesHeading(s string, words int) bool {
	if strings.HasSuffix(s, "?") {
		return words <= 10 && !strings.Contains(s, ". ") && !strings.ContainsAny(s[:1], "\"'") && !strings.HasPrefix(s, "“")
	}
	if label, ok := strings.CutSuffix(s, ":"); ok {
		return words <= 4 && !announces(lastWord(label))
	}
	last := lastWord(s)
	return !endsSentence(s) && !strings.HasSuffix(s, ",") && !strings.HasSuffix(s, ";") && !strings.HasSuffix(s, "—") &&
		(!strings.HasSuffix(s, ".") || last == "U.S." || last == "U.N." || last == "U.K.")
}

// announces reports whether a word before a colon is a verb, so that the
// words after the colon belong to it: "The governor added:".
func announces(word string) bool {
	return openEnds[word] || finiteVerbs[word] || startsLower(word) && strings.HasSuffix(word, "ed")
}

// shouted reports whether s is in capitals.
func shouted(s string) bool {
	return strings.ContainsFunc(s, unicode.IsUpper) && !strings.ContainsFunc(s, unicode.IsLower)
}

// titleCase reports whether every word that counts begins with a capital:
// all but articles, prepositions and conjunctions.
func titleCase(words []string) bool {
	for _, w := range words {
		if startsLower(w) && (finiteVerbs[w] || !openEnds[w] && len(w) > 3) {
			return false
		}
	}
	return len(words) > 2
}

// finite reports whether one of the words is a finite verb for certain.
func finite(words []string) bool {
	for _, w := range words {
		if finiteVerbs[w] {
			return true
		}
	}
	return false
}

var (
	finiteVerbs = set(`is are was were has have had will would can could may might must should does did said says
told wrote writes follows continues`)
	pronouns = set(`i he she it we they you this these that those there`)
)
