package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// thing is a clause spoken of as a thing: "NATO must not admit new members"
// is the thing "NATO expansion", which the clause is against.
type thing struct {
	name    string // of the issue, without negation
	full    string // the name with whoever is to do it, where the issue does without
	against bool   // the clause says that it must not be, or ends it
	ending  bool   // by a verb of stopping: "end to X" rather than "no X"
	subject string // before a gerund, where the name is one: "council" of "council remaining silent"
	verbal  bool   // the name is a gerund
}

// wording is the name of the position that the clause takes.
func (t thing) wording() string {
	switch {
	case t.against && t.ending:
		return "end to " + orElse(t.full, t.name)
	case t.against && t.verbal:
		return spaced(t.subject, "not", strings.TrimPrefix(t.name, t.subject))
	case t.against:
		return "no " + orElse(t.full, t.name)
	}
	return orElse(t.full, t.name)
}

// thingOf names the clause of proposition p. The holder of the position, by
// his id, is not named again. It is false for clauses that name nothing.
func (b *builder) thingOf(p *extract.Proposition, holder string) (thing, bool) {
	if q := b.stopped(p); q != nil {
		t, ok := b.thingOf(q, holder)
		t.ending = t.against
		return t, ok
	}
	v := b.verbOf(p)
	t := thing{against: p.Polarity == schema.Negated}
	if slices.Contains(p.Rules, "implicit-negation") && v.governing.Kind == vocab.Refuse {
		t.against = true
	}
	object := b.nounText(p.Object)
	if p.Object.Present && object == "" {
		return t, false // a pronoun for nobody known
	}
	if v.known.Kind == vocab.Stop && v.outer == "" && !v.object.Class.Actor() {
		t.against, t.ending = !t.against, !t.against
		t.call(b, orElse(object, b.nounText(p.Subject))) // "that the drills stop"
		return t, t.name != ""
	}
	if v.governing.Kind == vocab.Stop { // "stop detaining Christians"
		t.against, t.ending = !t.against, !t.against
	}
	b.nounOf(&t, p, v, object, holder)
	if !t.verbal {
		t.settle(b)
	}
	return t, t.name != ""
}

// stopped is the clause that the verb of p says to end, where both have a
// proposition: "stop expanding". It is nil if there is none.
func (b *builder) stopped(p *extract.Proposition) *extract.Proposition {
	tokens := b.tokens(p)
	for i := range b.doc.Propositions {
		q := &b.doc.Propositions[i]
		if q.Sentence == p.Sentence && q != p && q.Head >= 0 && q.Head < len(tokens) && tokens[q.Head].Head == p.Head && tokens[q.Head].Deprel == "xcomp" && hasRule(q.Rules, "implicit-negation") {
			return q
		}
	}
	return nil
}

// settle gives the thing the one name that every wording of it shares. To end
// what is there is to be against it.
func (t *thing) settle(b *builder) {
	if what, ok := ended(t.name); ok {
		t.against, t.ending, t.name = !t.against, !t.against, what
	}
	t.call(b, t.name)
}

// call names the thing.
func (t *thing) call(b *builder, name string) {
	t.name = b.issueName(name)
	t.full = t.name
	if d, ok := deedNamed(name); ok && d.issue() != d.name() {
		t.full = d.name()
	}
}

// ownedBy reports whether the phrase begins with a possessive of the entity.
func (b *builder) ownedBy(ph extract.Phrase, id string) bool {
	if !ph.Present || id == "" {
		return false
	}
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	for i := range ph.Head {
		if tokens[i].Head != ph.Head || tokens[i].Deprel != "nmod:poss" {
			continue
		}
		if owner, ok := b.argument(extract.Phrase{Sentence: ph.Sentence, Head: i, Span: tokens[i].Span, Present: true}); ok && owner.ID == id {
			return true
		}
	}
	return false
}

// definite reports whether a phrase has the definite article.
func (b *builder) definite(ph extract.Phrase) bool {
	if !ph.Present {
		return false
	}
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	for i := range ph.Head {
		if tokens[i].Head == ph.Head && tokens[i].Deprel == "det" && tokens[i].Lemma == "the" {
			return true
		}
	}
	return false
}

