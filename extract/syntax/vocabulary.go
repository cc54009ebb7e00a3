package syntax

import "slices"

// Vocabulary names the rows of the network's embeddings and its classes. In
// Words and Shapes the entry 0 is the empty string and stands for all that is
// not listed.
type Vocabulary struct {
	Words, Shapes             []string
	UPOS, XPOS, Feats, Labels []string
	Buckets                   int // of hashed n-grams

	words, shapes map[string]int32
	root          int // class of the relation "root"
}

// NewVocabulary indexes the lists, whose order it keeps.
func NewVocabulary(v Vocabulary) *Vocabulary {
	v.words, v.shapes = index(v.Words), index(v.Shapes)
	v.root = slices.Index(v.Labels, "root")
	return &v
}

func index(names []string) map[string]int32 {
	m := make(map[string]int32, len(names))
	for i, name := range names {
		m[name] = int32(i)
	}
	return m
}

// lists are all lists of names in the order of the file.
func (v *Vocabulary) lists() []*[]string {
	return []*[]string{&v.Words, &v.Shapes, &v.UPOS, &v.XPOS, &v.Feats, &v.Labels}
}
