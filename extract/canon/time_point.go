package canon

import (
	"fmt"
	"slices"
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

// clock reads "20:30 GMT", "8:30 pm", "noon" as "T20:30Z", "T20:30", "T12:00".
func (r timeReader) clock() string {
	for i, w := range r.words {
		switch w {
		case "noon", "midday":
			return "T12:00"
		case "midnight":
			return "T00:00"
		}
		half := ""
		for _, h := range []string{"am", "pm"} {
			if strings.HasSuffix(w, h) && len(w) > 2 && w[0] <= '9' {
				w, half = strings.TrimSuffix(w, h), h
			} else if i+1 < len(r.words) && r.words[i+1] == h {
				half = h
			}
		}
		if t := clockTime(w, half); t != "" {
			return t + zone(r.words[i:])
		}
	}
	return ""
}

// clockTime reads "20:30", or "8" of the half of the day that is given.
func clockTime(w, half string) string {
	hours, minutes, colon := strings.Cut(strings.Replace(w, ".", ":", 1), ":")
	h, err := strconv.Atoi(hours)
	m, errMinutes := strconv.Atoi(minutes)
	if err != nil || h < 0 || h > 24 || m > 59 || !colon && half == "" || colon && (errMinutes != nil || len(minutes) != 2) {
		return ""
	}
	if half == "pm" && h < 12 {
		h += 12
	} else if half == "am" && h == 12 {
		h = 0
	}
	return fmt.Sprintf("T%02d:%02d", h, m)
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

// date reads "30 December 2021", "December 30", "Dec. 30, 2021", "January 9-10",
// "2021-12-30".
func (r timeReader) date() string {
	for i, w := range r.words {
		if _, err := time.Parse(time.DateOnly, w); err == nil {
			return w
		}
		month, ok := months[w]
		if !ok {
			continue
		}
		for _, at := range []int{i - 1, i - 2, i + 1} {
			if at < 0 || at >= len(r.words) || at == i-2 && r.words[i-1] != "of" {
				continue
			}
			if first, last := dayNumbers(r.words[at]); first > 0 {
				return r.days(r.yearNear(i), month, first, last)
			}
		}
		return ""
	}
	return ""
}

// days are the days of a month from first to last.
func (r timeReader) days(year, month, first, last int) string {
	if year == 0 && r.dated {
		year = r.yearOf(month, first)
	}
	form := func(day int) string {
		if year == 0 {
			return fmt.Sprintf("--%02d-%02d", month, day)
		}
		return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	}
	if last > first {
		return form(first) + "/" + form(last)
	}
	return form(first)
}

// yearOf is the year of a month and day that the text leaves open.
func (r timeReader) yearOf(month, day int) int {
	at := time.Date(r.today.Year(), time.Month(month), max(day, 1), 0, 0, 0, 0, time.UTC)
	days := int(at.Sub(r.today).Hours() / 24)
	switch {
	case r.year > 0:
		return r.year
	case r.ahead && days < -31:
		return at.Year() + 1
	case !r.ahead && days > 31:
		return at.Year() - 1
	case !r.ahead && days < -303: // "in January", written in December of what is to come
		return at.Year() + 1
	}
	return at.Year()
}

// yearNear is the year that stands next to the word at i, in figures or as "this
// year"; 0 for none.
func (r timeReader) yearNear(i int) int {
	for k := i + 1; k < len(r.words) && k <= i+4; k++ {
		if y := yearNumber(r.words[k]); y > 0 {
			return y
		}
		if strings.TrimSuffix(r.words[k], "'s") == "year" && r.dated {
			if n, ok := shifts[r.words[k-1]]; ok {
				return r.today.Year() + n
			}
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
		if !ok || i == 0 || i+1 < len(r.words) && r.words[i+1] == "of" { // "the last week of May"
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

// feast reads the holidays that fall on the same day every year.
func (r timeReader) feast() string {
	text := strings.Join(r.words, " ")
	i := slices.IndexFunc(feasts, func(f feast) bool { return strings.HasSuffix(" "+text, " "+f.name) })
	if i < 0 {
		return ""
	}
	return r.days(0, feasts[i].month, feasts[i].day, 0)
}
