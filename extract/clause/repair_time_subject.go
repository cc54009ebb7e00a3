package clause

// repairTimeSubject makes an adverbial of a bare time that a tree takes for the
// subject of a verb which has another subject, or has one before it: "the court
// this month rejected the plan", "… ,” Ada Dahl said Friday".
func (t *tree) repairTimeSubject() bool {
	changed := false
	for k := range t.tok {
		v := t.head[k]
		if v < 0 || !t.is(k, "nsubj") || t.upos(v) != "VERB" || !t.bareTime(k) {
			continue
		}
		if !t.hasChild(v, func(o int) bool { return o != k && t.is(o, "nsubj") }) {
			speaker := t.nounAfterQuote(v)
			if k < v || speaker < 0 {
				continue
			}
			t.head[speaker], t.dep[speaker] = v, "nsubj"
		}
		t.dep[k], changed = "obl:unmarked", true
	}
	return changed
}

// bareTime reports whether k is a day or one of "this week", "last month".
func (t *tree) bareTime(k int) bool {
	if t.weekdayNoun(k) {
		return t.leftmost(k) == k
	}
	first := t.leftmost(k)
	return timeNouns[t.lower[k]] && first == k-1 && in(t.lower[first], []string{"this", "last", "next"})
}

// nounAfterQuote is the head of the phrase between a closing quotation mark and
// the verb after it, -1 for none.
func (t *tree) nounAfterQuote(v int) int {
	from := v - 1
	for from >= 0 && !isQuote(t.lower[from]) {
		from--
	}
	for i := from + 1; from >= 0 && i < v; i++ {
		if t.nominal(i) && (t.head[i] <= from || t.head[i] > v) {
			return i
		}
	}
	return -1
}
