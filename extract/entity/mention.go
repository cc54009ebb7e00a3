// Package entity finds what a text speaks of: proper names with their classes,
// and the mentions around them, nominals and pronouns included. Which mentions
// speak of the same entity is package coref's to say.
package entity

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// MentionStage finds what a text speaks of: every phrase headed by a noun, a
// name or a pronoun, and coordinations of actors as a whole. A title and the
// name that it stands with ("his spokesman Dmitry Peskov") are one mention
// whose head is the head of the name, wherever the tree puts it. The head of a
// coordination is its conjunction, so that no two mentions share a head.
// Adjectives ("Russian delegates") are no mentions; possessives ("Russia's
// delegates") and names in compounds ("the Ukraine conflict") are.
//
// Mention.Class is what the phrase itself tells: the class of its name, or
// that of its head noun. A capital that acts as its state ("Moscow insists")
// is a [schema.Country].
func MentionStage() extract.Stage {
	return extract.Stage{
		Name:  "mentions",
		Needs: []extract.Layer{extract.LayerTokens, extract.LayerSyntax, extract.LayerNames},
		Adds:  []extract.Layer{extract.LayerMentions},
		Run: func(ctx context.Context, doc *extract.Document) error {
			doc.Mentions, doc.Atlas = doc.Mentions[:0], atlasOf(doc)
			next := 0
			persons, surnames := wordsOfPersons(doc)
			for i := range doc.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				first := next
				for next < len(doc.Names) && doc.Names[next].Sentence <= i {
					next++
				}
				f := newFinder(doc, i, doc.Names[first:next])
				f.persons, f.surnames = persons, surnames
				doc.Mentions = append(doc.Mentions, f.find()...)
			}
			return nil
		},
	}
}

// finder finds the mentions of one sentence.
type finder struct {
	doc      *extract.Document
	sentence int
	tokens   []extract.Token
	names    []extract.Name
	nameAt   []int  // index into names of the name that covers a token, -1 for none
	taken    []bool // tokens that head no mention of their own: those of names and of titles
	heads    []bool // tokens that head a mention
	found    []extract.Mention
	persons  map[string]bool // words of the full names of persons in the document
	surnames map[string]bool // the last of these words
}

// wordsOfPersons are the words of all names of persons that have several, and the
// last words alone.
func wordsOfPersons(doc *extract.Document) (all, last map[string]bool) {
	all, last = map[string]bool{}, map[string]bool{}
	for _, name := range doc.Names {
		if name.Class != schema.Person || name.End-name.First < 2 || name.Sentence >= len(doc.Sentences) {
			continue
		}
		tokens := doc.Sentences[name.Sentence].Tokens
		for i := name.First; i < min(name.End, len(tokens)); i++ {
			all[doc.Form(&tokens[i])] = true
			last[doc.Form(&tokens[i])] = last[doc.Form(&tokens[i])] || i == name.End-1
		}
	}
	return all, last
}

// atlasOf is the vocabulary as the names and the adjectives of origin in the
// document mean it.
func atlasOf(doc *extract.Document) *vocab.Atlas {
	var names []string
	for _, name := range doc.Names {
		if name.Sentence < len(doc.Sentences) && name.First >= 0 && name.First < name.End && name.End <= len(doc.Sentences[name.Sentence].Tokens) {
			tokens := doc.Sentences[name.Sentence].Tokens
			text := strings.Join(strings.Fields(doc.Text[tokens[name.First].Start:tokens[name.End-1].End]), " ")
			names = append(names, text)
			if len(text) > 4 && text == strings.ToUpper(text) { // as datelines have it: "ATLANTA"
				names = append(names, text[:1]+strings.ToLower(text[1:]))
			}
		}
	}
	for i := range doc.Sentences {
		for k := range doc.Sentences[i].Tokens {
			if t := &doc.Sentences[i].Tokens[k]; t.UPOS == "ADJ" || t.UPOS == "NOUN" || t.UPOS == "PROPN" {
				if form := doc.Form(t); form != "" && form[0] >= 'A' && form[0] <= 'Z' {
					names = append(names, form)
				}
			}
		}
	}
	return vocab.NewAtlas(doc.Date, names)
}

func newFinder(doc *extract.Document, sentence int, names []extract.Name) *finder {
	tokens := doc.Sentences[sentence].Tokens
	f := &finder{
		doc: doc, sentence: sentence, tokens: tokens,
		nameAt: make([]int, len(tokens)), taken: make([]bool, len(tokens)), heads: make([]bool, len(tokens)),
	}
	for i := range f.nameAt {
		f.nameAt[i] = -1
	}
	for _, name := range names {
		if name.Sentence != sentence || name.First < 0 || name.First >= name.End || name.End > len(tokens) {
			continue
		}
		for i := name.First; i < name.End; i++ {
			f.nameAt[i] = len(f.names)
			f.taken[i] = true
		}
		f.names = append(f.names, name)
	}
	return f
}

