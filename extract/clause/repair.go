package clause

// repair mends what parsers get wrong in ways that word order and word form
// show, and reports whether it changed the tree.
func (t *tree) repair() bool {
	changed := false
	for i := range t.tok {
		h := t.head[i]
		if h < 0 {
			continue
		}
		switch t.rel(i) {
		case "conj":
			changed = t.repairConjunct(i, h) || changed
		case "acl":
			changed = t.repairModifier(i, h) || changed
		case "advcl":
			if t.complementizer(i) && t.cueOf(h) != nil && t.childBase(h, "ccomp") < 0 {
				t.dep[i] = "ccomp"
			}
		}
	}
	return changed
}

// complementizer reports whether clause i begins with "that": it is a
// complement, not an adverbial ("so that" aside).
func (t *tree) complementizer(i int) bool {
	m := t.childBase(i, "mark")
	return m >= 0 && t.lower[m] == "that" && (m == 0 || t.lower[m-1] != "so")
}

// repairConjunct makes a name that follows a noun with nothing between them an
// apposition ("his counterpart Vladimir Putin"), and joins a participle to the
// participle above it rather than to the finite verb below that ("saying it
// must not admit members and seeking to bar").
func (t *tree) repairConjunct(i, h int) bool {
	if t.upos(i) == "PROPN" && t.upos(h) == "NOUN" && i == h+1 {
		t.dep[i] = "appos"
		return false
	}
	if !t.bareParticiple(i) || t.bareParticiple(h) || t.upos(h) != "VERB" {
		return false
	}
	for up := t.head[h]; up >= 0; up = t.head[up] {
		if t.bareParticiple(up) {
			t.head[i] = up
			return true
		}
	}
	return false
}

// bareParticiple reports whether i is a present participle with neither
// auxiliary nor subject.
func (t *tree) bareParticiple(i int) bool {
	return t.tok[i].XPOS == "VBG" && t.upos(i) == "VERB" && t.childBase(i, "aux") < 0 && t.childBase(i, "nsubj") < 0
}

// repairModifier hangs a clause off the noun before a day rather than off the
// day: "their call Thursday aimed at …".
func (t *tree) repairModifier(i, day int) bool {
	noun := t.head[day]
	if !t.weekdayNoun(day) || noun < 0 || !t.nominal(noun) {
		return false
	}
	t.head[i] = noun
	return true
}
