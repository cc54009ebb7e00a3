package entity

import (
	"context"
	"sync"

	"parley/extract"
	"parley/extract/nn/linear"
	"parley/extract/nn/tagger"
)

// NameModel recognises proper names in two passes over a document. The first
// is a structured averaged perceptron (Collins 2002) over hashed features of
// the word, its context, its place in the tree and a gazetteer. The second, a
// recurrent network, reads each word together with what the first made of it
// and of the same word elsewhere in the document. It is immutable and may be
// used by many goroutines at once.
type NameModel struct {
	first   *linear.Weights
	network *tagger.Network // of the second pass
	second  *tagger.Reader  // the network's, rounded
	known   NameVocabulary
	moves   [nameTagCount][nameTagCount]float32 // score of a tag (second) after another
	scratch sync.Pool                           // of *netScratch
}

// NameVocabulary has the row of the network's embeddings for each word that it
// knows, by NetWord's hash.
type NameVocabulary map[uint32]int32

// NewNameModel makes a model of the learnt weights of the two passes. The
// network must not change any more.
func NewNameModel(first *linear.Weights, second *tagger.Network, known NameVocabulary) *NameModel {
	m := &NameModel{first: first, network: second, second: second.NewReader(), known: known}
	for a := range m.moves {
		copy(m.moves[a][:], second.Transitions.Value.Row(a))
	}
	m.scratch.New = func() any { return new(netScratch) }
	return m
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

// nameBlock is the number of sentences that the second pass reads before it
// writes their names down.
const nameBlock = 64

func (m *NameModel) run(ctx context.Context, doc *extract.Document) error {
	text := ReadNameText(doc)
	for i := range doc.Sentences {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		text.Remember(i, text.firstPass(m.first, i))
	}
	s := m.scratch.Get().(*netScratch)
	defer m.scratch.Put(s)
	doc.Names = nil
	for from := 0; from < len(doc.Sentences); from += nameBlock {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		tags := m.secondPass(s, text, from, min(from+nameBlock, len(doc.Sentences)))
		for k := range tags {
			text.write(from+k, tags[k])
		}
	}
	namesakes(doc)
	return nil
}

// firstPass finds the tags of a sentence without regard to the rest of the
// document's names.
func (t *NameText) firstPass(weights *linear.Weights, sentence int) []uint8 {
	s := t.see(sentence)
	t.lattice.reset(len(s.words))
	var sums [nameTagCount]int32
	for i := range s.words {
		t.features = s.describe(t.features[:0], i)
		t.features = t.memory.describe(t.features, s, i)
		clear(sums[:])
		weights.Add(t.features, sums[:])
		row := t.lattice.row(i)
		for tag, sum := range sums {
			row[tag] = float32(sum)
		}
	}
	tags := make([]uint8, len(s.words))
	t.lattice.best(tags, &noMoves)
	return tags
}

// write adds the names that tags mark to the document.
func (t *NameText) write(sentence int, tags []uint8) {
	t.see(sentence)
	for _, name := range t.withKnown(t.withTables(t.apart(spans(tags), sentence)), sentence) {
		if name, ok := t.finish(sentence, name); ok {
			t.doc.Names = append(t.doc.Names, name)
		}
	}
}
