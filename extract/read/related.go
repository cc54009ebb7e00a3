package read

import (
	"regexp"
	"strings"

	"parley/extract"
)

// listing remembers whether the lines of a page are a list of other articles.
type listing struct{ open bool }

// listed announces other articles below it.
var listed = regexp.MustCompile(`(?i)^(?:most (?:read|popular|viewed|shared|recent)|trending(?: now)?|related (?:articles?|stor(?:y|ies)|topics?|content|links?|coverage|news|videos?)|` +
	`recommended(?: for you)?|you (?:may|might) (?:also|like).*|more (?:stories|news|on this(?: story)?|from .*|in .*)|read (?:next|more|also)|also (?:read|in the news)|` +
	`latest(?: news| stories)?|top stories|editor[’']?s[’']? picks?|in other news|see also|around the web|from the web|popular now|don[’']t miss|up next|what to read next):?$`)

// takes reports whether a group belongs to such a list: from the words that
// announce it up to the next sentence.
func (l *listing) takes(g *group, text string) bool {
	if len(text) <= longestControl && listed.MatchString(text) {
		l.open = true
		return true
	}
	words := strings.Count(text, " ") + 1
	l.open = l.open && (g.kind == extract.Related || g.kind == extract.Furniture ||
		g.kind == extract.Paragraph && len(g.lines) <= headlineLines && words <= headlineWords && !endsSentence(text))
	return l.open && g.kind == extract.Paragraph
}
