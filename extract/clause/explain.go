package clause

import (
	"fmt"
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// Tree is a sentence as the rules of this package read it: its tokens with the
// heads, relations and tags that the repairs gave them.
func Tree(doc *extract.Document, sentence int) []extract.Token {
	t := newTree(doc, sentence, namesBySentence(doc)[sentence])
	tokens := t.tok
	for i := range tokens {
		tokens[i].Head, tokens[i].Deprel = t.head[i], t.dep[i]
	}
	return tokens
}

// Explain tells of proposition i of a document, field by field, what this stage
// made of the words: the name of the relation, where the arguments stand, what
// denies the clause, what puts it in its mode, who says so.
func Explain(doc *extract.Document, i int) []extract.Field {
	p := &doc.Propositions[i]
	e := newExplainer(doc, p)
	fields := []extract.Field{e.argument(extract.FieldSubject, p.Subject), e.relation()}
	if p.Object.Present {
		fields = append(fields, e.argument(extract.FieldObject, p.Object))
	}
	for _, role := range p.Roles {
		fields = append(fields, e.role(role))
	}
	fields = append(fields, e.polarity(), e.modality())
	for k := range p.Attribution {
		fields = append(fields, e.source(&p.Attribution[k]))
	}
	return fields
}

// explainer looks again for the words behind one proposition.
type explainer struct {
	*tree
	p     *extract.Proposition
	chain []int // predicates of the relation, the last with the meaning; ascending
}

func newExplainer(doc *extract.Document, p *extract.Proposition) *explainer {
	e := &explainer{tree: newTree(doc, p.Sentence, namesBySentence(doc)[p.Sentence]), p: p}
	for _, k := range p.Relation {
		if k != p.Head && e.predicate(k) {
			e.chain = append(e.chain, k)
		}
	}
	e.chain = append(e.chain, p.Head)
	slices.Sort(e.chain)
	return e
}

func (e *explainer) form(i int) string { return e.doc.Form(&e.tok[i]) }

// words are tokens of the sentence, neighbours joined.
func (e *explainer) words(tokens ...int) []extract.Words {
	slices.Sort(tokens)
	var all []extract.Words
	for i := 0; i < len(tokens); {
		j := i
		for j+1 < len(tokens) && tokens[j+1] <= tokens[j]+1 {
			j++
		}
		all = append(all, e.doc.WordsAt(e.at, schema.Span{Start: e.tok[tokens[i]].Start, End: e.tok[tokens[j]].End}))
		i = j + 1
	}
	return all
}

// relation tells how the words of the relation became its name.
func (e *explainer) relation() extract.Field {
	f := extract.Field{Name: extract.FieldRelation, Value: e.p.Name, Words: e.words(slices.Clone(e.p.Relation)...)}
	var left, lemmas []string
	name := strings.Fields(e.p.Name)
	for _, k := range e.p.Relation {
		word := quoted(e.form(k))
		switch inName := slices.Contains(name, e.lower[k]); {
		case inName:
		case slices.Contains(name, e.lemma(k)) && !in(e.rel(k), []string{"aux"}):
			lemmas = append(lemmas, word+" is "+quoted(e.lemma(k)))
		case e.rel(k) == "aux":
			left = append(left, "the auxiliary "+word)
		case e.negates(k):
			left = append(left, "the negation "+word)
		default:
			left = append(left, word)
		}
	}
	if len(lemmas) > 0 {
		f.Steps = append(f.Steps, extract.Step{Rule: "lemma", Text: strings.Join(lemmas, ", ")})
	}
	if len(left) > 0 {
		f.Steps = append(f.Steps, extract.Step{Rule: "verb-group", Text: "the name leaves out " + strings.Join(left, ", ")})
	}
	f.Steps = append(f.Steps, e.accounts(extract.FieldRelation, f.Words)...)
	return f
}

// argument tells where subject or object stand.
func (e *explainer) argument(name string, ph extract.Phrase) extract.Field {
	f := extract.Field{Name: name, Value: ph.Span.In(e.doc.Text), Words: []extract.Words{e.doc.WordsAt(ph.Sentence, ph.Span)}}
	f.Steps = e.accounts(name, f.Words)
	if ph.Sentence != e.at {
		return f
	}
	if e.rel(ph.Head) == "conj" || e.childBase(ph.Head, "conj") >= 0 {
		f.Steps = append(f.Steps, e.fired("coordinated-arguments", "one of several that are coordinated; each makes a statement")...)
	}
	if k := e.relativeOf(ph.Head); k >= 0 {
		f.Steps = append(f.Steps, e.fired("relative-clause", "the relative clause with "+quoted(e.form(k))+" is said of it")...)
	}
	return f
}

// relativeOf is the relative clause of the noun h in which the relation
// stands, -1 for none.
func (e *explainer) relativeOf(h int) int {
	for _, k := range e.kids[h] {
		if e.is(k, "acl:relcl") && e.isUnder(e.p.Head, k) {
			return k
		}
	}
	return -1
}

// role tells which part a phrase plays, by what word.
func (e *explainer) role(r extract.RolePhrase) extract.Field {
	f := extract.Field{Name: extract.FieldRole, Value: string(r.Role), Words: []extract.Words{e.doc.WordsAt(r.Sentence, r.Span)}}
	text := quoted(e.form(r.Head)) + " has no preposition"
	switch {
	case r.Prep != "":
		text = fmt.Sprintf("%s before %s", quoted(r.Prep), quoted(e.form(r.Head)))
	case e.upos(r.Head) == "ADV":
		text = quoted(e.form(r.Head)) + " is an adverb"
	case r.Role == schema.RoleTime:
		text = quoted(e.form(r.Head)) + " is a word of time"
	}
	f.Steps = []extract.Step{{Rule: "role", Text: fmt.Sprintf("%s: %s", text, r.Role)}}
	return f
}

// accounts tells what the rules that fired did to a field.
func (e *explainer) accounts(field string, words []extract.Words) []extract.Step {
	var steps []extract.Step
	for _, name := range e.p.Rules {
		for _, a := range ruleAccounts[name] {
			if a.field == field && len(words) > 0 {
				text := strings.ReplaceAll(a.text, "{head}", quoted(e.form(e.p.Head)))
				steps = append(steps, extract.Step{Rule: name, Text: strings.ReplaceAll(text, "{words}", quoted(words[0].Text))})
			}
		}
	}
	return steps
}

// fired is a step by a rule, if the rule is among those that fired.
func (e *explainer) fired(rule, text string) []extract.Step {
	if !slices.Contains(e.p.Rules, rule) {
		return nil
	}
	return []extract.Step{{Rule: rule, Text: text}}
}

func quoted(text string) string { return "“" + strings.Join(strings.Fields(text), " ") + "”" }
