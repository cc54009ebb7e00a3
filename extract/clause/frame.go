package clause

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// frame is a clause with its slots filled, before coordination is multiplied
// out into propositions.
type frame struct {
	group
	pred     int // the matrix predicate
	subjects []argument
	objects  []argument
	content  int // head of the complement clause, -1 for none
	bound    []int
	roles    []extract.RolePhrase
	notes    []string // rules beyond those of group and arguments
}

// oblique is a prepositional phrase of a clause.
type oblique struct {
	head int // of the noun phrase
	at   int // the dependent of the predicate: a relative pronoun stands for head
	prep string
}

func (t *tree) frame(p int) *frame {
	f := &frame{group: t.verbGroup(p), pred: p, content: -1}
	t.inheritChain(f)
	f.subjects = t.subjects(p)
	if verb := t.elided(p); verb >= 0 {
		t.fillElided(f, verb)
		return f
	}
	f.content = t.contentOf(f.group)
	if f.content >= 0 {
		for _, m := range t.kids[f.content] {
			if t.rel(m) == "mark" && t.lower[m] == "for" && m > f.last() { // "called for the rebels to leave"
				f.name += " for"
				f.tokens = append(f.tokens, m)
			}
		}
	}
	if t.copular(f.last()) {
		t.copula(f)
	} else {
		t.verbArguments(f)
	}
	t.shareObject(f)
	t.clauseRoles(f)
	t.strayTimes(f)
	if t.existential(f) {
		f.subjects = nil
	}
	t.outside(f)
	t.negateByArgument(f)
	if cc := t.childBase(p, "cc"); cc >= 0 && in(t.lower[cc], []string{"nor", "rather"}) && t.rel(p) == "conj" && !f.negated { // "rather than attack"
		f.negate()
		f.notes = append(f.notes, "negation")
	}
	f.conclude()
	if f.implied > 0 && f.denies == 0 && !f.negated && !f.opened {
		f.notes = append(f.notes, "implicative")
	}
	return f
}

// verbArguments fills the slots of a frame whose last predicate is a verb or
// an adjective without copula.
func (t *tree) verbArguments(f *frame) {
	last := f.last()
	for _, k := range t.kids[last] {
		switch {
		case t.is(k, "obj") && t.receives(last, k):
			t.addRole(f, schema.RoleRecipient, k, "")
		case t.is(k, "obj") && t.idiom(last, k):
			f.name += " " + t.lower[k]
			f.tokens = append(f.tokens, k)
		case t.is(k, "obj"):
			f.objects = append(f.objects, t.objectArguments(k)...)
		case t.is(k, "iobj") && t.child(last, "obj") >= 0:
			t.addRole(f, schema.RoleRecipient, k, "")
		case t.rel(k) == "xcomp" && k != t.chained(last) && t.childBase(k, "nsubj") < 0 && !t.predicate(k):
			t.complement(f, k)
		}
	}
	if i := t.child(last, "iobj"); i >= 0 && len(f.objects) == 0 {
		f.objects = t.objectArguments(i)
	}
	if len(f.objects) == 0 {
		if a := t.gap(f.pred, last); a >= 0 {
			f.objects = t.nounArguments(a, "relative-clause")
		}
	}
	t.obliques(f)
	t.adjectiveObject(f)
}

// receives reports whether the object k of a verb of giving is who gets the second
// object, which stands right behind it: "bring our people peace".
func (t *tree) receives(verb, k int) bool {
	if !giving[t.lemma(verb)] && !in(t.lemma(verb), []string{"bring", "wish", "cost", "save", "deny"}) || !t.human(k) {
		return false
	}
	return t.hasChild(verb, func(o int) bool {
		return o > k && t.is(o, "obj") && t.leftmost(o) == t.rightmost(k)+1 && t.childBase(o, "cc") < 0
	})
}

// idioms are verbs with a bare noun that is no object: what takes place does not
// take anything.
var idioms = words("take place", "take part", "take effect", "take shape", "take office", "take refuge", "take hold", "come true", "pay tribute", "pay attention", "give birth", "take advantage", "take care", "take stock", "lose sight", "make sense", "have sex", "take root", "catch fire", "set sail", "set foot", "bear fruit", "cast doubt", "shed light", "take aim", "keep pace", "make way", "give way", "take turns", "go bankrupt", "lay claim", "lend credence", "gain ground", "lose ground", "take precedence", "take exception", "take issue", "join forces", "make ends")

