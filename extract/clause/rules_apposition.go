package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// titles reads the roles that stand right before names: "Deputy Foreign
// Minister Sergei Ryabkov", "its ex-Soviet neighbor Ukraine". It goes by the
// order of words, because parsers hang names on titles in many ways.
func (r *reader) titles() {
	for _, n := range r.names {
		if n.First < 1 || n.End > len(r.tok) || n.First >= n.End {
			continue
		}
		first := r.skipTitle(n)
		ti, ok := r.titleBefore(first)
		if end := n.End; !ok && len(ti.tokens) > 0 && end+1 < len(r.tok) && r.lower[end] == "of" && r.class(end+1).Actor() { // "Crown Prince Salman of Bahrain"
			r.rightHolder(&ti, end, r.names[r.name[end+1]].End)
			ok = true
		}
		if !ok || n.Class != schema.Person && !relationalNouns[r.lower[ti.noun]] {
			continue
		}
		r.role(ti, argument{head: r.nameHead(reach{first, n.End}), reach: reach{first, n.End}}, "title-role")
	}
}

// skipTitle is the first token of a name behind courtesies and titles that the
// name recogniser took in.
func (r *reader) skipTitle(n extract.Name) int {
	i := n.First
	for i < n.End-1 && (courtesies[r.lower[i]] || r.roleNoun(i)) {
		i++
	}
	return i
}

// nameHead is the token of a range whose head lies outside.
func (t *tree) nameHead(r reach) int {
	for i := r.first; i < r.end; i++ {
		if !r.has(t.head[i]) {
			return i
		}
	}
	return r.end - 1
}

// role adds "X be TITLE of HOLDER".
func (r *reader) role(ti title, subject argument, rule string) {
	tokens := slices.Clone(ti.tokens)
	slices.Sort(tokens)
	p := extract.Proposition{
		Sentence: r.at, Head: ti.noun, Relation: tokens, Name: "be " + ti.name + " of",
		Subject: r.phrase(subject.head, subject.reach), Object: r.phrase(ti.head, ti.holder), Content: -1,
		Polarity: schema.Affirmed, Modality: schema.Actual, Rules: []string{rule},
	}
	p.Evidence = r.evidence(p)
	r.out = append(r.out, p)
}

// appositions reads what is set beside a name by commas: "Ned Price, a
// spokesman for the State Department," and "the OSCE, a key forum,".
func (r *reader) appositions() {
	for i := range r.tok {
		h := r.head[i]
		if r.rel(i) != "appos" || h < 0 || r.weekdayNoun(i) {
			continue
		}
		for _, c := range r.conjuncts(h) { // "A and B, the leader of …": of the nearest
			if c < i && r.inName(c) && c > h {
				h = c
			}
		}
		if r.inName(i) && r.roleNoun(h) { // "the Russian foreign minister, Sergei Lavrov,"
			i, h = h, i
		}
		if !r.nominal(i) || !r.nominal(h) || r.timely(i) {
			continue
		}
		r.apposition(h, i)
	}
}

func (t *tree) inName(i int) bool { return t.name[i] >= 0 || t.upos(i) == "PROPN" }

// apposition says of the nominal h what its apposition i says.
func (r *reader) apposition(h, i int) {
	var name reach
	if r.name[h] >= 0 {
		n := r.names[r.name[h]]
		name = reach{max(0, n.First), min(n.End, len(r.tok))}
		h = r.nameHead(name)
	}
	subject := r.nounArgument(h)
	if name.end > 0 && (r.class(h) == schema.Person || !subject.has(name.first) || !subject.has(name.end-1)) {
		subject.reach = name
	}
	adjacent := subject.first == r.nounPhrase(i).end || r.nounPhrase(i).end+1 == subject.first
	if r.roleNoun(i) {
		end := r.nounPhrase(i).end
		if ti, ok := r.titleAround(i, end); ok && !ti.holder.has(h) {
			if adjacent && r.has(h, "title-role") {
				return
			}
			r.role(ti, subject, "appositive-role")
			return
		}
	}
	if r.place(h) && r.child(i, "nmod:poss") >= 0 && !r.locative(i) { // "Norland - his first visit"
		return
	}
	if !r.inName(h) || r.upos(i) == "PROPN" || r.amount(i) || r.childBase(i, "nummod") >= 0 || !r.afterComma(i) { // a share or a score in brackets is not what its bearer is
		return
	}
	object := r.nounArgument(i)
	p := extract.Proposition{
		Sentence: r.at, Head: i, Relation: []int{i}, Name: "be",
		Subject: r.phrase(subject.head, subject.reach), Object: r.phrase(i, object.reach), Content: -1,
		Polarity: schema.Affirmed, Modality: schema.Actual, Rules: []string{"apposition"},
	}
	p.Evidence = r.evidence(p)
	r.out = append(r.out, p)
}

// has reports whether a proposition of the rule was read with subject head h.
func (r *reader) has(h int, rule string) bool {
	for i := range r.out {
		if r.out[i].Subject.Head == h && slices.Contains(r.out[i].Rules, rule) {
			return true
		}
	}
	return false
}
