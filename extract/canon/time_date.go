package canon

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

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
	case !r.ahead && days < -303 && !r.both: // "in January", written in December of what is to come
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

// feast reads the holidays that fall on the same day every year.
func (r timeReader) feast() string {
	text := strings.Join(r.words, " ")
	i := slices.IndexFunc(feasts, func(f feast) bool { return strings.HasSuffix(" "+text, " "+f.name) })
	if i < 0 {
		return ""
	}
	return r.days(0, feasts[i].month, feasts[i].day, 0)
}
