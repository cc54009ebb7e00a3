package canon

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// Explain tells of statement i of a document, field by field, what this stage
// made of the proposition behind it: which entity a phrase means, which
// relation and event the vocabulary has for its words, which day a time is, and
// what a rule of meaning added.
func Explain(ctx context.Context, doc *extract.Document, i int) ([]extract.Field, error) {
	b, err := build(ctx, doc, nil)
	if err != nil {
		return nil, err
	}
	r := b.readings[i]
	x := explainer{builder: b, reading: r, p: &b.doc.Propositions[r.prop]}
	fields := []extract.Field{x.argumentField(extract.FieldSubject, &r.Subject), x.relationField()}
	if r.Object != nil {
		fields = append(fields, x.argumentField(extract.FieldObject, r.Object))
	}
	for k := range r.Roles {
		fields = append(fields, x.roleField(&r.Roles[k]))
	}
	fields = append(fields, x.polarityField(), x.modalityField())
	for k := range r.Attribution {
		fields = append(fields, x.sourceField(k))
	}
	if r.Relation.Event != "" {
		fields = append(fields, x.eventField())
	}
	return append(fields, x.confidenceField()), nil
}

// explainer looks again at how one reading came about.
type explainer struct {
	*builder
	*reading
	p *extract.Proposition
}

// step is a step with words of the text in quotation marks: %q in the format.
func step(rule, format string, args ...any) extract.Step {
	for i, a := range args {
		if text, ok := a.(string); ok {
			args[i] = strings.Join(strings.Fields(text), " ")
		}
	}
	return extract.Step{Rule: rule, Text: fmt.Sprintf(strings.ReplaceAll(format, "%q", "“%s”"), args...)}
}

// last is the rule of this package that made a derived statement, or "".
func (x *explainer) last() string {
	if !x.derived || len(x.Rules) == 0 {
		return ""
	}
	return x.Rules[len(x.Rules)-1]
}

// argumentField tells whom or what the words of subject or object mean.
func (x *explainer) argumentField(name string, a *schema.Argument) extract.Field {
	f := extract.Field{Name: name, Value: a.Name, Class: a.Class}
	ph, ok := x.phraseOf(a)
	if ok {
		f.Words = []extract.Words{x.doc.WordsAt(ph.Sentence, ph.Span)}
	} else {
		f.Words = x.located(a.Text)
	}
	switch {
	case name == extract.FieldObject && x.last() == "title-of-the-speaker":
		f.Steps = []extract.Step{step("title-of-the-speaker", "%q speaks of the office without a country, so it means that of %s", a.Text, a.Name)}
	case hasRule(x.Rules, "distributed-delegation") && a.Class == schema.Group && !x.argues(x.p.Object, a):
		f.Steps = []extract.Step{step("distributed-delegation", "%q are several, one for each who leads that of his own country: the %s", a.Text, a.Name)}
	case a.Class == schema.Position:
		f.Steps = x.positionSteps(a)
	case a.Unnamed():
		f.Steps = []extract.Step{step("unnamed", "%q stands at the beginning of the text, so nothing tells who or what it is", a.Text)}
	case ok && x.argues(ph, a):
		f.Steps = x.entitySteps(ph, a)
	default:
		f.Steps = []extract.Step{step("clause", "a clause held as an object is named by its words, with the names of those in it")}
	}
	if a.Value != "" {
		f.Steps = append(f.Steps, step("amount", "%q counts: %s", a.Text, a.Value))
	}
	return f
}

// argues reports whether the phrase by itself means the entity.
func (x *explainer) argues(ph extract.Phrase, a *schema.Argument) bool {
	own, ok := x.argument(ph)
	return ok && own.ID == a.ID
}

