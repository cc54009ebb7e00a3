package vocab

import (
	"slices"
	"strings"

	"parley/schema"
)

// Object is what the sense of a verb may turn on: one commits troops otherwise
// than a crime, and meets a minister otherwise than a demand. The zero Object
// is that of a verb without one.
type Object struct {
	Class  schema.Class
	Noun   string // lemma of its head, in lower case
	Clause bool   // it is a clause
}

// sense is a relation that a phrase has beside objects that pass its gates;
// without gates, beside any.
type sense struct {
	Relation
	gates string
}

// split takes the gates off a phrase of the table: "meet[who,none]".
func split(phrase string) (string, string) {
	phrase, gates, _ := strings.Cut(phrase, "[")
	return phrase, strings.TrimSuffix(gates, "]")
}

// RelationWith finds the sense that a normalised phrase has beside an object:
// "show" beside a clause differs from "show" beside a thing. A sense for certain
// nouns goes before the others: to accept a demand is to concede. It is false
// where the phrase has another sense than the vocabulary knows.
func RelationWith(phrase string, object Object) (Relation, bool) {
	senses := relations().senses[phrase]
	for _, s := range senses {
		if strings.Contains(s.gates, "=") && s.admits(object) {
			return s.Relation, true
		}
	}
	for _, s := range senses {
		if s.admits(object) {
			return s.Relation, true
		}
	}
	return Relation{}, false
}

// admits reports whether the object passes one of the gates. A gate is a class
// of objects, or nouns after "=" for these alone, or after "!" for all others.
func (s sense) admits(o Object) bool {
	if s.gates == "" {
		return true
	}
	if nouns, ok := strings.CutPrefix(s.gates, "!"); ok {
		return !slices.Contains(strings.Fields(nouns), o.Noun)
	}
	for gate := range strings.SplitSeq(s.gates, ",") {
		if nouns, ok := strings.CutPrefix(gate, "="); ok && slices.Contains(strings.Fields(nouns), o.Noun) || gateOpen(gate, o) {
			return true
		}
	}
	return false
}

// gateOpen reports whether an object is of the class that a gate names.
func gateOpen(gate string, o Object) bool {
	none := !o.Clause && o.Noun == ""
	switch gate {
	case "none":
		return none
	case "that":
		return o.Clause
	case "who":
		return !o.Clause && o.Class.Actor()
	case "person":
		return !o.Clause && o.Class == schema.Person
	case "where":
		return !o.Clause && (o.Class == schema.Place || o.Class == schema.Country)
	case "what":
		return !none && !o.Clause && !o.Class.Actor()
	}
	return false
}
