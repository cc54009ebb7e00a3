package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// verb is a relation phrase taken apart: "want to join" has the outer verb
// "want" and the inner verb "join"; most have an inner verb only.
type verb struct {
	outer string // "" for none
	inner string // with its particle and preposition, verb as lemma
	bare  string // inner without the preposition that binds the object
	prep  string // that preposition
	// governing is what the vocabulary knows of outer, known of inner; zero
	// where it knows nothing.
	governing, known vocab.Relation
	object           vocab.Object
}

// verbOf takes the relation of p apart.
func (b *builder) verbOf(p *extract.Proposition) verb {
	name := p.Name
	words := strings.Fields(name)
	tokens := b.tokens(p)
	object := b.objectOf(p)
	if p.Head < 0 || p.Head >= len(tokens) || len(words) == 0 {
		return plainVerb(name, object)
	}
	head := &tokens[p.Head]
	form, lemma := strings.ToLower(b.doc.Form(head)), strings.ToLower(head.Lemma)
	at := -1
	for i, w := range words {
		if w == lemma || w == form {
			at = i
		}
	}
	switch {
	case at == 0 && len(words) > 2 && words[1] == "to": // the chain hangs on its outer verb: "refused to give"
		at = 2
	case at > 0 && words[at-1] == "be":
		at--
	case at > 0 && head.UPOS == "VERB":
		words = slices.Clone(words)
		words[at] = lemma
	}
	if at <= 0 {
		return plainVerb(name, object)
	}
	if _, ok := vocab.RelationNamed(name); ok { // "want to see" is wanting
		return plainVerb(name, object)
	}
	v := plainVerb(strings.Join(words[at:], " "), object)
	v.outer = strings.TrimSuffix(strings.Join(words[:at], " "), " to")
	v.governing, _ = named(v.outer)
	return v
}

// objectOf is what the sense of p's verb may turn on.
func (b *builder) objectOf(p *extract.Proposition) vocab.Object {
	switch {
	case b.clausal(p) || p.Object.Present && b.unreadClause(p):
		return vocab.Object{Clause: true}
	case !p.Object.Present:
		return vocab.Object{}
	}
	return b.objectAt(p.Object)
}

// objectAt is what a sense may turn on in a phrase.
func (b *builder) objectAt(ph extract.Phrase) vocab.Object {
	a, _ := b.argument(ph)
	head := &b.doc.Sentences[ph.Sentence].Tokens[ph.Head]
	object := vocab.Object{Class: a.Class, Noun: strings.ToLower(head.Lemma)}
	if class := vocab.ClassOfNoun(strings.ToLower(b.doc.Form(head)), object.Noun); a.Class == schema.Concept && class != "" {
		object.Class = class // no actor of a name, but a governor is somebody
	}
	return object
}

func plainVerb(phrase string, object vocab.Object) verb {
	v := verb{inner: phrase, bare: phrase, object: object}
	if i := strings.LastIndexByte(phrase, ' '); i > 0 && prepositions[phrase[i+1:]] {
		v.bare, v.prep = phrase[:i], phrase[i+1:]
	}
	v.known, _ = lookup(phrase, object)
	return v
}

var prepositions = wordSet("to with on upon for from in into at of about against over by between among after before toward towards through as under across around behind near within without via during like")

// lookup finds the sense that a phrase has beside an object in the vocabulary,
// also without an adverb before the predicate ("be gravely concerned about").
func lookup(phrase string, object vocab.Object) (vocab.Relation, bool) {
	return find(phrase, func(p string) (vocab.Relation, bool) { return vocab.RelationWith(p, object) })
}

// named finds a phrase in the vocabulary whatever its object.
func named(phrase string) (vocab.Relation, bool) { return find(phrase, vocab.RelationNamed) }

func find(phrase string, known func(string) (vocab.Relation, bool)) (vocab.Relation, bool) {
	if r, ok := known(phrase); ok {
		return r, true
	}
	words := strings.Fields(phrase)
	for i := 1; i < len(words)-1; i++ {
		if strings.HasSuffix(words[i], "ly") || words[i] == "more" || words[i] == "the" || words[i] == "a" {
			return find(strings.Join(slices.Delete(words, i, i+1), " "), known)
		}
	}
	return vocab.Relation{}, false
}

