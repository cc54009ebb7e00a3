package clause

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// tree is one sentence with its children lists. Its heads and relations
// are those of the tokens but for repairs; heads out of range and cycles are
// cut, so that every walk downward or upward ends.
type tree struct {
	doc   *extract.Document
	at    int // sentence
	tok   []extract.Token
	head  []int
	dep   []string // relation to the head, with subtype
	kids  [][]int  // ascending
	lower []string
	names []extract.Name
	name  []int // per token: index into names, -1 for none

	mark []int // scratch of yield: mark[i] == turn if i is in the yield
	turn int
}

// newTree is the tree of a sentence with everything repaired.
func newTree(doc *extract.Document, at int, names []extract.Name) *tree {
	t := bareTree(doc, at, names)
	t.apply(repairs)
	return t
}

// bareTree is the tree as the parser has it.
func bareTree(doc *extract.Document, at int, names []extract.Name) *tree {
	tok := slices.Clone(doc.Sentences[at].Tokens) // repairs retag
	n := len(tok)
	t := &tree{doc: doc, at: at, tok: tok, names: names,
		head: make([]int, n), dep: make([]string, n), kids: make([][]int, n), lower: make([]string, n), name: make([]int, n), mark: make([]int, n)}
	for i := range tok {
		t.head[i], t.dep[i] = tok[i].Head, tok[i].Deprel
		if t.head[i] >= n || t.head[i] < 0 || t.head[i] == i {
			t.head[i] = -1
		}
		t.lower[i] = strings.ToLower(strings.ReplaceAll(doc.Form(&tok[i]), "’", "'"))
		t.name[i] = -1
	}
	for k, name := range names {
		for i := max(0, name.First); i < min(n, name.End); i++ {
			t.name[i] = k
		}
	}
	t.cutCycles()
	t.collectKids()
	return t
}

// apply runs repairs in order and reports whether one of them changed the tree.
func (t *tree) apply(repairs []func(*tree) bool) bool {
	changed := false
	for _, mend := range repairs {
		if mend(t) {
			t.cutCycles()
			t.collectKids()
			changed = true
		}
	}
	return changed
}

// cutCycles makes a root of one token in every cycle.
func (t *tree) cutCycles() {
	const open, closed = 1, 2
	state := make([]uint8, len(t.head))
	for i := range t.head {
		j := i
		for j >= 0 && state[j] == 0 {
			state[j] = open
			if next := t.head[j]; next >= 0 && state[next] == open {
				t.head[j] = -1
			}
			j = t.head[j]
		}
		for j = i; j >= 0 && state[j] == open; j = t.head[j] {
			state[j] = closed
		}
	}
	for i, h := range t.head {
		if h < 0 {
			t.dep[i] = "root"
		}
	}
}

func (t *tree) collectKids() {
	count := make([]int, len(t.head)+1)
	total := 0
	for _, h := range t.head {
		if h >= 0 {
			count[h]++
			total++
		}
	}
	all := make([]int, 0, total)
	for i := range t.head {
		start := len(all)
		all = all[:start+count[i]]
		t.kids[i] = all[start:start:len(all)]
	}
	for i, h := range t.head {
		if h >= 0 {
			t.kids[h] = append(t.kids[h], i)
		}
	}
}

// word is the lower-cased form of token i, "" beyond either end of the sentence.
func (t *tree) word(i int) string {
	if i < 0 || i >= len(t.lower) {
		return ""
	}
	return t.lower[i]
}

// rel is the relation of token i to its head without its subtype.
func (t *tree) rel(i int) string {
	if base, _, found := strings.Cut(t.dep[i], ":"); found {
		return base
	}
	return t.dep[i]
}

// is reports whether token i has one of the relations, with subtype.
func (t *tree) is(i int, deprels ...string) bool { return in(t.dep[i], deprels) }

func in(s string, list []string) bool {
	for _, l := range list {
		if s == l {
			return true
		}
	}
	return false
}

func (t *tree) lemma(i int) string {
	if t.tok[i].Lemma == "" {
		return t.lower[i]
	}
	return strings.ToLower(t.tok[i].Lemma)
}

func (t *tree) upos(i int) string { return t.tok[i].UPOS }

func (t *tree) feat(i int, pair string) bool { return strings.Contains(t.tok[i].Feats, pair) }

// child is the first child of i with one of the relations (subtypes count
// only if they are named), or -1.
func (t *tree) child(i int, deprels ...string) int {
	for _, k := range t.kids[i] {
		if in(t.dep[k], deprels) {
			return k
		}
	}
	return -1
}

// childBase is the first child whose relation without subtype is base, or -1.
func (t *tree) childBase(i int, base string) int {
	for _, k := range t.kids[i] {
		if t.rel(k) == base {
			return k
		}
	}
	return -1
}

func (t *tree) nominal(i int) bool {
	switch t.upos(i) {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM", "X":
		return true
	case "DET":
		return len(t.kids[i]) > 0 || !in(t.rel(i), []string{"det"})
	}
	return false
}

func (t *tree) punct(i int) bool { return t.upos(i) == "PUNCT" || t.rel(i) == "punct" }

// capital reports whether a token begins with a capital letter.
func (t *tree) capital(i int) bool {
	form := t.doc.Form(&t.tok[i])
	return form != "" && form[0] >= 'A' && form[0] <= 'Z'
}

// class is the class of the name that token i belongs to, empty for none.
func (t *tree) class(i int) schema.Class {
	if t.name[i] < 0 {
		return ""
	}
	return t.names[t.name[i]].Class
}

// actor reports whether the phrase headed by i names or describes somebody
// who acts.
func (t *tree) actor(i int) bool {
	if t.class(i).Actor() {
		return true
	}
	return t.upos(i) == "PRON" && !in(t.lower[i], []string{"it", "this", "that", "which", "what"}) || personNouns[t.lemma(i)]
}

// isUnder reports whether i is below or equal to top.
func (t *tree) isUnder(i, top int) bool {
	for ; i >= 0; i = t.head[i] {
		if i == top {
			return true
		}
	}
	return false
}
