package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// controls are the words on the buttons, menus and bars of web pages, in lower
// case and without marks around them. Each is a line of its own.
var controls = func() map[string]bool {
	all := make(map[string]bool)
	for name := range strings.SplitSeq(`skip to main content;skip to content;skip to navigation;menu;main menu;open menu;close menu;close;
search;home;share;share this;share this article;share this story;share article;copy link;link copied;print;print this page;
print this article;email;e-mail;facebook;twitter;x;whatsapp;linkedin;reddit;telegram;pinterest;flipboard;save;save article;
save for later;bookmark;gift this article;listen to this article;listen;subscribe;sign in;log in;login;register;my account;
newsletter;newsletters;comments;comment;leave a comment;view comments;show comments;join the conversation;load more;
load more updates;show more;show less;see more;view more;view all;back to top;scroll to top;next;previous;next article;
previous article;tags;topics;sections;cookie settings;cookie policy;cookies;privacy policy;privacy;terms of use;
terms of service;terms and conditions;terms;accessibility;advertise;advertise with us;about us;contact us;contact;
careers;sitemap;site map;help;faq;accept;accept all;accept cookies;reject all;manage preferences;unsubscribe;play;
pause;mute;play video;enlarge image;view gallery;image gallery;video;photos;gallery;hide caption;toggle caption;
donate;support us;get the app;follow;follow us;following;notifications;settings;edition;change edition;
text size;font size;reply;report;like;dislike;permalink;read full story;loading;loading...;just now`, ";") {
		all[strings.TrimSpace(name)] = true
	}
	return all
}()

var (
	// what pages write beside an article with a figure, a list or a name
	control = regexp.MustCompile(`(?i)^(?:share (?:on|via|to|with) \p{L}+|\d+ ?-?min(?:ute)?s?(?: of)? read|reading time:? .{1,20}|` +
		`(?:view |show |read )?(?:all )?(?:comments? ?\(?\d+\)?|\d+ comments?)|tags?: .*|topics?: .*|filed under:? .*|categor(?:y|ies): .*|` +
		`follow \S+ on \S+|(?:more )?from our (?:partners?|sponsors?)|\d+ (?:shares?|likes?|views?|retweets?|replies))$`)
	// where a printed page sends its reader
	turned = regexp.MustCompile(`(?i)^[(\[]?(?:continued|cont['’.]?d?|turn|see) (?:on|from|to|at)? ?(?:page|p\.) ?\w{1,3}[)\]]?$`)
	// the time of an entry: "14:32 GMT"
	timed = regexp.MustCompile(`^\d{1,2}[:.h]\d{2}(?:\s?[aApP]\.?[mM]\.?)?(?:\s?\p{Lu}{2,4})?$`)
	// the time before an entry: "13:10 - "
	timedEntry = regexp.MustCompile(`^\d{1,2}[:.h]\d{2}(?:\s?[aApP]\.?[mM]\.?)?(?:\s?\p{Lu}{2,4})?\s*[-–—:]+\s+`)
	// the distance between columns
	wideGap = regexp.MustCompile(`\t+|[ \x{a0}]{4,}`)
)

const longestControl = 80 // bytes

// isControl reports whether a line belongs to the page around the article:
// what one can press, the row of a menu or table, the time of an entry.
func isControl(s string) bool {
	if isRow(s) {
		return true
	}
	if len(s) > longestControl || endsSentence(s) && !strings.HasSuffix(s, "...") {
		return false
	}
	bare := strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ')' && r != '(' })
	if controls[strings.ToLower(bare)] {
		return true
	}
	first, _ := utf8.DecodeRuneInString(bare)
	return unicode.IsDigit(first) && timed.MatchString(s) || control.MatchString(bare)
}

// isRow reports whether a line is the row of a table or menu, with cells that
// bars, tabs or wide gaps divide.
func isRow(s string) bool {
	const narrow, short = 12, 3 // words of a row and of the two parts around a bar
	switch bars := strings.Count(s, "|"); {
	case bars > 1:
		return true
	case bars == 1:
		left, right, _ := strings.Cut(s, "|")
		return !endsSentence(s) && len(strings.Fields(left)) <= short && len(strings.Fields(right)) <= short
	}
	return len(s) <= 4*longestControl && !endsSentence(s) && len(cells(s)) > 1 && (strings.Contains(s, "\t") || len(strings.Fields(s)) <= narrow)
}

// cells are the parts of a line between tabs and wide gaps.
func cells(s string) []string {
	if !strings.Contains(s, "\t") && !strings.Contains(s, "    ") && !strings.Contains(s, "\u00a0\u00a0\u00a0\u00a0") {
		return nil
	}
	return wideGap.Split(s, -1)
}

// isRunningHead reports whether a line is what a printed page has at its edge:
// cells one of which is the number of the page.
func isRunningHead(s string) bool {
	if turned.MatchString(s) {
		return true
	}
	parts := cells(s)
	if n := len(parts); n < 2 || n > 3 || len(s) > 2*longestControl || strings.Contains(s, "\t") || strings.Contains(s, "|") {
		return false // the row of a table, rather
	}
	return pageNumber.MatchString(parts[0]) || pageNumber.MatchString(parts[len(parts)-1])
}

// cellDate is the date in a cell of a line.
func cellDate(s string) string {
	for _, cell := range cells(s) {
		if isDateLine(cell) {
			date, _ := dateIn(cell)
			return date
		}
	}
	return ""
}
