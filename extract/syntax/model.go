package syntax

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	"parley/extract/nn/biaffine"
)

// Model is a trained tagger and parser of one language. It is immutable and
// may be used by many goroutines at once.
type Model struct {
	vocabulary *Vocabulary
	weights    *biaffine.Weights
	reader     *biaffine.Reader
	vectors    vectorCache
	scratch    sync.Pool // of *scratch
}

// NewModel joins a network, whose weights it rounds, and the names of its rows
// and classes.
func NewModel(v *Vocabulary, n *biaffine.Network) *Model { return newModel(v, n.Quantise()) }

func newModel(v *Vocabulary, w *biaffine.Weights) *Model {
	m := &Model{vocabulary: v, weights: w, reader: biaffine.NewReader(w)}
	m.scratch.New = func() any { return new(scratch) }
	return m
}

// Analysis is what the model says of one word.
type Analysis struct {
	UPOS, XPOS, Feats string
	Head              int // index in the sentence, -1 for the root
	Deprel            string
	Doubt             float32 // about the head, 0 to 1
}

// Bounds of what is read at once, so that a text of any kind needs little
// memory: about 20 kB a word.
const (
	batchSentences = 24 // two blocks of twelve rows in the widest kernel
	batchWords     = 1024
	maxSentence    = 400 // words; the arcs of a sentence need their square
)

// piece is a stretch of a sentence that is read as one.
type piece struct{ sentence, from, to int }

// scratch is the memory of one goroutine.
type scratch struct {
	reading biaffine.Reading
	words   [][]*biaffine.Vector
	arena   []*biaffine.Vector
	grams   []int32
	heads   [][]int
}

// Analyse tags and parses sentences, each a list of words as the text spells
// them. Very long sentences are parsed in pieces, whose roots hang on the
// first one's.
func (m *Model) Analyse(ctx context.Context, sentences [][]string) ([][]Analysis, error) {
	result := make([][]Analysis, len(sentences))
	var pieces []piece
	for i, words := range sentences {
		result[i] = make([]Analysis, len(words))
		for from := 0; from < len(words); {
			to := cut(words, from)
			pieces = append(pieces, piece{i, from, to})
			from = to
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(b.to-b.from, a.to-a.from) })
	s := m.scratch.Get().(*scratch)
	defer m.scratch.Put(s)
	for len(pieces) > 0 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n := batchOf(pieces)
		m.read(s, sentences, pieces[:n], result)
		pieces = pieces[n:]
	}
	for _, analysis := range result {
		join(analysis)
	}
	return result, nil
}

// cut is the end of the piece that begins at word from: the sentence's, or the
// last comma, semicolon or the like in the piece's second half.
func cut(words []string, from int) int {
	if len(words)-from <= maxSentence {
		return len(words)
	}
	for to := from + maxSentence; to > from+maxSentence/2; to-- {
		if slices.Contains([]string{";", ",", ":", ".", "|", "•"}, words[to-1]) {
			return to
		}
	}
	return from + maxSentence
}

// batchOf is the number of pieces to read at once.
func batchOf(pieces []piece) int {
	words := 0
	for n, p := range pieces {
		words += p.to - p.from
		if n > 0 && (n == batchSentences || words > batchWords) {
			return n
		}
	}
	return len(pieces)
}

// read analyses one batch.
func (m *Model) read(s *scratch, sentences [][]string, pieces []piece, result [][]Analysis) {
	s.words, s.arena, s.heads = s.words[:0], s.arena[:0], s.heads[:0]
	for _, p := range pieces {
		start := len(s.arena)
		for _, form := range sentences[p.sentence][p.from:p.to] {
			s.arena = append(s.arena, m.vector(s, form))
		}
		s.words = append(s.words, s.arena[start:len(s.arena):len(s.arena)])
	}
	m.reader.Read(&s.reading, s.words)
	for i := range pieces {
		s.heads = append(s.heads, Heads(s.reading.Arcs[i]))
	}
	m.reader.Relate(&s.reading, s.heads)
	from := 0
	for i, p := range pieces {
		m.name(s, i, from, p.from, result[p.sentence][p.from:p.to])
		from += p.to - p.from
	}
}

// name writes the best classes of the words of piece i, whose labels begin at
// row from. Heads move by the place of the piece in its sentence.
func (m *Model) name(s *scratch, i, from, shift int, result []Analysis) {
	v := m.vocabulary
	for t := range result {
		row, head := s.reading.Batch.Row(i, t), s.heads[i][t]
		a := &result[t]
		a.UPOS = best(v.UPOS, s.reading.UPOS.Row(row), -1)
		a.XPOS = best(v.XPOS, s.reading.XPOS.Row(row), -1)
		a.Feats = best(v.Feats, s.reading.Feats.Row(row), -1)
		a.Doubt = doubt(s.reading.Arcs[i].Row(t)[:len(result)+1], t, head)
		if head < 0 {
			a.Head, a.Deprel = -1, "root"
			continue
		}
		a.Head, a.Deprel = head+shift, best(v.Labels, s.reading.Labels.Row(from+t), v.root)
	}
}

// best is the name of the class with the highest score, but not the excluded.
func best(names []string, scores []float32, excluded int) string {
	top, high := -1, float32(math.Inf(-1))
	for i, score := range scores[:len(names)] {
		if score > high && i != excluded {
			top, high = i, score
		}
	}
	if top < 0 {
		return ""
	}
	return names[top]
}

// join makes one tree of the pieces of a sentence.
func join(analysis []Analysis) {
	root := -1
	for i := range analysis {
		a := &analysis[i]
		switch {
		case a.Head >= 0:
		case root < 0:
			root = i
		default:
			a.Head, a.Deprel = root, "parataxis"
		}
	}
}