func (t *tree) idiom(verb, object int) bool {
	return object == verb+1 && idioms[t.lemma(verb)+" "+t.lower[object]] && t.childBase(object, "conj") < 0
}

// adjectiveObject makes a predicate adjective that nothing complements the
// object: "the door is open" is (the door, be, open).
func (t *tree) adjectiveObject(f *frame) {
	last := f.last()
	if len(f.objects) > 0 || f.content >= 0 || t.upos(last) != "ADJ" || t.nominalPredicate(last) {
		return
	}
	bare, found := strings.CutSuffix(f.name, " "+t.lower[last])
	if !found {
		return
	}
	f.name = bare
	f.tokens = slices.DeleteFunc(f.tokens, func(k int) bool { return k == last })
	f.objects = []argument{{head: last, reach: t.adjectivePhrase(last)}}
}

// adjectivePhrase is the adjective h with its adverbs of degree.
func (t *tree) adjectivePhrase(h int) reach {
	return t.yield(h, func(k int) bool {
		return t.head[k] == h && !(t.rel(k) == "advmod" && k == h-1 && !t.negates(k) && t.degree(k))
	})
}

func (t *tree) objectArguments(k int) []argument {
	if t.relativePronoun(k) {
		if a := t.antecedent(k); a >= 0 {
			if t.lemma(t.head[k]) == "deny" && t.human(a) { // nobody denies prisoners: "beat prisoners, which it denies"
				return nil
			}
			return t.nounArguments(a, "relative-clause")
		}
	}
	return t.nounArguments(k, "")
}

// complement takes a predicate noun or adjective after a verb: the object of
// "became president", a role beside an object in "called it a lie".
func (t *tree) complement(f *frame, k int) {
	switch {
	case t.child(f.last(), "obj") >= 0 && !f.passive || t.upos(k) == "ADJ":
		t.addRole(f, schema.RoleOther, k, "")
	default:
		f.objects = append(f.objects, t.nounArguments(k, "")...)
	}
}

// gap is the antecedent of a relative clause that lacks its object ("demands
// it rejected"), or -1.
func (t *tree) gap(p, last int) int {
	if !t.is(p, "acl:relcl") || t.child(last, "obj") >= 0 || t.passive(last) || t.childBase(last, "ccomp") >= 0 || t.copular(last) {
		return -1
	}
	own := false
	for _, k := range t.kids[p] {
		if t.rel(k) == "nsubj" {
			own = !t.relativePronoun(k) && !t.relativeOblique(k)
		}
		if t.relativePronoun(k) && t.rel(k) != "nsubj" || t.rel(k) == "advmod" && in(t.lower[k], []string{"where", "when", "why"}) || t.rel(k) == "obl" && t.relativeOblique(k) {
			return -1
		}
	}
	if !own || saying(t.lemma(t.head[p])) && t.placed(last) {
		return -1
	}
	return t.head[p]
}

// placed reports whether a verb has a prepositional phrase that is not a time.
func (t *tree) placed(verb int) bool {
	for _, k := range t.kids[verb] {
		if t.rel(k) == "obl" && !t.timely(k) {
			return true
		}
	}
	return false
}

func (t *tree) relativeOblique(k int) bool {
	for _, c := range t.kids[k] {
		if in(t.lower[c], []string{"which", "whom", "whose"}) {
			return true
		}
	}
	return in(t.lower[k], []string{"which", "whom", "that"})
}

// obliques sorts the prepositional phrases of the chain into agent, bound
// object and roles.
func (t *tree) obliques(f *frame) {
	all := t.obliquesOf(f)
	rest := all[:0]
	var agents []argument
	by := t.agent(f, all)
	for i, o := range all {
		if i == by {
			agents = t.nounArguments(o.head, "")
			f.tokens = append(f.tokens, t.prepositions(o.at)...)
			continue
		}
		rest = append(rest, o)
	}
	if agents != nil {
		t.turnActive(f, agents)
	}
	bound := -1
	if _, mutual := reciprocals[t.lemma(f.last())]; len(f.objects) == 0 && f.content < 0 && !(mutual && len(f.subjects) > 1) {
		bound = t.bindOblique(f, rest)
	}
	for i, o := range rest {
		if i != bound {
			t.addRole(f, "", o.at, o.prep)
		}
	}
}

