package vocab

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed nominals.tsv
var nominalTable string

// Nominal is how a verb and its object are spoken of as a thing.
type Nominal struct {
	Noun string // "invasion"; empty where the object itself names the thing
	Prep string // before the object: "of"; empty where the verb takes none
	// Before says that the object stands before the noun ("NATO membership"),
	// or, where there is no noun, the maker before the thing ("U.S. bases").
	Before bool
}

// NominalOf finds the noun of a verb, given as its lemma with its particle.
func NominalOf(verb string) (Nominal, bool) {
	n, ok := nominals()[verb]
	return n, ok
}

var nominals = sync.OnceValue(func() map[string]Nominal {
	table := make(map[string]Nominal)
	for fields := range rows(nominalTable) {
		n := Nominal{Noun: fields[1], Prep: fields[2]}
		if n.Noun == "=" {
			n.Noun = ""
		}
		switch n.Prep {
		case "<":
			n.Prep, n.Before = "", true
		case "-":
			n.Prep = ""
		}
		table[fields[0]] = n
	}
	return table
})

// Gerund is the -ing form of a verb, given as its lemma with its particle:
// "take over" becomes "taking over".
func Gerund(verb string) string {
	head, rest, spaced := strings.Cut(verb, " ")
	head = gerundOf(head)
	if spaced {
		return head + " " + rest
	}
	return head
}

func gerundOf(v string) string {
	switch {
	case v == "be" || v == "see" || strings.HasSuffix(v, "ee") || strings.HasSuffix(v, "ye") || strings.HasSuffix(v, "oe"):
		return v + "ing"
	case strings.HasSuffix(v, "ie"):
		return v[:len(v)-2] + "ying"
	case strings.HasSuffix(v, "e") && len(v) > 2:
		return v[:len(v)-1] + "ing"
	case strings.HasSuffix(v, "ic"):
		return v + "king"
	case doublesLast(v):
		return v + v[len(v)-1:] + "ing"
	}
	return v + "ing"
}

// stressedLast are the verbs of more than one syllable that double their last
// consonant because the stress falls on it.
var stressedLast = map[string]bool{
	"admit": true, "commit": true, "permit": true, "submit": true, "omit": true, "begin": true,
	"prefer": true, "refer": true, "defer": true, "deter": true, "transfer": true, "confer": true,
	"compel": true, "expel": true, "repel": true, "propel": true, "control": true, "rebel": true,
	"occur": true, "incur": true, "concur": true, "abet": true, "regret": true, "forget": true,
	"equip": true, "annul": true, "outwit": true, "abhor": true, "upset": true, "excel": true,
}

func doublesLast(v string) bool {
	n := len(v)
	if stressedLast[v] {
		return true
	}
	if n < 3 || n > 5 || strings.IndexByte("wxyhaeiou", v[n-1]) >= 0 || !isVowel(v[n-2]) || isVowel(v[n-3]) {
		return false
	}
	return strings.IndexFunc(v[:n-2], func(r rune) bool { return isVowel(byte(r)) }) < 0
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// ActionNoun reports whether a noun is that of a verb of the table: "invasion".
func ActionNoun(noun string) bool { return actionNouns()[noun] }

var actionNouns = sync.OnceValue(func() map[string]bool {
	nouns := make(map[string]bool)
	for _, n := range nominals() {
		nouns[n.Noun] = n.Noun != ""
	}
	return nouns
})