func (f *finder) find() []extract.Mention {
	for i := range f.names {
		f.named(&f.names[i])
	}
	for i := range f.tokens {
		if f.taken[i] || f.heads[i] {
			continue
		}
		if kind, ok := f.kind(i); ok {
			first, end := f.extent(i, i+1)
			class := schema.Class("")
			if kind == extract.NamedMention {
				class = f.nameClass(f.unrecognised(i), i)
			}
			if class == "" {
				class = f.class(i, kind)
			}
			f.add(extract.Mention{First: first, End: end, Head: i, Kind: kind, Class: class})
		}
	}
	f.parted()
	f.coordinations()
	for i := range f.found {
		f.found[i].Full = f.full(&f.found[i])
	}
	slices.SortFunc(f.found, func(a, b extract.Mention) int { return cmp.Compare(a.Head, b.Head) })
	return f.found
}

func (f *finder) add(m extract.Mention) {
	m.Sentence, m.Chain = f.sentence, -1
	f.heads[m.Head] = true
	f.found = append(f.found, m)
}

// named adds the mention of a name, with the title before it if there is one.
func (f *finder) named(name *extract.Name) {
	head := f.nameHead(name)
	if f.isDemonym(name) {
		return
	}
	start := name.First
	if first, ok := f.title(name); ok {
		start = first
		for i := first; i < name.First; i++ {
			// A name or a pronoun inside the title stays a mention of its own.
			f.taken[i] = f.taken[i] || f.tokens[i].UPOS != "PRON" && f.tokens[i].Deprel != "nmod:poss"
		}
	}
	first, _ := f.extent(start, name.End)
	f.add(extract.Mention{First: first, End: name.End, Head: head, Kind: extract.NamedMention, Class: f.nameClass(name, head)})
}

// isDemonym reports whether the name is an adjective ("Russian", "Western").
func (f *finder) isDemonym(name *extract.Name) bool {
	if name.End-name.First > 1 {
		return false
	}
	t := &f.tokens[name.First]
	return t.UPOS == "ADJ" && (t.Deprel == "amod" || t.Deprel == "compound")
}

// nameHead is the token of the name that the rest of the sentence depends on;
// where trees split a name, the first of a person and the last of any other.
func (f *finder) nameHead(name *extract.Name) int {
	best, bestRank := -1, 0
	for i := name.First; i < name.End; i++ {
		t := &f.tokens[i]
		if t.Head >= name.First && t.Head < name.End || t.UPOS == "PUNCT" {
			continue
		}
		rank := 1
		switch t.Deprel {
		case "det", "case", "cc", "amod":
		case "compound", "flat":
			rank = 2
		default:
			rank = 3
		}
		if best < 0 || rank > bestRank || rank == bestRank && name.Class != schema.Person {
			best, bestRank = i, rank
		}
	}
	if best < 0 {
		return name.End - 1
	}
	return best
}

// kind says what mention token i heads, if any.
func (f *finder) kind(i int) (extract.MentionKind, bool) {
	t := &f.tokens[i]
	switch t.UPOS {
	case "PRON":
		return extract.PronounMention, t.Deprel != "fixed" && !f.expletive(i)
	case "NOUN", "PROPN":
		if f.modifies(i) {
			return "", false
		}
		if lemma := strings.ToLower(t.Lemma); t.UPOS == "PROPN" && !calendar[lemma] && vocab.ClassOfNoun(lemma, lemma) != schema.Person {
			return extract.NamedMention, true
		}
		return extract.NominalMention, true
	case "ADJ", "DET", "NUM", "SYM":
		return extract.NominalMention, f.standsForNoun(i)
	}
	return "", false
}

// modifies reports whether the noun is part of another's phrase rather than
// a phrase of its own: compounds, titles, parts of fixed expressions, and
// what is conjoined with one of these.
func (f *finder) modifies(i int) bool {
	for range len(f.tokens) {
		t := &f.tokens[i]
		switch base(t.Deprel) {
		case "compound", "flat", "fixed", "goeswith", "amod", "advmod", "case", "mark", "cc", "aux", "cop", "det", "nummod":
			return true
		case "conj":
			if t.Head < 0 {
				return false
			}
			i = t.Head
			continue
		}
		return t.Deprel == "nmod:desc"
	}
	return false
}

