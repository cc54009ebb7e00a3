package coref

import (
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strings"

	"parley/extract"
	"parley/extract/nn/linear"
	"parley/schema"
)

// Selection knows what is usually said of what: treaties are ratified and
// sanctions lifted, states deny and ministers fly home. Places in a sentence
// ("object of ratify") and nouns have vectors; the product of two is how much
// oftener the noun stands there than by chance, in logarithms (selectional
// preferences, Resnik 1996, as vectors of syntactic contexts, Levy and Goldberg
// 2014, "Dependency-based word embeddings"). It is immutable; nil knows nothing.
type Selection struct {
	Places, Nouns *Vectors
}

// SelectionSize is the number of components of a vector.
const SelectionSize = 24

// Vectors are rows of SelectionSize components, found by the hashes of what
// they stand for, ascending.
type Vectors struct {
	Hashes []uint32
	Cells  []int8
	Scale  float32
}

// row is the vector of a hash, nil for none.
func (v *Vectors) row(hash uint32) []int8 {
	n, ok := slices.BinarySearch(v.Hashes, hash)
	if !ok {
		return nil
	}
	return v.Cells[n*SelectionSize : (n+1)*SelectionSize]
}

// fit is how well a noun suits a place; it reports false if either is unknown.
func (s *Selection) fit(place, noun uint32) (float64, bool) {
	a, b := s.Places.row(place), s.Nouns.row(noun)
	if a == nil || b == nil {
		return 0, false
	}
	sum := int32(0)
	for i := range a {
		sum += int32(a[i]) * int32(b[i])
	}
	return float64(sum) * float64(s.Places.Scale*s.Nouns.Scale), true
}

// WriteTo writes the vectors as readSelection reads them.
func (s *Selection) WriteTo(out io.Writer) (int64, error) {
	total := int64(0)
	for _, v := range []*Vectors{s.Places, s.Nouns} {
		for _, part := range []any{uint32(len(v.Hashes)), v.Scale, v.Hashes, v.Cells} {
			if err := binary.Write(out, binary.LittleEndian, part); err != nil {
				return total, err
			}
			total += int64(binary.Size(part))
		}
	}
	return total, nil
}

// mostVectors bounds how many of them a file may hold.
const mostVectors = 1 << 20

func readSelection(in io.Reader) (*Selection, error) {
	s := &Selection{}
	for _, v := range []**Vectors{&s.Places, &s.Nouns} {
		var n uint32
		if err := binary.Read(in, binary.LittleEndian, &n); err != nil {
			return nil, fmt.Errorf("what verbs select: %w", err)
		}
		if n > mostVectors {
			return nil, fmt.Errorf("what verbs select: %d vectors", n)
		}
		*v = &Vectors{Hashes: make([]uint32, n), Cells: make([]int8, n*SelectionSize)}
		for _, part := range []any{&(*v).Scale, (*v).Hashes, (*v).Cells} {
			if err := binary.Read(in, binary.LittleEndian, part); err != nil {
				return nil, fmt.Errorf("what verbs select: %w", err)
			}
		}
		if !slices.IsSorted((*v).Hashes) || math.IsNaN(float64((*v).Scale)) {
			return nil, fmt.Errorf("what verbs select: vectors out of order")
		}
	}
	return s, nil
}

// Selections are the places of a document with mentions and what stands there:
// a noun by its lemma and by its class, a name by its class alone.
func Selections(doc *extract.Document) iter.Seq2[uint32, uint32] {
	r := &resolver{doc: doc}
	r.describe()
	return func(yield func(place, noun uint32) bool) {
		for i := range r.mentions {
			m := &r.mentions[i]
			if m.whole || m.Kind == extract.PronounMention && m.Class != schema.Person {
				continue
			}
			for _, place := range placesOf(m.tokens, m.top) {
				if m.Kind == extract.NominalMention && !yield(place, linear.Hash(m.lemma)) {
					return
				}
				if class := classNoun(m.Class, m.number == 'p' && m.Kind == extract.NominalMention); class != 0 && !yield(place, class) {
					return
				}
			}
		}
	}
}

// classNoun stands for any noun or name of a class, 0 for none.
func classNoun(class schema.Class, plural bool) uint32 {
	if class == "" {
		return 0
	}
	return linear.Join(linear.Hash(string(class)), flag(plural))
}

