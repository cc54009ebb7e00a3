package canon

import (
	"slices"
	"strings"
	"time"
)

// timeValue normalises a phrase of time to ISO 8601, as exact as the text is:
// "on Wednesday" to a date, "in January" to a month, "for three days" to a
// duration, "since 2014" to an interval that is open (ISO 8601-2), "last
// summer" to a season (ISO 8601-2 too). It is empty where the phrase says
// nothing that can be placed: "the day before" counts from a day that stands
// elsewhere, "every Thursday" is no day.
//
// What is said relative to the day of writing needs the document's date
// (YYYY-MM-DD). A weekday or month that may lie before or after that day lies
// after it if ahead is set, as it is for a clause about what is to come.
func timeValue(text, docDate string, ahead bool) string {
	r := timeReader{words: timeWords(text), ahead: ahead}
	if day, err := time.Parse(time.DateOnly, docDate); err == nil {
		r.today, r.dated = day, true
	}
	return r.interval()
}

// timeReader reads the words of one phrase.
type timeReader struct {
	words []string
	today time.Time
	dated bool // today is known
	ahead bool
	year  int  // of days and months that have none of their own, 0 for the nearest
	both  bool // the words are an end of a range, whose ends lie on the same side of today
}

// part is a reader of some of the words.
func (r timeReader) part(words []string) timeReader {
	r.words = words
	return r
}

// timeWords splits a phrase into lower-case words without the punctuation that
// ends them: "mid-January" is two. A small letter tells "march" from March.
func timeWords(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || r == ',' || r == '(' || r == ')' || r == '"' || r == '—' }) {
		w = timeSpelling.Replace(w)
		if lowered[w] {
			continue
		}
		w = strings.ToLower(w)
		for _, stage := range []string{"mid-", "early-", "late-"} {
			if rest, ok := strings.CutPrefix(w, stage); ok {
				words, w = append(words, strings.TrimSuffix(stage, "-")), rest
			}
		}
		if w = strings.TrimRight(w, ".;:"); w != "" {
			words = append(words, w)
		}
	}
	return words
}

var timeSpelling = strings.NewReplacer("’", "'", "–", "-", "a.m.", "am", "p.m.", "pm")

// lowered are names of days and months that are other words in small letters.
var lowered = wordSet("may march mar dec sun sat wed")

// interval reads "since X", "until X", "from X to Y", "for three days", or a
// point of time.
func (r timeReader) interval() string {
	if len(r.words) == 0 || r.elsewhere() {
		return ""
	}
	rest := r.part(r.words[1:])
	switch r.words[0] {
	case "ever", "and", "but":
		return rest.interval()
	case "since", "after", "following":
		rest.ahead = r.ahead && r.words[0] != "since"
		return from(rest.point())
	case "starting", "beginning", "effective":
		return from(rest.point())
	case "until", "till", "by":
		rest.ahead = true
		return until(lastOf(rest.point()))
	case "before", "through":
		return until(firstOf(rest.point()))
	case "prior", "ahead":
		return until(firstOf(rest.point()))
	case "between":
		return r.bounds(1, "and")
	case "from":
		if v := r.bounds(1, "to", "until", "through", "till"); v != "" {
			return v
		}
		return from(rest.point())
	case "for", "within":
		if v := rest.span(); v != "" {
			return v
		}
		if v := rest.duration(); v != "" || r.words[0] == "within" || slices.Contains(r.words, "time") {
			return v
		}
		return rest.point()
	}
	return r.loose()
}

// loose reads "Monday to Friday", "Monday and Tuesday", "the past two years", a
// point, or how long something took.
func (r timeReader) loose() string {
	if v := r.span(); v != "" {
		return v
	}
	if len(r.words) <= 8 {
		if v := r.bounds(0, "to", "through", "until"); v != "" {
			return v
		}
	}
	if r.several() {
		return ""
	}
	if v := r.point(); v != "" {
		return v
	}
	if slices.ContainsFunc(r.words, func(w string) bool { return deictic[w] }) || r.words[0] == "in" && r.ahead || len(r.words) == 2 && (r.words[0] == "a" || r.words[0] == "an") { // "$100 a year"
		return ""
	}
	if number(r.words[0]) > 0 || durationOpeners[r.words[0]] { // "three days", "in two weeks"
		return r.duration()
	}
	return ""
}

