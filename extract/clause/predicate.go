package clause

import (
	"parley/schema"
)

// predicate reports whether token i heads a clause.
func (t *tree) predicate(i int) bool {
	switch t.rel(i) {
	case "aux", "cop", "case", "mark", "amod", "compound", "flat", "fixed", "det", "punct", "nummod", "advmod", "cc", "expl", "goeswith", "discourse":
		return false
	}
	if t.copular(i) {
		return t.lower[i] != "not" // "if they are not" leaves out what is said of them
	}
	clausal := false
	switch t.rel(i) {
	case "root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "conj", "dep", "list", "":
		clausal = true
	}
	if t.asIs(i) {
		return false
	}
	switch t.upos(i) {
	case "VERB", "AUX":
		return clausal || t.childBase(i, "nsubj") >= 0
	case "ADJ", "NOUN", "PROPN", "ADV", "NUM":
		return clausal && t.childBase(i, "nsubj") >= 0 && t.rel(i) != "conj"
	}
	return false
}

// asIs reports whether i is a bare participle or a limit after "as", which tells
// nothing by itself: "went ahead as planned", "as far as we know".
func (t *tree) asIs(i int) bool {
	as := t.markOf(i, "as")
	if t.rel(i) != "advcl" || as < 0 {
		return false
	}
	return as == i-1 && t.pos(i) == "VBN" && t.agentChild(i) < 0 || as > 1 && t.lower[as-1] == "far" && t.lower[as-2] == "as"
}

// copular reports whether i is a predicate with a copula of its own.
func (t *tree) copular(i int) bool {
	c := t.childBase(i, "cop")
	return c >= 0 && t.outerCopula(i) < 0 && !t.isTo(i, c)
}

// isTo reports whether the copula c makes a future of the infinitive i: "the
// council is to meet".
func (t *tree) isTo(i, c int) bool {
	if t.upos(i) != "VERB" || !in(t.lower[c], []string{"is", "are", "was", "were", "am"}) || t.aims(i) {
		return false
	}
	for _, k := range t.kids[i] {
		if t.rel(k) == "mark" && t.lower[k] == "to" && c < k && k < i {
			return true
		}
	}
	return false
}

// outerCopula is the copula that makes the whole clause of the verb i a
// predicate ("the problem is that troops are leaving"), or -1.
func (t *tree) outerCopula(i int) int {
	c := t.childBase(i, "cop")
	if c < 0 || t.upos(i) != "VERB" {
		return -1
	}
	for _, k := range t.kids[i] {
		if k > c && k < i && (t.rel(k) == "nsubj" || t.rel(k) == "mark" && (t.lower[k] != "to" || t.aims(i))) {
			return c
		}
	}
	return -1
}

// aims reports whether the infinitive i tells what an aim is: "the plan is to
// withdraw". The plan does not withdraw.
func (t *tree) aims(i int) bool {
	return t.hasChild(i, func(k int) bool { return k < i && t.rel(k) == "nsubj" && aimNouns[t.lemma(k)] }) && t.childMark(i, "to")
}

// aimNouns are what somebody is to do.
var aimNouns = fields("aim goal plan objective purpose idea task job mission intention strategy dream hope decision proposal way point challenge role duty ambition priority desire wish object step answer solution alternative option choice tactic approach")

// nominalPredicate reports whether i is a predicate whose relation is the bare
// copula: a noun ("is a threat"), a prepositional phrase ("is at home") or an
// adjective with an article ("is the second").
func (t *tree) nominalPredicate(i int) bool {
	if !t.copular(i) {
		return false
	}
	switch t.upos(i) {
	case "VERB":
		return false
	case "ADJ":
		return t.childBase(i, "det") >= 0
	case "ADV":
		return len(t.prepositions(i)) > 0
	}
	return true
}

