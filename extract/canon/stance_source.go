package canon

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// leanBySource: who says of something that it is a threat, a success or wrong
// takes sides on it.
func (l *leaner) leanBySource() {
	n := len(l.Attribution)
	if n == 0 || l.derived {
		return
	}
	source := l.Attribution[n-1].Source
	if !source.Class.Actor() {
		return
	}
	if source.ID == l.Subject.ID || l.countryOf(source.ID) == l.Subject.Name || l.firstPerson(l.p.Subject) {
		l.leanOnAbility(source)
		return
	}
	l.leanOnDeed(source)
	if l.Modality != schema.Actual && l.Modality != schema.Future || l.impersonal() {
		return
	}
	side := 0
	switch {
	case l.verb.known.Kind == vocab.Threat:
		side = -1
	case l.verb.inner == "be":
		side = l.judgement(l.p.Object)
	case strings.HasPrefix(l.verb.inner, "be "):
		side = vocab.JudgementOf(strings.Fields(l.verb.inner)[1])
	}
	if l.Polarity == schema.Negated {
		side = -side
	}
	l.add(source, l.Subject, side, 0.6)
	if l.p.Subject.Present && l.p.Subject.Sentence == l.p.Sentence {
		l.addOnWholes(source, l.Subject, l.p.Sentence, l.p.Subject.Head, side, 0.6)
	}
}

// impersonal reports whether the subject is "it", which in a judgement stands
// for a clause more often than for a thing: "it is only fair".
func (l *leaner) impersonal() bool {
	t := &l.doc.Sentences[l.p.Subject.Sentence].Tokens[l.p.Subject.Head]
	return l.p.Subject.Present && strings.EqualFold(l.doc.Form(t), "it")
}

// leanOnAbility: who says "we can establish a dialogue" is for it.
func (l *leaner) leanOnAbility(source schema.Argument) {
	if l.Modality == schema.Possible && l.Polarity == schema.Affirmed && l.verb.outer == "" && makes(l.verb) && l.p.Object.Present {
		l.addPhrase(source, l.p.Object, 1, 0.5)
	}
}

// firstPerson reports whether the phrase is "we" or "I".
func (b *builder) firstPerson(ph extract.Phrase) bool {
	return ph.Present && strings.Contains(b.doc.Sentences[ph.Sentence].Tokens[ph.Head].Feats, "Person=1")
}

// makes reports whether the verb brings about what its object names.
func makes(v verb) bool {
	n, ok := vocab.NominalOf(v.bare)
	return v.known.Kind == vocab.Making || ok && n.Noun == "" && v.known.Effect >= 0
}
