package clause

import "parley/schema"

// argument is a phrase that fills a slot of a frame.
type argument struct {
	head int
	reach
	rule string // the rule that found it, empty for a plain argument
}

func (t *tree) nounArgument(h int) argument { return argument{head: h, reach: t.nounPhrase(h)} }

// nounArguments makes one argument of each conjunct of h.
func (t *tree) nounArguments(h int, rule string) []argument {
	heads := t.conjuncts(h)
	all := make([]argument, len(heads))
	for i, c := range heads {
		all[i] = t.nounArgument(c)
		all[i].rule = rule
	}
	return all
}

// subjects finds who or what predicate p is said of: its own subject, the
// antecedent of its relative pronoun, or the subject or object of the clause
// that controls it.
func (t *tree) subjects(p int) []argument { return t.subjectsAt(p, 0) }

func (t *tree) subjectsAt(p, depth int) []argument {
	if depth > 8 || p < 0 || t.aims(p) {
		return nil
	}
	if k := t.subject(p); k >= 0 {
		if t.relativePronoun(k) {
			if a := t.antecedent(k); a >= 0 {
				if vagueNouns[t.lemma(a)] {
					return nil
				}
				if bearers := t.bearers(a, depth); bearers != nil {
					return bearers
				}
				return t.before(k, t.nounArguments(a, "relative-clause"))
			}
		}
		return t.nounArguments(k, "")
	}
	if k := t.childBase(p, "expl"); k >= 0 {
		if animate[t.lower[p]] && t.lower[k] == "it" {
			return t.nounArguments(k, "")
		}
		return nil
	}
	if k := t.childBase(p, "csubj"); k >= 0 {
		return []argument{{head: k, reach: t.clausePhrase(k)}}
	}
	return t.controllers(p, depth)
}

// vagueNouns name nothing of which a relative clause could tell: "in a way that
// helps nobody".
var vagueNouns = fields("way manner fashion extent degree kind sort level")

// subject is the nominal subject of p, or -1. Of two ("the way out is the West
// accepting it") the one nearer to the verb is its own.
func (t *tree) subject(p int) int {
	best := -1
	for _, k := range t.kids[p] {
		if t.rel(k) != "nsubj" || t.prep(k) != "" && !t.relativePronoun(k) || t.is(k, "nsubj:outer") && best >= 0 {
			continue
		}
		if best < 0 || k < p || t.is(best, "nsubj:outer") {
			best = k
		}
	}
	return best
}

// controllers finds the subject of a clause that has none of its own.
func (t *tree) controllers(p, depth int) []argument {
	h := t.head[p]
	if h < 0 {
		return nil
	}
	switch t.rel(p) {
	case "conj":
		if t.predicate(h) {
			return ruled(t.subjectsAt(h, depth+1), "shared-subject")
		}
	case "acl":
		return t.participleSubject(p, h, depth)
	case "xcomp":
		o := t.child(h, "obj", "iobj")
		if o >= 0 && holdings[t.lemma(h)] && t.undergone(p, o) && t.childMark(h, "to") {
			return nil // what somebody tried to have done is none of his doing and no fact
		}
		if _, causes := causings[t.lemma(h)]; o >= 0 && t.relativePronoun(o) && !causes { // "which Norland tried to block"
			return ruled(t.subjectsAt(h, depth+1), "subject-control")
		}
		if o >= 0 && !t.passive(h) && (!holdings[t.lemma(h)] || t.undergone(p, o)) {
			return ruled(t.objectArguments(o), "object-control")
		}
		if o := t.addressee(h); o >= 0 {
			return t.nounArguments(o, "object-control")
		}
		return ruled(t.subjectsAt(h, depth+1), "subject-control")
	case "advcl", "ccomp":
		return t.adverbialSubject(p, h, depth)
	}
	return nil
}

// undergone reports whether the participle p tells what befalls the object o
// before it: "had the judge removed".
func (t *tree) undergone(p, o int) bool {
	return t.pos(p) == "VBN" && o < p && t.childBase(p, "mark") < 0 && t.childBase(p, "aux") < 0
}

