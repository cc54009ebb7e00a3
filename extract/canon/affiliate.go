package canon

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// countryOf is the country that an actor belongs to as far as the document
// says: by an office, by the adjective in a name, or being one.
func (b *builder) countryOf(id string) string {
	if b.countries == nil {
		b.countries = make(map[string]string)
		for _, r := range b.readings {
			if c := affiliation(r); c != "" && b.countries[r.Subject.ID] == "" {
				b.countries[r.Subject.ID] = c
			}
		}
	}
	return b.countries[id]
}

// affiliation is the country that a statement gives its subject.
func affiliation(r *reading) string {
	switch {
	case r.Subject.Class == schema.Country:
		return r.Subject.Name
	case r.Object == nil || r.Polarity == schema.Negated || !roleRelation(r.Relation.Name):
		return ""
	case r.Object.Class == schema.Country:
		return r.Object.Name
	}
	return countryOfBody(r.Object.Name)
}

// countryOfBody is the country of which a body is an organ, as the vocabulary or
// its name has it.
func countryOfBody(name string) string {
	if body := vocab.BodyNamed(name); body != nil && body.State() != "" {
		return body.State()
	}
	return countryInName(name)
}

func roleRelation(name string) bool {
	return strings.HasPrefix(name, "be ") && strings.HasSuffix(name, " of")
}

// countryInName is the country of a name that begins with it or its demonym:
// "Russian Foreign Ministry", "U.S. Senate".
func countryInName(name string) string {
	words := strings.Fields(strings.TrimPrefix(name, "the "))
	for n := min(3, len(words)-1); n > 0; n-- {
		head := strings.TrimSuffix(strings.Join(words[:n], " "), "'s")
		if p := vocab.Demonym(head); p != nil && p.Kind == vocab.CountryPlace {
			return p.Name
		}
		if p := vocab.PlaceNamed(head); p != nil && p.Kind == vocab.CountryPlace {
			return p.Name
		}
	}
	return ""
}

// affiliateSpeakers reads "Deputy Foreign Minister Sergei Ryabkov" in what the
// Russian foreign ministry says: who speaks of a minister without naming a
// country means his own.
func (b *builder) affiliateSpeakers() {
	for _, r := range b.readings[:len(b.readings):len(b.readings)] {
		p := &b.doc.Propositions[r.prop]
		if r.Subject.Class != schema.Person || len(r.Attribution) == 0 || !p.Subject.Present || b.countryOf(r.Subject.ID) != "" {
			continue
		}
		source := r.Attribution[len(r.Attribution)-1].Source
		home := b.homeOf(source)
		title, tokens := b.bareTitle(p.Subject)
		if home == "" || title == "" || source.ID == r.Subject.ID {
			continue
		}
		country := schema.Argument{ID: schema.EntityID(home), Name: home, Class: schema.Country, Text: source.Text}
		d := b.derive(r, "be "+title+" of", country, "title-of-the-speaker")
		d.Relation.Text = b.words(p.Subject.Sentence, tokens)
		d.Modality, d.Polarity, d.Roles, d.Attribution = schema.Actual, schema.Affirmed, nil, nil
		d.Rules = []string{"title-of-the-speaker"}
		b.countries[r.Subject.ID] = home
	}
}

// homeOf is the country for which a source speaks.
func (b *builder) homeOf(source schema.Argument) string {
	if source.Class == schema.Country {
		return source.Name
	}
	if c := countryOfBody(source.Name); c != "" && source.Class == schema.Organization {
		return c
	}
	return b.countryOf(source.ID)
}

// titleModifiers stand between a title and what comes before it.
var titleModifiers = wordSet("deputy foreign prime first vice defense defence interior finance economy energy trade justice health education senior acting chief assistant under state security national")

// bareTitle is the office that stands right before a person's name without a
// country or owner, normalised, with its tokens; empty for none.
func (b *builder) bareTitle(ph extract.Phrase) (string, []int) {
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	first := b.nameStart(ph)
	i := first
	for i > 0 && (titleModifiers[lower(b.doc, tokens[i-1])] || isOffice(lower(b.doc, tokens[i-1]))) {
		i--
	}
	if i == first || !isOffice(lower(b.doc, tokens[first-1])) {
		return "", nil
	}
	if i > 0 {
		before := &tokens[i-1]
		word := b.doc.Form(before)
		if before.UPOS == "PROPN" || before.UPOS == "ADJ" || before.UPOS == "PRON" || word == "'s" || vocab.Demonym(word) != nil || vocab.PlaceNamed(word) != nil {
			return "", nil
		}
	}
	var words []string
	var at []int
	for k := i; k < first; k++ {
		words, at = append(words, lower(b.doc, tokens[k])), append(at, k)
	}
	return strings.Join(words, " "), at
}

// nameStart is the first token of the name that the phrase's head is part of,
// behind the titles that the name recogniser may have taken in.
func (b *builder) nameStart(ph extract.Phrase) int {
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	for _, n := range b.doc.Names {
		if n.Sentence == ph.Sentence && n.First <= ph.Head && ph.Head < n.End {
			first := n.First
			for first < n.End-1 && (titleModifiers[lower(b.doc, tokens[first])] || isOffice(lower(b.doc, tokens[first]))) {
				first++
			}
			return first
		}
	}
	return ph.Head
}

func lower(doc *extract.Document, t extract.Token) string { return strings.ToLower(doc.Form(&t)) }

func isOffice(word string) bool {
	title, ok := vocab.TitleNamed(word)
	return ok && title.Kind == vocab.Office
}
