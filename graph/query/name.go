package query

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
)

// fold makes names comparable: no case, no accents, the letters of any script
// as Latin ones, one blank between words. Dots and apostrophes join what they
// stand in ("U.S." is "us"), every other sign divides words, so an id folds to
// what its name folds to.
func fold(name string) string {
	var b strings.Builder
	blank := false
	for _, r := range strings.ToLower(unidecode.Unidecode(name)) {
		switch {
		case r == '.' || r == '\'':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(r)
		default:
			blank = true
		}
	}
	return b.String()
}

// partOf reports whether a folded name is some of the words of another.
func partOf(part, whole string) bool {
	return part != "" && strings.Contains(" "+whole+" ", " "+part+" ")
}

// How a name fits one of an entity, from the best to none.
const (
	fitsName = iota
	fitsAlias
	fitsPart
	fitsNot
)

// fit ranks how a folded name fits another.
func fit(wanted, known string, alias bool) int {
	switch {
	case wanted == known && !alias:
		return fitsName
	case wanted == known:
		return fitsAlias
	case partOf(wanted, known):
		return fitsPart
	}
	return fitsNot
}

// distance is how many letters one folded name, or as many words of it, has to
// change to become the other; the beginning of a name is one change away.
func distance(wanted, known string) int {
	if wanted == "" {
		return len(known) + farthest("") + 1 // near nothing
	}
	best := edits(wanted, known)
	if strings.HasPrefix(known, wanted) || strings.Contains(known, " "+wanted) {
		best = min(best, 1)
	}
	words, n := strings.Fields(known), len(strings.Fields(wanted))
	for i := 0; i+n < len(words)+1 && n < len(words); i++ {
		best = min(best, edits(wanted, strings.Join(words[i:i+n], " ")))
	}
	return best
}

// farthest is how far a name may be that is still worth a suggestion.
func farthest(wanted string) int { return max(1, len(wanted)*2/5) }

// nearest are those of some words that come closest to a name, at most three.
func nearest(name string, words []string) []Suggestion {
	type near struct {
		word     string
		distance int
	}
	wanted := fold(name)
	var list []near
	for _, word := range words {
		if d := distance(wanted, fold(word)); d <= farthest(wanted) {
			list = append(list, near{word, d})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int { return a.distance - b.distance })
	var found []Suggestion
	for _, n := range list[:min(len(list), mostSuggestions)] {
		found = append(found, Suggestion{ID: n.word, Name: n.word})
	}
	return found
}

// edits is the Levenshtein distance of two strings in runes (V. I. Levenshtein,
// Binary codes capable of correcting deletions, insertions and reversals, 1966).
func edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range y {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(y)]
}
