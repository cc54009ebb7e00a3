package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract/nn/biaffine"
)

// maxRunes bounds how much of a word is looked at: the beginning and the end.
const maxRunes = 40

// plainForm writes quotes, dashes and ellipses the way the treebanks mostly
// have them, so that typography does not hide a known word.
func plainForm(form string) string {
	ascii := true
	for i := range len(form) {
		ascii = ascii && form[i] < utf8.RuneSelf
	}
	if ascii {
		if form == "``" || form == "''" {
			return `"`
		}
		return form
	}
	return typography.Replace(form)
}

var typography = strings.NewReplacer(
	"‘", "'", "’", "'", "‛", "'", "ʼ", "'", "′", "'", "`", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "″", `"`,
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "−", "-", "—", "--", "―", "--",
	"…", "...", "\u00a0", " ", "\u00ad", "", "\u200b", "",
)

// shape replaces capitals by X, other letters by x and digits by d, and cuts
// runs of one of them to three: "Putin's" has the shape "Xxxx'x".
func shape(form string) string {
	out := make([]byte, 0, 16)
	run := 0
	for _, r := range form {
		c := shapeOf(r)
		if n := len(out); n > 0 && out[n-1] == c {
			run++
		} else {
			run = 1
		}
		if run <= 3 && len(out) < maxRunes {
			out = append(out, c)
		}
	}
	return string(out)
}

func shapeOf(r rune) byte {
	switch {
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case unicode.IsDigit(r):
		return 'd'
	case r < utf8.RuneSelf:
		return byte(r)
	}
	return 'u'
}

// Features is what the network sees of a word as the text spells it. The
// n-grams are appended to grams, which the result aliases.
func (v *Vocabulary) Features(form string, grams []int32) (biaffine.Word, []int32) {
	form = plainForm(form)
	lower := strings.ToLower(form)
	start := len(grams)
	grams = appendGrams(grams, lower, uint32(v.Buckets))
	return biaffine.Word{
		Word:  v.words[lower],
		Shape: v.shapes[shape(form)],
		Grams: grams[start:len(grams):len(grams)],
	}, grams
}

// Kinds of n-grams, mixed into the hash so that a suffix and an infix of the
// same letters differ.
const (
	infix byte = iota + 1
	prefix
	suffix
)

// appendGrams appends the buckets of the n-grams of a lower-cased word: all of
// three to five characters with the word's edges as characters of their own,
// prefixes of one to three and suffixes of one to four. Digits count as one.
func appendGrams(grams []int32, lower string, buckets uint32) []int32 {
	var runes [maxRunes + 2]rune
	n := 1
	runes[0] = '<'
	skip := utf8.RuneCountInString(lower) - maxRunes
	for _, r := range lower {
		if n > maxRunes/2 && skip > 0 {
			skip--
			continue
		}
		if unicode.IsDigit(r) {
			r = '0'
		}
		runes[n] = r
		n++
	}
	runes[n] = '>'
	bare := runes[1:n]
	edged := runes[:n+1]
	for length := 3; length <= 5; length++ {
		for i := 0; i+length <= len(edged); i++ {
			grams = append(grams, bucket(infix, edged[i:i+length], buckets))
		}
	}
	for length := 1; length <= min(3, len(bare)); length++ {
		grams = append(grams, bucket(prefix, bare[:length], buckets))
	}
	for length := 1; length <= min(4, len(bare)); length++ {
		grams = append(grams, bucket(suffix, bare[len(bare)-length:], buckets))
	}
	return grams
}

// bucket is the FNV-1a hash of an n-gram modulo the number of buckets.
func bucket(kind byte, runes []rune, buckets uint32) int32 {
	const offset, prime = 2166136261, 16777619
	h := (uint32(offset) ^ uint32(kind)) * prime
	for _, r := range runes {
		h = (h ^ uint32(r)) * prime
	}
	h ^= h >> 15 // the low bits alone choose the bucket
	return int32(h % buckets)
}

// Normal is a word as the vocabulary lists it, lower-cased and with plain
// punctuation, and its shape.
func Normal(form string) (word, shapeName string) {
	form = plainForm(form)
	return strings.ToLower(form), shape(form)
}
