package clause

import "strings"

// repairSemicolon ends what is reported at a semicolon: "the envoy said that he
// would go; Norland has not decided".
func (t *tree) repairSemicolon(i, h int) bool {
	first := t.firstWord(i)
	if first > 0 && i > h && t.lower[first-1] == ";" && t.rel(i) == "ccomp" && t.childBase(h, "ccomp") < i {
		t.dep[i] = "parataxis"
		return false
	}
	if first == 0 || i < h || t.lower[first-1] != ";" || t.rel(h) != "ccomp" || t.head[h] < 0 || t.subject(i) < 0 {
		return false
	}
	t.head[i], t.dep[i] = t.head[h], "parataxis"
	return true
}

// repairThat makes a complement of what looks like a relative clause to a noun
// that says nothing or stands farther off, below a verb of saying that lacks its complement: "will
// stress in his call with Putin that Washington is looking".
func (t *tree) repairThat(i, noun int) bool {
	if !t.is(i, "acl:relcl") || !t.childMark(i, "that") || t.subject(i) < 0 || saying(t.lemma(noun)) && t.firstWord(i) == noun+1 {
		return false
	}
	verb := t.clauseOver(i)
	if verb < 0 || verb > i || t.cueOf(verb) == nil || t.childBase(verb, "ccomp") >= 0 || t.child(verb, "obj") >= 0 && !recipientVerbs[t.lemma(verb)] {
		return false
	}
	t.head[i], t.dep[i] = verb, "ccomp"
	return true
}

// repairSubjunctive makes one clause of the object and the bare passive after a
// verb of demanding: "insisting its demands be met".
func (t *tree) repairSubjunctive(i, verb int) bool {
	o := t.child(verb, "obj")
	if o < 0 || o > i || t.childMark(i, "to") || t.cueOf(verb) == nil || t.child(verb, "ccomp") >= 0 {
		return false
	}
	for _, k := range t.kids[i] {
		if (t.rel(k) == "aux" || t.rel(k) == "cop") && t.lower[k] == "be" {
			t.head[o], t.dep[o], t.dep[i] = i, "nsubj:pass", "ccomp"
			return true
		}
	}
	return false
}

// repairSubordinate gives a subordinate clause without a subject the noun
// before it, which the tree has as the object of the conjunction: "comes after
// Moscow earlier this month presented demands".
func (t *tree) repairSubordinate(i, h int) bool {
	if t.subject(i) >= 0 || t.childBase(i, "mark") >= 0 || t.child(i, "obj") < 0 || !in(t.pos(i), []string{"VBD", "VBN", "VBZ", "VBP"}) || t.childBase(i, "aux") >= 0 {
		return false
	}
	for _, k := range t.kids[h] {
		if t.rel(k) != "obl" || k > i || !in(t.prep(k), []string{"after", "before", "until", "since", "as"}) || t.timely(k) || !t.onlyAdverbs(t.rightmost(k)+1, i) {
			continue
		}
		for _, c := range t.prepositions(k) {
			t.head[c], t.dep[c] = i, "mark"
		}
		for _, c := range t.kids[h] {
			if c > k && c < i {
				t.head[c] = i
			}
		}
		t.head[k], t.dep[k] = i, "nsubj"
		return true
	}
	return false
}

// onlyAdverbs reports whether only adverbs, times and brackets stand in a range.
func (t *tree) onlyAdverbs(first, end int) bool {
	for i := first; i < end; i++ {
		if t.lower[i] == "(" { // "the Free Trade Union (FTU)"
			for i < end && t.lower[i] != ")" {
				i++
			}
			continue
		}
		if t.upos(i) != "ADV" && t.upos(i) != "DET" && !t.timely(i) && t.upos(i) != "ADJ" {
			return false
		}
	}
	return true
}

// repairPredicate hangs a participle on the predicate noun right before it:
// "the way out is the West accepting its demands".
func (t *tree) repairPredicate(i int) bool {
	if i == 0 || !t.participle(i) || t.childBase(i, "mark") >= 0 || t.subject(i) >= 0 || !t.copular(i-1) || !t.nominal(i-1) || t.head[i] == i-1 || t.isUnder(i-1, i) {
		return false
	}
	t.head[i], t.dep[i] = i-1, "acl"
	return true
}

// quotedBefore reports whether i is a quoted clause before the verb of saying
// h: it is what is said, not an adverbial.
func (t *tree) quotedBefore(i, h int) bool {
	return i < h && t.childBase(i, "mark") < 0 && t.subject(i) >= 0 && isQuote(t.lower[t.leftmost(i)])
}

