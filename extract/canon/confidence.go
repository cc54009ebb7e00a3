package canon

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"

	"parley/extract"
	"parley/schema"
)

// The table gives each feature its weight, a line each, a tab between them.
// `parley-train confidence` writes it.
//
//go:embed confidence.tsv
var confidenceTable string

// Feature is something that makes a statement more or less likely to be what its
// text says.
type Feature struct {
	Name  string // "rule passive-agent", "most doubt"
	Value float64
}

// Weights are those of a logistic regression over features, by name.
type Weights map[string]float64

// ParseWeights reads a table: a feature and its weight on a line, a tab between
// them; lines that begin with # are skipped.
func ParseWeights(table string) (Weights, error) {
	w := make(Weights)
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(line, "\t")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("weight of %q: %w", name, err)
		}
		w[name] = v
	}
	return w, nil
}

// Probability is that of a statement with the features being right.
func (w Weights) Probability(features []Feature) float64 {
	sum := 0.0
	for _, f := range features {
		sum += w[f.Name] * f.Value
	}
	return 1 / (1 + math.Exp(-sum))
}

var confidenceWeights = sync.OnceValue(func() Weights {
	w, err := ParseWeights(confidenceTable)
	if err != nil {
		panic(err) // the table is part of the program
	}
	return w
})

// weigh gives every reading that has none its confidence: the probability, by features of its
// rules, its tree and its shape, that the text says it. It never is 0 or 1.
func (b *builder) weigh(tell func(*schema.Statement, []Feature)) {
	weights := confidenceWeights()
	for _, r := range b.readings {
		if r.Confidence > 0 {
			continue
		}
		features := b.features(r)
		p := weights.Probability(features)
		r.Confidence = math.Round(100*min(0.99, max(0.01, p))) / 100
		if tell != nil {
			tell(&r.Statement, features)
		}
	}
}

// features describe a reading.
func (b *builder) features(r *reading) []Feature {
	p := &b.doc.Propositions[r.prop]
	tokens := b.tokens(p)
	all := make([]Feature, 0, 24)
	add := func(name string, value float64) { all = append(all, Feature{name, value}) }
	flag := func(name string, on bool) {
		if on {
			add(name, 1)
		}
	}
	add("bias", 1)
	for _, rule := range r.Rules {
		add("rule "+rule, 1)
	}
	most, mean := doubts(tokens, p)
	add("most doubt", most)
	add("mean doubt", mean)
	add("words of the sentence", float64(min(len(tokens), 80))/40)
	add("depth of the clause", float64(min(depth(tokens, p.Head), 5))/5)
	add("roles", float64(min(len(r.Roles), 4))/4)
	add("length of the subject", length(r.Subject.Text))
	b.describe(p.Sentence, p.Subject, "subject", p.Head, add)
	flag("no object", r.Object == nil)
	if r.Object != nil {
		add("length of the object", length(r.Object.Text))
		flag("clause as object", b.clausal(p))
		flag("actor as object", r.Object.Class.Actor())
	}
	b.describe(p.Sentence, p.Object, "object", p.Head, add)
	flag("actor as subject", r.Subject.Class.Actor())
	flag("unnamed", r.unnamed)
	flag("said", len(r.Attribution) > 0)
	flag("not actual", r.Modality != schema.Actual)
	flag("negated", r.Polarity == schema.Negated)
	add("predicate "+tokens[p.Head].UPOS, 1)
	flag("predicate conjoined", tokens[p.Head].Deprel == "conj")
	return all
}

// describe adds what the head of an argument is and how far off it stands.
func (b *builder) describe(sentence int, ph extract.Phrase, slot string, predicate int, add func(string, float64)) {
	if !ph.Present {
		return
	}
	head := &b.doc.Sentences[ph.Sentence].Tokens[ph.Head]
	switch head.UPOS {
	case "PROPN", "PRON", "NOUN", "NUM", "ADJ", "VERB", "DET":
		add(slot+" "+head.UPOS, 1)
	default:
		add(slot+" other", 1)
	}
	for i := range b.doc.Sentences[ph.Sentence].Tokens {
		if t := &b.doc.Sentences[ph.Sentence].Tokens[i]; t.UPOS == "PRON" && ph.Span.Contains(t.Span) {
			if m := b.actors.at[ph.Sentence][i]; m >= 0 && b.doc.Mentions[m].Link != "" {
				add("link "+b.doc.Mentions[m].Link, 1)
			}
		}
	}
	if ph.Sentence == sentence {
		distance := ph.Head - predicate
		add("distance of the "+slot, float64(min(max(distance, -distance), 30))/30)
	}
}

// doubts are the greatest and the mean doubt of the parser about the heads of the
// words that p rests on.
func doubts(tokens []extract.Token, p *extract.Proposition) (most, mean float64) {
	var sum, n float64
	note := func(i int) {
		d := float64(tokens[i].Doubt)
		most, sum, n = max(most, d), sum+d, n+1
	}
	note(p.Head)
	for _, i := range p.Relation {
		note(i)
	}
	for _, ph := range []extract.Phrase{p.Subject, p.Object} {
		if ph.Present && ph.Sentence == p.Sentence {
			note(ph.Head)
		}
	}
	return most, sum / n
}

// depth is the number of clauses above a predicate.
func depth(tokens []extract.Token, i int) int {
	n := 0
	for steps := 0; i >= 0 && steps < len(tokens); steps++ {
		switch base, _, _ := strings.Cut(tokens[i].Deprel, ":"); base {
		case "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis":
			n++
		}
		i = tokens[i].Head
	}
	return n
}

// length is the number of words of a text, 20 of them counted as 1.
func length(text string) float64 { return float64(min(len(strings.Fields(text)), 40)) / 20 }
