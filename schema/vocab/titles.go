package vocab

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"parley/schema"
)

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
	Name     string // lower case: "secretary of state"
	Kind     TitleKind
	Gender   Gender   // 0 where the title marks none
	Serves   []string // what its bearer serves, each one of Served; the first most often
	Relation string   // of the bearer to what he serves, as a canonical phrase: "be president of"; "" where none is usual
}

// Served are the things whose offices, ranks and voices titles are.
var Served = []string{
	"state", "government", "region", "city", "parliament", "court", "party", "movement", "body", "bank", "army", "police", "church", "university", "person",
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
	title, ok := known().titles[strings.ToLower(words)]
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

// addTitle puts a title into the world, under each of its forms.
func (w *world) addTitle(r *row) {
	title := Title{Name: r.name.Name, Kind: TitleKind(r.words[0]), Serves: namesOf(r.of), Relation: first(r.more)}
	if len(r.words) > 1 {
		title.Gender = genderOf(r.words[1])
	}
	for _, form := range append([]string{r.name.Name}, namesOf(r.names)...) {
		if _, taken := w.titles[form]; !taken {
			w.titles[form] = title
		}
	}
}

// checkTitle reports what is no kind, gender or served thing in a row of a title.
func checkTitle(r *row) error {
	if len(r.words) == 0 || len(r.words) > 2 || !slices.Contains([]TitleKind{Office, Voice, Rank, Honorific}, TitleKind(r.words[0])) {
		return fmt.Errorf("column %q has to be office, voice, rank or honorific, and a gender (m, f) if the title marks one", columnTitles[columnWords])
	}
	if len(r.words) == 2 && genderOf(r.words[1]) == 0 {
		return fmt.Errorf("%q is no gender (m, f)", r.words[1])
	}
	for _, of := range r.of {
		if !slices.Contains(Served, of.Name) {
			return fmt.Errorf("%q is none of %s", of.Name, strings.Join(Served, ", "))
		}
	}
	if r.name.Name != strings.ToLower(r.name.Name) {
		return errors.New("a title is written in lower case")
	}
	return nil
}

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
