package clause

import (
	"fmt"
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// finding is a word behind polarity or modality, with the step that it made.
type finding struct {
	token int
	rule  string
	text  string // with {word} for the token
}

// found makes a field of what was found; the words come in the order of the text.
func (e *explainer) found(name, value string, all []finding) extract.Field {
	f := extract.Field{Name: name, Value: value}
	var tokens []int
	for _, x := range all {
		tokens = append(tokens, x.token)
		f.Steps = append(f.Steps, extract.Step{Rule: x.rule, Text: strings.ReplaceAll(x.text, "{word}", quoted(e.form(x.token)))})
	}
	f.Words = e.words(tokens...)
	return f
}

// polarity tells what denies a negated proposition, and what makes sure of another.
func (e *explainer) polarity() extract.Field {
	if e.p.Polarity != schema.Negated {
		return e.found(extract.FieldPolarity, string(e.p.Polarity), e.implicatives())
	}
	for _, look := range []func() []finding{e.negators, e.negativeArguments, e.negatingMarks, e.deniers, e.negatingAbove, e.negatorsAbove} {
		if all := look(); len(all) > 0 {
			return e.found(extract.FieldPolarity, string(e.p.Polarity), all)
		}
	}
	return e.found(extract.FieldPolarity, string(e.p.Polarity), nil)
}

// negators are the adverbs and auxiliaries that deny a predicate of the chain.
func (e *explainer) negators() []finding {
	var all []finding
	for _, c := range e.chain {
		for _, k := range e.kids[c] {
			switch {
			case e.rel(k) == "advmod" && e.negates(k), e.rel(k) == "neg", e.rel(k) == "aux" && e.negator(k):
				all = append(all, finding{k, "negation", "negated by {word}"})
			case e.fallsShort(c, k):
				all = append(all, finding{k, "negation", "{word} says that it came near and did not happen"})
			case e.rel(k) == "cc" && e.lower[k] == "nor":
				all = append(all, finding{k, "negation", "{word} carries the negation on"})
			case e.rel(k) == "cc" && in(e.lower[k], []string{"rather", "instead"}):
				all = append(all, finding{k, "negation", "after {word} stands what is not done"})
			}
		}
	}
	return all
}

// denials are words in an argument that deny its clause.
var denials = fields("no neither nobody none nothing no-one nowhere few little not hardly rather instead")

// negativeArguments are the words in subject or object that deny the clause.
func (e *explainer) negativeArguments() []finding {
	for _, ph := range []extract.Phrase{e.p.Subject, e.p.Object} {
		if !ph.Present || ph.Sentence != e.at {
			continue
		}
		words := append([]int{ph.Head}, e.kids[ph.Head]...)
		if e.rel(ph.Head) == "conj" { // "neither A nor B"
			words = append(words, e.kids[e.head[ph.Head]]...)
		}
		for _, k := range e.kids[ph.Head] {
			if e.lower[k] == "more" { // "no more war"
				words = append(words, e.kids[k]...)
			}
		}
		for _, k := range words {
			if denials[e.lower[k]] {
				return []finding{{k, "negative-argument", "{word} in an argument denies the clause"}}
			}
		}
	}
	return nil
}

// negatingMarks are conjunctions that say that their clause does not hold.
func (e *explainer) negatingMarks() []finding {
	for _, c := range e.chain {
		for _, k := range e.kids[c] {
			far := k > 0 && e.lower[k-1] == "far" && e.lower[k] == "from"
			if e.rel(k) == "mark" && (far || in(e.lower[k], []string{"without", "instead", "than", "against"})) {
				return []finding{{k, "negation", "after {word} stands what does not happen"}}
			}
		}
	}
	return nil
}

// deniers are verbs, adjectives and nouns of refusing and failing, in the
// relation or above it.
func (e *explainer) deniers() []finding {
	for _, c := range append(slices.Clone(e.chain), e.above(e.chain[0])...) {
		if s, ok := e.signatureOf(c); ok && s.affirmed == fails && (slices.Contains(e.p.Rules, "implicit-negation") || slices.Contains(e.p.Rules, "object-control")) {
			return []finding{{c, "implicit-negation", "what {word} governs does not happen"}}
		}
		if slices.Contains(e.p.Rules, "nominal-intention") && e.nominal(c) {
			return []finding{{c, "nominal-intention", "{word} says that it does not happen"}}
		}
		if s, ok := e.phrasal(c); ok && s.affirmed == fails {
			return []finding{{c, "phrasal-implicative", "{word} with its verb says that it does not happen"}}
		}
	}
	return nil
}

// implicatives are verbs that say that what they govern happens, or does not
// cease to be so.
func (e *explainer) implicatives() []finding {
	for _, c := range append(slices.Clone(e.chain), e.above(e.chain[0])...) {
		switch s, ok := e.signatureOf(c); {
		case ok && slices.Contains(e.p.Rules, "implicative") && s.affirmed == holds:
			return []finding{{c, "implicative", "what {word} governs happens"}}
		case ok && slices.Contains(e.p.Rules, "implicit-negation") && s.negated == holds:
			return []finding{{c, "implicit-negation", "{word} is negated itself, so what it governs happens"}}
		case factives[e.lemma(c)] && slices.Contains(e.p.Rules, "factive"):
			return []finding{{c, "factive", "what {word} introduces is so in any case"}}
		}
	}
	return nil
}

// negatingAbove are the words of saying or judging that deny what is below them.
func (e *explainer) negatingAbove() []finding {
	for _, c := range e.above(e.chain[0]) {
		switch s := suppositions[e.lower[c]]; {
		case cueVerbs[e.lemma(c)].negates:
			return []finding{{c, "reported-speech", "{word} says that it is not so"}}
		case s.negated || falsehoods[e.lower[c]] || rejections[e.lemma(c)]:
			return []finding{{c, "impersonal-mode", "{word} says that it is not so"}}
		}
	}
	return nil
}

// negatorsAbove are the negations of what stands over the clause: "did not let
// Norland attack", "does not say that Norland attacked".
func (e *explainer) negatorsAbove() []finding {
	for _, c := range e.above(e.chain[0]) {
		for _, k := range e.kids[c] {
			if e.rel(k) == "advmod" && e.negates(k) {
				return []finding{{k, "scope", fmt.Sprintf("the clause hangs on %s, which {word} negates", quoted(e.form(c)))}}
			}
		}
	}
	return nil
}

// above are the tokens over i, the nearest first.
func (e *explainer) above(i int) []int {
	var all []int
	for h := e.head[i]; h >= 0; h = e.head[h] {
		all = append(all, h)
	}
	return all
}
