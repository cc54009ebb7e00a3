package token

import "parley/extract/nn/linear"

// chunkShape is what all boundaries of a chunk share.
type chunkShape struct {
	start, end int
	whole      uint32 // hash of the chunk, of its first 24 characters
	classes    uint32 // hash of its classes, runs collapsed
	link       uint32 // of what an address of the web or of mail has
	dots       bool   // a stop between letters or digits
	before     uint32 // hash of the last token before the chunk
	next       uint32 // class of the first character after the chunk
	nextUpper  uint32 // class of the second
}

// What a chunk has of an address, as bits.
const (
	linkMark   = 1 // @, / or _
	linkWorld  = 2 // www.
	linkScheme = 4 // ://
)

func (w *words) describe(start, end int) chunkShape {
	s := chunkShape{start: start, end: end, whole: w.hash(start, min(end, start+24)), classes: w.collapsed(start, end), before: w.before()}
	for i := start; i < end; i++ {
		switch w.chars[i].code {
		case '@', '/', '_':
			s.link |= linkMark
		case '.':
			s.dots = s.dots || i > start && i+1 < end && w.alphanumeric(i+1)
		case 'w':
			if w.spells(i, end, "www.") {
				s.link |= linkWorld
			}
		case ':':
			if w.spells(i, end, "://") {
				s.link |= linkScheme
			}
		}
	}
	s.next, s.nextUpper = border, border
	if i := w.after(end); i < len(w.chars) {
		s.next = uint32(w.chars[i].class)
		if i+1 < len(w.chars) {
			s.nextUpper = uint32(w.chars[i+1].class)
		}
	}
	return s
}

// spells says that the characters from i on are those of text.
func (w *words) spells(i, end int, text string) bool {
	if i+len(text) > end {
		return false
	}
	for k := range len(text) {
		if w.chars[i+k].code != uint32(text[k]) {
			return false
		}
	}
	return true
}

// before is the hash of the last token so far.
func (w *words) before() uint32 {
	if len(w.out) == 0 {
		return border
	}
	last := w.out[len(w.out)-1]
	return w.hash(int(last.start), int(last.end))
}

// after is the place of the first character after end that is no blank, or the
// number of characters if none is near.
func (w *words) after(end int) int {
	for i := end; i < len(w.chars) && i < end+8; i++ {
		if w.chars[i].class != space {
			return i
		}
	}
	return len(w.chars)
}

// hash is the hash of the mapped characters from start to end.
func (w *words) hash(start, end int) uint32 {
	h := uint32(2166136261)
	for _, c := range w.chars[start:end] {
		h = (h ^ c.code) * 16777619
	}
	return h
}

// generalHash is the hash of a word as sentences see it: every digit is 0, and
// addresses of the web are all alike, as are those of mail.
func (w *words) generalHash(start, end int) uint32 {
	h := uint32(2166136261)
	for i := start; i < end; i++ {
		c := w.chars[i]
		switch {
		case c.class == digit:
			c.code = '0'
		case c.code == '@' && i > start && i+1 < end:
			return '@'
		case c.code == '/' && i > start && w.spells(i-1, end, "://") || c.code == 'w' && i == start && w.spells(i, end, "www."):
			return '/'
		}
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

// templates appends the features of one decision, each under a number of its own.
type templates struct {
	seed, number uint32
	features     []uint32
}

func (t *templates) add(values ...uint32) {
	t.number++
	h := linear.Join(t.seed, t.number)
	for _, v := range values {
		h = linear.Join(h, v)
	}
	t.features = append(t.features, h)
}

// describeBoundary appends the features of the boundary before chars[i]; the
// token that it would end begins at from.
func (w *words) describeBoundary(f []uint32, s *chunkShape, from, i int) []uint32 {
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
	t := templates{seed: 0x51ed270b, features: f}
	t.add(code[3], code[4])
	t.add(code[2], code[3], code[4])
	t.add(code[3], code[4], code[5])
	t.add(code[2], code[3], code[4], code[5])
	t.add(code[1], code[2], code[3], code[4])
	t.add(code[3], code[4], code[5], code[6])
	t.add(class[0], class[1], class[2], class[3], class[4], class[5], class[6], class[7])
	t.add(class[2], class[3], class[4], class[5])
	t.add(class[1], class[2], class[3], class[4], class[5], class[6])
	t.add(left, code[4])
	t.add(right, code[3])
	t.add(s.whole, uint32(i-s.start))
	t.add(right, class[3], class[2])
	t.add(left, length, s.next)
	t.add(code[3], code[4], length, s.next, s.nextUpper)
	t.add(s.link, code[3], code[4])
	t.add(s.classes, position, length)
	t.add(w.collapsed(from, i), w.collapsed(i, rightEnd))
	t.add(left, right)
	t.add(abbreviation(left), code[4], length, s.next)
	t.add(code[3], code[4], position)
	t.add(w.prefix(s.start, i), code[3], code[4], class[5])
	t.add(left, s.before, code[4])
	return t.features
}

// prefix says whether the chunk begins with a prefix and a hyphen ("anti-")
// and i lies behind the one or the other.
func (w *words) prefix(start, i int) uint32 {
	switch {
	case w.chars[i].code == '-' && prefixes[w.hash(start, i)]:
		return 1
	case w.chars[i-1].code == '-' && prefixes[w.hash(start, i-1)]:
		return 2
	}
	return 0
}

// describeRun appends the features of a split before chars[i] within a run of
// letters that the lexicon has: "its" in "its a pity" and in "its capital".
func (w *words) describeRun(f []uint32, start, end, limit, i int) []uint32 {
	form, before := w.hash(start, end), w.before()
	next, tail, class := uint32(border), uint32(border), uint32(border)
	if end < limit {
		next, class = w.chars[end].code, uint32(w.chars[end].class)
	} else if from := w.after(limit); from < len(w.chars) {
		to := from
		for to < len(w.chars) && to < from+16 && isLetter(w.chars[to].class) {
			to++
		}
		next, class = w.hash(from, to), uint32(w.chars[from].class)
		tail = w.hash(max(from, to-3), to)
	}
	case1, case2 := uint32(w.chars[start].class), uint32(w.chars[end-1].class)
	ending := linear.Join(uint32(end-i), w.chars[i].code)
	t := templates{seed: 0x3c6ef372, features: f}
	t.add(form, ending)
	t.add(form, ending, before)
	t.add(form, ending, next)
	t.add(form, ending, tail)
	t.add(form, ending, class)
	t.add(form, ending, case1, case2)
	t.add(form, ending, before, next)
	t.add(ending, before)
	t.add(ending, next)
	t.add(ending, tail)
	return t.features
}
