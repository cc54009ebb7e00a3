package clause

// repairObliques gives to the verb the prepositional phrases that a tree hangs on
// its object although verb, preposition and noun show that they are the verb's:
// "told reporters about the plan", "jailed the editor for libel".
func (t *tree) repairObliques() bool {
	changed := false
	for k, o := range t.head {
		if o < 0 {
			continue
		}
		changed = t.repairCounted(k, o) || t.repairPhrase(k) || t.repairGiven(k, o) || t.repairOwing(k, o) || t.repairCompany(k, o) || changed
		if o = t.head[k]; o < 0 || k < o || t.rel(k) != "nmod" || !t.is(o, "obj", "iobj", "obl") || t.head[o] < 0 || t.upos(t.head[o]) != "VERB" {
			continue
		}
		if t.obliqueOf(t.head[o], o, k) && !t.bracketed(o, k) {
			t.head[k], t.dep[k], changed = t.head[o], "obl", true
		}
	}
	return changed
}

// obliqueOf reports whether the phrase k behind the argument o belongs to the
// verb.
func (t *tree) obliqueOf(verb, o, k int) bool {
	prep, lemma := t.prep(k), t.lemma(verb)
	if t.is(o, "obl") { // "spoke to Putin about Ukraine"
		return t.human(o) && (prep == "about" && communicative(lemma) || prep == "for" && requiting[lemma])
	}
	if t.phraseRole(prep, k) != "" {
		return true
	}
	switch prep {
	case "about", "on", "over", "regarding", "concerning":
		return addressing[lemma] && (t.human(o) || t.place(o)) || prep == "on" && media[t.lower[k]]
	case "of":
		return informing[lemma] && (t.human(o) || t.name[o] >= 0) && !t.hasChild(verb, func(c int) bool { // "suspect the crew of the ship of spying"
			return c > k && t.rel(c) == "advcl" && t.childMark(c, "of")
		})
	case "to":
		return giving[lemma] && t.human(k) && !t.human(o) && !directed[t.lemma(o)]
	case "for":
		return requiting[lemma] && t.human(o) || serving[lemma] && t.human(k) && !t.human(o)
	case "with":
		return joint[lemma] && t.human(k) || forcing[lemma] && !t.human(k)
	case "in":
		return hurting[lemma] && t.human(o) && t.locative(k)
	case "by":
		return t.amount(k)
	case "from", "into", "out of":
		return moving[lemma] && t.locative(k)
	case "outside", "across", "around", "near", "at":
		return t.locative(k) && !t.locative(o) && (prep != "at" || joint[lemma])
	case "alongside", "like":
		return true
	}
	return false
}

// bracketed reports whether k stands in brackets, or apart from o by a comma.
func (t *tree) bracketed(o, k int) bool {
	for i := o + 1; i < k; i++ {
		if in(t.lower[i], []string{",", "(", "–", "—"}) {
			return true
		}
	}
	return false
}

// addressing are verbs with those they speak to as their object.
var addressing = fields("tell ask question inform remind brief warn notify press advise assure convince update lecture interview quiz grill consult lobby")

// directed are nouns with a "to" of their own.
var directed = fields("visit trip threat access commitment support response answer opposition ambassador envoy route right export damage aid assistance reference solution end return way key road attention blow boost challenge alternative amendment")

// serving are verbs whose work somebody has the good of.
var serving = fields("buy build make open develop raise win secure buy cook prepare negotiate draft pass provide organise organize hold")

// joint are verbs of what is done in company.
var joint = fields("discuss hold share open visit tour attend conduct stage debate coordinate launch celebrate review")

// forcing are verbs of what is done with a tool.
var forcing = fields("disperse attack hit strike kill arm bomb shell pelt beat shoot stab wound injure bombard target threaten block finance fund")

// hurting are verbs of what befalls people somewhere.
var hurting = fields("kill wound injure shoot arrest detain capture abduct kidnap ambush seize bury find rescue")

