package syntax

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"

	"parley/extract/nn"
	"parley/extract/nn/biaffine"
)

// A weights file is the line of magic, the CRC-32 of all that follows (four
// bytes, little endian), the sizes as unsigned varints, the lists of names, the
// matrices and the vectors. A name and a list have their length before them. A
// matrix is the scales of its rows (float32) and then its values: four bits
// each in embeddings, eight in weights. Vectors are float32.
const magic = "parley syntax 2\n"

// Load reads the weights that WriteTo wrote.
func Load(data []byte) (*Model, error) {
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, errors.New("syntax model: not a file of syntax weights of this version; train it again with parley-train syntax")
	}
	data = data[len(magic):]
	if len(data) < 4 || crc32.ChecksumIEEE(data[4:]) != binary.LittleEndian.Uint32(data) {
		return nil, errors.New("syntax model: the file is truncated or damaged; fetch or train it again")
	}
	l := loader{data[4:]}
	v, w, err := l.model()
	if err != nil {
		return nil, fmt.Errorf("syntax model: %w", err)
	}
	return newModel(v, w), nil
}

// loader takes a file apart from front to back.
type loader struct{ data []byte }

func (l *loader) model() (*Vocabulary, *biaffine.Weights, error) {
	var sizes biaffine.Sizes
	for _, field := range fields(&sizes) {
		value, err := l.number()
		if err != nil {
			return nil, nil, fmt.Errorf("sizes: %w", err)
		}
		*field = value
	}
	if err := sizes.Check(); err != nil {
		return nil, nil, fmt.Errorf("sizes: %w", err)
	}
	v := Vocabulary{Buckets: sizes.Grams}
	for _, list := range v.lists() {
		var err error
		if *list, err = l.names(); err != nil {
			return nil, nil, fmt.Errorf("vocabulary: %w", err)
		}
	}
	if v.counts() != counts(sizes) {
		return nil, nil, errors.New("the vocabulary does not fit the sizes")
	}
	w := biaffine.NewWeights(sizes)
	for _, m := range w.Matrices() {
		if err := l.matrix(m); err != nil {
			return nil, nil, fmt.Errorf("matrix of %d x %d: %w", m.Rows, m.Cols, err)
		}
	}
	for _, vector := range w.Vectors() {
		if err := l.vector(vector); err != nil {
			return nil, nil, fmt.Errorf("vector of %d: %w", len(vector), err)
		}
	}
	return NewVocabulary(v), w, nil
}

func (l *loader) take(n int) ([]byte, error) {
	if n > len(l.data) {
		return nil, io.ErrUnexpectedEOF
	}
	head := l.data[:n]
	l.data = l.data[n:]
	return head, nil
}

func (l *loader) number() (int, error) {
	value, n := binary.Uvarint(l.data)
	if n <= 0 {
		return 0, io.ErrUnexpectedEOF
	}
	l.data = l.data[n:]
	return int(min(value, math.MaxInt32)), nil
}

func (l *loader) names() ([]string, error) {
	n, err := l.number()
	if err != nil {
		return nil, err
	}
	if n > len(l.data) { // a name takes a byte at least
		return nil, fmt.Errorf("a list of %d names", n)
	}
	names := make([]string, n)
	for i := range names {
		length, err := l.number()
		if err != nil {
			return nil, err
		}
		name, err := l.take(length)
		if err != nil {
			return nil, err
		}
		names[i] = string(name)
	}
	return names, nil
}

func (l *loader) matrix(m *nn.Quantised) error {
	if err := l.vector(m.Scales); err != nil {
		return err
	}
	values, err := l.take(len(m.Values))
	if err != nil {
		return err
	}
	copy(m.Values, values)
	return m.Check()
}

func (l *loader) vector(v []float32) error {
	data, err := l.take(4 * len(v))
	if err != nil {
		return err
	}
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return nil
}

// WriteTo writes the model as a file that Load reads.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(sealed(m.encode()))
	return int64(n), err
}

// sealed is the file with the given content.
func sealed(content []byte) []byte {
	file := binary.LittleEndian.AppendUint32([]byte(magic), crc32.ChecksumIEEE(content))
	return append(file, content...)
}

// encode is the content of the file.
func (m *Model) encode() []byte {
	var out []byte
	sizes := m.weights.Sizes
	for _, field := range fields(&sizes) {
		out = binary.AppendUvarint(out, uint64(*field))
	}
	for _, list := range m.vocabulary.lists() {
		out = binary.AppendUvarint(out, uint64(len(*list)))
		for _, name := range *list {
			out = binary.AppendUvarint(out, uint64(len(name)))
			out = append(out, name...)
		}
	}
	for _, matrix := range m.weights.Matrices() {
		out = append(appendVector(out, matrix.Scales), matrix.Values...)
	}
	for _, vector := range m.weights.Vectors() {
		out = appendVector(out, vector)
	}
	return out
}

func appendVector(out []byte, v []float32) []byte {
	for _, value := range v {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(value))
	}
	return out
}

// fields are all sizes in the order of the file.
func fields(s *biaffine.Sizes) []*int {
	return []*int{
		&s.Words, &s.Grams, &s.Shapes, &s.WordWidth, &s.GramWidth, &s.ShapeWidth,
		&s.Hidden, &s.ArcWidth, &s.LabelWidth, &s.UPOS, &s.XPOS, &s.Feats, &s.Labels,
	}
}

func (v *Vocabulary) counts() [6]int {
	var n [6]int
	for i, list := range v.lists() {
		n[i] = len(*list)
	}
	return n
}

func counts(s biaffine.Sizes) [6]int {
	return [6]int{s.Words, s.Shapes, s.UPOS, s.XPOS, s.Feats, s.Labels}
}

// Sizes are those of a network for this vocabulary with the given widths.
func (v *Vocabulary) Sizes(widths biaffine.Sizes) biaffine.Sizes {
	n := v.counts()
	widths.Words, widths.Shapes, widths.Grams = n[0], n[1], v.Buckets
	widths.UPOS, widths.XPOS, widths.Feats, widths.Labels = n[2], n[3], n[4], n[5]
	return widths
}