// passive reports whether the verb i is in the passive voice, be it full ("was
// signed") or a bare participle ("the deal signed in Geneva").
func (t *tree) passive(i int) bool {
	if t.child(i, "aux:pass", "nsubj:pass", "csubj:pass") >= 0 {
		return true
	}
	if t.upos(i) != "VERB" || !(t.pos(i) == "VBN" || t.pos(i) == "VBD" && (t.rel(i) == "acl" || t.rel(i) == "advcl")) || t.childBase(i, "aux") >= 0 || t.copular(i) {
		return false
	}
	switch t.rel(i) {
	case "acl", "advcl", "xcomp":
		return !t.is(i, "acl:relcl") && t.childBase(i, "nsubj") < 0 && t.child(i, "obj") < 0
	case "conj":
		return t.childBase(i, "nsubj") < 0 && t.head[i] >= 0 && t.passive(t.head[i])
	}
	return false
}

// group is the verb group of a frame: a chain of predicates that share a
// subject ("wants to be seen") with their auxiliaries.
type group struct {
	chain   []int // from the matrix to the innermost predicate
	tokens  []int // of the verbatim relation, unordered
	name    string
	passive bool // of the innermost predicate
	negated bool
	mode    schema.Modality
	rules   []string
	would   bool // the mode is that of "would"
	implication
}

func (g *group) last() int { return g.chain[len(g.chain)-1] }

// verbGroup reads the chain that begins at p.
func (t *tree) verbGroup(p int) group {
	g := group{chain: []int{p}, mode: schema.Actual}
	for next := t.chained(p); next >= 0 && len(g.chain) < 6; next = t.chained(next) {
		g.chain = append(g.chain, next)
	}
	for k, e := range g.chain {
		t.addElement(&g, k, e)
	}
	g.passive = t.passive(g.last())
	g.conclude()
	return g
}

// chained is the predicate below p that has p's own subject: an infinitive or
// gerund, an adjective after a verb of being or becoming, a gerund that a
// preposition binds to the verb ("aimed at defusing"). It is -1 for none.
func (t *tree) chained(p int) int {
	hasObject := t.child(p, "obj", "iobj") >= 0 && !t.passive(p)
	for _, k := range t.kids[p] {
		if hasObject || t.addressee(p) >= 0 {
			break
		}
		switch {
		case t.rel(k) == "xcomp" && t.childBase(k, "nsubj") < 0 && (t.upos(k) == "VERB" || t.upos(k) == "AUX" || t.upos(k) == "ADJ" || t.copular(k)):
			return k
		case t.rel(k) == "advcl" && k > p && (t.bindsGerund(p, k) || t.objectGerund(p, k)):
			return k
		}
	}
	return -1
}

// bindsGerund reports whether the gerund clause k is the prepositional
// complement of p rather than an adverbial.
func (t *tree) bindsGerund(p, k int) bool {
	m := t.childBase(k, "mark")
	if m < 0 || t.pos(k) != "VBG" || m != t.firstWord(k) || t.childBase(k, "nsubj") >= 0 {
		return false
	}
	if in(t.lower[m], []string{"by", "after", "before", "while", "without", "since", "when", "with", "despite", "as", "if", "until", "besides", "through", "instead"}) {
		return false
	}
	return m == p+1 || m == p+2 && t.rel(p+1) == "advmod"
}

// conjunctMark is the preposition that a coordinated gerund shares with the
// first one ("accused of lying and stealing"), or -1.
func (t *tree) conjunctMark(e int) int {
	if t.pos(e) != "VBG" || t.rel(e) != "conj" || t.childBase(e, "mark") >= 0 {
		return -1
	}
	return t.childBase(t.head[e], "mark")
}

// objectGerund reports whether the gerund k is what the verb p denies or
// weighs: "ruled out sending".
func (t *tree) objectGerund(p, k int) bool {
	return t.pos(k) == "VBG" && gerundVerbs[t.lemma(p)] && t.childBase(k, "mark") < 0 && t.childBase(k, "nsubj") < 0 &&
		(k == p+1 || k == p+2 && t.is(p+1, "compound:prt"))
}

