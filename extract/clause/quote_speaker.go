package clause

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
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

// findSigned finds the speakers that a name gives without a verb: after the
// dash that follows a quotation, or before the colon that opens a turn of talk.
func (s *speech) findSigned() {
	for _, q := range s.quotes {
		if source := s.signature(q); source != nil {
			for k := q.First[0]; k <= q.Last[0]; k++ {
				s.speaker[k] = source
			}
		}
	}
	for n := range s.doc.Names {
		name := &s.doc.Names[n]
		sentence := &s.doc.Sentences[name.Sentence]
		if name.Class != schema.Person || name.End >= len(sentence.Tokens) || s.doc.Form(&sentence.Tokens[name.End]) != ":" || sentence.Block < 0 || sentence.Block >= len(s.blocks) {
			continue
		}
		opens := name.First == 0 || name.First == 1 && isQuote(s.doc.Form(&sentence.Tokens[0]))
		if opens && (name.Sentence == 0 || s.doc.Sentences[name.Sentence-1].Block != sentence.Block) {
			s.blocks[sentence.Block] = s.signed(name, name.End, sentence.Tokens[name.End-1].End)
		}
	}
}

// longestSignature is how many words a signature has at most.
const longestSignature = 12

// signature is who signs a quotation that closes its block but for a dash and
// a name: "“…” — Maria Ruiz, teacher".
func (s *speech) signature(q extract.Quotation) *extract.Source {
	at, dash := q.Last[0], q.Last[1]+1
	if dash >= len(s.doc.Sentences[at].Tokens) {
		at, dash = at+1, 0
	}
	if at >= len(s.doc.Sentences) || s.doc.Sentences[at].Block != s.doc.Sentences[q.Last[0]].Block || at+1 < len(s.doc.Sentences) && s.doc.Sentences[at+1].Block == s.doc.Sentences[at].Block {
		return nil
	}
	tokens := s.doc.Sentences[at].Tokens
	if rest := len(tokens) - dash; rest < 2 || rest > longestSignature || !strings.Contains("― — – -- -", s.doc.Form(&tokens[dash])) {
		return nil
	}
	n, _ := slices.BinarySearchFunc(s.doc.Names, at, func(name extract.Name, at int) int { return name.Sentence - at })
	for ; n < len(s.doc.Names) && s.doc.Names[n].Sentence == at; n++ {
		if name := &s.doc.Names[n]; name.First == dash+1 && name.Class == schema.Person {
			return s.signed(name, dash, tokens[len(tokens)-1].End)
		}
	}
	return nil
}

// signed is the person of a name as a source whose cue is a mark.
func (s *speech) signed(name *extract.Name, mark, end int) *extract.Source {
	tokens := s.doc.Sentences[name.Sentence].Tokens
	head := name.First
	for i := name.First; i < name.End; i++ {
		if h := tokens[i].Head; h < name.First || h >= name.End {
			head = i
			break
		}
	}
	span := schema.Span{Start: tokens[name.First].Start, End: tokens[name.End-1].End}
	return &extract.Source{
		Phrase: extract.Phrase{Sentence: name.Sentence, Head: head, Span: span, Present: true},
		Full:   schema.Span{Start: span.Start, End: end}, Cue: tokens[mark].Lemma, At: tokens[mark].Span, Kind: schema.Report,
	}
}