// relation is the relation of a statement made of p, without its words and its
// event. A deed that does not happen, or is only wanted, is named by the inner
// verb alone: the mark on its edge says the rest.
func (v verb) relation(p *extract.Proposition) schema.Relation {
	name := p.Name
	r := schema.Relation{Name: name, ID: v.id(name), Cue: p.Cue, Kind: p.Kind}
	if v.outer == "" {
		return r
	}
	factual := p.Polarity != schema.Negated && (p.Modality == schema.Actual || p.Modality == schema.Future)
	if !factual && !v.committing() || hasRule(p.Rules, "implicative") { // who managed to sign signed
		r.ID = v.id(v.inner)
	}
	return r
}

// modality is the mode of the statement made of p. Whoever wants something
// wants it in fact: the mode of what is wanted belongs to chains alone ("wants
// to join"), whose event is the inner verb's.
func (v verb) modality(p *extract.Proposition) schema.Modality {
	n := len(p.Attribution)
	if p.Modality != schema.Desired || v.outer != "" || hasRule(p.Rules, "purpose") || n > 0 && p.Attribution[n-1].Kind == schema.Demand {
		return p.Modality
	}
	switch v.known.Kind {
	case vocab.Want, vocab.Demand, vocab.Propose, vocab.Intend:
		return schema.Actual
	}
	return p.Modality
}

// id is that of the canonical relation of a phrase beside the verb's object. A
// chain is made of the relations of its parts: "pledge to bomb" is vowing to
// attack.
func (v verb) id(phrase string) string {
	if r, ok := lookup(phrase, v.object); ok {
		return r.ID()
	}
	if v.outer == "" || !strings.HasPrefix(phrase, v.outer+" to ") {
		return schema.RelationID(phrase)
	}
	outer, inner := v.outer, v.inner
	if v.governing.Canonical != "" {
		outer = v.governing.Canonical
	}
	if v.known.Canonical != "" {
		inner = v.known.Canonical
	}
	return schema.RelationID(outer + " to " + inner)
}

// relationID is the id of the canonical relation of a phrase.
func relationID(phrase string) string {
	if r, ok := named(phrase); ok {
		return r.ID()
	}
	return schema.RelationID(phrase)
}

// lightVerb adds the statement that a light verb and its noun make together:
// "impose sanctions on Iran", "hold talks with Iran", "join forces with Iran"
// speak of Iran.
func (b *builder) lightVerb(r *reading, p *extract.Proposition) {
	if b.clausal(p) || r.verb.outer != "" || strings.HasPrefix(r.verb.inner, "be") || p.Object.Present && p.Object.Sentence != p.Sentence {
		return
	}
	for _, complement := range b.complements(p) {
		phrase, ok := b.lightPhrase(r.verb, p, complement.Prep)
		if !ok {
			continue
		}
		known, ok := vocab.RelationWith(phrase, b.objectAt(complement.Phrase))
		if !ok {
			continue
		}
		object, ok := b.argument(complement.Phrase)
		if !ok || object.ID == r.Subject.ID || timeValue(object.Name, someDay, false) != "" {
			continue
		}
		d := b.derive(r, phrase, object, "light-verb")
		d.verb.known, d.Relation.ID = known, known.ID()
		words := slices.Clone(p.Relation)
		if p.Object.Present {
			words = append(words, p.Object.Head)
		}
		slices.Sort(words)
		d.Relation.Text = b.words(p.Sentence, slices.Compact(words))
		d.Roles = slices.DeleteFunc(d.Roles, func(role schema.Role) bool { return strings.HasSuffix(role.Text, object.Text) })
	}
}

// lightPhrase is the phrase of the vocabulary that verb, noun and preposition
// make: "impose sanctions on".
func (b *builder) lightPhrase(v verb, p *extract.Proposition, prep string) (string, bool) {
	if !p.Object.Present { // "join forces" has its noun in its name
		phrase := v.inner + " " + prep
		_, known := vocab.RelationNamed(phrase)
		return phrase, known && strings.Contains(v.inner, " ")
	}
	noun := &b.tokens(p)[p.Object.Head]
	for _, form := range []string{strings.ToLower(b.doc.Form(noun)), strings.ToLower(noun.Lemma)} {
		for _, verb := range []string{v.bare, v.inner} {
			phrase := verb + " " + form + " " + prep
			if _, known := vocab.RelationNamed(phrase); known {
				return phrase, true
			}
		}
	}
	return "", false
}

