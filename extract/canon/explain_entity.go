package canon

import (
	"cmp"
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// entitySteps tells how a phrase came to mean an entity: the way that
// [Actors.Argument] goes, step by step.
func (b *builder) entitySteps(ph extract.Phrase, a *schema.Argument) []extract.Step {
	m := b.actors.at[ph.Sentence][ph.Head]
	text := ph.Span.In(b.doc.Text)
	if m < 0 || b.doc.Mentions[m].Kind == extract.NominalMention {
		if _, _, ok := b.actors.origin(text); ok && !b.actors.inhabitants(ph.Sentence, ph.Head) {
			return b.originSteps(text, a)
		}
	}
	if m < 0 {
		k := b.actors.around[ph.Sentence][ph.Head]
		if k < 0 || !strings.Contains(text, b.actors.form(ph.Sentence, b.doc.Mentions[k].Head)) {
			return append(b.described(text, a.Name), b.classStep(ph.Sentence, ph.Head, a))
		}
		m = k
	}
	return b.chainSteps(m, a)
}

// originSteps tells of a phrase that is one name or adjective of the vocabulary.
func (b *builder) originSteps(text string, a *schema.Argument) []extract.Step {
	if b.doc.Atlas.Demonym(strings.TrimSuffix(bareWords(text), "'s")) != nil {
		return []extract.Step{step("demonym", "%q is the adjective of %s, %s", text, a.Name, kinds[a.Class])}
	}
	if people := vocab.PeopleNamed(bareWords(text)); people != nil {
		return []extract.Step{step("people", "%q is a word for the people %s", text, people.Name)}
	}
	return []extract.Step{step("vocabulary", "%q is a name of %s, %s", text, a.Name, kinds[a.Class])}
}

// chainSteps tells how a mention came to stand for the entity of its chain.
func (b *builder) chainSteps(m int, a *schema.Argument) []extract.Step {
	var steps []extract.Step
	at := m
	for _, link := range b.doc.Links(m, b.naming(m)) {
		steps = append(steps, b.linkStep(link))
		at = link.To
	}
	steps = append(steps, b.nameSteps(at, a)...)
	mention := &b.doc.Mentions[at]
	return append(steps, b.classStep(mention.Sentence, mention.Head, a))
}

// naming tells of a mention whether it gives the chain of m its name: the one
// with the very name if m has none of its own, else the best that the chain has.
func (b *builder) naming(m int) func(*extract.Mention) bool {
	c := b.doc.Mentions[m].Chain
	name := b.doc.Chains[c].Name
	exact := func(n *extract.Mention) bool { return n.Kind == extract.NamedMention && b.nameWords(n) == name }
	known := func(n *extract.Mention) bool {
		canonical, _, _ := b.doc.Atlas.Canonical(b.nameWords(n))
		state, _, _ := b.doc.Atlas.StateOf(b.nameWords(n))
		return n.Kind == extract.NamedMention && (canonical == name || state == name)
	}
	if known(&b.doc.Mentions[m]) {
		return known
	}
	described := func(n *extract.Mention) bool {
		return n.Kind != extract.PronounMention && b.actors.describe(n) == b.actors.names[c]
	}
	named := func(n *extract.Mention) bool { return n.Kind == extract.NamedMention }
	noun := func(n *extract.Mention) bool { return n.Kind != extract.PronounMention }
	for _, wanted := range []func(*extract.Mention) bool{exact, known, described, named} {
		if slices.ContainsFunc(b.doc.Chains[c].Mentions, func(i int) bool { return wanted(&b.doc.Mentions[i]) }) {
			return wanted
		}
	}
	return noun
}

// linkStep tells one link between two mentions.
func (b *builder) linkStep(link extract.Link) extract.Step {
	from, to := &b.doc.Mentions[link.From], &b.doc.Mentions[link.To]
	what := ""
	if from.Kind == extract.PronounMention {
		what = "the pronoun "
	}
	if from.Sentence == to.Sentence {
		return step(link.Rule, what+"%q is %q in the same sentence", b.phraseWords(from), b.phraseWords(to))
	}
	return step(link.Rule, what+"%q is %q in sentence %d", b.phraseWords(from), b.phraseWords(to), to.Sentence+1)
}

// phraseWords are the words of a mention.
func (b *builder) phraseWords(m *extract.Mention) string {
	tokens := b.doc.Sentences[m.Sentence].Tokens
	return b.doc.Text[tokens[m.First].Start:tokens[m.End-1].End]
}

// nameAt is the name that the recogniser found around a token, nil for none.
// The names of a document are in order.
func (b *builder) nameAt(sentence, at int) *extract.Name {
	i, _ := slices.BinarySearchFunc(b.doc.Names, at, func(n extract.Name, at int) int {
		return cmp.Or(cmp.Compare(n.Sentence, sentence), cmp.Compare(n.End, at+1))
	})
	if i < len(b.doc.Names) && b.doc.Names[i].Sentence == sentence && b.doc.Names[i].First <= at {
		return &b.doc.Names[i]
	}
	return nil
}

// nameWords are the words of the name in a mention, or of the whole mention.
func (b *builder) nameWords(m *extract.Mention) string {
	if n := b.nameAt(m.Sentence, m.Head); n != nil {
		return b.nameText(n)
	}
	return bareWords(b.phraseWords(m))
}

func (b *builder) nameText(n *extract.Name) string {
	tokens := b.doc.Sentences[n.Sentence].Tokens
	return bareWords(b.doc.Text[tokens[n.First].Start:tokens[n.End-1].End])
}

// nameSteps tells how the words of a mention became the name of the entity.
func (b *builder) nameSteps(at int, a *schema.Argument) []extract.Step {
	m := &b.doc.Mentions[at]
	c, words := m.Chain, b.nameWords(m)
	if !b.actors.named[c] || m.Kind != extract.NamedMention {
		return b.described(b.phraseWords(m), a.Name)
	}
	var steps []extract.Step
	name := strings.Join(strings.Fields(b.doc.Chains[c].Name), " ")
	canonical, _, known := b.doc.Atlas.Canonical(words)
	state, _, seat := b.doc.Atlas.StateOf(words)
	switch {
	case seat && state == name && vocab.SeatNamed(words):
		steps = append(steps, step("metonymy", "%q is a seat of government and stands for the power that governs from it, %s", words, state))
	case seat && state == name && state != words && (!known || canonical != state):
		steps = append(steps, step("metonymy", "%q acts here, so it stands for the power that has its seat there, %s", words, state))
	case known && canonical == name && canonical != words:
		steps = append(steps, step("vocabulary", "%q is a name of %s", words, canonical))
	case name != words:
		steps = append(steps, step("usual-name", "the text calls the bearer of %q most often by the full name %q", words, name))
	}
	switch a.Name {
	case name:
	case name + " (person)":
		steps = append(steps, step("namesake", "something else in the text has the name %q", name))
	default:
		steps = append(steps, step("own-state", "every state has a body of the name %q; here it is the %s", name, a.Name))
	}
	return steps
}

// described tells of what has no proper name.
func (b *builder) described(words, name string) []extract.Step {
	switch {
	case strings.EqualFold(bareWords(words), name):
		return []extract.Step{step("description", "%q has no proper name and is named by its words", words)}
	case b.actors.principal != "" && name == b.actors.principal:
		return []extract.Step{step("home-country", "%q is the country that the text is about, %s", words, name)}
	}
	return []extract.Step{step("description", "%q has no proper name; its words, in canonical form and without those that say nothing lasting, name it %q", words, name)}
}

// kinds are the classes with their articles.
var kinds = map[schema.Class]string{
	schema.Person: "a person", schema.Organization: "an organization", schema.Country: "a country", schema.Place: "a place", schema.Group: "a group",
	schema.Event: "an event", schema.Position: "a position", schema.Concept: "a concept", schema.Quantity: "a quantity", schema.Time: "a time",
}

// classStep tells how the class of an entity is known.
func (b *builder) classStep(sentence, head int, a *schema.Argument) extract.Step {
	token := &b.doc.Sentences[sentence].Tokens[head]
	form := b.doc.Form(token)
	if _, class, ok := b.doc.Atlas.Canonical(a.Name); ok && class == a.Class {
		return step("class", "the vocabulary knows %s as %s", a.Name, kinds[a.Class])
	}
	if n := b.nameAt(sentence, head); n != nil && n.Class == a.Class {
		return step("class", "the name recogniser takes %q for the name of %s", b.nameText(n), kinds[a.Class])
	}
	if vocab.ClassOfNoun(strings.ToLower(form), strings.ToLower(token.Lemma)) == a.Class {
		return step("class", "%q is a noun for %s", form, kinds[a.Class])
	}
	if a.Class == schema.Concept {
		return step("class", "nothing makes %q an actor, a place, an event or a measure, so it is a concept", form)
	}
	return step("class", "%s by what else the text says of it", kinds[a.Class])
}
