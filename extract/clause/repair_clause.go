package clause

// repairThat makes a complement of what looks like a relative clause to a noun
// that says nothing, below a verb of saying that lacks its complement: "will
// stress in his call with Putin that Washington is looking".
func (t *tree) repairThat(i, noun int) bool {
	if !t.is(i, "acl:relcl") || !t.childMark(i, "that") || t.subject(i) < 0 || saying(t.lemma(noun)) {
		return false
	}
	verb := t.clauseOver(i)
	if verb < 0 || verb > i || t.cueOf(verb) == nil || t.childBase(verb, "ccomp") >= 0 || t.child(verb, "obj") >= 0 && !recipientVerbs[t.lemma(verb)] {
		return false
	}
	t.head[i], t.dep[i] = verb, "ccomp"
	return true
}

// repairSubjunctive makes one clause of the object and the bare passive after a
// verb of demanding: "insisting its demands be met".
func (t *tree) repairSubjunctive(i, verb int) bool {
	o := t.child(verb, "obj")
	if o < 0 || o > i || t.childMark(i, "to") || t.cueOf(verb) == nil || t.child(verb, "ccomp") >= 0 {
		return false
	}
	for _, k := range t.kids[i] {
		if (t.rel(k) == "aux" || t.rel(k) == "cop") && t.lower[k] == "be" {
			t.head[o], t.dep[o], t.dep[i] = i, "nsubj:pass", "ccomp"
			return true
		}
	}
	return false
}

// repairSubordinate gives a subordinate clause without a subject the noun
// before it, which the tree has as the object of the conjunction: "comes after
// Moscow earlier this month presented demands".
func (t *tree) repairSubordinate(i, h int) bool {
	if t.subject(i) >= 0 || t.childBase(i, "mark") >= 0 || t.child(i, "obj") < 0 || !in(t.pos(i), []string{"VBD", "VBN", "VBZ", "VBP"}) || t.childBase(i, "aux") >= 0 {
		return false
	}
	for _, k := range t.kids[h] {
		if t.rel(k) != "obl" || k > i || !in(t.prep(k), []string{"after", "before", "until", "since", "as"}) || t.timely(k) || !t.onlyAdverbs(t.rightmost(k)+1, i) {
			continue
		}
		for _, c := range t.prepositions(k) {
			t.head[c], t.dep[c] = i, "mark"
		}
		for _, c := range t.kids[h] {
			if c > k && c < i {
				t.head[c] = i
			}
		}
		t.head[k], t.dep[k] = i, "nsubj"
		return true
	}
	return false
}

// onlyAdverbs reports whether only adverbs and times stand in a range.
func (t *tree) onlyAdverbs(first, end int) bool {
	for i := first; i < end; i++ {
		if t.upos(i) != "ADV" && t.upos(i) != "DET" && !t.timely(i) && t.upos(i) != "ADJ" {
			return false
		}
	}
	return true
}

// repairPredicate hangs a participle on the predicate noun right before it:
// "the way out is the West accepting its demands".
func (t *tree) repairPredicate(i int) bool {
	if i == 0 || !t.participle(i) || t.childBase(i, "mark") >= 0 || t.subject(i) >= 0 || !t.copular(i-1) || !t.nominal(i-1) || t.head[i] == i-1 || t.isUnder(i-1, i) {
		return false
	}
	t.head[i], t.dep[i] = i-1, "acl"
	return true
}

// quotedBefore reports whether i is a quoted clause before the verb of saying
// h: it is what is said, not an adverbial.
func (t *tree) quotedBefore(i, h int) bool {
	return i < h && t.childBase(i, "mark") < 0 && t.subject(i) >= 0 && isQuote(t.lower[t.leftmost(i)])
}
