package entity

import "parley/extract/nn/linear"

// describe appends the features of token i, without those of the document.
func (s *nameSentence) describe(f []uint32, i int) []uint32 {
	b2, b1, w, n1, n2 := s.at(i-2), s.at(i-1), s.at(i), s.at(i+1), s.at(i+2)
	template := uint32(0)
	add := func(a, b, c uint32) {
		template++
		f = append(f, linear.Join(linear.Join(linear.Join(template*0x85ebca6b, a), b), c))
	}
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	add(w.low, 0, 0)
	add(w.form, 0, 0)
	add(b1.low, 0, 0)
	add(n1.low, 0, 0)
	add(b2.low, 0, 0)
	add(n2.low, 0, 0)
	add(b1.low, w.low, 0)
	add(w.low, n1.low, 0)
	add(b1.low, n1.low, w.shape)
	add(b2.low, b1.low, w.shape)
	add(n1.low, n2.low, w.shape)
	add(b1.low, w.shape, 0)
	add(n1.low, w.shape, 0)
	add(w.shape, s.style, first)
	add(b1.shape, w.shape, n1.shape)
	add(b2.shape, b1.shape, w.shape)
	add(w.shape, n1.shape, n2.shape)
	add(w.upos, s.style, 0)
	add(w.xpos, b1.xpos, 0)
	add(w.xpos, n1.xpos, 0)
	add(b1.xpos, w.xpos, n1.xpos)
	add(w.xpos, w.low, 0)
	for _, affix := range w.affixes {
		add(affix, w.shape, 0)
	}
	add(b1.affixes[6], w.shape, 0)
	add(n1.affixes[6], w.shape, 0)
	add(w.places[1], w.shape, 0)
	add(w.places[0], b1.low, 0)
	add(w.places[0], n1.low, 0)
	add(w.places[1], b1.xpos, n1.xpos)
	add(b1.places[1], w.places[1], n1.places[1])
	add(w.lexical, b1.lexical, n1.lexical)
	add(w.lexical, w.shape, 0)
	add(b1.lexical, w.shape, n1.shape)
	add(n1.lexical, w.shape, b1.shape)
	add(n2.lexical, n1.shape, w.shape)
	add(b2.lexical, b1.shape, w.shape)
	add(w.deprel, w.xpos, 0)
	add(w.clause, w.head, w.shape)
	add(w.clause, w.shape, 0)
	add(w.head, w.shape, 0)
	add(w.person, w.shape, 0)
	add(b1.person, w.person, n1.person)
	add(b1.person, w.person, w.shape)
	add(w.person, n1.person, w.shape)
	add(w.person, w.places[1], n1.shape)
	add(s.ahead(i), w.shape, 0)
	add(s.behind(i), w.shape, 0)
	return f
}

// IdentifiesWord says that the feature with this index among those of a token
// tells which word it is.
func IdentifiesWord(index int) bool {
	switch index {
	case 0, 1, 6, 7, 21: // the order of describe
		return true
	}
	return false
}

// ahead is the last word of the run of capitalised words and "of", "and", "for"
// that goes on after token i: it tells what "Democratic Republic of …" and
// "National Bank" are.
func (s *nameSentence) ahead(i int) uint32 {
	last := uint32(0)
	for k := i + 1; k < len(s.words) && k < i+8; k++ {
		w := &s.words[k]
		if !w.capital {
			break
		}
		last = linear.Join(w.low, 7)
	}
	return last
}

// behind is the first word of the run of capitalised words before token i.
func (s *nameSentence) behind(i int) uint32 {
	first := uint32(0)
	for k := i - 1; k >= 0 && k > i-8; k-- {
		w := &s.words[k]
		if !w.capital {
			break
		}
		first = linear.Join(w.low, 7)
	}
	return first
}

// memory is what a document tells of the words that names in it are made of.
type memory struct {
	small   map[uint32]bool      // words seen in small letters
	capital map[uint32]uint8     // how often a word is capitalised within a plain sentence
	names   map[uint32]*nameUses // what the first pass found
}

// nameUses counts the classes and places in a name that the first pass gave to
// a word of a document.
type nameUses struct {
	tags  [nameTagCount]uint16
	total uint16
	class [nameKinds]uint16
	long  [nameKinds]bool // in a name of several words
}

func newMemory() *memory {
	return &memory{small: map[uint32]bool{}, capital: map[uint32]uint8{}, names: map[uint32]*nameUses{}}
}

// see notes how the words of a sentence are written.
func (m *memory) see(s *nameSentence) {
	for i := range s.words {
		w := &s.words[i]
		switch {
		case !w.capital:
			m.small[w.low] = true
		case i > 0 && s.style == plainCase:
			m.capital[w.low] = min(m.capital[w.low]+1, 200)
		}
	}
}

// learn notes what the first pass found in a sentence.
func (m *memory) learn(s *nameSentence, tags []uint8) {
	for i, tag := range tags {
		w := &s.words[i]
		uses := m.names[w.low]
		if tag == noName {
			if uses != nil {
				uses.tags[noName]++
				uses.total++
			} else if w.capital {
				uses = &nameUses{}
				uses.tags[noName], uses.total = 1, 1
				m.names[w.low] = uses
			}
			continue
		}
		if uses == nil {
			uses = &nameUses{}
			m.names[w.low] = uses
		}
		kind, part := kindOf(tag), partOf(tag)
		uses.tags[tag]++
		uses.total++
		uses.class[kind]++
		uses.long[kind] = uses.long[kind] || part != partUnit
	}
}

// describe appends the features that the document gives token i.
func (m *memory) describe(f []uint32, s *nameSentence, i int) []uint32 {
	w := s.at(i)
	template := uint32(500)
	add := func(a, b, c uint32) {
		template++
		f = append(f, linear.Join(linear.Join(linear.Join(template*0x85ebca6b, a), b), c))
	}
	written := m.written(w)
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	add(written, w.shape, first)
	add(written, s.style, w.upos)
	return f
}

// written tells how the document writes a word.
func (m *memory) written(w *nameWord) uint32 {
	return b2i(m.small[w.low])*4 + uint32(min(m.capital[w.low], 3))
}

func b2i(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// recollection sums up the uses of a word.
type recollection struct {
	kind, tag, share, long uint32
}

func (m *memory) recall(w *nameWord) recollection {
	uses := m.names[w.low]
	if uses == nil || uses.total == 0 {
		return recollection{}
	}
	var r recollection
	best := uint16(0)
	for tag, n := range uses.tags {
		if n > best {
			best, r.tag = n, uint32(tag)+1
		}
	}
	best = 0
	for kind, n := range uses.class {
		if n > best {
			best, r.kind = n, uint32(kind)+1
		}
		if uses.long[kind] {
			r.long |= 1 << kind
		}
	}
	r.share = uint32(best)*4/uint32(uses.total) + 8*uint32(min(uses.total, 3))
	return r
}