// phraseOf is the phrase of the proposition that an argument was made of.
func (x *explainer) phraseOf(a *schema.Argument) (extract.Phrase, bool) {
	candidates := []extract.Phrase{x.p.Subject, x.p.Object}
	if x.p.Object.Present && x.p.Object.Sentence == x.p.Sentence {
		for _, c := range x.complements(x.p) {
			candidates = append(candidates, c.Phrase)
		}
	}
	for _, exact := range []bool{true, false} {
		for _, ph := range candidates {
			if ph.Present && ph.Span.In(x.doc.Text) == a.Text && (x.argues(ph, a) || !exact) {
				return ph, true
			}
		}
	}
	return extract.Phrase{}, false
}

// located finds words that are no phrase of the proposition in its sentence.
func (x *explainer) located(text string) []extract.Words {
	sentence := x.doc.Sentences[x.p.Sentence].Span
	at := strings.Index(sentence.In(x.doc.Text), text)
	if at < 0 || text == "" {
		return nil
	}
	return []extract.Words{x.doc.WordsAt(x.p.Sentence, schema.Span{Start: sentence.Start + at, End: sentence.Start + at + len(text)})}
}

// positionSteps tells how a clause became a position.
func (x *explainer) positionSteps(a *schema.Argument) []extract.Step {
	e, rule := x.positions[a.ID], "position"
	if own := x.last(); own != "" {
		rule = own
	} else if hasRule(x.Rules, "wish-as-position") {
		rule = "wish-as-position"
	}
	side := "for"
	if e.Opposes {
		side = "against"
	}
	return []extract.Step{step(rule, "%q, spoken of as a thing, is a position %s the issue %q", a.Text, side, x.issues[e.Issue])}
}

// roleField tells what a role names, or which time or amount it is.
func (x *explainer) roleField(role *schema.Role) extract.Field {
	f := extract.Field{Name: extract.FieldRole, Value: strings.TrimSpace(string(role.Role) + " " + role.Value + role.ID)}
	at := slices.IndexFunc(x.p.Roles, func(ph extract.RolePhrase) bool { return ph.Role == role.Role && ph.Span.In(x.doc.Text) == role.Text })
	if at < 0 {
		f.Words = x.located(role.Text)
		return f
	}
	ph := x.p.Roles[at]
	f.Words = []extract.Words{x.doc.WordsAt(ph.Sentence, ph.Span)}
	if hasRule(x.Rules, "setting") && at == len(x.p.Roles)-1 {
		f.Steps = append(f.Steps, step("setting", "%q tells where or when it happens, so it is no object", role.Text))
	}
	switch {
	case role.Role == schema.RoleTime:
		f.Steps = append(f.Steps, x.timeStep(role, x.ahead(x.p, ph.Head)))
	case role.Role == schema.RoleAmount && role.Value != "":
		f.Steps = append(f.Steps, step("amount", "%q counts: %s", role.Text, role.Value))
	case role.ID != "":
		if a, ok := x.named(ph); ok {
			f.Class = a.Class
			f.Steps = append(f.Steps, x.entitySteps(x.phraseAt(ph.Sentence, ph.Head), &a)...)
		}
	}
	return f
}

// timeStep tells from which day a time was counted.
func (x *explainer) timeStep(role *schema.Role, ahead bool) extract.Step {
	direction := "back"
	if ahead {
		direction = "ahead"
	}
	switch {
	case role.Value == "" && x.doc.Date == "" && timeValue(role.Text, someDay, ahead) != "":
		return step("time", "%q counts from the day of writing, and the text has no date", role.Text)
	case role.Value == "":
		return step("time", "%q names no time that can be placed", role.Text)
	case timeValue(role.Text, "", ahead) == role.Value:
		return step("time", "%q tells the time by itself: %s", role.Text, role.Value)
	case timeValue(role.Text, x.doc.Date, !ahead) == role.Value:
		return step("time", "%q, counted from the date of the text, %s: %s", role.Text, x.doc.Date, role.Value)
	}
	return step("time", "%q, counted %s from the date of the text, %s, as the tense of the verb has it: %s", role.Text, direction, x.doc.Date, role.Value)
}
