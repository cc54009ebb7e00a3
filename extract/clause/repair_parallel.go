package clause

import "parley/schema"

// repairSoDoes gives the subject of a verb to those of whom a clause of "so" or
// "neither" says the same: "Norland has left, and so has Sudania", "Norland left
// and Sudania did so as well". Left alone, such a clause tells that one has the
// other.
func (t *tree) repairSoDoes() bool {
	changed := false
	for aux := 1; aux < len(t.tok); aux++ {
		verb := t.head[aux]
		if t.rel(aux) != "conj" || verb < 0 || verb > aux || t.upos(verb) != "VERB" || !in(t.lemma(aux), []string{"have", "do", "be", "will", "would", "can", "could", "should"}) {
			continue
		}
		who, first := t.same(aux), t.subject(verb)
		if who < 0 || first < 0 {
			continue
		}
		for _, k := range t.kids[aux] {
			if k != who {
				t.head[k], t.dep[k] = who, "cc"
			}
		}
		t.head[aux], t.dep[aux] = who, "cc"
		t.head[who], t.dep[who], changed = first, "conj", true
	}
	return changed
}

// same is the nominal of which the auxiliary says the same as the clause before
// it, or -1.
func (t *tree) same(aux int) int {
	if s := t.subject(aux); s >= 0 && s < aux {
		if t.lemma(aux) == "do" && t.child(aux, "obj") < 0 && aux+1 < len(t.tok) && t.lower[aux+1] == "so" {
			return s
		}
		return -1
	}
	if !in(t.lower[aux-1], []string{"so", "neither", "nor"}) || t.head[aux-1] != aux {
		return -1
	}
	for _, k := range t.kids[aux] {
		if k > aux && t.nominal(k) && t.prep(k) == "" && in(t.rel(k), []string{"obj", "nsubj", "xcomp"}) && t.leftmost(k) == aux+1 {
			return k
		}
	}
	return -1
}

// repairCompoundNames coordinates two names where the tree makes the first a
// modifier of the second, or both parts of the clause: "confidence in Dahl and
// Finance Minister Omar Aziz".
func (t *tree) repairCompoundNames() bool {
	changed := false
	for a := range t.tok {
		b := t.joined(a)
		if b < 0 {
			continue
		}
		cc := t.rightmost(a) + 1
		for _, k := range t.kids[b] {
			if k < cc && k != a && in(t.rel(k), []string{"case", "det", "amod", "compound", "nmod", "mark"}) {
				t.head[k] = a
			}
		}
		t.head[a], t.dep[a] = t.head[b], t.dep[b]
		t.head[b], t.dep[b] = a, "conj"
		t.head[cc], changed = b, true
	}
	return changed
}

// joined is the name that "and" joins to the name a before it and that the tree
// has above a or beside it, with the preposition of a, or -1.
func (t *tree) joined(a int) int {
	b := t.head[a]
	if b < 0 || t.name[a] < 0 {
		return -1
	}
	cc := t.rightmost(a) + 1
	if cc >= len(t.tok) || t.lower[cc] != "and" || t.rel(cc) != "cc" {
		return -1
	}
	if t.rel(a) == "obl" && t.childBase(a, "case") < 0 {
		for b = t.head[cc]; b >= 0 && t.head[b] != t.head[a]; b = t.head[b] {
		}
		if b < 0 || t.rel(b) != "obl" || t.childBase(b, "case") < 0 || t.childBase(b, "case") > a {
			return -1
		}
	} else if t.rel(a) != "compound" {
		return -1
	}
	if b < cc || t.name[b] < 0 || t.sameName(a, b) || !t.isUnder(cc, b) {
		return -1
	}
	return b
}

// repairLastBeside sets a person's name beside the role right before it where
// the tree sets it beside what that role is coordinated with: "the king and his
// minister, Ada Dahl, left".
func (t *tree) repairLastBeside() bool {
	changed := false
	for i, h := range t.head {
		if h < 0 || h > i || t.rel(i) != "appos" || t.class(i) != schema.Person {
			continue
		}
		comma := t.leftmost(i)
		if !t.punct(comma) {
			comma--
		}
		for _, role := range t.kids[h] {
			if t.rel(role) == "conj" && role == comma-1 && t.roleNoun(role) && !t.plural(role) {
				t.head[i], changed = role, true
				break
			}
		}
	}
	return changed
}

// repairOffice makes one office of two fields that a tree has as somebody beside
// his own field: "the culture and sports minister".
func (t *tree) repairOffice() bool {
	changed := false
	for role, field := range t.head {
		if field < 0 || field > role || t.rel(role) != "conj" || !t.roleNoun(role) || t.plural(role) || t.roleNoun(field) || !titleModifiers[t.lower[field]] || t.childBase(role, "det") >= 0 || t.child(role, "nmod:poss") >= 0 {
			continue
		}
		t.head[role], t.dep[role] = t.head[field], t.dep[field]
		for _, k := range t.kids[field] {
			if k != role {
				t.head[k] = role
			}
		}
		t.head[field], t.dep[field], changed = role, "compound", true
	}
	return changed
}

