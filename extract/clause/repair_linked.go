package clause

// repairToConjunct coordinates an infinitive with the infinitive before it, where
// the tree coordinates it with a finite verb in between, which no clause of English
// does: "met to ensure that the plan worked, and to build trust".
func (t *tree) repairToConjunct() bool {
	changed := false
	for i, h := range t.head {
		if h < 0 || h > i || t.rel(i) != "conj" || !t.childMark(i, "to") || !t.predicate(h) || t.subject(i) >= 0 || t.childMark(h, "to") || t.rel(h) == "conj" && t.pos(h) == "VB" || t.toldTo(h) {
			continue
		}
		for w := i - 1; w > 0; w-- {
			if w != h && t.upos(w) == "VERB" && t.childMark(w, "to") && !t.isUnder(w, i) && (t.isUnder(h, w) || t.isUnder(w, t.clauseTop(h))) {
				if f := t.head[w]; t.rel(w) == "conj" && t.childMark(f, "to") {
					w = f
				}
				t.head[i], changed = w, true
				break
			}
		}
	}
	return changed
}

// toldTo reports whether the verb h has an infinitive of its own, with which
// another may be coordinated through it.
func (t *tree) toldTo(h int) bool {
	return t.hasChild(h, func(k int) bool { return t.rel(k) == "xcomp" && t.childMark(k, "to") })
}

// clauseTop is the highest clause above h in its sentence.
func (t *tree) clauseTop(h int) int {
	for up := h; up >= 0; up = t.head[up] {
		h = up
	}
	return h
}

// repairWithinGerund gives to a gerund that complements a verb what stands right
// behind it: "accused them of hiding rebels in the north".
func (t *tree) repairWithinGerund() bool {
	changed := false
	for k, h := range t.head {
		if h < 0 || h > k || t.rel(k) != "obl" || t.upos(h) != "VERB" || t.timely(k) || t.prep(k) == "" || t.prep(k) == "by" {
			continue
		}
		for _, g := range t.kids[h] {
			m := t.childBase(g, "mark")
			if t.rel(g) == "advcl" && g > h && g < k && m >= 0 && gerundPrepositions[t.lemma(h)+" "+t.lower[m]] && t.pos(g) == "VBG" && t.leftmost(k) == t.rightmost(g)+1 {
				t.head[k], changed = g, true
				break
			}
		}
	}
	return changed
}

// repairParticle gives a verb the particle right behind it that the tree has as a
// modifier of the object: "swept away houses".
func (t *tree) repairParticle() bool {
	changed := false
	for k := 1; k < len(t.tok); k++ {
		o, v := t.head[k], k-1
		if o > k && t.lower[k] == "over" && in(t.lemma(v), []string{"hand", "turn", "sign"}) { // "handed over two judges"
			if t.rel(o) == "nummod" {
				o = t.head[o]
			}
			if t.rel(o) == "obl" && t.head[o] == v && t.child(v, "obj") < 0 {
				t.dep[o] = "obj"
			}
		}
		if o < k || t.rel(o) != "obj" || t.head[o] != v || t.upos(v) != "VERB" || !particles[t.lower[k]] || !in(t.rel(k), []string{"amod", "advmod", "case"}) || len(t.kids[k]) > 0 {
			continue
		}
		t.head[k], t.dep[k], changed = v, "compound:prt", true
	}
	return changed
}

// timeConjunctions introduce a clause as well as a noun.
var timeConjunctions = []string{"after", "before", "since", "until"}

// repairAfter makes a clause of a noun after a conjunction of time with a past
// form behind it that has an object, as no passive participle has: "after gunmen
// crossed the river".
func (t *tree) repairAfter() bool {
	changed := false
	for m := range t.tok {
		n := t.head[m]
		if n < m || t.rel(m) != "case" || !in(t.lower[m], timeConjunctions) || t.rel(n) != "obl" && t.rel(n) != "nmod" || t.head[n] < 0 {
			continue
		}
		v := t.activeAfter(n, m)
		if v < 0 {
			continue
		}
		up := t.head[n]
		if up == v {
			continue
		}
		t.head[v], t.dep[v] = up, "advcl"
		t.head[n], t.dep[n] = v, "nsubj"
		t.head[m], t.dep[m] = v, "mark"
		t.tok[v].XPOS, changed = "VBD", true
	}
	return changed
}

