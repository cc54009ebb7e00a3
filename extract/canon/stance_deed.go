package canon

import (
	"strings"

	"parley/schema"
	"parley/schema/vocab"
)

// leanOnDeed: who says that somebody lied or should resign is against him.
func (l *leaner) leanOnDeed(source schema.Argument) {
	if !backed(l.Subject) && !l.properName(l.p.Subject) && len(l.wholes(l.p.Subject.Sentence, l.p.Subject.Head)) == 0 || l.Subject.ID == source.ID {
		return
	}
	side, strength := 0, 0.0
	words := strings.Fields(l.Relation.Name)
	last := l.Attribution[len(l.Attribution)-1]
	if asking[last.Cue] || hasRule(l.Rules, "passive-agent") {
		return
	}
	demand := last.Kind == schema.Demand
	for len(words) > 1 && obliging[words[0]] {
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	lemma := words[0]
	passive := lemma == "be" && len(words) > 1
	if passive {
		lemma = l.headLemma()
		if len(vocab.AttitudeOf(vocab.Deed, "be-"+words[1])) > 0 { // "be behind the attack"
			passive, lemma = false, "be-"+words[1]
		}
	}
	switch {
	case l.Modality == schema.Obligation || demand:
		if l.Polarity == schema.Negated {
			return
		}
		for _, a := range vocab.AttitudeOf(vocab.Quit, lemma) {
			if a.LeadsBy("passive") == passive {
				side, strength = a.Side, a.Strength
			}
		}
	case (l.Modality == schema.Actual || l.Modality == schema.Future || l.Modality == schema.Possible) && !passive:
		for _, a := range vocab.AttitudeOf(vocab.Deed, lemma) {
			side, strength = a.Side, a.Strength
		}
		if l.Polarity == schema.Negated {
			side = 0
		}
	}
	l.add(source, l.Subject, side, strength)
	if side != 0 && l.p.Subject.Present {
		l.addOnWholes(source, l.Subject, l.p.Subject.Sentence, l.p.Subject.Head, side, strength)
	}
}

// asking are cues by which a speaker leaves open what is so.
var asking = wordSet("ask wonder inquire enquire question doubt investigate discuss debate")

// obliging are the verbs of need before the verb that tells what is needed.
var obliging = wordSet("need must should have ought to")

func (l *leaner) headLemma() string {
	return strings.ToLower(l.tokens(l.p)[l.p.Head].Lemma)
}

// leanOnMoved: what angers or delights somebody, angers him at whose it is.
func (l *leaner) leanOnMoved() {
	lemma := l.verb.bare
	moved := vocab.AttitudeOf(vocab.Moved, lemma)
	if len(moved) == 0 || l.derived || l.Object == nil || l.Polarity == schema.Negated || l.Modality != schema.Actual || !l.p.Subject.Present || !l.actor(*l.Object, l.p.Object) {
		return
	}
	l.described = true
	l.add(*l.Object, l.Subject, moved[0].Side, moved[0].Strength)
	l.addOnWholes(*l.Object, l.Subject, l.p.Subject.Sentence, l.p.Subject.Head, moved[0].Side, moved[0].Strength)
}
