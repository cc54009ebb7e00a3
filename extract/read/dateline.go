package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract"
	"parley/schema"
)

// longestDateline bounds the start of a paragraph in which a dateline is
// looked for, in bytes.
const longestDateline = 140

// A dateline is a place in capitals, further places, a date and an agency in
// brackets, all but one of which may be missing, and a dash: Associated Press
// Stylebook, "datelines". Agencies that put the place in small letters always
// name themselves.
var (
	// place, rest of the places and the date, agency
	datelineHead = regexp.MustCompile(`^(?:([\p{Lu}][\p{L}.'’/ -]*?)((?:,\s+[\p{L}\d.'’ -]+)*?)\s*)?(?:\(([\p{Lu}][\p{L}\d&.'’/ -]{1,40})\))?$`)
	// Reuters online: "Jan 10 (Reuters) - "
	datedAgency = regexp.MustCompile(`^(\p{Lu}[\p{L}., ]+\d[\d, ]*)\(([\p{Lu}][\p{L}\d&.'’/ -]{1,40})\)$`)
	// CNN: "Washington (CNN)The president", without a dash
	undashed = regexp.MustCompile(`^(?:\p{Lu}[\p{L}.'’ -]{2,24}(?:, \p{Lu}[\p{L}. ]{2,20})?\s?)?\(([\p{L}/ ]{2,20})\)\s*`)
	// Interfax: "MOSCOW. Dec 30 (Interfax) - "
	stopped = regexp.MustCompile(`^(\p{Lu}[\p{Lu} -]+)\. (\p{Lu}\p{L}+\.? \d{1,2}) \(([\p{L}/ -]{2,20})\)\s+[-–—]+\s+`)
	// TASS: "MOSCOW, December 30. /TASS/."
	slashed = regexp.MustCompile(`^(\p{Lu}[\p{Lu} -]+), (\p{Lu}\p{L}+ \d{1,2})\. /([\p{L}. -]{2,20})/\.\s+`)
	dashes  = []string{" - ", " – ", " — ", " -- ", ")-- ", ")- ", ")— ", ")– ", ") —", ") –", ")—", ") -", "—", " -", " --"}
	// capitals that a dash may follow without being a place
	notPlaces = set(`NATO OPEC ASEAN UNESCO UNICEF UNRWA OSCE MERCOSUR BRICS INTERPOL COVID BREAKING UPDATE ANALYSIS
EXCLUSIVE OPINION EXPLAINER FACTBOX WATCH FILE TRANSCRIPT LIVE VIDEO PHOTOS PHOTO INTERVIEW REVIEW COLUMN EDITORIAL
LETTER LETTERS CORRECTION CLARIFICATION PROFILE TIMELINE QUIZ POLL NEWS WORLD POLITICS SPORT SPORTS BUSINESS QUESTION
ANSWER MODERATOR HOST REPORTER NOTE WARNING ALERT DEVELOPING URGENT SUMMARY BACKGROUND COMMENT`)
)

type dateline struct {
	end    int    // where the paragraph's own words begin
	agency string // empty for none
	date   string // YYYY-MM-DD, empty without a year
}

// startsDateline reports whether a line begins with a dateline.
func startsDateline(s string) bool {
	_, ok := findDateline(s, false)
	return ok
}

// layDateline adds the dateline at the start of a paragraph as a block of its
// own and returns what is left of the paragraph.
func layDateline(doc *extract.Document, span schema.Span, first bool) schema.Span {
	d, ok := findDateline(span.In(doc.Text), first)
	if !ok {
		return span
	}
	if doc.Source == "" {
		doc.Source = d.agency
	}
	if doc.Date == "" {
		doc.Date = d.date
	}
	head := strings.TrimRightFunc(doc.Text[span.Start:span.Start+d.end], blank)
	doc.Blocks = append(doc.Blocks, extract.Block{
		Span: schema.Span{Start: span.Start, End: span.Start + len(head)}, Kind: extract.Dateline,
	})
	return schema.Span{Start: span.Start + d.end, End: span.End}
}

