package token

import (
	"parley/extract"
	"parley/extract/nn/linear"
	"parley/schema"
)

// Decision is one that the models take: whether a word or a sentence begins at
// the byte offset At.
type Decision struct {
	At       int
	Features []uint32
	Answer   bool
}

// WordDecisions lists the decisions on word boundaries in a block that lead to
// the given tokens, in order of the text, with the lexicon that the model will
// have.
func WordDecisions(doc *extract.Document, block schema.Span, tokens []schema.Span, splits Lexicon) []Decision {
	var out []Decision
	w := words{lexicon: splits, chars: chars(nil, doc.Text, block.Start, block.End), split: record(&out, starts(tokens))}
	w.run()
	return out
}

// SentenceDecisions lists the decisions on ends of sentences in a block that
// has the given tokens and sentences.
func SentenceDecisions(doc *extract.Document, block schema.Span, tokens, parts []schema.Span, habits *Habits) []Decision {
	var out []Decision
	s := sentences{habits: habits, chars: chars(nil, doc.Text, block.Start, block.End), ends: record(&out, starts(parts))}
	place := make(map[int]int32, len(s.chars)+1)
	for i, c := range s.chars {
		place[int(c.at)] = int32(i)
	}
	place[block.End] = int32(len(s.chars))
	for _, t := range tokens {
		s.words = append(s.words, word{place[t.Start], place[t.End]})
	}
	s.run()
	return out
}

func starts(spans []schema.Span) map[int]bool {
	table := make(map[int]bool, len(spans))
	for _, s := range spans {
		table[s.Start] = true
	}
	return table
}

// record answers from a table and keeps every question.
func record(out *[]Decision, answers map[int]bool) decide {
	return func(at int, features []uint32) bool {
		*out = append(*out, Decision{At: at, Features: append([]uint32(nil), features...), Answer: answers[at]})
		return answers[at]
	}
}

// New makes a model of learnt weights, a lexicon and the habits of words.
func New(words, sentences *linear.Weights, splits Lexicon, habits *Habits) *Model {
	return &Model{words: words, sentences: sentences, lexicon: splits, habits: habits}
}
