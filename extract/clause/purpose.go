package clause

// purposeful reports whether the subject of the clause h can be who wants what
// the infinitive p beside it tells: a body or a person, or what is put to a use.
// "Enough", "too" and an adjective before the infinitive measure, and say of
// nobody that he wants it: "rain enough to flood the port", "unfit to lead".
func (t *tree) purposeful(p, h int, who []argument) bool {
	to := t.markOf(p, "to")
	if to > 0 && t.upos(to-1) == "ADJ" || t.measured(p, h) {
		return false
	}
	if t.passive(h) && uses[t.lemma(h)] || t.lemma(h) == "come" {
		return true
	}
	return len(who) > 0 && (t.name[who[0].head] >= 0 || t.upos(who[0].head) == "PROPN" || t.actor(who[0].head) || t.human(who[0].head) || t.place(who[0].head) || t.upos(who[0].head) == "PRON")
}

// uses are verbs of putting something to a purpose.
var uses = fields("use design mean intend need require employ apply create form establish found build set deploy send")

// measured reports whether a word of degree stands between the verb h and the
// infinitive p.
func (t *tree) measured(p, h int) bool {
	for i := h + 1; i < p; i++ {
		if in(t.lower[i], []string{"enough", "too", "sufficient", "insufficient", "sufficiently"}) {
			return true
		}
	}
	return false
}

// outcome reports whether the infinitive p tells what came of it: "fled, only to
// be caught".
func (t *tree) outcome(p int) bool {
	to := t.markOf(p, "to")
	if h := t.head[p]; t.lemma(p) == "find" && h >= 0 && in(t.lemma(h), []string{"return", "arrive", "wake", "awake", "come"}) { // nobody plans to find his home in ruins
		return true
	}
	return to > 0 && t.lower[to-1] == "only"
}

// markOf is the mark of p with the given word, or -1.
func (t *tree) markOf(p int, word string) int {
	for _, k := range t.kids[p] {
		if t.rel(k) == "mark" && t.lower[k] == word {
			return k
		}
	}
	return -1
}
