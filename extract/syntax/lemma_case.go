package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract/nn/linear"
)

// CaseRule says how to write the letters of a lemma. It is a class of the
// weights that choose it.
type CaseRule byte

// The rules of case.
const (
	KeepCase  CaseRule = iota // "Danes": "Dane", each letter as in the form
	LowerCase                 // "The": "the"
	TitleCase                 // "satanism": "Satanism"
	UpperCase                 // "tv": "TV"
	CaseRules                 // how many there are
)

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
	if strings.HasPrefix(form, lemma) {
		return lemma
	}
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

// CaseRuleOf is the rule that makes the lemma out of a form.
func CaseRuleOf(form, lemma string) CaseRule {
	low := strings.ToLower(lemma)
	order := []CaseRule{KeepCase, LowerCase, TitleCase, UpperCase}
	if CaseShape(form) == "x" {
		order = []CaseRule{LowerCase, TitleCase, UpperCase}
	}
	for _, rule := range order {
		if rule.Apply(form, low) == lemma {
			return rule
		}
	}
	return order[0]
}

// CaseShape tells how a form is written: "x" without capitals, "Xx" with the
// first alone, "X" one capital letter, "XX" in capitals, "xX" mixed.
func CaseShape(form string) string {
	capitals, small, first := 0, 0, false
	for i, r := range form {
		switch {
		case 'a' <= r && r <= 'z':
			small++
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

// line is what the choice of case knows of a sentence: how every word is
// written, and what that says of the sentence as a whole.
type line struct {
	forms  []string
	shapes []string
	tags   []Analysis
	style  uint32 // 0 as usual, 1 Title Case, 2 CAPITALS, 3 no capital at all
}

func newLine(forms []string, tags []Analysis) line {
	l := line{forms: forms, tags: tags, shapes: make([]string, len(forms))}
	words, capitals, loud := 0, 0, 0
	for i, form := range forms {
		l.shapes[i] = CaseShape(form)
		if r, _ := utf8.DecodeRuneInString(form); !unicode.IsLetter(r) || l.shapes[i] == "x" && len(form) < 4 {
			continue
		}
		words++
		switch l.shapes[i] {
		case "x":
		case "XX":
			loud++
			capitals++
		default:
			capitals++
		}
	}
	switch {
	case words > 2 && 10*loud > 7*words:
		l.style = 2
	case words > 1 && 10*capitals > 7*words:
		l.style = 1
	case words > 2 && capitals == 0:
		l.style = 3
	}
	return l
}

// place tells whether a word begins the sentence, or follows a mark after
// which a capital says nothing.
func (l *line) place(i int) uint32 {
	if i == 0 {
		return 1
	}
	switch l.forms[i-1] {
	case `"`, "'", "“", "‘", ":", "-", "–", "—", "*", "•", ".", "?", "!", "(", "[", "``":
		return 2
	}
	return 0
}

func (l *line) shape(i int) uint32 {
	if i < 0 || i >= len(l.forms) {
		return 0
	}
	return linear.Hash(l.shapes[i])
}

func (l *line) tag(i int) uint32 {
	if i < 0 || i >= len(l.tags) {
		return 0
	}
	return linear.Hash(l.tags[i].XPOS)
}

func (l *line) low(i int) uint32 {
	if i < 0 || i >= len(l.forms) {
		return 0
	}
	return linear.Hash(strings.ToLower(l.forms[i]))
}

// chosen says that weights choose the case of word i: it has a capital, or is
// a name without.
func (l *Lemmatizer) chosen(s *line, i int, low, tag string) bool {
	return s.shapes[i] != "x" || tag == "NNP" || tag == "NNPS" || l.habit(low) == CapitalWord
}

// caseFeatures appends the features of the case of word i; tag is the one by
// which it is inflected.
func (l *Lemmatizer) caseFeatures(f []uint32, s *line, i int, low, tag string) []uint32 {
	form, shape, place := linear.Hash(low), s.shape(i), s.place(i)
	tags, both := linear.Hash(tag), linear.Join(linear.Hash(s.tags[i].UPOS), linear.Hash(s.tags[i].XPOS))
	habit := uint32(l.habit(low))
	before, after := s.shape(i-1), s.shape(i+1)
	length := uint32(min(len(low), 8))
	number := uint32(300)
	add := func(values ...uint32) {
		number++
		h := linear.Join(0x1b873593, number)
		for _, v := range values {
			h = linear.Join(h, v)
		}
		f = append(f, h)
	}
	add(form, shape)
	add(form, tags, shape)
	add(form, place, shape, s.style)
	add(tags, shape)
	add(tags, shape, place, s.style)
	add(tags, shape, habit, place, s.style)
	add(tags, shape, before, after, place)
	add(tags, shape, before, after, habit, s.style)
	add(both, shape, place, habit)
	add(habit, shape, place, s.style)
	add(tags, shape, s.low(i-1))
	add(tags, shape, s.low(i+1))
	add(tags, shape, length, s.style)
	add(tags, shape, roman(low), length)
	add(tags, shape, place, linear.Hash(low[max(0, len(low)-3):]))
	add(tags, shape, linear.Hash(low[max(0, len(low)-2):]), habit)
	add(tags, shape, linear.Hash(low[max(0, len(low)-3):]))
	add(tags, shape, linear.Hash(low[max(0, len(low)-4):]))
	add(tags, shape, s.tag(i-1), before)
	add(tags, shape, s.tag(i+1), after)
	add(tags, shape, s.tag(i-1), s.tag(i+1), place, habit)
	return f
}

// roman is 1 for what may be a Roman number.
func roman(low string) uint32 {
	if strings.Trim(low, "ivxlc") == "" {
		return 1
	}
	return 0
}

// FormFeatures is how many features, the first ones, tell of the form itself.
const FormFeatures = 3

// CaseFeatures lists for every word of a sentence the features by which the
// case of its lemma is chosen, nil where nothing is to choose.
func (l *Lemmatizer) CaseFeatures(forms []string, tags []Analysis) [][]uint32 {
	s := newLine(plainForms(forms), tags)
	features := make([][]uint32, len(forms))
	for i, form := range s.forms {
		low, tag := strings.ToLower(form), agreed(tags[i].UPOS, tags[i].XPOS)
		if l.chosen(&s, i, low, tag) {
			features[i] = l.caseFeatures(nil, &s, i, low, tag)
		}
	}
	return features
}

// caseOf chooses the case of the lemma of word i.
func (l *Lemmatizer) caseOf(f []uint32, s *line, i int, low, tag string) (CaseRule, []uint32) {
	if !l.chosen(s, i, low, tag) {
		return LowerCase, f
	}
	f = l.caseFeatures(f[:0], s, i, low, tag)
	var scores [CaseRules]int32
	l.cases.Add(f, scores[:])
	best := KeepCase
	for rule := range CaseRules {
		if scores[rule] > scores[best] {
			best = rule
		}
	}
	return best, f
}

// agreed is the tag by which a word is inflected, where the fine one and the
// coarse one do not go together.
func agreed(upos, xpos string) string {
	if xpos == "" {
		return upos
	}
	verbal := xpos[0] == 'V'
	switch {
	case upos == "PROPN" && (xpos == "NN" || xpos == "JJ" || verbal):
		return "NNP"
	case upos == "PROPN" && xpos == "NNS":
		return "NNPS"
	case upos == "NOUN" && (xpos == "VBG" || xpos == "JJ"):
		return "NN"
	case upos == "VERB" && xpos == "JJ":
		return "VBN"
	}
	return xpos
}
