package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const closers = "\"'”’»)]"

// pictorial reports whether r is part of a picture among letters: an emoji, an
// arrow, or what joins and colours these.
func pictorial(r rune) bool {
	return unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) && r > 0x1f000 || '←' <= r && r <= '⇿' || r == '\ufe0f' || r == '\u200d'
}

// endsSentence reports whether a line ends as sentences do: with a stop that
// is not that of an abbreviation, and closing quotes, brackets or pictures
// after it.
func endsSentence(s string) bool {
	if r, _ := utf8.DecodeLastRuneInString(s); pictorial(r) {
		s = strings.TrimRightFunc(s, func(r rune) bool { return pictorial(r) || unicode.IsSpace(r) })
	}
	s = strings.TrimRight(s, closers)
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '!', '?', '…':
		return true
	case '.':
		return !abbreviations[lastWord(s)] && !initial(lastWord(s))
	}
	return false
}

// initial reports whether a word is one letter with a stop, as in a name.
func initial(word string) bool {
	return len(word) == 2 && word[1] == '.' && 'A' <= word[0] && word[0] <= 'Z'
}

// abbreviations do not end a sentence at the end of a line, because a name or
// a number follows.
var abbreviations = set(`Mr. Mrs. Ms. Dr. Prof. Gen. Lt. Col. Maj. Capt. Sgt. Adm. Brig. Cmdr. Sen. Rep. Gov. Sec.
St. Rev. Hon. Pres. Amb. U.S. U.N. U.K. E.U. No. vs. v. e.g. i.e. Jan. Feb. Mar. Apr. Aug. Sept. Sep. Oct. Nov. Dec.`)

// openEnds are words that no sentence, headline or heading ends with.
var openEnds = set(`the a an of to in on at by for from with without into onto and or but nor that which who whom whose
his her its their our your my this these those than as if when while where because although though is are was were
be been being has have had will would shall should can could may might must not very more most between among
against during through throughout toward towards until since per via about under over after before said says`)

// openEnded reports whether something must follow s: its last word or mark
// ends nothing.
func openEnded(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(",;–—-(", r) {
		return true
	}
	word := lastWord(s)
	return openEnds[word] || r == '.' && (abbreviations[word] || initial(word)) && word != "U.S." && word != "U.N."
}

// startsLower reports whether s begins with a small letter that cannot begin a
// sentence. Names like "al-Qaida" and "de Gaulle" can.
func startsLower(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(r) {
		return false
	}
	word := firstWord(s)
	if strings.ContainsFunc(word[n:], unicode.IsUpper) {
		return false
	}
	rest := strings.TrimLeft(s[len(word):], " ")
	after, _ := utf8.DecodeRuneInString(rest)
	return !nameParticles[word] || !unicode.IsUpper(after)
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

func lastWord(s string) string {
	i := strings.LastIndexFunc(s, unicode.IsSpace)
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}
