package syntax

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lemmatizer finds the dictionary form of a word by its tag, in two steps
// learnt from the treebanks: an [Edit] of the ending, and a [CaseRule] for the
// letters. Of both it knows rules for endings; a rule for a whole word ("^men")
// is the longest ending of all, and so the dictionary of exceptions. It is
// immutable.
type Lemmatizer struct {
	edits map[ending]Edit
	cases map[ending]CaseRule
	known map[string]bool // lemmas of open classes, in lower case, with their class before: "V accept"
	tries map[string][]Edit
}

// Edit replaces the last Cut letters of a word by Put.
type Edit struct {
	Cut int // letters, that is runes
	Put string
}

// CaseRule says how to write the letters of a lemma.
type CaseRule byte

// The rules of case.
const (
	LowerCase CaseRule = 'l' // "The": "the"
	KeepCase  CaseRule = 'k' // "Danes": "Dane", each letter as in the form
	TitleCase CaseRule = 't' // "satanism": "Satanism"
	UpperCase CaseRule = 'u' // "tv": "TV"
)

// ending is the key of a rule: tag, and the last letters of the lower-cased
// form; a whole form begins with ^. The tag of a case rule has the shape of
// the form behind it.
type ending struct{ tag, letters string }

// longestEnding bounds endings that are no whole word, in letters.
const longestEnding = 7

// lemmaMagic begins every file of a lemmatiser of this version.
const lemmaMagic = "parley lemmas 1\n"

// LoadLemmas reads a lemmatiser that WriteTo has written.
func LoadLemmas(data []byte) (*Lemmatizer, error) {
	packed, ok := bytes.CutPrefix(data, []byte(lemmaMagic))
	if !ok {
		return nil, errors.New("lemmatiser: not a model of this version; train it again")
	}
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), 16<<20))
	if err != nil {
		return nil, fmt.Errorf("lemmatiser: %w", err)
	}
	l := &Lemmatizer{edits: map[ending]Edit{}, cases: map[ending]CaseRule{}, known: map[string]bool{}, tries: map[string][]Edit{}}
	for line := range strings.Lines(string(text)) {
		if err := l.parse(strings.Split(strings.TrimSuffix(line, "\n"), "\t")); err != nil {
			return nil, fmt.Errorf("lemmatiser: %w", err)
		}
	}
	if len(l.edits) == 0 {
		return nil, errors.New("lemmatiser: no rules")
	}
	return l, nil
}

// parse reads one line of the packed table: edit, try, case rule or known lemma.
func (l *Lemmatizer) parse(fields []string) error {
	switch {
	case len(fields) == 5 && fields[0] == "e":
		cut, err := strconv.Atoi(fields[3])
		l.edits[ending{fields[1], fields[2]}] = Edit{cut, fields[4]}
		return err
	case len(fields) == 4 && fields[0] == "t":
		cut, err := strconv.Atoi(fields[2])
		l.tries[fields[1]] = append(l.tries[fields[1]], Edit{cut, fields[3]})
		return err
	case len(fields) == 4 && fields[0] == "c" && len(fields[3]) == 1:
		l.cases[ending{fields[1], fields[2]}] = CaseRule(fields[3][0])
	case len(fields) == 2 && fields[0] == "k":
		l.known[fields[1]] = true
	default:
		return fmt.Errorf("line %q", fields)
	}
	return nil
}

// WriteTo writes the lemmatiser as LoadLemmas reads it.
func (l *Lemmatizer) WriteTo(out io.Writer) (int64, error) {
	var lines []string
	for key, edit := range l.edits {
		lines = append(lines, fmt.Sprintf("e\t%s\t%s\t%d\t%s\n", key.tag, key.letters, edit.Cut, edit.Put))
	}
	for key, rule := range l.cases {
		lines = append(lines, fmt.Sprintf("c\t%s\t%s\t%c\n", key.tag, key.letters, rule))
	}
	for lemma := range l.known {
		lines = append(lines, "k\t"+lemma+"\n")
	}
	slices.Sort(lines)
	for _, tag := range slices.Sorted(maps.Keys(l.tries)) {
		for _, edit := range l.tries[tag] {
			lines = append(lines, fmt.Sprintf("t\t%s\t%d\t%s\n", tag, edit.Cut, edit.Put))
		}
	}
	var packed bytes.Buffer
	packed.WriteString(lemmaMagic)
	deflated, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := io.WriteString(deflated, strings.Join(lines, "")); err != nil {
		return 0, err
	}
	if err := deflated.Close(); err != nil {
		return 0, err
	}
	return packed.WriteTo(out)
}

