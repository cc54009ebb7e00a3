package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// holders are those who take sides by the statement: its subject, with those in
// apposition to it; for a speech, a letter, a suit, its author; for an act with
// an aim ("a hard line aimed at avoiding concessions") whoever does the act.
func (l *leaner) holders() []schema.Argument {
	ph := l.p.Subject
	switch {
	case l.reading.unnamed:
		if n := len(l.Attribution); n > 0 && l.firstPerson(ph) && l.Attribution[n-1].Source.Class.Actor() {
			return []schema.Argument{l.Attribution[n-1].Source}
		}
		return nil
	case !ph.Present:
	case l.says(ph):
		return l.authors(ph)
	case l.Subject.Class.Actor() || l.actor(l.Subject, ph):
		return append([]schema.Argument{l.Subject}, l.fellows(ph)...)
	case l.Subject.Class == schema.Concept && (l.verb.known.Phrase == "accuse" || l.verb.known.Phrase == "criticize" || l.verb.known.Phrase == "praise"): // who does that is an actor, whatever he is called
		accuser := l.Subject
		accuser.Class = schema.Person
		if strings.Contains(l.doc.Sentences[ph.Sentence].Tokens[ph.Head].Feats, "Number=Plur") {
			accuser.Class = schema.Group
		}
		return append([]schema.Argument{accuser}, l.fellows(ph)...)
	}
	if l.Subject.Class.Actor() {
		return []schema.Argument{l.Subject}
	}
	return l.aiming()
}

// aiming is who does an act that is told to have an aim.
func (l *leaner) aiming() []schema.Argument {
	same := l.sentenceOf(l.prop)
	if !slices.ContainsFunc(same, func(q *extract.Proposition) bool { return q.Subject.Head == l.p.Subject.Head && aims(q.Name) }) {
		return nil
	}
	for _, q := range same {
		if !q.Object.Present || q.Object.Head != l.p.Subject.Head || q == l.p {
			continue
		}
		if a, ok := l.argument(q.Subject); ok && a.Class.Actor() {
			return []schema.Argument{a}
		}
	}
	return nil
}

// properName reports whether a phrase is a proper name: what the text calls by
// name and has acting is an actor, even if nothing tells of which class.
func (b *builder) properName(ph extract.Phrase) bool {
	return ph.Present && b.doc.Sentences[ph.Sentence].Tokens[ph.Head].UPOS == "PROPN"
}

// aims reports whether a relation tells what its subject is for.
func aims(name string) bool {
	for _, prefix := range []string{"aim", "be aimed", "be designed", "be intended", "be meant", "seek", "be calculated"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// says reports whether a phrase names words that somebody says, not somebody.
func (b *builder) says(ph extract.Phrase) bool {
	return len(vocab.AttitudeOf(vocab.Wording, strings.ToLower(b.doc.Sentences[ph.Sentence].Tokens[ph.Head].Lemma))) > 0
}

// authors are those whose words a phrase names: its owners, or who gives them
// ("released a statement opposing the plan").
func (b *builder) authors(ph extract.Phrase) []schema.Argument {
	authors := append(b.owners(ph.Sentence, ph.Head), b.complementsBy(ph.Sentence, ph.Head, "by", "from")...)
	authors = slices.DeleteFunc(authors, func(a schema.Argument) bool {
		return len(vocab.AttitudeOf(vocab.Channel, strings.ToLower(a.Name))) > 0
	})
	if len(authors) > 0 {
		return authors
	}
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	if head := tokens[ph.Head].Head; head >= 0 && (tokens[ph.Head].Deprel == "obj" || strings.HasPrefix(tokens[ph.Head].Deprel, "obl")) {
		if r := b.readingOf(ph.Sentence, head); r != nil && r.Polarity == schema.Affirmed && r.Subject.Class.Actor() {
			return []schema.Argument{r.Subject}
		}
	}
	return nil
}

// fellows are the named actors in apposition to a phrase, or whom it is said to
// include: "two senators, Dahl and Berg", "critics including France".
func (b *builder) fellows(ph extract.Phrase) []schema.Argument {
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	if tokens[ph.Head].UPOS == "PROPN" {
		return nil
	}
	all := b.complementsBy(ph.Sentence, ph.Head, "including", "include", "like")
	for i, t := range tokens {
		if t.Head == ph.Head && t.Deprel == "appos" && t.UPOS == "PROPN" {
			all = append(all, b.all(ph.Sentence, i)...)
		}
	}
	return all
}

// actor reports whether an argument is an actor, or called by a name though
// nothing tells of which class it is.
func (b *builder) actor(a schema.Argument, ph extract.Phrase) bool {
	return a.Class.Actor() || (a.Class == schema.Concept || a.Class == schema.Place) && b.properName(ph) || a.Class != schema.Position && b.speaker(ph)
}

// speaker reports whether a phrase names a body or office that speaks: "the
// campaign", which may also be an event.
func (b *builder) speaker(ph extract.Phrase) bool {
	return ph.Present && len(vocab.AttitudeOf(vocab.Speaks, strings.ToLower(b.doc.Sentences[ph.Sentence].Tokens[ph.Head].Lemma))) > 0
}