// moving are verbs of motion with what is moved as their object.
var moving = fields("move transfer withdraw remove pull bring take carry send smuggle ship evacuate drive expel airlift fly import divert shift recall eject")

// repairPhrase hangs on a noun that makes a preposition with the words around it
// what the tree hangs on the verb beside it: "in preparation for an assault".
func (t *tree) repairPhrase(k int) bool {
	first := t.firstWord(k) - 1
	if t.rel(k) != "obl" || first < 1 {
		return false
	}
	for t.head[first] >= 0 && t.head[first] != t.head[k] && t.head[first] < k {
		first = t.head[first]
	}
	if t.head[first] != t.head[k] || t.rel(first) != "obl" || first > k {
		return false
	}
	next := t.prep(k)
	phrase := t.prep(first) + " " + t.lower[first]
	if phraseRoles[phrase+" "+next] != "" || in(phrase, []string{"in protest", "in retaliation"}) && in(next, []string{"at", "for", "against", "over"}) {
		t.head[k], t.dep[k] = first, "nmod"
		return true
	}
	return false
}

// repairCounted makes an object of a number whose "between" the tree takes for a
// preposition: "killed between 10 and 15 fighters".
func (t *tree) repairCounted(k, verb int) bool {
	first := t.leftmost(k)
	if !t.is(k, "obl") || k < verb || t.lower[first] != "between" || t.prep(k) != "between" || t.upos(first+1) != "NUM" || t.timely(first+1) || t.timely(k) || t.child(verb, "obj") >= 0 || t.passive(verb) {
		return false
	}
	t.dep[k], t.dep[first] = "obj", "advmod"
	return true
}

// repairGiven makes a recipient of what a tree takes for the first part of the
// noun given: "lent Greece ten billion euros", "granted the refugees asylum".
func (t *tree) repairGiven(k, o int) bool {
	if t.is(k, "obj") && giving[t.lemma(o)] && k > o && (t.class(k) != "" || t.human(k)) && t.hasChild(o, func(c int) bool { return t.is(c, "obj") && t.leftmost(c) == t.rightmost(k)+1 }) {
		t.dep[k] = "iobj"
		return true
	}
	if k > o || !t.is(k, "compound", "nmod:poss", "nmod", "amod") || !t.is(o, "obj") || t.head[o] < 0 || t.head[o] > k || !giving[t.lemma(t.head[o])] || t.childBase(k, "case") >= 0 || t.pos(k+1) == "POS" {
		return false
	}
	counted := k+1 < o && (t.upos(k+1) == "NUM" || t.upos(k+1) == "SYM" || t.upos(k+1) == "DET")
	if !(t.class(k) != "" && counted || t.pos(k) == "NNS" && t.human(k)) {
		return false
	}
	for _, c := range t.kids[o] {
		if c < k {
			t.head[c] = k
		}
	}
	t.head[k], t.dep[k] = t.head[o], "iobj"
	return true
}

// repairOwing makes a preposition of "owing to".
func (t *tree) repairOwing(k, o int) bool {
	if t.lower[o] != "owing" || t.rel(k) != "obl" || t.prep(k) != "to" || !t.is(o, "advcl") || t.head[o] < 0 {
		return false
	}
	to := t.childBase(k, "case")
	t.head[k], t.dep[k] = t.head[o], "obl"
	t.head[o], t.dep[o], t.tok[o].UPOS = k, "case", "ADP"
	t.head[to], t.dep[to] = o, "fixed"
	return true
}

// repairCompany gives to the clause the company that a tree hangs on a thing:
// "toured the camp accompanied by aid workers".
func (t *tree) repairCompany(k, o int) bool {
	if !t.is(k, "acl") || !in(t.lower[k], []string{"accompanied", "flanked"}) || t.human(o) || t.head[o] < 0 || t.upos(t.head[o]) != "VERB" {
		return false
	}
	t.head[k], t.dep[k] = t.head[o], "advcl"
	return true
}
