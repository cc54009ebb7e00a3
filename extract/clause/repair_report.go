package clause

import "parley/schema"

// repairTwoSubjects leaves a verb of saying one subject. Of two with a comma or a
// quotation mark between them, the first belongs to what is said: "raids on the
// station led to its closure, said Ms. Lane".
func (t *tree) repairTwoSubjects() bool {
	changed := false
	for v := range t.tok {
		if _, ok := cueVerbs[t.lemma(v)]; !ok || !in(t.pos(v), []string{"VBD", "VBZ", "VBP"}) {
			continue
		}
		first, last := t.outerSubjects(v)
		if first < 0 || first == last || first > v || !t.setOff(first, last) {
			continue
		}
		changed = t.giveSubject(v, first, last) || changed
	}
	return changed
}

// outerSubjects are the first and the last subject of a verb, -1 for none.
func (t *tree) outerSubjects(v int) (first, last int) {
	first, last = -1, -1
	for _, k := range t.kids[v] {
		if t.is(k, "nsubj") {
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	return first, last
}

// setOff reports whether a comma or a quotation mark stands right before the
// reporting clause, which begins with the subject last or with its verb.
func (t *tree) setOff(first, last int) bool {
	from := min(t.firstWord(last), max(t.head[last], 0))
	return from-1 > first && (t.lower[from-1] == "," || isQuote(t.lower[from-1]))
}

// giveSubject hangs the subject on what is said: on the complement of the verb,
// or on the past form that looks like a participle of it.
func (t *tree) giveSubject(v, subject, speaker int) bool {
	for _, c := range t.kids[v] {
		if t.rel(c) == "ccomp" && subject < c && (c < speaker || speaker < v) {
			t.head[subject] = c
			switch {
			case t.hasChild(c, func(k int) bool { return in(t.rel(k), []string{"nsubj", "csubj", "expl"}) }):
				t.dep[subject] = "dislocated"
			case t.passive(c):
				t.dep[subject] = "nsubj:pass"
			}
			return true
		}
	}
	for _, c := range t.kids[subject] {
		if t.is(c, "acl") && c < speaker && in(t.pos(c), []string{"VBN", "VBD"}) && t.childBase(c, "aux") < 0 {
			t.head[c], t.dep[c] = v, "ccomp"
			t.tok[c].XPOS = "VBD"
			t.head[subject] = c
			return true
		}
	}
	t.quoteFragment(v, subject, min(t.firstWord(speaker), v))
	return true
}

// quoteFragment makes a phrase without a verb what v says, with all that hangs
// on v before the reporting clause: "full panic, said the mayor".
func (t *tree) quoteFragment(v, fragment, end int) {
	for _, k := range t.kids[v] {
		if k < end && k != fragment {
			t.head[k] = fragment
		}
	}
	t.dep[fragment] = "ccomp"
}

// repairThatClause gives to a verb of saying the clause with "that" which hangs
// on a noun between them that says nothing: "said on its behalf that".
func (t *tree) repairThatClause() bool {
	changed := false
	for k := range t.tok {
		noun := t.head[k]
		if noun < 0 || noun > k || !t.is(k, "acl") || !t.is(noun, "obl") || saying(t.lemma(noun)) || t.lemma(noun) == "fact" || !t.childMark(k, "that") || t.subject(k) < 0 {
			continue
		}
		v := t.head[noun]
		if v < 0 || v > noun || t.childBase(v, "ccomp") >= 0 || t.child(v, "obj") >= 0 && !recipientVerbs[t.lemma(v)] {
			continue
		}
		if _, ok := cueVerbs[t.lemma(v)]; ok && t.upos(v) == "VERB" {
			t.head[k], t.dep[k], changed = v, "ccomp", true
		}
	}
	return changed
}

// repairLooseReport sets beside the clause a reporting clause that the tree
// coordinates with it, and makes a subject of the speaker that it takes for an
// object: "the plan is cheap, says Ada Dahl".
func (t *tree) repairLooseReport() bool {
	changed := false
	for v := 1; v+1 < len(t.tok); v++ {
		if _, ok := cueVerbs[t.lemma(v)]; !ok || !in(t.pos(v), []string{"VBD", "VBZ", "VBP"}) || t.lower[v-1] != "," && !isQuote(t.lower[v-1]) {
			continue
		}
		if !in(t.rel(v), []string{"conj", "parataxis"}) || t.hasChild(v, func(k int) bool { return in(t.rel(k), []string{"cc", "ccomp", "xcomp", "iobj"}) }) {
			continue
		}
		speaker, object := t.subject(v), t.child(v, "obj")
		switch {
		case speaker < 0 && object > v && t.leftmost(object) == v+1 && t.class(object) == schema.Person:
			t.dep[object] = "nsubj"
		case object >= 0 || speaker < v || t.leftmost(speaker) != v+1:
			continue
		}
		t.dep[v], changed = "parataxis", true
	}
	return changed
}
