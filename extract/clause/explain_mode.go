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
		for _, k := range append([]int{ph.Head}, e.kids[ph.Head]...) {
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

// openAbove is the word above the clause, which does not tell whether it is so.
func (e *explainer) openAbove() []finding {
	if h := e.head[e.chain[0]]; h >= 0 {
		return []finding{{h, "scope", "it hangs on {word}, which does not tell whether it is so"}}
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

// modeWords say in which mode of being something is.
var modeWords = map[schema.Modality]string{
	schema.Actual: "a fact", schema.Future: "still to come", schema.Possible: "only possible", schema.Obligation: "an obligation",
	schema.Desired: "wanted", schema.Conditional: "conditional",
}

// modality tells what puts a proposition in a mode other than that of fact.
func (e *explainer) modality() extract.Field {
	value := string(e.p.Modality)
	if e.p.Modality == schema.Actual {
		return e.found(extract.FieldModality, value, nil)
	}
	for _, look := range []func() []finding{e.conditions, e.modalWords, e.hedging, e.controlling, e.purposes, e.cueModes, e.questions, e.impersonal, e.negatorsAbove, e.openAbove} {
		if all := look(); len(all) > 0 {
			return e.found(extract.FieldModality, value, all)
		}
	}
	return e.found(extract.FieldModality, value, nil)
}

// modalWords are the auxiliaries of the mode.
func (e *explainer) modalWords() []finding {
	for _, k := range e.p.Relation {
		if e.rel(k) == "aux" && (modals[e.lower[k]] == e.p.Modality || e.p.Modality == schema.Conditional && in(e.lower[k], []string{"would", "'d"})) {
			return []finding{{k, "modal", "{word}: " + modeWords[e.p.Modality]}}
		}
	}
	for _, k := range e.p.Relation {
		if e.lemma(k) == "be" && e.p.Modality == schema.Future && e.isTo(e.p.Head, k) {
			return []finding{{k, "modal", "{word} with “to” tells the future"}}
		}
	}
	return nil
}

// hedging are the adverbs that leave the clause open.
func (e *explainer) hedging() []finding {
	for _, c := range e.chain {
		for _, k := range e.kids[c] {
			if e.rel(k) == "advmod" && hedges[e.lower[k]] && e.p.Modality == schema.Possible {
				return []finding{{k, "hedge", "{word} leaves it open"}}
			}
		}
	}
	return nil
}

// controlling are the verbs and adjectives, in the relation or right above it,
// that give their infinitive the mode.
func (e *explainer) controlling() []finding {
	for _, c := range e.chain {
		if e.controlMode(c) == e.p.Modality && c != e.chain[len(e.chain)-1] {
			return []finding{{c, "subject-control", "what {word} governs is " + modeWords[e.p.Modality]}}
		}
	}
	if h := e.head[e.chain[0]]; h >= 0 && slices.Contains(e.p.Rules, "object-control") {
		return []finding{{h, "object-control", "what {word} says of its object is " + modeWords[e.p.Modality]}}
	}
	return nil
}

// controlMode is the mode that a predicate gives what it governs.
func (e *explainer) controlMode(c int) schema.Modality {
	if mode, ok := controls[e.lower[c]]; ok {
		return mode
	}
	switch lemma := e.lemma(c); {
	case lemma == "go":
		return schema.Future
	case lemma == "have":
		return schema.Obligation
	default:
		return controls[lemma]
	}
}

// purposes are the marks of an infinitive of purpose.
func (e *explainer) purposes() []finding {
	if k := e.childBase(e.chain[0], "mark"); k >= 0 && slices.Contains(e.p.Rules, "purpose") {
		return []finding{{k, "purpose", "an infinitive with {word} tells what is wanted"}}
	}
	return nil
}

// conditions are the conjunctions that make the clause a condition or depend on one.
func (e *explainer) conditions() []finding {
	if e.p.Modality != schema.Conditional {
		return nil
	}
	clauses := append(slices.Clone(e.chain), e.above(e.chain[0])...)
	for _, c := range e.chain {
		clauses = append(clauses, e.kids[c]...)
	}
	for _, k := range clauses {
		if m := e.childBase(k, "mark"); m >= 0 && conjunctionRoles[e.conjunction(k)] == schema.RoleCondition {
			return []finding{{m, "condition", "{word} makes a condition"}}
		}
	}
	return nil
}

// questions are the words that make the clause a question.
func (e *explainer) questions() []finding {
	for _, c := range append(slices.Clone(e.chain), e.above(e.chain[0])...) {
		if m := e.childBase(c, "mark"); m >= 0 && in(e.lower[m], []string{"whether", "if"}) {
			return []finding{{m, "indirect-question", "{word} leaves it open"}}
		}
	}
	if k := slices.Index(e.lower, "?"); k >= 0 && slices.Contains(e.p.Rules, "question") {
		return []finding{{k, "question", "a question asserts nothing"}}
	}
	return nil
}

// impersonal are the judgements above the clause ("it is possible that").
func (e *explainer) impersonal() []finding {
	for _, c := range e.above(e.chain[0]) {
		if s, ok := suppositions[e.lower[c]]; ok && s.mode == e.p.Modality {
			return []finding{{c, "impersonal-mode", "what is {word} is " + modeWords[e.p.Modality]}}
		}
	}
	return nil
}
