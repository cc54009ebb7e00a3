package eval

import (
	"slices"
	"strings"
	"unicode"

	"parley/extract"
	"parley/schema"
)

// said is one attribution: somebody, by some word, says something.
type said struct {
	source  []string // the words in which the source is named, a string for each wording
	id      string   // of the source; empty in the key
	cue     string   // lemma; empty in the key
	at      []schema.Span
	content []schema.Span
}

// AttributionScore counts attributions: triples of source, cue and content, as
// PolNeAR marks them (Newell, Margolin and Ruths 2018). One that was found is
// right if one of the key, not yet taken by another, has a content and a cue
// that it overlaps and a source with which it shares words at an F1 of a half.
// A found cue whose place is not known overlaps one that has its lemma.
//
// The key has some attributions without a source. As there is no triple to
// find, they are not missed; and what finds their cue and content is not wrong.
type AttributionScore struct{ counts f1 }

// Add compares the statements of a document with the key of its text.
func (s *AttributionScore) Add(gold AttributedText, doc *extract.Document) {
	taken := make([]bool, len(gold.key))
	for i := range gold.key {
		s.counts.gold += one(len(gold.key[i].source) > 0)
	}
	lemmas := lemmasOf(doc, gold.key)
	for _, found := range attributions(doc.Statements) {
		right, sourceless := -1, false
		for i := range gold.key {
			if taken[i] || !found.says(&gold.key[i], lemmas[i]) {
				continue
			}
			sourceless = sourceless || len(gold.key[i].source) == 0
			if found.sharesSource(&gold.key[i]) {
				right = i
				break
			}
		}
		if right >= 0 {
			taken[right] = true
			s.counts.both++
		}
		s.counts.found += one(right >= 0 || !sourceless)
	}
}

// attributions are those that statements make: every link of their chains of
// sources, and every relation that is itself a cue. What one cue says in
// several statements is one attribution.
func attributions(statements []schema.Statement) []said {
	var all []said
	for i := range statements {
		for _, link := range statements[i].Attribution {
			all = joined(all, said{
				source: []string{link.Source.Text}, id: link.Source.ID, cue: link.Cue,
				at: []schema.Span{{Start: link.Start, End: link.End}}, content: []schema.Span{statements[i].Evidence.Span()},
			}, (*said).sameCue)
		}
	}
	for i := range statements {
		if r := &statements[i]; r.Relation.Cue != "" {
			all = joined(all, said{
				source: []string{r.Subject.Text}, id: r.Subject.ID, cue: r.Relation.Cue, content: []schema.Span{r.Evidence.Span()},
			}, (*said).inClause)
		}
	}
	return all
}

// joined adds one attribution to those that it is the same as, or to the list.
func joined(all []said, one said, same func(*said, *said) bool) []said {
	i := slices.IndexFunc(all, func(s said) bool { return s.id == one.id && s.cue == one.cue && same(&s, &one) })
	if i < 0 {
		return append(all, one)
	}
	all[i].source = append(all[i].source, one.source...)
	all[i].content = append(all[i].content, one.content...)
	return all
}

// sameCue reports whether two attributions by one source have the same cue.
func (s *said) sameCue(other *said) bool { return slices.Equal(s.at, other.at) }

// inClause reports whether the cue of s may be that of the clause from which
// other was made.
func (s *said) inClause(other *said) bool {
	if len(s.at) == 0 {
		return overlapping(s.content, other.content)
	}
	return overlapping(s.at, other.content)
}

// says reports whether s has a content and a cue of the key's, whose words have
// the lemmas.
func (s *said) says(key *said, lemmas []string) bool {
	if !overlapping(s.content, key.content) {
		return false
	}
	if len(s.at) == 0 {
		return slices.Contains(lemmas, s.cue)
	}
	return overlapping(s.at, key.at)
}

// sharesSource reports whether a wording of the source of s has words of that
// of the key at an F1 of a half.
func (s *said) sharesSource(key *said) bool {
	return slices.ContainsFunc(s.source, func(a string) bool {
		return slices.ContainsFunc(key.source, func(b string) bool { return shared(a, b).percent() >= 50 })
	})
}

// shared counts the words that two phrases share.
func shared(a, b string) f1 {
	left, right := wordsOf(a), wordsOf(b)
	count := f1{found: len(left), gold: len(right)}
	for _, w := range left {
		if i := slices.Index(right, w); i >= 0 {
			right = slices.Delete(right, i, i+1)
			count.both++
		}
	}
	return count
}

func wordsOf(phrase string) []string {
	return strings.FieldsFunc(strings.ToLower(phrase), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func overlapping(some, others []schema.Span) bool {
	return slices.ContainsFunc(some, func(a schema.Span) bool { return slices.ContainsFunc(others, a.Overlaps) })
}

// lemmasOf are the lemmas of the words of each cue of the key.
func lemmasOf(doc *extract.Document, key []said) [][]string {
	lemmas := make([][]string, len(key))
	for i := range doc.Sentences {
		for k := range doc.Sentences[i].Tokens {
			t := &doc.Sentences[i].Tokens[k]
			for n := range key {
				if overlapping([]schema.Span{t.Span}, key[n].at) {
					lemmas[n] = append(lemmas[n], t.Lemma)
				}
			}
		}
	}
	return lemmas
}
