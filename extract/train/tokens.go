package train

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"time"

	"parley/extract"
	"parley/extract/token"
	"parley/schema"
)

// The shape of the tokeniser's training.
var (
	wordLearner     = logistic{bits: 18, fits: 3, rounds: 8, rate: 0.1, rare: 1}
	sentenceLearner = logistic{bits: 18, fits: 5, rounds: 10, rate: 0.1, rare: 2}
)

// capitalsEvery is how often a block is learnt a second time, in capitals.
const capitalsEvery = 12

// Tokens trains the tokeniser and sentence splitter on the training halves of
// the treebanks and writes tokens.bin.
func Tokens(_ context.Context, o Options) error {
	start := time.Now()
	learn, err := treebanks(o.Data, "train")
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(1, 2))
	lexicon := splits(learn)
	habits, err := habits(learn, o.Data)
	if err != nil {
		return err
	}
	var words, ends [][]token.Decision
	for i, doc := range learn {
		for b := range doc.Blocks {
			w, e := decisions(doc, doc, b, lexicon, habits)
			words, ends = append(words, w), append(ends, e)
			if (i+b)%capitalsEvery == 0 {
				w, e := decisions(doc, inCapitals(doc), b, lexicon, habits)
				words, ends = append(words, w), append(ends, e)
			}
		}
	}
	model := token.New(
		wordLearner.learn(rng, words, o.Log, "words"),
		sentenceLearner.learn(rng, ends, o.Log, "sentences"),
		lexicon,
		habits,
	)
	fmt.Fprintf(o.Log, "trained in %.1f s\n", time.Since(start).Seconds())
	return o.write("tokens.bin", model)
}

// decisions are those of a block of shown, whose offsets are those of doc.
func decisions(doc, shown *extract.Document, block int, lexicon token.Lexicon, habits *token.Habits) (words, ends []token.Decision) {
	tokens, parts := goldSpans(doc, block)
	span := doc.Blocks[block].Span
	return token.WordDecisions(shown, span, tokens, lexicon), token.SentenceDecisions(shown, span, tokens, parts, habits)
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

// splits lists the runs of letters that the treebanks split at least twice,
// and what English is known to contract.
func splits(docs []*extract.Document) token.Lexicon {
	type count struct{ whole, split int }
	seen := map[string]*count{}
	lexicon := token.Lexicon{}
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
				lexicon[run.form] = token.Split{Places: run.places}
			}
		}
	}
	for form, split := range lexicon {
		c := seen[form]
		if c.split < 2 {
			delete(lexicon, form)
			continue
		}
		split.Sure = c.whole*surelySplit <= c.split
		lexicon[form] = split
	}
	maps.Copy(lexicon, contractions())
	return lexicon
}

// surelySplit is how much more often a run is split than not if it always is.
const surelySplit = 20

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
