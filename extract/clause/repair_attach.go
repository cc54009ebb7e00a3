package clause

// remarks are verbs whose participle after a comma tells what the speaker of
// the clause says besides.
var remarks = fields("say add note warn accuse blame urge call cite stress insist claim argue allege state tell express describe vow promise threaten condemn denounce criticize criticise reiterate ask demand suggest explain pledge affirm declare emphasize emphasise underline underscore caution quote predict write")

// repairSpeaker hangs a participle of saying after a comma on the clause whose
// subject speaks, not on what that embeds: "Norland told them that the plan had
// failed, warning that the war would go on".
func (t *tree) repairSpeaker(i int) bool {
	if !t.participle(i) || !remarks[t.lemma(i)] && t.cueOf(i) == nil || t.subject(i) >= 0 || t.childBase(i, "mark") >= 0 || t.childBase(i, "case") >= 0 || t.childBase(i, "cc") >= 0 {
		return false
	}
	first := t.firstWord(i)
	if first < 2 || t.lower[first-1] != "," || !in(t.rel(i), []string{"advcl", "acl", "conj", "xcomp", "ccomp", "dep", "parataxis"}) || t.is(i, "acl:relcl") {
		return false
	}
	h := t.head[i]
	if h < 0 || h > i {
		return false
	}
	up := t.speakerClause(i, h)
	if up < 0 || up == h && t.rel(i) == "advcl" {
		return false
	}
	t.head[i], t.dep[i] = up, "advcl"
	return true
}

// speakerClause climbs from the clause at h to one whose subject can speak: over
// complements, modifiers and what has no subject of its own. It is -1 for none.
func (t *tree) speakerClause(i, h int) int {
	c := h
	if !t.predicate(c) {
		c = t.clauseOver(c)
	}
	for c >= 0 && t.head[c] >= 0 {
		if k := t.asideBetween(c, i); k >= 0 {
			return k
		}
		switch t.rel(c) {
		case "xcomp", "ccomp", "csubj":
		case "acl", "advcl":
			if s := t.subject(c); s >= 0 && (t.rel(c) == "advcl" || t.cueOf(c) != nil) && (t.actor(s) || t.class(s) != "" || t.relativePronoun(s)) {
				return c
			}
			if t.rel(c) == "advcl" && t.bareFinite(c) {
				return c
			}
			if t.participle(c) && t.cueOf(c) != nil && t.rel(c) == "advcl" { // its subject is that of the clause above
				return c
			}
		case "conj":
			if f := t.head[c]; !t.embedded(f) {
				return c
			}
		default:
			return c
		}
		up := t.clauseOver(c)
		if up < 0 {
			return c
		}
		c = up
	}
	if c >= 0 {
		if k := t.asideBetween(c, i); k >= 0 {
			return k
		}
	}
	return c
}

// repairSaidAlso coordinates a verb of saying with the adverbial clause before
// it, where the subject of the main clause cannot speak and that of the adverbial
// can: "the news came after Norland closed the port and said it would fight".
func (t *tree) repairSaidAlso(i, h int) bool {
	s := t.subject(h)
	if s < 0 || t.subject(i) >= 0 || t.actor(s) || t.class(s) != "" || t.cueOf(i) == nil || t.childBase(i, "ccomp") < 0 || t.childBase(i, "aux") >= 0 || t.pos(i) != "VBD" {
		return false
	}
	for _, k := range t.kids[h] {
		if k > h && k < i && t.rel(k) == "advcl" && t.pos(k) == "VBD" {
			if own := t.subject(k); own >= 0 && (t.actor(own) || t.class(own) != "") {
				t.head[i] = k
				return true
			}
		}
	}
	return false
}

// embedded reports whether the clause f, or the one it is coordinated with, is
// part of another clause.
func (t *tree) embedded(f int) bool {
	for f >= 0 && t.rel(f) == "conj" {
		f = t.head[f]
	}
	return f >= 0 && in(t.rel(f), []string{"ccomp", "xcomp", "acl", "advcl", "csubj"})
}

// asideBetween is the reporting clause beside c that stands before i, or -1.
func (t *tree) asideBetween(c, i int) int {
	for _, k := range t.kids[c] {
		if t.rel(k) == "parataxis" && k > c && k < i && t.cueOf(k) != nil && t.subject(k) >= 0 && t.subject(k) < i {
			return k
		}
	}
	return -1
}

