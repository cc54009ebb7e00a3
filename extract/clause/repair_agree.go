package clause

// repairAgreement coordinates a verb with the one that it agrees with, where the
// tree coordinates it with one whose subject it cannot have: "we want a plan that
// pleases creditors and leaves the firm healthy".
func (t *tree) repairAgreement() bool {
	changed := false
	for i, h := range t.head {
		if h < 0 || h > i || t.rel(i) != "conj" || !t.predicate(i) || !t.predicate(h) || t.childBase(i, "nsubj") >= 0 {
			continue
		}
		s := t.subject(h)
		if s < 0 || t.agrees(s, i) {
			continue
		}
		for k := i - 1; k > h; k-- {
			if t.predicate(k) && t.isUnder(k, h) && t.rel(k) != "conj" && t.subject(k) >= 0 && t.number(k) == t.number(i) {
				t.head[i], changed = k, true
				break
			}
		}
	}
	return changed
}

// agrees reports whether the noun s can be the subject of the verb i; it is true
// where either does not show its number.
func (t *tree) agrees(s, i int) bool {
	switch t.number(i) {
	case 's':
		return !t.plural(s) && !in(t.lower[s], []string{"we", "they", "i", "you", "these", "those"}) && t.childBase(s, "conj") < 0
	case 'p':
		return t.pos(s) != "NN" && t.pos(s) != "NNP" && !in(t.lower[s], []string{"he", "she", "it", "this"}) || personNouns[t.lemma(s)] || t.childBase(s, "conj") >= 0 || t.class(s) != ""
	}
	return true
}

// number is 's' or 'p' as the finite word of the verb i shows, 0 for neither.
func (t *tree) number(i int) byte {
	f := t.finiteWord(i)
	switch {
	case t.pos(f) == "VBZ" || t.lower[f] == "was":
		return 's'
	case t.pos(f) == "VBP" || t.lower[f] == "were":
		return 'p'
	}
	return 0
}

// repairOneOf makes the name the head where a description of one of several
// stands before it: "one of the prisoners, Ada Dahl, said".
func (t *tree) repairOneOf() bool {
	changed := false
	for i, h := range t.head {
		if h < 0 || t.lower[i] != "one" || t.rel(i) != "nsubj" || i > h {
			continue
		}
		of := t.childBase(i, "nmod")
		if of < 0 || t.prep(of) != "of" {
			continue
		}
		for _, k := range append(append([]int(nil), t.kids[of]...), t.kids[i]...) {
			if t.rel(k) == "appos" && k > of && t.inName(k) && t.afterComma(k) {
				t.head[k], t.dep[k], t.head[i], t.dep[i], changed = h, t.dep[i], k, "appos", true
				break
			}
		}
	}
	return changed
}