// agent is the index of the agent among the obliques of a passive, or -1.
func (t *tree) agent(f *frame, all []oblique) int {
	best := -1
	for i, o := range all {
		if !f.passive || o.prep != "by" || t.timely(o.head) || t.amount(o.head) {
			continue
		}
		if best < 0 || t.is(o.at, "obl:agent") || !t.is(all[best].at, "obl:agent") && t.actor(o.head) && !t.actor(all[best].head) {
			best = i
		}
	}
	return best
}

// turnActive makes the agent the subject and the patient the object.
func (t *tree) turnActive(f *frame, agents []argument) {
	f.notes = append(f.notes, "passive-agent")
	patients := f.subjects
	f.subjects = agents
	if len(f.objects) == 0 || len(patients) > 0 {
		f.objects = patients
	}
	if len(f.chain) == 1 {
		particle, _ := strings.CutPrefix(f.name, "be "+t.lower[f.last()])
		if particle == f.name {
			particle = ""
		}
		f.name = t.lemma(f.last()) + particle
	} else {
		f.name += " by"
		f.subjects, f.objects = patients, agents
	}
}

func (t *tree) obliquesOf(f *frame) []oblique {
	var all []oblique
	for _, e := range f.chain {
		for _, k := range t.kids[e] {
			if t.rel(k) != "obl" && !(t.rel(k) == "nmod" && t.upos(e) != "NOUN" && t.upos(e) != "PROPN") {
				continue
			}
			if t.is(k, "nmod:poss") || t.according(k) || examplePrepositions[t.prep(k)] || connectives[t.prep(k)+" "+t.lower[k]] && t.childBase(k, "nmod") < 0 {
				continue
			}
			if t.upos(k) == "ADP" && len(t.kids[k]) == 0 { // stranded: "be dealt with"
				f.name += " " + t.lower[k]
				f.tokens = append(f.tokens, k)
				continue
			}
			o := oblique{head: k, at: k, prep: t.prep(k)}
			if t.relativePronoun(k) {
				if a := t.antecedent(k); a >= 0 {
					o.head = a
				}
			}
			all = append(all, o)
		}
	}
	return all
}

// mediations are verbs whose "between" takes two together.
var mediations = fields("distinguish differentiate discriminate choose mediate arbitrate divide split alternate oscillate switch waver")

// bindOblique makes the most object-like prepositional phrase the object and
// returns its index, or -1.
func (t *tree) bindOblique(f *frame, all []oblique) int {
	best, bestScore := -1, 0
	for i, o := range all {
		if s := t.affinity(f, o); s > bestScore {
			best, bestScore = i, s
		}
	}
	if best < 0 {
		return -1
	}
	o := all[best]
	if o.prep != "" {
		f.name += " " + o.prep
	}
	f.bound = t.prepositions(o.at)
	f.tokens = append(f.tokens, f.bound...)
	f.objects = t.nounArguments(o.head, "prepositional-object")
	if o.prep == "between" && mediations[t.lemma(f.last())] { // nobody stands between one
		f.objects = []argument{{head: o.head, reach: t.wholePhrase(o.head), rule: "prepositional-object"}}
	}
	return best
}

// affinity says how object-like a prepositional phrase is: 0 for never.
func (t *tree) affinity(f *frame, o oblique) int {
	if o.at < f.chain[0] && o.at == o.head || o.prep == "" || adjunctPrepositions[o.prep] || timePrepositions[o.prep] || t.timely(o.head) || t.upos(o.at) == "ADP" {
		return 0
	}
	if t.phraseRole(o.prep, o.head) != "" || o.prep == "on" && media[t.lower[o.head]] { // "in cooperation with", "on the phone"
		return 0
	}
	if o.prep == "with" && !t.actor(o.head) && t.firstWord(o.at) != f.last()+1 {
		return 0
	}
	score := 10
	switch o.prep {
	case "to", "with", "on", "about", "against", "into", "of", "for", "from", "upon", "toward", "towards":
		score += 6
	case "in", "at":
		score += 2
	case "as":
		score -= 5
	}
	if t.actor(o.head) {
		score += 3
	}
	if o.at > f.last() {
		score += 5
		if first := t.firstWord(o.at); first == f.last()+1 {
			score += 6
		}
	}
	return score
}

