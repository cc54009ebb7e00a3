package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// nounOf composes the noun of the clause with its subject and object.
func (b *builder) nounOf(t *thing, p *extract.Proposition, v verb, object, holder string) {
	if b.passive(p, v) {
		b.nounOfPassive(t, p, v, holder)
		return
	}
	subject, modifier := b.maker(p, holder)
	n, absorbed, ok := b.nominal(v, p.Object)
	if whole, known := vocab.NominalOf(v.inner); known && whole.Noun == n.Noun { // "hand over": no object of a preposition
		v.prep = ""
	}
	switch {
	case ok && n.Member:
		t.name = b.membership(p, p.Object, n, b.nounText(p.Subject))
	case !ok || v.inner == "be" && !absorbed:
		t.gerund(subject, vocab.Gerund(v.inner), object)
	case n.Noun == "":
		b.nounOfObject(t, p, v, n, object, subject, modifier)
	case n.Before:
		t.name = deed{noun: n, doer: b.member(p.Subject), theme: b.nameOf(p.Object, object)}.name()
	case absorbed:
		d := deed{noun: n, doer: modifier}
		if modifier == "" {
			d.theme = subject
		}
		t.name = d.name()
	default:
		t.name = b.deedOf(p, v, n, object, subject, modifier).name()
	}
}

// passive reports whether a clause tells what befalls its subject by a participle
// alone: "sanctions be lifted".
func (b *builder) passive(p *extract.Proposition, v verb) bool {
	return strings.HasPrefix(v.inner, "be ") && b.tokens(p)[p.Head].UPOS == "VERB" && (!p.Object.Present || v.prep != "")
}

// nominal is how the verb is spoken of as a thing beside such an object, and
// whether the noun has the object in it ("cease fire").
func (b *builder) nominal(v verb, object extract.Phrase) (n vocab.Nominal, absorbed, ok bool) {
	if !object.Present {
		if n, ok := vocab.NominalOf(v.bare + " -"); ok {
			return n, false, true
		}
	} else {
		lemma := strings.ToLower(b.doc.Sentences[object.Sentence].Tokens[object.Head].Lemma)
		for _, verb := range []string{v.bare, v.inner} {
			if n, ok := vocab.NominalOf(verb + " " + lemma); ok {
				return n, n.Prep == "", true
			}
		}
		a, _ := b.argument(object)
		class := a.Class
		if class == schema.Concept {
			class = vocab.ClassOfNoun(lemma, lemma)
		}
		if n, ok := vocab.NominalOf(v.bare + " " + strings.ToUpper(string(class))); ok {
			return n, false, true
		}
	}
	if n, ok = vocab.NominalOf(v.inner); !ok {
		n, ok = vocab.NominalOf(v.bare)
	}
	return n, false, ok
}

// nounOfObject names what comes about by its own noun: "new U.S. bases" of "open
// new bases".
func (b *builder) nounOfObject(t *thing, p *extract.Proposition, v verb, n vocab.Nominal, object, subject, modifier string) {
	switch {
	case object == "":
	case n.Before && b.definite(p.Object): // there already: "open the border"
		t.gerund(subject, vocab.Gerund(v.inner), object)
	case n.Before && modifier != "":
		t.name = spaced(b.insertModifier(p.Object, object, modifier), b.completing(p, p.Object, n))
	default:
		t.name = spaced(object, b.completing(p, p.Object, n))
	}
}

// deedOf takes an active clause apart: "Russia withdraw its troops from Georgia".
func (b *builder) deedOf(p *extract.Proposition, v verb, n vocab.Nominal, object, subject, modifier string) deed {
	d := deed{noun: n, doer: modifier, theme: object, rest: b.completing(p, p.Object, n)}
	if n.Moves && n.Prep != "of" && v.prep == "" { // "leave Georgia": departure from it
		v.prep = n.Prep
	}
	if object == "" || v.prep != "" && (v.prep != n.Prep || n.Moves) || n.Prep == "" { // it happens to the subject
		d.noun.Prep, d.theme, d.rest = "", "", spaced(v.prep, object, d.rest)
		if modifier == "" {
			d.theme = subject
		}
		return d
	}
	if n.Own && modifier != "" && !possessed(object) {
		d.doer, d.theme = "", b.insertModifier(p.Object, object, modifier)
	}
	return d
}