// participleSubject is the noun that a participle modifies, or, where a
// preposition binds a gerund to a noun ("the charge in raising"), the subject
// of the clause.
func (t *tree) participleSubject(p, h, depth int) []argument {
	if m := t.childBase(p, "mark"); m >= 0 {
		if _, ok := t.phrasal(h); ok && (t.lower[m] == "to" || t.pos(p) == "VBG") {
			return ruled(t.subjectsAt(t.clauseOver(h), depth+1), "phrasal-implicative")
		}
		if t.lower[m] == "to" && t.firstOrLast(h) {
			if bearers := t.bearers(h, depth); bearers != nil {
				return bearers
			}
			return t.nounArguments(h, "reduced-relative")
		}
		if t.pos(p) != "VBG" {
			return nil
		}
		if in(t.lower[m], []string{"in", "by", "while", "when", "after", "before", "without"}) {
			return ruled(t.subjectsAt(t.clauseOver(h), depth+1), "gerund-control")
		}
		return nil
	}
	if vagueNouns[t.lemma(h)] || t.lower[p] == "based" && t.name[h] >= 0 && p+1 < len(t.tok) && t.lower[p+1] == "on" { // no name is based on anything: the clause is
		return nil
	}
	if t.is(p, "acl:relcl") || t.pos(p) == "VBG" || t.pos(p) == "VBN" || t.pos(p) == "VBD" {
		if bearers := t.bearers(h, depth); bearers != nil {
			return bearers
		}
		return t.before(p, t.nounArguments(h, "reduced-relative"))
	}
	return nil
}

// before keeps the arguments that stand before token i: a relative clause is
// not said of what is coordinated after it.
func (t *tree) before(i int, args []argument) []argument {
	n := 1
	for n < len(args) && args[n].head < i {
		n++
	}
	return args[:min(n, len(args))]
}

// firstOrLast reports whether an infinitive after the noun h is a relative
// clause: "the last raider to enter".
func (t *tree) firstOrLast(h int) bool {
	for _, k := range t.kids[h] {
		if t.rel(k) == "amod" && (in(t.lower[k], []string{"first", "last", "only", "next", "second", "third"}) || t.feat(k, "Degree=Sup")) {
			return true
		}
	}
	return false
}

// adverbialSubject is the subject of a participle, gerund or infinitive beside
// clause h. A finite adverbial clause has its own subject or none.
func (t *tree) adverbialSubject(p, h, depth int) []argument {
	infinitive := t.childMark(p, "to")
	if !infinitive && t.pos(p) != "VBG" && t.pos(p) != "VBN" && !(t.pos(p) == "VBD" && t.rel(p) == "advcl") {
		return nil
	}
	if t.lower[p] == "based" && p+1 < len(t.tok) && t.lower[p+1] == "on" { // what is said is based on it, not who says it
		return nil
	}
	if m := t.childBase(p, "mark"); m >= 0 && t.lower[m] == "by" && t.passive(h) {
		return nil // who does it is not told: "the noise is caused by rubbing the wheels"
	}
	rule := "gerund-control"
	if infinitive {
		rule = "purpose"
	}
	if o := t.child(h, "obj", "iobj"); o >= 0 && t.causingOf(h, p) != nil {
		return ruled(t.objectArguments(o), "object-control")
	}
	if o := t.addressee(h); o >= 0 && infinitive {
		return t.nounArguments(o, "object-control")
	}
	if !t.predicate(h) {
		h = t.clauseOver(h)
	}
	found := t.subjectsAt(h, depth+1)
	switch {
	case infinitive && t.outcome(p):
		rule = "outcome"
	case infinitive && h >= 0 && !t.purposeful(p, h, found):
		return nil
	}
	if h >= 0 && t.cueOf(p) != nil && len(found) > 0 && !t.actor(found[0].head) {
		if nearer := t.speakerBefore(h, p, depth); nearer != nil {
			found = nearer
		}
	}
	return ruled(found, rule)
}

// addressee is whom a verb of demand addresses with a preposition, or -1.
func (t *tree) addressee(verb int) int {
	preps := addressees[t.lemma(verb)]
	if preps == nil {
		return -1
	}
	for _, k := range t.kids[verb] {
		if t.rel(k) == "obl" && in(t.prep(k), preps) && (t.actorish(k) || t.name[k] >= 0 && t.infinitiveAfter(verb, k)) { // "called on Washington to act"
			return k
		}
	}
	return -1
}

