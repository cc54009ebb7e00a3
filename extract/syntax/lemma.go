package syntax

import (
	"strings"
	"unicode/utf8"

	"parley/extract/nn/linear"
)

// Lemmatizer finds the dictionary form of a word by its tags, in two steps
// learnt from the treebanks: an [Edit] of the ending, and a [CaseRule] for the
// letters, which weights choose by the words around. Of edits it knows rules
// for endings; a rule for a whole word ("^men") is the longest ending of all,
// and so the dictionary of exceptions. It is immutable.
type Lemmatizer struct {
	edits map[ending]Edit
	known map[string]bool // lemmas of open classes, in lower case, with their class before: "V accept"
	tries map[string][]Swap
	words map[uint32]WordHabit // by the hash of the word in lower case
	cases *linear.Weights      // a class for each rule of case
}

// Edit replaces the last Cut letters of a word by Put.
type Edit struct {
	Cut int // letters, that is runes
	Put string
}

// Swap replaces the ending Off by Put.
type Swap struct{ Off, Put string }

// WordHabit is how the training text writes a word within sentences.
type WordHabit byte

// The habits of words; 0 are words that it lacks.
const (
	SmallWord   WordHabit = 's' // "the"
	CapitalWord WordHabit = 'c' // "Moscow"
	MixedWord   WordHabit = 'm' // "May"
)

// ending is the key of a rule: tag, and the last letters of the lower-cased
// form; a whole form begins with ^.
type ending struct{ tag, letters string }

// longestEnding bounds endings that are no whole word, in letters.
const longestEnding = 7

// Lemmas are the dictionary forms of the words of a sentence.
func (l *Lemmatizer) Lemmas(forms []string, tags []Analysis) []string {
	s := newLine(plainForms(forms), tags)
	lemmas := make([]string, len(forms))
	var features []uint32
	for i := range s.forms {
		lemmas[i], features = l.lemma(features, &s, i)
	}
	return lemmas
}

// lemma is that of word i; it uses and returns the buffer for features.
func (l *Lemmatizer) lemma(f []uint32, s *line, i int) (string, []uint32) {
	form, t := s.forms[i], &s.tags[i]
	low := strings.ToLower(form)
	tag := agreed(t.UPOS, t.XPOS)
	rule, f := l.caseOf(f, s, i, low, tag)
	low = l.unstretched(low)
	lemma := l.base(tag, low, s.shapes[i])
	if lemma == "i" && tag == "PRP" {
		rule = UpperCase
	}
	return rule.Apply(form, lemma), f
}

// base is the lemma in lower case.
func (l *Lemmatizer) base(tag, low, shape string) string {
	if tag == "CD" {
		return withoutCommas(low)
	}
	if n := len(low); tag == "VBZ" && n > 3 && low[n-2:] == "ys" && isVowel(low[n-3]) { // "buys"
		return low[:n-1]
	}
	edit, letters := longest(l.edits, tag, low)
	lemma := edit.Apply(low)
	if strings.HasPrefix(letters, "^") {
		return lemma
	}
	if constant, letters := longest(l.edits, anyTag, low); strings.HasPrefix(letters, "^") && tag != "NNP" && tag != "NNPS" {
		return constant.Apply(low)
	}
	if len(l.tries[tag]) > 0 && !l.known[KnownKey(tag, lemma)] {
		lemma = l.retry(tag, low, lemma)
	}
	if (tag == "NNPS" || tag == "NNS" && shape != "x") && lemma != low && !l.plausible(lemma) {
		return low // "Athens"
	}
	return lemma
}

// plausible says that a name may be the singular of a plural: a word that the
// treebanks have, or one that ends as nations and trades do.
func (l *Lemmatizer) plausible(lemma string) bool {
	if l.habit(lemma) != 0 || l.known[KnownKey("NN", lemma)] {
		return true
	}
	for _, end := range [...]string{"an", "er", "or", "ist", "ite", "ese", "ian"} {
		if strings.HasSuffix(lemma, end) && len(lemma) > len(end)+2 {
			return true
		}
	}
	return false
}

// withoutCommas is a number without the commas between its thousands; other
// words stay as they are.
func withoutCommas(low string) string {
	if !strings.Contains(low, ",") || strings.Trim(low, "0123456789,.") != "" {
		return low
	}
	whole, _, _ := strings.Cut(low, ".")
	groups := strings.Split(whole, ",")
	for _, group := range groups[1:] {
		if len(group) != 3 {
			return low
		}
	}
	return strings.ReplaceAll(low, ",", "")
}

