package clause

// attributives are past participles that stand before names and nouns and after
// the name of who acts in them: "occupied Crimea", "U.S. backed rebels".
var attributives = fields("occupy divide unite annex besiege dispute reunify isolate embattle lead base sponsor fund make bear train hold dominate own run broker mediate impoverish elect propose allege suspect accuse back support control arm plan")

// subordinators are conjunctions that parsers take for prepositions.
var subordinators = []string{"after", "before", "since", "until", "as", "that"}

// measures are nouns that count: "dozens" alone is an object.
var measures = fields("dozen hundred thousand million score many")

// repairVerbs makes verbs again of past forms that a tree has as attributes of
// their objects, and so loses what the sentence tells.
func (t *tree) repairVerbs() bool {
	changed := t.repairPassive()
	for v := 1; v < len(t.tok); v++ {
		if t.repairCoordinated(v) || t.repairEmbedded(v) || t.repairMarked(v) {
			t.cutCycles()
			t.collectKids()
			changed = true
		}
	}
	return t.repairRoot() || changed
}

// attribute reports whether the past form v stands before the noun n as its
// attribute.
func (t *tree) attribute(v int) (n int, ok bool) {
	n = t.head[v]
	return n, n > v && t.rel(v) == "amod" && t.upos(v) == "VERB" && (t.pos(v) == "VBN" || t.pos(v) == "VBD") && t.nominal(n)
}

// repairCoordinated coordinates verbs where the tree coordinates objects:
// "expelled the envoy and accused Norland of lying".
func (t *tree) repairCoordinated(v int) bool {
	n, ok := t.attribute(v)
	cc := v - 1
	if cc > 0 && t.upos(cc) == "ADV" {
		cc--
	}
	if !ok || t.rel(n) != "conj" || t.rel(cc) != "cc" {
		return false
	}
	verb := t.head[n]
	for verb >= 0 && t.upos(verb) != "VERB" {
		verb = t.head[verb]
	}
	if verb < 0 || verb > v || !t.past(verb) || !t.objectLike(v, n) {
		return false
	}
	t.head[v], t.dep[v], t.head[cc] = verb, "conj", v
	t.tok[v].XPOS = t.tok[verb].XPOS
	t.takeObject(v, n)
	return true
}

// past reports whether a verb tells the past in the active voice.
func (t *tree) past(verb int) bool {
	return t.pos(verb) == "VBD" && !t.passive(verb) || t.perfect(verb) && t.child(verb, "aux:pass") < 0 || t.pos(verb) == "VBZ" && t.childBase(verb, "aux") < 0
}

// objectLike reports whether the noun n can only be the object of the past form
// before it.
func (t *tree) objectLike(v, n int) bool {
	if measures[t.lemma(n)] {
		return true
	}
	for _, k := range t.kids[n] {
		if k < n {
			continue
		}
		m := t.childBase(k, "mark")
		if m < 0 {
			m = t.childBase(k, "case")
		}
		if m >= 0 && gerundPrepositions[t.lemma(v)+" "+t.lower[m]] {
			return true
		}
	}
	return t.class(n) != "" && !attributives[t.lemma(v)]
}

// takeObject makes n the object of the verb v, with what the verb selects
// behind it and the words before the verb with the verb.
func (t *tree) takeObject(v, n int) {
	t.head[n], t.dep[n] = v, "obj"
	t.tok[v].UPOS = "VERB"
	for _, k := range t.kids[n] {
		switch {
		case k == v:
		case k < v && t.upos(k) == "ADV":
			t.head[k] = v
		case k > n && t.rel(k) == "nmod" && gerundPrepositions[t.lemma(v)+" "+t.prep(k)]:
			t.head[k], t.dep[k] = v, "obl"
		case k > n && t.rel(k) == "acl" && t.childBase(k, "mark") >= 0 && gerundPrepositions[t.lemma(v)+" "+t.lower[t.childBase(k, "mark")]]:
			t.head[k], t.dep[k] = v, "advcl"
		}
	}
}

