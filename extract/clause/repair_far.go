package clause

// becoming are verbs that make one thing of another, and say of what with "into".
var becoming = fields("turn transform convert translate")

// repairFar brings back what the parser hung on the last clause before it though
// its form names the place: "turn the truce that stopped the war into a treaty",
// "in Quebec and parts of Ontario".
func (t *tree) repairFar() bool {
	changed := false
	for k := range t.tok {
		h := t.head[k]
		if h < 0 || !t.nominal(k) {
			continue
		}
		switch c := t.childBase(k, "case"); {
		case c < 0:
		case t.lower[c] == "of" && t.is(k, "nmod") && c > h+1 && t.upos(h) == "PROPN" && t.is(c-1, "conj") && t.head[c-1] == h && t.upos(c-1) == "NOUN":
			t.head[k], changed = c-1, true
		case t.lower[c] == "into" && t.is(k, "obl") && t.is(h, "acl:relcl"):
			noun := t.head[h]
			if verb := t.head[noun]; verb >= 0 && t.is(noun, "obj") && becoming[t.lemma(verb)] && !becoming[t.lemma(h)] {
				t.head[k], changed = verb, true
			}
		}
	}
	return changed
}

// repairToList coordinates the infinitives of a list whose second one was taken
// for the purpose of the first: "agreed to stop all attacks, to open an office
// and to free the prisoners".
func (t *tree) repairToList() bool {
	changed := false
	for k := range t.tok {
		first := t.head[k]
		if !t.is(k, "advcl") || first < 0 || !t.is(first, "xcomp") || !t.childMark(first, "to") || !t.childMark(k, "to") {
			continue
		}
		start := t.leftmost(k)
		if start == 0 || t.lower[start-1] != "," && t.lower[start] != "," {
			continue
		}
		for _, c := range t.kids[k] {
			if t.is(c, "conj") && t.childMark(c, "to") {
				t.dep[k], t.head[c], changed = "conj", first, true
			}
		}
	}
	return changed
}

// repairGoingTo makes the auxiliary of a future of "going": "were going to respond".
func (t *tree) repairGoingTo() bool {
	changed := false
	for k := range t.tok {
		if h := t.head[k]; t.is(k, "advcl") && h >= 0 && h+1 < k && t.goingTo(h) && t.childMark(k, "to") {
			t.dep[k], changed = "xcomp", true
		}
	}
	return changed
}

// goingTo reports whether the verb h is the "going" of a future, not of a motion.
func (t *tree) goingTo(h int) bool {
	return t.lower[h] == "going" && h+1 < len(t.tok) && t.lower[h+1] == "to" && t.hasChild(h, func(c int) bool { return t.is(c, "aux") && t.lemma(c) == "be" })
}

// repairLostParticiple gives a participle without subject and auxiliary, which
// can be no clause of its own, to the noun right before it: "on a scale never
// seen before".
func (t *tree) repairLostParticiple() bool {
	changed := false
	for k := range t.tok {
		if t.pos(k) != "VBN" || !t.is(k, "ccomp") && !(t.is(k, "advcl") && t.lower[t.leftmost(k)] == "never") || t.subject(k) >= 0 || t.hasChild(k, func(c int) bool { return t.is(c, "aux") || t.is(c, "mark") || t.is(c, "cop") }) {
			continue
		}
		noun := t.leftmost(k) - 1
		if noun >= 0 && t.head[k] < noun && t.upos(noun) == "NOUN" && !t.isUnder(noun, k) {
			t.head[k], t.dep[k], changed = noun, "acl", true
		}
	}
	return changed
}

// repairRecipientName parts the name of a recipient from the sum after it: "gave
// Bogotá billions of dollars".
func (t *tree) repairRecipientName() bool {
	changed := false
	for k := range t.tok {
		sum := t.head[k]
		if sum != k+1 || !t.is(k, "compound") || t.upos(k) != "PROPN" || !in(t.lower[sum], []string{"billions", "millions", "thousands", "hundreds", "dozens"}) {
			continue
		}
		if verb := t.head[sum]; verb >= 0 && t.is(sum, "obj") && t.upos(verb) == "VERB" && t.childBase(verb, "iobj") < 0 {
			t.head[k], t.dep[k], changed = verb, "iobj", true
		}
	}
	return changed
}
