package clause

import "parley/schema"

// repairExecutive makes a noun of who heads a firm: "its chief executive".
func (t *tree) repairExecutive() bool {
	changed := false
	for i := 1; i < len(t.tok); i++ {
		if t.lower[i] == "executive" && t.lower[i-1] == "chief" && t.upos(i) == "ADJ" && (i+1 == len(t.tok) || !t.nominal(i+1)) {
			t.tok[i].UPOS, t.tok[i].XPOS, changed = "NOUN", "NN", true
		}
	}
	return changed
}

// repairSecondWish parts what is wanted of a second one from what is wanted of the
// first: "wants Norland to pay its debts and Sudania to be spared". Left alone,
// the first does to the second what it does to its own.
func (t *tree) repairSecondWish() bool {
	changed := false
	for v, h := range t.head {
		if h < 0 || h > v || t.rel(h) != "xcomp" || t.rel(v) != "advcl" || !t.childMark(v, "to") || t.subject(v) >= 0 || t.head[h] < 0 || t.child(t.head[h], "obj", "iobj") < 0 {
			continue
		}
		if _, ok := causings[t.lemma(t.head[h])]; !ok {
			continue
		}
		to := t.firstWord(v)
		for s := to - 1; s > h; s-- {
			if t.rel(s) != "conj" || t.class(s) == "" || t.rightmost(s) != to-1 || t.childBase(s, "cc") < 0 || !t.isUnder(s, h) {
				continue
			}
			t.dep[v] = "conj"
			t.head[s], t.dep[s], changed = v, "nsubj", true
			break
		}
	}
	return changed
}

// repairIntention hangs an infinitive on the noun of will right before it, where
// the tree hangs it on the verb: "condemned Norland's refusal to sign".
func (t *tree) repairIntention() bool {
	changed := false
	for i, h := range t.head {
		if h < 0 || i < h || !in(t.rel(i), []string{"advcl", "xcomp"}) || !t.childMark(i, "to") {
			continue
		}
		n := t.firstWord(i) - 1
		if n > h && t.head[n] == h && in(t.rel(n), []string{"obj", "obl"}) && (intentions[t.lemma(n)] != "" || willing[t.lemma(n)]) {
			t.head[i], t.dep[i], changed = n, "acl", true
		}
	}
	return changed
}

// willing are further nouns whose infinitive is theirs.
var willing = fields("effort desire willingness readiness unwillingness reluctance ability inability right need wish urge ambition determination proposal request")

// repairForTo gives an infinitive with "for" the noun between them as its subject,
// where the tree hangs that on the verb above: "called for the rebels to leave",
// "asked for sanctions to be lifted". What is asked for is a complement.
func (t *tree) repairForTo() bool {
	changed := false
	for i, h := range t.head {
		if h < 0 || i < h || !in(t.rel(i), []string{"advcl", "xcomp", "ccomp"}) || !t.childMark(i, "to") || t.childBase(i, "nsubj") >= 0 {
			continue
		}
		n, f := t.forNoun(i, h)
		if n < 0 {
			continue
		}
		c := t.cueOf(h)
		asked := c != nil && c.kind == schema.Demand || in(t.lemma(h), []string{"wait", "arrange", "long", "hope", "plan", "allow", "push", "press"})
		if t.head[f] == n && !asked {
			continue
		}
		t.head[n], t.dep[n], t.head[f], t.dep[f], changed = i, "nsubj", i, "mark", true
		if t.child(i, "aux:pass") >= 0 {
			t.dep[n] = "nsubj:pass"
		}
		if asked {
			t.dep[i] = "ccomp"
		}
	}
	return changed
}

// forNoun is the noun between "for" and the infinitive i, below the verb h, and
// the "for"; -1 for none.
func (t *tree) forNoun(i, h int) (noun, word int) {
	for _, n := range t.kids[h] {
		f := t.leftmost(n)
		if t.lower[f] != "for" {
			f--
		}
		if f > h && n < i && t.lower[f] == "for" && (t.head[f] == i || t.head[f] == n) && in(t.rel(n), []string{"obl", "obj", "nsubj"}) && t.word(t.rightmost(n)+1) == "to" {
			return n, f
		}
	}
	return -1, -1
}
