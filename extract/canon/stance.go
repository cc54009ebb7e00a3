package canon

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// leaning is one reason for a stance: one statement read as an attitude.
type leaning struct {
	holder, target schema.Argument
	side           int // 1 for, -1 against, 0 neutral
	strength       float64
	stated         schema.Stated
	statement      string
}

// leaner collects the leanings of one reading.
type leaner struct {
	*builder
	*reading
	p         *extract.Proposition
	described bool // a noun or adjective tells it, not what the holder says or does
	out       []leaning
}

// takeSides derives the stances of the document from its statements.
func (b *builder) takeSides() []schema.Stance {
	var all []leaning
	b.inSentence = make(map[int][]*reading)
	for _, r := range b.readings {
		if !r.derived {
			b.inSentence[r.Evidence.Sentence-1] = append(b.inSentence[r.Evidence.Sentence-1], r)
		}
	}
	for _, r := range b.readings {
		l := b.leanerOf(r)
		l.lean()
		all = append(all, l.out...)
	}
	for _, r := range b.unheld {
		if l := b.leanerOf(r); r.unnamed && l.firstPerson(l.p.Subject) && r.Confidence >= schema.MinConfidence { // "we support", says one who is named
			l.lean()
			all = append(all, l.out...)
		}
	}
	return mergeLeanings(append(all, b.leanOnWords()...), b.doc.Date)
}

func (b *builder) leanerOf(r *reading) *leaner {
	return &leaner{builder: b, reading: r, p: &b.doc.Propositions[r.prop]}
}

// lean reads one statement in every way that tells an attitude.
func (l *leaner) lean() {
	l.leanBySource()
	l.leanOnMoved()
	l.described = l.foretold()
	if !l.own() || hasRule(l.Rules, "negative-argument") { // "no country" holds nothing
		return
	}
	if hasRule(l.Rules, "nominal-event") && len(vocab.AttitudeOf(vocab.Toward, l.headLemma())) > 0 { // see leanOnWords
		return
	}
	for _, holder := range l.holders() {
		l.leanAs(holder)
	}
}

// leanAs reads in the statement where the holder stands.
func (l *leaner) leanAs(holder schema.Argument) {
	if l.Object != nil && l.Object.Class == schema.Position {
		l.leanOnPosition(holder)
		if l.derived {
			return
		}
	}
	l.leanOnCondition(holder)
	if l.Modality == schema.Conditional {
		return
	}
	l.leanOnContent(holder)
	l.leanOnAbsence(holder)
	l.leanOnJudgement(holder)
	l.leanOnWill(holder)
	l.leanOnObject(holder)
	l.leanOnAct(holder)
	l.leanOnRecipient(holder)
}

// own reports whether the statement tells what its subject does or wants, not
// what somebody else wants of it or accuses it of.
func (l *leaner) own() bool {
	if len(l.Attribution) > 0 {
		last := l.Attribution[len(l.Attribution)-1]
		if (last.Kind == schema.Demand || last.Kind == schema.Claim) && last.Source.ID != l.Subject.ID {
			return false
		}
	}
	if words := strings.Fields(l.verb.outer); len(words) > 1 && words[0] == "be" && imposed[words[1]] && !l.foretold() {
		return false
	}
	switch l.Modality {
	case schema.Obligation, schema.Possible:
		if l.Modality == schema.Possible && l.Polarity == schema.Negated && renounces(l.verb.known) { // "could not support"
			return true
		}
		return l.verb.outer != "" || l.verb.kind() == vocab.Want
	}
	return true
}

// foretold reports whether the text only expects the subject to do so.
func (l *leaner) foretold() bool {
	switch l.verb.outer {
	case "be expected", "be likely", "be set", "be due", "be poised":
		return l.Polarity == schema.Affirmed
	}
	return false
}

// imposed are participles and adjectives that tell what others want or expect of
// the subject, or what it can do, not what it will: "asked to release".
var imposed = wordSet(`asked told urged ordered required forced obliged compelled expected allowed permitted authorized authorised invited supposed meant designed
	likely unlikely able unable bound encouraged pressed pressured instructed advised paid called known seen found banned barred prevented free`)

// stated says whether the holder states it: he says it or does it, and nobody
// else says so of him.
func (l *leaner) stated(holder schema.Argument) schema.Stated {
	if n := len(l.Attribution); n > 0 {
		if l.Attribution[n-1].Source.ID == holder.ID {
			return schema.BySelf
		}
		return schema.ByOther
	}
	switch l.verb.kind() {
	case vocab.Want, vocab.Fear, vocab.Believe, vocab.Intend, vocab.Weigh, vocab.Being, vocab.Doubt:
		return schema.ByOther // the article says so
	}
	if strings.HasPrefix(l.verb.inner, "be ") || l.described {
		return schema.ByOther
	}
	return schema.BySelf
}