// habit is how the training text writes a word in lower case.
func (l *Lemmatizer) habit(low string) WordHabit { return l.words[linear.Hash(low)] }

// unstretched is the word meant by one such as "sooooo".
func (l *Lemmatizer) unstretched(low string) string {
	if !stretched(low) || l.habit(low) != 0 {
		return low
	}
	var once, twice []byte
	run := 0
	for i := range len(low) {
		if run++; i > 0 && low[i] != low[i-1] {
			run = 1
		}
		if run == 1 {
			once = append(once, low[i])
		}
		if run <= 2 {
			twice = append(twice, low[i])
		}
	}
	for _, word := range []string{string(twice), string(once)} {
		if l.habit(word) == SmallWord {
			return word
		}
	}
	return low
}

// stretched says that a letter of ASCII comes three times in a row.
func stretched(low string) bool {
	for i := 2; i < len(low); i++ {
		if c := low[i]; low[i-2] == c && low[i-1] == c && 'a' <= c && c <= 'z' {
			return true
		}
	}
	return false
}

// retry looks for an edit that leads to a known lemma, where the rule has led
// to an unknown one; a verb that no edit makes known is spelt by rule.
func (l *Lemmatizer) retry(tag, low, lemma string) string {
	regular := strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing") || strings.HasSuffix(low, "s")
	verb := tag[0] == 'V' && tag != "VBZ"
	if verb && !regular && l.known[KnownKey(tag, low)] {
		return low // "halt", tagged as past
	}
	var spelt string
	if verb {
		if spelt, _ = respell(low); spelt != "" && (l.habit(spelt) != 0 || l.known[KnownKey(tag, spelt)]) {
			return spelt
		}
	}
	for _, try := range l.tries[tag] {
		if stem, ok := strings.CutSuffix(low, try.Off); ok && stem != "" && l.known[KnownKey(tag, stem+try.Put)] {
			return stem + try.Put
		}
	}
	switch {
	case spelt != "":
		return spelt
	case verb:
		return low // better than a strong verb made up
	}
	for _, try := range l.tries[tag] {
		if stem, ok := strings.CutSuffix(low, try.Off); ok && stem != "" && l.habit(stem+try.Put) != 0 {
			return stem + try.Put
		}
	}
	return lemma
}

// longest is the rule with the longest ending that a form has, and that ending.
func longest(rules map[ending]Edit, tag, low string) (rule Edit, letters string) {
	var buffer [40]byte
	if rule, ok := rules[ending{tag, string(append(append(buffer[:0], '^'), low...))}]; ok {
		return rule, "^"
	}
	at := len(low)
	for n := 0; n < longestEnding && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(low[:at])
		at -= size
	}
	for at < len(low) {
		if rule, ok := rules[ending{tag, low[at:]}]; ok {
			return rule, low[at:]
		}
		_, size := utf8.DecodeRuneInString(low[at:])
		at += size
	}
	return rules[ending{tag, ""}], ""
}

// Apply edits the end of a word; it is the word itself where that is too short.
func (e Edit) Apply(low string) string {
	end := len(low)
	for range e.Cut {
		_, size := utf8.DecodeLastRuneInString(low[:end])
		end -= size
	}
	if end == 0 && e.Put == "" {
		return low
	}
	return low[:end] + e.Put
}

// KnownKey is a lemma with the class that its tag inflects.
func KnownKey(tag, lemma string) string { return tag[:1] + " " + lemma }

// PlainForm maps typographic quotes and dashes to those of the treebanks.
func PlainForm(form string) string {
	for i := 0; i < len(form); i++ {
		if form[i] >= utf8.RuneSelf {
			return plainQuotes.Replace(form)
		}
	}
	return form
}

// plainForms maps all forms of a sentence.
func plainForms(forms []string) []string {
	plain := make([]string, len(forms))
	for i, form := range forms {
		plain[i] = PlainForm(form)
	}
	return plain
}

var plainQuotes = strings.NewReplacer("‘", "'", "’", "'", "‛", "'", "ʼ", "'", "´", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"‐", "-", "‑", "-", "−", "-", "–", "-", "―", "—",
	"\u00ad", "", "\u200b", "", "\u200c", "", "\u2060", "", "\ufeff", "")
