package vocab

import (
	_ "embed"
	"strings"
	"sync"

	"parley/schema"
)

//go:embed titles.tsv
var titleTable string

//go:embed nouns.tsv
var nounTable string

//go:embed given.tsv
var givenTable string

// Gender is the gender that a word marks.
type Gender byte

// The genders that an English pronoun can tell apart; 0 where a word marks none.
const (
	Masculine Gender = 'm'
	Feminine  Gender = 'f'
)

// TitleKind says for whom the bearer of a title speaks.
type TitleKind string

// The kinds of titles.
const (
	Office    TitleKind = "office"    // speaks for the state or body that the office belongs to
	Voice     TitleKind = "voice"     // speaks for the one that sent him: spokesman, envoy
	Rank      TitleKind = "rank"      // of arms, church or learning
	Honorific TitleKind = "honorific" // Mr., Sir
)

// Title is an office, rank or form of address that stands with a name.
type Title struct {
	Name   string // lower case: "secretary of state"
	Kind   TitleKind
	Gender Gender // 0 where the title marks none
}

// Noun is what the table of common nouns knows of a lemma.
type Noun struct {
	Class  schema.Class
	Gender Gender // of persons, 0 where the noun marks none
}

// TitleNamed finds a title by its words, whatever their case. The words of
// modifiers ("deputy", "foreign") do not belong to them: "minister" is the
// title of a deputy foreign minister.
func TitleNamed(words string) (Title, bool) {
	title, ok := titles()[strings.ToLower(words)]
	return title, ok
}

// NounNamed finds a common noun by its lemma, or by a plural form that means
// something else than the singular ("forces" are a group).
func NounNamed(lemma string) (Noun, bool) {
	noun, ok := nouns()[strings.ToLower(lemma)]
	return noun, ok
}

// ClassOfNoun is the class of what a common noun speaks of, by its form and
// lemma in lower case, or "" for a noun that is not known. Several persons
// are a group.
func ClassOfNoun(form, lemma string) schema.Class {
	if form != lemma {
		if noun, ok := NounNamed(form); ok {
			return noun.Class
		}
	}
	class := schema.Class("")
	if noun, ok := NounNamed(lemma); ok {
		class = noun.Class
	} else if _, ok := TitleNamed(lemma); ok || personal(lemma) {
		class = schema.Person
	}
	if class == schema.Person && form != lemma && form != "" {
		return schema.Group
	}
	return class
}

// personal reports whether the noun is formed like one that names a person.
func personal(lemma string) bool {
	for _, ending := range []string{"woman", "person", "crat", "ologist", "keeper", "monger", "smith"} {
		if len(lemma) > len(ending) && strings.HasSuffix(lemma, ending) {
			return true
		}
	}
	return len(lemma) > 5 && strings.HasSuffix(lemma, "man")
}

// GenderOfGiven is the gender that bears the given name almost always, or 0.
func GenderOfGiven(name string) Gender { return givenNames()[strings.ToLower(name)] }

var titles = sync.OnceValue(func() map[string]Title {
	table := map[string]Title{}
	for fields := range rows(titleTable) {
		table[fields[0]] = Title{Name: fields[0], Kind: TitleKind(fields[1]), Gender: genderOf(fields[2])}
	}
	return table
})

var nouns = sync.OnceValue(func() map[string]Noun {
	table := map[string]Noun{}
	for fields := range rows(nounTable) {
		for _, lemma := range strings.Fields(fields[2]) {
			gender := genderOf(fields[1])
			if _, known := table[lemma]; !known || gender != 0 {
				table[lemma] = Noun{Class: schema.Class(fields[0]), Gender: gender}
			}
		}
	}
	return table
})

var givenNames = sync.OnceValue(func() map[string]Gender {
	table := map[string]Gender{}
	for fields := range rows(givenTable) {
		for _, name := range strings.Fields(fields[1]) {
			if gender, known := table[name]; known && gender != genderOf(fields[0]) {
				table[name] = 0 // borne by both
				continue
			}
			table[name] = genderOf(fields[0])
		}
	}
	return table
})

func genderOf(field string) Gender {
	switch field {
	case "m":
		return Masculine
	case "f":
		return Feminine
	}
	return 0
}

// rows yields the tab-separated fields of every line of a table that is
// neither empty nor a comment.
func rows(table string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(table) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}
