package canon

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// timeValue normalises a phrase of time to ISO 8601, as exact as the text is:
// "on Wednesday" to a date, "in January" to a month, "for three days" to a
// duration, "since 2014" to an interval that is open (ISO 8601-2). It is empty
// where the phrase says nothing that can be placed.
//
// What is said relative to the day of writing needs the document's date
// (YYYY-MM-DD). A weekday or month that may lie before or after that day lies
// after it if ahead is set, as it is for a clause in the future.
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
}

// timeWords splits a phrase into lower-case words without the punctuation that
// ends them.
func timeWords(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r <= ' ' || r == ',' || r == '(' || r == ')' || r == '"' || r == '—' }) {
		w = strings.NewReplacer("’", "'", "–", "-", "a.m.", "am", "p.m.", "pm").Replace(w)
		if w = strings.TrimRight(w, ".;:"); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// interval reads "since X", "until X", "from X to Y", "between X and Y", "for
// three days", or a point of time.
func (r timeReader) interval() string {
	if len(r.words) == 0 {
		return ""
	}
	rest := func(n int) timeReader { r := r; r.words = r.words[n:]; return r }
	switch r.words[0] {
	case "since":
		past := rest(1)
		past.ahead = false
		return join(past.point(), "/..")
	case "until", "till", "by":
		later := rest(1)
		later.ahead = true
		return prefix("../", later.point())
	case "from", "between":
		if i := slices.IndexFunc(r.words, func(w string) bool { return w == "to" || w == "and" || w == "until" || w == "through" }); i > 1 {
			first, last := r, rest(i+1)
			first.words = r.words[1:i]
			if a, b := first.point(), last.point(); a != "" && b != "" {
				return a + "/" + b
			}
			return ""
		}
	case "for":
		return rest(1).duration()
	case "within":
		return ""
	}
	return r.point()
}

func join(value, suffix string) string {
	if value == "" {
		return ""
	}
	return value + suffix
}

func prefix(before, value string) string {
	if value == "" {
		return ""
	}
	return before + value
}

// point reads a clock time, a day, a week, a month or a year, in that order of
// exactness. A clock time joins the day that stands with it.
func (r timeReader) point() string {
	clock := r.clock()
	for _, read := range []func() string{r.date, r.relative, r.weekday, r.unit, r.month, r.year} {
		if v := read(); v != "" {
			if clock != "" && len(v) == len(time.DateOnly) && !strings.Contains(v, "W") {
				return v + clock
			}
			if clock == "" {
				return v
			}
		}
	}
	return clock
}

// clock reads "20:30 GMT", "8:30 pm", "noon" as "T20:30Z", "T20:30", "T12:00".
func (r timeReader) clock() string {
	for i, w := range r.words {
		next := ""
		if i+1 < len(r.words) {
			next = r.words[i+1]
		}
		if w == "noon" || w == "midday" {
			return "T12:00"
		}
		if w == "midnight" {
			return "T00:00"
		}
		half := ""
		for _, h := range []string{"am", "pm"} {
			if strings.HasSuffix(w, h) && len(w) > 2 && w[0] <= '9' {
				w, half = strings.TrimSuffix(w, h), h
			} else if next == h {
				half = h
			}
		}
		hours, minutes, colon := strings.Cut(strings.Replace(w, ".", ":", 1), ":")
		h, err := strconv.Atoi(hours)
		m, errMinutes := strconv.Atoi(minutes)
		if err != nil || h > 24 || m > 59 || !colon && half == "" || colon && (errMinutes != nil || len(minutes) != 2) {
			continue
		}
		if half == "pm" && h < 12 {
			h += 12
		} else if half == "am" && h == 12 {
			h = 0
		}
		return fmt.Sprintf("T%02d:%02d%s", h, m, zone(r.words[i:]))
	}
	return ""
}

// zone is Z where the words after the clock name universal time.
func zone(words []string) string {
	for _, w := range words {
		if w == "gmt" || w == "utc" {
			return "Z"
		}
	}
	return ""
}

// date reads "30 December 2021", "December 30", "Dec. 30, 2021", "2021-12-30".
func (r timeReader) date() string {
	for i, w := range r.words {
		if _, err := time.Parse(time.DateOnly, w); err == nil {
			return w
		}
		month, ok := months[w]
		if !ok {
			continue
		}
		day, year := 0, r.yearNear(i)
		if i > 0 {
			day = dayNumber(r.words[i-1])
		}
		if day == 0 && i > 1 && r.words[i-1] == "of" {
			day = dayNumber(r.words[i-2])
		}
		if day == 0 && i+1 < len(r.words) {
			day = dayNumber(r.words[i+1])
		}
		if day == 0 {
			return ""
		}
		if year == 0 && r.dated {
			year = r.yearOf(month, day)
		}
		if year == 0 {
			return fmt.Sprintf("--%02d-%02d", month, day)
		}
		return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	}
	return ""
}

// yearOf is the year of a month and day that the text leaves open.
func (r timeReader) yearOf(month, day int) int {
	at := time.Date(r.today.Year(), time.Month(month), max(day, 1), 0, 0, 0, 0, time.UTC)
	days := int(at.Sub(r.today).Hours() / 24)
	switch {
	case r.ahead && days < -31:
		return at.Year() + 1
	case !r.ahead && days > 62:
		return at.Year() - 1
	case !r.ahead && days < -303: // "in January", written in December of what is to come
		return at.Year() + 1
	}
	return at.Year()
}

// yearNear is the year that stands next to the word at i, 0 for none.
func (r timeReader) yearNear(i int) int {
	for k := i + 1; k < len(r.words) && k <= i+3; k++ {
		if y := yearNumber(r.words[k]); y > 0 {
			return y
		}
	}
	return 0
}

// relative reads "today", "two weeks ago", "in three days", "three days from now".
func (r timeReader) relative() string {
	if !r.dated {
		return ""
	}
	for i, w := range r.words {
		if shift, ok := dayWords[w]; ok {
			return r.today.AddDate(0, 0, shift).Format(time.DateOnly)
		}
		unit, ok := units[w]
		if !ok || i == 0 {
			continue
		}
		n := number(r.words[i-1])
		next := strings.Join(r.words[i+1:min(i+3, len(r.words))], " ")
		switch {
		case n == 0:
		case strings.HasPrefix(next, "ago") || strings.HasPrefix(next, "earlier"):
			return r.shifted(unit, -n)
		case next == "from now" || i == 2 && r.words[0] == "in" && r.ahead:
			return r.shifted(unit, n)
		}
	}
	return ""
}

// shifted is the day, week, month, year or hour n units away from today.
func (r timeReader) shifted(unit byte, n int) string {
	switch unit {
	case 'D':
		return r.today.AddDate(0, 0, n).Format(time.DateOnly)
	case 'W':
		year, week := r.today.AddDate(0, 0, 7*n).ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case 'M':
		first := time.Date(r.today.Year(), r.today.Month(), 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, n, 0).Format("2006-01")
	case 'Y':
		return fmt.Sprintf("%04d", r.today.Year()+n)
	}
	return ""
}

// weekday reads "Thursday", "last Monday", "on Wednesday evening".
func (r timeReader) weekday() string {
	if !r.dated {
		return ""
	}
	for i, w := range r.words {
		day, ok := weekdays[strings.TrimSuffix(w, "'s")]
		if !ok {
			continue
		}
		back := (int(r.today.Weekday()) - int(day) + 7) % 7
		forward := (7 - back) % 7
		before := ""
		if i > 0 {
			before = r.words[i-1]
		}
		switch {
		case before == "last" && back == 0:
			return r.today.AddDate(0, 0, -7).Format(time.DateOnly)
		case before == "next" && forward == 0:
			return r.today.AddDate(0, 0, 7).Format(time.DateOnly)
		case before == "next" || r.ahead && before != "last":
			return r.today.AddDate(0, 0, forward).Format(time.DateOnly)
		}
		return r.today.AddDate(0, 0, -back).Format(time.DateOnly)
	}
	return ""
}

// unit reads "next month", "this week", "last year", "earlier this month".
func (r timeReader) unit() string {
	if !r.dated {
		return ""
	}
	for i, w := range r.words {
		unit, ok := units[strings.TrimSuffix(w, "'s")]
		if !ok || i == 0 {
			continue
		}
		switch r.words[i-1] {
		case "next", "coming":
			return r.shifted(unit, 1)
		case "this", "current":
			return r.shifted(unit, 0)
		case "last", "previous":
			return r.shifted(unit, -1)
		}
	}
	return ""
}

// month reads "in January", "early December", "March 2020", "last June".
func (r timeReader) month() string {
	for i, w := range r.words {
		month, ok := months[strings.TrimSuffix(w, "'s")]
		if !ok || w == "may" && i == 0 && len(r.words) > 1 && yearNumber(r.words[1]) == 0 {
			continue
		}
		year := r.yearNear(i)
		if year == 0 && r.dated {
			year = r.yearOf(month, 0)
			if i > 0 && r.words[i-1] == "last" && year == r.today.Year() && month >= int(r.today.Month()) {
				year--
			}
		}
		if year == 0 {
			return fmt.Sprintf("--%02d", month)
		}
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return ""
}

// year reads "in 2014", "the 1990s", "2014-2018".
func (r timeReader) year() string {
	for _, w := range r.words {
		if decade, ok := strings.CutSuffix(strings.ReplaceAll(w, "'", ""), "0s"); ok && yearNumber(decade+"0") > 0 {
			return decade + "0/" + decade + "9"
		}
		if a, b, ok := strings.Cut(w, "-"); ok && yearNumber(a) > 0 && yearNumber(b) > 0 {
			return a + "/" + b
		}
		if y := yearNumber(strings.TrimPrefix(strings.TrimPrefix(w, "mid-"), "late-")); y > 0 {
			return fmt.Sprintf("%04d", y)
		}
	}
	return ""
}

// duration reads "three days", "more than two hours" as "P3D", "PT2H".
func (r timeReader) duration() string {
	for i, w := range r.words {
		unit, ok := units[w]
		if !ok || i == 0 {
			continue
		}
		if n := number(r.words[i-1]); n > 0 {
			if unit == 'h' || unit == 'm' || unit == 's' {
				return fmt.Sprintf("PT%d%c", n, unit-'a'+'A')
			}
			return fmt.Sprintf("P%d%c", n, unit)
		}
	}
	return ""
}
