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
// modifier of the second: "confidence in Dahl and Finance Minister Omar Aziz".
func (t *tree) repairCompoundNames() bool {
	changed := false
	for a := range t.tok {
		b := t.head[a]
		if t.rel(a) != "compound" || b < a || t.name[a] < 0 || t.name[b] < 0 || t.sameName(a, b) {
			continue
		}
		cc := t.childBase(b, "cc")
		if cc <= a || cc > b || t.lower[cc] != "and" || t.rightmost(a)+1 != cc {
			continue
		}
		for _, k := range t.kids[b] {
			if k < cc && k != a && in(t.rel(k), []string{"case", "det", "amod", "compound", "nmod", "mark"}) {
				t.head[k] = a
			}
		}
		t.head[a], t.dep[a] = t.head[b], t.dep[b]
		t.head[b], t.dep[b], changed = a, "conj", true
	}
	return changed
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
			t.head[k] = role
		}
		for _, k := range t.kids[role] {
			if t.rel(k) == "cc" {
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

// bareHave are verbs that say what somebody wants done or gets done to what
// stands between them and a participle.
var bareHave = fields("have get want see need keep leave find")

// repairDoneTo gives to a participle after "have" the object before it for what
// it befalls: "tried to have the judge removed".
func (t *tree) repairDoneTo() bool {
	changed := false
	for v, h := range t.head {
		if h < 0 || h > v || t.rel(v) != "xcomp" || t.pos(v) != "VBN" || t.childBase(v, "nsubj") >= 0 || t.childBase(v, "mark") >= 0 || !bareHave[t.lemma(h)] {
			continue
		}
		if o := t.child(h, "obj"); o > h && o < v {
			t.head[o], t.dep[o], t.dep[v], changed = v, "nsubj:pass", "ccomp", true
		}
	}
	return changed
}

// repairCaseAdverb makes a preposition of an adverb that stands right before the
// noun of a predicate: "was aboard one of the boats".
func (t *tree) repairCaseAdverb() bool {
	changed := false
	for i, h := range t.head {
		if h > i && t.rel(i) == "advmod" && t.pos(i) == "IN" && t.upos(i) == "ADP" && t.nominal(h) && (h == i+1 || t.childBase(h, "det") == i+1) {
			t.dep[i], changed = "case", true
		}
	}
	return changed
}
