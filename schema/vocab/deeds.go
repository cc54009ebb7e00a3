package vocab

import (
	_ "embed"
	"sync"
)

//go:embed deeds.tsv
var deedTable string

// EndNoun reports whether a noun says that what follows it is to end: "halt".
func EndNoun(noun string) bool { return deedWords().ends[noun] }

// UndoNoun reports whether a noun tells that what it is done to is no more, where
// that is a measure: the "lifting" of sanctions.
func UndoNoun(noun string) bool { return deedWords().undo[noun] }

// Measure reports whether a noun is for what a state imposes and lifts: "embargo".
func Measure(noun string) bool { return deedWords().measures[noun] }

// MakingNoun reports whether a noun tells that what follows it comes about: the
// "holding" of elections.
func MakingNoun(noun string) bool { return deedWords().making[noun] }

// Vague reports whether a word before a noun of action leaves the issue the same:
// "further" of "further expansion".
func Vague(word string) bool { return deedWords().vague[word] }

// deedNouns is the parsed table.
type deedNouns struct {
	nouns                               map[string]string // the noun that stands for all of its meaning, by synonym
	ends, undo, measures, making, vague map[string]bool
}

var deedWords = sync.OnceValue(func() *deedNouns {
	w := &deedNouns{
		nouns: map[string]string{},
		ends:  map[string]bool{}, undo: map[string]bool{}, measures: map[string]bool{}, making: map[string]bool{}, vague: map[string]bool{},
	}
	sets := map[string]map[string]bool{"end": w.ends, "undo": w.undo, "measure": w.measures, "making": w.making, "vague": w.vague}
	for fields := range rows(deedTable) {
		kind, name, others := fields[0], fields[1], list(fields[2])
		switch kind {
		case "noun":
			for _, synonym := range others {
				w.nouns[synonym] = name
			}
		default:
			for _, word := range append(others, name) {
				sets[kind][word] = true
			}
		}
	}
	return w
})
