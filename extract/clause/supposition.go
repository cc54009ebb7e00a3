package clause

import "parley/schema"

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
	if a := t.childBase(p, "aux"); t.passive(p) && a >= 0 && in(t.lower[a], []string{"should", "must"}) { // what is to be noted is so
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
