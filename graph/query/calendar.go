package query

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Unit is a stretch of time by which a timeline is divided.
type Unit string

// The units.
const (
	Day   Unit = "day"
	Week  Unit = "week"
	Month Unit = "month"
	Year  Unit = "year"
)

// Units lists them, the shortest first.
var Units = []Unit{Day, Week, Month, Year}

// Page is what a timeline has of one day, week, month or year.
type Page struct {
	Period     string   `json:"period"` // ISO 8601; empty for what has no time
	From       string   `json:"from,omitempty"`
	To         string   `json:"to,omitempty"`
	Entries    int      `json:"entries"`
	Statements int      `json:"statements"` // different ones
	Subjects   []string `json:"subjects"`   // names of who acts most often, at most five
	Relations  []string `json:"relations"`  // the most frequent relations, at most five
}

// Calendar divides the entries of a timeline. What is told too vaguely for the
// unit, such as a year among months, has a page of its own.
func Calendar(entries []Entry, unit Unit) []Page {
	type leaf struct {
		Page
		subjects, relations map[string]int
		statements          map[string]bool
	}
	at := map[string]*leaf{}
	var order []*leaf
	for i := range entries {
		e := &entries[i]
		name := pageOf(e, unit)
		l := at[name]
		if l == nil {
			l = &leaf{Page{Period: name}, map[string]int{}, map[string]int{}, map[string]bool{}}
			if p, ok := periodOf(name); ok {
				l.From, l.To = p.from, p.to
			}
			at[name] = l
			order = append(order, l)
		}
		l.Entries++
		l.subjects[e.SubjectName]++
		l.relations[e.Relation]++
		for _, id := range e.Statements {
			l.statements[id] = true
		}
	}
	pages := make([]Page, len(order))
	for i, l := range order {
		l.Statements = len(l.statements)
		l.Subjects, l.Relations = mostFrequent(l.subjects), mostFrequent(l.relations)
		pages[i] = l.Page
	}
	slices.SortStableFunc(pages, func(a, b Page) int {
		if (a.Period == "") != (b.Period == "") {
			return strings.Compare(b.Period, a.Period)
		}
		return cmp.Or(strings.Compare(cmp.Or(a.From, a.To), cmp.Or(b.From, b.To)), strings.Compare(cmp.Or(b.To, "9999-12-31"), cmp.Or(a.To, "9999-12-31")))
	})
	return pages
}

// pageOf is the shortest unit, from the given one on, that an entry lies within
// wholly; else its own time.
func pageOf(e *Entry, unit Unit) string {
	from, err := time.Parse(time.DateOnly, e.From)
	if err != nil {
		return e.Date
	}
	for _, u := range Units[slices.Index(Units, unit):] {
		name := u.of(from)
		if p, ok := periodOf(name); ok && e.To != "" && e.To <= p.to {
			return name
		}
	}
	return e.Date
}

// of is the name of the unit that a day lies in.
func (u Unit) of(day time.Time) string {
	switch u {
	case Day:
		return day.Format(time.DateOnly)
	case Week:
		year, week := day.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case Month:
		return day.Format("2006-01")
	}
	return day.Format("2006")
}

// mostFrequent are the words with the highest counts, at most five.
func mostFrequent(counts map[string]int) []string {
	words := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	return firstOf(words, 5)
}