// repairTimed makes an adverbial of a clause after a conjunction of time that
// the tree has as what is said, and the span before the conjunction part of it:
// "the envoy said, two years after Norland attacked".
func (t *tree) repairTimed(i int) bool {
	m := t.childBase(i, "mark")
	if m < 1 || !in(t.lower[m], []string{"after", "before", "since", "until"}) || t.subject(i) < m {
		return false
	}
	if t.rel(i) == "ccomp" && t.head[i] < m {
		t.dep[i] = "advcl"
	}
	if t.rel(i) != "advcl" {
		return false
	}
	span := m - 1
	if span == 0 || !t.timely(span) || t.prep(span) != "" || t.upos(span) != "NOUN" || t.head[span] == i && !t.is(span, "obl:unmarked", "obl", "obl:tmod", "advmod") {
		return false
	}
	if h := t.head[span]; h != i && h != t.head[i] || t.rel(span) == "obj" && t.lower[span] == "time" {
		return false
	}
	changed := t.head[span] != i || t.rel(span) != "advmod"
	t.partSpan(span)
	t.head[span], t.dep[span] = i, "advmod"
	return changed
}

// partSpan makes an object of the noun that a tree has as the modifier of a span
// of time: "signed the pact months before".
func (t *tree) partSpan(span int) {
	k := t.childBase(span, "compound")
	if k < 0 || t.timely(k) || !t.nominal(k) {
		return
	}
	for _, c := range t.kids[span] {
		if c < k {
			t.head[c] = k
		}
	}
	t.head[k], t.dep[k] = t.head[span], "obj"
}

// repairBeside mends what stands beside subjects and objects: names after the
// titles of their bearers, the first of three subjects, and remarks after a
// dash.
func (t *tree) repairBeside() bool {
	changed := false
	for i := range t.tok {
		h := t.head[i]
		if h < 0 {
			continue
		}
		switch t.rel(i) {
		case "appos":
			changed = t.repairBearer(i, h) || changed
		case "nsubj":
			changed = t.repairSeries(i, h) || changed
		case "obj", "conj":
			changed = t.repairRemark(i, h) || changed
		}
	}
	return changed
}

// repairBearer makes the name of a person the head of the description before it,
// commas between them or not: "the Norlandic envoy to Sudania, Ada Dahl, said".
func (t *tree) repairBearer(name, h int) bool {
	role := t.roleOver(name)
	if role < 0 || role != h || !in(t.rel(role), []string{"nsubj", "obj", "obl", "iobj"}) {
		return false
	}
	t.head[name], t.dep[name] = t.head[role], t.dep[role]
	t.head[role], t.dep[role] = name, "appos"
	for _, k := range t.kids[role] {
		if r := t.rel(k); r == "case" && k < role || r == "punct" || t.is(k, "acl:relcl") && k > name {
			t.head[k] = name
		}
	}
	return true
}

func (t *tree) plural(i int) bool { return t.pos(i) == "NNS" || t.pos(i) == "NNPS" }

// repairSeries coordinates the first of several subjects with the others: "A,
// the B and C agree".
func (t *tree) repairSeries(i, verb int) bool {
	if i > verb || t.class(i) == "" {
		return false
	}
	for _, k := range t.kids[verb] {
		if k > i && k < verb && t.rel(k) == "nsubj" && t.childBase(k, "conj") >= 0 && t.class(k) != "" && t.leftmost(k) == t.rightmost(i)+1 && t.lower[t.rightmost(i)] == "," {
			t.head[k], t.dep[k] = i, "conj"
			return true
		}
	}
	return false
}

// repairRemark sets a noun after a dash beside the object before it: "of arming
// rebels - a charge it denies".
func (t *tree) repairRemark(i, h int) bool {
	first := t.leftmost(i)
	if !t.punct(first) {
		first--
	}
	if first < 1 || first >= i || !in(t.lower[first], []string{"-", "–", "—", "--"}) || t.childBase(i, "det") < 0 || t.childBase(i, "cc") >= 0 {
		return false
	}
	if o := t.child(h, "obj"); t.rel(i) == "obj" && o >= 0 && o < i {
		t.head[i], t.dep[i] = o, "appos"
		return true
	}
	if t.rel(i) == "conj" && t.nominal(h) {
		t.dep[i] = "appos"
	}
	return false
}