// repairSaidNoun hangs a clause with "that" on the noun of saying right before
// it, the object of the same verb: "denied accusations that Norland attacked".
func (t *tree) repairSaidNoun(i, verb int) bool {
	if !t.childMark(i, "that") || t.subject(i) < 0 {
		return false
	}
	noun := t.firstWord(i) - 1
	if noun >= 0 && t.upos(noun) == "NOUN" && saying(t.lemma(noun)) && t.head[noun] == verb && t.is(noun, "obj") {
		t.head[i], t.dep[i] = noun, "acl"
		return true
	}
	if t.rel(i) == "obj" {
		t.dep[i] = "ccomp"
	}
	return false
}

// occasions are what somebody says something in or at.
var occasions = fields("statement speech interview letter tweet post message address briefing conference note article editorial report email telegram video memo press")

// repairStated gives to a verb of saying the clause with "that" that the tree
// hangs on the occasion or the time: "said in a statement that soldiers had left".
func (t *tree) repairStated(i, noun int) bool {
	verb := t.head[noun]
	if that := t.child(i, "obj"); that >= 0 && t.lower[that] == "that" && t.is(i, "acl:relcl") && t.subject(i) > that && t.hasChild(i, func(k int) bool { return k > i && t.is(k, "obj") }) {
		t.dep[that] = "mark" // a relative pronoun would be a second object
	}
	if verb < 0 || noun < verb || t.rel(noun) != "obl" || t.childBase(noun, "nummod") < 0 && !t.timely(noun) && (!occasions[t.lemma(noun)] || !in(t.prep(noun), []string{"in", "at", "during", "on"})) {
		return false
	}
	if t.cueOf(verb) == nil || !t.childMark(i, "that") || t.childBase(verb, "ccomp") >= 0 || t.child(verb, "obj") >= 0 && !recipientVerbs[t.lemma(verb)] {
		return false
	}
	t.head[i], t.dep[i] = verb, "ccomp"
	return true
}

// repairReporter makes a reporting clause of what looks like a complement: "has
// asked Sudania to leave, the paper reported".
func (t *tree) repairReporter(i, h int) bool {
	first := t.firstWord(i)
	if i < h || first == 0 || t.lower[first-1] != "," || t.childMark(i, "that") || t.cueOf(i) == nil || t.subject(i) < 0 || t.child(i, "obj", "ccomp", "xcomp") >= 0 || t.child(h, "obj", "iobj", "xcomp") < 0 {
		return false
	}
	t.dep[i] = "parataxis"
	return false
}

// repairCountries joins a name to the name of its kind that it is coordinated
// with, not to the noun above that: "the ministers of Norland and Sudania".
func (t *tree) repairCountries(i, noun int) bool {
	if t.upos(noun) != "NOUN" || t.class(i) == "" || t.class(noun) != "" {
		return false
	}
	for _, k := range t.kids[noun] {
		if t.rel(k) == "nmod" && k > noun && k < i && t.class(k) == t.class(i) && t.rightmost(k) >= t.firstWord(i)-2 {
			t.head[i] = k
			return true
		}
	}
	return false
}

// repairWarnings makes a participle of a noun in -ing after a comma that embeds
// a clause: "the envoy told reporters, warning that the talks would fail".
func (t *tree) repairWarnings() bool {
	changed := false
	for i := 1; i+1 < len(t.tok); i++ {
		stem, ing := strings.CutSuffix(t.lower[i], "ing")
		if !ing || t.upos(i) != "NOUN" || t.lower[i-1] != "," || t.word(i+1) != "that" {
			continue
		}
		if _, ok := cueVerbs[stem]; !ok {
			continue
		}
		verb := t.clauseOver(i)
		if verb < 0 {
			continue
		}
		t.tok[i].UPOS, t.tok[i].XPOS, t.tok[i].Lemma = "VERB", "VBG", stem
		t.head[i], t.dep[i], changed = verb, "advcl", true
		for _, k := range t.kids[i] {
			if t.rel(k) == "acl" || t.rel(k) == "ccomp" {
				t.dep[k] = "ccomp"
			}
		}
	}
	return changed
}

// repairReports coordinates a verb of saying that has a complement of its own
// with the verb of saying above, not with what that embeds: "denied that Norland
// sought war and said that it wanted talks". A comma before the conjunction says
// so too: "insisted that they were farmers, and accused the army".
func (t *tree) repairReports(i, h int) bool {
	verb := t.head[h]
	if t.rel(h) != "ccomp" || verb < 0 || t.cueOf(i) == nil || t.cueOf(verb) == nil || t.pos(i) != t.pos(verb) {
		return false
	}
	if t.subject(i) >= 0 || t.childBase(i, "aux") >= 0 || t.cueOf(h) != nil {
		return false
	}
	cc := t.childBase(i, "cc")
	comma := cc > 0 && t.lower[cc-1] == ","
	if !comma && t.childBase(i, "ccomp") < 0 {
		return false
	}
	t.head[i] = verb
	return true
}

