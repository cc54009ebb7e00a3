package conllu

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// nameClasses maps the classes of names in other annotations to ours:
// OntoNotes (Stanza and spaCy for English) and CoNLL 2003. What is no name of
// ours, such as a date or a sum, is absent.
var nameClasses = map[string]schema.Class{
	"PERSON": schema.Person, "PER": schema.Person,
	"ORG": schema.Organization, "ORGANIZATION": schema.Organization,
	"GPE": schema.Place, "LOC": schema.Place, "FAC": schema.Place, "FACILITY": schema.Place, "LOCATION": schema.Place,
	"PLACE": schema.Place, "COUNTRY": schema.Country, "NORP": schema.Group, "GROUP": schema.Group,
	"EVENT": schema.Event, "MISC": schema.Event, "PRODUCT": schema.Event, "LAW": schema.Event, "WORK_OF_ART": schema.Event,
}

// nameTag is the tag of a word, "B-person": ours under the key NER, Stanza's
// under ner. A tag of a surface word is that of its words.
func nameTag(misc string) (string, bool) {
	for _, key := range []string{"NER", "ner"} {
		if tag, ok := Misc(misc, key); ok {
			return tag, true
		}
	}
	return "", false
}

// names reads the names of a sentence, tagged by the scheme BIO or BIOES. Names
// becomes a list, if an empty one, as soon as a word of the document has a tag.
func (b *builder) names(s *Sentence) {
	first := len(b.doc.Names)
	for surface := range s.surfaces() {
		shared, whole := nameTag(surface.misc)
		for i := surface.first; i <= surface.last; i++ {
			tag, ok := nameTag(s.Words[i].Misc)
			if !ok && whole {
				tag, ok = shared, true
				if i > surface.first {
					tag = inside(shared, &s.Words[i])
				}
			}
			if ok {
				b.name(i, tag)
			}
		}
	}
	for i := first; i < len(b.doc.Names); i++ {
		b.settle(&b.doc.Names[i], s)
	}
	b.doc.Names = slices.DeleteFunc(b.doc.Names, func(n extract.Name) bool { return n.First >= n.End })
}

// inside is the tag of a further word of a surface word: none for a verb or
// particle, such as the "'s" of "Kenya's".
func inside(tag string, w *Word) string {
	_, class, _ := strings.Cut(tag, "-")
	if w.UPOS == "PART" || w.UPOS == "AUX" || w.UPOS == "VERB" {
		return "O"
	}
	return "I-" + class
}

// name adds word i, tagged so, to the last name or begins one.
func (b *builder) name(i int, tag string) {
	if b.doc.Names == nil {
		b.doc.Names = []extract.Name{}
	}
	part, kind, _ := strings.Cut(tag, "-")
	class, ok := nameClasses[strings.ToUpper(kind)]
	if !ok {
		return
	}
	sentence := len(b.doc.Sentences) - 1
	if n := len(b.doc.Names); n > 0 && part != "B" && part != "S" && part != "U" {
		if last := &b.doc.Names[n-1]; last.Sentence == sentence && last.End == i && last.Class == class {
			last.End++
			return
		}
	}
	b.doc.Names = append(b.doc.Names, extract.Name{Sentence: sentence, First: i, End: i + 1, Class: class})
}

// settle makes a name of another annotation one of ours: without the article
// before it and the possessive after it, and with the class of a country.
func (b *builder) settle(name *extract.Name, s *Sentence) {
	if tag, _ := nameTag(s.Words[name.First].Misc); strings.HasSuffix(tag, "-"+string(name.Class)) {
		return
	}
	if s.Words[name.First].UPOS == "DET" {
		name.First++
	}
	if name.First < name.End && s.Words[name.End-1].XPOS == "POS" {
		name.End--
	}
	forms := make([]string, 0, 4)
	for i := name.First; i < name.End; i++ {
		forms = append(forms, s.Words[i].Form)
	}
	if place := vocab.PlaceNamed(strings.Join(forms, " ")); name.Class == schema.Place && place != nil && place.Kind == vocab.CountryPlace {
		name.Class = schema.Country
	}
}