// add notes a leaning of the holder.
func (l *leaner) add(holder, target schema.Argument, side int, strength float64) {
	if side == 0 {
		return
	}
	if issue := l.issueName(target.Name); issue != target.Name && !target.Class.Actor() {
		target = l.concept(issue, target.Text)
	}
	l.note(holder, target, side, strength)
}

// note adds a leaning to whatever side, also for those in whose name the holder
// speaks.
func (l *leaner) note(holder, target schema.Argument, side int, strength float64) {
	if nobodyLeans(holder, target) {
		return
	}
	stated := l.stated(holder)
	if stated == schema.ByOther {
		strength *= 0.9
	}
	l.out = append(l.out, leaning{holder, target, side, strength, stated, l.ID})
	for _, k := range l.spokenFor(holder, l.p.Sentence) {
		if !l.within(target, k.Argument) && !nobodyLeans(k.Argument, target) {
			l.out = append(l.out, leaning{k.Argument, target, side, strength * k.strength, stated, l.ID})
		}
	}
}

// within reports whether a target is a part of a whole, or itself: a minister who
// scolds the police of his country does not speak for the country.
func (l *leaner) within(target, whole schema.Argument) bool {
	return target.ID == whole.ID || strings.HasPrefix(target.Name, whole.Name) || l.countryOf(target.ID) == whole.Name || countryInName(target.Name) == whole.Name
}

// nobodyLeans reports whether nobody can lean so: on himself, on a time, on
// something without a name of its own.
func nobodyLeans(holder, target schema.Argument) bool {
	return target.ID == "" || target.ID == holder.ID || holder.ID == unnamedSource || target.Class == schema.Time || target.Class == schema.Quantity ||
		empties[target.Name] || empty(target) || nobody(holder) || strings.Count(target.Name, " ") > 14 || timeValue(target.Name, someDay, false) != ""
}

// addOn adds a leaning on the phrase headed by a token of the sentence, and on
// those whom an act on it concerns.
func (l *leaner) addOn(holder, target schema.Argument, at, side int, strength float64) {
	l.add(holder, target, side, strength)
	l.addOnWholes(holder, target, l.p.Sentence, at, side, strength)
}

// faintest is the strength below which a leaning on those concerned tells nothing.
const faintest = 0.25

func (l *leaner) addOnWholes(holder, target schema.Argument, sentence, at, side int, strength float64) {
	for _, k := range l.wholes(sentence, at) {
		if k.Argument.ID != target.ID && strength*k.strength >= faintest {
			l.add(holder, k.Argument, side*k.side, strength*k.strength)
		}
	}
}

// empties are words that stand for something named elsewhere.
var empties = wordSet("first second third last latter former rest other others same thing way")

// someDay stands for the day of writing where only the form of a time counts.
const someDay = "2000-01-01"

// leanOnPosition: whoever holds a position is for or against its issue.
func (l *leaner) leanOnPosition(holder schema.Argument) {
	e, ok := l.positions[l.Object.ID]
	if !ok || l.Polarity == schema.Negated {
		return
	}
	side := 1
	if e.Opposes {
		side = -1
	}
	issue := *l.Object
	issue.ID, issue.Name, issue.Class = e.Issue, l.issues[e.Issue], schema.Concept
	switch l.verb.known.Kind {
	case vocab.Deny:
		issue.Name = "allegation of " + issue.Name
		issue.ID, side = schema.EntityID(issue.Name), -1
	case vocab.Refuse:
		side = -side
	}
	l.add(holder, issue, side, strengthOf(l.verb))
}

// leanOnObject: what the relation wishes its object, and the object of the
// noun that wraps it ("the need for diplomacy").
func (l *leaner) leanOnObject(holder schema.Argument) {
	side := l.verb.known.Effect
	if l.verb.known.Kind == vocab.Abstain && l.Object != nil && l.Polarity == schema.Affirmed {
		l.note(holder, *l.Object, 0, strengthOf(l.verb))
		return
	}
	if l.verb.outer != "" && (l.verb.governing.Kind == vocab.Refuse || l.verb.governing.Event == schema.Reject && l.verb.governing.Kind == vocab.Act) {
		side = -side
	}
	if l.Polarity == schema.Negated {
		if !renounces(l.verb.known) {
			return
		}
		side = min(0, -side) // not to oppose is not yet to support
	}
	if l.Object == nil || side == 0 || l.Object.Class == schema.Position || l.verb.known.Kind == vocab.Stoke || l.verb.governing.Phrase == "fail" {
		return
	}
	if !l.derived && l.p.Object.Present && l.unreadClause(l.p) {
		return
	}
	if _, content := l.contentOf(l.p, l.prop); content && !blames(l.verb.known) && !l.derived {
		return
	}
	strength := strengthOf(l.verb)
	if l.verb.known.Kind == vocab.Warn && l.verb.prep == "" { // one may warn a friend, and officials warn residents
		if l.Object.Name == strings.ToLower(l.Object.Name) {
			return
		}
		strength /= 2
	}
	if target := l.target(); fits(l.verb.known, target) || target.Class == schema.Concept && l.properName(l.p.Object) {
		l.add(holder, target, side, strength)
	} else if target.Class == schema.Place && l.properName(l.p.Object) {
		l.add(holder, target, side, strength*0.6) // "bombed Aleppo"
	}
	if l.derived {
		return
	}
	if l.Polarity == schema.Affirmed {
		inner, innerSide := l.wrapped(l.p.Object, side)
		l.add(holder, inner, innerSide, strength)
	}
	l.leanOnOwners(holder, side, strength)
}

