package clause

import (
	"slices"

	"parley/schema"
)

// repairCloseName hangs a person's name on the role right before it, with no
// comma between them, where the tree sets it beside something farther off: "the
// envoy and his counterpart Ada Dahl", "ahead of the talks, Secretary of State
// Ada Dahl spoke".
func (t *tree) repairCloseName() bool {
	changed := false
	for _, n := range t.names {
		if n.Class != schema.Person || n.First < 1 || n.First >= n.End || n.End > len(t.tok) {
			continue
		}
		name := t.nameHead(reach{n.First, n.End})
		role, ok := t.titleNoun(n.First)
		if !ok || t.rel(name) != "appos" || t.head[name] >= role || t.isUnder(role, name) {
			continue
		}
		t.head[name], changed = role, true
	}
	return changed
}

// repairAuxiliaries gives to a verb what the tree hangs on its auxiliary: "which
// has since 2014 fought".
func (t *tree) repairAuxiliaries() bool {
	changed := false
	for i := range t.tok { // "would have overridden" with three verbs
		if i > 0 && i+1 < len(t.tok) && t.lower[i] == "have" && t.pos(i) == "VB" && t.pos(i-1) == "MD" && t.pos(i+1) == "VBN" && t.rel(i) != "aux" && t.head[i] == t.head[i+1] && len(t.kids[i]) == 0 && t.rel(i+1) != "aux" {
			t.head[i], t.dep[i], t.tok[i].UPOS, changed = i+1, "aux", "AUX", true
		}
	}
	for i, aux := range t.head {
		if aux < 0 || t.rel(aux) != "aux" || t.head[aux] < 0 || !in(t.rel(i), []string{"nsubj", "obj", "obl", "advmod", "mark", "cc"}) {
			continue
		}
		t.head[i], changed = t.head[aux], true
	}
	return changed
}

// repairAhead gives to the verb the time before an event that the tree hangs on
// its object: "stressed the need for talks ahead of the vote".
func (t *tree) repairAhead() bool {
	changed := false
	for i := range t.tok {
		if t.lower[i] != "ahead" || t.rel(i) != "advmod" || t.head[i] < 0 || t.head[i] > i {
			continue
		}
		h := t.head[i]
		for t.nominal(h) && in(t.rel(h), []string{"nmod", "obj", "obl"}) && t.head[h] >= 0 && t.head[h] < h {
			h = t.head[h]
		}
		if h != t.head[i] && t.upos(h) == "VERB" {
			t.head[i], changed = h, true
		}
	}
	return changed
}

// repairWithPairs makes the second of two participles with subjects of their own
// parallel to the first: "with Norland saying it expects a vote and Sudania
// insisting its demands be met". Trees coordinate the second subject with a noun
// before it.
func (t *tree) repairWithPairs() bool {
	changed := false
	for i := 2; i < len(t.tok); i++ {
		s := i - 1
		cc := t.leftmost(s)
		if t.rel(cc) != "cc" {
			cc--
		}
		if !t.participle(i) || t.subject(i) >= 0 || !t.nominal(s) || cc < 0 || t.upos(cc) != "CCONJ" || !t.pairedWith(i, s) {
			continue
		}
		for up := t.head[s]; up >= 0; up = t.head[up] {
			if up != i && t.participle(up) && t.subject(up) >= 0 && t.subject(up) < up {
				t.head[i], t.dep[i] = up, "conj"
				t.head[s], t.dep[s] = i, "nsubj"
				t.head[cc], t.dep[cc] = i, "cc"
				changed = true
				break
			}
		}
	}
	return changed
}

// pairedWith reports whether the participle i follows the conjunct s as its
// verb: it does not modify what is no name.
func (t *tree) pairedWith(i, s int) bool {
	return t.rel(s) == "conj" && !t.isUnder(s, i) && (t.head[i] != s || t.class(s) != "")
}

// repairLostPast makes the verb of a sentence of the past form that a tree has
// inside a noun phrase, where the sentence has no other: "Norland's ban on the
// party drew protests".
func (t *tree) repairLostPast() bool {
	root := slices.Index(t.head, -1)
	if root < 0 || !t.nominal(root) || t.copular(root) {
		return false
	}
	for v := root + 2; v+1 < len(t.tok); v++ {
		n := t.head[v]
		if t.pos(v) != "VBD" || t.upos(v) != "VERB" || !in(t.rel(v), []string{"compound", "amod"}) || n < v || t.rel(n) != "nmod" || t.head[n] != root || !t.nominal(v-1) || t.isUnder(root, v-1) {
			continue
		}
		inner := v - 1
		for _, k := range append(t.kids[n], t.kids[v]...) {
			if k < inner {
				t.head[k] = inner
			}
		}
		for _, k := range t.kids[root] {
			if k > v && k != n {
				t.head[k] = v
			}
		}
		t.head[inner], t.dep[inner] = root, "nmod"
		t.head[n], t.dep[n] = v, "obj"
		t.head[v], t.dep[v] = -1, "root"
		t.head[root], t.dep[root] = v, "nsubj"
		return true
	}
	return false
}

// repairPaid makes an object of the noun before a sum that the tree has as a
// part of its name: no noun stands as an attribute before a number. "Fined the
// airline 300 million euros".
func (t *tree) repairPaid() bool {
	changed := false
	for i := range t.tok {
		sum := t.head[i]
		if t.rel(i) != "compound" || t.upos(i) != "NOUN" || sum < i || t.rel(sum) != "obj" || t.child(t.head[sum], "iobj") >= 0 || i+1 >= len(t.tok) || t.upos(i+1) != "NUM" {
			continue
		}
		for _, k := range t.kids[i] {
			if k > i {
				t.head[k] = sum
			}
		}
		for _, k := range t.kids[sum] {
			if k < i {
				t.head[k] = i
			}
		}
		t.head[i], t.dep[i], changed = t.head[sum], "iobj", true
		if in(t.lemma(t.head[sum]), []string{"fine", "charge", "bill", "tax"}) { // it is who pays that they are about
			t.dep[i], t.dep[sum] = "obj", "obl"
		}
	}
	return changed
}

// repairNotOnly coordinates two subjects: "not only Spain but also Portugal
// backed the plan". Trees make the first the head of the sentence.
func (t *tree) repairNotOnly() bool {
	first := slices.Index(t.head, -1)
	if first < 2 || !t.nominal(first) || t.copular(first) {
		return false
	}
	start := t.leftmost(first)
	if t.lower[start] != "not" || t.word(start+1) != "only" {
		return false
	}
	for v := first + 3; v < len(t.tok); v++ {
		second := t.subject(v)
		if t.upos(v) != "VERB" || t.head[v] != first || second < first || second > v || t.word(first+1) != "but" && t.lower[t.leftmost(second)] != "but" {
			continue
		}
		for _, k := range t.kids[first] {
			if k > v {
				t.head[k] = v
			}
		}
		t.head[v], t.dep[v] = -1, "root"
		t.head[first], t.dep[first] = v, "nsubj"
		t.head[second], t.dep[second] = first, "conj"
		t.head[start], t.dep[start] = start+1, "fixed" // it denies nothing
		t.head[start+1] = first
		for i := first + 1; i < second; i++ {
			if t.lower[i] == "but" {
				t.head[i], t.dep[i] = second, "cc"
			}
		}
		return true
	}
	return false
}
