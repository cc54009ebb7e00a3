package eval

import (
	"context"
	"io/fs"
	"slices"

	"parley/extract"
	"parley/extract/canon"
	"parley/schema"
)

// DirectedScore counts directed sentiment by its five labels: by gold label and
// by the one that the stances of the document tell.
type DirectedScore struct {
	counts [directions][directions]int // gold, found
}

// Add compares the stances of a document with the key of its text.
func (s *DirectedScore) Add(gold DirectedText, doc *extract.Document) {
	s.counts[gold.Label][gold.Told(doc)]++
}

// Told is the label that the stances of a document tell: that of the stances
// between the two actors, of whichever direction and side has the most
// strength together; of equals, the first in the order of labels. Stances that
// are neutral tell nothing.
func (t *DirectedText) Told(doc *extract.Document) Direction {
	p, q := actorAt(doc, t.Actors[0]), actorAt(doc, t.Actors[1])
	var strengths [directions]float64
	for i := range doc.Stances {
		s := &doc.Stances[i]
		likes, hates := Likes, Hates
		switch {
		case p.is(s.Holder) && q.is(s.Target):
		case q.is(s.Holder) && p.is(s.Target):
			likes, hates = Liked, Hated
		default:
			continue
		}
		switch s.Stance {
		case schema.Supports:
			strengths[likes] += s.Strength
		case schema.Opposes:
			strengths[hates] += s.Strength
		}
	}
	best := NoFeeling
	for d, strength := range strengths {
		if strength > strengths[best] {
			best = Direction(d)
		}
	}
	return best
}

// marked is an actor as the data marks it: by its words, and by the entities
// that the document has at these words.
type marked struct {
	words []string
	ids   []string
}

// actorAt is the actor that the data marks at a span of the text, which may end
// within a word ("Democrat|s").
func actorAt(doc *extract.Document, span schema.Span) marked {
	var m marked
	actors := canon.ResolveActors(doc)
	for i := range doc.Sentences {
		for k := range doc.Sentences[i].Tokens {
			t := &doc.Sentences[i].Tokens[k]
			if t.UPOS == "PUNCT" || t.UPOS == "PART" || !t.Overlaps(span) {
				continue
			}
			m.words = append(m.words, wordsOf(doc.Form(t))...)
			if a, ok := actors.Argument(i, k, span.In(doc.Text)); ok {
				m.ids = append(m.ids, a.ID)
			}
		}
	}
	return m
}

// is reports whether an argument is the marked actor: the same entity, or one
// whose name holds the marked words.
func (m *marked) is(a schema.Argument) bool {
	if slices.Contains(m.ids, a.ID) {
		return true
	}
	name := wordsOf(a.Name)
	for i := range name {
		if len(m.words) > 0 && len(name)-i >= len(m.words) && slices.Equal(name[i:i+len(m.words)], m.words) {
			return a.Class.Actor()
		}
	}
	return false
}

// of counts the texts with one of the labels, found with the same label or
// with another of them.
func (s *DirectedScore) of(labels ...Direction) f1 {
	var c f1
	for gold := range s.counts {
		for found, n := range s.counts[gold] {
			if slices.Contains(labels, Direction(gold)) {
				c.gold += n
			}
			if slices.Contains(labels, Direction(found)) {
				c.found += n
			}
			if gold == found && slices.Contains(labels, Direction(gold)) {
				c.both += n
			}
		}
	}
	return c
}

// Figures are the mean F1 of positive, negative and neutral, each in the right
// direction, then what it is made of, and the mean F1 of all five labels.
func (s *DirectedScore) Figures(set string) []Figure {
	positive, negative, neutral := s.of(Likes, Liked), s.of(Hates, Hated), s.of(NoFeeling)
	five := 0.0
	for d := range directions {
		five += s.of(d).percent() / float64(directions)
	}
	figures := []Figure{{Set: set, Input: "raw text", Name: "sentiment", Percent: (positive.percent() + negative.percent() + neutral.percent()) / 3},
		{Set: set, Input: "raw text", Name: "five labels", Percent: five, Part: true}}
	for _, part := range []struct {
		name   string
		counts f1
	}{{"positive", positive}, {"negative", negative}, {"neutral", neutral}} {
		for _, f := range part.counts.figures(set, "raw text", part.name) {
			f.Part = true
			figures = append(figures, f)
		}
	}
	return figures
}

// directedSets are what directed sentiment is measured on: the development
// half, and every so many-th sentence of the half that the lexicon is tuned on.
var directedSets = []struct {
	name, file string
	every      int
}{
	{"DSE dev", "stance/dse-dev.txt", 1},
	{"DSE train 1/5", "stance/dse-train.txt", 5},
}

// directedFigures scores the sentiment between marked actors that the stances
// of a sentence tell.
func directedFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	run, err := statementReader(models)
	if err != nil {
		return nil, err
	}
	var figures []Figure
	for _, set := range directedSets {
		texts, err := DirectedTexts(data, set.file)
		if err != nil {
			return nil, err
		}
		var score DirectedScore
		for i := 0; i < len(texts); i += set.every {
			doc, err := run(ctx, texts[i].ID, texts[i].Text)
			if err != nil {
				return nil, err
			}
			score.Add(texts[i], doc)
		}
		for _, f := range score.Figures(set.name) {
			f.Part = f.Part || set.every > 1 // what is tuned on is shown, not held
			figures = append(figures, f)
		}
	}
	return figures, nil
}
