package clause

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

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
	surnames := s.surnames()
	for i := range s.doc.Sentences {
		block := s.doc.Sentences[i].Block
		if block < 0 || block >= len(s.blocks) || i > 0 && s.doc.Sentences[i-1].Block == block {
			continue
		}
		if first, end := s.turn(i); end > 0 && surnames[strings.ToLower(s.doc.Form(&s.doc.Sentences[i].Tokens[end-1]))] {
			s.blocks[block] = s.signed(i, reach{first, end}, end, s.doc.Sentences[i].Tokens[end-1].End)
		}
	}
}

// surnames are the last words of the names of persons, in lower case.
func (s *speech) surnames() map[string]bool {
	all := make(map[string]bool)
	for n := range s.doc.Names {
		if name := &s.doc.Names[n]; name.Class == schema.Person {
			all[strings.ToLower(s.doc.Form(&s.doc.Sentences[name.Sentence].Tokens[name.End-1]))] = true
		}
	}
	return all
}

// turn is the range of the capitalised words that open a turn of talk in
// sentence i, before a colon: "Ada DAHL: The bridge is safe."
func (s *speech) turn(i int) (first, end int) {
	const longest = 5
	tokens := s.doc.Sentences[i].Tokens
	if len(tokens) > 0 && isQuote(s.doc.Form(&tokens[0])) {
		first = 1
	}
	for end = first; end < min(first+longest, len(tokens)); end++ {
		form := s.doc.Form(&tokens[end])
		if form == ":" && end > first {
			return first, end
		}
		if c := form[0]; c < 'A' || c > 'Z' && c < 0x80 {
			break
		}
	}
	return 0, 0
}

// longestSignature is how many words a signature has at most.
const longestSignature = 12

// signature is who signs a quotation that is followed by a dash and a name, and
// then by nothing but a description or by the next quotation: "“…” — Maria Ruiz,
// teacher".
func (s *speech) signature(q extract.Quotation) *extract.Source {
	at, dash := q.Last[0], q.Last[1]+1
	if dash >= len(s.doc.Sentences[at].Tokens) {
		at, dash = at+1, 0
	}
	if at >= len(s.doc.Sentences) || s.doc.Sentences[at].Block != s.doc.Sentences[q.Last[0]].Block {
		return nil
	}
	tokens := s.doc.Sentences[at].Tokens
	if len(tokens)-dash < 2 || !in(s.doc.Form(&tokens[dash]), []string{"―", "—", "–", "--", "-"}) {
		return nil
	}
	n, _ := slices.BinarySearchFunc(s.doc.Names, at, func(name extract.Name, at int) int { return name.Sentence - at })
	for ; n < len(s.doc.Names) && s.doc.Names[n].Sentence == at; n++ {
		if name := &s.doc.Names[n]; name.First == dash+1 && name.Class == schema.Person {
			if end := s.signatureEnd(at, dash, name.End); end > 0 {
				return s.signed(at, reach{name.First, name.End}, dash, tokens[end-1].End)
			}
		}
	}
	return nil
}

// signatureEnd is the token behind a signature whose name ends before the token
// from, 0 if more follows than a signature has.
func (s *speech) signatureEnd(at, dash, from int) int {
	tokens := s.doc.Sentences[at].Tokens
	if from < len(tokens) && isQuote(s.doc.Form(&tokens[from])) {
		return from
	}
	if len(tokens)-dash > longestSignature || at+1 < len(s.doc.Sentences) && s.doc.Sentences[at+1].Block == s.doc.Sentences[at].Block && !s.opens(at+1) {
		return 0
	}
	return len(tokens)
}

// opens reports whether sentence i begins with a quotation mark.
func (s *speech) opens(i int) bool {
	tokens := s.doc.Sentences[i].Tokens
	return len(tokens) > 0 && isQuote(s.doc.Form(&tokens[0]))
}

// signed is the person of a name as a source whose cue is a mark.
func (s *speech) signed(sentence int, name reach, mark, end int) *extract.Source {
	tokens := s.doc.Sentences[sentence].Tokens
	head := name.first
	for i := name.first; i < name.end; i++ {
		if !name.has(tokens[i].Head) {
			head = i
			break
		}
	}
	span := schema.Span{Start: tokens[name.first].Start, End: tokens[name.end-1].End}
	return &extract.Source{
		Phrase: extract.Phrase{Sentence: sentence, Head: head, Span: span, Present: true},
		Full:   schema.Span{Start: span.Start, End: end}, Cue: tokens[mark].Lemma, At: tokens[mark].Span, Kind: schema.Report,
	}
}
