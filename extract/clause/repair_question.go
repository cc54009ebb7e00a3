package clause

// questioned are verbs that take a question as their object: "showed how it was
// done", "defined when they may sue".
var questioned = fields("show explain define know ask tell decide determine discuss describe learn understand see say wonder remember reveal consider demonstrate illustrate indicate investigate examine study specify clarify forget discover recall disclose detail debate report note")

// repairQuestion makes a complement of a clause that "how", "when", "where" or
// "why" begins right after a verb that takes questions, where the tree has it as
// an adverbial or as a relative clause of the question word.
func (t *tree) repairQuestion() bool {
	changed := false
	for w := range t.tok {
		if !in(t.lower[w], []string{"how", "when", "where", "why"}) || w == 0 || w+1 >= len(t.tok) {
			continue
		}
		c, verb := t.head[w], -1
		switch {
		case c > w && t.rel(c) == "advcl" && t.firstWord(c) == w:
			verb = t.head[c]
		case c >= 0 && c < w && in(t.rel(w), []string{"obj", "advmod", "ccomp"}):
			verb, c = c, t.askedClause(w)
		}
		if verb < 0 || c < w || verb != w-1 || t.upos(verb) != "VERB" || !questioned[t.lemma(verb)] || t.childBase(verb, "ccomp") >= 0 || t.subject(c) < 0 || t.passive(verb) {
			continue
		}
		if o := t.child(verb, "obj"); o >= 0 && o != w {
			continue
		}
		t.head[c], t.dep[c], t.head[w], t.dep[w], changed = verb, "ccomp", c, "advmod", true
	}
	return changed
}

// askedClause is the clause that hangs on the question word w, or -1.
func (t *tree) askedClause(w int) int {
	for _, k := range t.kids[w] {
		if k > w && in(t.rel(k), []string{"acl", "advcl", "ccomp"}) {
			return k
		}
	}
	return -1
}
