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
	features []uint32
}

// wordShape is what the features of sentence boundaries know of a word.
type wordShape struct {
	form   uint32 // hash
	first  uint32 // class of the first character
	last   uint32 // code of the last character
	shape  uint32 // collapsed classes and length
	kind   uint32 // of abbreviation
	dotted bool   // "U.S.", "p.m."
	blank  bool   // blank before
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
		if i+1 == len(s.words) || s.possible(i) && s.boundary(i, start, depth, quotes) {
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
		shape := wordShape{form: w.hash(start, end), first: uint32(first.class), last: last.code}
		shape.shape = linear.Join(w.collapsed(start, end), uint32(min(end-start, 4)))
		if last.code == '.' && end-start > 1 {
			shape.kind = abbreviation(w.hash(start, end-1))
			shape.dotted = end-start > 2 && s.chars[end-3].code == '.'
		}
		shape.blank = i == 0 || s.words[i-1].end < word.start
		s.seen = append(s.seen, shape)
	}
}

// possible says that a sentence may end after word i: at a mark that can end
// one, or before a blank and anything but a small letter.
func (s *sentences) possible(i int) bool {
	this, next := &s.seen[i], &s.seen[i+1]
	switch this.last {
	case '.', '?', '!', '…':
		return !(this.dotted && next.first == upper && !starters[next.form] && i > 0) && !(this.kind == beforeName && next.first == upper) &&
			!(this.kind == beforeNumber && next.first == digit)
	case '"', '\'', ')', ']', ':', ';', '*', '>', '-', '—':
		return true
	}
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
	before, this, next, second := s.around(i-1), s.around(i), s.around(i+1), s.around(i+2)
	if i == start {
		before = &outside
	}
	length := uint32(min(i-start, 3))
	if i-start > 30 {
		length = 4
	}
	blank := uint32(flag(next.blank))
	template := uint32(100)
	add := func(values ...uint32) {
		template++
		h := linear.Join(0x2545f491, template)
		for _, v := range values {
			h = linear.Join(h, v)
		}
		f = append(f, h)
	}
	add(this.form, blank)
	add(this.form, next.shape)
	add(this.form, next.form)
	add(before.form, this.form, next.first)
	add(before.shape, this.form, next.first, blank)
	add(next.form, this.last)
	add(next.form, second.form)
	add(uint32(min(depth, 2)), this.last, next.first)
	add(uint32(quotes), this.last, next.first, blank)
	add(length, this.form, next.first)
	add(this.last, next.first, blank)
	add(before.shape, this.shape, next.shape, second.shape)
	add(this.kind, uint32(flag(this.dotted)), next.first, uint32(flag(starters[next.form])))
	add(this.last, uint32(flag(starters[next.form])), next.first, second.first)
	add(before.last, this.last, next.first, uint32(quotes))
	add(this.shape, next.form)
	add(s.ahead(i), this.last, next.first)
	add(this.shape, next.shape, length)
	return f
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
