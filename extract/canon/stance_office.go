package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// spokenFor are the bodies and states for which an actor speaks by his office:
// "Israel's defence minister", "Chinese officials", "Ada Dahl, president of".
func (b *builder) spokenFor(a schema.Argument, sentence int) []kin {
	var all []kin
	for _, k := range b.offices()[a.ID] {
		all = addKin(all, a, k)
	}
	if i := b.headIn(sentence, a.Text); i >= 0 {
		for _, k := range b.spokenForAt(sentence, i) {
			all = addKin(all, a, k)
		}
	}
	return all
}

func addKin(all []kin, of schema.Argument, k kin) []kin {
	if k.ID == of.ID || slices.ContainsFunc(all, func(other kin) bool { return other.ID == k.ID }) {
		return all
	}
	return append(all, k)
}

// spokenForAt reads the noun at a token and the titles that stand before a name.
func (b *builder) spokenForAt(sentence, at int) []kin {
	tokens := b.doc.Sentences[sentence].Tokens
	var all []kin
	for i := range tokens {
		title := tokens[i].Head == at && (tokens[i].Deprel == "appos" || tokens[at].UPOS == "PROPN" && (tokens[i].Deprel == "nmod:desc" || tokens[i].Deprel == "compound"))
		if i != at && !title {
			continue
		}
		office := vocab.AttitudeOf(vocab.Speaks, strings.ToLower(tokens[i].Lemma))
		if len(office) == 0 || former(b.doc, tokens, i) {
			continue
		}
		whole := b.owners(sentence, i)
		if !b.inName(sentence, i) {
			whole = append(whole, b.complementsBy(sentence, i, "of", "for", "at")...)
		}
		all = append(all, represented(whole, office[0])...)
		if i != at {
			all = append(all, represented(b.owners(sentence, at), office[0])...)
		}
	}
	return all
}

// represented are those of the actors for whom an office speaks: few speak for
// a person, and no secretary of state for a "State".
func represented(actors []schema.Argument, office vocab.Attitude) []kin {
	return slices.DeleteFunc(kinOf(actors, 1, office.Strength), func(k kin) bool {
		word := strings.ToLower(k.Name)
		title := word != k.Name && (vocab.ClassOfNoun(word, word) != "" || portfolios[word])
		return title || k.Class == schema.Person && !office.LeadsBy("person")
	})
}

// portfolios are what ministers have, not for whom they speak.
var portfolios = wordSet("defence defense health finance interior justice trade energy education agriculture transport commerce treasury environment culture tourism")

// former reports whether a noun says what somebody was.
func former(doc *extract.Document, tokens []extract.Token, i int) bool {
	for k := max(0, i-3); k < i; k++ {
		switch lower(doc, tokens[k]) {
		case "former", "ex", "late", "onetime", "then", "ousted", "deposed", "fired", "would", "retired", "estranged":
			return true
		}
	}
	return strings.HasPrefix(lower(doc, tokens[i]), "ex-")
}

// offices are, by actor, those for whom a statement of his office says that he
// speaks.
func (b *builder) offices() map[string][]kin {
	if b.officesOf != nil {
		return b.officesOf
	}
	b.officesOf = make(map[string][]kin)
	for _, r := range b.readings {
		words := strings.Fields(r.Relation.Name)
		if n := len(words); r.Object == nil || r.Polarity == schema.Negated || n < 3 || words[0] != "be" || words[n-1] != "of" && words[n-1] != "for" && words[n-1] != "at" || slices.Contains(words, "former") {
			continue
		}
		if office := vocab.AttitudeOf(vocab.Speaks, words[len(words)-2]); len(office) > 0 && backed(*r.Object) {
			b.officesOf[r.Subject.ID] = append(b.officesOf[r.Subject.ID], represented([]schema.Argument{*r.Object}, office[0])...)
		}
	}
	return b.officesOf
}
