package clause

import (
	"parley/schema"
)

// issuings are verbs whose subject stands behind the thing said that is their
// object: "issued a demand that".
var issuings = fields("issue make voice express give repeat reiterate send deliver raise level offer renew publish release have present submit")

// rejections are verbs whose subject denies the thing said that is their
// object: "dismissed claims that".
var rejections = fields("deny reject dismiss refute rebuff rebut dispute contradict")

// nominalReport is the scope of the clause that a noun of saying embeds: "the
// allegation that", "Russia's demand that".
func (r *reader) nominalReport(noun int, s scope) scope {
	c := cueNouns[r.lemma(noun)]
	in := s.below()
	in.mode, in.negated, in.rule = c.mode, c.negates, "nominal-report"
	if verb := r.head[noun]; verb >= 0 && r.rel(noun) == "nsubj" && r.refuted(verb) {
		in.mode, in.negated = "", true
		if by := r.agentChild(verb); by >= 0 {
			return in.saidBy(r.source(r.nounArgument(by), verb, schema.Claim), "nominal-report")
		}
		return in
	}
	if holder := r.possessor(noun); holder >= 0 {
		return in.saidBy(r.source(r.nounArgument(holder), noun, c.kind), "nominal-report")
	}
	if verb := r.head[noun]; verb >= 0 && r.is(noun, "obj") {
		subjects := r.subjects(verb)
		switch {
		case len(subjects) == 0:
		case rejections[r.lemma(verb)]:
			in.negated = true
			return in.saidBy(r.source(subjects[0], verb, schema.Claim), "nominal-report")
		case issuings[r.lemma(verb)]:
			return in.saidBy(r.source(subjects[0], noun, c.kind), "nominal-report")
		}
	}
	if in.mode == "" && len(s.sources) == 0 {
		in.mode = schema.Possible
	}
	return in
}

// possessor is who holds a noun: "Russia's demand", "the Russian demand", "a
// demand by Russia", or -1.
func (t *tree) possessor(noun int) int {
	if k := t.child(noun, "nmod:poss"); k >= 0 {
		return k
	}
	for _, k := range t.kids[noun] {
		switch t.rel(k) {
		case "compound", "amod":
			if t.nationality(k) || t.class(k).Actor() {
				return k
			}
		case "nmod":
			if p := t.prep(k); (p == "by" || p == "from") && t.actor(k) {
				return k
			}
		}
	}
	return -1
}

// contentRelative reports whether what a tree has as a relative clause is
// what the noun says: "concerns they would stay in the country".
func (t *tree) contentRelative(k int) bool {
	s := t.subject(k)
	g := t.verbGroup(k)
	if t.childMark(k, "that") {
		return true
	}
	for _, c := range t.kids[k] {
		if t.relativePronoun(c) {
			return false
		}
	}
	return s >= 0 && t.gap(k, g.last()) < 0
}

// accordings finds the clauses that "according to X" puts into somebody's
// mouth, with the head of X by the predicate of the clause. A phrase at either
// end of the sentence speaks for all of it.
func (t *tree) accordings() map[int]int {
	var found map[int]int
	for i := 0; i+2 < len(t.tok); i++ {
		if t.lower[i] != "according" || t.lower[i+1] != "to" {
			continue
		}
		k := t.accordingNoun(i)
		if k < 0 {
			continue
		}
		c := t.clauseOver(k)
		if c < 0 || c == i {
			continue
		}
		edge := i == 0 || t.rightmost(k) >= len(t.tok)-3
		for t.head[c] >= 0 && (edge || t.rel(c) == "xcomp") && t.clauseOver(c) >= 0 {
			c = t.clauseOver(c)
		}
		if found == nil {
			found = make(map[int]int)
		}
		found[c] = k
	}
	return found
}

// accordingNoun is the head of the phrase after the "according" at i, or -1.
func (t *tree) accordingNoun(i int) int {
	if h := t.head[i]; h > i && t.nominal(h) {
		return h
	}
	for _, k := range t.kids[i] {
		if k > i && t.nominal(k) {
			return k
		}
	}
	if h := t.head[i+1]; h > i && t.nominal(h) {
		return h
	}
	return -1
}

// accordingTo puts clause p into the mouth of "according to X".
func (r *reader) accordingTo(p int, s scope) scope {
	k, ok := r.accords[p]
	if !ok {
		return s
	}
	return s.saidBy(r.source(r.nounArgument(k), r.accordingWord(k), schema.Report), "according-to")
}

// accordingWord is the "according" before the phrase of k.
func (t *tree) accordingWord(k int) int {
	for i := k - 1; i > 0; i-- {
		if t.lower[i] == "according" {
			return i
		}
	}
	return 0
}

// according reports whether "according to" introduces the phrase of k.
func (t *tree) according(k int) bool {
	first := t.firstWord(k)
	for i := first; i < k && i < first+2; i++ {
		if t.lower[i] == "according" && t.lower[i+1] == "to" {
			return true
		}
	}
	return false
}