// complements are the prepositional phrases of p's verb and of its object, and
// who does it together with the subject, as if after "with".
func (b *builder) complements(p *extract.Proposition) []extract.RolePhrase {
	var all []extract.RolePhrase
	for _, r := range p.Roles {
		if r.Prep != "" && r.Sentence == p.Sentence {
			all = append(all, extract.RolePhrase{Prep: r.Prep, Phrase: b.phraseAt(p.Sentence, r.Head)})
		}
	}
	nouns := slices.Clone(p.Relation)
	if p.Object.Present {
		nouns = []int{p.Object.Head}
	}
	for i, t := range b.tokens(p) {
		if !slices.Contains(nouns, t.Head) || !strings.HasPrefix(t.Deprel, "nmod") && !strings.HasPrefix(t.Deprel, "obl") {
			continue
		}
		if prep := b.caseOf(p.Sentence, i); prep != "" {
			all = append(all, extract.RolePhrase{Prep: prep, Phrase: b.phraseAt(p.Sentence, i)})
		}
	}
	told := slices.ContainsFunc(all, func(c extract.RolePhrase) bool { return c.Prep == "with" }) // with whom
	if partner, ok := b.partner(p); ok && p.Object.Present && !told && !b.separate(p.Object) {
		all = append(all, extract.RolePhrase{Prep: "with", Phrase: b.phraseAt(p.Sentence, partner)})
	}
	return all
}

// separate reports whether there is one of a thing for each who has to do with it:
// "signed separate agreements".
func (b *builder) separate(ph extract.Phrase) bool {
	return slices.ContainsFunc(b.doc.Sentences[ph.Sentence].Tokens, func(t extract.Token) bool {
		return t.Head == ph.Head && (t.Lemma == "separate" || t.Lemma == "different" || t.Lemma == "similar" || t.Lemma == "own")
	})
}

// partner is the one beside p's subject in a pair: of "Kenya and Togo signed a
// treaty", each signed it with the other.
func (b *builder) partner(p *extract.Proposition) (int, bool) {
	if p.Subject.Sentence != p.Sentence || !hasRule(p.Rules, "coordinated-arguments") || hasRule(p.Rules, "negative-argument") {
		return 0, false
	}
	tokens := b.tokens(p)
	first := p.Subject.Head
	if tokens[first].Deprel == "conj" {
		first = tokens[first].Head
	}
	pair := []int{first}
	and := false
	for i := range tokens {
		if tokens[i].Head == first && tokens[i].Deprel == "conj" {
			pair = append(pair, i)
			and = slices.ContainsFunc(tokens[:i], func(t extract.Token) bool {
				return t.Head == i && t.Deprel == "cc" && strings.EqualFold(b.doc.Form(&t), "and")
			})
		}
	}
	if len(pair) != 2 || !and || !slices.Contains(pair, p.Subject.Head) {
		return 0, false
	}
	if pair[0] == p.Subject.Head {
		return pair[1], true
	}
	return pair[0], true
}

// caseOf is the preposition of the noun at a token, as written, or "".
func (b *builder) caseOf(sentence, i int) string {
	tokens := b.doc.Sentences[sentence].Tokens
	for k := range tokens {
		if tokens[k].Head == i && tokens[k].Deprel == "case" {
			return strings.ToLower(b.doc.Form(&tokens[k]))
		}
	}
	return ""
}

// phraseAt is the noun phrase headed by a token, without its preposition.
func (b *builder) phraseAt(sentence, head int) extract.Phrase {
	tokens := b.doc.Sentences[sentence].Tokens
	first, last := head, head
	for i := range tokens {
		if i == head || !below(tokens, i, head) || clauseBelow(tokens, i, head) {
			continue
		}
		if d := tokens[i].Deprel; tokens[i].Head == head && (d == "case" || d == "punct" || d == "cc" || d == "conj") || conjunctBelow(tokens, i, head) {
			continue
		}
		first, last = min(first, i), max(last, i)
	}
	for first < head && (tokens[first].Deprel == "case" || tokens[first].Deprel == "punct") {
		first++
	}
	for last > head && tokens[last].Deprel == "punct" {
		last--
	}
	return extract.Phrase{Sentence: sentence, Head: head, Present: true, Span: schema.Span{Start: tokens[first].Start, End: tokens[last].End}}
}

// conjunctBelow reports whether token i belongs to what is coordinated with head.
func conjunctBelow(tokens []extract.Token, i, head int) bool {
	for steps := 0; i >= 0 && i != head && steps < len(tokens); steps++ {
		if tokens[i].Head == head {
			return tokens[i].Deprel == "conj"
		}
		i = tokens[i].Head
	}
	return false
}

// below reports whether token i hangs below head, at any depth.
func below(tokens []extract.Token, i, head int) bool {
	for steps := 0; i >= 0 && steps < len(tokens); steps++ {
		if i == head {
			return true
		}
		i = tokens[i].Head
	}
	return false
}