// maker is the clause's subject as it stands before a gerund and as it stands
// before a noun; both empty for the holder himself and for what is his ("his
// country").
func (b *builder) maker(p *extract.Proposition, holder string) (subject, modifier string) {
	a, ok := b.argument(p.Subject)
	if !ok || mutual[strings.ToLower(b.doc.Sentences[p.Subject.Sentence].Tokens[p.Subject.Head].Lemma)] && b.plain(p.Subject) || a.ID == holder || holder != "" && strings.HasPrefix(a.ID, holder+"'") {
		return "", ""
	}
	modifier = adjectiveOf(a)
	if modifier != "" && (modifier != a.Name || a.Class == schema.Person) {
		return a.Name, modifier
	}
	return b.nounText(p.Subject), modifier
}

// mutual are nouns for all who are concerned: "both sides".
var mutual = wordSet("side party")

// plain reports whether nothing but a number or an article tells more of a noun.
func (b *builder) plain(ph extract.Phrase) bool {
	return !slices.ContainsFunc(b.doc.Sentences[ph.Sentence].Tokens, func(t extract.Token) bool {
		return t.Head == ph.Head && ph.Span.Contains(t.Span) && t.Deprel != "det" && t.Deprel != "nummod" && t.Deprel != "det:predet"
	})
}

// wayClause reports whether the clause of p says what the way, the solution or
// the aim is.
func (b *builder) wayClause(p *extract.Proposition) bool {
	tokens := b.tokens(p)
	for i := range tokens {
		if tokens[i].Head == p.Head && strings.HasPrefix(tokens[i].Deprel, "nsubj") && ways[strings.ToLower(tokens[i].Lemma)] {
			return true
		}
	}
	return p.Subject.Present && p.Subject.Sentence == p.Sentence && ways[strings.ToLower(tokens[p.Subject.Head].Lemma)]
}

// gerund names the thing by the -ing form of its verb.
func (t *thing) gerund(subject string, parts ...string) {
	t.subject, t.verbal, t.name = subject, true, spaced(subject, spaced(parts...))
}

// particle is what a passive keeps of its verb's particle: "be contended with".
func (v verb) particle(head extract.Token) string {
	words := strings.Fields(v.inner)
	if len(words) > 2 && words[0] == "be" && head.UPOS == "VERB" {
		return strings.Join(words[2:], " ")
	}
	return ""
}

// insertModifier puts the maker's adjective before the head noun and its
// compound: "new bases in Asia" becomes "new U.S. bases in Asia".
func (b *builder) insertModifier(ph extract.Phrase, text, modifier string) string {
	if strings.Contains(text, modifier) {
		return text
	}
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	at := ph.Head
	for at > 0 && tokens[at-1].Head == ph.Head && strings.HasPrefix(tokens[at-1].Deprel, "compound") {
		at--
	}
	before, after, found := strings.Cut(text, b.doc.Form(&tokens[at]))
	if !found {
		return spaced(modifier, text)
	}
	return spaced(before, modifier, b.doc.Form(&tokens[at])+after)
}

// nounText is a noun phrase as it stands in a name: blanks normalised, without
// article, clauses and quotation marks, and with possessives resolved ("its
// demands" becomes "Russian demands").
func (b *builder) nounText(ph extract.Phrase) string {
	if !ph.Present {
		return ""
	}
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	if tokens[ph.Head].UPOS == "PRON" || b.allNames(ph) {
		a, _ := b.argument(ph)
		return a.Name
	}
	var out strings.Builder
	end := 0
	for i := range tokens {
		t := &tokens[i]
		if !ph.Span.Contains(t.Span) {
			continue
		}
		word := b.doc.Form(t)
		if i > ph.Head && (word == "," || clauseBelow(tokens, i, ph.Head) && !b.restricted(ph)) {
			break
		}
		if word = b.nameWord(ph.Sentence, i, word, out.Len() == 0); word == "" {
			continue
		}
		if out.Len() > 0 && t.Start > end {
			out.WriteByte(' ')
		}
		out.WriteString(word)
		end = t.End
	}
	return strings.TrimSpace(out.String())
}

