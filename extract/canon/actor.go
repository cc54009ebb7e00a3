package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// Actors knows the entity behind every phrase of one document.
type Actors struct {
	doc       *extract.Document
	at        [][]int // by sentence and token: index of the mention that the token heads, -1 for none
	around    [][]int // by sentence and token: index of the named mention with title that holds it, -1 for none
	names     []string
	classes   []schema.Class
	named     []bool                  // the chain's name is a proper name
	pending   []bool                  // the chain's name is being composed
	byName    map[string]schema.Class // classes of the proper names
	principal string                  // the country that the document is about, "" for none
	owners    map[string]string       // by the common noun for a body: the only country said to have one, "" for several
}

// ResolveActors names every chain of the document: a country, a place or a
// body as the vocabulary does, a person by the fullest name in the text, what
// has no name by a short form of its fullest phrase.
func ResolveActors(doc *extract.Document) *Actors {
	a := &Actors{
		doc: doc, at: make([][]int, len(doc.Sentences)), around: make([][]int, len(doc.Sentences)),
		names: make([]string, len(doc.Chains)), classes: make([]schema.Class, len(doc.Chains)),
		named: make([]bool, len(doc.Chains)), pending: make([]bool, len(doc.Chains)),
	}
	for i := range doc.Sentences {
		a.at[i], a.around[i] = unset(len(doc.Sentences[i].Tokens)), unset(len(doc.Sentences[i].Tokens))
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		a.at[m.Sentence][m.Head] = i
		if m.Kind == extract.NamedMention {
			for t := m.First; t < m.End; t++ {
				a.around[m.Sentence][t] = i
			}
		}
	}
	for c := range doc.Chains {
		a.names[c], a.classes[c] = doc.Chains[c].Name, doc.Chains[c].Class
	}
	a.principal, a.owners = a.principalState(), a.stateOwners()
	for c := range doc.Chains {
		a.names[c] = a.properName(c)
		a.named[c] = a.names[c] != ""
	}
	a.disambiguate()
	a.byName = make(map[string]schema.Class)
	for c, name := range a.names {
		if name != "" {
			a.byName[name] = a.classes[c]
		}
	}
	for c := range doc.Chains {
		a.chainName(c)
		if a.homeState(c) {
			a.names[c], a.classes[c] = a.principal, schema.Country
		}
		if a.classes[c] == "" || a.anybody(c) {
			a.classes[c] = schema.Concept
		}
	}
	a.adoptNames()
	return a
}

func unset(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = -1
	}
	return all
}

// Argument is the entity of the phrase with the given head token and words.
// The head may be that of the phrase in the tree, even a title before a name,
// or an adjective of origin ("Russian"). It reports false for a phrase that
// names nothing: a pronoun without an antecedent, an empty phrase.
func (a *Actors) Argument(sentence, head int, text string) (schema.Argument, bool) {
	if sentence < 0 || sentence >= len(a.at) || head < 0 || head >= len(a.at[sentence]) {
		return schema.Argument{}, false
	}
	name, class := a.entity(sentence, head, text)
	if name == "" {
		return schema.Argument{}, false
	}
	return schema.Argument{ID: schema.EntityID(name), Name: name, Class: class, Text: text}, true
}

func (a *Actors) entity(sentence, head int, text string) (string, schema.Class) {
	if c := a.joined(sentence, head, text); c >= 0 {
		return a.chain(c)
	}
	m := a.at[sentence][head]
	if m >= 0 && a.doc.Mentions[m].Link == extract.Guessed {
		return "", ""
	}
	if m >= 0 && a.doc.Mentions[m].Kind != extract.NominalMention {
		return a.chain(a.doc.Mentions[m].Chain)
	}
	if a.language(sentence, head) {
		return a.form(sentence, head), schema.Concept
	}
	if name, class, ok := a.origin(text); ok && !a.inhabitants(sentence, head) {
		return name, class
	}
	if m >= 0 {
		return a.chain(a.doc.Mentions[m].Chain)
	}
	if m := a.around[sentence][head]; m >= 0 && strings.Contains(text, a.form(sentence, a.doc.Mentions[m].Head)) {
		return a.chain(a.doc.Mentions[m].Chain)
	}
	return a.loose(sentence, head, text)
}

// inhabitants reports whether the word is a noun for those who come from a place
// and are not the place: "Scots voted".
func (a *Actors) inhabitants(sentence, head int) bool {
	t := &a.doc.Sentences[sentence].Tokens[head]
	return strings.HasSuffix(t.XPOS, "S") && a.doc.Atlas.Demonym(a.form(sentence, head)) != nil
}

// Verbs whose object may be a language.
var ofLanguage = wordSet("speak learn teach study understand know")

// language reports whether the word is the name of a language where it stands:
// "in Russian", "spoke Kurdish".
func (a *Actors) language(sentence, head int) bool {
	tokens := a.doc.Sentences[sentence].Tokens
	t := &tokens[head]
	if _, ok := vocab.LanguageNamed(a.form(sentence, head)); !ok || t.UPOS == "ADJ" && t.Deprel == "amod" {
		return false
	}
	spoken := t.Deprel == "obj" && t.Head >= 0 && ofLanguage[tokens[t.Head].Lemma]
	for i := range tokens {
		switch {
		case tokens[i].Head != head:
		case tokens[i].UPOS == "DET":
			return false
		case tokens[i].Deprel == "case" && tokens[i].Lemma == "in":
			spoken = true
		}
	}
	return spoken
}

