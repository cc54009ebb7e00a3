package clause

// repairReportedSubject makes a subject of the object of a verb of saying right
// before the finite verb of what is said: "claimed the fleet sank the ferry".
func (t *tree) repairReportedSubject() bool {
	changed := false
	for c := range t.tok {
		v := t.head[c]
		if v < 0 || v > c || !t.is(c, "ccomp") || !in(t.pos(c), []string{"VBD", "VBZ", "VBP"}) || t.subject(c) >= 0 || t.childMark(c, "that") {
			continue
		}
		o := t.child(v, "obj")
		if _, ok := cueVerbs[t.lemma(v)]; ok && o > v && o < c && t.rightmost(o) == c-1 && !recipientVerbs[t.lemma(v)] {
			t.head[o], t.dep[o], changed = c, "nsubj", true
		}
	}
	return changed
}

// bareSayings are verbs whose object is never a thing or person, only what is
// said.
var bareSayings = fields("say think argue allege contend insist")

// repairSaidClause makes of the object of such a verb the subject of a finite
// verb that a tree hangs on it without a relative pronoun: "said the firm that
// owns the ferry lied".
func (t *tree) repairSaidClause() bool {
	changed := false
	for c := range t.tok {
		o := t.head[c]
		if o < 0 || o > c || t.rel(c) != "acl" || !in(t.pos(c), []string{"VBD", "VBZ", "VBP"}) || !t.is(o, "obj") || t.hasChild(c, func(k int) bool { return t.relativePronoun(k) || in(t.rel(k), []string{"nsubj", "mark"}) }) {
			continue
		}
		v := t.head[o]
		if v < 0 || v > o || !bareSayings[t.lemma(v)] || t.childBase(v, "ccomp") >= 0 {
			continue
		}
		t.head[c], t.dep[c] = v, "ccomp"
		t.head[o], t.dep[o], changed = c, "nsubj", true
	}
	return changed
}

// repairParenthetical gives to what is said the words before a reporting clause
// that commas set off inside it: "in the north, the mayor said, the fleet burned
// the port".
func (t *tree) repairParenthetical() bool {
	changed := false
	for v := range t.tok {
		if _, ok := cueVerbs[t.lemma(v)]; !ok || !in(t.pos(v), []string{"VBD", "VBZ", "VBP"}) {
			continue
		}
		said, s := t.childBase(v, "ccomp"), t.subject(v)
		if s < 0 || said < v || said < s {
			continue
		}
		first, end := min(v, t.leftmost(s)), max(v, t.rightmost(s))+1
		if first < 2 || end >= said || t.lower[first-1] != "," || t.lower[end] != "," {
			continue
		}
		for _, k := range t.kids[v] {
			if k < first && in(t.rel(k), []string{"obl", "advcl", "advmod", "nmod"}) {
				t.head[k], changed = said, true
			}
		}
	}
	return changed
}

// repairActiveReport makes an active past form of a participle of saying that
// has a subject and no auxiliary: "the plan is doomed, the bishop opined".
func (t *tree) repairActiveReport() bool {
	changed := false
	for v := range t.tok {
		s := t.subject(v)
		if _, ok := cueVerbs[t.lemma(v)]; !ok || s < 0 || t.pos(v) != "VBN" || !in(t.rel(v), []string{"root", "parataxis"}) || t.childBase(v, "aux") >= 0 {
			continue
		}
		t.tok[v].XPOS, t.dep[s], changed = "VBD", "nsubj", true
	}
	return changed
}

// repairFinalReport sets beside the clause a reporting clause at the end of the
// sentence that a tree hangs on a noun: "the plan fails the town, the bishop
// said".
func (t *tree) repairFinalReport() bool {
	last := len(t.tok) - 1
	for last > 0 && t.punct(last) {
		last--
	}
	if last < 2 || t.rel(last) != "acl" || t.head[last] > last || t.hasChild(last, func(k int) bool { return t.relativePronoun(k) || in(t.rel(k), []string{"ccomp", "aux", "mark"}) }) {
		return false
	}
	s, over := t.subject(last), t.clauseOver(last)
	if _, ok := cueVerbs[t.lemma(last)]; !ok || over < 0 || s < 0 || s > last || t.leftmost(s) == 0 {
		return false
	}
	if before := t.lower[t.leftmost(s)-1]; before != "," && !isQuote(before) {
		return false
	}
	t.head[last], t.dep[last], t.dep[s] = over, "parataxis", "nsubj"
	if t.pos(last) == "VBN" {
		t.tok[last].XPOS = "VBD"
	}
	return true
}
