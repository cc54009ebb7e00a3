package vocab

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed issues.tsv
var issueTable string

// Issue is what stances are about, by the name that readers of news know.
type Issue struct {
	Name    string
	Aliases []string // other names of the same issue
}

// Issues lists the issues of the vocabulary in the order of the table.
func Issues() []Issue { return slices.Clone(issueWords().issues) }

// IssueNamed finds an issue by its name or an alias, whatever the case.
func IssueNamed(name string) (Issue, bool) {
	i, ok := issueWords().byName[strings.ToLower(name)]
	if !ok {
		return Issue{}, false
	}
	return issueWords().issues[i], true
}

// EndNoun reports whether a noun says that what follows it is to end: "halt".
func EndNoun(noun string) bool { return issueWords().ends[noun] }

// UndoNoun reports whether a noun tells that what it is done to is no more, where
// that is a measure: the "lifting" of sanctions.
func UndoNoun(noun string) bool { return issueWords().undo[noun] }

// Measure reports whether a noun is for what a state imposes and lifts: "embargo".
func Measure(noun string) bool { return issueWords().measures[noun] }

// MakingNoun reports whether a noun tells that what follows it comes about: the
// "holding" of elections.
func MakingNoun(noun string) bool { return issueWords().making[noun] }

// Vague reports whether a word before a noun of action leaves the issue the same:
// "further" of "further expansion".
func Vague(word string) bool { return issueWords().vague[word] }

// wordsOfIssues is the parsed table.
type wordsOfIssues struct {
	nouns                               map[string]string // the noun that stands for all of its meaning, by synonym
	ends, undo, measures, making, vague map[string]bool
	issues                              []Issue
	byName                              map[string]int // by name and alias in lower case
}

var issueWords = sync.OnceValue(func() *wordsOfIssues {
	w := &wordsOfIssues{
		nouns: map[string]string{}, byName: map[string]int{},
		ends: map[string]bool{}, undo: map[string]bool{}, measures: map[string]bool{}, making: map[string]bool{}, vague: map[string]bool{},
	}
	sets := map[string]map[string]bool{"end": w.ends, "undo": w.undo, "measure": w.measures, "making": w.making, "vague": w.vague}
	for fields := range rows(issueTable) {
		kind, name, others := fields[0], fields[1], list(fields[2])
		switch kind {
		case "noun":
			for _, synonym := range others {
				w.nouns[synonym] = name
			}
		case "issue":
			for _, n := range append(others, name) {
				w.byName[strings.ToLower(n)] = len(w.issues)
			}
			w.issues = append(w.issues, Issue{Name: name, Aliases: others})
		default:
			for _, word := range append(others, name) {
				sets[kind][word] = true
			}
		}
	}
	return w
})
