package clause

import (
	"slices"

	"parley/extract"
)

// exist reads "there is X" with where X is, and as X existing where the clause
// does not tell: "there are troops near the border" is (troops, be near, the
// border).
func (r *reader) exist(f *frame, s scope) {
	x := r.subject(f.pred)
	if x < 0 || r.lemma(f.pred) != "be" || r.asks(x) {
		return
	}
	subject := r.nounArgument(x)
	g := *f
	own := r.verbGroup(f.pred).tokens // without the preposition that the verb takes for its own
	g.tokens = own
	g.subjects, g.objects, g.content, g.name = nil, nil, -1, "exist"
	g.notes = append(slices.Clone(f.notes), "existential")
	if r.negativePhrase(x) || r.notOne(x) {
		g.negated = !g.negated
	}
	if e := r.childBase(f.pred, "expl"); e >= 0 {
		g.tokens = append(slices.Clone(own), e)
	}
	for _, k := range slices.Concat(r.kids[x], r.kids[f.pred]) {
		if k <= x || r.rel(k) != "nmod" && r.rel(k) != "obl" || !placePrepositions[r.prep(k)] || !r.locative(k) {
			continue
		}
		subject.end = min(subject.end, r.prepositions(k)[0])
		subject.reach = r.trim(subject.reach, x)
		g.tokens = append(slices.Clone(own), r.prepositions(k)...)
		g.name, g.objects = "be "+r.prep(k), r.nounArguments(k, "")
		g.roles = slices.DeleteFunc(slices.Clone(f.roles), func(role extract.RolePhrase) bool { return role.Head == k })
		break
	}
	if len(g.objects) == 0 {
		g.objects = []argument{{head: -1}}
	}
	for _, object := range g.objects {
		r.out = append(r.out, r.proposition(&g, s, subject, object))
	}
}
