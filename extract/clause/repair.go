package clause

import (
	"strings"

	"parley/schema"
)

// repairs mend what parsers get wrong in ways that word order and word form
// show. Each reports whether it changed the tree.
var repairs = []func(*tree) bool{
	(*tree).repairSoDoes, (*tree).repairNeither, (*tree).repairCaseAdverb, (*tree).repairNames, (*tree).repairTitles,
	(*tree).repairTags, (*tree).repairBeside, (*tree).repairNaming, (*tree).repairLoneGerund, (*tree).repairContent,
	(*tree).repairInverted, (*tree).repairParticle, (*tree).repairAfter, (*tree).repairWarnings, (*tree).repairAbsolute,
	(*tree).repairClauses, (*tree).repairClauses, (*tree).repairToConjunct, (*tree).repairWithinGerund, (*tree).repairNamedBefore, (*tree).repairRelativeObject, (*tree).repairNearer,
	(*tree).repairAgreement, (*tree).repairOneOf, (*tree).repairQuestion, (*tree).repairSaidRelative,
}

// repairNames makes one phrase of each name: tokens that hang outside it, but
// for the first, become parts of it.
func (t *tree) repairNames() bool {
	changed := false
	for _, n := range t.names {
		top := -1
		for i := max(0, n.First); i < min(n.End, len(t.tok)); i++ {
			switch h := t.head[i]; {
			case n.First <= h && h < n.End || t.punct(i) || t.rel(i) == "case":
			case top < 0:
				top = i
			case !t.isUnder(top, i):
				t.head[i], t.dep[i], changed = top, "flat", true
			}
		}
	}
	return changed
}

// repairTitles makes a person's name the head of the phrase that begins with a
// title: "Secretary of State Antony Blinken".
func (t *tree) repairTitles() bool {
	changed := false
	for _, n := range t.names {
		if n.Class != schema.Person || n.First < 1 || n.End > len(t.tok) || n.First >= n.End {
			continue
		}
		name := t.nameHead(reach{n.First, n.End})
		ti, ok := t.titleNoun(n.First)
		if !ok || t.head[name] == ti || t.rel(ti) == "case" {
			if ok && t.titleOver(ti, name) {
				t.swap(ti, name)
				changed = true
			}
			continue
		}
		if t.rel(ti) == t.rel(name) && t.head[ti] == t.head[name] && t.head[ti] >= 0 {
			t.head[ti], t.dep[ti], changed = name, "nmod:desc", true
			for _, k := range t.kids[ti] {
				if r := t.rel(k); r == "cc" || r == "case" || r == "punct" {
					t.head[k] = name
				}
			}
		}
	}
	return changed
}

// repairTags makes a verb of a clause's head that has the fine tag of a verb
// and the coarse tag of a noun.
func (t *tree) repairTags() bool {
	for i := range t.tok {
		if t.upos(i) == "NOUN" && strings.HasPrefix(t.pos(i), "VB") && in(t.rel(i), []string{"acl", "advcl", "ccomp", "xcomp"}) {
			t.tok[i].UPOS = "VERB"
		}
		if t.upos(i) == "VERB" && t.childBase(i, "cop") >= 0 && t.childBase(i, "case") >= 0 && t.childBase(i, "nmod") >= 0 { // "be within its sphere of influence"
			t.tok[i].UPOS, t.tok[i].XPOS = "NOUN", "NN"
		}
		if t.upos(i) == "NOUN" && t.childMark(i, "to") && t.childBase(i, "cop") < 0 && t.childBase(i, "det") < 0 {
			t.tok[i].UPOS, t.tok[i].XPOS = "VERB", "VB"
		}
		if t.pos(i) == "VBN" && strongPasts[t.lower[i]] && t.childBase(i, "aux") < 0 && t.childBase(i, "nsubj") >= 0 {
			t.tok[i].XPOS = "VBD"
			for _, k := range t.kids[i] {
				t.dep[k] = strings.TrimSuffix(strings.TrimSuffix(t.dep[k], ":pass"), ":agent")
			}
		}
		if t.upos(i) == "NOUN" && !t.copular(i) && t.childBase(i, "nsubj") >= 0 && t.childBase(i, "det") < 0 {
			t.verbOfSaying(i)
		}
	}
	return false
}

