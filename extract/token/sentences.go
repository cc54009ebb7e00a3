package token

import "parley/extract/nn/linear"

// sentenceLimit is the number of tokens at which a sentence is cut, at the
// best punctuation mark of its second half.
const sentenceLimit = 400

// sentences divides the words of a block into sentences.
type sentences struct {
	chars    []char
	words    []word
	ends     decide
	out      []int // number of words up to the end of each sentence
	seen     []wordShape
	habits   *Habits
	texture  uint32 // of the block
	features []uint32
}

// wordShape is what the features of sentence boundaries know of a word.
type wordShape struct {
	form   uint32 // hash
	first  uint32 // class of the first character
	last   uint32 // code of the last character
	shape  uint32 // collapsed classes and length
	ending uint32 // hash of the last three characters
	habit  uint32 // how the word is written within sentences
	kind   uint32 // of abbreviation
	dotted bool   // "U.S.", "p.m."
	blank  bool   // blank before
	loud   bool   // in capitals
	bullet bool   // the mark of a list
	verbal bool   // a verb that begins a clause after its subject
}

func (s *sentences) run() {
	s.out = s.out[:0]
	s.look()
	start, depth, quotes := 0, 0, 0
	for i := range s.words {
		switch s.seen[i].last {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(depth-1, 0)
		case '"':
			quotes ^= 1
		}
		if i+1 == len(s.words) || s.ended(i, start, depth, quotes) {
			s.cut(start, i+1)
			start, depth, quotes = i+1, 0, 0
		}
	}
}

// look computes the shape of every word.
func (s *sentences) look() {
	s.seen = s.seen[:0]
	w := words{chars: s.chars}
	for i, word := range s.words {
		start, end := int(word.start), int(word.end)
		first, last := s.chars[start], s.chars[end-1]
		shape := wordShape{form: w.generalHash(start, end), first: uint32(first.class), last: last.code}
		shape.habit = s.habits.of(w.hash(start, end))
		shape.shape = linear.Join(w.collapsed(start, end), uint32(min(end-start, 4)))
		if last.code == '.' && end-start > 1 {
			shape.kind = abbreviation(w.hash(start, end-1))
			shape.dotted = end-start > 2 && s.chars[end-3].code == '.'
		}
		shape.ending = w.hash(max(start, end-3), end)
		shape.verbal = first.class == lower && (verbs[shape.form] || end-start > 4 && s.chars[end-2].code == 'e' && last.code == 'd')
		shape.loud = end-start > 1 && first.class == upper && s.chars[start+1].class == upper
		shape.bullet = end-start == 1 && bullet(first.code)
		if last.code == '…' {
			shape.form, shape.last = ellipsisWord, '.'
		}
		shape.blank = i == 0 || s.words[i-1].end < word.start
		s.seen = append(s.seen, shape)
	}
	s.texture = s.textureOf()
}

// ended says that a sentence that begins at word start ends after word i.
func (s *sentences) ended(i, start, depth, quotes int) bool {
	switch s.sure(i) {
	case no:
		return false
	case yes:
		return true
	}
	return s.possible(i) && s.boundary(i, start, depth, quotes)
}

// possible says that a sentence may end after word i: at a mark that can end
// one, or before a blank and anything but a small letter.
func (s *sentences) possible(i int) bool {
	switch s.seen[i].last {
	case '.', '?', '!', '"', '\'', ')', ']', ':', ';', '*', '>', '-', '—':
		return true
	}
	next := &s.seen[i+1]
	return next.blank && next.first != lower && next.first != ','
}

// around is the shape of a word, or of the border of the block.
func (s *sentences) around(i int) *wordShape {
	if i < 0 || i >= len(s.seen) {
		return &outside
	}
	return &s.seen[i]
}

var outside = wordShape{form: 1, first: border, last: border, shape: 1}

// boundary decides whether a sentence that begins at word start ends after word i.
func (s *sentences) boundary(i, start, depth, quotes int) bool {
	s.features = s.describe(s.features[:0], i, start, depth, quotes)
	return s.ends(int(s.chars[s.words[i+1].start].at), s.features)
}

