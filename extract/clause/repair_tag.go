package clause

import "strings"

// repairNounVerb makes a verb of a present form taken for a noun, of a person or
// state and before what it complements: "Norland denies supporting rebels",
// "drills which Norland views as a rehearsal".
func (t *tree) repairNounVerb() bool {
	changed := false
	for i := 1; i < len(t.tok); i++ {
		_, cue := cueVerbs[t.lemma(i)]
		if t.upos(i) != "NOUN" && t.upos(i) != "VERB" || !cue && !appraisals[t.lemma(i)] || t.childBase(i, "nsubj") >= 0 {
			continue
		}
		s := t.subjectBefore(i)
		if s < 0 || !t.complementedNoun(i) {
			continue
		}
		t.tok[i].UPOS, t.tok[i].XPOS, t.dep[s] = "VERB", "VBZ", "nsubj"
		for _, k := range t.kids[i] {
			switch {
			case t.rel(k) == "det" && in(t.lower[k], []string{"which", "that"}):
				t.dep[k], t.dep[i] = "obj", "acl:relcl"
			case t.rel(k) == "nmod" && k > i:
				t.dep[k] = "obl"
			}
		}
		for _, k := range t.kids[s] {
			if t.rel(k) == "appos" && k < i && t.childBase(k, "conj") >= 0 { // "Norland, the FTU and Sudania regard"
				t.dep[k] = "conj"
			}
		}
		changed = true
	}
	return changed
}

// repairSetOff makes a verb of a present form taken for a noun that a name, set off
// from it as if called upon, and a clause of "that" have between them: "Norland, for
// its part, denies that it plans an attack".
func (t *tree) repairSetOff() bool {
	changed := false
	for i := 1; i < len(t.tok); i++ {
		c, s := t.childBase(i, "ccomp"), t.childBase(i, "vocative")
		if _, cue := cueVerbs[t.lemma(i)]; !cue || t.upos(i) != "NOUN" || t.pos(i) != "NNS" || c < i || s < 0 || s > i || t.name[s] < 0 || t.childBase(i, "nsubj") >= 0 {
			continue
		}
		t.tok[i].UPOS, t.tok[i].XPOS, t.dep[s], changed = "VERB", "VBZ", "nsubj", true
	}
	return changed
}

// subjectBefore is the name right before the seeming noun i, which the tree has
// as its modifier, or -1.
func (t *tree) subjectBefore(i int) int {
	for _, k := range t.kids[i] {
		if k < i && t.rel(k) == "compound" && t.name[k] >= 0 && t.rightmost(k) == i-1 {
			return k
		}
	}
	return -1
}

// complementedNoun reports whether the seeming noun i complements as only verbs
// do: with a gerund right after it, or with a relative pronoun before it.
func (t *tree) complementedNoun(i int) bool {
	if g := t.childBase(i, "acl"); g == i+1 && t.pos(g) == "VBG" && t.pos(i) == "NNS" && t.rel(i) != "nsubj" {
		t.dep[g] = "xcomp"
		return true
	}
	for _, k := range t.kids[i] {
		if k < i && t.rel(k) == "det" && t.pos(k) == "WDT" {
			return true
		}
	}
	return t.is(i, "acl:relcl") && strings.HasSuffix(t.lower[i], "s")
}

// repairDemanded makes a clause of "that" with a noun in the middle, where the
// tree has an object: "demanded that Norland hand over four villages".
func (t *tree) repairDemanded() bool {
	for i := 2; i < len(t.tok); i++ {
		up := t.head[i]
		that := t.childBase(i, "det")
		if t.pos(i) != "NN" || t.rel(i) != "obj" || up < 0 || that < 0 || t.pos(that) != "IN" || t.cueOf(up) == nil {
			continue
		}
		s := t.phraseEnding(i - 1)
		if t.head[s] != i || t.name[s] < 0 {
			continue
		}
		t.tok[i].UPOS, t.tok[i].XPOS = "VERB", "VB"
		t.dep[i], t.dep[that], t.dep[s] = "ccomp", "mark", "nsubj"
		if i+1 < len(t.tok) && particles[t.lower[i+1]] && t.upos(i+1) == "ADP" {
			t.head[i+1], t.dep[i+1] = i, "compound:prt"
		}
		for _, k := range t.kids[i] {
			if (t.rel(k) == "nmod" || t.is(k, "obl:unmarked")) && k > i && !t.timely(k) {
				t.dep[k] = "obj"
				if t.childBase(k, "case") > i+1 {
					t.dep[k] = "obl"
				}
			}
		}
		return true
	}
	return false
}

// repairMonth makes a verb of a lower-case name of a month after "to": "vowed to
// march on the capital".
func (t *tree) repairMonth() bool {
	changed := false
	for i := 1; i < len(t.tok); i++ {
		up := t.head[i]
		if t.lower[i] != "march" || t.capital(i) || t.lower[i-1] != "to" || up < 0 || up > i || t.upos(i) == "VERB" {
			continue
		}
		t.tok[i].UPOS, t.tok[i].XPOS = "VERB", "VB"
		t.tok[i-1].UPOS = "PART"
		t.head[i-1], t.dep[i-1] = i, "mark"
		t.dep[i] = "acl"
		if t.upos(up) == "VERB" {
			t.dep[i] = "xcomp"
		}
		for _, k := range t.kids[up] {
			if k > i && t.rel(k) == "obl" {
				t.head[k] = i
			}
		}
		changed = true
	}
	return changed
}

// repairMine makes a noun of "the mine", which taggers take for a pronoun.
func (t *tree) repairMine() bool {
	changed := false
	for i := range t.tok {
		if t.lower[i] == "mine" && t.upos(i) == "PRON" && i > 0 && in(t.upos(i-1), []string{"DET", "ADJ", "NOUN"}) {
			t.tok[i].UPOS, t.tok[i].XPOS, changed = "NOUN", "NN", true
		}
	}
	return changed
}

// repairSayingNoun makes a verb of saying of what a tree has as a plural noun at
// the top, with a name before it and a clause behind: "Norland denies that it will
// attack".
func (t *tree) repairSayingNoun() bool {
	for i := 1; i+1 < len(t.tok); i++ {
		lemma := sayingLemma(t.lower[i])
		if t.pos(i) != "NNS" || lemma == "" || t.rel(i) != "root" && t.rel(i) != "ccomp" || t.childBase(i, "det") >= 0 || t.childBase(i, "cop") >= 0 {
			continue
		}
		name := t.child(i, "compound", "nmod", "amod")
		clause := t.child(i, "ccomp", "acl:relcl", "acl")
		if name < 0 || t.rightmost(name) != i-1 || !t.inName(name) || clause < i || t.subject(clause) < 0 || t.prep(name) != "" {
			continue
		}
		if that := i + 1; t.lower[that] == "that" {
			t.head[that], t.dep[that], t.tok[that].UPOS, t.tok[that].XPOS = clause, "mark", "SCONJ", "IN"
		} else if t.leftmost(clause) != i+1 {
			continue
		}
		t.tok[i].UPOS, t.tok[i].XPOS, t.tok[i].Lemma = "VERB", "VBZ", lemma
		t.dep[name], t.dep[clause] = "nsubj", "ccomp"
		return true
	}
	return false
}

// sayingLemma is the verb of saying whose third person a form is, "" for none.
func sayingLemma(form string) string {
	for _, ending := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(form, ending[0]); ok {
			if _, says := cueVerbs[stem+ending[1]]; says {
				return stem + ending[1]
			}
		}
	}
	return ""
}