// inheritChain gives a coordinated infinitive the predicates that govern the
// first one ("wants to join [NATO] and leave"), and a coordinated bare verb the
// auxiliaries of the first ("will stay and fight").
func (t *tree) inheritChain(f *frame) {
	p := f.pred
	h := t.head[p]
	if t.rel(p) != "conj" || h < 0 || t.childBase(p, "nsubj") >= 0 || !t.predicate(h) {
		return
	}
	own := t.childBase(p, "aux") >= 0
	if m := t.head[h]; m >= 0 && !own && t.chained(m) == h && (t.pos(p) == "VB" || t.pos(p) == "VBG" && t.pos(h) == "VBG") {
		above := t.verbGroup(m)
		cut := len(above.chain) - 1
		for cut > 0 && above.chain[cut] != h {
			cut--
		}
		g := group{chain: append(above.chain[:cut:cut], f.chain...), mode: schema.Actual}
		for k, e := range g.chain {
			t.addElement(&g, k, e)
		}
		g.passive = f.passive
		f.group = g
		return
	}
	if t.pos(p) == "VB" && !own && !t.childMark(p, "to") {
		above := t.verbGroup(h)
		if above.negated {
			f.negate()
		}
		f.mode, f.would = strongest(f.mode, above.mode), above.would
		f.tokens = append(f.tokens, t.auxiliaries(h)...)
	} else if f.passive && t.childBase(p, "aux") < 0 && t.passive(h) {
		above := t.verbGroup(h)
		f.mode = strongest(f.mode, above.mode)
		f.tokens = append(f.tokens, t.auxiliaries(h)...)
	}
}

// existential reports whether a frame only says that something is there.
func (t *tree) existential(f *frame) bool {
	k := t.childBase(f.pred, "expl")
	return k >= 0 && t.lower[k] == "there"
}

func (t *tree) auxiliaries(p int) []int {
	var all []int
	for _, k := range t.kids[p] {
		if t.rel(k) == "aux" {
			all = append(all, k)
		}
	}
	return all
}

// shareObject gives a verb the object of the verb coordinated after it: "signed
// and ratified the treaty".
func (t *tree) shareObject(f *frame) {
	last := f.last()
	if len(f.objects) > 0 || f.content >= 0 || f.passive || t.upos(last) != "VERB" || t.childBase(last, "obl") >= 0 {
		return
	}
	if h := t.head[f.pred]; h >= 0 && t.rel(f.pred) == "conj" && len(f.chain) == 1 {
		if o := t.child(h, "obj"); o >= 0 && t.relativePronoun(o) && t.subject(f.pred) < 0 { // "which they recorded and published"
			f.objects = ruled(t.objectArguments(o), "shared-object")
			return
		} else if o > f.pred {
			f.objects = t.nounArguments(o, "shared-object")
			return
		}
	}
	for _, k := range t.kids[last] {
		if t.rel(k) != "conj" || t.upos(k) != "VERB" || t.childBase(k, "nsubj") >= 0 || t.passive(k) {
			continue
		}
		cc := t.childBase(k, "cc")
		if o := t.child(k, "obj"); o >= 0 && cc == last+1 && k <= cc+2 {
			f.objects = t.nounArguments(o, "shared-object")
			return
		}
	}
}

// outside cuts a relative clause out of the noun that it is said of.
func (t *tree) outside(f *frame) {
	if !t.is(f.pred, "acl:relcl") {
		return
	}
	start := t.leftmost(f.pred)
	for _, list := range [][]argument{f.subjects, f.objects} {
		for i := range list {
			if a := &list[i]; a.head < start && a.end > start && a.rule == "relative-clause" {
				a.end = start
			}
		}
	}
}

// negateByArgument negates a clause whose subject or object is "no …".
func (t *tree) negateByArgument(f *frame) {
	for i, list := range [][]argument{f.subjects, f.objects} {
		if len(list) > 0 && t.rel(f.pred) == "acl" && t.isUnder(f.pred, list[0].head) && slices.Contains(t.lower[min(list[0].head, f.pred):f.pred], ",") { // "neither state, which soldiers run, will join": they do run it
			continue
		}
		if len(list) > 0 && (t.negativePhrase(list[0].head) || i == 0 && (t.notOne(list[0].head) || t.deniedCleft(list[0].head, f.pred))) {
			f.negate()
			f.renew(t)
			f.notes = append(f.notes, "negative-argument")
			return
		}
	}
}