// describe appends the features of a sentence boundary after word i.
func (s *sentences) describe(f []uint32, i, start, depth, quotes int) []uint32 {
	farther, before, this, next, second, third := s.around(i-2), s.around(i-1), s.around(i), s.around(i+1), s.around(i+2), s.around(i+3)
	if i-2 < start {
		farther = &outside
	}
	if i == start {
		before = &outside
	}
	length := lengthOf(i - start)
	blank, starter := uint32(flag(next.blank)), uint32(flag(starters[next.form]))
	quote := next.quote(second)
	left := uint32(min(len(s.words)-i-2, 5)) // words behind the next
	t := templates{seed: 0x2545f491, features: f}
	t.add(this.form, blank)
	t.add(this.form, next.shape)
	t.add(this.form, next.form)
	t.add(before.form, this.form, next.first)
	t.add(before.shape, this.form, next.first, blank)
	t.add(next.form, this.last)
	t.add(next.form, second.form)
	t.add(uint32(min(depth, 2)), this.last, next.first)
	t.add(uint32(quotes), this.last, next.first, blank)
	t.add(length, this.form, next.first)
	t.add(this.last, next.first, blank)
	t.add(before.shape, this.shape, next.shape, second.shape)
	t.add(this.kind, uint32(flag(this.dotted)), next.first, starter)
	t.add(this.last, starter, next.first, second.first)
	t.add(before.last, this.last, next.first, uint32(quotes))
	t.add(this.shape, next.form)
	t.add(s.ahead(i), this.last, next.first)
	t.add(this.shape, next.shape, length)
	t.add(s.texture, this.last, next.first, blank)
	t.add(s.texture, next.form)
	t.add(left, this.last, next.first, s.texture)
	t.add(left, next.form, this.last)
	t.add(quote, uint32(quotes), this.last, next.first, second.first)
	t.add(this.ending, next.ending, next.first)
	t.add(this.ending, next.form)
	t.add(this.last, next.first, s.behind(i, start), s.ahead(i)&3)
	t.add(farther.shape, before.shape, this.shape, next.shape, second.shape, third.shape)
	t.add(this.last, next.form, second.form)
	t.add(this.last, next.shape, second.shape, third.shape)
	t.add(before.form, this.form, next.form)
	t.add(length, this.last, next.form)
	t.add(this.last, next.first, next.habit, blank)
	t.add(this.habit, this.first, next.first, next.habit, blank)
	t.add(before.habit, this.habit, this.last, next.first, next.habit, second.first, second.habit)
	t.add(this.form, next.first, next.habit)
	t.add(this.shape, next.habit, second.shape)
	return t.features
}

// lengthOf is the length of a sentence so far, in steps.
func lengthOf(words int) uint32 {
	switch {
	case words < 4:
		return uint32(words)
	case words < 8:
		return 4
	case words < 16:
		return 5
	case words < 30:
		return 6
	}
	return 7
}

// quote says what a quotation mark does that is the word: 1 opens, 2 closes,
// 3 stands between blanks, 0 is none.
func (w *wordShape) quote(next *wordShape) uint32 {
	if w.last != '"' && w.last != '\'' {
		return 0
	}
	switch {
	case w.blank && !next.blank:
		return 1
	case !w.blank:
		return 2
	}
	return 3
}

// behind tells whether the sentence so far has small letters, and how it began.
func (s *sentences) behind(i, start int) uint32 {
	small := uint32(0)
	for k := max(start, i-12); k <= i; k++ {
		if s.seen[k].first == lower {
			small++
		}
	}
	return min(small, 3)<<8 | s.seen[start].first
}

// ahead tells how soon a stop comes after word i, and whether small letters
// come before it: a line of capitalised words is a list or a title.
func (s *sentences) ahead(i int) uint32 {
	small := uint32(0)
	for k := 1; k <= 12; k++ {
		word := s.around(i + k)
		if word == &outside || word.last == '.' || word.last == '?' || word.last == '!' {
			return uint32(k)<<2 | min(small, 3)
		}
		if word.first == lower {
			small++
		}
	}
	return 13<<2 | min(small, 3)
}

// textureOf tells how a block is written: how many words there are to a stop,
// whether a stop is its last word, and whether small letters begin it.
func (s *sentences) textureOf() uint32 {
	stops := 0
	for i := range s.seen {
		if stop(s.seen[i].last) == 3 {
			stops++
		}
	}
	rate := uint32(0)
	if stops > 0 {
		rate = 1 + min(uint32(len(s.seen)/stops/12), 3)
	}
	end := uint32(0)
	if n := len(s.seen); n > 0 && stop(s.seen[n-1].last) == 3 {
		end = 1
	}
	begin := uint32(0)
	if len(s.seen) > 0 {
		begin = uint32(flag(s.seen[0].first == lower))
	}
	return rate<<2 | end<<1 | begin
}

// cut ends a sentence after end words, and before that wherever it grows
// beyond the limit.
func (s *sentences) cut(start, end int) {
	for end-start > sentenceLimit {
		best, worth := start+sentenceLimit, 0
		for i := start + sentenceLimit/2; i < start+sentenceLimit; i++ {
			if w := stop(s.seen[i].last); w > worth || w > 0 && w == worth {
				best, worth = i+1, w
			}
		}
		s.out = append(s.out, best)
		start = best
	}
	s.out = append(s.out, end)
}

// stop is the worth of a mark as the place to cut an endless sentence.
func stop(code uint32) int {
	switch code {
	case '.', '?', '!':
		return 3
	case ';', ':', '—':
		return 2
	case ',':
		return 1
	}
	return 0
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
