// Package token divides the blocks of a document into sentences and tokens,
// the syntactic words of Universal Dependencies: "don't" gives "do" and "n't",
// "Biden's" gives "Biden" and "'s".
//
// What English settles without statistics is a rule: addresses, numbers,
// "U.S. President". For the rest two logistic regressions decide, one at every
// possible word boundary within a run without blanks, one at every possible
// end of a sentence; a lexicon lists the runs of letters that are split always
// ("cannot") or by the words around them ("its"). Typographic quotes and dashes
// are mapped for the models; spans stay those of the text.
package token

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"

	"parley/extract"
	"parley/extract/nn/linear"
	"parley/schema"
)

// Model is a trained tokeniser and sentence splitter. It is immutable.
type Model struct {
	words     *linear.Weights
	sentences *linear.Weights
	lexicon   Lexicon
	habits    *Habits
}

// magic begins every model file of this package and this version.
const magic = "parley tokens 2\n"

// Load reads a model that WriteTo has written.
func Load(data []byte) (*Model, error) {
	packed, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("token model: not a model of this version; train it again")
	}
	in := flate.NewReader(bytes.NewReader(packed))
	m := &Model{lexicon: Lexicon{}}
	var err error
	if m.words, err = linear.Read(in); err != nil {
		return nil, fmt.Errorf("token model: words: %w", err)
	}
	if m.sentences, err = linear.Read(in); err != nil {
		return nil, fmt.Errorf("token model: sentences: %w", err)
	}
	if m.words.Classes != 1 || m.sentences.Classes != 1 {
		return nil, errors.New("token model: not of two-way decisions")
	}
	if err := m.lexicon.read(in); err != nil {
		return nil, fmt.Errorf("token model: lexicon: %w", err)
	}
	if m.habits, err = readHabits(in); err != nil {
		return nil, fmt.Errorf("token model: %w", err)
	}
	return m, nil
}

// WriteTo writes the model as Load reads it.
func (m *Model) WriteTo(out io.Writer) (int64, error) {
	var packed bytes.Buffer
	packed.WriteString(magic)
	deflated, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return 0, err
	}
	for _, w := range []*linear.Weights{m.words, m.sentences} {
		if _, err := w.WriteTo(deflated); err != nil {
			return 0, err
		}
	}
	if err := m.lexicon.write(deflated); err != nil {
		return 0, err
	}
	if err := m.habits.write(deflated); err != nil {
		return 0, err
	}
	if err := deflated.Close(); err != nil {
		return 0, err
	}
	return packed.WriteTo(out)
}

// Stage is the model as a step of a pipeline. Sentences never cross a block;
// headings, related-article lines, captions and bylines are one sentence each,
// and datelines none.
func (m *Model) Stage() extract.Stage {
	return extract.Stage{
		Name:  "tokens",
		Needs: []extract.Layer{extract.LayerBlocks},
		Adds:  []extract.Layer{extract.LayerTokens},
		Run: func(ctx context.Context, doc *extract.Document) error {
			d := m.divider()
			doc.Sentences = nil
			for i := range doc.Blocks {
				if err := ctx.Err(); err != nil {
					return err
				}
				d.block(doc, i)
			}
			return nil
		},
	}
}

// divider holds the buffers of one run.
type divider struct {
	chars     []char
	words     words
	sentences sentences
}

func (m *Model) divider() *divider {
	return &divider{
		words: words{lexicon: m.lexicon, split: func(_ int, features []uint32) bool {
			return m.words.Score(features, 0) > 0
		}},
		sentences: sentences{habits: m.habits, ends: func(_ int, features []uint32) bool {
			return m.sentences.Score(features, 0) > 0
		}},
	}
}

// block adds the sentences of a block.
func (d *divider) block(doc *extract.Document, index int) {
	block := &doc.Blocks[index]
	d.chars = chars(d.chars, doc.Text, block.Start, block.End)
	blankHoles(d.chars, block.Holes)
	d.words.chars = d.chars
	d.words.run()
	if len(d.words.out) == 0 {
		return
	}
	d.sentences.chars, d.sentences.words = d.chars, d.words.out
	if block.Kind == extract.Paragraph {
		d.sentences.run()
	} else {
		d.sentences.out = d.sentences.out[:0]
		d.sentences.look()
		d.sentences.cut(0, len(d.words.out))
	}
	start := 0
	for _, end := range d.sentences.out {
		doc.Sentences = append(doc.Sentences, d.sentence(index, block.End, d.words.out[start:end]))
		start = end
	}
	for _, hole := range block.Holes {
		fillHole(doc, hole)
	}
}

func (d *divider) sentence(block, blockEnd int, words []word) extract.Sentence {
	s := extract.Sentence{Block: block, Tokens: make([]extract.Token, len(words))}
	for i, w := range words {
		s.Tokens[i] = extract.Token{Span: schema.Span{Start: int(d.chars[w.start].at), End: d.offset(w.end, blockEnd)}, Head: -1}
	}
	s.Start, s.End = s.Tokens[0].Start, s.Tokens[len(words)-1].End
	return s
}

// offset is the byte offset of a character, or of the end of the block.
func (d *divider) offset(i int32, blockEnd int) int {
	if int(i) == len(d.chars) {
		return blockEnd
	}
	return int(d.chars[i].at)
}