// infinitiveAfter reports whether an infinitive below the verb stands after k.
func (t *tree) infinitiveAfter(verb, k int) bool {
	return t.hasChild(verb, func(c int) bool { return c > k && (t.rel(c) == "advcl" || t.rel(c) == "xcomp") && t.childMark(c, "to") })
}

// actorish is actor, or a noun with an article that is no place or time.
func (t *tree) actorish(k int) bool {
	return t.actor(k) || t.nominal(k) && !t.timely(k) && !t.locative(k)
}

// speakerBefore finds who says what a participle of saying introduces, where
// the subject of clause h cannot speak: the subject of the last clause below h
// before the participle.
func (t *tree) speakerBefore(h, p, depth int) []argument {
	for i := len(t.kids[h]) - 1; i >= 0; i-- {
		k := t.kids[h][i]
		if k < p && t.predicate(k) && t.childBase(k, "nsubj") >= 0 {
			if s := t.subjectsAt(k, depth+1); len(s) > 0 && t.actor(s[0].head) {
				return s
			}
		}
	}
	return nil
}

func ruled(args []argument, rule string) []argument {
	for i := range args {
		args[i].rule = rule
	}
	return args
}

// causingOf is the causing that binds the object of h as subject of p: an
// infinitive, or a gerund with "from", "of", "into", "for". It is nil for none.
func (t *tree) causingOf(h, p int) *causing {
	if t.quotedAs(h, p) {
		return &causing{kind: schema.Report}
	}
	m := t.childBase(p, "mark")
	c, ok := causings[t.lemma(h)]
	if !ok || t.telephones(h) {
		return nil
	}
	switch {
	case t.rel(p) == "xcomp":
		return &c
	case m < 0:
		return nil
	case in(t.lower[m], []string{"from", "of", "into", "for", "against"}) && t.pos(p) == "VBG":
		return &c
	case t.lower[m] == "in" && in(t.lemma(h), []string{"support", "assist", "help", "back"}) && t.pos(p) == "VBG":
		return &c
	case t.lower[m] == "with" && t.lemma(h) == "charge" && t.pos(p) == "VBG":
		return &c
	case t.lower[m] == "to" && signatures[t.lemma(h)].affirmed != fails:
		return &c
	}
	return nil
}

// telephones reports whether the verb h calls somebody, rather than upon him.
func (t *tree) telephones(h int) bool {
	return t.lemma(h) == "call" && t.child(h, "obj") >= 0 && !t.passive(h)
}

// quotedAs reports whether p says what the verb h quotes its object as saying.
func (t *tree) quotedAs(h, p int) bool {
	m := t.childBase(p, "mark")
	return m >= 0 && t.lower[m] == "as" && quotings[t.lemma(h)] && t.pos(p) == "VBG"
}

// clauseOver is the nearest predicate above i, or -1.
func (t *tree) clauseOver(i int) int {
	for i = t.head[i]; i >= 0; i = t.head[i] {
		if t.predicate(i) {
			return i
		}
	}
	return -1
}

func (t *tree) relativePronoun(k int) bool {
	if !in(t.lower[k], []string{"who", "which", "that", "whom"}) {
		return false
	}
	if t.lower[k] == "that" && t.upos(k) == "SCONJ" { // a slip of the tagger
		return in(t.rel(k), []string{"nsubj", "obj"}) && t.is(t.head[k], "acl:relcl")
	}
	return t.upos(k) == "PRON" && (in(t.pos(k), []string{"WDT", "WP"}) || t.feat(k, "PronType=Rel")) && !t.question(k)
}

// question reports whether a pronoun asks ("asked who did it") rather than
// refers back.
func (t *tree) question(k int) bool {
	for i := t.head[k]; i >= 0; i = t.head[i] {
		switch {
		case t.is(i, "acl:relcl"):
			return false
		case t.rel(i) == "ccomp" && t.firstWord(i) == k && t.lower[k] != "which":
			return true
		}
	}
	return false
}

