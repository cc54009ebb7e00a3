package clause

import (
	"slices"

	"parley/schema"
)

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

// deniedCleft reports whether a cleft sentence denies that h is the subject of
// p: "it was not Iran that attacked".
func (t *tree) deniedCleft(h, p int) bool {
	return t.head[p] == h && t.copular(h) && t.subject(p) != h && t.lower[t.firstWord(h)] == "it" &&
		t.hasChild(h, func(k int) bool { return t.rel(k) == "advmod" && t.negates(k) })
}

// supposition is what "it is doubtful", "it is not true" say of the clause
// below them.
type supposition struct {
	mode    schema.Modality
	negated bool
}

// suppositions are the adjectives and nouns of impersonal judgement. What is
// affirmed of them if they are negated themselves stands in denied.
var suppositions = suppositionTable(
	suppositionClass{supposition{mode: schema.Possible}, "possible likely unlikely impossible difficult hard easy conceivable unclear doubtful questionable uncertain unknown debatable plausible probable improbable imaginable unthinkable inconceivable implausible unconfirmed premature rumoured rumored"},
	suppositionClass{supposition{mode: schema.Obligation}, "necessary essential important vital crucial imperative time"},
	suppositionClass{supposition{negated: true}, "false untrue incorrect myth lie nonsense"},
)

// denied are the judgements that deny their clause, or leave it open, once
// they are negated: "it is not true that", "it is not clear that".
var denied = suppositionTable(
	suppositionClass{supposition{negated: true}, "true correct case accurate"},
	suppositionClass{supposition{mode: schema.Possible}, "clear certain sure known obvious apparent evident confirmed proven established inevitable"},
)

type suppositionClass struct {
	supposition supposition
	words       string
}

func suppositionTable(classes ...suppositionClass) map[string]supposition {
	table := make(map[string]supposition)
	for _, class := range classes {
		for w := range fields(class.words) {
			table[w] = class.supposition
		}
	}
	return table
}

// supposition is what the impersonal predicate p says of its clause, and whether p
// is one: "it is possible that", "it is not true that".
func (t *tree) supposition(p int) (supposition, bool) {
	if t.childBase(p, "expl") < 0 {
		return supposition{}, false
	}
	negated := false
	for _, k := range t.kids[p] {
		negated = negated || t.rel(k) == "advmod" && t.negates(k)
	}
	if negated {
		if s, ok := denied[t.lower[p]]; ok {
			return s, true
		}
	}
	s, ok := suppositions[t.lower[p]]
	if negated && s.negated { // "it is not false that"
		s = supposition{mode: schema.Possible}
	}
	return s, ok
}

// heard reports whether an impersonal verb only passes on or supposes its
// clause: "it was reported that", "it seems that".
func (t *tree) heard(p int) bool {
	k := t.childBase(p, "expl")
	if k < 0 {
		k = t.childBase(p, "nsubj")
	}
	if k < 0 || t.lower[k] != "it" || t.upos(p) != "VERB" {
		return false
	}
	return t.passive(p) && t.cueOf(p) != nil && t.agentChild(p) < 0 || in(t.lemma(p), []string{"seem", "appear", "look"})
}

// mistaken reports whether an adverb says that what the verb e reports is not
// so: "wrongly reported".
func (t *tree) mistaken(e int) bool {
	return t.hasChild(e, func(k int) bool {
		return t.rel(k) == "advmod" && in(t.lower[k], []string{"wrongly", "falsely", "mistakenly", "incorrectly", "erroneously"})
	})
}

// falsehoods are predicates that deny what a noun of saying holds: "reports
// that Iran attacked are false".
var falsehoods = fields("false untrue baseless unfounded groundless incorrect fabricated bogus fake wrong nonsense lie lies")

// refuted reports whether the predicate p denies what is said in its subject:
// "are false", "were rejected by Iran".
func (t *tree) refuted(p int) bool {
	if t.hasChild(p, func(k int) bool { return t.rel(k) == "advmod" && t.negates(k) }) {
		return false
	}
	return t.copular(p) && falsehoods[t.lower[p]] || t.passive(p) && rejections[t.lemma(p)] && t.agentChild(p) >= 0
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
	changed := t.repairFronted() || t.repairProvided()
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
		case i < comma && subject < 0 && t.rel(i) == "nsubj":
			subject = i
		case i < comma && verb < 0 && subject >= 0 && t.upos(i) == "VERB" && !t.is(i, "acl:relcl"):
			verb = i
		case i > comma && main < 0 && t.upos(i) != "PUNCT" && t.supposed(i):
			main = i
		}
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

// repairContent makes a complementiser of what looks like a relative pronoun
// in a clause that lacks nothing: "the claim that Iran attacked the ship".
func (t *tree) repairContent() bool {
	changed := false
	for i := range t.tok {
		k := t.head[i]
		if t.lower[i] != "that" || t.rel(i) != "obj" || k < i || t.rel(k) != "acl" || !saying(t.lemma(t.head[k])) {
			continue
		}
		for _, o := range t.kids[k] {
			if o > k && (t.rel(o) == "obj" || t.rel(o) == "xcomp" && t.childBase(o, "mark") < 0 && t.childBase(o, "compound") >= 0) {
				t.dep[i], t.dep[k], changed = "mark", "acl", true
				t.tok[i].UPOS, t.tok[i].XPOS = "SCONJ", "IN"
			}
		}
	}
	return changed
}

// gerundVerbs take a gerund as what they deny, weigh or give up.
var gerundVerbs = fields("deny avoid consider oppose propose suggest discuss stop cease quit resume halt postpone delay suspend admit regret risk resist rule recommend advocate contemplate mull favor favour justify support ban finish start begin keep continue")

// repairGerundObjects makes a verb of what looks like an adjective of the
// object of a verb that takes gerunds: "denied supplying drones".
func (t *tree) repairGerundObjects() bool {
	changed := false
	for g := 1; g < len(t.tok); g++ {
		o := t.head[g]
		if !in(t.rel(g), []string{"amod", "compound"}) || !t.gerundForm(g, o) || o < g || t.rel(o) != "obj" {
			continue
		}
		v := t.head[o]
		if v >= g || g > v+2 || g == v+2 && !t.is(g-1, "compound:prt") || !gerundVerbs[t.lemma(v)] {
			continue
		}
		t.toGerund(g)
		t.head[g], t.dep[g] = v, "xcomp"
		t.head[o], t.dep[o], changed = g, "obj", true
	}
	return changed
}
