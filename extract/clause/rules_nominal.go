package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// event is the verb behind a noun of action and the prepositions that mark
// whom it concerns.
type event struct {
	verb  string
	preps []string
}

// events are nouns of action that take an agent and a patient.
var events = map[string]event{
	"support":      {"support", []string{"for", "of"}},
	"backing":      {"back", []string{"for", "of"}},
	"attack":       {"attack", []string{"on", "against"}},
	"assault":      {"attack", []string{"on", "against"}},
	"strike":       {"strike", []string{"on", "against"}},
	"airstrike":    {"strike", []string{"on", "against"}},
	"invasion":     {"invade", []string{"of"}},
	"occupation":   {"occupy", []string{"of"}},
	"annexation":   {"annex", []string{"of"}},
	"aggression":   {"attack", []string{"against"}},
	"criticism":    {"criticize", []string{"of"}},
	"condemnation": {"condemn", []string{"of"}},
	"rejection":    {"reject", []string{"of"}},
	"expansion":    {"expand", []string{"into", "to"}},
	"withdrawal":   {"withdraw from", []string{"from"}},
	"blockade":     {"blockade", []string{"of"}},
	"bombardment":  {"bombard", []string{"of"}},
	"bombing":      {"bomb", []string{"of"}},
	"shelling":     {"shell", []string{"of"}},
	"sanction":     {"sanction", []string{"on", "against"}},
	"visit":        {"visit", []string{"to"}},
	"aid":          {"aid", []string{"to", "for"}},
	"assistance":   {"assist", []string{"to", "for"}},
	"threat":       {"threaten", []string{"against"}},
	"opposition":   {"oppose", []string{"to"}},
	"seizure":      {"seize", []string{"of"}},
	"violation":    {"violate", []string{"of"}},
	"endorsement":  {"endorse", []string{"of"}},
	"capture":      {"capture", []string{"of"}},
	"treatment":    {"treat", []string{"of"}},
	"recognition":  {"recognize", []string{"of"}},
	"acquisition":  {"acquire", []string{"of"}},
	"purchase":     {"purchase", []string{"of"}},
	"handling":     {"handle", []string{"of"}},
	"arrest":       {"arrest", []string{"of"}},
	"detention":    {"detain", []string{"of"}},
	"expulsion":    {"expel", []string{"of"}},
	"killing":      {"kill", []string{"of"}},
	"murder":       {"murder", []string{"of"}},
	"abduction":    {"abduct", []string{"of"}},
	"raid":         {"raid", []string{"on"}},
	"crackdown":    {"crack down on", []string{"on"}},
	"ban":          {"ban", []string{"on"}},
	"deployment":   {"deploy", []string{"of"}},
	"denial":       {"deny", []string{"of"}},
	"dismissal":    {"dismiss", []string{"of"}},
	"call":         {"call for", []string{"for"}},
	"appeal":       {"appeal for", []string{"for"}},
	"demand":       {"demand", []string{"for"}},
	"proposal":     {"propose", []string{"for"}},
}

// utterances are events that a clause presupposes even where it denies what they
// are about.
var utterances = fields("criticism condemnation rejection denial call appeal demand proposal support backing opposition endorsement")

// irreal are verbs whose object need not exist: "fears an attack by Norland".
var irreal = fields("want seek demand urge request propose call hope need avoid prevent avert fear plan prepare expect consider discuss promise offer deny allege oppose reject halt stop block ban rule welcome delay postpone warn risk threaten suggest advocate push press appeal await anticipate predict")

// unreal are adjectives of events that have not happened.
var unreal = fields("possible potential planned future further proposed threatened imminent likely alleged any hypothetical expected looming impending")

// nominalEvents reads nouns of action with agent and patient both named:
// "U.S. support for Ukraine", "Russia's invasion of Ukraine".
func (r *reader) nominalEvents() {
	for i := range r.tok {
		if r.upos(i) != "NOUN" {
			continue
		}
		e, ok := events[r.lemma(i)]
		agent, patient := r.agentOf(i), -1
		if ok {
			patient = r.patientOf(i, e.preps)
		}
		switch lone := loneEvents[r.lemma(i)]; {
		case agent < 0 || agent == patient:
		case patient >= 0:
			r.nominalEvent(i, agent, patient, e)
		case lone != "" && r.is(agent, "nmod:poss"):
			r.nominalEvent(i, agent, -1, event{verb: lone})
		}
	}
}