// placesOf are the places that the phrase with the given topmost token has in
// the sentence: as an argument of a verb or a predicate, of those conjoined with
// it or below it that share their subject, or as the owner of a noun. The first is
// that of the role alone.
func placesOf(tokens []extract.Token, top int) []uint32 {
	t := &tokens[top]
	if t.Head < 0 || t.Head >= len(tokens) {
		return nil
	}
	var role string
	switch t.Deprel {
	case "nsubj":
		role = "subject"
	case "obj", "nsubj:pass":
		role = "object"
	case "obl:agent":
		role = "subject"
	case "obl", "nmod", "iobj", "nmod:poss":
		role = t.Deprel + prepositionOf(tokens, top)
	default:
		return nil
	}
	places := []uint32{anyPlace(role), placeOf(role, tokens, t.Head)}
	for c := t.Head + 1; role == "subject" && c < min(len(tokens), t.Head+widest); c++ {
		if tokens[c].Head == t.Head && tokens[c].Deprel == "xcomp" && tokens[c].UPOS == "VERB" {
			places = append(places, placeOf(role, tokens, c)) // "it plans to attack"
		}
	}
	return places
}

// Verbs that mean little without what follows them: "take effect", "come into force".
var light = words("take have make give come go put hold get set play bring be stay remain")

// placeOf is the place of an argument of a verb or a noun: with the particle of
// the verb, and with the object of one that means little.
func placeOf(role string, tokens []extract.Token, governor int) uint32 {
	lemma := strings.ToLower(tokens[governor].Lemma)
	place := linear.Join(linear.Hash(role), linear.Hash(lemma))
	for c := governor + 1; c < min(len(tokens), governor+8); c++ {
		if tokens[c].Head != governor {
			continue
		}
		d := tokens[c].Deprel
		if d == "compound:prt" || role == "subject" && light[lemma] && (d == "obj" || d == "obl") {
			return linear.Join(place, linear.Hash(strings.ToLower(tokens[c].Lemma)))
		}
	}
	return place
}

// anyPlace is where the places of a role fall together.
func anyPlace(role string) uint32 { return linear.Hash(role) }

// prepositionOf is the lemma of the preposition of a phrase, with a blank before it.
func prepositionOf(tokens []extract.Token, top int) string {
	for c := max(0, top-widest); c < top; c++ {
		if tokens[c].Head == top && tokens[c].Deprel == "case" {
			return " " + strings.ToLower(tokens[c].Lemma)
		}
	}
	return ""
}

// selects is how well the entity of a candidate suits the places of the mention:
// the mean over these of the best of its nouns, and of its class where it has a
// name or no known noun; 0 where nothing is known or nothing speaks for or against it.
func (r *resolver) selects(i, k int) float64 {
	if r.selection == nil {
		return 0
	}
	m, c := &r.mentions[i], r.cluster(k)
	sum, n := 0.0, 0
	places := placesOf(m.tokens, m.top)
	for p := len(places) - 1; p > 0 || p == 0 && n == 0; p-- {
		if fit, ok := r.suits(places[p], c); ok {
			sum, n = sum+fit, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return max(-3, min(3, sum/float64(n)+chanceFit))
}

// chanceFit is what is to be added to a fit so that 0 is what chance would have.
const chanceFit = 1.6

// suits is the best fit of what the entity is called.
func (r *resolver) suits(place uint32, c *cluster) (float64, bool) {
	best, found := math.Inf(-1), false
	try := func(noun uint32) {
		if fit, ok := r.selection.fit(place, noun); ok {
			best, found = max(best, fit), true
		}
	}
	for _, member := range c.mentions[:min(len(c.mentions), fewest)] {
		if other := &r.mentions[member]; other.Kind == extract.NominalMention {
			try(linear.Hash(other.lemma))
		}
	}
	if found && c.name == "" {
		return best, true
	}
	try(classNoun(c.class, c.number == 'p' && c.name == ""))
	switch c.class { // states and bodies act alike
	case schema.Country:
		try(classNoun(schema.Organization, false))
	case schema.Organization:
		try(classNoun(schema.Country, false))
	}
	return best, found
}