// nounOfPassive names what befalls the subject.
func (b *builder) nounOfPassive(t *thing, p *extract.Proposition, v verb, holder string) {
	verb, particle := strings.ToLower(b.tokens(p)[p.Head].Lemma), v.particle(b.tokens(p)[p.Head])
	if p.Object.Present {
		particle = strings.TrimSpace(strings.TrimSuffix(particle, v.prep))
	}
	subject := b.nounText(p.Subject)
	n, _, ok := b.nominal(plainVerb(spaced(verb, particle), vocab.Object{}), p.Subject)
	switch {
	case ok && n.Member:
		t.name = b.membership(p, p.Subject, n, "")
	case ok && n.Noun == "":
		t.name = spaced(subject, b.completing(p, p.Subject, n))
	case ok && !n.Before:
		n.Preps = append(slices.Clone(n.Preps), v.prep)
		t.name = deed{noun: n, theme: subject, rest: b.completing(p, p.Subject, n)}.name()
	case particle != "" && b.ownedBy(p.Subject, holder): // "that its concerns be dealt with": its concerns count
		t.name = subject
	default:
		t.gerund("", vocab.Gerund(verb), particle, subject, b.completing(p, p.Subject, vocab.Nominal{Preps: []string{v.prep}}))
	}
}

// membership is that of the newcomer in the body that takes it in, which is the
// given one unless the clause says "to" which.
func (b *builder) membership(p *extract.Proposition, newcomer extract.Phrase, n vocab.Nominal, body string) string {
	if to := b.completing(p, newcomer, n); to != "" {
		_, body, _ = strings.Cut(to, " ")
	}
	return deed{noun: n, doer: b.member(newcomer), theme: body}.name()
}

// member is how a member stands before his membership: "Ukrainian".
func (b *builder) member(ph extract.Phrase) string {
	a, _ := b.argument(ph)
	return adjectiveOf(a)
}

// nameOf is the name of the entity that a phrase names, or the given one.
func (b *builder) nameOf(ph extract.Phrase, or string) string {
	if a, ok := b.argument(ph); ok {
		return a.Name
	}
	return or
}

// completing is the phrase of the clause that completes the noun for it, behind
// its preposition: "from Georgia". What the thing's own words hold is not told twice.
func (b *builder) completing(p *extract.Proposition, theme extract.Phrase, n vocab.Nominal) string {
	preps := n.Preps
	if n.Noun == "" && theme.Present {
		if own, ok := vocab.DeedNamed(strings.ToLower(b.doc.Form(&b.doc.Sentences[theme.Sentence].Tokens[theme.Head]))); ok {
			preps = append(slices.Clone(own.Preps), own.Prep)
		}
	}
	for _, r := range b.obliques(p) {
		if r.Sentence != p.Sentence || !slices.ContainsFunc(preps, func(prep string) bool { return samePrep(prep, plainPrep(r.Prep)) }) || theme.Present && theme.Span.Contains(r.Span) {
			continue
		}
		if phrase := b.nounText(b.phraseAt(r.Sentence, r.Head)); phrase != "" {
			return spaced(plainPrep(r.Prep), phrase)
		}
	}
	return ""
}

// obliques are the phrases of p behind prepositions, the object among them where
// a preposition binds it.
func (b *builder) obliques(p *extract.Proposition) []extract.RolePhrase {
	if v := b.verbOf(p); p.Object.Present && v.prep != "" {
		return append([]extract.RolePhrase{{Prep: v.prep, Phrase: p.Object}}, p.Roles...)
	}
	return p.Roles
}

// plainPrep is the preposition that says the same in one word.
func plainPrep(prep string) string {
	if prep == "out of" {
		return "from"
	}
	return prep
}

// samePrep reports whether two prepositions say the same after a noun of action:
// sanctions are "on" and "against" a country.
func samePrep(a, b string) bool {
	return a == b || a == "on" && b == "against" || a == "against" && b == "on"
}
