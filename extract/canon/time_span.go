package canon

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// duration reads "three days", "more than two hours", "a year and a half" as
// "P3D", "PT2H", "P1Y6M".
func (r timeReader) duration() string {
	if slices.Contains(r.words, "time") || slices.Contains(r.words, "ago") { // "for the first time in years"
		return ""
	}
	for i, w := range r.words {
		unit, ok := units[w]
		if !ok || i == 0 || w == "second" {
			continue
		}
		n, half := r.countBefore(i)
		if strings.Join(r.words[i+1:min(i+4, len(r.words))], " ") == "and a half" {
			half = true
		}
		if n > 0 || half {
			return period(unit, n, half)
		}
	}
	return ""
}

// countBefore is the count that ends before the word at i: "three", "three and a
// half", "half an" and "half a".
func (r timeReader) countBefore(i int) (n int, half bool) {
	before := r.words[max(0, i-4):i]
	text := strings.Join(before, " ")
	switch {
	case strings.HasSuffix(text, "and a half"):
		return number(before[0]), true
	case strings.HasSuffix(text, "half a"), strings.HasSuffix(text, "half an"):
		return 0, true
	case len(before) > 1 && before[len(before)-1] == "of":
		return number(before[len(before)-2]), false
	}
	return number(before[len(before)-1]), false
}

// period is n units and perhaps a half in ISO 8601.
func period(unit byte, n int, half bool) string {
	switch unit {
	case 'X':
		unit, n = 'Y', 10*n
		if half {
			n += 5
		}
		half = false
	case 'Q':
		unit, n = 'M', 3*n
	}
	date, clock := "P", "PT"
	if n > 0 {
		date, clock = fmt.Sprintf("P%d%c", n, unit), fmt.Sprintf("PT%d%c", n, unit-'a'+'A')
	}
	if half {
		switch unit {
		case 'Y':
			return date + "6M"
		case 'h':
			return clock + "30M"
		case 'D':
			return date + "T12H"
		}
		return ""
	}
	if unit >= 'a' {
		return clock
	}
	return date
}

// span reads "the past two years", "over the last decade", "the next three days"
// as an interval that ends or begins with today. "The last year" of a single unit
// is one only after "over", "in the past".
func (r timeReader) span() string {
	if !r.dated {
		return ""
	}
	for i, w := range r.words {
		unit, ok := units[w]
		if !ok || i == 0 || i+1 < len(r.words) && r.words[i+1] == "of" {
			continue
		}
		at, n := i-1, number(r.words[i-1])
		if n > 0 {
			at--
		} else {
			n = 1
		}
		if at < 0 {
			continue
		}
		single := at == i-1
		switch which := r.words[at]; {
		case which == "past", which == "last" && (!single || r.words[0] == "over" || r.words[0] == "during"):
			return r.stretch(unit, -n)
		case (which == "next" || which == "coming") && (!single || r.words[0] == "over" || r.words[0] == "within"):
			return r.stretch(unit, n)
		}
	}
	return ""
}

// stretch is the interval from today to n units away, days exact, all else as
// exact as the unit.
func (r timeReader) stretch(unit byte, n int) string {
	var other, now string
	switch unit {
	case 'D':
		other, now = r.day(n), r.day(0)
	case 'W':
		other, now = r.day(7*n), r.day(0)
	case 'M', 'Y':
		other, now = r.shifted(unit, n), r.shifted(unit, 0)
	case 'X':
		other, now = r.shifted('Y', 10*n), r.shifted('Y', 0)
	case 'h':
		if n%24 != 0 {
			return ""
		}
		other, now = r.day(n/24), r.day(0)
	default:
		return ""
	}
	if n < 0 {
		return other + "/" + now
	}
	return now + "/" + other
}

// edge reads the end and the beginning of a month or year: "the end of next
// year", "the start of 2022", "year's end".
func (r timeReader) edge() string {
	for i, w := range r.words {
		if i+2 >= len(r.words) || r.words[i+1] != "of" || w != "end" && w != "start" && w != "beginning" {
			continue
		}
		rest := r.words[i+2:]
		whole := r.part(rest).point()
		if whole == "" && r.dated && len(rest) == 2 && rest[0] == "the" && units[rest[1]] > 0 {
			whole = r.shifted(units[rest[1]], 0)
		}
		return edgeOf(whole, w == "end")
	}
	if text := strings.Join(r.words, " "); r.dated && (strings.HasSuffix(text, "year's end") || strings.HasSuffix(text, "year-end")) {
		return r.shifted('Y', 0) + "-12"
	}
	return ""
}

// edgeOf is the last or first month of a year, and the last or first day of a
// month.
func edgeOf(whole string, end bool) string {
	switch {
	case strings.HasPrefix(whole, "-"): // of a year that is not known
	case strings.Contains(whole, "/") && end:
		return lastOf(whole)
	case strings.Contains(whole, "/"):
		return firstOf(whole)
	case len(whole) == 4 && end:
		return whole + "-12"
	case len(whole) == 4:
		return whole + "-01"
	case len(whole) == 7 && !end:
		return whole + "-01"
	case len(whole) == 7:
		if month, err := time.Parse("2006-01", whole); err == nil {
			return month.AddDate(0, 1, -1).Format(time.DateOnly)
		}
	}
	return whole
}

// fraction reads "the first quarter of 2022", "the second half of last year" as
// an interval of months.
func (r timeReader) fraction() string {
	for i, w := range r.words {
		size := map[string]int{"quarter": 3, "half": 6}[w]
		if size == 0 || i == 0 {
			continue
		}
		n := ordinals[r.words[i-1]]
		if r.words[i-1] == "last" || r.words[i-1] == "final" {
			n = 12 / size
		}
		year := r.yearNear(i)
		if year == 0 && r.dated && (i+1 == len(r.words) || r.words[i+1] == "of") && r.words[i-1] != "last" {
			year = r.today.Year()
		}
		if n == 0 || n*size > 12 || year == 0 {
			continue
		}
		return fmt.Sprintf("%04d-%02d/%04d-%02d", year, n*size-size+1, year, n*size)
	}
	return ""
}

// season reads "last summer", "the spring of 2020" as ISO 8601-2 numbers the
// seasons: 21 is spring, 24 winter.
func (r timeReader) season() string {
	for i, w := range r.words {
		n, ok := seasons[w]
		if !ok {
			continue
		}
		year := r.yearNear(i)
		if year == 0 && r.dated && i > 0 {
			month := 3*(n-21) + 3 // in which it begins
			switch r.words[i-1] {
			case "this":
				year = r.today.Year()
			case "last":
				year = r.today.Year()
				if month+2 >= int(r.today.Month()) {
					year--
				}
			case "next":
				year = r.today.Year()
				if month <= int(r.today.Month()) {
					year++
				}
			}
		}
		if year > 0 {
			return fmt.Sprintf("%04d-%d", year, n)
		}
	}
	return ""
}

// weekend reads "the weekend", "last weekend", "this weekend" as its two days.
func (r timeReader) weekend() string {
	i := slices.Index(r.words, "weekend")
	if i < 0 || !r.dated {
		return ""
	}
	since := (int(r.today.Weekday()) + 1) % 7 // days since Saturday
	before := ""
	if i > 0 {
		before = r.words[i-1]
	}
	if since < 2 && before != "last" && before != "next" { // it is the weekend
		return r.day(-since) + "/" + r.day(1-since)
	}
	if before == "next" || before == "coming" || r.ahead && before != "last" {
		return r.day(7-since) + "/" + r.day(8-since)
	}
	if since < 2 {
		since += 7
	}
	return r.day(-since) + "/" + r.day(1-since)
}
