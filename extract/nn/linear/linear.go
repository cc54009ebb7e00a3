// Package linear holds linear classifiers over hashed features: the weights of
// an averaged perceptron, rounded to eight bits and packed.
//
// A feature is the hash of a template and its values, as [Hash] and [Join]
// make it. Every feature owns a row of weights, one for each class; features
// that fall on the same row share it (Weinberger et al. 2009, "Feature hashing
// for large scale multitask learning").
package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Weights score features for each of Classes classes. They are immutable.
type Weights struct {
	Classes int
	mask    uint32
	scale   float32 // of all weights alike: the order of scores needs none, margins do
	cells   []int8
}

// maxBits bounds the number of rows, as a power of two.
const maxBits = 24

// maxClasses bounds the number of classes.
const maxClasses = 4096

// Round rounds weights to eight bits. Cells holds one row of classes for each
// of a power of two of rows.
func Round(classes int, cells []float32) *Weights {
	var top float32
	for _, c := range cells {
		top = max(top, float32(math.Abs(float64(c))))
	}
	w := &Weights{Classes: classes, mask: uint32(len(cells)/classes - 1), scale: 1, cells: make([]int8, len(cells))}
	if top == 0 {
		return w
	}
	w.scale = top / 127
	for i, c := range cells {
		w.cells[i] = int8(math.Round(float64(c / w.scale)))
	}
	return w
}

// Score sums the weights of features for one class, in the unit of the
// original weights. Features are hashes, of any size.
func (w *Weights) Score(features []uint32, class int) float32 {
	var sum int32
	for _, f := range features {
		sum += int32(w.cells[int(f&w.mask)*w.Classes+class])
	}
	return float32(sum) * w.scale
}

// Add adds the rows of features to scores, which has a place for each class.
// Scores are in steps of the rounding.
func (w *Weights) Add(features []uint32, scores []int32) {
	scores = scores[:w.Classes]
	for _, f := range features {
		at := int(f&w.mask) * w.Classes
		row := w.cells[at : at+len(scores)]
		for c := range scores {
			scores[c] += int32(row[c])
		}
	}
}

// WriteTo writes the weights as Read reads them.
func (w *Weights) WriteTo(out io.Writer) (int64, error) {
	head := []uint32{uint32(w.Classes), w.mask, math.Float32bits(w.scale)}
	if err := binary.Write(out, binary.LittleEndian, head); err != nil {
		return 0, err
	}
	n, err := out.Write(unsigned(w.cells))
	return int64(n) + 12, err
}

// Read reads weights that WriteTo has written.
func Read(in io.Reader) (*Weights, error) {
	var head [3]uint32
	if err := binary.Read(in, binary.LittleEndian, &head); err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	rows := head[1] + 1
	if head[0] == 0 || head[0] > maxClasses || rows&head[1] != 0 || rows == 0 || rows > 1<<maxBits {
		return nil, errors.New("weights: damaged header")
	}
	bytes := make([]byte, int(rows)*int(head[0]))
	if _, err := io.ReadFull(in, bytes); err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	w := &Weights{Classes: int(head[0]), mask: head[1], scale: math.Float32frombits(head[2]), cells: make([]int8, len(bytes))}
	for i, b := range bytes {
		w.cells[i] = int8(b)
	}
	return w, nil
}

func unsigned(cells []int8) []byte {
	bytes := make([]byte, len(cells))
	for i, c := range cells {
		bytes[i] = byte(c)
	}
	return bytes
}

// Hash is the hash of a string (FNV-1a).
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Join mixes a value into a hash; the order of values matters.
func Join(h, value uint32) uint32 {
	h = (h ^ value) * 0x9e3779b1
	return h ^ h>>15
}