// repairNaming parts object and complement of a verb of naming: "called the
// answer a mistake".
func (t *tree) repairNaming() bool {
	for i := range t.tok {
		o := t.head[i]
		if o >= 0 && namings[t.lemma(o)] && t.is(i, "obj") && (t.repairPartitive(o, i) || t.repairNamed(o, i)) {
			return true
		}
		if !in(t.rel(i), []string{"appos", "nmod", "dep", "flat"}) || o < 0 || o > i || t.childBase(i, "case") >= 0 || t.childBase(i, "det") < 0 || t.afterComma(i) {
			continue
		}
		verb := t.head[o]
		if verb < 0 || !namings[t.lemma(verb)] || !t.is(o, "obj", "xcomp") {
			continue
		}
		t.head[i], t.dep[i], t.dep[o] = verb, "xcomp", "obj"
		return true
	}
	return false
}

// repairNamed makes the complement of a verb of naming of a second object
// ("called it a disgrace") and of an adjective after the object ("deemed the vote
// illegal").
func (t *tree) repairNamed(verb, i int) bool {
	if first := t.child(verb, "obj"); first < i {
		if first < verb || t.childBase(i, "det") < 0 && t.upos(first) != "PRON" || t.leftmost(i) != t.rightmost(first)+1 || t.punct(t.leftmost(i)) && !isQuote(t.lower[t.leftmost(i)]) {
			return false
		}
		t.dep[i] = "xcomp"
		return true
	}
	for _, k := range t.kids[i] {
		if k == i+1 && t.rel(k) == "amod" && t.upos(k) == "ADJ" && t.lemma(verb) != "make" {
			t.head[k], t.dep[k] = verb, "xcomp"
			return true
		}
	}
	return false
}

// repairPartitive gives "of" to the noun after it where the tree hangs it on the
// complement of a verb of naming: "called some of the positions non-starters".
func (t *tree) repairPartitive(verb, some int) bool {
	var inner []int
	for _, k := range t.kids[some] {
		if t.rel(k) == "nmod" && k > some {
			inner = append(inner, k)
		}
	}
	if len(inner) != 2 || t.childBase(inner[0], "case") >= 0 {
		return false
	}
	of := t.childBase(inner[1], "case")
	if of < 0 || of > inner[0] {
		return false
	}
	for _, k := range t.kids[inner[1]] {
		if k < inner[0] {
			t.head[k] = inner[0]
		}
	}
	t.head[inner[1]], t.dep[inner[1]] = verb, "xcomp"
	return true
}

// repairAbsolute makes a participle clause of "with X … warning Y", where the
// tree has a noun in -ing right before a name.
func (t *tree) repairAbsolute() bool {
	for i := 1; i+1 < len(t.tok); i++ {
		stem, ing := strings.CutSuffix(t.lower[i], "ing")
		if _, ok := cueVerbs[stem]; !ing || !ok || t.upos(i) != "NOUN" || t.name[i+1] < 0 || !t.class(i+1).Actor() {
			continue
		}
		object := t.nameOf(i + 1)
		if t.childBase(object, "case") >= 0 {
			continue
		}
		for with := i - 1; with >= 0 && with >= i-8; with-- {
			if t.prep(with) != "with" || !t.actor(with) {
				continue
			}
			if up := t.head[with]; up >= 0 && up != i && up != object {
				t.absolute(with, i, object, stem)
				return true
			}
		}
	}
	return false
}

// nameOf is the head token of the name at token i.
func (t *tree) nameOf(i int) int {
	n := t.names[t.name[i]]
	return t.nameHead(reach{max(0, n.First), min(n.End, len(t.tok))})
}

// absolute makes subject, verb and object of a clause of three nominals.
func (t *tree) absolute(subject, verb, object int, lemma string) {
	up := t.head[subject]
	t.head[verb], t.head[object] = up, verb
	t.tok[verb].UPOS, t.tok[verb].XPOS, t.tok[verb].Lemma = "VERB", "VBG", lemma
	t.dep[verb] = "advcl"
	for _, k := range t.prepositions(subject) {
		t.head[k], t.dep[k] = verb, "mark"
	}
	t.head[subject], t.dep[subject], t.dep[object] = verb, "nsubj", "obj"
	for _, k := range t.kids[object] {
		if t.rel(k) == "nmod" && k > object {
			t.head[k], t.dep[k] = verb, "obl"
		}
	}
	for _, k := range t.kids[up] {
		if k > verb && t.rel(k) == "advcl" {
			t.head[k] = verb
		}
	}
	t.timeBefore(verb)
}

// timeBefore makes a phrase of its own of the time before a verb that was taken
// for a noun: "in early December warning".
func (t *tree) timeBefore(verb int) {
	time := -1
	for _, k := range t.kids[verb] {
		if k < verb && t.rel(k) == "compound" && t.timely(k) {
			time = k
		}
	}
	if time < 0 {
		return
	}
	t.dep[time] = "obl"
	for _, k := range t.kids[verb] {
		if k < time && t.rel(k) != "nsubj" && t.rel(k) != "mark" {
			t.head[k] = time
		}
	}
}
