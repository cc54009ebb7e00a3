package entity

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"parley/extract/nn/linear"
	"parley/extract/nn/tagger"
)

// nameMagic begins every model file of names of this version. Deflated, there
// follow the weights of the first pass, the network of the second and the
// hashes of the words that it knows, in rising order: their rows.
const nameMagic = "parley names 2\n"

// LoadNames reads a model that WriteTo has written.
func LoadNames(data []byte) (*NameModel, error) {
	packed, ok := bytes.CutPrefix(data, []byte(nameMagic))
	if !ok {
		return nil, errors.New("name model: not a model of this version; train it again")
	}
	in := bufio.NewReaderSize(flate.NewReader(bytes.NewReader(packed)), 1<<16)
	first, err := linear.Read(in)
	if err != nil {
		return nil, fmt.Errorf("name model: %w", err)
	}
	second, err := tagger.Read(in)
	if err != nil {
		return nil, fmt.Errorf("name model: %w", err)
	}
	if first.Classes != nameTagCount || second.Tags != nameTagCount || second.Sizes.Grams != netGrams || second.Sizes.Features != netFeatures {
		return nil, fmt.Errorf("name model: %d and %d tags, %d and %d rows where the program has %d, %d and %d; train it again",
			first.Classes, second.Tags, second.Sizes.Grams, second.Sizes.Features, nameTagCount, netGrams, netFeatures)
	}
	words := make([]uint32, second.Sizes.Words)
	if err := binary.Read(in, binary.LittleEndian, words); err != nil {
		return nil, fmt.Errorf("name model: %w", err)
	}
	return NewNameModel(first, second, NewNameVocabulary(words)), nil
}

// NewNameVocabulary gives every word a row, in the order of their hashes.
func NewNameVocabulary(words []uint32) NameVocabulary {
	v := make(NameVocabulary, len(words))
	slices.Sort(words)
	for row, word := range words {
		v[word] = int32(row)
	}
	return v
}

// WriteTo writes the model as LoadNames reads it. The weights are rounded.
func (m *NameModel) WriteTo(out io.Writer) (int64, error) {
	var packed bytes.Buffer
	packed.WriteString(nameMagic)
	deflated, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return 0, err
	}
	words := make([]uint32, len(m.known))
	for word, row := range m.known {
		words[row] = word
	}
	_, err = m.first.WriteTo(deflated)
	if err == nil {
		_, err = m.network.WriteTo(deflated)
	}
	if err == nil {
		err = binary.Write(deflated, binary.LittleEndian, words)
	}
	if err = errors.Join(err, deflated.Close()); err != nil {
		return 0, err
	}
	return packed.WriteTo(out)
}
