package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// settings are prepositions that tell where and when rather than whom or what.
var settings = wordSet("in at during near after before outside inside across around")

// binding are verbs whose "in" or "at" belongs to them: one arrives in a town,
// and lives there, but is only killed there.
var binding = wordSet(`be live reside dwell base locate situate arrive land participate take believe invest result engage specialise specialize interfere intervene
	meddle involve succeed end culminate lie sit remain stay station deploy root interested trust aim look shout shoot fire strike laugh point begin start
	join enrol enroll set come name call persist linger stand rise fall go head invade cross advance march stationed become arrive originate`)

// adjuncts returns the propositions of the document, but with what tells where
// or when something happened as a role: "was killed in Goma" has no object. Each
// of several members is a member.
func adjuncts(doc *extract.Document, actors *Actors) []extract.Proposition {
	all := slices.Clone(doc.Propositions)
	for i := range all {
		p := &all[i]
		p.Name = singular(doc, p)
		name, prep, ok := cutLast(p.Name)
		if !ok || !settings[prep] || p.Content >= 0 || !p.Object.Present || p.Object.Sentence != p.Sentence || !hasRule(p.Rules, "prepositional-object") {
			continue
		}
		tokens := doc.Sentences[p.Sentence].Tokens
		if p.Head < 0 || tokens[p.Head].UPOS != "VERB" || binding[strings.ToLower(tokens[p.Head].Lemma)] {
			continue
		}
		at := prepositionOf(doc, p, prep)
		a, ok := actors.Argument(p.Object.Sentence, p.Object.Head, p.Object.Span.In(doc.Text))
		role := settingRole(a.Class, prep)
		if !ok || at < 0 || role == "" {
			continue
		}
		setting := p.Object
		setting.Span.Start = tokens[at].Start
		p.Name, p.Object = name, extract.Phrase{}
		p.Relation = slices.DeleteFunc(slices.Clone(p.Relation), func(t int) bool { return t == at })
		p.Roles = append(slices.Clone(p.Roles), extract.RolePhrase{Role: role, Phrase: setting, Prep: prep})
		p.Rules = slices.DeleteFunc(slices.Clone(p.Rules), func(rule string) bool { return rule == "prepositional-object" })
		p.Rules = append(p.Rules, "setting")
	}
	return all
}

// singular is the name of p with its predicate noun in the singular: "be
// members of".
func singular(doc *extract.Document, p *extract.Proposition) string {
	tokens := doc.Sentences[p.Sentence].Tokens
	if p.Head < 0 || p.Head >= len(tokens) || !strings.HasPrefix(p.Name, "be ") {
		return p.Name
	}
	head := &tokens[p.Head]
	form := strings.ToLower(doc.Form(head))
	if head.UPOS != "NOUN" || !strings.Contains(head.Feats, "Number=Plur") || !strings.Contains(p.Name, form) {
		return p.Name
	}
	return strings.Replace(p.Name, form, strings.ToLower(head.Lemma), 1)
}

// cutLast takes the last word off a phrase of several.
func cutLast(phrase string) (rest, last string, ok bool) {
	i := strings.LastIndexByte(phrase, ' ')
	if i <= 0 {
		return phrase, "", false
	}
	return phrase[:i], phrase[i+1:], true
}

// prepositionOf is the token of the preposition that binds p's object, -1 if it
// does not stand before the object.
func prepositionOf(doc *extract.Document, p *extract.Proposition, prep string) int {
	tokens := doc.Sentences[p.Sentence].Tokens
	for i := p.Object.Head - 1; i >= 0; i-- {
		if tokens[i].Head == p.Object.Head && tokens[i].Deprel == "case" && strings.EqualFold(doc.Form(&tokens[i]), prep) && tokens[i].Start < p.Object.Span.Start {
			return i
		}
	}
	return -1
}

// settingRole is the role of an entity of a class after a preposition of place
// or time, "" where it may well be an object.
func settingRole(class schema.Class, prep string) schema.RoleName {
	switch class {
	case schema.Place, schema.Country:
		return schema.RolePlace
	case schema.Time:
		return schema.RoleTime
	case schema.Event:
		switch prep {
		case "during", "after", "before":
			return schema.RoleTime
		case "at":
			return schema.RolePlace
		case "in":
			return schema.RoleOther
		}
	}
	return ""
}
