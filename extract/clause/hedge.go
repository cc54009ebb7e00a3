package clause

// hedges are adverbs that leave open whether something happens: hearsay
// ("reportedly") and likelihood ("perhaps").
var hedges = fields("allegedly reportedly apparently purportedly supposedly seemingly ostensibly possibly probably perhaps maybe presumably conceivably potentially likely")

// shortfalls are adverbs of what came near but did not happen.
var shortfalls = fields("almost nearly")

// hedged reports whether an adverb leaves open whether the clause of e holds.
func (t *tree) hedged(e int) bool {
	for _, k := range t.kids[e] {
		if t.rel(k) == "advmod" && hedges[t.lower[k]] {
			return true
		}
	}
	return false
}

// fallsShort reports whether the adverb c says that the verb e came near but
// did not happen: "almost attacked", not "almost doubled all prices".
func (t *tree) fallsShort(e, c int) bool {
	return t.rel(c) == "advmod" && shortfalls[t.lower[c]] && c == e-1 && t.upos(e) == "VERB"
}

// scant reports whether the noun phrase of h says that there is next to
// nothing: "few countries", "little support", "hardly any state".
func (t *tree) scant(h int) bool {
	if t.lower[h] == "few" && len(t.kids[h]) == 0 {
		return true
	}
	for _, k := range t.kids[h] {
		if k > h {
			break
		}
		bare := k == 0 || !in(t.lower[k-1], []string{"a", "the", "these", "those", "last", "past", "next", "first", "quite", "some", "every"}) && t.pos(k-1) != "PRP$" && t.pos(k-1) != "POS"
		switch {
		case t.lower[k] == "few" && bare, t.lower[k] == "little" && bare && k == t.leftmost(h) && t.pos(h) == "NN":
			return true
		case t.rel(k) == "det" && t.lower[k] == "any" && t.childBase(k, "advmod") >= 0 && t.negator(t.childBase(k, "advmod")):
			return true
		}
	}
	return false
}

// notOne reports whether a subject begins with "not": "not a single country".
func (t *tree) notOne(h int) bool {
	first := t.firstWord(h)
	return first < h && t.lower[first] == "not" && t.negates(first)
}

// obstacles are nouns before whose gerund nothing is said to happen: "the
// difficulty in reaching a deal".
var obstacles = fields("difficulty interest challenge hope risk delay obstacle hurdle prospect experience skill")

// unrealGerund reports whether the gerund k, which a preposition m hangs on the
// verb i behind an object, rather says what the object is for or about: "set a
// target for cutting emissions", "raised the prospect of leaving the bloc".
func (t *tree) unrealGerund(k, i, m int) bool {
	return t.pos(k) == "VBG" && in(t.lower[m], []string{"for", "of", "about", "against", "toward", "towards", "on", "at", "to"}) &&
		t.child(i, "obj") >= 0 && t.child(i, "obj") < k && t.causingOf(i, k) == nil && t.childBase(k, "nsubj") < 0
}

// wantings are verbs, some with a preposition, whose object need not exist.
var wantings = words("want", "seek", "demand", "need", "propose", "request", "recommend", "advocate", "promise", "pledge", "offer", "plan", "call for", "push for", "press for", "ask for", "appeal for", "hope for", "look for", "wait for")

// wanted reports whether a noun names what somebody only wants: "called for rules
// that save time", but not "for the rules".
func (t *tree) wanted(noun int) bool {
	v := t.head[noun]
	if v < 0 || t.upos(noun) != "NOUN" || t.definite(noun) {
		return false
	}
	switch t.rel(noun) {
	case "obj":
		return wantings[t.lemma(v)]
	case "obl":
		return wantings[t.lemma(v)+" "+t.prep(noun)]
	}
	return false
}

// definite reports whether a determiner or an owner makes the noun one that is
// known.
func (t *tree) definite(noun int) bool {
	return t.hasChild(noun, func(k int) bool {
		return t.rel(k) == "det" && !in(t.lower[k], []string{"a", "an", "any", "some", "no", "another"}) || t.is(k, "nmod:poss")
	})
}