// loneEvents are nouns of what somebody does alone, with the verb behind them:
// "NATO's expansion".
var loneEvents = map[string]string{
	"expansion": "expand", "withdrawal": "withdraw", "resignation": "resign", "departure": "depart", "arrival": "arrive", "death": "die",
	"victory": "win", "collapse": "collapse", "retreat": "retreat", "surrender": "surrender", "growth": "grow", "disappearance": "disappear",
}

func (r *reader) agentOf(i int) int {
	a := r.possessor(i)
	for _, k := range r.kids[i] {
		if a < 0 && r.rel(k) == "nmod" && r.prep(k) == "by" && !r.timely(k) && r.nominal(k) { // whoever it is
			return k
		}
	}
	if a >= 0 && !r.side(a) && !r.nationality(a) || r.negativePhrase(i) {
		return -1
	}
	return a
}

func (r *reader) patientOf(i int, preps []string) int {
	for _, k := range r.kids[i] {
		if r.rel(k) == "nmod" && k > i && slices.Contains(preps, r.prep(k)) {
			return k
		}
	}
	if h := r.head[i]; h >= 0 { // hung on the verb by the parser: "assured of support for Ukraine"
		for _, k := range r.kids[h] {
			if r.rel(k) == "obl" && r.firstWord(k) == i+1 && slices.Contains(preps, r.prep(k)) {
				return k
			}
		}
	}
	return -1
}

func (r *reader) nominalEvent(i, agent, patient int, e event) {
	s := scope{}
	if c := r.clauseOver(i); c >= 0 {
		s = r.scopes[c]
		if c := r.modeOver(i, c); c != "" {
			s.mode = c
		}
	}
	p := extract.Proposition{
		Sentence: r.at, Head: i, Relation: []int{i}, Name: e.verb,
		Subject: r.phrase(agent, r.holderReach(agent)), Content: -1,
		Polarity: schema.Affirmed, Modality: combine(schema.Actual, s.mode), Attribution: s.sources,
		Rules: []string{"nominal-event"},
	}
	if patient < 0 {
		p.Evidence = r.evidence(p)
		r.out = append(r.out, p)
		return
	}
	p.Relation = append(p.Relation, r.prepositions(patient)...)
	for _, k := range r.conjuncts(patient) {
		if r.name[patient] >= 0 && r.name[k] < 0 && !r.actor(k) { // "aggression against Norland and sanctions"
			continue
		}
		q := p
		q.Object = r.phrase(k, r.nounPhrase(k))
		q.Evidence = r.evidence(q)
		r.out = append(r.out, q)
	}
}

// holderReach is the phrase of an agent: a demonym alone, a noun phrase else.
func (r *reader) holderReach(agent int) reach {
	if r.rel(agent) == "amod" {
		return reach{agent, agent + 1}
	}
	return r.nounPhrase(agent)
}

// modeOver is the mode of an event noun from its adjectives and from the
// clause that governs it.
func (r *reader) modeOver(i, clause int) schema.Modality {
	for _, k := range r.kids[i] {
		if unreal[r.lower[k]] {
			return schema.Possible
		}
	}
	if !utterances[r.lemma(i)] && r.wished(i) {
		return schema.Possible
	}
	for _, p := range r.out {
		if p.Head == clause && p.Modality != schema.Actual && p.Modality != schema.Future {
			return p.Modality
		}
	}
	return ""
}

// wished reports whether the noun i complements a verb whose object need not
// exist.
func (r *reader) wished(i int) bool {
	h := r.head[i]
	for h >= 0 && r.rel(i) == "conj" {
		i, h = h, r.head[h]
	}
	return h >= 0 && i > h && irreal[r.lemma(h)] && in(r.rel(i), []string{"obj", "obl", "nmod", "ccomp"})
}
