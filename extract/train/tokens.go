package train

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"time"

	"parley/extract"
	"parley/extract/token"
	"parley/schema"
)

// The shape of the tokeniser's training.
const (
	tokenBits     = 17 // rows of the word model, as a power of two
	sentenceBits  = 16
	tokenRounds   = 8
	sentenceTurns = 10
	capitalsEvery = 12 // every so many blocks are learnt a second time in capitals
)

// Tokens trains the tokeniser and sentence splitter on the training halves of
// the treebanks and writes tokens.bin.
func Tokens(_ context.Context, o Options) error {
	start := time.Now()
	learn, err := treebanks(o.Data, "train")
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var words, ends [][]token.Decision
	for i, doc := range learn {
		for b := range doc.Blocks {
			w, e := decisions(doc, doc, b)
			words, ends = append(words, w), append(ends, e)
			if (i+b)%capitalsEvery == 0 {
				w, e := decisions(doc, inCapitals(doc), b)
				words, ends = append(words, w), append(ends, e)
			}
		}
	}
	model := token.New(
		decide(rng, words, tokenBits, tokenRounds, o.Log, "words").average(),
		decide(rng, ends, sentenceBits, sentenceTurns, o.Log, "sentences").average(),
		splits(learn),
	)
	fmt.Fprintf(o.Log, "trained in %.1f s\n", time.Since(start).Seconds())
	return o.write("tokens.bin", model)
}

// decisions are those of a block of shown, whose offsets are those of doc.
func decisions(doc, shown *extract.Document, block int) (words, ends []token.Decision) {
	tokens, parts := goldSpans(doc, block)
	span := doc.Blocks[block].Span
	return token.WordDecisions(shown, span, tokens), token.SentenceDecisions(shown, span, tokens, parts)
}

// goldSpans are the spans of the tokens and the sentences of a block.
func goldSpans(doc *extract.Document, block int) (tokens, parts []schema.Span) {
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Block != block {
			continue
		}
		parts = append(parts, s.Span)
		for t := range s.Tokens {
			tokens = append(tokens, s.Tokens[t].Span)
		}
	}
	return tokens, parts
}

// inCapitals is the document with its letters of ASCII in upper case, so that
// spans stay as they are.
func inCapitals(doc *extract.Document) *extract.Document {
	loud := *doc
	loud.Text = strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, doc.Text)
	return &loud
}

// decide trains a classifier of two classes.
func decide(rng *rand.Rand, blocks [][]token.Decision, bits, rounds int, progress io.Writer, what string) *perceptron {
	p := newPerceptron(1, bits)
	for round := range rounds {
		rng.Shuffle(len(blocks), func(i, j int) { blocks[i], blocks[j] = blocks[j], blocks[i] })
		wrong, all := 0, 0
		for _, block := range blocks {
			for i := range block {
				d := &block[i]
				answer := float32(-1)
				if d.Answer {
					answer = 1
				}
				if score := p.score(d.Features, 0) * answer; score <= margin {
					p.change(d.Features, 0, answer)
					if score <= 0 {
						wrong++
					}
				}
				p.step++
				all++
			}
		}
		fmt.Fprintf(progress, "%s: round %d of %d, %d of %d decisions wrong\n", what, round+1, rounds, wrong, all)
	}
	return p
}

// margin is by how much the right answer must win.
const margin = 2

// splits lists the runs of letters that the treebanks split more often than
// not, and at least twice.
func splits(docs []*extract.Document) map[string][]uint8 {
	type count struct{ whole, split int }
	seen := map[string]*count{}
	places := map[string][]uint8{}
	for _, doc := range docs {
		for run := range letterRuns(doc) {
			c := seen[run.form]
			if c == nil {
				c = &count{}
				seen[run.form] = c
			}
			if len(run.places) == 0 {
				c.whole++
			} else {
				c.split++
				places[run.form] = run.places
			}
		}
	}
	for form := range places {
		if c := seen[form]; c.split < 2 || c.split <= c.whole {
			delete(places, form)
		}
	}
	return places
}

type letterRun struct {
	form   string
	places []uint8
}

// letterRuns yields the surface words of a document that are letters of ASCII
// alone, at most twelve, in lower case.
func letterRuns(doc *extract.Document) func(yield func(letterRun) bool) {
	return func(yield func(letterRun) bool) {
		for i := range doc.Sentences {
			tokens := doc.Sentences[i].Tokens
			for first := 0; first < len(tokens); {
				end := first + 1
				for end < len(tokens) && tokens[end].Start == tokens[end-1].End {
					end++
				}
				start := tokens[first].Start
				form := strings.ToLower(doc.Text[start:tokens[end-1].End])
				if len(form) <= 12 && strings.Trim(form, "abcdefghijklmnopqrstuvwxyz") == "" {
					run := letterRun{form: form}
					for _, t := range tokens[first+1 : end] {
						run.places = append(run.places, uint8(t.Start-start))
					}
					if !yield(run) {
						return
					}
				}
				first = end
			}
		}
	}
}
