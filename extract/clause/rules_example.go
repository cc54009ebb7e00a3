package clause

import (
	"parley/extract"
	"parley/schema"
)

// examplePrepositions name members of what stands before them.
var examplePrepositions = words("including", "such as")

// examples reads members named as examples: "several firms, including Acme and
// Bolt" has (several firms, include, Acme).
func (r *reader) examples() {
	for k := range r.tok {
		if (r.rel(k) != "nmod" && r.rel(k) != "obl") || !examplePrepositions[r.prep(k)] || !r.nominal(k) {
			continue
		}
		whole := r.wholeOf(k)
		if whole < 0 || r.upos(whole) == "PRON" {
			continue
		}
		preps := r.prepositions(k)
		subject := r.nounArgument(whole)
		subject.end = min(subject.end, preps[0])
		subject.reach = r.trim(subject.reach, whole)
		for _, member := range r.conjuncts(k) {
			object := r.nounArgument(member)
			if object.first < subject.end {
				continue
			}
			r.beside(member, preps, "include", "example", subject, object)
		}
	}
}

// wholeOf is the noun whose members the phrase k names, -1 for none.
func (r *reader) wholeOf(k int) int {
	h := r.head[k]
	if h < 0 || h > k {
		return -1
	}
	if r.nominal(h) {
		return h
	}
	whole := -1
	for _, c := range r.kids[h] {
		if c < k && in(r.rel(c), []string{"nsubj", "obj", "obl"}) && r.nominal(c) && (r.plural(c) || whole < 0) {
			whole = c
		}
	}
	return whole
}

// beside adds what a phrase inside a noun phrase says, as it stands there: no
// verb, and in the mode and by the source of the clause around it.
func (r *reader) beside(head int, relation []int, name, rule string, subject, object argument) {
	s := scope{}
	if c := r.clauseOver(head); c >= 0 {
		s = r.scopes[c]
	}
	p := extract.Proposition{
		Sentence: r.at, Head: head, Relation: relation, Name: name,
		Subject: r.phrase(subject.head, subject.reach), Object: r.phrase(object.head, object.reach), Content: -1,
		Polarity: schema.Affirmed, Modality: schema.Actual, Attribution: s.sources, Rules: []string{rule},
	}
	p.Evidence = r.evidence(p)
	r.out = append(r.out, p)
}

// postnominals reads adjectives behind their noun with what completes them:
// "people close to the talks" has (people, be close to, the talks).
func (r *reader) postnominals() {
	for i := range r.tok {
		h := r.head[i]
		if r.rel(i) != "amod" || h < 0 || h > i || !r.nominal(h) || r.negativePhrase(h) || r.hasChild(i, func(c int) bool { return r.lower[c] == "no" || r.negator(c) }) {
			continue
		}
		for _, k := range r.kids[i] {
			if r.rel(k) != "obl" || k < i || !r.nominal(k) || r.timely(k) || r.firstWord(k) != i+1 {
				continue
			}
			preps := r.prepositions(k)
			if len(preps) == 0 || examplePrepositions[r.prep(k)] {
				continue
			}
			subject := r.nounArgument(h)
			subject.end = min(subject.end, i)
			subject.reach = r.trim(subject.reach, h)
			for _, c := range r.conjuncts(k) {
				r.beside(i, append([]int{i}, preps...), "be "+r.lower[i]+" "+r.prep(k), "postnominal-adjective", subject, r.nounArgument(c))
			}
			break
		}
	}
}
