package coref

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"

	"parley/extract"
	"parley/extract/nn/linear"
)

// Ranker weighs the antecedents that a pronoun or a common noun may have: a
// log-linear model over features of the pair, of the entity so far and of the
// anaphor alone, which may also be new (Denis and Baldridge 2008, "Specialized
// models and ranking for coreference resolution"; Durrett and Klein 2013, "Easy
// victories and uphill battles in coreference resolution"). It is immutable.
type Ranker struct {
	weights   *linear.Weights
	selection *Selection
}

// NewRanker is a ranker with what verbs select and the weights learnt for the
// features of [Examples].
func NewRanker(weights *linear.Weights, selection *Selection) *Ranker {
	return &Ranker{weights, selection}
}

// Load reads a ranker that WriteTo has written.
func Load(data []byte) (*Ranker, error) {
	file := bytes.NewReader(data)
	weights, err := linear.Read(file)
	if err != nil {
		return nil, fmt.Errorf("chains: %w", err)
	}
	if weights.Classes != 1 {
		return nil, fmt.Errorf("chains: weights for %d classes instead of one", weights.Classes)
	}
	selection, err := readSelection(file)
	if err != nil {
		return nil, fmt.Errorf("chains: %w", err)
	}
	return &Ranker{weights, selection}, nil
}

// WriteTo writes the ranker as Load reads it.
func (k *Ranker) WriteTo(out io.Writer) (int64, error) {
	n, err := k.weights.WriteTo(out)
	if err != nil {
		return n, err
	}
	more, err := k.selection.WriteTo(out)
	return n + more, err
}

// Example is a mention with what may be its antecedent: one list of features
// for each candidate, the last for being new. Right tells which are, by the
// annotation; several may be.
type Example struct {
	Features [][]uint32
	Prior    []float64 // what the rules make of each, to be added to the weights of its features
	Right    []bool
}

// Examples are the choices that a ranker has in a document with mentions, as
// [Ranker.Stage] would meet them if it chose right each time. Same says of two
// mentions whether they speak of one entity.
func Examples(ctx context.Context, doc *extract.Document, selection *Selection, same func(a, b int) bool) ([]Example, error) {
	var all []Example
	choose := func(r *resolver, i int, candidates []int) int {
		e := Example{}
		e.Features, e.Prior = r.features(i, candidates)
		best := -1
		for n, k := range candidates {
			right := same(i, k)
			e.Right = append(e.Right, right)
			if right && best < 0 {
				best = n
			}
		}
		e.Right = append(e.Right, best < 0)
		all = append(all, e)
		return best
	}
	return all, resolve(ctx, doc, selection, choose)
}

// inNews is what the rules make of the candidates of a pronoun in news. There
// they count for more than they did while the weights were learnt, and every
// candidate for "it" and "they" gains: these are states, bodies and groups that
// act; in the annotated texts they are mostly things, or nothing at all.
func inNews(p pronoun, prior []float64) []float64 {
	var trust, ease float64
	switch {
	case p.person != 3:
		return prior
	case p.gender == 'n':
		trust, ease = 2, 0.75
	case p.number == 'p':
		trust, ease = 1.8, 1
	default:
		trust = 1.6
	}
	for n := range prior[:len(prior)-1] {
		prior[n] = trust*prior[n] + ease
	}
	return prior
}

// choose is the place of the best candidate, -1 for none. The mentions of one
// entity weigh together.
func (k *Ranker) choose(r *resolver, i int, candidates []int) int {
	features, prior := r.features(i, candidates)
	prior = inNews(pronouns[r.mentions[i].form], prior)
	scores := make([]float64, len(features))
	top := math.Inf(-1)
	for n := range features {
		scores[n] = float64(k.weights.Score(features[n], 0)) + prior[n]
		top = max(top, scores[n])
	}
	total := 0.0
	for n := range scores {
		scores[n] = math.Exp(scores[n] - top)
		total += scores[n]
	}
	best, most := -1, scores[len(candidates)]
	sums := make(map[int]float64, len(candidates)) // by entity
	for n, c := range candidates {
		sums[r.find(c)] += scores[n]
	}
	for n, c := range candidates {
		if sum := sums[r.find(c)]; sum > most {
			best, most = n, sum
		}
	}
	if best < 0 || most < total*r.caution(i, candidates[best]) {
		return -1
	}
	if r.guess(i, candidates[best], most/total) {
		r.rule = extract.Guessed
	}
	return best
}

// caution is how likely the link of a mention to a candidate has to be: a
// common noun does not lightly get a name, or take up another noun.
func (r *resolver) caution(i, k int) float64 {
	m, other := &r.mentions[i], &r.mentions[k]
	if m.Kind == extract.NominalMention && (r.cluster(k).name != "" || other.lemma != m.lemma) {
		return 0.6
	}
	return 0
}

// guess reports whether a link of pronoun i to k with so great a share of the
// likelihood is a guess.
func (r *resolver) guess(i, k int, share float64) bool { return share < r.sure(i, k) }

// sure is how likely the antecedent k of a pronoun has to be for the link to be
// more than a guess: most guesses are wrong. There are more things than persons
// of which a text may speak, unless the verb of the pronoun tells that somebody
// acts. Out of a quotation a link has to be surer.
func (r *resolver) sure(i, k int) float64 {
	m := &r.mentions[i]
	p := pronouns[m.form]
	switch {
	case p.person != 3 || p.reflexive:
		return 0
	case p.gender == 'm' || p.gender == 'f' || r.agentiveSubject(m) && r.cluster(k).class.Actor():
		return 0.5
	case m.quote >= 0 && r.mentions[k].quote != m.quote:
		return 0.7
	}
	return 0.6
}
