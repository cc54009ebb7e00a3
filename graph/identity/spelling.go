package identity

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
)

// words are the words of a name in lower-case Latin letters, without accents;
// hyphens divide, dots and apostrophes fall away.
func words(name string) []string {
	var b strings.Builder
	for _, r := range unidecode.Unidecode(name) {
		switch {
		case r == '.' || r == '\'' || r == '`':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// spellings are the letters by which transliterations into English differ, with
// what stands for them in a skeleton, longest first. They follow the common
// romanisations of Cyrillic, Arabic and Persian names (BGN/PCGN, ISO 9, and what
// newspapers make of them).
var spellings = strings.NewReplacer(
	"shch", "sh", "tsch", "ch", "tch", "ch", "sch", "sh", "tsi", "ti",
	"kh", "h", "gh", "g", "dh", "d", "ph", "f", "ck", "k", "q", "g", "w", "v", "x", "ks", "zh", "j", "dj", "j",
	"yev", "ev", "yel", "el", "ya", "ia", "yu", "iu", "ye", "e",
	"ey", "ei", "ay", "ai", "oy", "oi", "uy", "ui", "ou", "u", "oo", "u", "ee", "i", "ae", "a", "oe", "o", "ue", "u",
	"iy", "i", "yy", "i", "ii", "i", "ij", "i", "yi", "i", "y", "i",
)

// endings are those of surnames that one language writes in several ways.
var endings = []struct{ from, to string }{
	{"uskaia", "ovskaia"}, {"uski", "ovski"}, {"enka", "enko"}, {"tz", "ts"}, {"ia", "ia"},
}

// skeleton is what the spellings of a word have in common: two words are
// transliterations of one if their skeletons are equal.
func skeleton(word string) string {
	s := spellings.Replace(word)
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(s, e.from); ok && len(stem) > 1 {
			s = stem + e.to
			break
		}
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if i == 0 || s[i] != s[i-1] {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// coarse maps letters that a careless ear confuses onto one, so that names that
// may be spellings of each other meet.
var coarse = strings.NewReplacer("g", "k", "c", "k", "z", "s", "e", "a", "o", "a", "i", "a", "u", "a", "h", "", "v", "b", "j", "a")

// sound is a skeleton without what a careless ear confuses.
func sound(skeleton string) string {
	s := skeleton[:1] + coarse.Replace(skeleton[1:])
	if c := s[0]; c == 'g' || c == 'c' {
		s = "k" + s[1:]
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if i == 0 || s[i] != s[i-1] {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// isInitial reports whether a word is the first letter of a name: "J.", "W".
func isInitial(word string) bool {
	word = strings.ReplaceAll(word, ".", "")
	return word != "" && len(word) <= 2 && strings.ToUpper(word) == word && unicode.IsLetter(rune(word[0]))
}

// isAcronym reports whether a name is one: "OSCE", "I.A.E.A.".
func isAcronym(name string) bool {
	letters := strings.ReplaceAll(name, ".", "")
	if len(letters) < 2 || len(letters) > 8 {
		return false
	}
	for _, r := range letters {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}