// Lemma is the dictionary form of a word with the given tags; a word without
// xpos goes by its upos.
func (l *Lemmatizer) Lemma(form, upos, xpos string) string {
	form = PlainForm(form)
	tag := xpos
	if tag == "" {
		tag = upos
	}
	low := strings.ToLower(form)
	edit, letters := longest(l.edits, tag, low)
	lemma := edit.Apply(low)
	if !strings.HasPrefix(letters, "^") && len(l.tries[tag]) > 0 && !l.known[KnownKey(tag, lemma)] {
		lemma = l.retry(tag, low, lemma)
	}
	return l.CaseOf(form, low, tag).Apply(form, lemma)
}

// retry looks for an edit that leads to a known lemma, where the rule has led
// to an unknown one; a verb that no edit makes known is spelt by rule.
func (l *Lemmatizer) retry(tag, low, lemma string) string {
	regular := strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing") || strings.HasSuffix(low, "s")
	if !regular && l.known[KnownKey(tag, low)] {
		return low // "halt", tagged as past
	}
	for _, edit := range l.tries[tag] {
		if other := edit.Apply(low); other != low && l.known[KnownKey(tag, other)] {
			return other
		}
	}
	if tag[0] == 'V' && tag != "VBZ" {
		if base, ok := respell(low); ok {
			return base
		}
		return low // better than a strong verb made up
	}
	return lemma
}

// CaseOf is the rule of case for a form. A form in small letters has one only
// as an exception.
func (l *Lemmatizer) CaseOf(form, low, tag string) CaseRule {
	shape := CaseShape(form)
	if shape == "x" {
		if rule, ok := l.cases[ending{tag + shape, "^" + low}]; ok {
			return rule
		}
		return LowerCase
	}
	if rule, letters := longest(l.cases, tag+shape, low); letters != "" || rule != 0 {
		return rule
	}
	return KeepCase
}

// longest is the rule with the longest ending that a form has, and that ending.
func longest[R any](rules map[ending]R, tag, low string) (rule R, letters string) {
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

// Apply writes the letters of a lower-cased lemma as the rule wants them.
func (r CaseRule) Apply(form, lemma string) string {
	switch r {
	case KeepCase:
		return keepCase(form, lemma)
	case TitleCase:
		first, size := utf8.DecodeRuneInString(lemma)
		return string(unicode.ToUpper(first)) + lemma[size:]
	case UpperCase:
		return strings.ToUpper(lemma)
	}
	return lemma
}

// keepCase writes each letter of the lemma as the same letter of the form.
func keepCase(form, lemma string) string {
	var b strings.Builder
	for _, r := range lemma {
		f, size := utf8.DecodeRuneInString(form)
		form = form[size:]
		if size > 0 && unicode.ToLower(f) == r {
			r = f
		}
		b.WriteRune(r)
	}
	return b.String()
}

// CaseShape tells how a form is written: "x" without capitals, "Xx" with the
// first alone, "X" one capital letter, "XX" in capitals, "xX" mixed.
func CaseShape(form string) string {
	capitals, small, first := 0, 0, false
	for i, r := range form {
		switch {
		case unicode.IsUpper(r):
			capitals++
			first = first || i == 0
		case unicode.IsLower(r):
			small++
		}
	}
	switch {
	case capitals == 0:
		return "x"
	case small == 0 && capitals == 1:
		return "X"
	case small == 0:
		return "XX"
	case capitals == 1 && first:
		return "Xx"
	}
	return "xX"
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

var plainQuotes = strings.NewReplacer("‘", "'", "’", "'", "‛", "'", "ʼ", "'", "´", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"‐", "-", "‑", "-", "−", "-", "–", "—", "―", "—")
