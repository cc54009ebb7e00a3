package clause

import "parley/schema"

// repairSecondTitled coordinates a person's name with the one before it, where the
// tree coordinates what the title before the second name belongs to: "Prime
// Minister Omar Aziz and Council President Ada Dahl".
func (t *tree) repairSecondTitled() bool {
	changed := false
	for _, n := range t.names {
		if n.Class != schema.Person || n.First < 3 || n.End > len(t.tok) || n.First >= n.End {
			continue
		}
		name := t.nameHead(reach{n.First, n.End})
		first := t.head[name]
		title, ok := t.titleNoun(n.First)
		if !ok || first < 0 || first > title || t.class(first) != schema.Person || t.rel(name) != "flat" {
			continue
		}
		for _, c := range t.kids[first] {
			if t.rel(c) != "conj" || c <= first || c > title || t.childBase(c, "cc") < 0 {
				continue
			}
			for _, k := range t.kids[c] {
				if r := t.rel(k); r == "cc" || r == "punct" {
					t.head[k] = name
				}
			}
			t.head[name], t.dep[name] = first, "conj"
			if c != title {
				t.head[c], t.dep[c] = title, "compound"
			}
			t.head[title], t.dep[title], changed = name, "nmod:desc", true
		}
	}
	return changed
}

// repairArticle makes the head of a phrase of the word behind a plural that "a"
// stands before, which cannot be its own: "an arms embargo".
func (t *tree) repairArticle() bool {
	changed := false
	for d := range t.tok {
		n := t.head[d]
		if t.lower[d] != "a" && t.lower[d] != "an" || t.rel(d) != "det" || n != d+1 || t.pos(n) != "NNS" || n+1 >= len(t.tok) {
			continue
		}
		m := n + 1
		if !in(t.upos(m), []string{"ADJ", "NOUN"}) || !in(t.rel(m), []string{"xcomp", "amod", "acl", "nmod", "appos", "dep"}) || t.head[m] != n && t.head[m] != t.head[n] || t.childBase(m, "det") >= 0 {
			continue
		}
		t.tok[m].UPOS, t.tok[m].XPOS = "NOUN", "NN"
		t.head[m], t.dep[m] = t.head[n], t.dep[n]
		t.head[n], t.dep[n], t.head[d], changed = m, "compound", m, true
	}
	return changed
}

// repairSaidRelative puts into the mouth of a reporting clause inside a relative
// clause what stands behind it: "sanctions, which it says have slowed trade".
func (t *tree) repairSaidRelative() bool {
	changed := false
	for said, noun := range t.head {
		if noun < 0 || !t.is(said, "acl:relcl") || t.cueOf(said) == nil || t.childBase(said, "ccomp") >= 0 || t.child(said, "obj") >= 0 || t.subject(said) < 0 {
			continue
		}
		for _, k := range t.kids[noun] {
			if k <= said || !t.is(k, "acl:relcl") || t.leftmost(k) > said+1 && t.firstAfter(k, said) != said+1 {
				continue
			}
			who := t.child(k, "obj", "nsubj")
			if who < 0 || who > said || !t.relativePronoun(who) {
				continue
			}
			t.head[k], t.dep[k], t.dep[who], changed = said, "ccomp", "nsubj", true
			break
		}
	}
	return changed
}

// firstAfter is the first token below k that stands after i.
func (t *tree) firstAfter(k, i int) int {
	first := k
	for _, c := range t.kids[k] {
		if c > i {
			first = min(first, c)
		}
	}
	return first
}

// repairNeighbour makes an attribute of what looks like a gerund before a name:
// "accused neighbouring Brazil of spying".
func (t *tree) repairNeighbour() bool {
	changed := false
	for i := range t.tok {
		if !in(t.lower[i], []string{"neighbouring", "neighboring"}) || t.upos(i) != "VERB" || t.head[i] < 0 || i+1 >= len(t.tok) || t.head[i+1] != i || !t.inName(i+1) {
			continue
		}
		t.tok[i].UPOS, t.tok[i].XPOS = "ADJ", "JJ"
		t.head[i+1], t.dep[i+1], t.head[i], t.dep[i], changed = t.head[i], "obj", i+1, "amod", true
	}
	return changed
}
