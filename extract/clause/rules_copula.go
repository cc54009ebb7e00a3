package clause

import (
	"parley/extract"
	"parley/schema"
)

// copula fills the slots of a frame whose last predicate has a copula.
func (t *tree) copula(f *frame) {
	h := f.last()
	preps := t.prepositions(h)
	switch {
	case !t.nominalPredicate(h):
		f.notes = append(f.notes, "copula")
		t.obliques(f)
		t.adjectiveObject(f)
	case len(preps) > 0:
		t.copulaPrepositional(f, h, preps)
	default:
		f.notes = append(f.notes, "copula")
		f.objects = t.nounArguments(h, "")
		t.copulaRoles(f, h)
	}
}

// copulaPrepositional reads "is at his home" and, where a second preposition
// completes a set phrase, "is in the mood for a conversation".
func (t *tree) copulaPrepositional(f *frame, h int, preps []int) {
	f.notes = append(f.notes, "copula-prepositional")
	f.tokens = append(f.tokens, preps...)
	f.name += " " + t.words(preps)
	if k := t.setPhrase(h, t.words(preps)); k >= 0 {
		f.name += " " + t.lower[h] + " " + t.prep(k)
		f.tokens = append(f.tokens, t.relationalTokens(h, k)...)
		f.objects = t.nounArguments(k, "")
		return
	}
	if len(t.kids[h]) <= 4 && states[t.words(preps)+" "+t.lower[h]] {
		f.name += " " + t.lower[h]
		f.tokens = append(f.tokens, h)
	} else {
		f.objects = t.nounArguments(h, "")
	}
	t.copulaRoles(f, h)
}

// states are set phrases that say how something is, and name nothing that it is
// at: "the talks are under way".
var states = words("under way", "in place", "at stake", "at risk", "in danger", "in force", "in effect", "in power", "in charge", "under control", "under arrest", "under pressure", "under construction", "on board", "on trial", "on fire", "on track", "on hold", "at war", "at odds", "in jail", "in prison", "in custody", "in trouble", "in doubt", "in jeopardy", "in decline", "in line", "in order", "in progress", "on strike", "on alert", "on display", "on sale", "at large", "at peace", "under fire", "under attack", "under siege", "under threat", "under review", "under discussion", "under investigation", "out of control", "out of reach", "out of date", "out of work")

// setPhrase is the modifier that completes a set phrase ("in talks with", "in
// the mood for", "under pressure from"), or -1.
func (t *tree) setPhrase(h int, prep string) int {
	if !in(prep, []string{"in", "on", "at", "under"}) || t.upos(h) != "NOUN" || t.locative(h) || t.timely(h) || t.child(h, "nmod:poss") >= 0 {
		return -1
	}
	for _, k := range t.kids[h] {
		if t.rel(k) != "nmod" && t.rel(k) != "obl" || k < h {
			continue
		}
		switch t.prep(k) {
		case "for", "with", "to", "from", "about", "against":
			return k
		case "of":
			if in(t.lower[h], []string{"charge", "favor", "favour", "verge", "brink", "need", "control", "support", "pursuit", "possession", "command", "middle", "midst", "danger", "violation", "breach"}) {
				return k
			}
		}
	}
	return -1
}

// relationalTokens are the tokens from the noun phrase of h to the preposition
// of its modifier k: "a threat to".
func (t *tree) relationalTokens(h, k int) []int {
	r := t.nounPhrase(h)
	var all []int
	for i := r.first; i <= h; i++ {
		all = append(all, i)
	}
	return append(all, t.prepositions(k)...)
}

// copulaRoles adds what stands beside a predicate noun.
func (t *tree) copulaRoles(f *frame, h int) {
	for _, k := range t.kids[h] {
		if t.rel(k) == "obl" {
			t.addRole(f, "", k, t.prep(k))
		}
	}
}

// outerClause adds "X is CLAUSE" for a clause that is a predicate: "the only
// way out is the West accepting its demands".
func (r *reader) outerClause(p int, s scope) {
	c := r.outerCopula(p)
	if c < 0 {
		return
	}
	for _, k := range r.kids[p] {
		if r.rel(k) != "nsubj" || k > c {
			continue
		}
		object := r.clausePhrase(p)
		object.first = max(object.first, c+1)
		if r.lower[object.first] == "that" && object.first < p {
			object.first++
		}
		q := extract.Proposition{
			Sentence: r.at, Head: c, Relation: []int{c}, Name: "be",
			Subject: r.phrase(k, r.nounPhrase(k)), Object: r.phrase(p, object), Content: -1,
			Polarity: schema.Affirmed, Modality: combine(schema.Actual, s.mode), Attribution: s.sources,
			Rules: []string{"copula", "clausal-predicate"},
		}
		q.Evidence = r.evidence(q)
		r.out = append(r.out, q)
		return
	}
}

// relational gives the reading of "X is a threat to Y" in which "be threat to"
// is the relation, or false.
func (t *tree) relational(f *frame) (*frame, bool) {
	h := f.last()
	if !t.copular(h) || t.upos(h) != "NOUN" || len(t.prepositions(h)) > 0 || t.child(h, "nmod:poss", "nummod") >= 0 {
		return nil, false
	}
	for _, k := range t.kids[h] {
		if t.rel(k) != "nmod" || k < h || t.is(k, "nmod:poss") || !in(t.prep(k), []string{"to", "of", "for", "against"}) || t.timely(k) {
			continue
		}
		second := *f
		second.name = f.name + " " + t.lower[h] + " " + t.prep(k)
		second.tokens = append(append([]int(nil), f.tokens...), t.relationalTokens(h, k)...)
		second.objects = t.nounArguments(k, "")
		second.notes = append(append([]string(nil), f.notes...), "copula-relational")
		return &second, true
	}
	return nil, false
}
