package canon

import (
	"strconv"
	"strings"
	"time"
)

var months = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
	"november": 11, "nov": 11, "december": 12, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
}

// units are the letters of ISO 8601 durations, those of hours and less in
// lower case, because "M" is the month's, and Q and X for quarters and decades,
// which have none.
var units = map[string]byte{
	"day": 'D', "days": 'D', "week": 'W', "weeks": 'W', "month": 'M', "months": 'M', "year": 'Y', "years": 'Y',
	"quarter": 'Q', "quarters": 'Q', "decade": 'X', "decades": 'X',
	"hour": 'h', "hours": 'h', "minute": 'm', "minutes": 'm', "second": 's', "seconds": 's',
}

// dayWords are days counted from today.
var dayWords = map[string]int{"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

// shifts are words before a unit that count it from the present one.
var shifts = map[string]int{"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

var ordinals = map[string]int{"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}

// seasons are numbered as in ISO 8601-2.
var seasons = map[string]int{"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

// feast is a holiday that falls on the same day every year.
type feast struct {
	name       string
	month, day int
}

var feasts = []feast{
	{"christmas eve", 12, 24}, {"christmas", 12, 25}, {"christmas day", 12, 25}, {"boxing day", 12, 26},
	{"new year's eve", 12, 31}, {"new year's day", 1, 1}, {"valentine's day", 2, 14}, {"may day", 5, 1},
	{"halloween", 10, 31},
}

var smallNumbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}

// number reads a small count in words or figures, 0 for none.
func number(word string) int {
	if n, ok := smallNumbers[word]; ok {
		return n
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 0 || n > 10_000 {
		return 0
	}
	return n
}

// dayNumber reads the day of a month: "30", "30th", "9-10" as its first day.
func dayNumber(word string) int {
	first, _ := dayNumbers(word)
	return first
}

// dayNumbers reads the days of a month: "30", "30th", "9-10".
func dayNumbers(word string) (first, last int) {
	a, b, _ := strings.Cut(word, "-")
	return ordinal(a), ordinal(b)
}

func ordinal(word string) int {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, ending)
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

// yearNumber reads a year of four figures that history can have, 0 for none.
func yearNumber(word string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(word, "'s"))
	if err != nil || n < 1000 || n > 2199 || len(word) < 4 || word[0] > '2' {
		return 0
	}
	return n
}
