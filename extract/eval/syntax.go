package eval

import (
	"slices"
	"strings"

	"parley/extract/conllu"
	"parley/extract/syntax"
)

// SyntaxScore counts right answers on gold tokens. Features count if all the
// universal ones are right; labels of dependencies without their subtypes.
type SyntaxScore struct {
	Words, UPOS, XPOS, Feats, UAS, LAS int
}

// Add compares the analysis of one sentence with the gold one.
func (s *SyntaxScore) Add(gold []conllu.Word, got []syntax.Analysis) {
	for i, word := range gold {
		a := got[i]
		s.Words++
		s.UPOS += one(a.UPOS == word.UPOS)
		s.XPOS += one(a.XPOS == word.XPOS)
		s.Feats += one(slices.Equal(universal(a.Feats), universal(word.Feats)))
		attached := a.Head == word.Head-1
		s.UAS += one(attached)
		s.LAS += one(attached && relation(a.Deprel) == relation(word.Deprel))
	}
}

// Percent is the share of n among all words, in percent.
func (s *SyntaxScore) Percent(n int) float64 {
	if s.Words == 0 {
		return 0
	}
	return 100 * float64(n) / float64(s.Words)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// relation is a dependency label without its subtype.
func relation(deprel string) string {
	base, _, _ := strings.Cut(deprel, ":")
	return base
}

// universalFeatures are those that CoNLL 2018 compares.
var universalFeatures = []string{
	"PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite",
	"Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
}

// universal lists the universal features among those of a word, sorted.
func universal(feats string) []string {
	var kept []string
	for feature := range strings.SplitSeq(feats, "|") {
		if name, _, _ := strings.Cut(feature, "="); slices.Contains(universalFeatures, name) {
			kept = append(kept, feature)
		}
	}
	slices.Sort(kept)
	return kept
}
