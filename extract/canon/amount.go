package canon

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// amountValue normalises a measure to number and unit, a blank between them: "$40
// million" to "40000000 USD", "30,000 troops" to "30000 troops". Intervals are
// written as those of time are: "10 to 15 percent" is "10/15 %", "more than two
// tons" is "2/.. tons", "up to 100 men" is "../100 men", "dozens of villagers" is
// "24/.. villagers". Currencies have their codes of ISO 4217, lengths and weights
// their symbols, spans of time are durations of ISO 8601; other units are the
// words of the text. It is empty for words that count nothing.
func amountValue(text string) string {
	r := amountReader{words: amountWords(text)}
	a, ok := r.interval()
	if !ok {
		return ""
	}
	unit := r.unit(a)
	if unit == "" && a.small && !a.percent || r.dated(a, unit) {
		return ""
	}
	if letter := units[unit]; letter > 0 {
		if a.low != a.high || a.low != math.Trunc(a.low) || a.low > 10_000 {
			return ""
		}
		return period(letter, int(a.low), false)
	}
	if a.percent {
		unit = "%"
	}
	return strings.TrimSpace(a.bounds() + " " + unit)
}

// amount is a number, or an interval of numbers: an open end is negative.
type amount struct {
	low, high float64
	scale     float64 // by which a word multiplied it: "million"
	small     bool    // a small number in words, which alone counts nothing: "one"
	percent   bool    // a part of a whole: "a third"
	year      bool    // has the form of a year
}

func (a amount) bounds() string {
	form := func(n float64) string {
		if n < 0 {
			return ".."
		}
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	if a.low == a.high {
		return form(a.low)
	}
	return form(a.low) + "/" + form(a.high)
}

// amountReader reads the words of a measure from left to right.
type amountReader struct {
	words    []string
	currency string // whose sign stands before the number, empty for none
	the      bool   // an article made the number one of order: "the third"
}

// amountWords splits a phrase into words, and "$1.5bn" into "$", "1.5", "bn".
func amountWords(text string) []string {
	var words []string
	for w := range strings.FieldsSeq(text) {
		w = strings.TrimRight(strings.Trim(w, ",;:()\"“”"), ".")
		for _, sign := range currencySigns {
			if rest, ok := strings.CutPrefix(w, sign.name); ok {
				words, w = append(words, sign.name), rest
				break
			}
		}
		rest := strings.TrimLeft(w, "0123456789.,")
		number := w[:len(w)-len(rest)]
		switch {
		case number == "" || rest == "":
		case amountSuffixes[strings.ToLower(rest)]:
			words, w = append(words, number), rest
		case (rest[0] == '-' || strings.HasPrefix(rest, "–")) && strings.ContainsAny(rest, "0123456789"): // "10-15%"
			words, w = append(append(words, number, "to"), amountWords(strings.TrimLeft(rest, "-–"))...), ""
		}
		if w != "" {
			words = append(words, w)
		}
	}
	return words
}

func (r *amountReader) peek() string {
	if len(r.words) == 0 {
		return ""
	}
	return strings.ToLower(r.words[0])
}

// next takes the next word if it is one of those given.
func (r *amountReader) next(words ...string) bool {
	if len(r.words) == 0 || !slices.Contains(words, r.peek()) {
		return false
	}
	r.words = r.words[1:]
	return true
}

// phrase takes the words of a phrase if they come next and are not all.
func (r *amountReader) phrase(text string) bool {
	n := strings.Count(text, " ") + 1
	if len(r.words) <= n || !strings.EqualFold(strings.Join(r.words[:n], " "), text) {
		return false
	}
	r.words = r.words[n:]
	return true
}

// open takes the words before a number and says of which end of an interval they
// make it.
func (r *amountReader) open() (least, most bool) {
	for range 6 {
		switch {
		case slices.ContainsFunc(leastPhrases, r.phrase):
			least = true
		case slices.ContainsFunc(mostPhrases, r.phrase):
			most = true
		case len(r.words) > 1 && amountOpeners[r.peek()]:
			r.the = r.the || r.peek() == "the"
			r.words = r.words[1:]
		default:
			return least, most
		}
	}
	return least, most
}

// interval reads a number, a range, or a number that is a bound of one.
func (r *amountReader) interval() (amount, bool) {
	least, most := r.open()
	between := r.next("between")
	a, ok := r.number()
	if !ok {
		return a, false
	}
	second := *r
	if between && second.next("and") || second.next("to", "or") {
		second.open()
		if b, ok := second.number(); ok {
			if a.scale == 1 && b.scale > 1 && a.low < b.low/b.scale { // "10 to 15 million"
				a.low *= b.scale
			}
			if a.low >= b.low { // "a 5-4 decision"
				return a, false
			}
			*r = second
			return amount{low: a.low, high: b.low, percent: b.percent}, true
		}
	}
	switch {
	case least:
		a.high = -1
	case most:
		a.low, a.high = -1, a.low
	}
	return a, true
}

// dated reports whether a number is rather a year, the day of a month or an hour:
// "the 2014 vote", "30 December", "6 o'clock".
func (r *amountReader) dated(a amount, unit string) bool {
	first, _, _ := strings.Cut(strings.ToLower(unit), " ")
	return a.year && r.currency == "" && unit != "%" || months[first] > 0 || clockUnits[first]
}

var clockUnits = wordSet("a.m p.m am pm o’clock o'clock gmt")
