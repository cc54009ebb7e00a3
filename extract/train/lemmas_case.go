package train

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"

	"parley/extract/conllu"
	"parley/extract/nn/linear"
	"parley/extract/syntax"
)

// The shape of the training of cases.
const (
	caseBits   = 17
	caseRounds = 12
	casePace   = 0.05
)

// Of a hundred words, so many get a wrong tag in training, because the tagger
// errs as often: names taken for nouns, nouns with a capital for names.
const (
	nameAsNoun = 10
	nounAsName = 10
)

// Of a hundred words, so many are learnt without the features of their very
// form, as a word that the treebanks lack.
const forgotten = 30

// caseExample is a word whose case is to choose.
type caseExample struct {
	features []uint32
	rule     syntax.CaseRule
}

// learnCases fits the choice of case to the lemmas of the sentences, by
// logistic regression with a rate of its own for each weight; the weights of
// the second half of the rounds are averaged.
func learnCases(l *syntax.Lemmatizer, sentences []*conllu.Sentence, progress io.Writer) *linear.Weights {
	rng := rand.New(rand.NewPCG(3, 4))
	const cells = int(syntax.CaseRules) << caseBits
	fit := caseFitting{weights: make([]float32, cells), squares: make([]float32, cells)}
	sum := make([]float32, cells)
	for round := range caseRounds {
		examples := caseExamples(rng, l, sentences) // with other errors of the tagger
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		wrong := 0
		for i := range examples {
			if !fit.step(&examples[i]) {
				wrong++
			}
		}
		if round >= caseRounds/2 {
			for k, w := range fit.weights {
				sum[k] += w
			}
		}
		fmt.Fprintf(progress, "cases: round %d of %d, %d of %d wrong\n", round+1, caseRounds, wrong, len(examples))
	}
	return linear.Round(int(syntax.CaseRules), sum)
}

// caseFitting is the state of a regression over the rules of case.
type caseFitting struct{ weights, squares []float32 }

// step learns from one example, and reports whether the rule was right.
func (c *caseFitting) step(e *caseExample) bool {
	var odds [syntax.CaseRules]float64
	for _, f := range e.features {
		at := int(f&(1<<caseBits-1)) * len(odds)
		for rule := range odds {
			odds[rule] += float64(c.weights[at+rule])
		}
	}
	best, total := 0, 0.0
	for rule := range odds {
		if odds[rule] > odds[best] {
			best = rule
		}
	}
	top := odds[best]
	for rule := range odds {
		odds[rule] = math.Exp(odds[rule] - top)
		total += odds[rule]
	}
	for rule := range odds {
		gradient := odds[rule] / total
		if rule == int(e.rule) {
			gradient--
		}
		if math.Abs(gradient) < settled {
			continue
		}
		for _, f := range e.features {
			at := int(f&(1<<caseBits-1))*len(odds) + rule
			c.squares[at] += float32(gradient * gradient)
			c.weights[at] -= float32(casePace * gradient / math.Sqrt(float64(c.squares[at])+firstGradient))
		}
	}
	return best == int(e.rule)
}

func caseExamples(rng *rand.Rand, l *syntax.Lemmatizer, sentences []*conllu.Sentence) []caseExample {
	var all []caseExample
	for _, s := range sentences {
		forms, tags := make([]string, len(s.Words)), make([]syntax.Analysis, len(s.Words))
		for i, w := range s.Words {
			forms[i], tags[i] = w.Form, mistaken(rng, &w)
		}
		for i, features := range l.CaseFeatures(forms, tags) {
			if features != nil {
				if rng.IntN(100) < forgotten {
					features = features[syntax.FormFeatures:]
				}
				all = append(all, caseExample{features, syntax.CaseRuleOf(syntax.PlainForm(forms[i]), lemmaOf(&s.Words[i]))})
			}
		}
	}
	return all
}

// mistaken are the tags of a word, at times as a tagger gets them wrong.
func mistaken(rng *rand.Rand, w *conllu.Word) syntax.Analysis {
	t := syntax.Analysis{UPOS: w.UPOS, XPOS: w.XPOS}
	if w.Form == strings.ToLower(w.Form) {
		return t
	}
	chance := rng.IntN(100)
	switch {
	case chance < nameAsNoun && w.XPOS == "NNP" && w.UPOS == "PROPN":
		t = mistakenName(w.Form, chance)
	case chance < nameAsNoun && w.XPOS == "NNPS":
		t.UPOS, t.XPOS = "NOUN", "NNS"
	case chance < nameAsNoun && w.XPOS == "NNP" && w.UPOS == "ADJ":
		t.XPOS = "JJ"
	case chance < nounAsName && (w.XPOS == "NN" || w.XPOS == "NNS"):
		t.UPOS, t.XPOS = "PROPN", "NNP"+w.XPOS[2:]
	}
	return t
}

// mistakenName are the tags that a tagger may give a name: mostly those of a
// noun, of a plural if it ends in s, at times of an adjective or a verb, and
// now and then the coarse tag alone is right.
func mistakenName(form string, chance int) syntax.Analysis {
	switch {
	case strings.HasSuffix(form, "s") && chance%3 == 0:
		return syntax.Analysis{UPOS: "PROPN", XPOS: "NNPS"}
	case strings.HasSuffix(form, "s") && chance%3 == 1:
		return syntax.Analysis{UPOS: "NOUN", XPOS: "NNS"}
	case chance == 0:
		return syntax.Analysis{UPOS: "ADJ", XPOS: "JJ"}
	case chance == 1:
		return syntax.Analysis{UPOS: "VERB", XPOS: "VB"}
	case chance == 2:
		return syntax.Analysis{UPOS: "PROPN", XPOS: "NN"}
	}
	return syntax.Analysis{UPOS: "NOUN", XPOS: "NN"}
}
