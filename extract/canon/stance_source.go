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
	if l.derived {
		return
	}
	for _, source := range l.speakers() {
		if source.ID == l.Subject.ID || l.countryOf(source.ID) == l.Subject.Name || l.firstPerson(l.p.Subject) {
			l.leanOnAbility(source)
			continue
		}
		l.leanOnDeed(source)
		l.leanByCue(source)
		if l.Modality == schema.Actual || l.Modality == schema.Future {
			l.leanOnTrait(source)
		}
	}
}

// leanByCue: who complains or alleges that somebody does something is against
// him, who thanks him for it is for him.
func (l *leaner) leanByCue(source schema.Argument) {
	if !backed(l.Subject) && !l.properName(l.p.Subject) {
		return
	}
	side := 0
	switch cue := l.Attribution[len(l.Attribution)-1].Cue; {
	case charging[cue]:
		side = -1
	case crediting[cue]:
		side = 1
	}
	l.add(source, l.Subject, side, 0.5)
}

// charging are cues by which a speaker holds what he says against somebody,
// crediting those by which he gives him credit for it.
var (
	charging  = wordSet("accuse complain allege charge criticize criticise blame rebuke denounce condemn slam fault deplore decry lambast lambaste chastise scold protest fume gripe grumble")
	crediting = wordSet("praise hail applaud commend laud congratulate thank credit salute")
)

// speakers are those who say what the statement tells: the last of its sources,
// or the author of the report, the letter, the suit that is.
func (l *leaner) speakers() []schema.Argument {
	n := len(l.Attribution)
	if n == 0 {
		return nil
	}
	source := l.Attribution[n-1].Source
	switch ph := l.p.Attribution; {
	case source.Class.Actor():
		return []schema.Argument{source}
	case len(ph) == n && ph[n-1].Present && l.says(ph[n-1].Phrase):
		return l.authors(ph[n-1].Phrase)
	}
	return nil
}

// leanOnTrait: who says what somebody or something is, or has done, judges it.
func (l *leaner) leanOnTrait(source schema.Argument) {
	if l.impersonal() {
		return
	}
	side := l.trait()
	if l.Polarity == schema.Negated {
		side = -side
	}
	l.add(source, l.Subject, side, 0.6)
	if l.p.Subject.Present && l.p.Subject.Sentence == l.p.Sentence {
		l.addOnWholes(source, l.Subject, l.p.Sentence, l.p.Subject.Head, side, 0.6)
	}
}

// trait is how the statement judges its subject.
func (l *leaner) trait() int {
	for _, phrase := range []string{l.verb.outer, l.verb.inner} {
		if words := strings.Fields(phrase); len(words) > 1 && words[0] == "be" {
			if side := vocab.JudgementOf(words[1]); side != 0 {
				return side
			}
		}
	}
	switch {
	case l.verb.known.Kind == vocab.Threat:
		return -1
	case l.verb.inner == "be":
		return l.judgement(l.p.Object)
	case l.verb.outer != "" || !l.p.Object.Present || !backed(l.Subject):
		return 0
	}
	noun := strings.ToLower(l.doc.Sentences[l.p.Object.Sentence].Tokens[l.p.Object.Head].Lemma)
	worth := vocab.JudgementOf(noun)
	switch {
	case outward[noun]:
		return 0
	case showing[l.verb.inner]:
		return worth
	case l.verb.inner == "lack":
		return -worth
	}
	return 0
}

// outward are nouns that judge what they are said of, but not whoever has it.
var outward = wordSet("problem chance opportunity risk priority threat burden friend ally partner enemy rival foe champion leader winner asset success")

// showing are verbs whose object is a trait of their subject or its work: "has
// courage", "made a mistake".
var showing = wordSet("have make commit show represent pose spew demonstrate display exhibit")

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
