package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// speech follows quotations across sentences: a quoted sentence without a
// reporting clause of its own belongs to the speaker of the sentence before it
// in its paragraph, or else of the one after it.
type speech struct {
	doc      *extract.Document
	quoted   []schema.Span     // the quoted stretches of the text, in order
	speaker  []*extract.Source // per sentence: who speaks the quotation in it
	reporter []*extract.Source // per sentence: whose words it reports, quoted or not
	first    []int             // per sentence: index of its first proposition, -1 for none
	count    []int
	total    int
}

func newSpeech(doc *extract.Document) *speech {
	n := len(doc.Sentences)
	s := &speech{doc: doc, speaker: make([]*extract.Source, n), reporter: make([]*extract.Source, n), first: make([]int, n), count: make([]int, n)}
	for _, q := range extract.Quotations(doc) {
		s.quoted = append(s.quoted, q.Span)
	}
	return s
}

// inQuote reports whether a span lies inside one quotation.
func (s *speech) inQuote(span schema.Span) bool {
	i, _ := slices.BinarySearchFunc(s.quoted, span.Start, func(q schema.Span, start int) int { return q.End - start - 1 })
	return i < len(s.quoted) && s.quoted[i].Start <= span.Start && span.End <= s.quoted[i].End
}

// add notes who speaks in a sentence.
func (s *speech) add(sentence int, out []extract.Proposition) {
	s.first[sentence], s.count[sentence] = s.total, len(out)
	s.total += len(out)
	tokens := s.doc.Sentences[sentence].Tokens
	if n := len(tokens); n > 0 && len(out) > 0 && s.doc.Form(&tokens[n-1]) == ":" { // what follows is quoted
		s.speaker[sentence] = announcer(tokens, out)
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
}

// announcer is who speaks what follows a colon: the subject of the last verb of
// saying before it, nil where none is said to speak.
func announcer(tokens []extract.Token, out []extract.Proposition) *extract.Source {
	last := -1
	for i := range out {
		if _, ok := cueVerbs[tokens[out[i].Head].Lemma]; ok && out[i].Subject.Present && (last < 0 || out[i].Head > out[last].Head) {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	cue := &tokens[out[last].Head]
	return &extract.Source{Phrase: out[last].Subject, Full: out[last].Subject.Span, Cue: cue.Lemma, At: cue.Span, Kind: schema.Report}
}

// attribute gives the quoted propositions that nobody speaks to the nearest
// speaker of their paragraph.
func (s *speech) attribute(doc *extract.Document) {
	for i := range doc.Sentences {
		own := doc.Propositions[s.first[i] : s.first[i]+s.count[i]]
		var source *extract.Source
		for k := range own {
			p := &own[k]
			if len(p.Attribution) > 0 && !s.inQuote(p.Attribution[0].Span) || !s.inQuote(p.Evidence) || s.named(p) {
				continue
			}
			if source == nil {
				if source = s.near(i); source == nil {
					break
				}
			}
			p.Attribution = append([]extract.Source{*source}, p.Attribution...)
			p.Rules = append(p.Rules, "quote-continuation")
			p.Confidence = max(0.1, p.Confidence-0.1)
		}
		if source != nil && s.speaker[i] == nil {
			s.speaker[i] = source
		}
	}
}

// named reports whether a proposition is a title, which the text vouches for.
func (s *speech) named(p *extract.Proposition) bool {
	return slices.Contains(p.Rules, "title-role")
}

// near is the speaker of sentence i: its own, that of the sentence before it in
// the paragraph, of the next one, or of the last sentence of the paragraph
// before where that is a quotation too.
func (s *speech) near(i int) *extract.Source {
	if s.speaker[i] != nil {
		return s.speaker[i]
	}
	block := s.doc.Sentences[i].Block
	if i > 0 && s.doc.Sentences[i-1].Block == block && s.speaker[i-1] != nil {
		return s.speaker[i-1]
	}
	if i > 0 && s.doc.Sentences[i-1].Block == block && s.reporter[i-1] != nil {
		return s.reporter[i-1]
	}
	if i+1 < len(s.speaker) && s.doc.Sentences[i+1].Block == block && s.speaker[i+1] != nil {
		return s.speaker[i+1]
	}
	if i > 0 && s.speaker[i-1] != nil {
		return s.speaker[i-1]
	}
	return nil
}
