package clause

// repairContent makes a complementiser of what looks like a relative pronoun
// in a clause that lacks nothing: "the claim that Iran attacked the ship".
func (t *tree) repairContent() bool {
	changed := false
	for i := range t.tok {
		k := t.head[i]
		if t.lower[i] != "that" || t.rel(i) != "obj" || k < i || t.rel(k) != "acl" || !saying(t.lemma(t.head[k])) {
			continue
		}
		for _, o := range t.kids[k] {
			if o > k && (t.rel(o) == "obj" || t.rel(o) == "xcomp" && t.childBase(o, "mark") < 0 && t.childBase(o, "compound") >= 0) {
				t.dep[i], t.dep[k], changed = "mark", "acl", true
				t.tok[i].UPOS, t.tok[i].XPOS = "SCONJ", "IN"
			}
		}
	}
	return changed
}

// gerundVerbs take a gerund as what they deny, weigh or give up.
var gerundVerbs = fields("deny avoid consider oppose propose suggest discuss stop cease quit resume halt postpone delay suspend admit regret risk resist rule recommend advocate contemplate mull favor favour justify support ban finish start begin keep continue")

// repairGerundObjects makes a verb of what looks like an adjective of the
// object of a verb that takes gerunds: "denied supplying drones".
func (t *tree) repairGerundObjects() bool {
	changed := false
	for g := 1; g < len(t.tok); g++ {
		o := t.head[g]
		if !in(t.rel(g), []string{"amod", "compound"}) || !t.gerundForm(g, o) || o < g || t.rel(o) != "obj" {
			continue
		}
		v := t.head[o]
		if v >= g || g > v+2 || g == v+2 && !t.is(g-1, "compound:prt") || !gerundVerbs[t.lemma(v)] {
			continue
		}
		t.toGerund(g)
		t.head[g], t.dep[g] = v, "xcomp"
		t.head[o], t.dep[o], changed = g, "obj", true
	}
	return changed
}

// doings are nouns in -ing that no verb has: nobody wrongdoes.
var doings = fields("wrongdoing infighting bloodletting warmongering upbringing peacekeeping policymaking lawmaking electioneering sightseeing shipbuilding fundraising housekeeping brainwashing evildoing")

// repairDoings makes a noun of what looks like the gerund of a verb that there
// is not: "denied wrongdoing".
func (t *tree) repairDoings() bool {
	changed := false
	for i := range t.tok {
		if !doings[t.lower[i]] || t.upos(i) != "VERB" || t.childBase(i, "obj") >= 0 {
			continue
		}
		t.tok[i].UPOS, t.tok[i].XPOS, t.tok[i].Lemma = "NOUN", "NN", t.lower[i]
		if in(t.rel(i), []string{"xcomp", "ccomp"}) {
			t.dep[i] = "obj"
		}
		changed = true
	}
	return changed
}
