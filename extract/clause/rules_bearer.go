package clause

// bearers are those of whom the noun a is said, if it is a description of
// somebody named elsewhere: what a relative clause says of the description it
// says of them. "Dahl is a lawyer who defended rebels" tells that Dahl did, and
// so does "Dahl, a lawyer who defended rebels". It is nil for other nouns.
func (t *tree) bearers(a, depth int) []argument {
	if t.upos(a) != "NOUN" || t.childBase(a, "conj") >= 0 {
		return nil
	}
	switch {
	case t.copular(a) && t.nominalPredicate(a) && len(t.prepositions(a)) == 0 && t.plainCopula(a):
		if k := t.subject(a); k < 0 || t.cleft(k, a) || t.upos(k) == "NOUN" && t.negativePhrase(k) {
			return nil
		}
		return ruled(t.subjectsAt(a, depth+1), "described-bearer")
	case t.rel(a) == "appos" && t.head[a] >= 0 && t.head[a] < a && t.afterComma(a):
		if h := t.head[a]; t.inName(h) && !t.inName(a) {
			return []argument{t.nameArgument(h)}
		}
	}
	return nil
}

// nameArgument is the name that token i belongs to as an argument, the noun
// phrase of i where no name was found.
func (t *tree) nameArgument(i int) argument {
	a := t.nounArgument(i)
	if t.name[i] >= 0 {
		n := t.names[t.name[i]]
		a.reach = reach{max(0, n.First), min(n.End, len(t.tok))}
		a.head = t.nameHead(a.reach)
	}
	a.rule = "described-bearer"
	return a
}

// plainCopula reports whether the predicate noun a is asserted: no "not", no
// "may be".
func (t *tree) plainCopula(a int) bool {
	for _, k := range t.kids[a] {
		switch t.rel(k) {
		case "aux":
			if _, modal := modals[t.lower[k]]; modal {
				return false
			}
		case "advmod":
			if t.negator(k) || hedges[t.lower[k]] {
				return false
			}
		}
	}
	return !t.negativePhrase(a)
}

// cleft reports whether the subject k of the predicate noun a stands for the
// clause that follows ("it was the council that refused") or points at the noun
// itself ("this is the man who fled").
func (t *tree) cleft(k, a int) bool {
	switch t.lower[k] {
	case "it":
		d := t.childBase(a, "det")
		return d < 0 || t.lower[d] != "a" && t.lower[d] != "an"
	case "this", "that", "these", "those", "there", "what", "who", "which", "one":
		return true
	}
	return false
}
