package clause

// attributive are participles that a name and a hyphen before them make an
// attribute: "the Norland-based Acme".
var attributive = fields("based backed led owned run controlled held born made built trained listed funded brokered sponsored mediated")

// repairHyphenated makes an attribute of such a participle before a name, where
// the tree has it as a clause: "include Norland-based Acme".
func (t *tree) repairHyphenated() bool {
	changed := false
	for p := 2; p+1 < len(t.tok); p++ {
		if !attributive[t.lower[p]] || t.lower[p-1] != "-" || t.upos(p-2) != "PROPN" && t.upos(p-2) != "NOUN" || t.upos(p+1) != "PROPN" || t.rel(p) == "amod" || t.head[p] < 0 {
			continue
		}
		name := p + 1
		for name+1 < len(t.tok) && t.upos(name+1) == "PROPN" {
			name++
		}
		t.head[name], t.dep[name] = t.head[p], "obj"
		for k := p + 1; k < name; k++ {
			t.head[k], t.dep[k] = name, "compound"
		}
		t.head[p], t.dep[p], changed = name, "amod", true
	}
	return changed
}

// likeVerbs are adjectives that are verbs as well.
var likeVerbs = fields("close free clear open secure lower narrow clean empty complete")

// repairLikeVerb makes an infinitive of such an adjective between "to" and its
// object behind a verb of demand with an object: "pressed its allies to close
// loopholes".
func (t *tree) repairLikeVerb() bool {
	changed := false
	for w := 2; w+1 < len(t.tok); w++ {
		to, n := w-1, w+1
		verb := t.head[n]
		if !likeVerbs[t.lower[w]] || t.rel(w) != "amod" || t.lower[to] != "to" || t.head[w] != n || t.head[to] != n || verb < 0 || verb > to || t.child(verb, "obj") < 0 {
			continue
		}
		if _, causes := causings[t.lemma(verb)]; !causes {
			continue
		}
		t.tok[w].UPOS, t.tok[w].XPOS, t.tok[w].Lemma = "VERB", "VB", t.lower[w]
		t.tok[to].UPOS, t.tok[to].XPOS = "PART", "TO"
		t.head[w], t.dep[w] = verb, "xcomp"
		t.head[to], t.dep[to] = w, "mark"
		t.dep[n] = "obj"
		for _, k := range t.kids[n] {
			if k > n && t.rel(k) == "nmod" {
				t.head[k] = n
			}
		}
		t.head[n], changed = w, true
	}
	return changed
}
