package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// leanOnContent: what the relation says of the clause that it embeds.
func (l *leaner) leanOnContent(holder schema.Argument) {
	i, ok := l.contentOf(l.p, l.prop)
	if !ok || l.derived || l.Polarity == schema.Negated {
		return
	}
	c := &l.doc.Propositions[i]
	if l.verb.known.Kind == vocab.Stop && c.Polarity == schema.Negated { // barred: it does not happen
		affirmed := *c
		affirmed.Polarity = schema.Affirmed
		c = &affirmed
	}
	if l.verb.kind() == vocab.Warn && l.ownSide(holder, c) {
		return
	}
	if l.verb.kind() == vocab.Warn && slices.ContainsFunc(c.Roles, func(r extract.RolePhrase) bool { return r.Role == schema.RoleCondition }) {
		return // the consequence, not the case
	}
	side := contentSide(l.verb)
	if l.verb.kind() == vocab.Warn && hasRule(c.Rules, "object-control") { // "warned them not to go"
		side = 1
	}
	if l.verb.kind() == vocab.Warn && c.Polarity == schema.Negated {
		switch {
		case permits(c, "tolerated", "accepted", "forgiven"): // "warned that attacks would not be tolerated"
			l.addPhrase(holder, c.Subject, -1, strengthOf(l.verb))
			return
		case permits(c, "allowed", "permitted"): // "warned that nobody would be allowed to leave"
			side = 1
		case permits(c, "let", "allow", "permit", "tolerate", "accept"):
			return
		}
	}
	if side == 0 || !l.holds(l.verb, c) {
		l.leanOnBelief(holder, c)
		return
	}
	strength := strengthOf(l.verb)
	if t, ok := l.thingOf(c, holder.ID); ok && !positional(l.verb) {
		if t.against {
			side = -side
		}
		l.add(holder, l.concept(t.name, l.clauseText(c)), side, strength)
	}
	if inner := l.verbOf(c).known; contentSide(l.verb) > 0 && inner.Kind != vocab.Stop && c.Object.Present {
		effect := inner.Effect
		if c.Polarity == schema.Negated {
			effect = -effect
		}
		if target, ok := l.argument(c.Object); ok && fits(inner, target) {
			l.add(holder, target, effect, strength*0.8)
		}
	}
}

// permits reports whether a clause tells by one of the words that something is let
// be.
func permits(c *extract.Proposition, words ...string) bool {
	return slices.ContainsFunc(strings.Fields(c.Name), func(w string) bool { return slices.Contains(words, w) })
}

// ownSide reports whether c tells what the holder or his country will do.
func (l *leaner) ownSide(holder schema.Argument, c *extract.Proposition) bool {
	a, ok := l.argument(c.Subject)
	return ok && (a.ID == holder.ID || a.Name == l.countryOf(holder.ID))
}

// contentSide is the side that a relation takes on the clause it embeds.
func contentSide(v verb) int {
	if v.known.Kind == vocab.Stop { // "sought to bar them from opening bases"
		return -1
	}
	switch v.known.Kind {
	case vocab.Report, vocab.Claim, vocab.Stress, vocab.Believe:
		return 0 // "want to say"
	}
	switch v.kind() {
	case vocab.Demand, vocab.Want, vocab.Vow, vocab.Agree, vocab.Propose, vocab.Allow:
		return 1
	case vocab.Accuse, vocab.Fear, vocab.Warn, vocab.Stop:
		return -1
	case vocab.Act:
		return v.known.Effect
	}
	return 0
}

// ways are nouns for what is wanted when a clause says what they are.
var ways = wordSet("way solution answer option path route key priority goal aim wish objective task step remedy alternative")

// leanOnBelief: "says that the only way out is talks".
func (l *leaner) leanOnBelief(holder schema.Argument, c *extract.Proposition) {
	switch l.verb.kind() {
	case vocab.Believe, vocab.Report, vocab.Stress, vocab.Claim:
	default:
		return
	}
	if c.Object.Present && c.Polarity == schema.Affirmed && l.wayClause(c) {
		l.addPhrase(holder, c.Object, 1, 0.7)
	}
}

