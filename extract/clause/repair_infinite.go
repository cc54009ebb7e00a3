package clause

import "strings"

// repairInfinitive makes a verb of an adjective or noun that "to" or a
// coordinated infinitive stands before and an article or pronoun after:
// "told Norland to free the crew", "to sink the ship and free the crew".
func (t *tree) repairInfinitive() bool {
	changed := false
	for w := 1; w+1 < len(t.tok); w++ {
		if t.upos(w) != "ADJ" && t.pos(w) != "NN" || !t.determined(w+1) || t.lemma(w) != t.lower[w] {
			continue
		}
		switch {
		case t.lower[w-1] == "to" && t.upos(w-1) == "PART":
			t.tok[w].UPOS, t.tok[w].XPOS = "VERB", "VB"
			changed = true
		case t.rel(w-1) == "cc" && t.upos(w) == "ADJ" && t.rel(w) == "conj" && t.head[w] >= 0 && t.pos(t.head[w]) == "VB":
			t.tok[w].UPOS, t.tok[w].XPOS = "VERB", "VB"
			t.coordinateVerb(t.head[w], w)
			changed = true
		}
	}
	return changed
}

// determined reports whether token i can only begin a noun phrase.
func (t *tree) determined(i int) bool {
	return t.upos(i) == "DET" && t.head[i] > i || t.pos(i) == "PRP$"
}

// nounsIng are nouns in -ing that name no deed.
var nounsIng = fields("building training housing farming banking shipping mining fishing meeting being king wing evening morning nothing something anything everything hearing ruling briefing funding spending holding")

// repairGerundConjuncts coordinates gerunds where the tree coordinates nouns:
// "accused of plotting a coup, smuggling weapons and funding rebels".
func (t *tree) repairGerundConjuncts() bool {
	changed := false
	for w := 3; w+1 < len(t.tok); w++ {
		if !strings.HasSuffix(t.lower[w], "ing") || len(t.lower[w]) < 6 || t.rel(w-1) != "cc" && t.lower[w-1] != "," || !t.nominalStart(w+1) {
			continue
		}
		if t.upos(w) != "NOUN" && t.upos(w) != "VERB" && t.upos(w) != "ADJ" || nounsIng[t.lower[w]] && t.pos(w) == "NN" && !t.plural(w+1) && !t.determined(w+1) {
			continue
		}
		verb := t.gerundBefore(w)
		if verb < 0 || t.upos(w) == "VERB" && t.head[w] == verb && t.childBase(w, "obj") >= 0 {
			continue
		}
		t.toGerund(w)
		t.coordinateVerb(verb, w)
		changed = true
	}
	return changed
}

func (t *tree) nominalStart(i int) bool {
	return in(t.upos(i), []string{"DET", "NOUN", "PROPN", "NUM", "ADJ"}) || t.pos(i) == "PRP$"
}

// gerundBefore is the gerund behind a preposition that a coordinated gerund at
// w continues, with nothing but its objects between, or -1.
func (t *tree) gerundBefore(w int) int {
	for v := w - 2; v > 0 && v > w-16; v-- {
		switch {
		case t.pos(v) == "VBG" && t.upos(v) == "VERB" && t.rel(v) != "amod" && (t.childBase(v, "mark") >= 0 || t.rel(v) == "xcomp"):
			return v
		case t.upos(v) == "VERB" && t.pos(v) != "VBG" || t.upos(v) == "AUX" || t.upos(v) == "SCONJ":
			return -1
		}
	}
	return -1
}

