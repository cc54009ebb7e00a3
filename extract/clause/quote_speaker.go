package clause

import (
	"slices"

	"parley/extract"
)

// near is who speaks what sentence i has in quotation marks: its own speaker,
// that of another sentence of the same quotation, that of the sentence before
// it in the paragraph, of the next one, of a quotation that goes on in the next
// paragraph, or of the end of the paragraph before where that is spoken too.
func (s *speech) near(i int) *extract.Source {
	if s.speaker[i] != nil {
		return s.speaker[i]
	}
	if source := s.over(i); source != nil {
		return source
	}
	if source := s.alongQuotation(i); source != nil {
		return source
	}
	block := s.doc.Sentences[i].Block
	if i > 0 && s.doc.Sentences[i-1].Block == block {
		for _, source := range []*extract.Source{s.speaker[i-1], s.reporter[i-1]} {
			if source != nil {
				return source
			}
		}
	}
	if i+1 < len(s.speaker) && s.doc.Sentences[i+1].Block == block && s.speaker[i+1] != nil {
		return s.speaker[i+1]
	}
	if source := s.goingOn(i); source != nil {
		return source
	}
	if i > 0 {
		return s.speaker[i-1]
	}
	return nil
}

// quoteReach is how many sentences away the speaker of a long quotation stands
// at most.
const quoteReach = 30

// touching is the range of the quotations that reach into sentence i.
func (s *speech) touching(i int) (first, end int) {
	first, _ = slices.BinarySearchFunc(s.quotes, i, func(q extract.Quotation, i int) int { return q.Last[0] - i })
	for first > 0 && s.quotes[first-1].Last[0] == i {
		first--
	}
	end = first
	for end < len(s.quotes) && s.quotes[end].First[0] <= i {
		end++
	}
	return first, end
}

// alongQuotation is the speaker of another sentence of a quotation in sentence i.
func (s *speech) alongQuotation(i int) *extract.Source {
	first, end := s.touching(i)
	for q := first; q < end; q++ {
		for k := min(s.quotes[q].Last[0], i+quoteReach); k >= max(s.quotes[q].First[0], i-quoteReach); k-- {
			if s.speaker[k] != nil {
				return s.speaker[k]
			}
		}
	}
	return nil
}

// goingOn is the speaker of the quotation that opens the next paragraph, where
// that of sentence i is not closed.
func (s *speech) goingOn(i int) *extract.Source {
	_, end := s.touching(i)
	if end == 0 || end >= len(s.quotes) || !s.quotes[end-1].Open {
		return nil
	}
	next := s.quotes[end]
	if s.doc.Sentences[next.First[0]].Block != s.doc.Sentences[i].Block+1 {
		return nil
	}
	for k := next.First[0]; k <= min(next.Last[0], i+quoteReach); k++ {
		if s.speaker[k] != nil {
			return s.speaker[k]
		}
	}
	return nil
}

// over is who speaks the whole block of sentence i, nil for nobody.
func (s *speech) over(i int) *extract.Source {
	if block := s.doc.Sentences[i].Block; block >= 0 && block < len(s.blocks) {
		return s.blocks[block]
	}
	return nil
}

// announce notes whose words follow the colon at the end of a sentence: the
// quotation beside it, or the next paragraph where that has no marks.
func (s *speech) announce(sentence int, source *extract.Source) {
	s.speaker[sentence] = source
	next := sentence + 1
	if source == nil || next >= len(s.doc.Sentences) || !readable(s.doc, next) || len(s.doc.Sentences[next].Tokens) == 0 {
		return
	}
	block := s.doc.Sentences[next].Block
	if form := s.doc.Form(&s.doc.Sentences[next].Tokens[0]); block == s.doc.Sentences[sentence].Block || block >= len(s.blocks) || isQuote(form) || form == "‘" {
		return
	}
	s.blocks[block] = source
}
