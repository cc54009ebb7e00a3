package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

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
	for _, c := range e.p.Relation {
		if e.controlMode(c) == e.p.Modality && c != e.chain[len(e.chain)-1] && e.rel(c) != "aux" {
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
	switch lemma := e.lemma(c); lemma {
	case "go":
		return schema.Future
	case "have":
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

// openAbove is the word above the clause, which does not tell whether it is so.
func (e *explainer) openAbove() []finding {
	if h := e.head[e.chain[0]]; h >= 0 {
		return []finding{{h, "scope", "it hangs on {word}, which does not tell whether it is so"}}
	}
	return nil
}
