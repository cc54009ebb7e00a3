package entity

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"parley/extract"
	"parley/extract/nn/linear"
	"parley/schema"
	"parley/schema/vocab"
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
			for _, name := range text.withTables(spans(tags)) {
				if name, ok := text.finish(i, name); ok {
					doc.Names = append(doc.Names, name)
				}
			}
		}
	}
	agree(doc)
	return nil
}

// agree gives a name that a document classes differently in different places
// the class that it has most often, for a name seldom has two bearers of
// different classes in one text (Gale et al. 1992, "One sense per discourse").
func agree(doc *extract.Document) {
	counts := map[string]map[schema.Class]int{}
	for i := range doc.Names {
		text := spelling(doc, &doc.Names[i])
		if counts[text] == nil {
			counts[text] = map[schema.Class]int{}
		}
		counts[text][doc.Names[i].Class]++
	}
	for i := range doc.Names {
		name := &doc.Names[i]
		votes := counts[spelling(doc, name)]
		for _, class := range []schema.Class{schema.Person, schema.Organization, schema.Place} {
			if votes[class] > votes[name.Class] && name.Class != schema.Group && name.Class != schema.Event {
				name.Class = class
			}
		}
	}
}

// spelling is a name with one blank between its words.
func spelling(doc *extract.Document, name *extract.Name) string {
	tokens := doc.Sentences[name.Sentence].Tokens
	text := doc.Text[tokens[name.First].Start:tokens[name.End-1].End]
	if strings.ContainsAny(text, "\n\t ") {
		return strings.Join(strings.Fields(text), " ")
	}
	return text
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

// foundName is a name in a sentence with the kind that the model gives it.
type foundName struct{ first, end, kind int }

// spans lists the names that tags mark.
func spans(tags []uint8) []foundName {
	var names []foundName
	for i := 0; i < len(tags); i++ {
		if tags[i] == noName {
			continue
		}
		name := foundName{first: i, kind: kindOf(tags[i])}
		for opens(tags[i]) && i+1 < len(tags) {
			i++
		}
		name.end = i + 1
		names = append(names, name)
	}
	return names
}

// withTables adds the names of several words that the gazetteer knows, and puts
// them in the place of names that overlap; a longer name around one stays.
func (t *NameText) withTables(found []foundName) []foundName {
	words := t.view.words
	for first := 0; first < len(words); first++ {
		kind, place := words[first].places[0], words[first].places[1]
		if place != kind*4+1 {
			continue
		}
		known := foundName{first: first, end: first + 1, kind: tableKinds[kind]}
		for known.end < len(words) && words[known.end].places[1] == kind*4+2 {
			known.end++
		}
		found = merge(found, known)
		first = known.end - 1
	}
	return found
}

// tableKinds are the kinds of names in the gazetteer.
var tableKinds = [...]int{
	gazetteerCountry: kindPlace, gazetteerCity: kindPlace, gazetteerRegion: kindPlace, gazetteerBody: kindOrganization,
	gazetteerAdjective: kindGroup, gazetteerPeople: kindGroup,
}

// merge puts a known name among those found, in order.
func merge(found []foundName, known foundName) []foundName {
	var before, after []foundName
	for _, name := range found {
		switch {
		case name.end <= known.first:
			before = append(before, name)
		case name.first >= known.end:
			after = append(after, name)
		case name.first <= known.first && known.end <= name.end:
			return found
		case name.first < known.first || known.end < name.end: // it goes on beyond the known name
			known = foundName{min(name.first, known.first), max(name.end, known.end), name.kind}
		}
	}
	return append(append(before, known), after...)
}

// finish gives a name its class, and drops what is none: adjectives of origin
// and names of things that are no event.
func (t *NameText) finish(sentence int, found foundName) (extract.Name, bool) {
	tokens := t.doc.Sentences[sentence].Tokens
	found.first += t.leading(tokens[found.first:found.end], found.kind)
	name := extract.Name{Sentence: sentence, First: found.first, End: found.end}
	if found.first >= found.end || found.end-found.first == 1 && prefixed(t.doc.Form(&tokens[found.first])) {
		return name, false
	}
	text := t.doc.Text[tokens[found.first].Start:tokens[found.end-1].End]
	switch found.kind {
	case kindPerson:
		name.Class = schema.Person
	case kindOrganization:
		name.Class = schema.Organization
	case kindPlace:
		name.Class = countryOrPlace(text)
	case kindGroup:
		name.Class = schema.Group
		return name, nominal(tokens, found.first, found.end)
	case kindMisc:
		name.Class = schema.Event
		last := t.doc.Form(&tokens[found.end-1])
		return name, nameLexicon[strings.ToLower(last)] == eventWord || t.middleEvent(tokens[found.first:found.end])
	}
	return name, true
}

// prefixed recognises "pro-Ruritania" and "ex-Soviet", which are no names.
func prefixed(form string) bool {
	before, after, ok := strings.Cut(form, "-")
	if !ok || before != strings.ToLower(before) {
		return false
	}
	switch before {
	case "pro", "anti", "ex", "non", "post", "pre", "trans", "inter", "mid", "intra":
		return after != ""
	}
	return false
}

// leading counts the tokens at the front that belong to no name: "the", and
// the titles of a person.
func (t *NameText) leading(tokens []extract.Token, kind int) int {
	n := 0
	for n+1 < len(tokens) {
		low := strings.ToLower(t.doc.Form(&tokens[n]))
		if low != "the" && (kind != kindPerson || !isTitle(low)) {
			break
		}
		n++
	}
	return n
}

// isTitle says that a word stands before names and belongs to none.
func isTitle(low string) bool {
	_, title := vocab.TitleNamed(low)
	return title || nameLexicon[low] == titleWord
}

// middleEvent recognises "War of …" and "Battle of …".
func (t *NameText) middleEvent(tokens []extract.Token) bool {
	for i := 0; i+1 < len(tokens); i++ {
		next := strings.ToLower(t.doc.Form(&tokens[i+1]))
		if nameLexicon[strings.ToLower(t.doc.Form(&tokens[i]))] == eventWord && (next == "of" || next == "on" || next == "in" || next == "ii" || next == "i") {
			return true
		}
	}
	return false
}

// nominal says that the name of a people stands for people, and not as an
// adjective before a noun.
func nominal(tokens []extract.Token, first, end int) bool {
	last := &tokens[end-1]
	switch last.XPOS {
	case "NNS", "NNPS":
		return true
	case "NNP", "NN":
		if last.Head < 0 || (last.Head >= first && last.Head < end) {
			return true
		}
		return last.Deprel != "compound" && last.Deprel != "amod" && last.Deprel != "nmod:desc"
	}
	return false
}