// standsForNoun reports whether an adjective, determiner or numeral is the
// head of a phrase in the place of a noun: "some of the positions", "the
// wounded".
func (f *finder) standsForNoun(i int) bool {
	switch base(f.tokens[i].Deprel) {
	case "nsubj", "obj", "iobj", "obl", "nmod":
	default:
		return false
	}
	if f.reciprocal(i) || i > 0 && f.reciprocal(i-1) {
		return false
	}
	if f.tokens[i].UPOS != "ADJ" {
		return true
	}
	for j := range f.tokens {
		if f.tokens[j].Head == i && f.tokens[j].Deprel == "det" {
			return true
		}
	}
	return false
}

// unrecognised is the name around token i that the recogniser missed, of no class.
func (f *finder) unrecognised(i int) *extract.Name {
	name := extract.Name{Sentence: f.sentence, First: i, End: i + 1}
	for name.First > 0 && f.tokens[name.First-1].UPOS == "PROPN" && f.tokens[name.First-1].Head == i {
		name.First--
	}
	for name.End < len(f.tokens) && f.tokens[name.End].UPOS == "PROPN" && f.tokens[name.End].Head == i {
		name.End++
	}
	return &name
}

// reciprocal reports whether "each other" or "one another" begins at token i.
func (f *finder) reciprocal(i int) bool {
	if i+1 >= len(f.tokens) {
		return false
	}
	first, second := f.tokens[i].Lemma, f.tokens[i+1].Lemma
	return first == "each" && second == "other" || first == "one" && second == "another"
}

// coordinations adds a mention for every coordination of actors, which "they"
// may take up.
func (f *finder) coordinations() {
	single := len(f.found)
	for i := range single {
		m := f.found[i]
		if !m.Class.Actor() || m.Kind == extract.PronounMention {
			continue
		}
		if whole, ok := f.coordination(&m, f.found[:single]); ok {
			f.add(whole)
		}
	}
}

// coordination is the mention of m and what is conjoined with it by "and".
func (f *finder) coordination(m *extract.Mention, all []extract.Mention) (extract.Mention, bool) {
	top := f.top(m.First, m.End, m.Head)
	end, and := m.End, -1
	for k := range all {
		other := &all[k]
		if other.First < m.End || !other.Class.Actor() {
			continue
		}
		otherTop := f.top(other.First, other.End, other.Head)
		if base(f.tokens[otherTop].Deprel) != "conj" && !f.besides(m, other) || f.tokens[otherTop].Head < m.First || f.tokens[otherTop].Head >= m.End {
			continue
		}
		if f.apart(m, other) {
			continue
		}
		end = max(end, other.End)
		for j := m.End; j < other.First; j++ {
			if f.tokens[j].UPOS == "CCONJ" && f.tokens[j].Lemma == "and" {
				and = j
			}
		}
	}
	if and < 0 || f.heads[and] || base(f.tokens[top].Deprel) == "compound" {
		return extract.Mention{}, false
	}
	return extract.Mention{First: m.First, End: end, Head: and, Kind: extract.NominalMention, Class: schema.Group}, true
}

// parted ends the phrase of a person's name before the "and" after which another
// person is named, whom the parser took for a part of the first: "Defence
// Minister Ada Dahl and Interior Minister Lars Moe".
func (f *finder) parted() {
	for i := range f.found {
		m := &f.found[i]
		for k := range f.found {
			other := &f.found[k]
			if other.First > m.Head+1 && other.First < m.End && bothNamed(m, other) && f.tokens[other.First-1].Lemma == "and" {
				m.End = other.First - 1
			}
		}
	}
}

// besides reports whether another person is named right after the "and" that
// follows the name m.
func (f *finder) besides(m, other *extract.Mention) bool {
	return bothNamed(m, other) && other.First == m.End+1 && f.tokens[m.End].Lemma == "and"
}

// bothNamed reports whether both mentions are names of persons.
func bothNamed(m, other *extract.Mention) bool {
	return m.Kind == extract.NamedMention && other.Kind == extract.NamedMention && m.Class == schema.Person && other.Class == schema.Person
}

// apart reports whether two conjuncts are not two actors side by side: a verb
// stands between them, or one person is called two things ("a governor and
// mayor").
func (f *finder) apart(m, other *extract.Mention) bool {
	for t := m.End; t < other.First; t++ {
		if u := f.tokens[t].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return m.Class == schema.Person && other.Class == schema.Person && m.Kind == extract.NominalMention &&
		other.Kind == extract.NominalMention && m.First < m.Head && f.tokens[other.First].UPOS == "NOUN"
}
