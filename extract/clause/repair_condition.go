package clause

import "slices"

// inverted reports whether clause k is a condition by the order of its words
// alone: "had Iran attacked", "should Iran attack".
func (t *tree) inverted(k int) bool {
	s := t.subject(k)
	if s < 0 || s > k {
		return false
	}
	for _, c := range t.kids[k] {
		if (t.rel(c) == "aux" || t.rel(c) == "cop") && c < t.firstWord(s) && in(t.lower[c], []string{"had", "were", "should"}) {
			return c == t.firstWord(k)
		}
	}
	return false
}

// repairInverted hangs an inverted condition on its consequence, whichever of
// the two the parser took for the main clause: "Had Iran attacked, Israel
// would have responded."
func (t *tree) repairInverted() bool {
	n := len(t.tok)
	if n == 0 || t.lower[n-1] == "?" {
		return false
	}
	changed := t.repairFronted() || t.repairProvided() || t.repairProviso() || t.repairAsLong() || t.repairReportedCondition() || t.repairHad()
	for k, h := range t.head {
		if h >= 0 && in(t.rel(k), []string{"ccomp", "parataxis"}) && t.upos(k) == "VERB" && t.inverted(k) && t.supposed(h) {
			t.dep[k], changed = "advcl", true
		}
	}
	return changed
}

// supposed reports whether clause c has a modal and a subject of its own.
func (t *tree) supposed(c int) bool {
	return t.childBase(c, "nsubj") >= 0 && t.hasChild(c, func(k int) bool { return t.rel(k) == "aux" && modals[t.lower[k]] != "" })
}

func (t *tree) hasChild(c int, ok func(int) bool) bool { return slices.ContainsFunc(t.kids[c], ok) }

// repairFronted reads the condition that begins a sentence with its auxiliary.
func (t *tree) repairFronted() bool {
	first := 0
	for first < len(t.tok)-1 && t.punct(first) {
		first++
	}
	comma := slices.Index(t.lower, ",")
	if comma < 0 || !in(t.lower[first], []string{"had", "were", "should"}) {
		return false
	}
	verb, subject, main := -1, -1, -1
	for i := first + 1; i < len(t.tok); i++ {
		switch {
		case i < comma && subject < 0 && (t.rel(i) == "nsubj" || t.rel(i) == "obj"):
			subject = i
		case i < comma && verb < 0 && subject >= 0 && t.upos(i) == "VERB" && !t.is(i, "acl:relcl"):
			verb = i
		case i > comma && main < 0 && t.upos(i) != "PUNCT" && t.supposed(i):
			main = i
		}
	}
	if verb < 0 && t.lower[first] == "should" {
		verb, subject = t.nounBefore(comma)
	}
	if verb < 0 || main < 0 {
		return false
	}
	if t.head[main] >= 0 && t.head[main] < comma {
		t.head[main], t.dep[main] = -1, "root"
	}
	t.head[verb], t.dep[verb] = main, "advcl"
	t.head[subject], t.dep[subject] = verb, "nsubj"
	t.head[first], t.dep[first], t.tok[first].UPOS = verb, "aux", "AUX"
	return true
}

// nounBefore is the verb that the tree takes for a noun right before the comma, and
// its subject: "should Ghana default,". It is -1 for none.
func (t *tree) nounBefore(comma int) (verb, subject int) {
	verb = comma - 1
	if verb < 1 || t.pos(verb) != "NN" {
		return -1, -1
	}
	subject = t.child(verb, "compound", "nmod")
	if subject < 0 || t.class(subject) == "" {
		return -1, -1
	}
	t.tok[verb].UPOS, t.tok[verb].XPOS = "VERB", "VB"
	return verb, subject
}