// antecedent is the noun that a relative pronoun stands for, or -1: the head
// of the relative clause, or, where the tree has none, the noun phrase that
// ends right before the pronoun.
func (t *tree) antecedent(pronoun int) int {
	for i := t.head[pronoun]; i >= 0; i = t.head[i] {
		if t.is(i, "acl:relcl") {
			if who := t.personBefore(t.head[i], pronoun); who >= 0 {
				return who
			}
			return t.agreeing(t.head[i], i, pronoun)
		}
	}
	j := pronoun - 1
	for j >= 0 && t.punct(j) {
		j--
	}
	best := -1
	for ; j >= 0; j = t.head[j] {
		if t.nominal(j) && t.dep[j] != "flat" {
			best = j
		}
		if h := t.head[j]; h < 0 || h > pronoun || t.predicate(h) {
			break
		}
	}
	return best
}

// agreeing is the antecedent a of the relative clause rel, or, where their
// numbers clash ("the programme, which have crippled") or "who" would stand for
// a thing, the noun above a or the object before it that fits.
func (t *tree) agreeing(a, rel, pronoun int) int {
	if t.amount(a) && t.lower[pronoun-1] == "," {
		if n := t.nameEnding(pronoun - 2); n > a { // "took two million euros from Acme, which built"
			return n
		}
	}
	verb := t.finiteWord(rel)
	if t.lower[pronoun-1] == "," && t.head[pronoun] == rel && (t.pos(verb) == "VBZ" || t.lower[verb] == "was") && (t.rel(a) == "conj" || t.childBase(a, "conj") >= 0) {
		if n := t.nameEnding(pronoun - 2); n > a { // "buys cars and ships from Norland, which has"
			return n
		}
	}
	if t.fits(a, rel, pronoun) {
		return a
	}
	h := t.head[a]
	if h < 0 {
		return a
	}
	if !t.nominal(h) {
		h = t.child(h, "obj")
	}
	if h >= 0 && h < a && t.fits(h, rel, pronoun) {
		return h
	}
	return a
}

// fits reports whether noun a can be what a relative pronoun stands for.
func (t *tree) fits(a, rel, pronoun int) bool {
	if t.lower[pronoun] == "who" && !t.actor(a) && t.class(a) == "" && t.upos(a) == "NOUN" {
		return false
	}
	if t.lower[pronoun] == "that" && t.rel(a) == "obl" && t.child(a, "nmod:poss") >= 0 && t.locative(a) {
		return false // "fought rebels in its east that have killed thousands"
	}
	if t.head[pronoun] != rel || t.rel(pronoun) != "nsubj" || t.childBase(a, "conj") >= 0 || t.rel(a) == "conj" {
		return true
	}
	verb := t.finiteWord(rel)
	plural := t.pos(a) == "NNS" || t.pos(a) == "NNPS"
	switch {
	case t.pos(verb) == "VBZ" || t.lower[verb] == "was":
		return !plural || t.class(a).Actor() // "the United Nations, which calls"
	case t.pos(verb) == "VBP" || t.lower[verb] == "were":
		return plural || t.upos(a) == "PRON" || personNouns[t.lemma(a)]
	}
	return true
}

// finiteWord is the word of a clause that shows number: its first auxiliary or
// its verb.
func (t *tree) finiteWord(p int) int {
	for _, k := range t.kids[p] {
		if t.rel(k) == "aux" || t.rel(k) == "cop" {
			return k
		}
	}
	return p
}

// personBefore is the person or body named right before "who" or "whom" where
// the tree's antecedent is a thing: "sanctions on Omar Dahl, whom it accused".
// It is -1 for none.
func (t *tree) personBefore(a, pronoun int) int {
	if t.lower[pronoun] != "who" && t.lower[pronoun] != "whom" || t.actor(a) || t.upos(a) != "NOUN" {
		return -1
	}
	j := pronoun - 1
	for j > a && t.punct(j) {
		j--
	}
	if j <= a || !t.class(j).Actor() {
		return -1
	}
	for t.head[j] > a && t.sameName(j, t.head[j]) {
		j = t.head[j]
	}
	return j
}
