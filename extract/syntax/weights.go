package syntax

import (
	"bufio"
	"bytes"
	"compress/flate"
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
// bytes, little endian), and deflated: the sizes as unsigned varints, the
// lists of names, and the parameters. A name and a list have their length
// before them. Embeddings have four bits a value, other matrices eight, each
// row with its scale before it (float32); vectors are float32.
const magic = "parley syntax 1\n"

// maxList and maxName bound what a broken file can make Load allocate.
const (
	maxList = 1 << 20
	maxName = 1 << 12
)

// Load reads the weights that WriteTo wrote.
func Load(data []byte) (*Model, error) {
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, errors.New("syntax model: not a file of syntax weights of this version; train it again with parley-train syntax")
	}
	data = data[len(magic):]
	if len(data) < 4 || crc32.ChecksumIEEE(data[4:]) != binary.LittleEndian.Uint32(data) {
		return nil, errors.New("syntax model: the file is truncated or damaged; fetch or train it again")
	}
	l := loader{bufio.NewReaderSize(flate.NewReader(bytes.NewReader(data[4:])), 1<<16)}
	v, network, err := l.model()
	if err != nil {
		return nil, fmt.Errorf("syntax model: %w", err)
	}
	return NewModel(v, network), nil
}

type loader struct{ in *bufio.Reader }

func (l loader) model() (*Vocabulary, *biaffine.Network, error) {
	var sizes biaffine.Sizes
	for _, field := range fields(&sizes) {
		value, err := binary.ReadUvarint(l.in)
		if err != nil {
			return nil, nil, fmt.Errorf("sizes: %w", err)
		}
		*field = int(min(value, math.MaxInt32))
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
	network := biaffine.New(sizes)
	for _, p := range network.Params() {
		if err := l.param(p.Value, bits(network, p)); err != nil {
			return nil, nil, fmt.Errorf("parameter %s: %w", p.Name, err)
		}
	}
	return NewVocabulary(v), network, nil
}

func (l loader) names() ([]string, error) {
	n, err := binary.ReadUvarint(l.in)
	if err != nil {
		return nil, err
	}
	if n > maxList {
		return nil, fmt.Errorf("a list of %d names", n)
	}
	var names []string
	for range n {
		length, err := binary.ReadUvarint(l.in)
		if err != nil {
			return nil, err
		}
		if length > maxName {
			return nil, fmt.Errorf("a name of %d bytes", length)
		}
		name := make([]byte, length)
		if _, err := io.ReadFull(l.in, name); err != nil {
			return nil, err
		}
		names = append(names, string(name))
	}
	return names, nil
}

func (l loader) param(m nn.Matrix, bits int) error {
	buffer := make([]byte, rowBytes(m.Cols, bits))
	for r := range m.Rows {
		if _, err := io.ReadFull(l.in, buffer); err != nil {
			return err
		}
		unpackRow(m.Row(r), buffer, bits)
	}
	return nil
}

// WriteTo writes the model as a file that Load reads. The values are rounded
// to the file's precision.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(sealed(m.encode()))
	return int64(n), err
}

// sealed is the file with the given content.
func sealed(content []byte) []byte {
	var body bytes.Buffer
	deflate, _ := flate.NewWriter(&body, flate.BestCompression) // the level is a valid one
	_, _ = deflate.Write(content)                               // a Buffer takes everything
	_ = deflate.Close()
	file := binary.LittleEndian.AppendUint32([]byte(magic), crc32.ChecksumIEEE(body.Bytes()))
	return append(file, body.Bytes()...)
}

// encode is the content of the file before it is deflated.
func (m *Model) encode() []byte {
	var out []byte
	sizes := m.network.Sizes
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
	for _, p := range m.network.Params() {
		for r := range p.Value.Rows {
			out = appendRow(out, p.Value.Row(r), bits(m.network, p))
		}
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

// bits is the precision of a parameter in the file.
func bits(n *biaffine.Network, p *nn.Param) int {
	switch {
	case n.Embedding(p):
		return 4
	case p.Value.Rows == 1:
		return 32
	}
	return 8
}
