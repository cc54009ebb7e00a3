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

// apart divides "Geneva, Switzerland" into two places, and "the Commission nor
// Norland" into two names.
func (t *NameText) apart(found []foundName, sentence int) []foundName {
	tokens := t.doc.Sentences[sentence].Tokens
	var out []foundName
	for _, name := range found {
		for i := name.first + 1; i+1 < name.end; i++ {
			if form := t.doc.Form(&tokens[i]); form == "nor" || form == "," && name.kind == kindPlace {
				out = append(out, foundName{name.first, i, name.kind})
				name.first = i + 1
				if vocab.CountryOf(t.doc.Text[tokens[i+1].Start:tokens[name.end-1].End]) != "" {
					name.kind = kindPlace
				}
			}
		}
		out = append(out, name)
	}
	return t.together(out, sentence)
}

// together makes one name of two that "and" parts and that make a country:
// "Bosnia and Herzegovina".
func (t *NameText) together(found []foundName, sentence int) []foundName {
	tokens := t.doc.Sentences[sentence].Tokens
	out := found[:0]
	for _, name := range found {
		if n := len(out) - 1; n >= 0 && out[n].end+1 == name.first && t.doc.Form(&tokens[out[n].end]) == "and" &&
			vocab.CountryOf(t.doc.Text[tokens[out[n].first].Start:tokens[name.end-1].End]) != "" {
			out[n].end, out[n].kind = name.end, kindPlace
			continue
		}
		out = append(out, name)
	}
	return t.whole(out, sentence)
}

// whole gives a name the words by which the text goes on to a longer one that
// the vocabulary knows: "Organization for Security and Co-operation" followed by
// "in Europe". Names within those words are no names of their own.
func (t *NameText) whole(found []foundName, sentence int) []foundName {
	tokens := t.doc.Sentences[sentence].Tokens
	out := found[:0]
	for _, name := range found {
		if n := len(out) - 1; n >= 0 && name.first < out[n].end {
			continue
		}
		name = t.hyphenated(name, tokens)
		if n := len(out) - 1; n >= 0 && out[n].end > name.first {
			out = out[:n]
		}
		if end := name.end; name.kind == kindOrganization && end < len(tokens) && joints[t.doc.Form(&tokens[end])] {
			for e := end + 2; e <= min(end+6, len(tokens)); e++ {
				words := strings.Join(strings.Fields(t.doc.Text[tokens[name.first].Start:tokens[e-1].End]), " ")
				if vocab.BodyNamed(words) != nil {
					name.end = e
				}
			}
		}
		out = append(out, name)
	}
	return out
}

// hyphenated gives a name the parts that a hyphen joins to it: "Moon Jae" followed
// by "-in", "Russia Council" behind "NATO-".
func (t *NameText) hyphenated(name foundName, tokens []extract.Token) foundName {
	joined := func(i int) bool { // token i is a hyphen with no blank around it
		return i > 0 && i+1 < len(tokens) && t.doc.Form(&tokens[i]) == "-" && tokens[i-1].End == tokens[i].Start && tokens[i].End == tokens[i+1].Start
	}
	if i := name.end; name.kind == kindPerson && joined(i) && name.end-name.first > 1 {
		if part := t.doc.Form(&tokens[i+1]); part == strings.ToLower(part) && len(part) <= 5 {
			name.end = i + 2
		}
	}
	if i := name.first - 1; name.kind == kindOrganization && joined(i) && tokens[i-1].UPOS == "PROPN" {
		name.first = i - 1
	}
	return name
}

// joints are words within the names of bodies.
var joints = map[string]bool{"of": true, "in": true, "for": true, "and": true, "on": true, "to": true, "the": true}

// withTables adds the single words that the gazetteer knows and that are
// tagged as a name, stand alone and belong to no name that was found.
func (t *NameText) withTables(found []foundName) []foundName {
	for i := range t.view.words {
		kind, place := t.view.words[i].places[0], t.view.words[i].places[1]
		if kind == 0 || kind > gazetteerBody || place != kind*4 || !t.alone(i) {
			continue
		}
		after := slices.IndexFunc(found, func(name foundName) bool { return i < name.end })
		switch {
		case after < 0:
			found = append(found, foundName{i, i + 1, tableKinds[kind]})
		case i < found[after].first:
			found = slices.Insert(found, after, foundName{i, i + 1, tableKinds[kind]})
		}
	}
	return found
}

// withKnown adds the names of several words that the recogniser seldom finds
// whole: houses that stand for a power ("Downing Street") and peoples ("Turkish
// Cypriots"). They get back the words that were taken for another name.
func (t *NameText) withKnown(found []foundName, sentence int) []foundName {
	tokens := t.doc.Sentences[sentence].Tokens
	for first := range tokens {
		if !t.view.words[first].capital {
			continue
		}
		for end := first + 2; end <= min(first+3, len(tokens)); end++ {
			kind, ok := knownKind(t.doc.Text[tokens[first].Start:tokens[end-1].End])
			inside := func(name foundName) bool { return name.first >= first && name.end <= end }
			if !ok || slices.ContainsFunc(found, func(name foundName) bool { return !inside(name) && name.first < end && first < name.end }) {
				continue // unknown, or a part of a longer name
			}
			found = slices.DeleteFunc(found, inside)
			at, _ := slices.BinarySearchFunc(found, first, func(name foundName, first int) int { return name.first - first })
			found = slices.Insert(found, at, foundName{first, end, kind})
		}
	}
	return found
}

// knownKind is the kind of a house that stands for a power or of a people.
func knownKind(words string) (int, bool) {
	if people := vocab.PeopleNamed(words); people != nil && (people.Name == words || slices.Contains(people.Aliases, words)) {
		return kindGroup, true
	}
	return kindPlace, vocab.SeatNamed(words)
}

// alone says that a word is tagged as a name and has none beside it.
func (t *NameText) alone(i int) bool {
	if t.view.words[i].xpos != properNoun || t.view.style != plainCase {
		return false
	}
	return t.view.at(i-1).xpos != properNoun && t.view.at(i+1).xpos != properNoun
}

var properNoun = linear.Hash("NNP")

// tableKinds are the kinds of places and bodies in the gazetteer.
var tableKinds = [...]int{
	gazetteerCountry: kindPlace, gazetteerCity: kindPlace, gazetteerRegion: kindPlace, gazetteerBody: kindOrganization,
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
	if found.end-found.first > 1 && storms[strings.ToLower(t.doc.Form(&tokens[found.first]))] {
		name.Class = schema.Event
		return name, true
	}
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

// storms begin names that would else be those of persons: "Cyclone Ada".
var storms = map[string]bool{"cyclone": true, "hurricane": true, "typhoon": true, "storm": true}

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