// deictic words make of a span one that is counted from the day of writing.
var deictic = wordSet("past last next coming ago now")

// durationOpeners stand before how long something took.
var durationOpeners = wordSet("in more nearly almost about around over at some less just only half")

// several reports whether the words name days or years that lie apart: "on Monday
// and Thursday".
func (r timeReader) several() bool {
	i := slices.Index(r.words, "and")
	if i < 1 || len(r.words) > 7 {
		return false
	}
	first, second := r.part(r.words[:i]).point(), r.part(r.words[i+1:]).point()
	return first != "" && second != "" && len(first) == len(second)
}

// elsewhere reports whether a phrase counts from a time that stands elsewhere in
// the text, or recurs: "the next day", "two years later", "every Thursday".
func (r timeReader) elsewhere() bool {
	for i, w := range r.words {
		next := ""
		if i+1 < len(r.words) {
			next = r.words[i+1]
		}
		_, unit := units[w]
		switch {
		case w == "every" || w == "each" || w == "anniversary", unit && (next == "a" || next == "per"): // "60 hours a week"
			return true
		case (w == "next" || w == "following" || w == "previous" || w == "same") && next == "day", (w == "following" || w == "previous" || w == "same") && units[next] != 0:
			return true
		case unit && (next == "later" || next == "earlier" || next == "before" || next == "after" || next == "into") && !slices.Contains(r.words, "tomorrow") && !slices.Contains(r.words, "yesterday"):
			return true
		}
	}
	return false
}

// bounds reads two points of time with one of the words between them, from the
// word at first on. What one of them leaves out ("from 9 to 12 January") it has
// from the other.
func (r timeReader) bounds(first int, between ...string) string {
	i := slices.IndexFunc(r.words[first:], func(w string) bool { return slices.Contains(between, w) }) + first
	if i <= first || i+1 >= len(r.words) {
		return ""
	}
	r.both = true
	a, b := r.part(r.words[first:i]), r.part(r.words[i+1:])
	a.words, b.words = borrowMonth(a.words, b.words)
	end := b.point()
	if len(end) >= 4 && end[0] != 'T' && end[0] != '-' {
		a.year = yearNumber(end[:4])
	}
	start := a.point()
	if start == "" || end == "" {
		return ""
	}
	if start > end && a.year > 0 {
		a.year--
		start = a.point()
	}
	if start > end && start[0] == end[0] {
		return ""
	}
	return firstOf(start) + "/" + lastOf(end)
}

// borrowMonth completes the ends of a range of days of which one has the month.
func borrowMonth(a, b []string) (first, last []string) {
	month := func(words []string) string {
		for _, w := range words {
			if months[w] > 0 {
				return w
			}
		}
		return ""
	}
	switch {
	case len(a) == 1 && dayNumber(a[0]) > 0 && month(b) != "":
		a = []string{a[0], month(b)}
	case len(b) > 0 && dayNumber(b[0]) > 0 && month(b) == "" && month(a) != "":
		b = append([]string{month(a)}, b...)
	}
	return a, b
}

// from is the interval that begins with a value, until the one that ends with it.
func from(value string) string {
	if value == "" {
		return ""
	}
	return firstOf(value) + "/.."
}

func until(value string) string {
	if value == "" {
		return ""
	}
	return "../" + value
}

// firstOf and lastOf are the ends of an interval; a point is both.
func firstOf(value string) string {
	first, _, _ := strings.Cut(value, "/")
	return first
}

func lastOf(value string) string {
	if _, last, ok := strings.Cut(value, "/"); ok {
		return last
	}
	return value
}
