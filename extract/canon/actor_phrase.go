package canon

import (
	"slices"
	"strings"
	"unicode"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// phrase is a range of tokens with its head.
type phrase struct {
	sentence, first, end, head int
}

// Words before a noun that say nothing lasting of it.
var passing = wordSet(`latest earlier late early recent current next last previous upcoming own further additional same other such only
	very so-called ongoing possible potential full alleged mere sheer entire whole then around about some any several many few
	much more most all both each every no another certain various almost nearly over`)

// Prepositions whose phrase belongs to the name of a thing.
var naming = wordSet("of for with against between to over on")

// Heads that only measure what follows "of".
var partitive = wordSet("some many most all several each both few any one none much more either neither part number majority lot couple rest")

// phraseName is the name of a thing without a proper name: its noun with what
// modifies it before, the owner by his canonical name, and the first short
// phrase with "of", "for", "with" and the like after it. Articles and passing
// modifiers ("latest", "own") fall away.
func (a *Actors) phraseName(p phrase) string {
	tokens := a.doc.Sentences[p.sentence].Tokens
	if head := strings.ToLower(a.form(p.sentence, p.head)); partitive[head] && (head != "number" || a.after(p, "a")) {
		whole := a.complement(p, true)
		switch {
		case a.partOfThem(p):
			return ""
		case whole != "" && head == "one":
			return "one " + whole
		case whole != "":
			return strings.TrimPrefix(whole, "of ")
		}
	}
	var words []string
	start := a.headStart(p)
	for t := p.first; t < start; t++ {
		words = a.appendModifier(words, p, t)
	}
	for t := start; t <= p.head; t++ {
		words = a.appendWord(words, p.sentence, t)
	}
	for t := p.head + 1; t < p.end && partOfHead(tokens, t, p.head); t++ {
		words = a.appendWord(words, p.sentence, t)
	}
	if tail := a.complement(p, false); tail != "" && len(words) < 5 {
		words = append(words, tail)
	}
	return strings.Join(words, " ")
}

// Heads that leave some of the whole out.
var leaving = wordSet("some many most several few any one none much part number majority lot couple rest")

// partOfThem reports whether the phrase is a part of what a pronoun stands for,
// which has no name: "some of them" are not they.
func (a *Actors) partOfThem(p phrase) bool {
	if !leaving[strings.ToLower(a.form(p.sentence, p.head))] {
		return false
	}
	tokens := a.doc.Sentences[p.sentence].Tokens
	return slices.ContainsFunc(tokens[p.head+1:p.end], func(t extract.Token) bool {
		return t.Head == p.head && t.UPOS == "PRON" && t.Deprel == "nmod"
	})
}

// after reports whether the word stands right before the head of the phrase.
func (a *Actors) after(p phrase, word string) bool {
	return p.head > p.first && strings.EqualFold(a.form(p.sentence, p.head-1), word)
}

// headStart is the first token that is inseparable from the head: the rest of
// a hyphenated word or a flat name.
func (a *Actors) headStart(p phrase) int {
	tokens := a.doc.Sentences[p.sentence].Tokens
	start := p.head
	for start > p.first && tokens[start-1].End == tokens[start].Start && tokens[start-1].UPOS != "PART" && a.form(p.sentence, start-1) != "\"" && a.form(p.sentence, start-1) != "“" {
		start--
	}
	return start
}

// partOfHead reports whether the token after the head still belongs to its
// word: "build-up", "United States".
func partOfHead(tokens []extract.Token, t, head int) bool {
	glued := tokens[t].Start == tokens[t-1].End && tokens[t].UPOS != "PUNCT" && tokens[t].UPOS != "PART"
	hyphen := tokens[t].UPOS == "PUNCT" && tokens[t].Start == tokens[t-1].End && t+1 < len(tokens) && tokens[t+1].Start == tokens[t].End && (tokens[t].Lemma == "-" || tokens[t].Lemma == "–")
	figure := tokens[head].UPOS == "SYM" && tokens[t].UPOS == "NUM" // "$200 million"
	return hyphen || glued || figure || tokens[t].Head == head && (tokens[t].Deprel == "flat" || tokens[t].Deprel == "goeswith")
}

// appendModifier adds a word before the head, unless it says nothing; a
// possessor becomes the owner's name.
func (a *Actors) appendModifier(words []string, p phrase, t int) []string {
	tokens := a.doc.Sentences[p.sentence].Tokens
	token := &tokens[t]
	form := strings.ToLower(a.form(p.sentence, t))
	if owner := a.ownerAt(p, t); owner >= p.first {
		if t != owner {
			return words
		}
		i := a.at[p.sentence][t]
		if a.doc.Mentions[i].Link == extract.Guessed {
			return words
		}
		if name, _ := a.chain(a.doc.Mentions[i].Chain); name != "" && !strings.Contains(name, "'s ") && !strings.Contains(name, "s' ") && !strings.Contains(name, " and ") {
			return append(words, possessive(name))
		}
		return words
	}
	if hyphened(tokens, t) {
		return a.appendWord(words, p.sentence, t)
	}
	if form == "least" && t > 0 && strings.EqualFold(a.form(p.sentence, t-1), "at") {
		return words
	}
	switch token.UPOS {
	case "DET", "PRON", "ADV", "CCONJ", "ADP", "AUX", "PART", "SCONJ":
		if token.UPOS == "CCONJ" && len(words) > 0 {
			return append(words, form)
		}
		return words
	case "PUNCT":
		if t > p.first && token.Start == tokens[t-1].End && t+1 < len(tokens) && tokens[t+1].Start == token.End && token.Lemma != "\"" {
			return a.appendWord(words, p.sentence, t)
		}
		return words
	}
	if passing[form] {
		return words
	}
	return a.appendWord(words, p.sentence, t)
}

// hyphened reports whether a hyphen joins the word with the next one:
// whatever it is, it is part of a word like "far-right".
func hyphened(tokens []extract.Token, t int) bool {
	return t+2 < len(tokens) && tokens[t].UPOS != "PUNCT" && tokens[t+1].UPOS == "PUNCT" && tokens[t+1].Lemma == "-" &&
		tokens[t].End == tokens[t+1].Start && tokens[t+1].End == tokens[t+2].Start
}

// ownerAt is the possessor of the head that the token is part of, -1 for none.
func (a *Actors) ownerAt(p phrase, t int) int {
	tokens := a.doc.Sentences[p.sentence].Tokens
	for range p.end - p.first {
		if tokens[t].Deprel == "nmod:poss" {
			if a.at[p.sentence][t] >= 0 {
				return t
			}
			return -1
		}
		next := tokens[t].Head
		if next < p.first || next >= p.end || next == p.head {
			return -1
		}
		t = next
	}
	return -1
}

// appendWord adds a word as names spell it, glued to the word before where
// the text has no blank between them.
func (a *Actors) appendWord(words []string, sentence, t int) []string {
	tokens := a.doc.Sentences[sentence].Tokens
	word := a.spelling(sentence, t)
	if t > 0 && len(words) > 0 && tokens[t-1].End == tokens[t].Start && endsInText(words[len(words)-1], a.form(sentence, t-1)) {
		words[len(words)-1] += word
		return words
	}
	return append(words, word)
}

func endsInText(word, form string) bool {
	return strings.HasSuffix(strings.ToLower(word), strings.ToLower(form))
}

// spelling is a word in lower case unless it is a name, with one form for the
// adjective of each country.
func (a *Actors) spelling(sentence, t int) string {
	token := &a.doc.Sentences[sentence].Tokens[t]
	form := a.doc.Form(token)
	if vocab.Demonym(form) != nil || vocab.PlaceNamed(form) != nil || vocab.PeopleNamed(form) != nil || vocab.BodyNamed(form) != nil {
		if t > 0 && a.compounded(sentence, t) {
			return form
		}
		if country := vocab.CountryOf(form); country == "United States" && (token.UPOS != "NOUN" || vocab.Demonym(form) == nil) || vocab.Demonym(form) == nil && len(form) <= 4 && country != "" && strings.ToUpper(form) == form {
			return adjective(country)
		}
		return form
	}
	if token.UPOS == "PROPN" || strings.HasPrefix(token.XPOS, "NNP") || inner(form) || token.UPOS == "ADJ" && t > 0 && !a.titleCase(sentence) {
		return form
	}
	return strings.ToLower(form)
}

// compounded reports whether the word goes with a capitalised word or a hyphen
// before it, so that it means another place: "South American".
func (a *Actors) compounded(sentence, t int) bool {
	before := &a.doc.Sentences[sentence].Tokens[t-1]
	form := a.doc.Form(before)
	return before.UPOS == "PUNCT" && before.End == a.doc.Sentences[sentence].Tokens[t].Start && !strings.ContainsAny(form, "\"“‘'(") ||
		(before.UPOS == "ADJ" || before.UPOS == "PROPN") && unicode.IsUpper([]rune(form)[0]) && vocab.CountryOf(form) == ""
}

// titleCase reports whether a sentence stands in a heading, where capitals
// mean nothing.
func (a *Actors) titleCase(sentence int) bool {
	block := a.doc.Sentences[sentence].Block
	return block >= 0 && block < len(a.doc.Blocks) && a.doc.Blocks[block].Kind != extract.Paragraph
}

// inner reports whether a word has a capital after its first letter.
func inner(form string) bool {
	for i, c := range form {
		if i > 0 && unicode.IsUpper(c) {
			return true
		}
	}
	return false
}

// complement is the first phrase after the head that belongs to its name,
// with its preposition; with long set, however long.
func (a *Actors) complement(p phrase, long bool) string {
	tokens := a.doc.Sentences[p.sentence].Tokens
	for t := p.head + 1; t < p.end; t++ {
		if tokens[t].Head != p.head || tokens[t].Deprel != "nmod" {
			continue
		}
		if tokens[t].UPOS == "ADV" || tokens[t].UPOS == "SCONJ" {
			return "" // "on how fast …"
		}
		preposition := ""
		for c := p.head + 1; c < t; c++ {
			if tokens[c].Head == t && tokens[c].Deprel == "case" {
				preposition = strings.ToLower(tokens[c].Lemma)
				break
			}
		}
		if !naming[preposition] {
			return ""
		}
		name := a.complementName(p, t)
		if name == "" || !long && strings.Count(name, " ") > 4 {
			return ""
		}
		return preposition + " " + name
	}
	return ""
}

// sum is an amount of money as the phrase has it: "$44 billion".
func (a *Actors) sum(p phrase, head int) string {
	tokens := a.doc.Sentences[p.sentence].Tokens
	end := head + 1
	for end < p.end && (tokens[end].UPOS == "NUM" || tokens[end].UPOS == "SYM") {
		end++
	}
	return a.doc.Text[tokens[head].Start:tokens[end-1].End]
}

// complementName names what a preposition inside a phrase governs: the chain
// with a proper name, else the words without what hangs on them.
func (a *Actors) complementName(p phrase, head int) string {
	i := a.at[p.sentence][head]
	if i < 0 {
		if k := a.around[p.sentence][head]; k >= 0 && a.doc.Mentions[k].First > p.head {
			i = k
		}
	}
	if tokens := a.doc.Sentences[p.sentence].Tokens; tokens[head].UPOS == "SYM" {
		return a.sum(p, head)
	}
	if i < 0 {
		return strings.ToLower(a.form(p.sentence, head))
	}
	m := &a.doc.Mentions[i]
	if m.First <= p.head || m.Class == schema.Time {
		return ""
	}
	for t := m.End; t < p.end; t++ {
		if k := a.at[p.sentence][t]; k >= 0 && a.doc.Sentences[p.sentence].Tokens[t].UPOS == "CCONJ" && a.doc.Mentions[k].First == m.First {
			name, _ := a.chain(a.doc.Mentions[k].Chain)
			return name
		}
	}
	if a.named[m.Chain] {
		return a.names[m.Chain]
	}
	if m.Kind == extract.PronounMention {
		name, _ := a.chain(m.Chain)
		return name
	}
	var words []string
	q := phrase{m.Sentence, m.First, m.Head + 1, m.Head}
	for t := q.first; t < q.head; t++ {
		words = a.appendModifier(words, q, t)
	}
	return strings.Join(a.appendWord(words, q.sentence, q.head), " ")
}