// repairWhoIs sets a description with "a" beside the person's name before it
// where the tree has it as one more who acts: "brought by Ada Dahl, a lawyer, and
// two others".
func (t *tree) repairWhoIs() bool {
	changed := false
	for i, h := range t.head {
		if h < 0 || h > i || t.rel(i) != "conj" || t.class(h) != schema.Person || t.upos(i) != "NOUN" || t.plural(i) || t.childBase(i, "cc") >= 0 {
			continue
		}
		d := t.childBase(i, "det")
		if d < 1 || !in(t.lower[d], []string{"a", "an"}) || t.lower[d-1] != "," || !t.sameName(d-2, h) && d-2 != h {
			continue
		}
		t.dep[i], changed = "appos", true
	}
	return changed
}

// repairCaseAdverb makes a preposition of an adverb that stands right before the
// noun of a predicate: "was aboard one of the boats".
func (t *tree) repairCaseAdverb() bool {
	changed := false
	for i, h := range t.head {
		if h > i && t.rel(i) == "advmod" && (t.pos(i) == "IN" && t.upos(i) == "ADP" || t.lower[i] == "aboard") && t.nominal(h) && (h == i+1 || t.childBase(h, "det") == i+1) {
			t.tok[i].UPOS, t.dep[i], changed = "ADP", "case", true
		}
		if h > i && t.rel(i) == "case" && in(t.lower[i], []string{"once", "now", "then"}) && t.copular(h) { // "was once a deputy"
			t.tok[i].UPOS, t.dep[i], changed = "ADV", "advmod", true
		}
	}
	return changed
}

// repairJoinedName coordinates a name that a conjunction joins to the name beside
// which the tree sets it: "thanked Ada Dahl and President Omar Aziz".
func (t *tree) repairJoinedName() bool {
	changed := false
	for i, h := range t.head {
		if h < 0 || h > i || t.rel(i) != "appos" || t.name[i] < 0 || t.name[h] < 0 {
			continue
		}
		if cc := t.childBase(i, "cc"); cc > h && cc == t.leftmost(i) && t.lower[cc] == "and" {
			t.dep[i], changed = "conj", true
		}
	}
	return changed
}

// repairNeither gives "neither" to the two of whom the clause denies something,
// where the tree hangs it on the verb: "Neither the council nor Norland agreed".
func (t *tree) repairNeither() bool {
	changed := false
	for i, h := range t.head {
		if t.lower[i] != "neither" || h < 0 || h < i || t.upos(h) != "VERB" {
			continue
		}
		s := t.subject(h)
		if s < i || t.firstWord(s) != i+1 {
			continue
		}
		if c := t.childBase(s, "conj"); c > s && t.childBase(c, "cc") >= 0 && t.lower[t.childBase(c, "cc")] == "nor" {
			t.head[i], t.dep[i], changed = s, "cc:preconj", true
		}
	}
	return changed
}

// repairActNoun makes a noun of a gerund without an object that a bare noun stands
// right before, behind a preposition: "convicted him of money laundering".
func (t *tree) repairActNoun() bool {
	changed := false
	for g := 2; g < len(t.tok); g++ {
		n, h := g-1, t.head[g]
		if t.pos(g) != "VBG" || t.pos(n) != "NN" || t.name[n] >= 0 || t.rel(n-1) != "case" || t.head[n-1] != n || t.rel(n) != "nmod" && t.rel(n) != "obl" ||
			h < 0 || h > g || !in(t.rel(g), []string{"advcl", "acl", "xcomp", "conj"}) || t.childBase(g, "obj") >= 0 || t.childBase(g, "nsubj") >= 0 || t.childBase(g, "aux") >= 0 || t.childBase(g, "mark") >= 0 || t.childBase(g, "xcomp") >= 0 || t.childBase(g, "ccomp") >= 0 {
			continue
		}
		for _, k := range t.kids[g] {
			switch {
			case t.rel(k) == "conj" && t.bareFinite(k):
				t.head[k] = t.clauseOver(g)
			case t.rel(k) == "obl":
				t.head[k] = t.clauseOver(g)
			}
		}
		t.head[g], t.dep[g] = t.head[n], t.dep[n]
		t.head[n-1] = g
		t.head[n], t.dep[n] = g, "compound"
		t.tok[g].UPOS, t.tok[g].XPOS, t.tok[g].Lemma = "NOUN", "NN", t.lower[g]
		changed = true
	}
	return changed
}
