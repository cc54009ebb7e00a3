package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// source is the argument a as the source of what the word at cue introduces.
func (t *tree) source(a argument, cue int, kind schema.AttributionKind) extract.Source {
	return extract.Source{
		Phrase: t.phrase(a.head, a.reach), Full: t.span(t.speaker(a, cue)),
		Cue: t.lemma(cue), At: t.tok[cue].Span, Kind: kind,
	}
}

// speaker is the range of a source in the words of the clause of its cue: the
// relative pronoun where that stands for it, or the whole phrase with its
// appositions, relative clauses and conjuncts, but without a clause that holds
// the cue itself.
func (t *tree) speaker(a argument, cue int) reach {
	if k := t.relativeSubject(cue); k >= 0 && t.antecedent(k) == a.head {
		return reach{k, k + 1}
	}
	holder := t.childToward(a.head, cue)
	full := t.yield(a.head, func(k int) bool {
		return k == holder || t.head[k] == a.head && t.besideSpeaker(k, a.head)
	})
	if full.first > a.first || full.end < a.end {
		return a.reach
	}
	return t.closed(full)
}

// closed adds to a range the bracket that closes one inside it, where the tree
// hangs the bracket elsewhere.
func (t *tree) closed(r reach) reach {
	isOpen := func(s string) bool { return s == "(" }
	isClose := func(s string) bool { return s == ")" }
	if t.count(r, isOpen) <= t.count(r, isClose) {
		return r
	}
	for end := r.end; end < min(r.end+3, len(t.tok)); end++ {
		if isClose(t.lower[end]) {
			return reach{r.first, end + 1}
		}
	}
	return r
}

// announcer is who speaks what stands beside the propositions of the sentence:
// the subject of the last verb of saying that does not itself stand where apart
// says. It is nil where none is said to speak.
func (r *reader) announcer(apart func(schema.Span) bool) *extract.Source {
	last := -1
	for i := range r.out {
		p := &r.out[i]
		if _, ok := cueVerbs[r.lemma(p.Head)]; !ok || apart(p.Evidence) || r.passive(p.Head) && !slices.Contains(p.Rules, "passive-agent") {
			continue
		}
		if last < 0 || p.Head > r.out[last].Head {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	p := &r.out[last]
	source := r.source(r.nounArgument(p.Subject.Head), p.Head, cueVerbs[r.lemma(p.Head)].kind)
	return &source
}

// relativeSubject is the relative pronoun that is the subject of the verb e or
// of the verb that e is coordinated with, or -1.
func (t *tree) relativeSubject(e int) int {
	for range len(t.tok) {
		if k := t.subject(e); k >= 0 {
			if t.relativePronoun(k) {
				return k
			}
			return -1
		}
		if t.rel(e) != "conj" || t.head[e] < 0 {
			return -1
		}
		e = t.head[e]
	}
	return -1
}

// childToward is the dependent of h in whose subtree i stands, or -1.
func (t *tree) childToward(h, i int) int {
	for range len(t.tok) {
		if i < 0 || t.head[i] == h {
			return i
		}
		i = t.head[i]
	}
	return -1
}

// besideSpeaker reports whether the dependent k of a speaker h is no part of
// who speaks.
func (t *tree) besideSpeaker(k, h int) bool {
	switch t.rel(k) {
	case "case":
		return k < h && !t.quantifier(k) || t.pos(k) == "POS"
	case "nsubj", "csubj", "cop", "aux", "mark", "advcl", "ccomp", "expl", "discourse", "vocative", "dislocated", "xcomp", "obj", "parataxis", "obl":
		return true
	case "advmod":
		return k < h && !t.degree(k)
	case "conj":
		return t.predicate(k)
	case "cc":
		return k < h
	case "acl":
		return !t.is(k, "acl:relcl") && t.afterComma(k)
	case "nmod":
		return t.weekday(k) || t.according(k)
	}
	return false
}