// joined is the chain of the coordination that the whole text is: two of whom a
// sentence speaks as one are not the first of them. It is -1 for any other text.
func (a *Actors) joined(sentence, head int, text string) int {
	if !strings.Contains(text, " and ") {
		return -1
	}
	first, end := a.locate(a.doc.Sentences[sentence].Tokens, head, text)
	for t := head + 1; t < end; t++ {
		i := a.at[sentence][t]
		if i < 0 || a.doc.Sentences[sentence].Tokens[t].UPOS != "CCONJ" {
			continue
		}
		if m := &a.doc.Mentions[i]; m.First == first && m.End == end && a.chainName(m.Chain) != "" {
			return m.Chain
		}
	}
	return -1
}

func (a *Actors) chain(c int) (string, schema.Class) {
	if c < 0 || c >= len(a.names) {
		return "", ""
	}
	return a.chainName(c), a.classes[c]
}

// origin reads a phrase that is a single name or adjective of origin. "A Kurd" is
// none: he is not his people, nor is a Russian Russia.
func (a *Actors) origin(text string) (string, schema.Class, bool) {
	if low := strings.ToLower(text); strings.HasPrefix(low, "a ") || strings.HasPrefix(low, "an ") {
		return "", "", false
	}
	text = strings.TrimSuffix(strings.TrimSuffix(bareWords(text), "'s"), "’s")
	if place := a.doc.Atlas.Demonym(text); place != nil {
		return place.Name, a.classOf(place.Name, placeClass(place)), true
	}
	if people := vocab.PeopleNamed(text); people != nil {
		return people.Name, a.classOf(people.Name, schema.Group), true
	}
	name, class, ok := a.doc.Atlas.Canonical(text)
	return name, a.classOf(name, class), ok
}

// classOf is the class of the chain with the name, or the given one.
func (a *Actors) classOf(name string, class schema.Class) schema.Class {
	if known := a.byName[name]; known != "" {
		return known
	}
	return class
}

func placeClass(place *vocab.Place) schema.Class {
	if place.Kind == vocab.CountryPlace {
		return schema.Country
	}
	return schema.Place
}

// bareWords is a text with single blanks and without an article before it.
func bareWords(text string) string {
	words := strings.Fields(text)
	if len(words) > 1 && slices.Contains([]string{"the", "a", "an"}, strings.ToLower(words[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// loose names a phrase that no mention covers, by its own words.
func (a *Actors) loose(sentence, head int, text string) (string, schema.Class) {
	tokens := a.doc.Sentences[sentence].Tokens
	first, end := a.locate(tokens, head, text)
	class := vocab.ClassOfNoun(strings.ToLower(a.form(sentence, head)), strings.ToLower(tokens[head].Lemma))
	if class == "" {
		class = schema.Concept
	}
	if tokens[head].UPOS == "PRON" {
		return "", ""
	}
	return a.phraseName(phrase{sentence, first, end, head}), class
}

// locate is the range of tokens whose words are the text and that holds the
// head; the head alone if the text is no slice around it.
func (a *Actors) locate(tokens []extract.Token, head int, text string) (int, int) {
	for first := head; first >= 0; first-- {
		start := tokens[first].Start
		if start+len(text) < tokens[head].End || start+len(text) > len(a.doc.Text) || a.doc.Text[start:start+len(text)] != text {
			continue
		}
		end := head + 1
		for end < len(tokens) && tokens[end].End <= start+len(text) {
			end++
		}
		return first, end
	}
	return head, head + 1
}

func (a *Actors) form(sentence, token int) string {
	return a.doc.Form(&a.doc.Sentences[sentence].Tokens[token])
}

// Entities lists the entities of the document's chains, sorted by id, with the
// other names that the text gives them.
func (a *Actors) Entities() []schema.Entity {
	found := map[string]*schema.Entity{}
	for c := range a.names {
		if a.names[c] == "" {
			continue
		}
		id := schema.EntityID(a.names[c])
		e := found[id]
		if e == nil {
			e = &schema.Entity{ID: id, Name: a.names[c], Class: a.classes[c]}
			found[id] = e
		}
		for _, alias := range a.aliases(c) {
			if alias != e.Name && !slices.Contains(e.Aliases, alias) {
				e.Aliases = append(e.Aliases, alias)
			}
		}
	}
	all := make([]schema.Entity, 0, len(found))
	for _, e := range found {
		slices.Sort(e.Aliases)
		all = append(all, *e)
	}
	slices.SortFunc(all, func(x, y schema.Entity) int { return strings.Compare(x.ID, y.ID) })
	return all
}

// aliases are the names by which the mentions of a chain call the entity, as
// the text spells them.
func (a *Actors) aliases(c int) []string {
	var found []string
	for _, i := range a.doc.Chains[c].Mentions {
		m := &a.doc.Mentions[i]
		if m.Kind != extract.NamedMention {
			continue
		}
		first, end := m.Head, m.Head+1
		for _, name := range a.doc.Names {
			if name.Sentence == m.Sentence && name.First <= m.Head && m.Head < name.End {
				first, end = name.First, name.End
			}
		}
		tokens := a.doc.Sentences[m.Sentence].Tokens
		found = append(found, bareWords(a.doc.Text[tokens[first].Start:tokens[end-1].End]))
	}
	return found
}
