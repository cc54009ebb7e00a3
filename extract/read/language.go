package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	sampleBytes = 24 << 10 // some four thousand words tell the language
	enoughWords = 40       // from here on a text has to show that it is English
	leastShare  = 0.10     // of English function words; newswire has 0.35, lists of names 0.15
	leastHits   = 3        // function words of another language before it is named
)

// foreign is the reason to refuse a text as not English, empty for English
// and for a text too short to tell.
func foreign(text string) string {
	sample := text
	if len(sample) > sampleBytes {
		end := sampleBytes
		for !utf8.RuneStart(text[end]) {
			end--
		}
		sample = text[:end]
	}
	if language := scriptLanguage(sample); language != "" {
		return "does not look like English (looks like " + language + "); only English is read"
	}
	words, english, language, hits := count(sample)
	if hits >= leastHits && hits > english {
		return "does not look like English (looks like " + language + "); only English is read"
	}
	if words >= enoughWords && float64(english) < leastShare*float64(words) {
		return "does not look like English; only English is read"
	}
	return ""
}

// count counts the words of a sample, the English function words among them,
// and those of the other language that has most.
func count(sample string) (words, english int, language string, hits int) {
	counts := make([]int, len(languages))
	capital := false // whether the word before began with a capital
	for word := range strings.FieldsFuncSeq(sample, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		first, _ := utf8.DecodeRuneInString(word)
		lower := strings.ToLower(word)
		if functionWords[lower] {
			english++
		}
		// "Humberto de la Calle", "Ursula von der Leyen": no sign of a language.
		if capital && nameParticles[lower] {
			continue
		}
		capital = unicode.IsUpper(first)
		for _, i := range foreignWords[lower] {
			counts[i]++
		}
	}
	for i, n := range counts {
		if n > hits {
			language, hits = languages[i].name, n
		}
	}
	return words, english, language, hits
}

// scriptLanguage names the language of a text that is written mostly in
// another script than the Latin, empty for one that is not.
func scriptLanguage(sample string) string {
	var latin, other int
	seen := make([]int, len(scripts))
	for _, r := range sample {
		if r < utf8.RuneSelf {
			if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
				latin++
			}
			continue
		}
		if !unicode.IsLetter(r) || unicode.Is(unicode.Latin, r) {
			continue
		}
		other++
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				seen[i]++
				break
			}
		}
	}
	// A Chinese letter is a word, a Latin one is a fifth of a word.
	if other == 0 || 2*other < latin {
		return ""
	}
	return prevalent(sample, seen)
}

// prevalent is the language of the most frequent script; the letters that
// only one of its languages has decide between them.
func prevalent(sample string, seen []int) string {
	best := 0
	for i := range seen {
		if seen[i] > seen[best] {
			best = i
		}
	}
	if seen[best] == 0 {
		return "a text in another script"
	}
	for _, t := range scripts[best].telling {
		if strings.ContainsAny(sample, t.letters) {
			return t.language
		}
	}
	return scripts[best].language
}
