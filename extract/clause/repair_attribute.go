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

// infinitiveSlot reports whether w behind "to" is an infinitive of the verb: such an
// adjective behind a verb of demand with an object, or a bare noun right behind a
// verb of will, which takes no noun there.
func (t *tree) infinitiveSlot(verb, w, to int) bool {
	if _, causes := causings[t.lemma(verb)]; causes && t.child(verb, "obj") >= 0 {
		return likeVerbs[t.lower[w]] && t.rel(w) == "amod"
	}
	return to == verb+1 && wills[t.lemma(verb)] && t.pos(w) == "NN" && t.rel(w) == "compound" && t.upos(verb) == "VERB"
}

// wills are verbs whose "to" begins an infinitive.
var wills = fields("offer plan vow pledge promise refuse decline hope want seek try intend threaten volunteer continue begin decide need fail manage")

// repairLikeVerb makes an infinitive of such a word between "to" and its object:
// "pressed its allies to close loopholes", "offered to finance reconstruction".
func (t *tree) repairLikeVerb() bool {
	changed := false
	for w := 2; w+1 < len(t.tok); w++ {
		to, n := w-1, w+1
		verb := t.head[n]
		if t.lower[to] != "to" || t.head[w] != n || t.head[to] != n || verb < 0 || verb > to || !t.infinitiveSlot(verb, w, to) {
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
