package conllu

import (
	"fmt"
	"slices"
	"strings"
)

// foreignRelations are labels of other schemes than Universal Dependencies 2
// that give themselves away: of the Stanford dependencies and ClearNLP, which
// spaCy's own English models have.
var foreignRelations = []string{"pobj", "prep", "dobj", "nsubjpass", "auxpass", "pcomp", "acomp", "attr", "npadvmod", "dative"}

// MendTree makes the heads of a sentence a tree of Universal Dependencies with
// one root. It repairs what leaves no doubt: further roots hang on the first,
// and labels that are missing or belong to the root alone become neutral ones.
// What it cannot repair is an error that names the sentence and its line.
func (s *Sentence) MendTree() error {
	root := 0
	for i := range s.Words {
		w := &s.Words[i]
		switch {
		case w.Head < 0:
			return s.broken(i, "has no head; --tokens conllu takes the words alone and finds the tree")
		case slices.Contains(foreignRelations, w.Deprel):
			return s.broken(i, fmt.Sprintf("has the label %q, which is not of Universal Dependencies 2; --tokens conllu takes the words alone and finds the tree", w.Deprel))
		case w.Head == 0 && root == 0:
			root, w.Deprel = i+1, "root"
		case w.Head == 0:
			w.Head, w.Deprel = root, beside(w)
		case w.Deprel == "" || strings.EqualFold(w.Deprel, "root"):
			w.Deprel = beside(w)
		}
	}
	if root == 0 {
		return s.broken(0, "and all others have heads: the tree has no root")
	}
	return s.checkCycles()
}

// beside is the label of a word of which only its place is known.
func beside(w *Word) string {
	if w.UPOS == "PUNCT" {
		return "punct"
	}
	return "parataxis"
}

// checkCycles makes sure that every word leads up to the root.
func (s *Sentence) checkCycles() error {
	seen := make([]int, len(s.Words)+1) // by the walk from which word
	for start := range s.Words {
		v := start + 1
		for v > 0 && seen[v] == 0 {
			seen[v] = start + 1
			v = s.Words[v-1].Head
		}
		if v > 0 && seen[v] == start+1 {
			return s.broken(v-1, "is above itself: its heads make a circle")
		}
	}
	return nil
}

// broken is an error about word i, or the last where there are not so many.
func (s *Sentence) broken(i int, what string) error {
	i = min(i, len(s.Words)-1)
	id := ""
	if name, ok := s.Meta("sent_id"); ok {
		id = " " + name
	}
	return &lineError{s.Words[i].Line, fmt.Errorf("sentence%s: word %d, %q, %s", id, i+1, s.Words[i].Form, what)}
}