// strongPasts are past forms that are no participles.
var strongPasts = fields("fell rose grew began went came became gave took drew drove flew froze knew saw spoke stole swore threw wore wrote broke chose shook sang sank rang ate did hid forgot forbade bore tore arose awoke rode withdrew undertook overthrew mistook overcame")

// verbOfSaying makes a verb of what looks like a noun of saying but has a
// subject and a complement: "Norland denies that it attacked".
func (t *tree) verbOfSaying(i int) {
	if _, ok := cueVerbs[t.lemma(i)]; !ok {
		return
	}
	for _, k := range t.kids[i] {
		if k > i && (t.rel(k) == "acl" || t.rel(k) == "ccomp") && t.childMark(k, "that") {
			t.dep[k] = "ccomp"
			t.tok[i].UPOS, t.tok[i].XPOS = "VERB", "VBZ"
		}
	}
}

// titleNoun is the role noun of the title that ends right before token end.
func (t *tree) titleNoun(end int) (int, bool) {
	for i := end - 1; i >= 0 && i >= end-4; i-- {
		if t.roleNoun(i) {
			return i, true
		}
		if !t.titleTail(i) || t.upos(i) == "ADP" && t.lower[i] != "of" {
			return 0, false
		}
	}
	return 0, false
}

// titleOver reports whether the tree hangs the name on its title.
func (t *tree) titleOver(title, name int) bool {
	return t.head[name] == title && t.childBase(name, "case") < 0 && in(t.rel(name), []string{"nmod", "flat", "appos", "compound", "dep", "conj"})
}

// swap exchanges the places of a title and the name that hangs on it.
func (t *tree) swap(title, name int) {
	t.head[name], t.dep[name] = t.head[title], t.dep[title]
	t.head[title], t.dep[title] = name, "nmod:desc"
	for _, k := range t.kids[title] {
		if k == name {
			continue
		}
		switch t.rel(k) {
		case "case", "cc", "conj", "appos", "punct", "parataxis", "mark", "cop", "nsubj":
			t.head[k] = name
		case "acl":
			if k > name {
				t.head[k] = name
			}
		case "flat":
			if t.sameName(k, name) {
				t.head[k] = name
			}
		}
	}
}

// repairGerunds makes a verb of what looks like an adjective after a
// preposition that the verb above selects: "accused the West of stoking
// tensions", "aimed at avoiding concessions".
func (t *tree) repairGerunds() bool {
	changed := false
	for v := 1; v < len(t.tok); v++ {
		n := t.head[v]
		if t.rel(v) != "amod" && t.rel(v) != "compound" || !t.gerundForm(v, n) || n < v || t.rel(v-1) != "case" || t.head[v-1] != n {
			continue
		}
		g := t.head[n]
		if g >= 0 && t.rel(n) == "nmod" {
			g = t.head[g]
		}
		if g < 0 || g > v || !gerundPrepositions[t.lemma(g)+" "+t.lower[v-1]] {
			continue
		}
		for _, k := range t.kids[n] {
			if t.rel(k) == "case" {
				t.head[k], t.dep[k] = v, "mark"
			}
		}
		t.toGerund(v)
		t.head[v], t.dep[v] = g, "advcl"
		t.head[n], t.dep[n] = v, "obj"
		changed = true
	}
	return changed
}