// leanOnOwners: to criticise what somebody does, says or owns is to criticise
// him, a little less; so with praise.
func (l *leaner) leanOnOwners(holder schema.Argument, side int, strength float64) {
	if !l.p.Object.Present || l.verb.known.Kind == vocab.Stop || l.verb.known.Kind == vocab.Stress {
		return
	}
	l.addOnWholes(holder, *l.Object, l.p.Object.Sentence, l.p.Object.Head, side, strength)
}

// leanOnAct: what the lexicon says of an act that the relations do not know.
func (l *leaner) leanOnAct(holder schema.Argument) {
	misread := l.verb.known.Effect == 0 && l.Object != nil && l.Object.Class == schema.Concept && l.properName(l.p.Object) // a sense for things, of somebody
	if l.derived || l.Object == nil || l.Polarity == schema.Negated || l.verb.known.Phrase != "" && !misread || l.verb.prep != "" || l.verb.outer != "" && l.verb.governing.Kind == vocab.Refuse {
		return
	}
	lemma := l.verb.bare
	if acts := vocab.AttitudeOf(vocab.Acting, lemma); len(acts) > 0 && l.p.Object.Present {
		if l.actor(*l.Object, l.p.Object) {
			l.add(holder, *l.Object, acts[0].Side, acts[0].Strength)
		}
		l.leanOnOwners(holder, acts[0].Side, acts[0].Strength)
	}
}

// blames reports whether a relation judges its object also where it embeds a
// clause: "accused the West of stoking tensions".
func blames(r vocab.Relation) bool {
	return r.Kind == vocab.Accuse || r.Kind == vocab.Act && r.Effect != 0
}

// addPhrase leans on what a phrase speaks of, by its full name.
func (l *leaner) addPhrase(holder schema.Argument, ph extract.Phrase, side int, strength float64) {
	if name := l.nounText(ph); name != "" {
		l.add(holder, l.concept(shortened(name), ph.Span.In(l.doc.Text)), side, strength)
	}
}

func (b *builder) concept(name, text string) schema.Argument {
	return schema.Argument{ID: schema.EntityID(name), Name: name, Class: schema.Concept, Text: text}
}

// leanOnJudgement: "called the positions non-starters".
func (l *leaner) leanOnJudgement(holder schema.Argument) {
	if l.verb.known.Kind != vocab.Judge || l.Object == nil || l.Polarity == schema.Negated {
		return
	}
	for _, role := range l.p.Roles {
		if role.Role == schema.RoleOther || role.Role == schema.RoleManner {
			l.add(holder, *l.Object, l.judgement(role.Phrase), 0.7)
		}
	}
}

// judgement is what the head of a phrase and the adjectives before it say.
func (b *builder) judgement(ph extract.Phrase) int {
	if !ph.Present {
		return 0
	}
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	value := vocab.JudgementOf(tokens[ph.Head].Lemma)
	for i, t := range tokens {
		if t.Head == ph.Head && (t.Deprel == "amod" || t.Deprel == "compound") && value == 0 {
			value = vocab.JudgementOf(tokens[i].Lemma)
		}
	}
	return value
}

// strengthOf is how strong an attitude a relation of its kind tells.
func strengthOf(v verb) float64 {
	if s, ok := strengths[v.kind()]; ok {
		return s
	}
	switch v.known.Event {
	case schema.Assault, schema.Sanction, schema.Support, schema.Coerce, schema.Accuse, schema.Reject:
		return 0.8
	}
	return 0.6
}

var strengths = map[vocab.Kind]float64{
	vocab.Demand: 0.9, vocab.Vow: 0.8, vocab.Accuse: 0.8, vocab.Want: 0.7, vocab.Deny: 0.7, vocab.Refuse: 0.7, vocab.Stress: 0.7,
	vocab.Judge: 0.7, vocab.Threat: 0.8, vocab.Fear: 0.6, vocab.Warn: 0.6, vocab.Believe: 0.5, vocab.Intend: 0.6, vocab.Weigh: 0.3,
	vocab.Propose: 0.6, vocab.Agree: 0.6, vocab.Doubt: 0.4,
}
