package canon

import (
	"strings"

	"parley/extract"
	"parley/schema"
)

// unnamed stands for who or what a pronoun speaks of where the text begins with
// the pronoun, so that no earlier word can tell: of "He left Kabul" alone we know
// that somebody left Kabul. It is false for every other phrase: where there are
// antecedents to choose from, an open choice is left out.
func (b *builder) unnamed(ph extract.Phrase) (schema.Argument, bool) {
	if !ph.Present || ph.Span.Len() <= 0 || ph.Sentence != b.firstSentence {
		return schema.Argument{}, false
	}
	head := &b.doc.Sentences[ph.Sentence].Tokens[ph.Head]
	text := ph.Span.In(b.doc.Text)
	switch strings.ToLower(text) {
	case "what", "which", "who", "whom", "that", "whatever", "whoever", "there": // they stand for something in the clause itself
		return schema.Argument{}, false
	}
	if head.Len() != len(bareWords(text)) || head.UPOS != "PRON" && !pronouns[strings.ToLower(bareWords(text))] {
		return schema.Argument{}, false
	}
	a := schema.Argument{ID: schema.UnnamedThing, Class: schema.Concept, Text: text}
	switch strings.ToLower(text) {
	case "i", "me", "myself", "you", "he", "him", "himself", "she", "her", "herself", "someone", "somebody", "everyone":
		a.ID, a.Class = schema.UnnamedPerson, schema.Person
	case "we", "us", "they", "them", "themselves", "ourselves", "others", "some", "many", "most", "all", "both", "few", "several", "these", "those":
		a.ID, a.Class = schema.UnnamedGroup, schema.Group
	}
	a.Name = strings.ReplaceAll(a.ID, "_", " ")
	return a, true
}

// firstSentence is the first sentence of running text, -1 for none.
func firstSentence(doc *extract.Document) int {
	for i := range doc.Sentences {
		if at := doc.Sentences[i].Block; at < 0 || at >= len(doc.Blocks) || doc.Blocks[at].Kind == extract.Paragraph {
			return i
		}
	}
	return -1
}
