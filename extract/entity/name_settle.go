package entity

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/extract/nn/linear"
	"parley/schema"
	"parley/schema/vocab"
)

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

// apart divides "Geneva, Switzerland" into two places.
func (t *NameText) apart(found []foundName, sentence int) []foundName {
	tokens := t.doc.Sentences[sentence].Tokens
	var out []foundName
	for _, name := range found {
		for i := name.first + 1; i+1 < name.end && name.kind == kindPlace; i++ {
			if t.doc.Form(&tokens[i]) == "," {
				out = append(out, foundName{name.first, i, name.kind})
				name.first = i + 1
			}
		}
		out = append(out, name)
	}
	return out
}

// withTables adds the names that the gazetteer knows. Those of several words
// take the place of names that overlap, but a longer name around one stays; a
// single word is added where it is tagged as a name and stands alone.
func (t *NameText) withTables(found []foundName) []foundName {
	words := t.view.words
	for first := 0; first < len(words); first++ {
		kind, place := words[first].places[0], words[first].places[1]
		if kind > gazetteerPeople {
			continue
		}
		if kind != 0 && place == kind*4 && t.alone(first, kind) && !covered(found, first) {
			found = merge(found, foundName{first, first + 1, tableKinds[kind]})
		}
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

// alone says that a word with a single entry in the gazetteer is tagged as a
// name, of a country, a place or a body, and has no name beside it.
func (t *NameText) alone(i int, kind uint32) bool {
	if kind == gazetteerAdjective || kind == gazetteerPeople || t.view.words[i].xpos != properNoun || t.view.style != plainCase {
		return false
	}
	return t.view.at(i-1).xpos != properNoun && t.view.at(i+1).xpos != properNoun
}

var properNoun = linear.Hash("NNP")

func covered(found []foundName, i int) bool {
	return slices.ContainsFunc(found, func(name foundName) bool { return name.first <= i && i < name.end })
}

// withSpeakers adds the lone proper nouns that the model has passed over and
// that do what only people and bodies do: "Lopez threatened to leave". One in
// capitals is a body. A place that no table knows and that does such a thing,
// or is told one, is a person too.
func (t *NameText) withSpeakers(found []foundName, sentence int) []foundName {
	tokens := t.doc.Sentences[sentence].Tokens
	for i := range tokens {
		word, token := &t.view.words[i], &tokens[i]
		if token.XPOS != "NNP" || token.Deprel != "nsubj" || !word.capital || word.lexical != 0 || word.places[0] != 0 ||
			t.view.style != plainCase || token.Head < 0 || token.Head >= len(tokens) || !humanVerbs[tokens[token.Head].Lemma] ||
			covered(found, i) || t.view.at(i-1).xpos == properNoun || t.view.at(i+1).xpos == properNoun || tokens[token.Head].XPOS == "NN" {
			continue
		}
		kind := kindPerson
		if form := t.doc.Form(token); form == strings.ToUpper(form) {
			kind = kindOrganization
		}
		found = merge(found, foundName{i, i + 1, kind})
	}
	for k := range found {
		name := &found[k]
		token := &tokens[name.first]
		if name.kind == kindPlace && name.end-name.first == 1 && t.view.words[name.first].places[0] == 0 &&
			token.Head >= 0 && token.Head < len(tokens) && humanVerbs[tokens[token.Head].Lemma] &&
			(token.Deprel == "nsubj" || token.Deprel == "iobj") {
			name.kind = kindPerson
		}
	}
	return found
}

// humanVerbs are verbs whose subject speaks, thinks or decides.
var humanVerbs = func() map[string]bool {
	table := map[string]bool{}
	for lemma := range strings.FieldsSeq("say tell add announce warn deny insist stress argue claim write tweet ask reply urge threaten vow accuse demand " +
		"reject promise pledge believe think want hope fear refuse agree meet visit resign apologise apologize call praise criticise " +
		"criticize condemn blame acknowledge admit explain note suggest propose declare speak talk thank know recall decide sign") {
		table[lemma] = true
	}
	return table
}()

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
	for found.first < found.end && looseEnds[strings.ToLower(t.doc.Form(&tokens[found.end-1]))] {
		found.end--
	}
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
		if vocab.BodyNamed(text) != nil && vocab.PlaceNamed(text) == nil {
			name.Class = schema.Organization
		}
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

// looseEnds are words and marks with which no name ends.
var looseEnds = map[string]bool{"of": true, "the": true, "and": true, "for": true, "in": true, "'s": true, "’s": true, ",": true}

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

// leading counts the tokens at the front that belong to no name: "the" and the
// titles of a person.
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
