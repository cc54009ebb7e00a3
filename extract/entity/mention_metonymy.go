package entity

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// nameClass is the class of a name where it stands: the recogniser's, unless
// the name is known to be a country, or a place acts as its government does.
func (f *finder) nameClass(name *extract.Name, head int) schema.Class {
	words := f.words(name.First, name.End)
	words = strings.TrimPrefix(strings.TrimPrefix(words, "the "), "The ")
	class := name.Class
	if class == schema.Person && (f.doc.Atlas.Body(words) == nil && !vocab.SeatNamed(words) && f.personal(name, words)) {
		return class
	}
	if body := f.doc.Atlas.Body(words); body != nil {
		return schema.Organization
	}
	place := f.doc.Atlas.Place(words)
	if place != nil && place.Kind == vocab.CountryPlace {
		return schema.Country
	}
	if place == nil && (vocab.PeopleNamed(words) != nil || class == schema.Group && f.doc.Atlas.Demonym(words) != nil) {
		return f.classOfOrigin(head)
	}
	if _, state, ok := f.doc.Atlas.StateOf(words); ok && f.acts(name.First, name.End, head) {
		return state
	}
	switch {
	case place != nil && place.Kind == vocab.RegionPlace && f.tokens[head].Deprel != "nmod:poss" && f.acts(name.First, name.End, head):
		return schema.Group
	case place != nil:
		return schema.Place
	case vocab.SeatNamed(words) && !ofActors[f.preposition(f.top(name.First, name.End, head))]:
		return schema.Place
	case vocab.SeatNamed(words):
		return schema.Organization
	}
	return class
}

// classOfOrigin is the class of a noun of origin: "a Kurd" is a person, "Kurds"
// and "the Rohingya" are a group.
func (f *finder) classOfOrigin(head int) schema.Class {
	if strings.HasSuffix(f.tokens[head].XPOS, "S") {
		return schema.Group
	}
	for i := range f.tokens[:head] {
		if form := strings.ToLower(f.doc.Form(&f.tokens[i])); f.tokens[i].Head == head && (form == "a" || form == "an" || form == "one" || form == "another") {
			return schema.Person
		}
	}
	return schema.Group
}

// personal reports whether a name that the recogniser takes for a person's is
// not rather that of a place: it has several words or a title, or is a given
// name or part of a person's full name elsewhere in the document. A country or region is
// in the news more often than a person who goes by a given name alone, so that
// "Jordan" is a country but beside "Michael Jordan".
func (f *finder) personal(name *extract.Name, words string) bool {
	place := f.doc.Atlas.Place(words)
	if _, titled := f.titleWords(name); titled || name.End-name.First > 1 || place == nil {
		return true
	}
	switch place.Kind {
	case vocab.CountryPlace:
		return f.surnames[words]
	case vocab.RegionPlace:
		return f.persons[words]
	}
	return f.persons[words] || vocab.GenderOfGiven(words) != 0
}

// ofActors are the prepositions after which a house that does nothing may yet be
// the power that resides there ("the head of the Pentagon"); after all others it
// is a house.
var ofActors = map[string]bool{"": true, "of": true, "for": true, "with": true, "by": true, "against": true, "between": true}

// Verbs whose subject may be a town and nothing more.
var happensTo = words("lie see sit stand experience witness suffer celebrate host boast fall grow sleep awake burn")

// Verbs whose object is one that can answer.
var addresses = words(`accuse urge warn tell ask press pressure pressurise push force blame condemn criticize criticise slam
	support back sanction punish isolate threaten persuade convince deter provoke call invite allow help want give offer
	present assure reassure arm counter confront prevent bar bring unite pit anger infuriate alarm antagonize engage face
	oppose defy consult inform notify thank praise compel oblige expect beg implore appease placate embarrass irk rile
	promise deny grant show send encourage discourage drive lead let make order permit forbid fault chide rebuke disappoint
	please worry surprise shock outrage dismay sue lobby`)

// Nouns that are said or given to one that can answer.
var addressed = words(`message warning threat proposal offer aid support demand request appeal call response reply answer
	concession pressure sanction signal letter note protest loyalty opposition resistance ties hostility challenge alternative
	assistance assurance guarantee commitment promise rebuke ultimatum blow boost gift apology`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// acts reports whether the place named by the range does in its sentence what
// only a government can: it is the subject of a verb, one speaks with it,
// accuses it, or it owns demands.
func (f *finder) acts(first, end, head int) bool {
	top := f.top(first, end, head)
	for range len(f.tokens) {
		if base(f.tokens[top].Deprel) != "conj" || f.tokens[top].Head < 0 {
			break
		}
		top = f.tokens[top].Head
	}
	t := &f.tokens[top]
	if t.Head < 0 || t.Head >= len(f.tokens) {
		return false
	}
	governor := &f.tokens[t.Head]
	lemma := strings.ToLower(governor.Lemma)
	class := vocab.ClassOfNoun(strings.ToLower(f.doc.Form(governor)), lemma)
	switch t.Deprel {
	case "nsubj", "nsubj:outer", "csubj":
		if governor.UPOS == "VERB" || governor.UPOS == "AUX" {
			return !happensTo[lemma]
		}
		return class != schema.Place && lemma != "capital" && lemma != "quiet" && lemma != "calm" && lemma != "home"
	case "vocative", "dislocated":
		return true // news addresses nobody: a subject before an insertion
	case "nsubj:pass", "obj", "iobj":
		return addresses[lemma]
	case "nmod:poss":
		return class != schema.Place && lemma != "mayor" && governor.UPOS != "PROPN"
	case "obl:agent":
		return true
	case "obl", "nmod":
		return f.actsAfter(f.preposition(top), governor, lemma, class)
	}
	return false
}

// actsAfter judges a place after a preposition.
func (f *finder) actsAfter(preposition string, governor *extract.Token, lemma string, class schema.Class) bool {
	switch preposition {
	case "with", "between", "against":
		return class != schema.Place
	case "by":
		return governor.UPOS == "VERB"
	case "after", "before", "since", "as", "until", "while":
		return governor.UPOS == "VERB" // a clause whose verb the parser missed
	case "to", "on", "from", "for", "toward", "towards":
		if governor.UPOS == "VERB" {
			return preposition == "to" && (lemma == "say" || lemma == "tell" || lemma == "give" || lemma == "offer" || lemma == "appeal") || preposition == "on" && lemma == "call"
		}
		return addressed[lemma]
	}
	return false
}

// preposition is the lemma of the preposition that governs token i, or "".
func (f *finder) preposition(i int) string {
	for j := range f.tokens[:i] {
		if f.tokens[j].Head == i && f.tokens[j].Deprel == "case" {
			return strings.ToLower(f.tokens[j].Lemma)
		}
	}
	return ""
}