// addElement adds the k-th predicate e of the chain to the group.
func (t *tree) addElement(g *group, k, e int) {
	last := k == len(g.chain)-1
	own := schema.Actual
	silent := false
	hedged := t.hedged(e) && !(k > 0 && t.childMark(e, "for")) // arrested for allegedly spying: the arrest is a fact
	if !t.nominalPredicate(e) {
		g.tokens = append(g.tokens, e)
	}
	particle := ""
	for _, c := range t.kids[e] {
		switch {
		case (t.rel(c) == "aux" || t.rel(c) == "cop") && c != t.outerCopula(e):
			own = t.auxiliary(g, e, c, own)
		case t.is(c, "compound:prt") || t.particle(e, c):
			g.tokens = append(g.tokens, c)
			particle = " " + t.lower[c]
		case t.rel(c) == "mark" && k > 0 && (t.lower[c] == "to" || t.pos(e) == "VBG"):
			g.tokens = append(g.tokens, c)
			if g.name != "" {
				g.name += " " + t.lower[c]
			}
		case t.rel(c) == "advmod" && (t.negates(c) || t.fallsShort(e, c)) || t.rel(c) == "neg":
			g.tokens = append(g.tokens, c)
			if t.lower[c] == "longer" {
				g.tokens = append(g.tokens, c-1)
			}
			g.negate()
			g.rules = append(g.rules, "negation")
		}
	}
	if !last {
		own, silent = t.governing(g, k, e, own)
	}
	if hedged {
		own = strongest(own, schema.Possible)
		g.rules = append(g.rules, "hedge")
	}
	g.mode = strongest(g.mode, own)
	if silent {
		return
	}
	if g.name != "" {
		g.name += " "
		if t.pos(e) == "VB" && t.childBase(e, "mark") < 0 && t.rel(e) == "conj" {
			g.name += "to "
			if m := t.childBase(t.head[e], "mark"); m >= 0 && t.lower[m] == "to" {
				g.tokens = append(g.tokens, m)
			}
		}
		if m := t.conjunctMark(e); m >= 0 && k > 0 {
			g.name += t.lower[m] + " "
			g.tokens = append(g.tokens, m)
		}
	}
	g.name += t.predicateName(e, k) + particle
}

// auxiliary adds the auxiliary or copula c of e to the group and returns the
// mode of e, which was own before.
func (t *tree) auxiliary(g *group, e, c int, own schema.Modality) schema.Modality {
	g.tokens = append(g.tokens, c)
	if t.negator(c) {
		g.negate()
	}
	if t.isTo(e, c) {
		if t.hasChild(e, func(k int) bool { return k == c+1 && t.lower[k] == "yet" }) {
			g.negate()
			g.rules = append(g.rules, "negation")
			return own
		}
		g.tokens = append(g.tokens, t.childBase(e, "mark"))
		return schema.Future
	}
	m, ok := modals[t.lower[c]]
	if !ok || t.lower[c] == "'d" && t.pos(c) != "MD" {
		return own
	}
	g.would = t.lower[c] == "would" || t.lower[c] == "'d"
	switch {
	case g.would && t.perfect(e):
		return schema.Conditional
	case t.lower[c] == "must" && t.perfect(e): // "must have attacked" is a guess
		return schema.Possible
	case t.lower[c] == "need" && t.hasChild(e, t.negator): // "need not attack"
		return schema.Possible
	}
	return m
}

// governing is the mode that the predicate e gives the rest of the chain, and
// whether e is a mere auxiliary in verb's clothing: "have to", "going to".
func (t *tree) governing(g *group, k, e int, own schema.Modality) (schema.Modality, bool) {
	infinitive := t.childMark(g.chain[k+1], "to")
	switch lemma := t.lemma(e); {
	case infinitive && lemma == "have" && t.word(e+1) == "yet":
		g.negate()
		g.rules = append(g.rules, "negation")
		return own, true
	case infinitive && lemma == "have" && g.event: // who does not have to may leave it
		return strongest(own, schema.Possible), true
	case infinitive && (lemma == "have" || lemma == "ought"):
		return strongest(own, schema.Obligation), true
	case infinitive && lemma == "go" && t.pos(e) == "VBG":
		return strongest(own, schema.Future), true
	case infinitive && lemma == "use" && t.pos(e) == "VBD":
		return own, true
	}
	return t.chainMode(g, k, e, own), false
}

// perfect reports whether the verb e stands with "have".
func (t *tree) perfect(e int) bool {
	for _, c := range t.kids[e] {
		if t.rel(c) == "aux" && t.lemma(c) == "have" {
			return true
		}
	}
	return false
}

