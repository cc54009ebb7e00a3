package canon

import (
	"slices"
	"strings"
	"unicode"

	"parley/schema"
	"parley/schema/vocab"
)

// deed is an action spoken of as a thing, in parts, so that it has one name
// however the text words it: "NATO must not admit new members" and "the eastward
// enlargement of NATO" both speak of "NATO expansion".
type deed struct {
	noun  vocab.Nominal
	kind  string // words before the noun that tell what sort of it: "nuclear"
	doer  string // who does it, as he stands before the noun: "Russian", "Putin's"; "" for nobody named
	theme string // who or what it happens to, without article
	rest  string // what else completes the noun: "from Georgia"
}

// name is the deed in words.
func (d deed) name() string {
	noun, theme := spaced(d.kind, d.noun.Noun), d.theme
	if d.doer != "" && strings.Contains(theme, d.doer) { // "Chinese emissions" are China's to cut
		d.doer = ""
	}
	switch {
	case d.noun.Before:
		return spaced(d.doer, theme, noun, d.rest)
	case theme == "":
		return spaced(d.doer, noun, d.rest)
	case d.noun.Own && d.doer != "" && !possessed(theme):
		return spaced(noun, "of", owned(theme, d.doer), d.rest)
	case d.noun.Moves && d.doer == "":
		if before := beforeNoun(theme); before != "" {
			return spaced(before, noun, d.rest)
		}
		return spaced(noun, "of", theme, d.rest)
	}
	return spaced(d.doer, noun, orElse(d.noun.Prep, "of"), theme, d.rest)
}

// possessed reports whether a phrase tells whose a thing is: "Russian troops".
func possessed(phrase string) bool {
	words := strings.Fields(phrase)
	return strings.Contains(phrase, "'s ") || strings.Contains(phrase, "s' ") || slices.ContainsFunc(words[:max(0, headAt(words))], func(w string) bool {
		return unicode.IsUpper([]rune(w)[0])
	})
}

// owned is a thing as its owner's: "new bases" becomes "new U.S. bases".
func owned(thing, owner string) string {
	words := strings.Fields(thing)
	return strings.Join(slices.Insert(words, headAt(words), owner), " ")
}

// headAt is the index of the head noun of a phrase as far as its words tell: the
// last before a preposition.
func headAt(words []string) int {
	for i := 1; i < len(words); i++ {
		if prepositions[words[i]] {
			return i - 1
		}
	}
	return len(words) - 1
}

// beforeNoun is how somebody named stands before a noun: "Turkish", "NATO",
// "Boyko Borisov's"; "" for what is only described.
func beforeNoun(name string) string {
	if name == "" || !unicode.IsUpper([]rune(name)[0]) || strings.ContainsAny(name, "'’") || headAt(strings.Fields(name)) < strings.Count(name, " ") {
		return ""
	}
	words := strings.Fields(name)
	if last := words[len(words)-1]; last == strings.ToLower(last) { // "Russian troops"
		return ""
	}
	if vocab.Demonym(words[0]) != nil && len(words) > 1 {
		return ""
	}
	return attribute(name)
}

// attribute is how an owner stands before a noun without the possessive.
func attribute(owner string) string {
	owner = strings.TrimPrefix(owner, "the ")
	if p := vocab.PlaceNamed(owner); p != nil {
		return originOf(owner)
	}
	if vocab.BodyNamed(owner) != nil || owner == strings.ToUpper(owner) {
		return owner
	}
	return possessive(owner)
}

// deedNamed takes the name of a thing apart that is an action: "NATO's eastward
// expansion". It is false for any other name, and for one of several actions.
func deedNamed(name string) (deed, bool) {
	words := strings.Fields(unmade(name))
	if len(words) < 2 || strings.ContainsAny(name, `,;:"“”()`) || slices.Contains(words, "and") || slices.Contains(words, "or") {
		return deed{}, false
	}
	at := headAt(words)
	noun, ok := vocab.DeedNamed(words[at])
	if !ok {
		return deed{}, false
	}
	d := deed{noun: noun}
	d.readBefore(words[:at])
	d.readAfter(words[at+1:])
	d.settle()
	return d, true
}