// repairEmbedded makes a clause of a name, a past form and a noun: "said Norland
// opposed sanctions", "days after Norland imposed sanctions".
func (t *tree) repairEmbedded(v int) bool {
	n, ok := t.attribute(v)
	if !ok || v == 0 || t.upos(v-1) != "PROPN" && t.upos(v-1) != "PRON" || t.pos(v-1) == "PRP$" {
		return false
	}
	subject := t.phraseEnding(v - 1)
	if h := t.head[subject]; h != n && h != v || t.childBase(subject, "case") >= 0 || !t.actor(subject) {
		return false
	}
	up, mark := t.head[n], -1
	for _, k := range t.kids[n] {
		if t.rel(k) == "case" && k < subject {
			mark = k
		}
	}
	switch {
	case up >= 0 && mark < 0 && t.rel(n) == "obj" && t.cueOf(up) != nil && n > up:
		t.dep[v] = "ccomp"
	case up >= 0 && mark >= 0 && in(t.lower[mark], subordinators) && (t.rel(n) == "obl" || t.rel(n) == "nmod"):
		t.dep[v] = "advcl"
		for up >= 0 && t.upos(up) != "VERB" && t.head[up] >= 0 {
			up = t.head[up]
		}
	default:
		return false
	}
	t.head[v], t.tok[v].XPOS = up, "VBD"
	t.clauseOf(subject, v, n)
	return true
}

// repairMarked gives a participle after a conjunction the name before it, which
// the tree has as an attribute of its object: "if Norland deployed missiles".
func (t *tree) repairMarked(v int) bool {
	o := t.child(v, "obj")
	if t.pos(v) != "VBN" || o < v || t.childBase(v, "nsubj") >= 0 || t.childBase(v, "aux") >= 0 || v == 0 {
		return false
	}
	m := t.childBase(v, "mark")
	if m < 0 || !in(t.lower[m], []string{"if", "after", "before", "since", "because", "though", "although", "that"}) {
		return false
	}
	s := t.phraseEnding(v - 1)
	if t.head[s] != o || t.name[s] < 0 || s < m {
		return false
	}
	t.head[s], t.dep[s], t.tok[v].XPOS = v, "nsubj", "VBD"
	return true
}

// clauseOf makes subject and object of the nominals around the verb v and gives
// the subject its own words.
func (t *tree) clauseOf(subject, v, n int) {
	for _, k := range t.kids[n] {
		if k >= v || k == subject {
			continue
		}
		t.head[k] = v
		switch r := t.rel(k); {
		case r == "case" && in(t.lower[k], subordinators):
			t.dep[k] = "mark"
		case r == "det" || r == "amod" || r == "compound" || r == "nummod" || r == "nmod":
			t.head[k] = subject
		}
	}
	t.head[subject], t.dep[subject] = v, "nsubj"
	t.takeObject(v, n)
}

// phraseEnding is the head of the noun phrase that ends with token i.
func (t *tree) phraseEnding(i int) int {
	for h := t.head[i]; h >= 0 && h < i+1 && t.nominal(h) && in(t.rel(i), []string{"flat", "compound", "nmod", "conj", "appos"}); h = t.head[i] {
		i = h
	}
	return i
}

// repairPassive makes an active clause of a verb in the past tense whose subject
// the tree has as one that undergoes, and of a participle with a subject and no
// auxiliary that has an object or a complement: "the envoy, who had fled, called
// on the army to rise".
func (t *tree) repairPassive() bool {
	changed := false
	for v := range t.tok {
		s := t.child(v, "nsubj:pass")
		if s >= 0 && t.pos(v) == "VBD" && t.childBase(v, "aux") < 0 && t.agentChild(v) < 0 {
			t.dep[s], changed = "nsubj", true
			continue
		}
		if s < 0 || s > v || t.pos(v) != "VBN" || t.upos(v) != "VERB" || t.childBase(v, "aux") >= 0 || t.agentChild(v) >= 0 {
			continue
		}
		if t.child(v, "obj", "iobj", "ccomp", "xcomp") < 0 && t.addressee(v) < 0 {
			continue
		}
		t.tok[v].XPOS, t.dep[s] = "VBD", "nsubj"
		changed = true
	}
	return changed
}
