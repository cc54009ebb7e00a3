package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// mutual are nouns of what two sides do together, with the relation of either
// to the other.
var mutual = map[string]string{
	"talk": "hold talks with", "negotiation": "negotiate with", "discussion": "hold talks with", "consultation": "hold talks with",
	"meeting": "meet with", "summit": "meet with", "clash": "clash with", "fighting": "fight with", "battle": "fight with", "war": "fight with",
	"agreement": "reach agreement with", "deal": "reach agreement with", "treaty": "reach agreement with", "pact": "reach agreement with", "accord": "reach agreement with",
	"cooperation": "cooperate with",
}

// intentions are nouns of will with the verb behind them.
var intentions = map[string]string{
	"refusal": "refuse", "decision": "decide", "threat": "threaten", "vow": "vow", "promise": "promise", "pledge": "pledge",
	"offer": "offer", "plan": "plan", "attempt": "attempt", "bid": "seek", "failure": "fail", "agreement": "agree",
	"intention": "intend", "commitment": "commit",
}

// mutualEvents reads nouns of common action with both sides named.
func (r *reader) mutualEvents() {
	for i := range r.tok {
		name := mutual[r.lemma(i)]
		if name == "" || r.upos(i) != "NOUN" || r.negativePhrase(i) {
			continue
		}
		a, b := r.sides(i)
		if a < 0 {
			continue
		}
		s, ok := r.eventScope(i)
		if !ok {
			continue
		}
		for _, pair := range [][2]int{{a, b}, {b, a}} {
			r.eventOf(i, name, "mutual-event", s, r.nounArgument(pair[0]), r.nounArgument(pair[1]))
		}
	}
}

// sides are the two that "between" names after the noun i, or -1.
func (r *reader) sides(i int) (a, b int) {
	for _, k := range r.kids[i] {
		if r.rel(k) != "nmod" || r.prep(k) != "between" {
			continue
		}
		both := r.conjuncts(k)
		if len(both) == 2 && r.side(both[0]) && r.side(both[1]) {
			return both[0], both[1]
		}
	}
	return -1, -1
}

// side reports whether h names or describes one that acts.
func (r *reader) side(h int) bool {
	return r.actor(h) || r.class(h) == schema.Country || r.class(h) == schema.Place
}

// eventScope is the scope of the event that the noun i names: that of the clause
// it stands in, which may only wish for it. A clause that denies leaves it open
// whether it was.
func (r *reader) eventScope(i int) (scope, bool) {
	c := r.clauseOver(i)
	if c < 0 {
		return scope{}, true
	}
	s := r.scopes[c]
	if c := r.childBase(c, "expl"); c >= 0 && r.lower[c] == "there" {
		return s, false
	}
	if m := r.modeOver(i, c); m != "" {
		s.mode = m
	}
	for _, p := range r.out {
		if p.Head == c && p.Polarity == schema.Negated {
			return s, false
		}
		if p.Head == c && p.Modality == schema.Future && s.mode == "" {
			s.mode = schema.Future
		}
	}
	return s, true
}

// eventOf adds what an event noun tells of two arguments.
func (r *reader) eventOf(i int, name, rule string, s scope, subject, object argument) {
	p := extract.Proposition{
		Sentence: r.at, Head: i, Relation: []int{i}, Name: name,
		Subject: r.phrase(subject.head, subject.reach), Object: r.phrase(object.head, object.reach), Content: -1,
		Polarity: schema.Affirmed, Modality: combine(schema.Actual, s.mode), Attribution: s.sources,
		Rules: []string{rule},
	}
	p.Evidence = r.evidence(p)
	r.out = append(r.out, p)
}

// intentions reads nouns of will: "Norland's refusal to lift sanctions".
func (r *reader) intentions() {
	for i := range r.tok {
		verb := intentions[r.lemma(i)]
		if verb == "" || r.upos(i) != "NOUN" || r.negativePhrase(i) {
			continue
		}
		holder := r.agentOf(i)
		k := r.infinitiveOf(i)
		if holder < 0 || k < 0 {
			continue
		}
		s := scope{}
		if c := r.clauseOver(i); c >= 0 {
			s = r.scopes[c]
		}
		r.intention(i, verb, holder, k, s)
	}
}

// infinitiveOf is the infinitive that complements the noun i, or -1.
func (r *reader) infinitiveOf(i int) int {
	for _, k := range r.kids[i] {
		if r.rel(k) == "acl" && !r.is(k, "acl:relcl") && k > i && r.childMark(k, "to") && r.upos(k) == "VERB" && r.subject(k) < 0 {
			return k
		}
	}
	return -1
}

// intention adds what the holder of a noun of will means to do, and for
// refusals that it is not done.
func (r *reader) intention(i int, verb string, holder, k int, s scope) {
	f := r.frame(k)
	inner := f.name
	f.name = verb + " to " + inner
	f.subjects = []argument{{head: holder, reach: r.holderReach(holder)}}
	f.notes = append(slices.Clone(f.notes), "nominal-intention")
	f.tokens = append(f.tokens, i)
	f.mode, f.implication = strongest(f.mode, controls[verb]), implication{}
	s.rule = ""
	r.addFrame(f, s)
	if signatures[verb].affirmed != fails {
		return
	}
	f.name, f.negated, f.mode = inner, !f.negated, schema.Actual
	f.notes = append(f.notes, "implicit-negation")
	r.addFrame(f, s)
}

// addFrame adds a proposition for each object of a frame with one subject.
func (r *reader) addFrame(f *frame, s scope) {
	objects := f.objects
	if len(objects) == 0 {
		objects = []argument{{head: -1}}
	}
	for _, object := range objects {
		if len(r.out) < maxPropositions && object.head != f.subjects[0].head {
			r.out = append(r.out, r.proposition(f, s, f.subjects[0], object))
		}
	}
}
