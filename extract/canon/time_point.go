package canon

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// point reads a clock time, a day, a week, a part of a year, a month or a year, in
// that order of exactness. A clock time joins the day that stands with it.
func (r timeReader) point() string {
	clock := r.clock()
	for _, read := range []func() string{r.date, r.relative, r.feast, r.weekday, r.weekend, r.edge, r.fraction, r.unit, r.season, r.month, r.numbered} {
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

// relative reads "today", "two weeks ago", "in three days", "three days from now".
func (r timeReader) relative() string {
	if !r.dated {
		return ""
	}
	for i, w := range r.words {
		if shift, ok := dayWords[strings.TrimSuffix(w, "'s")]; ok {
			return r.day(r.dayShift(i, shift))
		}
		if w == "overnight" || w == "night" && i > 0 && r.words[i-1] == "last" {
			if w == "night" {
				return r.day(-1)
			}
			return r.day(-1) + "/" + r.day(0)
		}
		if (w == "morning" || w == "afternoon" || w == "evening") && i > 0 && r.words[i-1] == "this" {
			return r.day(0)
		}
		unit, ok := units[w]
		if !ok || i == 0 {
			continue
		}
		n := number(r.words[i-1])
		next := strings.Join(r.words[i+1:min(i+3, len(r.words))], " ")
		switch {
		case n == 0:
		case strings.HasPrefix(next, "ago"):
			return r.shifted(unit, -n)
		case next == "from now" || i == 2 && r.words[0] == "in" && r.ahead && next == "":
			return r.shifted(unit, n)
		}
	}
	return ""
}

// dayShift counts "the day after tomorrow" and "the day before yesterday" in.
func (r timeReader) dayShift(i, shift int) int {
	if i >= 2 && r.words[i-2] == "day" {
		switch {
		case r.words[i-1] == "after" && shift == 1:
			return 2
		case r.words[i-1] == "before" && shift == -1:
			return -2
		}
	}
	return shift
}

func (r timeReader) day(shift int) string {
	return r.today.AddDate(0, 0, shift).Format(time.DateOnly)
}

// shifted is the day, week, month, quarter, year or decade n units away from
// today.
func (r timeReader) shifted(unit byte, n int) string {
	first := time.Date(r.today.Year(), r.today.Month(), 1, 0, 0, 0, 0, time.UTC)
	switch unit {
	case 'D':
		return r.day(n)
	case 'W':
		year, week := r.today.AddDate(0, 0, 7*n).ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case 'M':
		return first.AddDate(0, n, 0).Format("2006-01")
	case 'Q':
		first = first.AddDate(0, 3*n-(int(first.Month())-1)%3, 0)
		return first.Format("2006-01") + "/" + first.AddDate(0, 2, 0).Format("2006-01")
	case 'Y':
		return fmt.Sprintf("%04d", r.today.Year()+n)
	case 'X':
		decade := r.today.Year()/10*10 + 10*n
		return fmt.Sprintf("%04d/%04d", decade, decade+9)
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
			return r.day(-7)
		case (before == "next" || before == "coming") && forward == 0:
			return r.day(7)
		case before == "next" || before == "coming" || r.ahead && before != "last" && before != "past":
			return r.day(forward)
		}
		return r.day(-back)
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
		if !ok || i == 0 || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "'s") || i+1 < len(r.words) && r.words[i+1] == "of" { // "the coming years", "the last week of May"
			continue
		}
		if n, ok := shifts[r.words[i-1]]; ok {
			return r.shifted(unit, n)
		}
	}
	return ""
}

// month reads "in January", "early December", "March 2020", "last June".
func (r timeReader) month() string {
	for i, w := range r.words {
		month, ok := months[strings.TrimSuffix(w, "'s")]
		if !ok {
			continue
		}
		year := r.yearNear(i)
		switch {
		case year > 0 || !r.dated:
		case i > 0 && r.words[i-1] == "last" && month >= int(r.today.Month()):
			year = r.today.Year() - 1
		case i > 0 && r.words[i-1] == "last":
			year = r.today.Year()
		default:
			year = r.yearOf(month, 0)
		}
		if year == 0 {
			return fmt.Sprintf("--%02d", month)
		}
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return ""
}

// numbered reads "in 2014", "the 1990s", "2014-2018", "the 19th century".
func (r timeReader) numbered() string {
	for i, w := range r.words {
		if decade, ok := strings.CutSuffix(strings.ReplaceAll(w, "'", ""), "0s"); ok && yearNumber(decade+"0") > 0 {
			return decade + "0/" + decade + "9"
		}
		if a, b, ok := strings.Cut(w, "-"); ok && yearNumber(a) > 0 {
			if len(b) == 2 {
				b = a[:2] + b
			}
			if yearNumber(b) > yearNumber(a) {
				return a + "/" + b
			}
		}
		if y := yearNumber(w); y > 0 && !(i+1 < len(r.words) && units[r.words[i+1]] > 0) {
			return fmt.Sprintf("%04d", y)
		}
		if n, err := strconv.Atoi(strings.TrimRight(w, "stndrh")); err == nil && n > 9 && n < 23 && i+1 < len(r.words) && r.words[i+1] == "century" {
			return fmt.Sprintf("%02d01/%02d00", n-1, n)
		}
	}
	return ""
}