// activeAfter is the past form with an object that stands right behind the phrase
// of n, or -1.
func (t *tree) activeAfter(n, m int) int {
	for v := n + 1; v < min(len(t.tok), n+8); v++ {
		if t.upos(v) != "VERB" || t.pos(v) != "VBN" && t.pos(v) != "VBD" || t.rel(v) != "acl" || t.is(v, "acl:relcl") || t.childBase(v, "aux") >= 0 || t.agentChild(v) >= 0 {
			continue
		}
		h := t.head[v]
		object := t.child(v, "obj")
		if object < v || t.firstWord(v) < v || t.punct(v-1) || h != n && h > m || giving[t.lemma(v)] || namings[t.lemma(v)] {
			return -1
		}
		return v
	}
	return -1
}

// repairNamedBefore says a past participle behind a comma of the body named right
// before the comma, where the tree says it of a thing farther off: "in a meeting
// with the Office of Trade, designated as lead".
func (t *tree) repairNamedBefore() bool {
	changed := false
	for p, h := range t.head {
		if h < 0 || h > p || t.rel(p) != "acl" || t.is(p, "acl:relcl") || t.pos(p) != "VBN" || t.name[h] >= 0 || t.actor(h) || t.upos(h) != "NOUN" {
			continue
		}
		comma := t.leftmost(p) - 1
		if comma >= 0 && t.lower[t.leftmost(p)] == "," {
			comma++
		}
		if comma < 1 || t.lower[comma] != "," {
			continue
		}
		if n := t.nameEnding(comma - 1); n > h && t.isUnder(n, h) {
			t.head[p], changed = n, true
		}
	}
	return changed
}

// nameEnding is the highest noun of a name whose phrase ends at token last, or -1.
func (t *tree) nameEnding(last int) int {
	best := -1
	for i := last; i >= 0 && t.rightmost(i) == last; i = t.head[i] {
		if t.name[i] >= 0 && t.class(i).Actor() {
			best = i
		}
	}
	if best >= 0 && !in(t.rel(best), []string{"nmod", "appos", "obl"}) {
		return -1
	}
	return best
}

// repairRelativeObject gives the relative pronoun that the tree has as the object of
// a verb of will to the infinitive below: "the union, which Norland hopes to join".
func (t *tree) repairRelativeObject() bool {
	changed := false
	for o, h := range t.head {
		if h < o || t.rel(o) != "obj" || !t.relativePronoun(o) {
			continue
		}
		_, causes := causings[t.lemma(h)]
		x := t.child(h, "xcomp")
		if causes && !wills[t.lemma(h)] || x < h || !t.childMark(x, "to") || t.child(x, "obj") >= 0 || t.upos(x) != "VERB" {
			continue
		}
		t.head[o], changed = x, true
	}
	return changed
}

// repairNearer hangs a participle behind a comma on the clause of time right before
// it, whose subject does what it tells: "talks ended after rebels attacked a town,
// killing eighty".
func (t *tree) repairNearer() bool {
	changed := false
	for p, h := range t.head {
		if h < 0 || h > p || t.rel(p) != "advcl" || !t.participle(p) || t.subject(p) >= 0 || t.childBase(p, "mark") >= 0 || t.cueOf(p) != nil || remarks[t.lemma(p)] {
			continue
		}
		comma := t.firstWord(p) - 1
		if comma < 1 || t.lower[comma] != "," {
			continue
		}
		for _, k := range t.kids[h] {
			m := t.childBase(k, "mark")
			if t.rel(k) == "advcl" && k > h && m >= 0 && in(t.lower[m], timeConjunctions) && t.subject(k) >= 0 && t.rightmost(k) == comma-1 {
				t.head[p], changed = k, true
				break
			}
		}
	}
	return changed
}