// leanOnAbsence: "said there was no military solution" is against one, "there
// is no alternative to talks" for talks.
func (l *leaner) leanOnAbsence(holder schema.Argument) {
	if l.derived || l.Object == nil || !l.p.Object.Present || !l.unreadClause(l.p) || l.Polarity == schema.Negated {
		return
	}
	thing, ok := l.absence(l.p.Object)
	if !ok {
		return
	}
	tokens := l.doc.Sentences[thing.Sentence].Tokens
	switch noun := strings.ToLower(tokens[thing.Head].Lemma); {
	case noun == "alternative" || noun == "substitute":
		for i := thing.Head + 1; i < len(tokens); i++ {
			if tokens[i].Head == thing.Head && strings.HasPrefix(tokens[i].Deprel, "nmod") {
				l.addPhrase(holder, l.phraseAt(thing.Sentence, i), 1, 0.6)
			}
		}
	case excuses[noun]:
		l.addPhrase(holder, thing, -1, 0.6)
	}
}

// excuses are nouns whose absence rules out what they are for.
var excuses = wordSet("solution justification excuse place room need reason way pretext grounds basis")

// leanOnCondition: who warns or prepares for the case that something happens
// does not want it.
func (l *leaner) leanOnCondition(holder schema.Argument) {
	if l.derived {
		return
	}
	for _, c := range l.sentenceOf(l.prop) {
		if !l.deters() && !(l.unless(c) && l.hostile()) || slices.ContainsFunc(c.Roles, func(r extract.RolePhrase) bool { return r.Role == schema.RoleCondition }) {
			continue
		}
		if c.Modality != schema.Conditional || c.Head == l.p.Head || !hasRule(c.Rules, "condition") || c.Head < l.p.Head && !l.conditional() {
			continue
		}
		if id := l.subjectID(c); id == "" || id == holder.ID || id == l.Subject.ID {
			continue
		}
		if t, ok := l.thingOf(c, holder.ID); ok {
			side := -1
			if t.against != l.unless(c) {
				side = 1
			}
			l.add(holder, l.concept(shortened(t.name), l.clauseText(c)), side, 0.6)
		}
	}
}

// sentenceOf lists the propositions of the sentence of proposition i.
func (b *builder) sentenceOf(i int) []*extract.Proposition {
	all := b.doc.Propositions
	first, end := i, i+1
	for first > 0 && all[first-1].Sentence == all[i].Sentence {
		first--
	}
	for end < len(all) && all[end].Sentence == all[i].Sentence {
		end++
	}
	same := make([]*extract.Proposition, 0, end-first)
	for k := first; k < end; k++ {
		same = append(same, &all[k])
	}
	return same
}

// unless reports whether the condition c is what prevents the case.
func (b *builder) unless(c *extract.Proposition) bool {
	tokens := b.tokens(c)
	for i := range tokens {
		if tokens[i].Head == c.Head && tokens[i].Deprel == "mark" && strings.EqualFold(b.doc.Form(&tokens[i]), "unless") {
			return true
		}
	}
	return false
}

func (l *leaner) conditional() bool { return l.Modality == schema.Conditional }

// reactions are verbs of answering a wrong.
var reactions = wordSet("respond retaliate react answer act punish impose sanction strike hit defend intervene")

func (l *leaner) deters() bool {
	switch l.verb.kind() {
	case vocab.Warn, vocab.Threat:
		return true
	}
	first, _, _ := strings.Cut(l.verb.inner, " ")
	return reactions[first] && (l.conditional() || l.Modality == schema.Future)
}

// hostile reports whether the statement threatens a blow: "will attack unless".
func (l *leaner) hostile() bool {
	switch l.verb.known.Event {
	case schema.Assault, schema.Sanction, schema.Coerce:
		return l.conditional() || l.Modality == schema.Future
	}
	return false
}