// readBefore takes the words before the noun for the doer, the owner and what
// sort of deed it is.
func (d *deed) readBefore(words []string) {
	for i, w := range words {
		if owner := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), "'"); owner != w {
			d.own(strings.Join(append(slices.Clone(words[:i]), owner), " "))
			words = words[i+1:]
			break
		}
	}
	var names, kinds []string
	for _, w := range words {
		switch {
		case vocab.Vague(w):
		case unicode.IsUpper([]rune(w)[0]) && d.doer == "":
			names = append(names, w)
		default:
			kinds = append(kinds, w)
		}
	}
	if len(names) > 0 {
		d.doer = strings.Join(names, " ")
	}
	d.kind = strings.Join(kinds, " ")
}

// originOf is the adjective of a place in the form that names have: "U.S." for
// "American", "Catalan" for "Catalonia". Any other word stays as it is.
func originOf(word string) string {
	p := vocab.Demonym(word)
	if p == nil {
		p = vocab.PlaceNamed(word)
	}
	if p == nil {
		return word
	}
	adjective := adjectiveOf(schema.Argument{Name: p.Name, Class: schema.Country})
	if strings.HasSuffix(adjective, " "+word) { // "Korean" need not be South Korean
		return word
	}
	return adjective
}

// issue is the deed as an issue: whoever is asked to release a prisoner, the
// release is at issue.
func (d deed) issue() string {
	if d.noun.Theme && d.theme != "" {
		d.doer = ""
	}
	return d.name()
}

// own takes in a possessor: the doer, or with some nouns whom it happens to.
func (d *deed) own(owner string) {
	if d.noun.Theme || d.noun.Moves || d.noun.Prep == "" && !d.noun.Before {
		d.theme = owner
		return
	}
	if d.doer = beforeNoun(owner); d.doer == "" {
		d.doer = possessive(owner)
	}
}

// readAfter takes the phrases after the noun, each behind its preposition.
func (d *deed) readAfter(words []string) {
	var rest []string
	for len(words) > 0 {
		end := 1
		for end < len(words) && (!prepositions[words[end]] || words[end] == "of" && words[0] != "by") {
			end++
		}
		prep, phrase := words[0], bareWords(strings.Join(words[1:end], " "))
		switch {
		case phrase == "":
		case prep == "by" && d.doer == "":
			d.doer = orElse(beforeNoun(phrase), possessive(phrase))
		case d.theme == "" && d.takes(prep):
			d.theme = strings.TrimSpace(phrase)
		default:
			rest = append(rest, prep, phrase)
		}
		words = words[end:]
	}
	d.rest = strings.Join(rest, " ")
}

// takes reports whether whom the deed happens to stands behind the preposition. A
// meeting "of" ministers is not one "with" them.
func (d *deed) takes(prep string) bool {
	switch {
	case prep == "of":
		return d.noun.Prep == "of" || d.noun.Prep == "" || d.noun.Moves
	case d.noun.Before:
		return prep == "in" || prep == "to"
	}
	return samePrep(d.noun.Prep, prep)
}

// settle moves what the words left in the wrong place: who moves of his own is
// no doer beside himself, and who is admitted to a body becomes its member.
func (d *deed) settle() {
	d.doer = originOf(d.doer)
	if first, rest, ok := strings.Cut(d.theme, " "); ok {
		d.theme = spaced(originOf(first), rest)
	}
	if to, ok := strings.CutPrefix(d.rest, "to "); ok && d.noun.Member && beforeNoun(d.theme) != "" {
		membership, _ := vocab.DeedNamed("membership")
		*d = deed{noun: membership, doer: beforeNoun(d.theme), theme: to}
	}
}