// repairProvided reads "Provided that Iran agrees, the EU will act", where the
// parser takes the first word for the main verb.
func (t *tree) repairProvided() bool {
	if len(t.tok) < 4 || !in(t.lower[0], []string{"provided", "providing", "assuming"}) || t.lower[1] != "that" || t.head[0] >= 0 {
		return false
	}
	condition, main := t.childBase(0, "ccomp"), -1
	for _, k := range t.kids[0] {
		if k > condition && in(t.rel(k), []string{"ccomp", "parataxis"}) && t.childBase(k, "nsubj") >= 0 {
			main = k
		}
	}
	if condition < 0 || main < 0 {
		return false
	}
	t.head[main], t.dep[main] = -1, "root"
	t.head[condition], t.dep[condition] = main, "advcl"
	t.head[0], t.dep[0], t.tok[0].UPOS = condition, "mark", "SCONJ"
	t.lower[0] = "provided"
	return true
}

// repairProviso makes a conjunction of "provided that" and "assuming" behind the
// clause that they limit: "Norland will pay provided that Veldoria leaves".
func (t *tree) repairProviso() bool {
	for i, h := range t.head {
		if h < 0 || i < 2 || !in(t.lower[i], []string{"provided", "providing", "assuming"}) || !in(t.rel(i), []string{"advcl", "acl", "xcomp"}) || t.childBase(i, "obj") >= 0 {
			continue
		}
		c := t.childBase(i, "ccomp")
		if !t.nominal(h) && !t.supposed(h) || c < i || t.subject(c) < i || t.childBase(i, "aux") >= 0 {
			continue
		}
		if t.nominal(h) {
			h = t.clauseOver(h)
		}
		if h < 0 || !t.supposed(h) {
			continue
		}
		t.head[c], t.dep[c] = h, "advcl"
		t.head[i], t.dep[i], t.tok[i].UPOS = c, "mark", "SCONJ"
		return true
	}
	return false
}

// repairAsLong hangs the clause after "as long as" on the verb that it limits.
func (t *tree) repairAsLong() bool {
	for i, h := range t.head {
		if h < 1 || t.lower[h] != "long" || t.lower[h-1] != "as" || t.rel(i) != "advcl" || t.subject(i) < h || t.head[h] < 0 || t.word(h+1) != "as" {
			continue
		}
		t.head[i] = t.head[h]
		for _, k := range []int{h - 1, h} {
			t.head[k], t.dep[k] = h+1, "fixed"
		}
		return true
	}
	return false
}

// repairReportedCondition gives to what is reported the condition that the tree
// hangs on the report behind it: "we will respond if Norland attacks, the minister
// said".
func (t *tree) repairReportedCondition() bool {
	for i, h := range t.head {
		if h < i || t.rel(i) != "advcl" || t.rel(h) != "parataxis" || t.cueOf(h) == nil || t.childBase(i, "cc") >= 0 {
			continue
		}
		if m := t.childBase(i, "mark"); m < 0 || !in(t.lower[m], []string{"if", "unless"}) || t.head[h] < 0 || t.head[h] > m || t.subject(h) < i {
			continue
		}
		t.head[i] = t.head[h]
		return true
	}
	return false
}

// repairHad reads the condition that ends a sentence with its auxiliary in front:
// "would have joined the bloc had voters approved".
func (t *tree) repairHad() bool {
	for had, h := range t.head {
		if h < 0 || h > had || t.lower[had] != "had" || !in(t.rel(had), []string{"ccomp", "advcl", "conj"}) || t.subject(had) >= 0 || !t.supposed(h) || !t.perfect(h) {
			continue
		}
		subject := t.child(had, "obj")
		if subject < had || t.firstWord(subject) != had+1 {
			continue
		}
		verb := t.child(subject, "acl")
		if verb < subject || t.pos(verb) != "VBN" {
			continue
		}
		t.head[verb], t.dep[verb] = h, "advcl"
		t.head[subject], t.dep[subject] = verb, "nsubj"
		t.head[had], t.dep[had], t.tok[had].UPOS = verb, "aux", "AUX"
		return true
	}
	return false
}