// repairClauses mends the places of clauses and conjuncts.
func (t *tree) repairClauses() bool {
	changed := false
	for i := range t.tok {
		h := t.head[i]
		if h < 0 {
			continue
		}
		changed = t.repairSpeaker(i) || t.repairTimed(i) || changed
		h = t.head[i]
		switch t.rel(i) {
		case "parataxis":
			changed = t.repairSemicolon(i, h) || changed
		case "conj":
			changed = t.repairSemicolon(i, h) || t.repairConjunct(i, h) || t.repairCountries(i, h) || t.repairReports(i, h) || t.repairSaidAlso(i, h) || changed
		case "obj", "obl":
			changed = t.repairSaidNoun(i, h) || changed
		case "acl":
			changed = t.repairModifier(i, h) || t.repairTold(i, h) || t.repairAccused(i, h) || t.repairStated(i, h) || t.repairThat(i, h) || changed
		case "ccomp":
			changed = t.repairSemicolon(i, h) || t.repairSaid(i, h) || t.repairWho(i) || t.repairSaidNoun(i, h) || t.repairReporter(i, h) || changed
		case "xcomp":
			changed = t.repairSubjunctive(i, h) || changed
			if (motions[t.lemma(h)] && !t.goingTo(h) || t.telephones(h)) && t.childMark(i, "to") { // of purpose: "came to sign"
				t.dep[i] = "advcl"
			}
		case "advcl":
			if mode := controls[t.lemma(h)]; (t.lemma(h) == "turn" && t.particled(h, "out") || t.lemma(h) == "have" && t.word(h+1) == "yet" || signatures[t.lemma(h)].affirmed == fails || mode == schema.Future || mode == schema.Desired) && !motions[t.lemma(h)] && t.parted(i, h) {
				t.dep[i] = "xcomp"
			}
			if t.childBase(h, "ccomp") < 0 && t.cueOf(h) != nil && (t.complementizer(i) || t.quotedBefore(i, h)) {
				t.dep[i] = "ccomp"
			}
			changed = t.repairSubordinate(i, h) || t.repairPredicate(i) || changed
		}
	}
	return changed
}

// repairSaid gives a complement clause to the verb of saying right before it:
// "with Norland saying it supports the plan, the talks resumed".
func (t *tree) repairSaid(i, h int) bool {
	v := t.firstWord(i) - 1
	if v < 0 || v == h || t.cueOf(v) == nil || t.cueOf(h) != nil || t.childBase(v, "ccomp") >= 0 || t.child(v, "obj") >= 0 || t.isUnder(v, i) {
		return false
	}
	t.head[i] = v
	return true
}

// parted reports whether the infinitive i complements the verb h from which an
// adverbial parts it: "agreed on Tuesday to limit".
func (t *tree) parted(i, h int) bool {
	return i > h && t.upos(h) == "VERB" && t.childMark(i, "to") && t.subject(i) < 0 && t.child(h, "obj", "xcomp", "ccomp") < 0 && !t.passive(h) && addressees[t.lemma(h)] == nil
}

// repairAccused makes a complement of the verb of a gerund that hangs on its
// object: "accused the administration of conceding too much".
func (t *tree) repairAccused(i, object int) bool {
	verb := t.head[object]
	m := t.childBase(i, "mark")
	if verb < 0 || m < 0 || !(t.is(object, "obj") || t.passive(verb) && t.prep(object) == "by") || !gerundPrepositions[t.lemma(verb)+" "+t.lower[m]] {
		return false
	}
	t.head[i], t.dep[i] = verb, "advcl"
	return true
}

// repairWho makes a relative clause of what looks like a complement: "said the
// senator, who opposed the war".
func (t *tree) repairWho(i int) bool {
	who := t.firstWord(i)
	if !in(t.lower[who], []string{"who", "which"}) || who < 2 || t.lower[who-1] != "," || t.head[who] != i {
		return false
	}
	t.dep[i] = "acl"
	a := t.antecedent(who)
	if a < 0 || t.isUnder(a, i) {
		t.dep[i] = "ccomp"
		return false
	}
	t.head[i], t.dep[i] = a, "acl:relcl"
	return true
}

