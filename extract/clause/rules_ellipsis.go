package clause

import (
	"slices"

	"parley/extract"
)

// gapped reads a clause that leaves out the verb of the one before it: "Iran won
// the vote and Iraq the seat". Trees hang its first noun on that verb as coordinated
// and its second, as "orphan", on the first.
func (r *reader) gapped(f *frame, s scope) {
	for _, k := range r.kids[f.last()] {
		if r.rel(k) != "conj" || !r.nominal(k) {
			continue
		}
		o := r.childBase(k, "orphan")
		if o < 0 {
			continue
		}
		g := *f
		g.notes = append(slices.Clone(f.notes), "gapping")
		g.roles = nil
		subject := argument{head: k, reach: r.yield(k, func(c int) bool { return c == o || r.head[c] == k && in(r.rel(c), []string{"cc", "punct"}) })}
		if r.prep(o) != "" {
			g.name += " " + r.prep(o)
			g.tokens = append(slices.Clone(f.tokens), r.prepositions(o)...)
		}
		r.out = append(r.out, r.proposition(&g, s, subject, r.nounArgument(o)))
	}
}

// repairGapping makes such a clause of a name that a tree coordinates with the
// object before it although a second object follows right behind it.
func (t *tree) repairGapping() bool {
	changed := false
	for k, o := range t.head {
		if o < 0 || o > k || t.rel(k) != "conj" || t.rel(o) != "obj" || !t.actor(k) || t.actor(o) || t.childBase(k, "cc") < 0 {
			continue
		}
		verb := t.head[o]
		second := t.nounAt(t.rightmost(k) + 1)
		if second < 0 || t.childBase(second, "cc") >= 0 || !in(t.rel(second), []string{"obj", "conj", "appos", "xcomp", "obl"}) || t.head[second] != verb && t.head[second] != o && t.head[second] != k {
			continue
		}
		t.head[k], t.dep[k] = verb, "conj"
		t.head[second], t.dep[second], changed = k, "orphan", true
	}
	return changed
}

// nounAt is the noun whose phrase begins with an article or a number at token i,
// or -1.
func (t *tree) nounAt(i int) int {
	if i >= len(t.tok) || t.rel(i) != "det" && t.rel(i) != "nummod" {
		return -1
	}
	if h := t.head[i]; h > i && t.nominal(h) && t.leftmost(h) == i {
		return h
	}
	return -1
}

// elided is the verb that an auxiliary alone stands for, or -1: "France supports
// the plan, but Germany does not".
func (t *tree) elided(p int) int {
	h := t.head[p]
	if !in(t.rel(p), []string{"conj", "parataxis", "advcl"}) || h < 0 || h > p || !proVerbs[t.lemma(p)] || t.subject(p) < 0 || !t.predicate(h) || t.elided(h) >= 0 || t.copular(p) {
		return -1
	}
	for _, k := range t.kids[p] {
		if in(t.rel(k), []string{"obj", "xcomp", "ccomp", "obl", "iobj"}) {
			return -1
		}
	}
	return h
}

var proVerbs = fields("do have will would can could should may might must")

// fillElided gives the frame of an auxiliary alone what the verb has that it
// stands for.
func (t *tree) fillElided(f *frame, verb int) {
	full := t.frame(verb)
	own := t.verbGroup(f.pred)
	f.chain, f.name, f.passive = full.chain, full.name, full.passive
	f.tokens = append(slices.Clone(own.tokens), full.last())
	f.objects, f.content, f.roles, f.bound = full.objects, full.content, full.roles, full.bound
	f.roles = slices.DeleteFunc(f.roles, func(role extract.RolePhrase) bool { return role.Head == f.pred }) // "if Iraq does"
	if m, ok := modals[t.lower[f.pred]]; ok {
		f.mode = m
	}
	f.notes = append(f.notes, "verb-phrase-ellipsis")
}
