package syntax

import (
	"slices"
	"strings"
)

// respell is the base of a regular verb form in -ed or -ing that no table
// knows, by the rules of English spelling: a base that ends in one vowel and
// one consonant doubles the consonant ("shun", "shunned"), so a form that does
// not ("stoked") lost a mute e; longer bases go by their ending. ok is false
// for other forms.
func respell(low string) (base string, ok bool) {
	stem, ok := strings.CutSuffix(low, "ed")
	if !ok {
		stem, ok = strings.CutSuffix(low, "ing")
	}
	n := len(stem)
	if !ok || n < 2 || syllables(stem) == 0 {
		return "", false
	}
	switch {
	case stem[n-1] == 'e' && low[len(low)-2:] == "ed":
		return stem + "e", true // "freed"
	case low[len(low)-2:] == "ed" && strings.HasSuffix(stem, "i"):
		return stem[:n-1] + "y", true
	case stem[n-1] == stem[n-2] && !isVowel(stem[n-1]):
		if strings.IndexByte("lsfz", stem[n-1]) >= 0 || strings.HasSuffix(stem, "cott") { // "boycotted"
			return stem, true
		}
		return stem[:n-1], true
	case losesE(stem):
		return stem + "e", true
	}
	return stem, true
}

// eEndings are the ends of longer stems before which a mute e was lost. A stem
// whose last vowel is written with two letters ("retreat") has none.
var eEndings = []string{
	"ac", "ad", "ag", "ak", "ap", "ar", "as", "at", "av", "ec", "ev", "ic", "id", "il", "im", "in", "is", "iv", "iz",
	"oc", "od", "ok", "ol", "om", "os", "ot", "ov", "uc", "ud", "ul", "um", "ur", "us", "ut",
}

// losesE reports whether a stem that doubles no consonant lost a mute e.
func losesE(stem string) bool {
	n := len(stem)
	last, before := stem[n-1], stem[n-2]
	switch {
	case strings.IndexByte("vzuc", last) >= 0:
		return true
	case strings.HasSuffix(stem, "dg") || strings.HasSuffix(stem, "eng") || strings.HasSuffix(stem, "rg") || strings.HasSuffix(stem, "ns") || strings.HasSuffix(stem, "rs"):
		return true
	case last == 'l' && !isVowel(before) && strings.IndexByte("lrw", before) < 0:
		return true // "shuffle", "dismantle"
	case isVowel(last) || !isVowel(before) || strings.IndexByte("wxyh", last) >= 0:
		return false
	case n > 2 && isVowel(stem[n-3]) && !strings.HasSuffix(stem, "uit") && stem[n-3] != 'u':
		return strings.HasSuffix(stem, "eas") || strings.HasSuffix(stem, "ais") || strings.HasSuffix(stem, "eav") // "release", "raise"
	case syllables(stem) == 1:
		return true
	}
	return slices.Contains(eEndings, stem[n-2:])
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// syllables counts the groups of vowels.
func syllables(stem string) int {
	count, inside := 0, false
	for i := range len(stem) {
		vowel := isVowel(stem[i]) || stem[i] == 'y' && i > 0
		if vowel && !inside {
			count++
		}
		inside = vowel
	}
	return count
}
