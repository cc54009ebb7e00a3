package canon

import (
	"slices"
	"strings"

	"parley/schema"
	"parley/schema/vocab"
)

// kin is somebody whose stance, or on whom the stance, follows from that of
// another: a state by its spokesman, a mayor by his policy.
type kin struct {
	schema.Argument
	side     int     // 1, or -1 where it turns: the mayor by his critics
	strength float64 // how much of the other's
}

// backed reports whether an argument is a named actor or place, whom others can
// speak for and whom acts on what is his concern.
func backed(a schema.Argument) bool {
	return (a.Class.Actor() || a.Class == schema.Place) && a.Name != strings.ToLower(a.Name) && len(strings.TrimSuffix(a.Name, ".")) > 1
}

// wholes are those whom an act on the phrase headed by a token concerns as its
// owners: the mayor by what is done to his plan, or, turned round, to his critics.
func (b *builder) wholes(sentence, at int) []kin { return b.wholesWithin(sentence, at, 2) }

func (b *builder) wholesWithin(sentence, at, depth int) []kin {
	lemma := strings.ToLower(b.doc.Sentences[sentence].Tokens[at].Lemma)
	part := vocab.AttitudeOf(vocab.Part, lemma)
	if len(vocab.AttitudeOf(vocab.Reverse, lemma)) > 0 {
		victims := kinOf(b.complementsBy(sentence, at, "of", "on", "against"), -1, 0.6)
		if len(part) > 0 || len(victims) > 0 {
			return append(victims, kinOf(b.owners(sentence, at), 1, 0.6)...)
		}
		return kinOf(b.owners(sentence, at), -1, 0.6)
	}
	if b.inName(sentence, at) { // "Bank of China" is not China
		return nil
	}
	preps, strength := []string{"of", "by"}, 0.5
	var all []kin
	switch {
	case len(part) > 0:
		preps, strength = append(preps, "in", "from"), part[0].Strength
		all = kinOf(b.owners(sentence, at), 1, strength)
	case b.thingAt(sentence, at):
		all = kinOf(b.owners(sentence, at), 1, strength)
	case b.classAt(sentence, at) == schema.Person:
		return nil
	default:
		all = kinOf(b.possessors(sentence, at), 1, strength)
	}
	if len(all) > 0 || depth == 0 {
		return all
	}
	for _, i := range b.complementHeads(sentence, at, preps) {
		if b.doc.Sentences[sentence].Tokens[i].Head != at {
			continue
		}
		all = append(all, kinOf(b.all(sentence, i), 1, strength)...)
		for _, k := range b.wholesWithin(sentence, i, depth-1) {
			all = append(all, kin{k.Argument, k.side, k.strength * 0.8})
		}
	}
	return all
}

// thingAt reports whether a token heads a phrase for something made or done,
// neither for somebody nor for what happens to those whose it is ("war").
func (b *builder) thingAt(sentence, at int) bool {
	t := &b.doc.Sentences[sentence].Tokens[at]
	class := b.classAt(sentence, at)
	return t.UPOS == "NOUN" && !class.Actor() && class != schema.Place && len(vocab.AttitudeOf(vocab.Scene, strings.ToLower(t.Lemma))) == 0
}

// classAt is the class of the common noun at a token, "" for none.
func (b *builder) classAt(sentence, at int) schema.Class {
	t := &b.doc.Sentences[sentence].Tokens[at]
	return vocab.ClassOfNoun(lower(b.doc, *t), strings.ToLower(t.Lemma))
}

func kinOf(actors []schema.Argument, side int, strength float64) []kin {
	all := make([]kin, len(actors))
	for i, a := range actors {
		all[i] = kin{a, side, strength}
	}
	return all
}

// possessors are the actors who stand before a noun as its owners.
func (b *builder) possessors(sentence, at int) []schema.Argument {
	var all []schema.Argument
	for i, t := range b.doc.Sentences[sentence].Tokens {
		if t.Head != at || t.Deprel != "nmod:poss" {
			continue
		}
		if a, ok := b.argument(b.phraseAt(sentence, i)); ok && a.Class.Actor() && !backed(a) && !nobody(a) {
			all = append(all, a)
		}
		all = append(all, b.all(sentence, i)...)
	}
	return all
}

// owners are the named actors who stand before a noun as its owners, its origin
// or its makers: "France's", "French", "the Dahl".
func (b *builder) owners(sentence, at int) []schema.Argument {
	tokens := b.doc.Sentences[sentence].Tokens
	all := b.possessors(sentence, at)
	for i := range at {
		relation, _, _ := strings.Cut(tokens[i].Deprel, ":")
		if tokens[i].Head != at || tokens[i].Deprel == "nmod:poss" || relation != "amod" && relation != "compound" && relation != "nmod" {
			continue
		}
		switch {
		case vocab.Demonym(b.doc.Form(&tokens[i])) != nil || b.calling(sentence, i, at):
			all = append(all, b.all(sentence, i)...)
		case tokens[i].UPOS == "NOUN" && relation == "compound" && len(vocab.AttitudeOf(vocab.Speaks, strings.ToLower(tokens[i].Lemma))) > 0:
			all = append(all, b.owners(sentence, i)...) // "Dahl campaign staffers"
		}
	}
	return all
}