// chainMode is the mode that a governing predicate gives its infinitive.
func (t *tree) chainMode(g *group, k, e int, own schema.Modality) schema.Modality {
	if t.imply(g, k, e) {
		g.rules = append(g.rules, "subject-control")
		return own
	}
	c, ok := controls[t.lower[e]]
	if !ok {
		c, ok = controls[t.lemma(e)]
	}
	if !ok {
		return own
	}
	g.rules = append(g.rules, "subject-control")
	if in(t.lemma(e), []string{"like", "love", "prefer"}) && !g.would || t.lemma(e) == "close" && t.upos(e) == "VERB" { // who likes to ride does ride; what closed lower is lower
		return own
	}
	if past := t.childBase(e, "cop"); t.lower[e] == "about" && past >= 0 && in(t.lower[past], []string{"was", "were"}) {
		return strongest(own, schema.Possible) // it may have come to nothing
	}
	return strongest(own, c)
}

// strongest is the mode that is farther from fact.
func strongest(a, b schema.Modality) schema.Modality {
	if modeRank(b) > modeRank(a) {
		return b
	}
	return a
}

func modeRank(m schema.Modality) int {
	switch m {
	case schema.Future:
		return 1
	case schema.Possible:
		return 2
	case schema.Obligation:
		return 3
	case schema.Desired:
		return 4
	case schema.Conditional:
		return 5
	}
	return 0
}

// predicateName is the normalised name of one predicate of a chain.
func (t *tree) predicateName(e, k int) string {
	switch {
	case t.nominalPredicate(e) && k > 0 && t.pos(t.childBase(e, "cop")) == "VBG":
		return "being"
	case t.nominalPredicate(e):
		return "be"
	case t.copular(e):
		return "be " + t.lower[e]
	case t.passive(e) && k > 0 && in(t.lemma(t.head[e]), []string{"stay", "remain", "become", "get", "seem", "look", "feel", "keep"}):
		return t.lower[e]
	case t.passive(e):
		return "be " + t.lower[e]
	case t.upos(e) == "ADJ":
		return t.lower[e]
	case t.lower[e] == "missing" && t.childBase(e, "aux") >= 0 && t.child(e, "obj") < 0: // nobody misses anything
		return "be missing"
	case k > 0 && t.pos(e) == "VBG" && t.upos(e) == "VERB" && t.childBase(e, "aux") < 0:
		return t.lower[e]
	}
	return t.lemma(e)
}

func (t *tree) childMark(e int, word string) bool {
	for _, c := range t.kids[e] {
		if t.rel(c) == "mark" && t.lower[c] == word {
			return true
		}
	}
	return false
}

// particle reports whether the adverb c makes one verb with e: "bring
// together", "move forward".
func (t *tree) particle(e, c int) bool {
	return t.rel(c) == "advmod" && c == e+1 && len(t.kids[c]) == 0 && particles[t.lower[c]] && t.upos(e) == "VERB"
}

// negates reports whether the adverbial c negates its predicate.
func (t *tree) negates(c int) bool {
	if t.negator(c) {
		return t.lower[c] != "not" || c+1 >= len(t.tok) || !in(t.lower[c+1], []string{"only", "just", "merely", "simply"})
	}
	return t.lower[c] == "longer" && c > 0 && t.lower[c-1] == "no"
}

func (t *tree) negator(c int) bool {
	switch t.lower[c] {
	case "not", "n't", "never", "nor", "neither", "hardly", "scarcely", "barely", "cannot":
		return true
	}
	return false
}

// negativePhrase reports whether an argument denies its clause: "no members",
// "nobody".
func (t *tree) negativePhrase(h int) bool {
	if negativeDeterminers[t.lower[h]] || t.scant(h) {
		return true
	}
	for _, k := range t.kids[h] {
		if (t.rel(k) == "det" || t.is(k, "cc:preconj")) && (t.lower[k] == "no" || t.lower[k] == "neither") && k < h && (k == 0 || !isQuote(t.lower[k-1]) || !isQuote(t.word(k+1))) {
			return true
		}
		if t.is(k, "amod") && t.lower[k] == "more" && k > 0 && t.lower[k-1] == "no" && t.head[k-1] == k && t.word(k+1) != "than" { // "no more war"
			return true
		}
	}
	return false
}
