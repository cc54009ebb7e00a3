package vocab

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed attitudes.tsv
var attitudeTable string

// AttitudeKind says how a word tells an attitude; the head of the table tells
// of each.
type AttitudeKind string

// The kinds of words.
const (
	Toward  AttitudeKind = "toward"
	Agent   AttitudeKind = "agent"
	Fellow  AttitudeKind = "fellow"
	Both    AttitudeKind = "both"
	Quality AttitudeKind = "quality"
	Acting  AttitudeKind = "act"
	Moved   AttitudeKind = "moved"
	Deed    AttitudeKind = "deed"
	Quit    AttitudeKind = "quit"
	Giving  AttitudeKind = "give"
	Getting AttitudeKind = "get"
	Undoing AttitudeKind = "undo"
	Reverse AttitudeKind = "reverse"
	Speaks  AttitudeKind = "speaks"
	Part    AttitudeKind = "part"
	Wording AttitudeKind = "wording"
	Scene   AttitudeKind = "scene"
	Channel AttitudeKind = "channel"
)

// Attitude is what a word of one kind tells.
type Attitude struct {
	Side     int     // 1 for, -1 against, 0 for words that tell none by themselves
	Strength float64 // 0..1
	Preps    []string
}

// LeadsBy reports whether a preposition leads from the word to what it is about.
func (a Attitude) LeadsBy(prep string) bool { return slices.Contains(a.Preps, prep) }

// AttitudeOf finds what a lemma, in lower case, tells as a word of the kind. A
// word may have several rows that differ in their prepositions: they come in the
// order of the table.
func AttitudeOf(kind AttitudeKind, lemma string) []Attitude { return attitudes()[kind][lemma] }

var attitudes = sync.OnceValue(func() map[AttitudeKind]map[string][]Attitude {
	table := make(map[AttitudeKind]map[string][]Attitude)
	for fields := range rows(attitudeTable) {
		kind := AttitudeKind(fields[0])
		a := Attitude{}
		switch fields[1] {
		case "+":
			a.Side = 1
		case "-":
			a.Side = -1
		}
		a.Strength, _ = strconv.ParseFloat(fields[2], 64) // the tests read every row
		if fields[3] != "-" {
			a.Preps = strings.Split(fields[3], ",")
		}
		if table[kind] == nil {
			table[kind] = make(map[string][]Attitude)
		}
		for _, lemma := range strings.Fields(fields[4]) {
			table[kind][lemma] = append(table[kind][lemma], a)
		}
	}
	return table
})
