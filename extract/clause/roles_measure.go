package clause

import (
	"strings"

	"parley/schema"
)

// amount reports whether h is a measure: "by 3 percent", "$2 billion".
func (t *tree) amount(h int) bool {
	return t.upos(h) == "NUM" || t.upos(h) == "SYM" || units[t.lemma(h)] || units[strings.TrimSuffix(t.lower[h], "s")]
}

// fraction reports whether h is a part of a whole: "by a third".
func (t *tree) fraction(h int) bool {
	return in(t.lower[h], []string{"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth"}) && t.childBase(h, "case") >= 0
}

// units are what amounts are counted in.
var units = fields("percent dollar euro pound peso yuan yen rouble ruble rupee lira franc krona crown dinar dirham riyal rial shekel rand naira shilling baht mile kilometer kilometre meter metre ton tonne point times barrel hectare acre")

// timely reports whether h heads an expression of time.
func (t *tree) timely(h int) bool {
	if t.is(h, "obl:tmod", "nmod:tmod") {
		return true
	}
	form := t.lower[h]
	if form == "date" && h > 0 && t.lower[h-1] == "a" { // to be agreed on
		return false
	}
	if decade(form) {
		return true
	}
	if t.upos(h) == "NUM" {
		return h > 0 && months[t.lower[h-1]] || h+1 < len(t.tok) && months[t.lower[h+1]] || year(form) || clock(form)
	}
	if t.edgeOfTime(h) {
		return true
	}
	if !timeNouns[t.lemma(h)] && !timeNouns[form] {
		_, part, _ := strings.Cut(form, "-") // "mid-January"
		return (timeNouns[part] || decade(part) || year(part)) && (strings.HasPrefix(form, "mid-") || strings.HasPrefix(form, "early-") || strings.HasPrefix(form, "late-"))
	}
	if in(form, []string{"may", "march", "second", "fall"}) && !t.capital(h) && t.upos(h) != "NOUN" {
		return false
	}
	return t.class(h) == "" || t.class(h) == schema.Time || form == "eve" || form == "day" && t.class(h) == schema.Event
}

// edgeOfTime reports whether h is the part of a time that is named after it: "the
// end of next year", "the first half of 2020", "the eve of the vote".
func (t *tree) edgeOfTime(h int) bool {
	if !in(t.lower[h], []string{"end", "start", "beginning", "middle", "half", "rest", "remainder", "course", "height", "turn"}) {
		return false
	}
	return t.hasChild(h, func(k int) bool { return k > h && t.rel(k) == "nmod" && t.prep(k) == "of" && t.timely(k) })
}

// year reports whether a number is likely a year.
func year(form string) bool {
	return len(form) == 4 && digits(form) && (form[0] == '1' || form[:2] == "20")
}

// decade reports whether a word is like "1990s".
func decade(form string) bool { return len(form) == 5 && form[4] == 's' && year(form[:4]) }

// clock reports whether a number is like "9:30" or "21.30".
func clock(form string) bool {
	n := len(form)
	return (n == 4 || n == 5) && (form[n-3] == ':' || n == 5 && form[n-3] == '.')
}

func digits(form string) bool { return strings.Trim(form, "0123456789") == "" }

// weekday reports whether the noun modifier k is a day that belongs to the
// clause rather than to the noun: "his ministry on Thursday said".
func (t *tree) weekday(k int) bool {
	if !t.weekdayNoun(k) {
		return false
	}
	p := t.prep(k)
	return p == "on" || p == ""
}

func (t *tree) weekdayNoun(k int) bool {
	return weekdays[t.lower[k]]
}

// strayTimes gives the clause the days that the tree hangs on its arguments.
func (t *tree) strayTimes(f *frame) {
	for _, list := range [][]argument{f.subjects, f.objects} {
		for _, a := range list {
			for _, k := range t.kids[a.head] {
				if a.rule == "" && (t.rel(k) == "nmod" && t.weekday(k) || t.rel(k) == "appos" && t.weekdayNoun(k)) {
					t.addRole(f, schema.RoleTime, k, t.prep(k))
				}
			}
		}
	}
}

// rate reports whether h only says how often an amount is reached: "a million
// barrels a day".
func (t *tree) rate(h int) bool {
	if h < 2 || !in(t.lower[h-1], []string{"a", "an", "per", "each", "every"}) || !in(t.lower[h], []string{"day", "week", "month", "year", "hour", "minute", "second", "night", "quarter", "season"}) {
		return false
	}
	n := h - 2
	return t.nominal(n) && (t.upos(n) == "NUM" || t.amount(n) || t.childBase(n, "nummod") >= 0)
}