// restricted reports whether the clause after a noun must stand in its name,
// because without it the phrase would speak of more than the text does: "any
// country that attacks", "the first leader to visit".
func (b *builder) restricted(ph extract.Phrase) bool {
	return slices.ContainsFunc(b.doc.Sentences[ph.Sentence].Tokens, func(t extract.Token) bool {
		return t.Head == ph.Head && ph.Span.Contains(t.Span) && (t.Deprel == "det" || t.Deprel == "amod") && restricting[strings.ToLower(b.doc.Form(&t))]
	})
}

var restricting = wordSet("any every each whatever whichever first last only")

// allNames reports whether a phrase is made of proper names alone, but for an
// article: such a phrase is named as its entity is.
func (b *builder) allNames(ph extract.Phrase) bool {
	for _, t := range b.doc.Sentences[ph.Sentence].Tokens {
		if ph.Span.Contains(t.Span) && t.UPOS != "PROPN" && t.Deprel != "det" {
			return false
		}
	}
	return true
}

// clauseBelow reports whether token i belongs to a clause or apposition that
// hangs on the phrase's head.
func clauseBelow(tokens []extract.Token, i, head int) bool {
	for steps := 0; i >= 0 && i != head && steps < len(tokens); steps++ {
		if r := tokens[i].Deprel; strings.HasPrefix(r, "acl") || r == "appos" || strings.HasPrefix(r, "advcl") || r == "parataxis" {
			return true
		}
		i = tokens[i].Head
	}
	return false
}

// nameWord is what a word of a phrase becomes in a name, "" for nothing.
func (b *builder) nameWord(sentence, i int, word string, first bool) string {
	t := &b.doc.Sentences[sentence].Tokens[i]
	switch {
	case t.UPOS == "PUNCT" && word != "-":
		return ""
	case first && (t.Deprel == "det" || scant[strings.ToLower(word)] && b.bare(sentence, i)):
		return ""
	case t.Deprel == "nmod:poss" && t.UPOS == "PRON":
		if owner, ok := b.argument(extract.Phrase{Sentence: sentence, Head: i, Span: t.Span, Present: true}); ok {
			return possessiveOf(owner)
		}
		return ""
	}
	if b.opening(sentence, i) && t.UPOS == "NOUN" && !inner(word) && vocab.Demonym(word) == nil && vocab.PeopleNamed(word) == nil {
		return strings.ToLower(word)
	}
	return strings.Join(strings.Fields(word), " ")
}

// scant are the words that deny what they stand before, unless an article does.
var scant = wordSet("little few")

// bare reports whether token i opens its phrase without an article.
func (b *builder) bare(sentence, i int) bool {
	return i == 0 || b.doc.Sentences[sentence].Tokens[i-1].UPOS != "DET"
}

// opening reports whether token i begins its sentence, but for a quotation mark,
// so that its capital says nothing.
func (b *builder) opening(sentence, i int) bool {
	return i == 0 || i == 1 && b.doc.Sentences[sentence].Tokens[0].UPOS == "PUNCT"
}

// adjectiveOf is how an actor stands before a noun: "Russian", "U.S.", "NATO",
// "Putin's"; empty for actors that are only described.
func adjectiveOf(a schema.Argument) string {
	switch a.Class {
	case schema.Country:
		if a.Name == "United States" {
			return "U.S."
		}
		if p := vocab.PlaceNamed(a.Name); p != nil && len(p.Demonyms) > 0 {
			return p.Demonyms[0]
		}
		return a.Name
	case schema.Organization:
		if a.Name != strings.ToLower(a.Name) && !strings.Contains(a.Name, " of ") {
			return a.Name
		}
	case schema.Person:
		if a.Name != strings.ToLower(a.Name) {
			return possessive(a.Name)
		}
	case schema.Group:
		if a.Name == "the West" || a.Name == "West" {
			return "Western"
		}
	}
	return ""
}

func possessiveOf(a schema.Argument) string { return orElse(adjectiveOf(a), possessive(a.Name)) }

func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

// spaced joins the parts that are not empty.
func spaced(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " ")
}

func orElse(s, other string) string {
	if s != "" {
		return s
	}
	return other
}