// findDateline finds the dateline at the start of s. Only the first paragraph
// of an article has the form "ISLAMABAD: ", which in others names a speaker.
func findDateline(s string, first bool) (dateline, bool) {
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) && r != '(' {
		return dateline{}, false
	}
	start := s[:prefixEnd(s, longestDateline)]
	for _, form := range []*regexp.Regexp{slashed, stopped} {
		if m := form.FindStringSubmatchIndex(start); m != nil {
			return dateline{end: m[1], agency: start[m[6]:m[7]]}, true
		}
	}
	at, end := dashAt(start)
	if at < 0 && first {
		at, end = colonAt(start)
	}
	if at < 0 {
		if m := undashed.FindStringSubmatchIndex(start); m != nil && agencies[start[m[2]:m[3]]] && opensHeading(s[m[1]:]) {
			return dateline{end: m[1], agency: start[m[2]:m[3]]}, true
		}
		return wholeDateline(s)
	}
	if after := strings.TrimLeftFunc(s[end:], blank); after == "" || !opensHeading(after) {
		return dateline{}, false
	} else {
		end = len(s) - len(after)
	}
	d, ok := parseDateline(strings.TrimSpace(start[:at]))
	d.end = end
	return d, ok
}

// wholeDateline is for a dateline on a line of its own, which has to have a
// date or an agency.
func wholeDateline(s string) (dateline, bool) {
	if len(s) > 80 {
		return dateline{}, false
	}
	d, ok := parseDateline(strings.TrimRight(s, " -–—"))
	d.end = len(s)
	return d, ok && (d.agency != "" || d.date != "")
}

// dashAt is where the first dash of s begins and ends, -1 for none.
func dashAt(s string) (at, end int) {
	at = -1
	for _, dash := range dashes {
		i := strings.Index(s, dash)
		if i < 0 {
			continue
		}
		from := i
		if dash[0] == ')' {
			from++
		}
		if at < 0 || from < at || from == at && i+len(dash) > end {
			at, end = from, i+len(dash)
		}
	}
	return at, end
}

// speaker is a name in capitals before what was said.
var speaker = regexp.MustCompile(`^\p{Lu}[\p{Lu}.'’ -]*: `)

// transcript reports whether several groups begin with the name of who speaks,
// so that none of these is a place.
func transcript(groups []group) bool {
	n := 0
	for i := range groups {
		if speaker.MatchString(groups[i].lines[0].text) {
			n++
		}
	}
	return n > 1
}

// colonAt is dashAt for the colon after a place of four capitals or more.
func colonAt(s string) (at, end int) {
	i := strings.Index(s, ": ")
	if i < 4 || !shouted(s[:i]) {
		return -1, 0
	}
	return i, i + 2
}

// parseDateline takes the part before the dash to pieces.
func parseDateline(s string) (dateline, bool) {
	m := datelineHead.FindStringSubmatch(s)
	if day := datedAgency.FindStringSubmatch(s); m == nil && day != nil {
		date, ok := onlyDate(day[1])
		return dateline{agency: day[2], date: date}, ok
	}
	if m == nil || m[1] == "" && m[3] == "" {
		return dateline{}, false
	}
	place, rest, agency := m[1], m[2], m[3]
	d := dateline{agency: agency}
	if agencies[place] && rest == "" && agency == "" {
		d.agency = place
		return d, true
	}
	if place == "" || notPlaces[place] || strings.Count(place, " ") > 3 {
		return d, place == "" && (agencies[agency] || shouted(agency))
	}
	date, dated := dateIn(rest)
	d.date = date
	if !dated && strings.Count(rest, " ") > 6 {
		return d, false
	}
	return d, shouted(place) && utf8.RuneCountInString(place) >= 4 || agency != ""
}
