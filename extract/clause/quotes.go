package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// speech follows what is said across sentences: a quoted sentence without a
// reporting clause of its own belongs to the speaker of its quotation, of the
// sentence before it in its paragraph, or else of the one after it.
type speech struct {
	doc      *extract.Document
	quotes   []extract.Quotation
	speaker  []*extract.Source // per sentence: who speaks the quotation in it
	reporter []*extract.Source // per sentence: whose words it reports, quoted or not
	blocks   []*extract.Source // per block: who speaks it all, without quotation marks
	first    []int             // per sentence: index of its first proposition, -1 for none
	count    []int
	total    int
}

func newSpeech(doc *extract.Document) *speech {
	n := len(doc.Sentences)
	s := &speech{
		doc: doc, quotes: extract.Quotations(doc), speaker: make([]*extract.Source, n), reporter: make([]*extract.Source, n),
		blocks: make([]*extract.Source, len(doc.Blocks)), first: make([]int, n), count: make([]int, n),
	}
	s.findSigned()
	return s
}

// inQuote reports whether a span lies inside one quotation.
func (s *speech) inQuote(span schema.Span) bool {
	i, _ := slices.BinarySearchFunc(s.quotes, span.Start, func(q extract.Quotation, start int) int { return q.End - start - 1 })
	return i < len(s.quotes) && s.quotes[i].Contains(span)
}

// add notes who speaks in a sentence that was read.
func (s *speech) add(sentence int, r *reader) {
	out, tokens := r.out, s.doc.Sentences[sentence].Tokens
	s.first[sentence], s.count[sentence] = s.total, len(out)
	s.total += len(out)
	if n := len(tokens); n > 0 && len(out) > 0 && s.doc.Form(&tokens[n-1]) == ":" { // what follows is quoted
		s.announce(sentence, r.announcer(func(schema.Span) bool { return false }))
	}
	for i := range out {
		p := &out[i]
		if s.reporter[sentence] == nil && (slices.Contains(p.Rules, "reported-aside") || slices.Contains(p.Rules, "reported-speech")) && len(p.Attribution) > 0 {
			s.reporter[sentence] = &p.Attribution[0]
		}
		if len(p.Attribution) > 0 && s.inQuote(p.Evidence) && !s.inQuote(p.Attribution[0].Span) {
			s.speaker[sentence] = &p.Attribution[0]
		}
	}
	if first, end := s.touching(sentence); s.speaker[sentence] == nil && first < end {
		s.speaker[sentence] = r.announcer(s.inQuote)
	}
}

// attribute gives the propositions that are spoken, and that nobody in their
// sentence speaks, to the nearest speaker.
func (s *speech) attribute(doc *extract.Document) {
	for i := range doc.Sentences {
		own := doc.Propositions[s.first[i] : s.first[i]+s.count[i]]
		source := s.near(i)
		if source == nil {
			continue
		}
		for k := range own {
			p := &own[k]
			if len(p.Attribution) > 0 && !s.spoken(i, p.Attribution[0].Span) || !s.spoken(i, p.Evidence) || s.named(p) {
				continue
			}
			p.Attribution = append([]extract.Source{*source}, p.Attribution...)
			p.Rules = append(p.Rules, "quote-continuation")
		}
		if first, end := s.touching(i); first < end {
			s.speaker[i] = source
		}
	}
}

// spoken reports whether a span of sentence i is part of what somebody says.
func (s *speech) spoken(i int, span schema.Span) bool { return s.inQuote(span) || s.over(i) != nil }

// named reports whether a proposition is a title, which the text vouches for.
func (s *speech) named(p *extract.Proposition) bool {
	return slices.Contains(p.Rules, "title-role")
}
