package canon

import (
	"slices"
	"strings"

	"parley/schema"
	"parley/schema/vocab"
)

// issueName is the name of the issue that a thing is, in the one form that every
// wording of it shares: "NATO expansion" for "NATO's eastward enlargement". What
// is no action keeps its name, unless the vocabulary knows it by another.
func (b *builder) issueName(name string) string {
	if known, ok := b.issueNames[name]; ok {
		return known
	}
	issue := unmade(name)
	if d, ok := deedNamed(issue); ok {
		issue = d.issue()
	} else if n, ok := vocab.DeedNamed(issue); ok && vocab.ClassOfNoun(issue, issue) != schema.Place {
		issue = n.Noun
	}
	if known, ok := vocab.IssueNamed(issue); ok {
		issue = known.Name
	}
	b.issueNames[name] = issue
	return issue
}

// unmade is what comes about by a thing that is its making: "sanctions on Iran" by
// the "imposition of sanctions on Iran". Any other thing is what it is.
func unmade(name string) string {
	if noun, what, ok := strings.Cut(name, " of "); ok && vocab.MakingNoun(noun) {
		return bareWords(what)
	}
	return name
}

// ended is what a thing ends: "NATO expansion" of "an end to NATO expansion". It
// is false for a thing that ends nothing.
func ended(name string) (string, bool) {
	words := strings.Fields(name)
	at := headAt(words)
	if at+2 >= len(words) || !slices.Contains([]string{"to", "of", "in"}, words[at+1]) {
		return "", false
	}
	noun, what := words[at], strings.Fields(bareWords(strings.Join(words[at+2:], " ")))
	if vocab.EndNoun(noun) || vocab.UndoNoun(noun) && vocab.Measure(what[headAt(what)]) {
		return strings.Join(what, " "), true
	}
	return "", false
}