// calling reports whether a token is a name, or stands for one, that another
// token is not part of: "Dahl" in "the Dahl plan", but no title.
func (b *builder) calling(sentence, i, other int) bool {
	word := b.doc.Form(&b.doc.Sentences[sentence].Tokens[i])
	if _, title := vocab.TitleNamed(strings.ToLower(word)); title || word == strings.ToLower(word) {
		return false
	}
	if n := b.nameAt(sentence, i); n != nil {
		return other < n.First || n.End <= other
	}
	return i > 0 && !b.inName(sentence, other)
}

// inName reports whether a token is part of a name.
func (b *builder) inName(sentence, i int) bool { return b.nameAt(sentence, i) != nil }

// complementsBy are the named actors to whom a preposition leads from a token.
func (b *builder) complementsBy(sentence, at int, preps ...string) []schema.Argument {
	var all []schema.Argument
	for _, i := range b.complementHeads(sentence, at, preps) {
		all = append(all, b.all(sentence, i)...)
	}
	return all
}

// complementHeads are the heads of the phrases to which one of the prepositions
// leads from a token, or, if there are none, from the verb whose object it is.
func (b *builder) complementHeads(sentence, at int, preps []string) []int {
	token := &b.doc.Sentences[sentence].Tokens[at]
	heads := b.ledTo(sentence, at, at, preps)
	if len(heads) == 0 && token.Head >= 0 && (token.Deprel == "obj" || strings.HasPrefix(token.Deprel, "obl") || token.Deprel == "nsubj:pass") {
		heads = b.ledTo(sentence, token.Head, at, preps)
	}
	return heads
}

// ledTo are the heads of the phrases after a token to which one of the
// prepositions leads from a head.
func (b *builder) ledTo(sentence, head, after int, preps []string) []int {
	var heads []int
	for i, t := range b.doc.Sentences[sentence].Tokens {
		relation, _, _ := strings.Cut(t.Deprel, ":")
		if i > after && t.Head == head && (relation == "nmod" || relation == "obl") && slices.Contains(preps, b.caseOf(sentence, i)) {
			heads = append(heads, i)
		}
	}
	return heads
}

// all are the named actors of the phrase headed by a token and of those
// coordinated with it.
func (b *builder) all(sentence, at int) []schema.Argument {
	var all []schema.Argument
	for _, i := range b.coordinated(sentence, at) {
		if a, ok := b.argument(b.phraseAt(sentence, i)); ok && (backed(a) || a.Class == schema.Concept && len(a.Name) > 2 && b.doc.Sentences[sentence].Tokens[i].UPOS == "PROPN") {
			all = append(all, a)
		}
	}
	return all
}

// coordinated are a token and those coordinated with it.
func (b *builder) coordinated(sentence, at int) []int {
	heads := []int{at}
	for i, t := range b.doc.Sentences[sentence].Tokens {
		if t.Head == at && t.Deprel == "conj" {
			heads = append(heads, i)
		}
	}
	return heads
}

// headIn is the head of the phrase that reads as text in a sentence, -1 if no
// tokens there do.
func (b *builder) headIn(sentence int, text string) int {
	s := &b.doc.Sentences[sentence]
	from := strings.Index(s.In(b.doc.Text), text)
	if from < 0 || text == "" {
		return -1
	}
	span := schema.Span{Start: s.Start + from, End: s.Start + from + len(text)}
	for i := range s.Tokens {
		if !span.Contains(s.Tokens[i].Span) || s.Tokens[i].UPOS == "PUNCT" {
			continue
		}
		if h := s.Tokens[i].Head; h < 0 || !span.Contains(s.Tokens[h].Span) {
			return i
		}
	}
	return -1
}

// target is an argument that an attitude is about, with the token that heads it.
type target struct {
	schema.Argument
	head int
}

// targetsAt are what the phrase headed by a token names, with those coordinated
// with it or named in apposition to it ("his rival Berg").
func (b *builder) targetsAt(sentence, at int) []target {
	var all []target
	tokens := b.doc.Sentences[sentence].Tokens
	for _, i := range b.coordinated(sentence, at) {
		if a, ok := b.argument(b.phraseAt(sentence, i)); ok {
			all = append(all, target{a, i})
		}
		for k, t := range tokens {
			if t.Head != i || t.Deprel != "appos" || t.UPOS != "PROPN" {
				continue
			}
			if a, ok := b.argument(b.phraseAt(sentence, k)); ok && backed(a) {
				all = append(all, target{a, k})
			}
		}
	}
	return all
}
