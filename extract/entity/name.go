package entity

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"

	"parley/extract"
	"parley/extract/nn/linear"
)

// NameModel recognises proper names: a structured averaged perceptron (Collins
// 2002) over hashed features of the word, its context, its place in the tree
// and a gazetteer. It reads a document twice; the second time it knows what
// the first pass made of the same words elsewhere in the document. It is
// immutable.
type NameModel struct {
	first, second *linear.Weights
}

// nameMagic begins every model file of names of this version.
const nameMagic = "parley names 1\n"

// LoadNames reads a model that WriteTo has written.
func LoadNames(data []byte) (*NameModel, error) {
	packed, ok := bytes.CutPrefix(data, []byte(nameMagic))
	if !ok {
		return nil, errors.New("name model: not a model of this version; train it again")
	}
	in := flate.NewReader(bytes.NewReader(packed))
	var m NameModel
	for _, w := range []**linear.Weights{&m.first, &m.second} {
		var err error
		if *w, err = linear.Read(in); err != nil {
			return nil, fmt.Errorf("name model: %w", err)
		}
		if (*w).Classes != nameTagCount {
			return nil, fmt.Errorf("name model: %d tags where the program has %d", (*w).Classes, nameTagCount)
		}
	}
	return &m, nil
}

// NewNameModel makes a model of the learnt weights of the two passes.
func NewNameModel(first, second *linear.Weights) *NameModel {
	return &NameModel{first: first, second: second}
}

// WriteTo writes the model as LoadNames reads it.
func (m *NameModel) WriteTo(out io.Writer) (int64, error) {
	var packed bytes.Buffer
	packed.WriteString(nameMagic)
	deflated, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return 0, err
	}
	for _, w := range []*linear.Weights{m.first, m.second} {
		if _, err := w.WriteTo(deflated); err != nil {
			return 0, err
		}
	}
	if err := deflated.Close(); err != nil {
		return 0, err
	}
	return packed.WriteTo(out)
}

// Stage is the model as a step of a pipeline. Titles and articles are no part
// of a name; an adjective of origin ("Russian") is none of its own unless it
// stands for people.
func (m *NameModel) Stage() extract.Stage {
	return extract.Stage{
		Name:  "names",
		Needs: []extract.Layer{extract.LayerTokens, extract.LayerSyntax},
		Adds:  []extract.Layer{extract.LayerNames},
		Run:   m.run,
	}
}

func (m *NameModel) run(ctx context.Context, doc *extract.Document) error {
	text := ReadNameText(doc)
	for pass, weights := range []*linear.Weights{m.first, m.second} {
		doc.Names = nil
		for i := range doc.Sentences {
			if i%256 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			tags := text.tag(weights, i, pass == 1)
			if pass == 0 {
				text.Remember(i, tags)
				continue
			}
			for _, name := range text.withSpeakers(text.withTables(text.apart(spans(tags), i)), i) {
				if name, ok := text.finish(i, name); ok {
					doc.Names = append(doc.Names, name)
				}
			}
		}
	}
	agree(doc)
	return nil
}

// tag finds the tags of a sentence.
func (t *NameText) tag(weights *linear.Weights, sentence int, second bool) []uint8 {
	t.view.view(t.doc, &t.doc.Sentences[sentence])
	n := len(t.view.words)
	t.lattice.reset(n)
	var sums [nameTagCount]int32
	for i := range n {
		t.features = t.view.describe(t.features[:0], i)
		t.features = t.memory.describe(t.features, &t.view, i, second)
		clear(sums[:])
		weights.Add(t.features, sums[:])
		row := t.lattice.row(i)
		for tag, sum := range sums {
			row[tag] = float32(sum)
		}
	}
	tags := make([]uint8, n)
	t.lattice.best(tags)
	return tags
}
