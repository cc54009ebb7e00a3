package entity

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// NameText is a document as the name recogniser reads it, with what it
// remembers of its words. Training reads documents in the same way.
type NameText struct {
	doc       *extract.Document
	memory    *memory
	views     []nameSentence // of all sentences, in a document that is not too long
	view      *nameSentence  // the sentence seen last
	features  []uint32
	lattice   lattice
	firstTags [][]uint8 // what the first pass made of every sentence
}

// maxViewed is the number of tokens up to which the views of a document are
// kept: at some hundred bytes a token, a few megabytes.
const maxViewed = 20_000

// ReadNameText looks through a document that has tokens and syntax.
func ReadNameText(doc *extract.Document) *NameText {
	t := &NameText{doc: doc, memory: newMemory(), view: new(nameSentence), firstTags: make([][]uint8, len(doc.Sentences))}
	tokens := 0
	for i := range doc.Sentences {
		tokens += len(doc.Sentences[i].Tokens)
	}
	var views []nameSentence
	if tokens <= maxViewed {
		views = make([]nameSentence, len(doc.Sentences))
	}
	for i := range doc.Sentences {
		s := t.see(i)
		t.memory.see(s)
		if views != nil {
			views[i] = *s
			t.view = new(nameSentence)
		}
	}
	t.views = views
	return t
}

// see views a sentence.
func (t *NameText) see(sentence int) *nameSentence {
	if t.views != nil {
		t.view = &t.views[sentence]
		return t.view
	}
	t.view.view(t.doc, &t.doc.Sentences[sentence])
	return t.view
}

// Features lists the features of every token of a sentence for the first pass.
func (t *NameText) Features(sentence int) [][]uint32 {
	s := t.see(sentence)
	features := make([][]uint32, len(s.words))
	for i := range features {
		t.features = s.describe(t.features[:0], i)
		t.features = t.memory.describe(t.features, s, i)
		features[i] = slices.Clone(t.features)
	}
	return features
}

// Remember tells the memory which tags the first pass gave to a sentence.
func (t *NameText) Remember(sentence int, tags []uint8) {
	t.memory.learn(t.see(sentence), tags)
	t.firstTags[sentence] = tags
}

// NameTags is the number of tags of the model.
const NameTags = nameTagCount

// AnyTag leaves, in a list of gold tags, the tag of a token open.
const AnyTag = 255

// GoldName is an annotated name; the classes are person, organization, place,
// group (also as an adjective) and event (any other name).
type GoldName struct {
	First, End int // half-open range of tokens
	Class      schema.Class
}

// TagsOf are the tags of a sentence of n tokens with the given names.
func TagsOf(n int, names []GoldName) []uint8 {
	kinds := map[schema.Class]int{
		schema.Person: kindPerson, schema.Organization: kindOrganization, schema.Country: kindPlace,
		schema.Place: kindPlace, schema.Group: kindGroup, schema.Event: kindMisc,
	}
	tags := make([]uint8, n)
	for _, name := range names {
		base := uint8(1 + kinds[name.Class]*nameParts)
		for i := name.First; i < name.End; i++ {
			tags[i] = base + partInside
		}
		tags[name.First] = base + partFirst
		tags[name.End-1] = base + partLast
		if name.End-name.First == 1 {
			tags[name.First] = base + partUnit
		}
	}
	return tags
}

// TagFollows says that tag b may stand after tag a.
func TagFollows(a, b uint8) bool { return follows(a, b) }

// BestTags is the best sequence of tags by score, which adds up the weights of
// features for every tag. Where gold is not nil, the sequence agrees with it,
// except for its AnyTag.
func BestTags(features [][]uint32, gold []uint8, score func(features []uint32, tags []float32)) []uint8 {
	var l lattice
	l.reset(len(features))
	for i, f := range features {
		row := l.row(i)
		clear(row)
		score(f, row)
		if gold == nil || gold[i] == AnyTag {
			continue
		}
		for tag := range row {
			if uint8(tag) != gold[i] {
				row[tag] = impossible
			}
		}
	}
	tags := make([]uint8, len(features))
	l.best(tags, &noMoves)
	return tags
}
