package clause

import "parley/schema"

// repairApposed makes appositions of the descriptions that a tree coordinates
// with a name: "Ada Dahl, a fellow at the institute and the editor of a paper,
// said", where the comma before the verb shows that nobody else speaks, and
// "Ada Dahl, founder and owner of", where a count noun stands alone.
func (t *tree) repairApposed() bool {
	changed := false
	for h := range t.tok {
		if t.upos(h) != "PROPN" {
			continue
		}
		first := t.child(h, "appos", "conj")
		if first < h || t.upos(first) != "NOUN" || t.plural(first) || !t.afterComma(first) {
			continue
		}
		last := t.lastConjunct(h, first)
		if !t.followedByComma(last) && !t.bareTitle(first, h) {
			continue
		}
		for _, k := range t.kids[h] {
			if t.rel(k) == "conj" && k >= first && t.upos(k) == "NOUN" {
				t.head[k], changed = first, true
			}
		}
		if t.head[first] == first {
			t.head[first], t.dep[first] = h, "appos"
		}
	}
	return changed
}

// lastConjunct is the last description coordinated with the name h, from first on.
func (t *tree) lastConjunct(h, first int) int {
	last := first
	for _, k := range t.kids[h] {
		if t.rel(k) == "conj" && k > last && t.upos(k) == "NOUN" {
			last = k
		}
	}
	return last
}

// followedByComma reports whether a comma and not the end of the sentence
// follows the subtree of k.
func (t *tree) followedByComma(k int) bool {
	next := t.rightmost(k) + 1
	return next+1 < len(t.tok) && t.lower[next] == ","
}

// bareTitle reports whether the singular noun k after a person's name has no
// determiner, as only what he is called can have none.
func (t *tree) bareTitle(k, name int) bool {
	return t.pos(k) == "NN" && t.firstWord(k) == k && t.class(name) == schema.Person
}