// repairTold makes a complement of what looks like a relative clause to whom
// somebody tells something: "told reporters that Norland must leave".
func (t *tree) repairTold(i, person int) bool {
	verb := t.head[person]
	if verb < 0 || !recipientVerbs[t.lemma(verb)] || t.upos(verb) != "VERB" || !t.is(person, "obj", "iobj") || t.childBase(verb, "ccomp") >= 0 {
		return false
	}
	that := t.firstWord(i)
	if t.lower[that] != "that" || t.rel(that) == "nsubj" || t.subject(i) < 0 {
		return false
	}
	t.head[i], t.dep[i] = verb, "ccomp"
	t.dep[that] = "mark"
	return true
}

// complementizer reports whether clause i begins with "that": it is a
// complement, not an adverbial ("so that" aside).
func (t *tree) complementizer(i int) bool {
	m := t.childBase(i, "mark")
	return m >= 0 && t.lower[m] == "that" && (m == 0 || t.lower[m-1] != "so")
}

// repairConjunct makes a name that follows a noun with nothing between them an
// apposition ("his counterpart Vladimir Putin"), and joins a participle to the
// participle above it rather than to the finite verb below that ("saying it
// must not admit members and seeking to bar").
func (t *tree) repairConjunct(i, h int) bool {
	if c := t.childBase(h, "ccomp"); c >= 0 && c < i && t.complementizer(i) && t.cueOf(h) != nil {
		t.head[i] = c // "said that … but that …"
		return true
	}
	if t.upos(i) == "PROPN" && t.upos(h) == "NOUN" && i == h+1 {
		t.dep[i] = "appos"
		return false
	}
	if v := t.head[h]; v >= 0 && t.rel(h) == "ccomp" && t.lemma(v) == "deny" && t.bareFinite(i) && t.asksOrSays(i) && t.rel(i-1) == "cc" && t.lower[i-1] == "and" {
		t.head[i] = v // what is denied besides is joined by "or": "denied that it had lied and asked for proof"
		return true
	}
	if t.bareFinite(i) && t.upos(h) == "VERB" && in(t.pos(h), []string{"VB", "VBG"}) && t.childBase(h, "aux") < 0 {
		for up := t.head[h]; up >= 0; up = t.head[up] {
			if t.pos(up) == t.pos(i) && t.upos(up) == "VERB" { // "accused them of lying and demanded a vote"
				t.head[i] = up
				return true
			}
		}
		return false
	}
	if !t.participle(i) || t.participle(h) || t.upos(h) != "VERB" {
		return false
	}
	for up := t.head[h]; up >= 0; up = t.head[up] {
		if t.participle(up) {
			t.head[i] = up
			return true
		}
	}
	return false
}

// asksOrSays reports whether i is a verb of saying or of demand.
func (t *tree) asksOrSays(i int) bool {
	_, causes := causings[t.lemma(i)]
	return causes || t.cueOf(i) != nil
}

// bareFinite reports whether i is a tensed verb without subject and auxiliary.
func (t *tree) bareFinite(i int) bool {
	return t.upos(i) == "VERB" && in(t.pos(i), []string{"VBD", "VBZ", "VBP"}) && t.childBase(i, "nsubj") < 0 && t.childBase(i, "aux") < 0
}

// participle reports whether i is a present participle without auxiliary.
func (t *tree) participle(i int) bool {
	return t.pos(i) == "VBG" && t.upos(i) == "VERB" && t.childBase(i, "aux") < 0
}

// repairModifier hangs a clause off the noun before a day rather than off the
// day: "their call Thursday aimed at …".
func (t *tree) repairModifier(i, day int) bool {
	noun := t.head[day]
	if !t.weekdayNoun(day) || noun < 0 || !t.nominal(noun) {
		return false
	}
	t.head[i] = noun
	return true
}
