package entity

import (
	"unicode"
	"unicode/utf8"

	"parley/extract"
	"parley/extract/nn/linear"
	"parley/schema/vocab"
)

// nameWord is a token as the name recogniser sees it.
type nameWord struct {
	form    uint32    // hash as spelt
	low     uint32    // hash in lower case
	shape   uint32    // hash of the shape, runs collapsed: "Xx", "X.X.", "d-x"
	capital bool      // begins with a capital letter
	grams   [2]int32  // range among those of the sentence
	affixes [8]uint32 // hashes of the first and last 1 to 4 letters, in lower case
	upos    uint32
	xpos    uint32
	lexical uint32    // lexical class: title, given name, word of organisations …
	person  uint32    // whether people bear it as a given name, a surname or both
	places  [2]uint32 // what the gazetteer knows of a name that covers the token, and of a demonym
	deprel  uint32
	head    uint32 // lemma of what governs the name that the token is part of
	clause  uint32 // how it governs it
}

// nameSentence is a sentence as the name recogniser sees it.
type nameSentence struct {
	words []nameWord
	grams []int32 // rows of the n-grams of all words
	style uint32  // plainCase, loudCase or titleCase
}

// How a sentence is written.
const (
	plainCase = iota
	loudCase  // IN CAPITALS
	titleCase // Like a Headline
)

// border is the word beyond the ends of a sentence.
var border = nameWord{form: 1, low: 1, shape: 1}

// gramsOf lists the rows of the n-grams of token i.
func (s *nameSentence) gramsOf(i int) []int32 {
	return s.grams[s.words[i].grams[0]:s.words[i].grams[1]]
}

func (s *nameSentence) at(i int) *nameWord {
	if i < 0 || i >= len(s.words) {
		return &border
	}
	return &s.words[i]
}

// view fills the buffer with the words of a sentence.
func (s *nameSentence) view(doc *extract.Document, sentence *extract.Sentence) {
	s.words, s.grams = s.words[:0], s.grams[:0]
	capitals, small, letters := 0, 0, 0
	var low [64]byte
	for i := range sentence.Tokens {
		t := &sentence.Tokens[i]
		form := doc.Form(t)
		w := nameWord{upos: linear.Hash(t.UPOS), xpos: linear.Hash(t.XPOS), deprel: linear.Hash(t.Deprel)}
		lowered := lowerPlain(low[:0], form)
		w.low, w.form = hashBytes(lowered), linear.Hash(form)
		w.shape, w.capital = shapeOf(form)
		w.affix(lowered)
		w.grams[0] = int32(len(s.grams))
		s.grams = grams(s.grams, lowered)
		w.grams[1] = int32(len(s.grams))
		w.lexical = lexicalClass(string(lowered))
		w.person = uint32(personNames()[w.low])
		s.words = append(s.words, w)
		if len(form) > 3 {
			letters++
			if w.capital {
				capitals++
				if r := lastRune(form); unicode.IsUpper(r) {
					small++
				}
			}
		}
	}
	s.style = plainCase
	if letters >= 3 && 10*small >= 7*letters {
		s.style = loudCase
	} else if letters >= 3 && 10*capitals >= 8*letters {
		s.style = titleCase
	}
	for i := range s.words {
		s.govern(sentence, i)
	}
	s.gazetteer(doc, sentence)
}

func lastRune(form string) rune {
	r, _ := utf8.DecodeLastRuneInString(form)
	return r
}

// maxLowered is the number of bytes of a word, about, that are looked at.
const maxLowered = 60

// lowerPlain appends a form in lower case with plain quotes.
func lowerPlain(buffer []byte, form string) []byte {
	for _, r := range form {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r == '’' || r == '‘' || r == 'ʼ':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		case r >= utf8.RuneSelf:
			r = unicode.ToLower(r)
		}
		if buffer = utf8.AppendRune(buffer, r); len(buffer) > maxLowered {
			break
		}
	}
	return buffer
}

func hashBytes(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// shapeOf is the hash of the shape of a form, and whether it begins with a capital.
func shapeOf(form string) (hash uint32, capital bool) {
	hash = 2166136261
	last, run := rune(0), 0
	for i, r := range form {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
			capital = capital || i == 0
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		}
		if c == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = c, 1
		}
		hash = (hash ^ uint32(c)) * 16777619
		if i > 24 {
			break
		}
	}
	return hash, capital
}

// affix hashes the first and last letters of the lower-cased form.
func (w *nameWord) affix(low []byte) {
	at := 0
	for n := range 4 {
		if at < len(low) {
			_, size := utf8.DecodeRune(low[at:])
			at += size
		}
		w.affixes[n] = linear.Join(hashBytes(low[:at]), uint32(n))
	}
	at = len(low)
	for n := range 4 {
		if at > 0 {
			_, size := utf8.DecodeLastRune(low[:at])
			at -= size
		}
		w.affixes[4+n] = linear.Join(hashBytes(low[at:]), uint32(n)+4)
	}
}

// govern finds the word that governs the name around token i: the first
// ancestor that is no part of a name.
func (s *nameSentence) govern(sentence *extract.Sentence, i int) {
	at := i
	for range 6 {
		t := &sentence.Tokens[at]
		if t.Head < 0 || t.Head >= len(sentence.Tokens) {
			s.words[i].clause = linear.Hash(t.Deprel)
			return
		}
		at2 := t.Head
		s.words[i].clause = linear.Hash(t.Deprel)
		if head := &sentence.Tokens[at2]; head.UPOS != "PROPN" {
			s.words[i].head = linear.Hash(head.Lemma)
			return
		}
		at = at2
	}
}

// lexicalClass is what closed lists know of a word in lower case.
func lexicalClass(low string) uint32 {
	class := nameLexicon[low]
	if class == 0 {
		if _, ok := vocab.TitleNamed(low); ok {
			class = titleWord
		}
	}
	if vocab.GenderOfGiven(low) != 0 {
		class |= givenName
	}
	return class
}
