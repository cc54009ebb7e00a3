package canon

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// number reads "$1.5 billion", "30,000", "twenty-five", "dozens", "two thirds".
func (r *amountReader) number() (amount, bool) {
	if i := slices.IndexFunc(currencySigns, func(s currencyName) bool { return len(r.words) > 1 && s.name == r.words[0] }); i >= 0 {
		r.currency, r.words = currencySigns[i].code, r.words[1:]
	}
	a := amount{scale: 1}
	word := r.peek()
	if n, ok := vagueNumber(r); ok {
		return amount{low: n, high: -1, scale: n}, true
	}
	if n, err := strconv.ParseFloat(strings.ReplaceAll(word, ",", ""), 64); err == nil && word[0] >= '0' && word[0] <= '9' {
		a.low, a.year = n, yearNumber(word) > 0
		r.words = r.words[1:]
	} else if n, ok := cardinal(word); ok {
		a.low, a.small = n, true
		r.words = r.words[1:]
	} else if _, scaled := scales[word]; scaled {
		a.low = 1 // "a million"
	} else if percent, ok := fractions[word]; ok && !r.the && (len(r.words) == 1 || amountEnds[strings.ToLower(r.words[1])]) {
		r.words = nil
		return amount{low: math.Round(percent), high: math.Round(percent), percent: true}, true
	} else {
		return a, false
	}
	if percent, ok := fractions[strings.TrimSuffix(r.peek(), "s")]; ok && a.small && len(r.words) == 1 {
		a.low, a.percent, r.words = math.Round(a.low*percent), true, nil
	}
	for scales[r.peek()] > 0 && (r.peek() != "m" || len(r.words) == 1 || r.currency != "") {
		a.scale *= scales[r.peek()]
		a.small, a.year = false, false
		r.words = r.words[1:]
	}
	a.low = math.Round(a.low*a.scale*1e6) / 1e6
	a.high = a.low
	return a, true
}

// vagueNumber reads "dozens", "tens of thousands", which are two of them at least.
func vagueNumber(r *amountReader) (float64, bool) {
	for _, tens := range []string{"tens of ", "hundreds of ", ""} {
		for name, n := range vague {
			if tens != "" && n < 1000 || !r.take(tens+name) {
				continue
			}
			switch tens {
			case "tens of ":
				n *= 10
			case "hundreds of ":
				n *= 100
			}
			return 2 * n, true
		}
	}
	return 0, false
}

// cardinal reads a number of one word: "twelve", "twenty-five".
func cardinal(word string) (float64, bool) {
	tens, ones, ok := strings.Cut(word, "-")
	if ok {
		a, b := cardinals[tens], cardinals[ones]
		return a + b, a >= 20 && b > 0 && b < 10
	}
	n, ok := cardinals[word]
	return n, ok
}

// unit reads what is counted, in the words that are left.
func (r *amountReader) unit(a amount) string {
	if r.currency != "" {
		return r.currency + r.per()
	}
	if r.next("%", "percent") || r.take("per cent") {
		return "%"
	}
	of := r.next("of")
	for _, c := range currencyNames {
		if slices.Contains(r.words, "of") && strings.HasPrefix(c.name, "pound") {
			continue
		}
		if rest := *r; rest.take(c.name) {
			return c.code + rest.per()
		}
	}
	if of {
		if a.low == 1 { // "one of the leaders"
			return ""
		}
		r.next("the", "its", "his", "her", "their")
	}
	if symbol, ok := symbols[r.peek()]; ok {
		return symbol
	}
	end := slices.IndexFunc(r.words, func(w string) bool { return amountEnds[strings.ToLower(w)] })
	if end < 0 {
		end = len(r.words)
	}
	unit := strings.Join(r.words[:end], " ")
	if strings.HasSuffix(unit, "-") { // "coal- and gas-fired plants"
		return ""
	}
	return unit
}

// take is phrase for words that may be all.
func (r *amountReader) take(text string) bool {
	n := strings.Count(text, " ") + 1
	if len(r.words) < n || !strings.EqualFold(strings.Join(r.words[:n], " "), text) {
		return false
	}
	r.words = r.words[n:]
	return true
}

// per reads "a barrel", "per day" as "/barrel", "/day".
func (r *amountReader) per() string {
	if r.next("a", "an", "per", "each") && len(r.words) > 0 {
		return "/" + r.peek()
	}
	return ""
}
