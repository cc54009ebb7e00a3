package clause

import (
	"strings"

	"parley/schema"
)

// repairSetBeside mends appositions: a person's name on the holder of the role
// that describes him ("the envoy to Norland, Ada Dahl"), a description taken for
// a second subject ("Dahl, also a member of the council, said").
func (t *tree) repairSetBeside() bool {
	changed := false
	for i := range t.tok {
		switch t.rel(i) {
		case "appos":
			if role := t.roleOver(i); role >= 0 && role != t.head[i] {
				t.head[i], changed = role, true
			}
		case "nsubj":
			changed = t.repairDescription(i) || changed
		}
	}
	return changed
}

// roleOver is the noun of the role that a person's name is set beside, from the
// holder of the role that a tree hangs it on, or -1.
func (t *tree) roleOver(name int) int {
	role := t.head[name]
	if role < 0 || role > name || t.class(name) != schema.Person || !t.afterComma(name) {
		return -1
	}
	for role >= 0 && !t.roleNoun(role) && t.rel(role) == "nmod" && t.class(role) != schema.Person {
		role = t.head[role]
	}
	if role < 0 || !t.roleNoun(role) || t.class(role) == schema.Person || t.plural(role) || t.childBase(role, "conj") >= 0 {
		return -1
	}
	return role
}

// repairDescription sets a description between commas beside the name before it,
// where the tree has both as subjects.
func (t *tree) repairDescription(i int) bool {
	verb := t.head[i]
	if verb < i || t.upos(i) != "NOUN" || t.childBase(i, "det") < 0 || t.childBase(i, "cc") >= 0 {
		return false
	}
	end := t.rightmost(i) + 1
	first := t.leftmost(i)
	if end >= verb || t.lower[end] != "," || first < 2 || t.lower[first-1] != "," {
		return false
	}
	for _, k := range t.kids[verb] {
		if k < i && t.rel(k) == "nsubj" && t.name[k] >= 0 && t.rightmost(k) >= first-2 {
			t.head[i], t.dep[i] = k, "appos"
			return true
		}
	}
	return false
}

// repairLastReport sets the reporting clause that ends a sentence beside all of
// it: "Norland would respond if they came, its envoy, Ada Dahl, warned".
func (t *tree) repairLastReport() bool {
	v := len(t.tok) - 1
	for v > 0 && t.punct(v) {
		v--
	}
	up := -1
	if v > 2 {
		up = t.head[v]
	}
	if up < 0 || up > v || t.cueOf(v) == nil || t.pos(v) != "VBD" && t.pos(v) != "VBZ" || !in(t.rel(v), []string{"ccomp", "conj", "advcl"}) || t.childBase(v, "cc") >= 0 || t.childBase(v, "mark") >= 0 {
		return false
	}
	s := t.subject(v)
	if s < 0 || s < up || !t.actor(s) && !t.roleNoun(s) && t.name[s] < 0 {
		return false
	}
	first := s
	for first > 0 && !t.punct(first-1) {
		first--
	}
	if first < 2 || t.lower[first-1] != "," {
		return false
	}
	for _, k := range t.kids[s] {
		if k < first && t.rel(k) != "punct" { // what the report is about
			t.head[k] = up
			if t.rel(k) == "acl" {
				t.dep[k] = "advcl"
			}
		}
	}
	for t.head[up] >= 0 {
		up = t.head[up]
	}
	t.head[v], t.dep[v] = up, "parataxis"
	return true
}

// repairGerundNouns makes a verb of a noun in -ing after the preposition by
// which the verb above takes a gerund: "accused Norland of meddling in its
// affairs".
func (t *tree) repairGerundNouns() bool {
	changed := false
	for g := 2; g < len(t.tok); g++ {
		o := t.head[g]
		if t.upos(g) != "NOUN" || t.pos(g) != "NN" || !strings.HasSuffix(t.lower[g], "ing") || t.rel(g) != "nmod" || o < 0 || t.rel(o) != "obj" || t.rel(g-1) != "case" || t.head[g-1] != g {
			continue
		}
		verb := t.head[o]
		if verb < 0 || !gerundPrepositions[t.lemma(verb)+" "+t.lower[g-1]] {
			continue
		}
		t.tok[g].UPOS, t.tok[g].XPOS, t.tok[g].Lemma = "VERB", "VBG", infinitive(t.lower[g])
		t.head[g], t.dep[g], t.dep[g-1] = verb, "advcl", "mark"
		for _, k := range t.kids[verb] {
			if k > g && t.rel(k) == "obl" {
				t.head[k] = g
			}
		}
		for _, k := range t.kids[g] {
			if k > g && t.rel(k) == "nmod" {
				t.dep[k] = "obl"
			}
		}
		changed = true
	}
	return changed
}

// infinitive is the base of a regular form in -ing.
func infinitive(ing string) string {
	stem := strings.TrimSuffix(ing, "ing")
	n := len(stem)
	if n < 3 {
		return stem
	}
	last, before := stem[n-1], stem[n-2]
	const vowels = "aeiou"
	single := strings.ContainsRune(vowels, rune(before)) && !strings.ContainsRune(vowels+"wxy", rune(last)) && strings.IndexAny(stem, vowels) == n-2
	switch {
	case single: // a short verb without "e" doubles its consonant: "hit", "hitting"
		return stem + "e"
	case last == before && !strings.ContainsRune("lsz", rune(last)):
		return stem[:n-1]
	case last == 'l' && strings.ContainsRune("bdfgkptz", rune(before)), strings.ContainsRune("vzcu", rune(last)), strings.HasSuffix(stem, "at"):
		return stem + "e"
	}
	return stem
}

// repairWhen makes an adverbial clause of a verb whose subject the tree has
// behind a preposition: "hours after Norland and Sudania began drills".
func (t *tree) repairWhen() bool {
	changed := false
	for s := range t.tok {
		v := t.head[s]
		c := t.childBase(s, "case")
		if v < s || t.rel(s) != "nsubj" && !t.leads(s, v) || c < 0 || c > s || !in(t.lower[c], []string{"after", "before", "since", "until"}) || t.upos(v) != "VERB" || !in(t.rel(v), []string{"conj", "parataxis", "advcl", "ccomp"}) || t.childBase(v, "cc") >= 0 {
			continue
		}
		t.head[c], t.dep[c], t.dep[v], t.dep[s], changed = v, "mark", "advcl", "nsubj", true
	}
	return changed
}

// leads reports whether the oblique s can only be the subject of the past tense v
// that has none: "after the governor of Ostby, Ada Dahl, refused".
func (t *tree) leads(s, v int) bool {
	return t.rel(s) == "obl" && t.rel(v) == "advcl" && t.pos(v) == "VBD" && t.childBase(v, "nsubj") < 0 && t.childBase(v, "mark") < 0 && t.actorish(s)
}

// repairAgent hangs "by" on the event, not on whom it befell: "the arrest of two
// agents by Norland".
func (t *tree) repairAgent() bool {
	changed := false
	for i, h := range t.head {
		if h < 0 || t.rel(i) != "nmod" || t.rel(h) != "nmod" || h > i || t.head[h] < 0 || t.prep(i) != "by" || t.prep(h) != "of" {
			continue
		}
		if _, ok := events[t.lemma(t.head[h])]; ok {
			t.head[i], changed = t.head[h], true
		}
	}
	return changed
}
