package query

import (
	"fmt"
	"strings"
	"time"

	"parley/schema"
)

// period is a stretch of days (YYYY-MM-DD), both included; an end that is open
// is empty.
type period struct{ from, to string }

// dated reports whether at least one end is known.
func (p period) dated() bool { return p.from != "" || p.to != "" }

// meets reports whether two periods may have a day in common.
func (p period) meets(q period) bool {
	return (p.from == "" || q.to == "" || p.from <= q.to) && (q.from == "" || p.to == "" || q.from <= p.to)
}

// periodOf reads the value of a role of time (see schema.Role). Durations,
// times of day and days of no year tell no period.
func periodOf(value string) (period, bool) {
	from, to, interval := strings.Cut(value, "/")
	first, begins := stretch(from)
	if !interval {
		return first, begins
	}
	last, ends := stretch(to)
	p := period{first.from, last.to}
	return p, (begins || from == "..") && (ends || to == "..") && p.dated()
}

// stretch is the period of a day, week, month, season or year.
func stretch(value string) (period, bool) {
	day, _, _ := strings.Cut(value, "T")
	if len(day) == len("2021-W52") && day[4:6] == "-W" {
		return week(day)
	}
	for _, unit := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if start, err := time.Parse(unit.layout, day); err == nil {
			return days(start, start.AddDate(unit.years, unit.months, unit.days))
		}
	}
	return season(day)
}

// days is the period from one day until before another; there is none beyond
// the year 9999.
func days(from, before time.Time) (period, bool) {
	last := before.AddDate(0, 0, -1)
	return period{from.Format(time.DateOnly), last.Format(time.DateOnly)}, last.Year() <= 9999
}

// week is the period of a week of ISO 8601, "2021-W52": the fourth of January
// lies in the first, and Monday begins it.
func week(value string) (period, bool) {
	var year, number int
	if _, err := fmt.Sscanf(value, "%4d-W%2d", &year, &number); err != nil || number < 1 || number > 53 {
		return period{}, false
	}
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	monday := fourth.AddDate(0, 0, 7*(number-1)-(int(fourth.Weekday())+6)%7)
	return days(monday, monday.AddDate(0, 0, 7))
}

// season is the period of a season of the north as ISO 8601-2 has it,
// "2021-21" for spring to "2021-24" for winter.
func season(value string) (period, bool) {
	var year, number int
	if _, err := fmt.Sscanf(value, "%4d-%2d", &year, &number); err != nil || number < 21 || number > 24 {
		return period{}, false
	}
	start := time.Date(year, time.Month(3+3*(number-21)), 1, 0, 0, 0, 0, time.UTC)
	return days(start, start.AddDate(0, 3, 0))
}

// timeOf is the first period that the roles of a statement name.
func timeOf(s *schema.Statement) (period, bool) {
	for _, role := range s.Roles {
		if role.Role != schema.RoleTime {
			continue
		}
		if p, ok := periodOf(role.Value); ok {
			return p, true
		}
	}
	return period{}, false
}
