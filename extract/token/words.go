package token

import "parley/extract/nn/linear"

// chunkLimit is the length in characters at which a run without blanks is cut:
// no word of any language is longer.
const chunkLimit = 256

// word is a token of a block: chars[start:end].
type word struct{ start, end int32 }

// decide says whether a boundary lies at byte offset at, given the features of
// the place.
type decide func(at int, features []uint32) bool

// lexicon maps a run of letters, in lower case, to the places at which it is
// split, counted in bytes from its start: "cannot" to 3, "gonna" to 3.
type lexicon map[string][]uint8

// longestSplit is the length of the longest run of letters in the lexicon.
const longestSplit = 12

// words divides the characters of a block into tokens.
type words struct {
	chars    []char
	split    decide
	lexicon  lexicon
	out      []word
	features []uint32
}

func (w *words) run() {
	w.out = w.out[:0]
	for i := 0; i < len(w.chars); {
		if w.chars[i].class == space {
			i++
			continue
		}
		end, onlyLetters := i, true
		for end < len(w.chars) && end-i < chunkLimit && w.chars[end].class != space {
			onlyLetters = onlyLetters && isLetter(w.chars[end].class)
			end++
		}
		if onlyLetters {
			w.add(i, end)
		} else {
			w.chunk(i, end)
		}
		i = end
	}
}

// add makes a token of chars[start:end], or several if the lexicon splits it.
func (w *words) add(start, end int) {
	if n := end - start; n > 1 && n <= longestSplit && len(w.lexicon) > 0 {
		var key [longestSplit]byte
		ascii := true
		for i, c := range w.chars[start:end] {
			key[i] = byte(c.code)
			ascii = ascii && c.code < 0x80
		}
		if ascii {
			for _, at := range w.lexicon[string(key[:n])] {
				w.out = append(w.out, word{int32(start), int32(end - n + int(at))})
				start = end - n + int(at)
			}
		}
	}
	w.out = append(w.out, word{int32(start), int32(end)})
}

// chunk divides a run without blanks that is not of letters alone.
func (w *words) chunk(start, end int) {
	shape := w.describe(start, end)
	from := start
	for i := start + 1; i < end; i++ {
		if !w.candidate(i, end) {
			continue
		}
		if w.titleStop(from, i, end) {
			continue
		}
		w.features = w.describeBoundary(w.features[:0], shape, from, i)
		if w.possessive(i, end) || w.split(int(w.chars[i].at), w.features) {
			w.add(from, i)
			from = i
		}
	}
	w.add(from, end)
}

// titleStop says that chars[i] is the stop of an abbreviated title ("Rep."),
// which is never a word of its own.
func (w *words) titleStop(from, i, end int) bool {
	return i == end-1 && w.chars[i].code == '.' && w.chars[from].class == upper && abbreviation(w.hash(from, i)) == beforeName
}

// possessive says that the "'s" of "Ghana's" begins at i: after a letter, with
// nothing or no letter behind it.
func (w *words) possessive(i, end int) bool {
	return w.chars[i].code == '\'' && isLetter(w.chars[i-1].class) &&
		i+1 < end && w.chars[i+1].code == 's' && (i+2 == end || !isLetter(w.chars[i+2].class) && w.chars[i+2].class != digit)
}

// candidate says that a boundary before chars[i] is possible: between
// characters of different classes, between punctuation marks, and before the
// "n't" of "don't".
func (w *words) candidate(i, end int) bool {
	before, after := w.chars[i-1].class, w.chars[i].class
	if isLetter(before) && isLetter(after) {
		return w.chars[i].code == 'n' && i+2 < end && w.chars[i+1].class == '\''
	}
	return before != digit || after != digit
}

// chunkShape is what all boundaries of a chunk share.
type chunkShape struct {
	start, end int
	whole      uint32 // hash of the chunk, of its first 24 characters
	classes    uint32 // hash of its classes, runs collapsed
	link       uint32 // 1 for what looks like an address of the web or of mail
	next       uint32 // class of the first character after the chunk
	nextUpper  uint32 // class of the second
}

func (w *words) describe(start, end int) chunkShape {
	s := chunkShape{start: start, end: end, whole: w.hash(start, min(end, start+24)), classes: w.collapsed(start, end)}
	for i := start; i < end; i++ {
		switch w.chars[i].code {
		case '@', '/', '_':
			s.link |= 1
		case 'w':
			if i+3 < end && w.chars[i+1].code == 'w' && w.chars[i+2].code == 'w' && w.chars[i+3].code == '.' {
				s.link |= 2
			}
		case ':':
			if i+2 < end && w.chars[i+1].code == '/' && w.chars[i+2].code == '/' {
				s.link |= 4
			}
		}
	}
	s.next, s.nextUpper = border, border
	for i := end; i < len(w.chars) && i < end+8; i++ {
		if w.chars[i].class != space {
			s.next = uint32(w.chars[i].class)
			if i+1 < len(w.chars) {
				s.nextUpper = uint32(w.chars[i+1].class)
			}
			break
		}
	}
	return s
}

// hash is the hash of the mapped characters from start to end.
func (w *words) hash(start, end int) uint32 {
	h := uint32(2166136261)
	for _, c := range w.chars[start:end] {
		h = (h ^ c.code) * 16777619
	}
	return h
}

// collapsed is the hash of the classes from start to end, each run counted
// once, of the first 16 runs.
func (w *words) collapsed(start, end int) uint32 {
	h, last, runs := uint32(17), byte(0), 0
	for _, c := range w.chars[start:end] {
		if c.class != last {
			h = (h ^ uint32(c.class)) * 16777619
			last = c.class
			if runs++; runs == 16 {
				break
			}
		}
	}
	return h
}

// describeBoundary appends the features of the boundary before chars[i]; the
// token that it would end begins at from.
func (w *words) describeBoundary(f []uint32, s chunkShape, from, i int) []uint32 {
	var code, class [9]uint32 // characters i-4 to i+4
	for k := range code {
		code[k], class[k] = border, border
		if at := i - 4 + k; at >= s.start && at < s.end {
			code[k], class[k] = w.chars[at].code, uint32(w.chars[at].class)
		}
	}
	left := w.hash(max(from, i-16), i)
	rightEnd := min(s.end, i+16)
	right := w.hash(i, rightEnd)
	length := uint32(min(rightEnd-i, 4))
	position := uint32(min(i-from, 6))
	template := uint32(0)
	add := func(values ...uint32) {
		template++
		h := linear.Join(0x51ed270b, template)
		for _, v := range values {
			h = linear.Join(h, v)
		}
		f = append(f, h)
	}
	add(code[3], code[4])
	add(code[2], code[3], code[4])
	add(code[3], code[4], code[5])
	add(code[2], code[3], code[4], code[5])
	add(code[1], code[2], code[3], code[4])
	add(code[3], code[4], code[5], code[6])
	add(class[0], class[1], class[2], class[3], class[4], class[5], class[6], class[7])
	add(class[2], class[3], class[4], class[5])
	add(class[1], class[2], class[3], class[4], class[5], class[6])
	add(left, code[4])
	add(right, code[3])
	add(s.whole, uint32(i-s.start))
	add(right, class[3], class[2])
	add(left, length, s.next)
	add(code[3], code[4], length, s.next, s.nextUpper)
	add(s.link, code[3], code[4])
	add(s.classes, position, length)
	add(w.collapsed(from, i), w.collapsed(i, rightEnd))
	add(left, right)
	add(abbreviation(left), code[4], length, s.next)
	add(code[3], code[4], position)
	return f
}
