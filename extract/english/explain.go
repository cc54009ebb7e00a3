package english

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"parley/extract"
	"parley/extract/canon"
	"parley/extract/clause"
	"parley/extract/coref"
	"parley/schema"
)

// Explain tells how statement i of a document came about. The document has been
// through [Extractor].
func Explain(ctx context.Context, doc *extract.Document, i int) (*extract.Derivation, error) {
	if i < 0 || i >= len(doc.Statements) || len(doc.Origins) != len(doc.Statements) {
		return nil, fmt.Errorf("%s: no statement %d to explain", doc.Path, i)
	}
	fields, err := canon.Explain(ctx, doc, i)
	if err != nil {
		return nil, err
	}
	p := &doc.Propositions[doc.Origins[i]]
	own := clause.Explain(doc, doc.Origins[i])
	for k := range fields {
		join(&fields[k], own)
	}
	x := &extract.Derivation{Sentence: p.Sentence + 1, Span: doc.Sentences[p.Sentence].Span, Fields: fields}
	x.Tokens = tokens(doc, p.Sentence, fields)
	x.Rules = rulesOf(&doc.Statements[i], fields)
	return x, nil
}

// Tree is a sentence, given by its index, as the rules saw it.
func Tree(doc *extract.Document, sentence int) []extract.TreeToken {
	return tokens(doc, sentence, nil)
}

// join puts what the clause stage knows of a field before what became of it.
// Arguments are the same field if they rest on the same words.
func join(f *extract.Field, own []extract.Field) {
	for _, o := range own {
		if o.Name != f.Name {
			continue
		}
		switch f.Name {
		case extract.FieldSubject, extract.FieldObject, extract.FieldRole, extract.FieldSource:
			if !slices.Equal(o.Words, f.Words) {
				continue
			}
		case extract.FieldPolarity, extract.FieldModality, extract.FieldRelation:
			if f.Words == nil {
				f.Words = o.Words
			}
		}
		f.Steps = append(slices.Clone(o.Steps), f.Steps...)
		return
	}
}

// tokens are the tokens of a sentence with the parts that they play in fields.
func tokens(doc *extract.Document, sentence int, fields []extract.Field) []extract.TreeToken {
	parsed := doc.Sentences[sentence].Tokens
	tree := clause.Tree(doc, sentence)
	all := make([]extract.TreeToken, len(tree))
	for i := range tree {
		t := &tree[i]
		all[i] = extract.TreeToken{
			ID: i + 1, Form: doc.Form(t), Lemma: t.Lemma, UPOS: t.UPOS, XPOS: t.XPOS, Head: t.Head + 1, Deprel: t.Deprel,
			Start: t.Start, End: t.End, Parts: partsOf(t.Span, fields),
			Mended: t.Head != parsed[i].Head || t.Deprel != parsed[i].Deprel || t.UPOS != parsed[i].UPOS || t.XPOS != parsed[i].XPOS,
		}
	}
	return all
}

// partsOf are the names of the fields that rest on a token; a role goes by
// its own name.
func partsOf(token schema.Span, fields []extract.Field) []string {
	var parts []string
	for _, f := range fields {
		for _, w := range f.Words {
			if w.Contains(token) && !slices.Contains(parts, f.Part()) {
				parts = append(parts, f.Part())
			}
		}
	}
	return parts
}

// rulesOf are the rules of a statement and those that its fields name.
func rulesOf(s *schema.Statement, fields []extract.Field) []extract.Rule {
	names := slices.Clone(s.Rules)
	for _, f := range fields {
		for _, step := range f.Steps {
			names = append(names, step.Rule)
		}
	}
	rules := []extract.Rule{}
	for _, name := range names {
		rule, known := RuleNamed(name)
		listed := slices.ContainsFunc(rules, func(r extract.Rule) bool { return r.Name == name })
		if !listed && (known || slices.Contains(s.Rules, name)) {
			rules = append(rules, rule)
		}
	}
	return rules
}

// RuleNamed is a rule of any stage, by the name that statements and steps give;
// it reports false, with the bare name, for one that no stage has.
func RuleNamed(name string) (extract.Rule, bool) {
	if rule, ok := rulesByName()[name]; ok {
		return rule, true
	}
	return extract.Rule{Name: name}, false
}

var rulesByName = sync.OnceValue(func() map[string]extract.Rule {
	byName := make(map[string]extract.Rule)
	for _, rule := range slices.Concat(coref.Rules(), canon.Rules(), clause.Rules()) {
		byName[rule.Name] = rule
	}
	return byName
})
