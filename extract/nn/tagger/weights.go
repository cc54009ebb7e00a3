package tagger

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"parley/extract/nn"
)

// fields are the sizes in the order of a file.
func (s *Sizes) fields() []*int {
	return []*int{&s.Words, &s.Grams, &s.Features, &s.WordWidth, &s.GramWidth, &s.FeatureWidth, &s.Hidden, &s.Layers, &s.Tags}
}

// exact says that a file holds a parameter without rounding.
func (n *Network) exact(p *nn.Param) bool { return p.Value.Rows == 1 || p == n.Transitions }

// WriteTo writes the network as Read reads it: the sizes as uint32, and row by
// row the parameters. Vectors and transitions are float32; other rows are
// rounded to eight bits after their scale. All is little endian.
func (n *Network) WriteTo(out io.Writer) (int64, error) {
	var data []byte
	sizes := n.Sizes
	for _, field := range sizes.fields() {
		data = binary.LittleEndian.AppendUint32(data, uint32(*field))
	}
	for _, p := range n.params {
		for r := range p.Value.Rows {
			if n.exact(p) {
				for _, v := range p.Value.Row(r) {
					data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
				}
				continue
			}
			data = appendRounded(data, p.Value.Row(r))
		}
	}
	written, err := out.Write(data)
	return int64(written), err
}

func appendRounded(data []byte, row []float32) []byte {
	var top float32
	for _, v := range row {
		top = max(top, v, -v)
	}
	scale := top / 127
	data = binary.LittleEndian.AppendUint32(data, math.Float32bits(scale))
	for _, v := range row {
		if scale == 0 {
			data = append(data, 0)
			continue
		}
		data = append(data, byte(int8(math.Round(float64(v/scale)))))
	}
	return data
}

// Read reads a network that WriteTo has written.
func Read(in io.Reader) (*Network, error) {
	var sizes Sizes
	for _, field := range sizes.fields() {
		var value uint32
		if err := binary.Read(in, binary.LittleEndian, &value); err != nil {
			return nil, fmt.Errorf("tagger: sizes: %w", err)
		}
		*field = int(value & math.MaxInt32)
	}
	if err := sizes.Check(); err != nil {
		return nil, fmt.Errorf("tagger: sizes: %w", err)
	}
	n := New(sizes)
	for _, p := range n.params {
		if err := n.read(p, in); err != nil {
			return nil, fmt.Errorf("tagger: parameter %s: %w", p.Name, err)
		}
	}
	return n, nil
}

func (n *Network) read(p *nn.Param, in io.Reader) error {
	exact := n.exact(p)
	width := 4 + p.Value.Cols
	if exact {
		width = 4 * p.Value.Cols
	}
	data := make([]byte, width)
	for r := range p.Value.Rows {
		if _, err := io.ReadFull(in, data); err != nil {
			return err
		}
		row := p.Value.Row(r)
		scale := math.Float32frombits(binary.LittleEndian.Uint32(data))
		for i := range row {
			if exact {
				row[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
			} else {
				row[i] = scale * float32(int8(data[4+i]))
			}
		}
	}
	return nil
}
