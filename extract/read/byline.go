package read

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parley/extract"
)

// agencies are news agencies and outlets that stand alone on a line or before
// a dash.
var agencies = func() map[string]bool {
	m := make(map[string]bool)
	for _, name := range []string{"Reuters", "REUTERS", "AP", "Associated Press", "The Associated Press", "AFP",
		"Agence France-Presse", "dpa", "DPA", "EFE", "ANSA", "TASS", "Xinhua", "Kyodo", "Kyodo News", "Yonhap", "PTI",
		"IANS", "ANI", "UPI", "Interfax", "Anadolu Agency", "Bloomberg", "BBC", "BBC News", "CNN", "CNBC", "NBC News",
		"CBS News", "ABC News", "Fox News", "NPR", "VOA", "VOA News", "Voice of America", "RFE/RL", "Al Jazeera", "DW",
		"Deutsche Welle", "Euronews", "France 24", "Politico", "Axios", "The Guardian", "The New York Times",
		"The Washington Post", "The Wall Street Journal", "Financial Times", "The Economist", "The Times", "UN News"} {
		m[name] = true
	}
	return m
}()

// isByline reports whether a line names the authors: "By JANE DOE and John
// Roe, Associated Press", or just the agency.
func isByline(s string) bool {
	if agencies[s] {
		return true
	}
	names, ok := cutBy(s)
	if !ok || len(names) > 150 || endsSentence(names) {
		return false
	}
	for word := range strings.FieldsSeq(names) {
		r, _ := utf8.DecodeRuneInString(strings.Trim(word, "(),|"))
		bare := strings.Trim(word, "(),|")
		if !unicode.IsUpper(r) && !bylineWords[bare] && !nameParticles[bare] && bare != "" {
			return false
		}
	}
	return true
}

func cutBy(s string) (string, bool) {
	for _, by := range []string{"By ", "BY ", "by "} {
		if rest, ok := strings.CutPrefix(s, by); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

// bylineWords may stand in small letters between the names of a byline.
var bylineWords = set("and in at for of the with | - – — & staff writer writers correspondent reporter agencies contributor")

// posts are what follows a name in a byline without being an outlet.
var posts = regexp.MustCompile(`(?i)\b(writers?|correspondents?|reporters?|editors?|staff|contributors?|analyst|columnist|chief)\b`)

// isPost reports whether a line is what its author is, below the name.
func isPost(s string) bool {
	return len(s) < longestControl && strings.Count(s, " ") < 5 && posts.MatchString(s) && !endsSentence(s)
}

// mailField begins a line at the head of a mail.
var mailField = regexp.MustCompile(`^(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Sender|Organization|Message-ID|X-[\w-]+|Content-[\w-]+|MIME-Version|Received|List-[\w-]+): `)

// mailHead is the number of lines at the top that are the head of a mail.
func mailHead(lines []line) int {
	n := 0
	for n < len(lines) && mailField.MatchString(lines[n].text) {
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}

// noteByline takes the date, the source, and of a mail the title out of a byline.
func noteByline(doc *extract.Document, s string) {
	if date, _ := dateIn(s); doc.Date == "" {
		doc.Date = date
	}
	if doc.Source != "" {
		return
	}
	if agencies[s] {
		doc.Source = s
		return
	}
	if subject, ok := strings.CutPrefix(s, "Subject: "); ok && doc.Title == "" {
		doc.Title = strings.TrimSpace(subject)
		return
	}
	names, ok := cutBy(s)
	if at := strings.LastIndexAny(names, ",|"); ok && at > 0 {
		outlet := strings.TrimSpace(names[at+1:])
		if date, dated := dateIn(outlet); date == "" && !dated && !posts.MatchString(outlet) && !strings.Contains(outlet, " and ") {
			doc.Source = outlet
		}
	}
}

const months = `Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?`

var (
	monthFirst = regexp.MustCompile(`(?i)\b(` + months + `)\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4})\b)?`)
	dayFirst   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(` + months + `)(?:,?\s+(\d{4})\b)?`)
	numbered   = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?`)
	clock      = regexp.MustCompile(`(?i)\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?`)
)

// dateIn finds the first date in s. dated says that there is one; date is
// empty if its year is missing or the day does not exist.
func dateIn(s string) (date string, dated bool) {
	date, _, dated = cutDate(s)
	return date, dated
}

// cutDate is dateIn with what is left of s without the date.
func cutDate(s string) (date, rest string, dated bool) {
	if !strings.ContainsAny(s, "0123456789") {
		return "", s, false
	}
	for _, form := range []struct {
		pattern          *regexp.Regexp
		year, month, day int
	}{{numbered, 1, 2, 3}, {dayFirst, 3, 2, 1}, {monthFirst, 3, 1, 2}} {
		m := form.pattern.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return s[m[2*i]:m[2*i+1]]
		}
		return isoDate(part(form.year), part(form.month), part(form.day)), s[:m[0]] + " " + s[m[1]:], true
	}
	return "", s, false
}

func isoDate(year, month, day string) string {
	if len(month) > 2 {
		month = strings.ToUpper(month[:1]) + strings.ToLower(month[1:3])
	}
	for _, layout := range []string{"2006 Jan 2", "2006 01 02"} {
		if t, err := time.Parse(layout, year+" "+month+" "+day); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

// dateWords stand beside the date on a date line.
var dateWords = set(`published updated last first posted modified created date dated on at and by the of
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
am pm a.m p.m gmt utc est edt et cst cdt ct mst mdt pst pdt pt cet cest eet bst ist jst kst msk hkt sgt aest`)

// opensDate reports whether the first word of s can begin a date line, which
// spares most lines the search for a date.
func opensDate(s string) bool {
	word := strings.ToLower(strings.Trim(firstWord(s), ".,:|()"))
	return word == "" || '0' <= word[0] && word[0] <= '9' || dateWords[word] || len(word) >= 3 && strings.Contains(monthStarts, word[:3])
}

const monthStarts = "jan feb mar apr may jun jul aug sep oct nov dec"

// isDateLine reports whether a line is a date with nothing but a weekday, a
// time and a word like "Published" beside it.
func isDateLine(s string) bool {
	if len(s) > 120 || !opensDate(s) {
		return false
	}
	date, ok := onlyDate(s)
	return ok && date != ""
}

// onlyDate is the date in s, if s is nothing else.
func onlyDate(s string) (date string, ok bool) {
	date, rest, ok := cutDate(s)
	if !ok {
		return "", false
	}
	if _, again, twice := cutDate(rest); twice {
		rest = again
	}
	rest = clock.ReplaceAllString(rest, " ")
	for word := range strings.FieldsFuncSeq(strings.ToLower(rest), func(r rune) bool { return strings.ContainsRune(" \t,:|()-–—/·•", r) }) {
		if word = strings.Trim(word, "."); word != "" && !dateWords[word] {
			return "", false
		}
	}
	return date, true
}