// coordinateVerb makes w a conjunct of the verb, the noun phrase after w its
// object and the noun phrase before it the object of the verb.
func (t *tree) coordinateVerb(verb, w int) {
	t.head[w], t.dep[w] = verb, "conj"
	if t.rel(w-1) == "cc" || t.punct(w-1) {
		t.head[w-1] = w
	}
	object := w + 1
	for object+1 < len(t.tok) && (in(t.upos(object), []string{"DET", "ADJ", "NUM"}) || t.pos(object) == "PRP$" || t.pos(object) == "POS" || t.pos(object+1) == "POS" || t.nounish(object+1) && t.head[object] != t.head[w]) && (t.nounish(object+1) || t.pos(object+1) == "POS" || t.pos(object) == "POS") {
		object++
	}
	outer := t.head[object]
	first := w - 1
	for first > verb && !t.nominal(first) {
		first--
	}
	if first > verb && (outer == verb || t.head[first] == object || first == outer) { // the tree has one phrase of two
		if t.head[first] == object || t.head[first] == w {
			t.head[first], t.dep[first] = verb, "obj"
		}
		for k := verb + 1; k < w; k++ {
			if t.head[k] == object {
				t.head[k] = first
			}
		}
	}
	t.head[object], t.dep[object] = w, "obj"
	for k := w + 1; k < object; k++ {
		if h := t.head[k]; h < w+1 || h > object {
			t.head[k], t.dep[k] = object, "compound"
		}
	}
}

// loneGerund reports whether the conjunct w is a gerund beside a verb that is
// none, which no clause of English has: its fellow is another gerund.
func (t *tree) loneGerund(w int) bool {
	h := t.head[w]
	return t.rel(w) == "conj" && t.pos(w) == "VBG" && t.childBase(w, "aux") < 0 && t.childBase(w, "nsubj") < 0 && h >= 0 && h < w && t.upos(h) == "VERB" && t.pos(h) != "VBG"
}

// repairLoneGerund hangs such a gerund on the one before it below the same
// verb: "accused Norland of spying on ministers and hacking the archive".
func (t *tree) repairLoneGerund() bool {
	changed := false
	for w := range t.tok {
		if !t.loneGerund(w) {
			continue
		}
		verb := t.head[w]
		for _, g := range t.kids[verb] {
			if g < verb || g > w || !t.gerundOf(verb, g) {
				continue
			}
			t.head[w], changed = g, true
		}
	}
	return changed
}

// gerundOf reports whether g is a gerund below the verb, and makes it one
// where it stands as a noun behind the verb's own preposition.
func (t *tree) gerundOf(verb, g int) bool {
	if t.pos(g) == "VBG" && (t.rel(g) == "advcl" || t.rel(g) == "xcomp") {
		return true
	}
	c := t.childBase(g, "case")
	if t.rel(g) != "obl" || c < 0 || !strings.HasSuffix(t.lower[g], "ing") || !gerundPrepositions[t.lemma(verb)+" "+t.lower[c]] {
		return false
	}
	t.toGerund(g)
	t.dep[g], t.dep[c] = "advcl", "mark"
	for _, k := range t.kids[g] {
		if k > g && t.rel(k) == "nmod" {
			t.dep[k] = "obl"
		}
	}
	return true
}

// gerundForm reports whether the attribute g of the noun n may be a gerund with
// n as its object: "bombing hospitals".
func (t *tree) gerundForm(g, n int) bool {
	return t.pos(g) == "VBG" || t.pos(g) == "NN" && strings.HasSuffix(t.lower[g], "ing") && n == g+1 && t.plural(n) && !nounsIng[t.lower[g]]
}

// toGerund tags g as a gerund.
func (t *tree) toGerund(g int) {
	if t.pos(g) != "VBG" || t.upos(g) != "VERB" {
		t.tok[g].Lemma = infinitive(t.lower[g])
	}
	t.tok[g].UPOS, t.tok[g].XPOS = "VERB", "VBG"
}

// repairDue makes the predicate of "due" where the tree takes "due to" for the mark
// of an infinitive: "the trial was due to begin".
func (t *tree) repairDue() bool {
	for due, verb := range t.head {
		to := due + 1
		if t.lower[due] != "due" || verb <= to || t.rel(due) != "mark" || t.lower[to] != "to" || t.head[to] != due || t.pos(verb) != "VB" {
			continue
		}
		t.head[due], t.dep[due], t.tok[due].UPOS = t.head[verb], t.dep[verb], "ADJ"
		t.head[verb], t.dep[verb] = due, "xcomp"
		t.head[to], t.dep[to] = verb, "mark"
		for _, k := range t.kids[verb] {
			if k < due {
				t.head[k] = due
				if t.rel(k) == "nsubj" {
					t.dep[k] = "nsubj"
				}
			}
		}
		return true
	}
	return false
}
