package token

import (
	"fmt"
	"io"
)

// Habits tells how the training text writes words within sentences: two bits
// for each hash of a lower-cased form. It is what makes "The" after a word
// without a stop the start of a sentence, and "Moscow" no sign of one.
type Habits struct{ cells []byte }

// Habit is how a word is written where nothing asks for a capital.
type Habit byte

// The habits; Unseen are words that the training text lacks.
const (
	Unseen  Habit = iota
	Small         // "the"
	Capital       // "Moscow"
	Mixed         // "May"
)

// habitBits is the number of cells, as a power of two.
const habitBits = 18

// NewHabits has no word yet.
func NewHabits() *Habits { return &Habits{cells: make([]byte, 1<<habitBits/4)} }

// Set notes the habit of a word in lower case. Where two words share a cell,
// the last one keeps it.
func (h *Habits) Set(low string, habit Habit) {
	hash := uint32(2166136261)
	for _, r := range low {
		hash = (hash ^ uint32(plain(r))) * 16777619
	}
	cell, shift := place(hash)
	h.cells[cell] = h.cells[cell]&^(3<<shift) | byte(habit)<<shift
}

// of is the habit of the word with the hash that [words.hash] gives.
func (h *Habits) of(hash uint32) uint32 {
	cell, shift := place(hash)
	return uint32(h.cells[cell] >> shift & 3)
}

// place is the byte of a cell and its lowest bit there.
func place(hash uint32) (cell, shift uint32) {
	at := (hash * 0x9e3779b1) >> (32 - habitBits)
	return at >> 2, at & 3 * 2
}

func (h *Habits) write(out io.Writer) error {
	_, err := out.Write(h.cells)
	return err
}

func readHabits(in io.Reader) (*Habits, error) {
	h := NewHabits()
	if _, err := io.ReadFull(in, h.cells); err != nil {
		return nil, fmt.Errorf("habits: %w", err)
	}
	return h, nil
}
