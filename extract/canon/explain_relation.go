package canon

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// derivations tell what the rules of this package do to the relation of the
// statement that they add.
var derivations = map[string]string{
	"light-verb":           "a light verb and its noun make one relation",
	"title-of-the-speaker": "an office named without a country is held in that of the source",
	"obligation-as-demand": "to say that somebody else must do something is to demand it",
	"request-as-demand":    "to urge somebody to do something is to demand it",
	"vow-as-position":      "what is vowed is a position",
	"wish-as-position":     "what is wanted is a position",
	"aim-as-position":      "to seek to stop something is to seek that it be not done",
	"hearsay":              "that somebody is charged is a fact of its own",
	"passive-voice":        "the passive in its own order, as the text has it",
}

// relationField tells the canonical relation.
func (x *explainer) relationField() extract.Field {
	f := extract.Field{Name: extract.FieldRelation, Value: x.Relation.Name}
	if x.derived {
		f.Words = x.located(x.Relation.Text)
	}
	if text := derivations[x.last()]; text != "" {
		f.Steps = append(f.Steps, step(x.last(), "%s: %q", text, x.Relation.Name))
	}
	if (!x.derived || x.last() == "light-verb") && x.Relation.ID != schema.RelationID(x.Relation.Name) {
		f.Steps = append(f.Steps, x.canonicalStep())
	}
	return f
}

// canonicalStep tells how the phrase became the id of another.
func (x *explainer) canonicalStep() extract.Step {
	v := x.verb
	if v.outer != "" && x.Relation.ID == v.id(v.inner) {
		return step("inner-verb", "what does not or need not happen is named by the inner verb %q alone: <%s>", v.inner, x.Relation.ID)
	}
	if _, whole := lookup(x.Relation.Name, v.object); v.outer != "" && !whole {
		return step("vocabulary", "a chain is made of the relations of its parts, %q and %q: <%s>", v.outer, v.inner, x.Relation.ID)
	}
	return step("vocabulary", "the vocabulary has %q among the phrases of <%s>", x.Relation.Name, x.Relation.ID)
}

// eventField tells which words make the event, and what makes another of it.
func (x *explainer) eventField() extract.Field {
	return extract.Field{Name: extract.FieldEvent, Value: string(x.Relation.Event), Steps: x.eventOf(x.reading, x.p).steps}
}

// polarityField tells why the statement is denied where its proposition is not,
// or the reverse.
func (x *explainer) polarityField() extract.Field {
	f := extract.Field{Name: extract.FieldPolarity, Value: string(x.Polarity)}
	if x.Polarity != x.p.Polarity {
		f.Steps = []extract.Step{step(x.last(), "%s whatever the clause says of it", f.Value)}
	}
	return f
}

// modalityField tells why the statement holds in another mode than its
// proposition.
func (x *explainer) modalityField() extract.Field {
	f := extract.Field{Name: extract.FieldModality, Value: string(x.Modality)}
	if x.Modality == x.p.Modality {
		return f
	}
	switch {
	case x.last() != "":
		f.Steps = []extract.Step{step(x.last(), "whoever holds a position or an office holds it in fact: %s", f.Value)}
	case x.wished[x.prop]:
		f.Steps = []extract.Step{step("wish-as-position", "somebody only wants it to be so: %s", f.Value)}
	case hasRule(x.Rules, "hearsay"):
		f.Steps = []extract.Step{step("hearsay", "the source says that it is so: %s", f.Value)}
	case x.p.Modality == schema.Obligation:
		f.Steps = []extract.Step{step("compulsion", "who was forced to do it did it: %s", f.Value)}
	default:
		f.Steps = []extract.Step{step("willing", "whoever wants something wants it in fact: %s", f.Value)}
	}
	return f
}

// sourceField tells who the source is.
func (x *explainer) sourceField(k int) extract.Field {
	s := &x.Attribution[k]
	f := extract.Field{Name: extract.FieldSource, Value: s.Source.Name + " (" + s.Cue + ")", Class: s.Source.Class}
	cue := schema.Span{Start: s.Start, End: s.End}
	if k >= len(x.p.Attribution) {
		f.Words = []extract.Words{x.doc.WordsAt(x.p.Sentence, cue)}
		f.Steps = []extract.Step{step("hearsay", "%q: somebody says so, but the text does not tell who", cue.In(x.doc.Text))}
		return f
	}
	said := &x.p.Attribution[k]
	f.Words = []extract.Words{x.doc.WordsAt(said.Sentence, said.Full), x.doc.WordsAt(said.Sentence, cue)}
	if a, ok := x.argument(said.Phrase); ok {
		f.Steps = x.entitySteps(said.Phrase, &a)
	} else {
		f.Steps = []extract.Step{step("unnamed", "nothing tells who %q is", s.Source.Text)}
	}
	return f
}

// tellingFeatures is how many features of a statement its confidence is
// explained by.
const tellingFeatures = 5

// confidenceField tells which features weigh most for and against the statement.
func (x *explainer) confidenceField() extract.Field {
	f := extract.Field{Name: extract.FieldConfidence, Value: fmt.Sprintf("%.2f", x.Confidence)}
	weights := confidenceWeights()
	features := slices.DeleteFunc(x.features(x.reading), func(a Feature) bool { return a.Name == "bias" || weights[a.Name]*a.Value == 0 })
	slices.SortStableFunc(features, func(a, b Feature) int {
		return cmp.Compare(math.Abs(weights[b.Name]*b.Value), math.Abs(weights[a.Name]*a.Value))
	})
	var told []string
	for _, a := range features[:min(tellingFeatures, len(features))] {
		told = append(told, fmt.Sprintf("%s %+.2f", a.Name, weights[a.Name]*a.Value))
	}
	f.Steps = []extract.Step{step("confidence", "what weighs most: %s", strings.Join(told, ", "))}
	return f
}
