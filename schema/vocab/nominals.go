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
	Moves  bool     // who does it is what it happens to: "Turkish withdrawal"
	Own    bool     // what it is done with is the doer's: "withdrawal of Russian troops"
	Theme  bool     // a possessor is who it is done to: "the cleric's extradition"
	Member bool     // the object comes into the subject: "admit Ukraine"
	Preps  []string // before what else completes the noun: "from"
}

// NominalOf finds the noun of a verb, given as its lemma with its particle, and
// after it, where the noun turns on it, the lemma of its object, the class of its
// object in capitals, or "-" for none.
func NominalOf(verb string) (Nominal, bool) {
	n, ok := nominals()[verb]
	return n, ok
}

var nominals = sync.OnceValue(func() map[string]Nominal {
	table := make(map[string]Nominal)
	for fields := range rows(nominalTable) {
		table[fields[0]] = nominalOf(fields)
	}
	return table
})

func nominalOf(fields []string) Nominal {
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
	if len(fields) < 4 {
		return n
	}
	for trait := range strings.FieldsSeq(fields[3]) {
		switch trait {
		case "moves":
			n.Moves = true
		case "own":
			n.Own = true
		case "theme":
			n.Theme = true
		case "member":
			n.Member = true
		default:
			n.Preps = append(n.Preps, trait)
		}
	}
	return n
}

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

// DeedNamed finds a noun of action, or one that means the same: "expansion" for
// "enlargement".
func DeedNamed(noun string) (Nominal, bool) {
	if same, ok := deedWords().nouns[noun]; ok {
		noun = same
	}
	n, ok := deeds()[noun]
	return n, ok
}

// deeds are the nominals by their noun, as the first verb of each has them.
var deeds = sync.OnceValue(func() map[string]Nominal {
	nouns := make(map[string]Nominal)
	for fields := range rows(nominalTable) {
		n := nominalOf(fields)
		if _, known := nouns[n.Noun]; n.Noun != "" && !known {
			nouns[n.Noun] = n
		}
	}
	return nouns
})
