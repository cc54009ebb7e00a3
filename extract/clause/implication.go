package clause

import (
	"slices"

	"parley/schema"
)

// implication is what the implicative predicates of a chain tell of the event at
// its end: "forgot to sign" that nothing was signed.
type implication struct {
	event   bool // it is negated
	opened  bool // a predicate leaves it open: "did not refuse to sign"
	implied int  // length of the chain down to the last implicative predicate, 0 for none
	denies  int  // the same where the event's polarity is not that of the chain, 0 where it is
}

// imply takes note in a group of what its predicate e, the k-th, tells of the
// event below it, and reports whether it tells anything.
func (t *tree) imply(g *group, k, e int) bool {
	s, ok := t.signatureOf(e)
	if !ok || !t.bindsEvent(g, k, e) || k+1 < len(g.chain) && t.lower[g.chain[k+1]] == "short" { // "stopped short of signing"
		return false
	}
	g.implied = k + 1
	told := s.in(g.event)
	g.event, g.opened = told == fails, told == open
	return told != open
}

// bindsEvent reports whether the predicate below the k-th of a chain is an event of
// the same subject: not "made clear", nor "led to lobbying".
func (t *tree) bindsEvent(g *group, k, e int) bool {
	if k+1 >= len(g.chain) {
		return true
	}
	below := g.chain[k+1]
	if t.upos(below) == "ADJ" && !t.childMark(below, "to") && t.childBase(below, "cop") < 0 && t.lower[below] != "short" {
		return false
	}
	c, causes := causings[t.lemma(e)]
	return !causes || c != causing{} || t.passive(e)
}

// negate turns the polarity of a chain, and of the event as far as the chain has
// been read.
func (g *group) negate() { g.negated, g.event = !g.negated, !g.event }

// conclude compares the polarity of the whole chain with that of its event.
func (g *group) conclude() {
	g.denies = 0
	if g.implied > 0 && !g.opened && g.event != g.negated {
		g.denies = g.implied
	}
}

// renew finds the event of a chain anew after an argument has negated it: "no
// state forgot to sign".
func (f *frame) renew(t *tree) {
	if f.implied == 0 {
		return
	}
	again := group{chain: f.chain, implication: implication{event: true}}
	for k, e := range f.chain[:f.implied] {
		if negated := t.hasChild(e, func(c int) bool { return t.negator(c) }); negated {
			again.negate()
		}
		t.imply(&again, k, e)
	}
	f.event, f.opened = again.event, again.opened
}

// deny adds the event that does not happen for "refused to sign".
func (r *reader) deny(f *frame, s scope) {
	if f.denies == 0 || f.negated { // what follows from a negated chain stands in its place
		return
	}
	g := *f
	r.denied(&g)
	g.mode = strongest(g.mode, f.mode) // who would refuse need not have
	for _, subject := range f.subjects {
		s := s
		if verb := f.chain[f.denies-1]; cueVerbs[r.lemma(verb)].negates { // who denies it says that it is not so
			s = s.saidBy(r.source(subject, verb, schema.Claim), s.rule)
		}
		objects := f.objects
		if len(objects) == 0 {
			objects = []argument{{head: -1}}
		}
		for _, object := range objects {
			r.out = append(r.out, r.proposition(&g, s, subject, object))
		}
	}
}

// denied makes of a frame the part below its implicitly negative verb.
func (r *reader) denied(f *frame) {
	negated := f.event
	f.group = group{chain: f.chain[f.implied:], mode: schema.Actual, passive: f.passive}
	for k, e := range f.chain {
		r.addElement(&f.group, k, e)
	}
	f.negated, f.implication = negated, implication{}
	for _, k := range f.bound {
		f.name += " " + r.lower[k]
	}
	f.tokens = append(f.tokens, f.bound...)
	f.notes = append(slices.Clone(f.notes), "implicit-negation")
}

// imply makes of a frame the event at its end where its chain is negated but the
// event is not: who "did not forget to sign" signed, who "has not ruled out sending
// troops" may send them.
func (r *reader) imply(f *frame) {
	if f.implied == 0 || !f.negated {
		return
	}
	switch {
	case f.opened:
		r.denied(f)
		f.negated, f.mode = false, schema.Possible
	case f.denies > 0:
		mode := f.mode
		r.denied(f)
		f.mode = strongest(f.mode, mode)
	}
}

// phrasalScope is the scope of the infinitive below the object o, of whose event
// o and its verb together tell something: "took the opportunity to sign".
func (r *reader) phrasalScope(held signature, o int, s scope) scope {
	above := r.verbGroup(r.head[o])
	in := s.below()
	switch held.in(above.negated != r.negativePhrase(o)) {
	case holds:
	case fails:
		in.negated = true
	case open:
		in.mode = schema.Possible
	}
	if above.mode != schema.Actual {
		in.mode = above.mode
	}
	return in
}
