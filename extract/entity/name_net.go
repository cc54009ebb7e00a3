package entity

import (
	"cmp"
	"slices"

	"parley/extract/nn/linear"
	"parley/extract/nn/tagger"
)

// The rows of the network's embeddings of n-grams and features, which share
// them by their hashes.
const (
	netGrams    = 1 << 14
	netFeatures = 1 << 13
)

// maxPiece is the number of words that the network reads as one at most; it
// reads a longer sentence in pieces.
const maxPiece = 200

// NetWord is a word as the network reads it, but for its row.
type NetWord struct {
	tagger.Word
	Hash uint32 // tells which word it is, whatever its case
}

// NetSizes are the sizes of a network for names that knows the given number
// of words.
func NetSizes(words int) tagger.Sizes {
	return tagger.Sizes{
		Words: max(1, words), Grams: netGrams, Features: netFeatures,
		WordWidth: 64, GramWidth: 64, FeatureWidth: 64, Hidden: 64, Layers: 1, Tags: nameTagCount,
	}
}

// NetWords lists the words of a sentence for the network. Remember must have
// been told about the whole document.
func (t *NameText) NetWords(sentence int) []NetWord {
	s := t.see(sentence)
	words := make([]NetWord, len(s.words))
	for i := range words {
		word := tagger.Word{Grams: slices.Clone(s.gramsOf(i)), Features: t.netFeatures(nil, s, sentence, i)}
		words[i] = NetWord{Word: word, Hash: s.words[i].low}
	}
	return words
}

// netFeatureCount is the number of features of a word.
const netFeatureCount = 17

// netFeatures appends the rows of the features of token i.
func (t *NameText) netFeatures(f []int32, s *nameSentence, sentence, i int) []int32 {
	w, uses := s.at(i), t.memory.recall(s.at(i))
	for slot, value := range [netFeatureCount]uint32{
		w.shape, w.upos, w.xpos, s.style*2 + b2i(i == 0),
		w.lexical, w.person, w.places[1],
		w.deprel, w.clause, w.head % openValues, s.ahead(i) % openValues, s.behind(i) % openValues,
		t.memory.written(w), uint32(t.firstTags[sentence][i]), uses.tag, uses.kind*64 + uses.share, uses.long,
	} {
		f = append(f, int32(linear.Join(uint32(slot+1)*0x85ebca6b, value)%netFeatures))
	}
	return f
}

// openValues bounds the values of a feature that is any word, so that it does
// not fill the table.
const openValues = 1024

// grams appends the rows of the character n-grams of a word in lower case: the
// first and last two letters, all of three and four with the ends marked, and
// the whole.
func grams(rows []int32, low []byte) []int32 {
	var buffer [80]byte
	padded := append(append(append(buffer[:0], '<'), low...), '>')
	add := func(part []byte, salt uint32) {
		rows = append(rows, int32(linear.Join(hashBytes(part), salt)%netGrams))
	}
	for n := 2; n <= 4; n++ {
		for from := 0; from+n <= len(padded); from++ {
			if n > 2 || from == 0 || from+n == len(padded) {
				add(padded[from:from+n], uint32(n))
			}
		}
	}
	add(low, 99)
	return rows
}

// netScratch is the memory of one goroutine.
type netScratch struct {
	reading  tagger.Reading
	rows     []int32
	pieces   []netPiece
	words    [][]tagger.Word
	arena    []tagger.Word
	sentence []int // first word of every sentence in the arena
}

// netPiece is a stretch of a sentence that is read as one.
type netPiece struct{ sentence, from, to int }

// What the network reads at once: two blocks of twelve rows in the widest
// kernel, and never more than some hundred kilobytes of them.
const (
	netBatchPieces = 24
	netBatchWords  = 1024
)

// secondPass finds the tags of the sentences [from, to).
func (m *NameModel) secondPass(s *netScratch, t *NameText, from, to int) [][]uint8 {
	tags := make([][]uint8, to-from)
	s.rows, s.arena, s.sentence, s.pieces = s.rows[:0], s.arena[:0], s.sentence[:0], s.pieces[:0]
	for i := range tags {
		s.sentence = append(s.sentence, len(s.arena))
		m.lookUp(s, t, from+i)
		n := len(s.arena) - s.sentence[i]
		tags[i] = make([]uint8, n)
		for at := 0; at < n; at += maxPiece {
			s.pieces = append(s.pieces, netPiece{i, at, min(at+maxPiece, n)})
		}
	}
	slices.SortStableFunc(s.pieces, func(a, b netPiece) int { return cmp.Compare(b.to-b.from, a.to-a.from) })
	for rest := s.pieces; len(rest) > 0; {
		n, words := 0, 0
		for n < len(rest) && n < netBatchPieces && words < netBatchWords {
			words += rest[n].to - rest[n].from
			n++
		}
		m.readPieces(s, t, rest[:n], tags)
		rest = rest[n:]
	}
	return tags
}

// lookUp appends the words of a sentence to the arena.
func (m *NameModel) lookUp(s *netScratch, t *NameText, sentence int) {
	view := t.see(sentence)
	for i := range view.words {
		word := tagger.Word{Word: -1}
		if row, ok := m.known[view.words[i].low]; ok {
			word.Word = row
		}
		start := len(s.rows)
		s.rows = append(s.rows, view.gramsOf(i)...)
		middle := len(s.rows)
		s.rows = t.netFeatures(s.rows, view, sentence, i)
		word.Grams, word.Features = s.rows[start:middle:middle], s.rows[middle:len(s.rows):len(s.rows)]
		s.arena = append(s.arena, word)
	}
}

// readPieces tags one batch.
func (m *NameModel) readPieces(s *netScratch, t *NameText, pieces []netPiece, tags [][]uint8) {
	s.words = s.words[:0]
	for _, p := range pieces {
		start := s.sentence[p.sentence]
		s.words = append(s.words, s.arena[start+p.from:start+p.to])
	}
	m.second.Read(&s.reading, s.words)
	for i, p := range pieces {
		t.lattice.reset(p.to - p.from)
		for k := range p.to - p.from {
			copy(t.lattice.row(k), s.reading.Scores.Row(s.reading.Batch.Row(i, k)))
		}
		t.lattice.best(tags[p.sentence][p.from:p.to], &m.moves)
	}
}
