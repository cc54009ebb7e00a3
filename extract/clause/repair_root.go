package clause

import "slices"

// repairRoot makes the main verb of a past form with an object where the tree
// has a noun at the top and no other verb for it: "Norland's refusal to lift
// sanctions angered Sudania".
func (t *tree) repairRoot() bool {
	root := -1
	for i, h := range t.head {
		if h < 0 && root < 0 {
			root = i
		}
	}
	if root < 0 || t.copular(root) || t.childBase(root, "nsubj") >= 0 {
		return false
	}
	t.pluralRoot(root)
	if t.upos(root) != "NOUN" && t.upos(root) != "PROPN" || t.childBase(root, "case") >= 0 {
		return false
	}
	for v := root + 1; v < len(t.tok); v++ {
		n, ok := t.lostObject(v)
		if !ok || !t.closesPhrase(root, v) {
			continue
		}
		t.reroot(root, v, n)
		return true
	}
	return false
}

// pluralRoot makes a noun of a plural at the start of a sentence that was taken
// for a verb: "Clashes between A and B killed dozens".
func (t *tree) pluralRoot(root int) {
	k := t.child(root, "conj")
	if root == 0 && t.pos(root) == "VBZ" && k >= 0 && t.childBase(k, "cc") < 0 && t.child(root, "obj", "ccomp", "xcomp") < 0 {
		t.tok[root].UPOS, t.tok[root].XPOS = "NOUN", "NNS"
		for _, c := range t.kids[root] {
			if t.rel(c) == "obl" {
				t.dep[c] = "nmod"
			}
		}
	}
}

// lostObject is the object of a past form that the tree has as a modifier, if it
// has one.
func (t *tree) lostObject(v int) (int, bool) {
	if t.upos(v) != "VERB" || t.pos(v) != "VBN" && t.pos(v) != "VBD" || t.childBase(v, "aux") >= 0 || t.childBase(v, "mark") >= 0 || t.childBase(v, "nsubj") >= 0 || t.agentChild(v) >= 0 || v+1 >= len(t.tok) || t.lower[v+1] == "by" {
		return 0, false
	}
	switch t.rel(v) {
	case "amod":
		if n, ok := t.attribute(v); ok {
			return n, true
		}
		if o := t.child(v, "obj"); o > v && t.head[v] < v {
			return o, true
		}
	case "acl", "advcl", "parataxis", "conj", "dep":
		if t.is(v, "acl:relcl") || t.childBase(v, "cc") >= 0 {
			return 0, false
		}
		if o := t.child(v, "obj"); o > v {
			return o, true
		}
		if o := t.addressee(v); o > v {
			return o, true
		}
		for k := v + 1; k < len(t.tok); k++ { // a noun that the tree sets beside the subject
			if t.head[k] == t.head[v] && t.rel(k) == "appos" && t.leftmost(k) == v+1 {
				return k, true
			}
		}
	}
	return 0, false
}

// closesPhrase reports whether the phrase of the noun at the top ends right
// before v, with no punctuation open: its words are all below it.
func (t *tree) closesPhrase(root, v int) bool {
	last := v - 1
	for last > root && t.upos(last) == "ADV" {
		last--
	}
	if !t.nominal(last) && t.lower[last] != ")" && t.lower[last] != "," || t.lower[last] == "," && t.openComma(root, last) {
		return false
	}
	for k := root + 1; k <= last; k++ {
		if !t.isUnder(k, root) || in(t.pos(k), []string{"MD"}) {
			return false
		}
	}
	return true
}

// openComma reports whether the comma before a verb is the only one since the
// noun at the top: the verb does not close a parenthesis.
func (t *tree) openComma(root, last int) bool {
	for k := root + 1; k < last; k++ {
		if t.lower[k] == "," {
			return false
		}
	}
	return true
}

// reroot makes the past form v the head of the sentence, with the old one as its
// subject and n as its object.
func (t *tree) reroot(root, v, n int) {
	t.inherit(v, n)
	if t.head[n] != v {
		t.takeObject(v, n)
	}
	t.head[v], t.dep[v] = -1, "root"
	t.tok[v].XPOS = "VBD"
	for _, k := range t.kids[root] {
		if k > v && k != n || t.rel(k) == "punct" && k > v || t.rel(k) == "parataxis" || k < root && in(t.rel(k), []string{"obl", "advmod", "advcl", "cc", "mark"}) {
			t.head[k] = v
		}
	}
	t.head[root], t.dep[root] = v, "nsubj"
}

// inherit gives the place and the words of n before the verb v to the noun there
// that the tree has as a modifier of n: "to attack [Norland] alarmed Sudania".
func (t *tree) inherit(v, n int) {
	heir := -1
	for _, k := range t.kids[n] {
		if k < v && t.nominal(k) && t.rel(k) == "compound" {
			heir = k
		}
	}
	if heir < 0 || t.head[n] == v || t.head[n] < 0 {
		return
	}
	for _, k := range t.kids[n] {
		if k < heir {
			t.head[k] = heir
		}
	}
	t.head[heir], t.dep[heir] = t.head[n], t.dep[n]
}

// repairBareRoot makes the main verb of a past form at the end where the tree has
// a participle without auxiliary at the top: "talks aimed at ending the war
// collapsed". The participle modifies the subject.
func (t *tree) repairBareRoot() bool {
	root := slices.Index(t.head, -1)
	if root < 1 || t.pos(root) != "VBN" || t.upos(root) != "VERB" || t.childBase(root, "aux") >= 0 || t.childBase(root, "cop") >= 0 {
		return false
	}
	s := t.subject(root)
	if s < 0 || t.rightmost(s) != root-1 {
		return false
	}
	for v := len(t.tok) - 1; v > root+1; v-- {
		if !in(t.pos(v), []string{"VBD", "VBN"}) || !in(t.rel(v), []string{"xcomp", "acl", "advcl", "ccomp"}) || !t.isUnder(v, root) || t.subject(v) >= 0 || t.childBase(v, "aux") >= 0 || t.childBase(v, "mark") >= 0 || t.leftmost(v) != v || !t.nominal(v-1) {
			continue
		}
		t.head[v], t.dep[v], t.tok[v].XPOS = -1, "root", "VBD"
		t.head[s], t.dep[s] = v, "nsubj"
		t.head[root], t.dep[root] = s, "acl"
		for _, k := range t.kids[root] {
			if k > v {
				t.head[k] = v
			}
		}
		return true
	}
	return false
}
