package nn

import "slices"

// Batch lays out the words of several sentences by time: first the first word
// of every sentence, then every second word, and so on. The sentences are in
// order of falling length, so that those that still have a word at a time are
// always the first ones, and no row is padding.
type Batch struct {
	lengths []int
	start   []int // first row of every time step, and the number of rows
}

// NewBatch lays out sentences of the given lengths, which must not rise and be
// positive.
func NewBatch(lengths []int) Batch {
	if !slices.IsSortedFunc(lengths, func(a, b int) int { return b - a }) {
		panic("nn: the sentences of a batch must be in order of falling length")
	}
	b := Batch{lengths: lengths, start: []int{0}}
	active := len(lengths)
	for t := 0; active > 0; t++ {
		for active > 0 && lengths[active-1] <= t {
			active--
		}
		if active > 0 {
			b.start = append(b.start, b.start[t]+active)
		}
	}
	return b
}

// Rows is the number of words.
func (b Batch) Rows() int { return b.start[len(b.start)-1] }

// Steps is the length of the longest sentence.
func (b Batch) Steps() int { return len(b.start) - 1 }

// Sentences is the number of sentences.
func (b Batch) Sentences() int { return len(b.lengths) }

// Length is the number of words of a sentence.
func (b Batch) Length(sentence int) int { return b.lengths[sentence] }

// Active is the number of sentences that have a word at time t.
func (b Batch) Active(t int) int {
	if t < 0 || t >= b.Steps() {
		return 0
	}
	return b.start[t+1] - b.start[t]
}

// Row is the row of word t of a sentence.
func (b Batch) Row(sentence, t int) int { return b.start[t] + sentence }
