package coref

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// mention is a mention with what the rules ask of it.
type mention struct {
	*extract.Mention
	tokens []extract.Token // of its sentence
	top    int             // token of the phrase that the sentence depends on
	form   string          // of the head, lower case
	lemma  string          // of the head, lower case
	words  []string        // words of the name without titles and articles; nil for no name
	full   string          // the same as the text spells them
	role   string          // relation of the phrase in the sentence, without subtype
	title  string          // title before a name, or the head of a nominal that is a title
	marks  mark
	mods   []string // words that modify the head, in lower case, those of countries as the country's name
	side   string   // country or body that the phrase says it belongs to
	gender byte
	number byte
	owner  int // mention of the possessor, -1 for none
	quote  int // index of the quotation around it, -1 for none
	whole  bool
}

// mark is how a phrase is determined.
type mark byte

const (
	bare          mark = iota
	definite           // the
	demonstrative      // this, that
	indefinite         // a, some, any, each, no
	possessed          // his, Russia's
)

// describe builds the working mentions and their clusters of one.
func (r *resolver) describe() {
	doc := r.doc
	r.mentions = make([]mention, len(doc.Mentions))
	r.parent = make([]int, len(doc.Mentions))
	r.clusters = make([]cluster, len(doc.Mentions))
	r.bySentence = make([][]int, len(doc.Sentences))
	r.headed = make([][]int, len(doc.Sentences))
	for i := range doc.Sentences {
		r.headed[i] = make([]int, len(doc.Sentences[i].Tokens))
		for k := range r.headed[i] {
			r.headed[i][k] = -1
		}
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		r.bySentence[m.Sentence] = append(r.bySentence[m.Sentence], i)
		r.headed[m.Sentence][m.Head] = i
	}
	r.countProse()
	names := namesByToken(doc)
	for i := range doc.Mentions {
		r.mentions[i] = r.describeOne(&doc.Mentions[i], names)
		m := &r.mentions[i]
		if len(m.words) > 0 {
			r.named = append(r.named, i)
		}
		r.parent[i] = i
		r.clusters[i] = r.alone(i, m)
	}
}

// countProse tells running text from headings, captions, datelines and the like.
func (r *resolver) countProse() {
	r.prose = make([]int, len(r.doc.Sentences))
	n := 0
	for s := range r.doc.Sentences {
		block := r.doc.Sentences[s].Block
		if block >= 0 && block < len(r.doc.Blocks) && r.doc.Blocks[block].Kind != extract.Paragraph {
			r.prose[s] = -1
			continue
		}
		r.prose[s] = n
		n++
	}
}

// apart is how many sentences of running text lie between two sentences. What
// is no running text is near only to itself.
func (r *resolver) apart(earlier, later int) int {
	switch {
	case earlier == later:
		return 0
	case r.prose[earlier] < 0 || r.prose[later] < 0:
		return 1 << 20
	}
	return r.prose[later] - r.prose[earlier]
}

// namesByToken finds the name at a token, by sentence.
func namesByToken(doc *extract.Document) map[[2]int]*extract.Name {
	names := make(map[[2]int]*extract.Name, len(doc.Names))
	for i := range doc.Names {
		for t := doc.Names[i].First; t < doc.Names[i].End; t++ {
			names[[2]int{doc.Names[i].Sentence, t}] = &doc.Names[i]
		}
	}
	return names
}

func (r *resolver) describeOne(source *extract.Mention, names map[[2]int]*extract.Name) mention {
	tokens := r.doc.Sentences[source.Sentence].Tokens
	head := &tokens[source.Head]
	m := mention{
		Mention: source, tokens: tokens, owner: -1, quote: -1,
		form: strings.ToLower(r.doc.Form(head)), lemma: strings.ToLower(head.Lemma),
		whole: head.UPOS == "CCONJ",
	}
	m.top = top(tokens, source)
	m.role = base(tokens[m.top].Deprel)
	if m.role == "obl" && missedSubject(tokens, source, m.top) {
		m.role = "nsubj"
	}
	if source.Kind == extract.NamedMention {
		first, end := source.First, source.End
		if name := names[[2]int{source.Sentence, source.Head}]; name != nil {
			first, end = name.First, name.End
		} else {
			first, end = r.properRun(tokens, source)
		}
		m.name(r.doc, r.widen(&m, first, end), end)
	} else if _, ok := vocab.TitleNamed(m.lemma); ok && source.Kind == extract.NominalMention {
		m.title = m.lemma
	}
	r.determine(&m)
	m.side = r.sideInPhrase(&m)
	m.gender, m.number = genderOf(&m), numberOf(&m, head)
	return m
}

// top is the token of the phrase whose head lies outside it.
func top(tokens []extract.Token, m *extract.Mention) int {
	i := m.Head
	for range m.End - m.First {
		next := tokens[i].Head
		if next < m.First || next >= m.End {
			break
		}
		i = next
	}
	return i
}

// properRun is the run of proper nouns around the head of a mention that the
// name recogniser missed.
func (r *resolver) properRun(tokens []extract.Token, m *extract.Mention) (int, int) {
	first, end := m.Head, m.Head+1
	for first > m.First && r.proper(tokens, first-1) {
		first--
	}
	for end < m.End && r.proper(tokens, end) {
		end++
	}
	return first, end
}

// subordinating are the words that open a clause as well as a phrase.
var subordinating = words("after before since until while as because")

// missedSubject reports whether a phrase that the parser took for a time or a
// cause is the subject of the verb right after it: "after Norland told them".
func missedSubject(tokens []extract.Token, m *extract.Mention, top int) bool {
	verb := tokens[top].Head
	if verb < m.End || verb > m.End+3 || m.First == 0 || tokens[verb].UPOS != "VERB" || strings.Contains(tokens[verb].Feats, "VerbForm=Part") {
		return false
	}
	before := &tokens[m.First-1]
	if !subordinating[strings.ToLower(before.Lemma)] || before.Head < m.First || before.Head >= m.End {
		return false
	}
	for t := m.End; t < verb; t++ {
		if u := tokens[t].UPOS; u != "AUX" && u != "ADV" && u != "PART" {
			return false
		}
	}
	for t := range tokens {
		if tokens[t].Head == verb && base(tokens[t].Deprel) == "nsubj" {
			return false
		}
	}
	return true
}

// widen is where the name of a body or a place begins, if the recogniser left
// capitalised words before it out: "Grand Ethiopian Renaissance Dam". An
// adjective of a country belongs to the name of common nouns alone ("Russian
// Foreign Ministry", but not "Russian Gazprom").
func (r *resolver) widen(m *mention, first, end int) int {
	if m.Class == schema.Person || m.Class == schema.Country {
		return first
	}
	last := strings.ToLower(r.doc.Form(&m.tokens[end-1]))
	common := vocab.ClassOfNoun(last, last) != ""
	for first > m.First && r.proper(m.tokens, first-1) && m.tokens[first-1].Deprel != "nmod:poss" {
		if !common && vocab.Demonym(r.doc.Form(&m.tokens[first-1])) != nil {
			if _, _, known := vocab.Canonical(r.span(m, first-1, end)); !known {
				break
			}
		}
		first--
	}
	return first
}

// proper reports whether a token is part of a name: by its tag, or because an
// adjective inside the sentence is capitalised.
func (r *resolver) proper(tokens []extract.Token, i int) bool {
	t := &tokens[i]
	if t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NNP") {
		return true
	}
	form := r.doc.Form(t)
	return t.UPOS == "ADJ" && i > 0 && form != "" && form[0] >= 'A' && form[0] <= 'Z'
}

// name sets the words of the name in the range and the title before it, which
// the recogniser may have taken into the name.
func (m *mention) name(doc *extract.Document, first, end int) {
	for first+1 < end && (strings.EqualFold(doc.Form(&m.tokens[first]), "the") || m.tokens[first].UPOS == "PART") {
		first++
	}
	if end-1 > first && m.tokens[end-1].UPOS == "PART" {
		end--
	}
	if m.Class == schema.Person {
		for first+1 < end {
			if _, ok := vocab.TitleNamed(doc.Form(&m.tokens[first])); !ok {
				break
			}
			first++
		}
		m.title = titleBefore(doc, m, first)
	}
	for i := first; i < end; i++ {
		if m.tokens[i].UPOS != "PUNCT" || i == first || i+1 == end {
			m.words = append(m.words, doc.Form(&m.tokens[i]))
		}
	}
	m.full = strings.Join(strings.Fields(doc.Text[m.tokens[first].Start:m.tokens[end-1].End]), " ")
}

// titleBefore is the title that ends just before the name, within the mention.
func titleBefore(doc *extract.Document, m *mention, first int) string {
	for n := min(4, first-m.First); n > 0; n-- {
		span := schema.Span{Start: m.tokens[first-n].Start, End: m.tokens[first-1].End}
		if title, ok := vocab.TitleNamed(span.In(doc.Text)); ok {
			return title.Name
		}
	}
	if first > m.First {
		return strings.ToLower(doc.Form(&m.tokens[first-1]))
	}
	return ""
}

// determine reads determiner, possessor and modifiers off the tree.
func (r *resolver) determine(m *mention) {
	for i := m.First; i < m.End; i++ {
		t := &m.tokens[i]
		if i == m.Head || t.UPOS == "PUNCT" {
			continue
		}
		word := strings.ToLower(t.Lemma)
		inner := t.Head == m.Head || t.Head == m.top
		switch {
		case inner && t.Deprel == "nmod:poss":
			m.marks, m.owner = possessed, r.headed[m.Sentence][i]
		case inner && (t.UPOS == "DET" || t.UPOS == "PRON" && t.Deprel == "det"):
			m.marks = markOf(word, m.marks)
		case i < m.Head && (t.UPOS == "ADJ" || t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "VERB" || t.UPOS == "NUM"):
			m.mods = append(m.mods, modifier(r.doc.Form(t)))
		case i > m.Head && (t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "NUM"):
			m.mods = append(m.mods, modifier(r.doc.Form(t)))
		}
	}
}

// modifier is the word by which a modifier is compared.
func modifier(form string) string {
	if country := vocab.CountryOf(form); country != "" {
		return country
	}
	return strings.ToLower(form)
}

func markOf(word string, before mark) mark {
	if before == possessed {
		return before
	}
	switch word {
	case "the", "both":
		return definite
	case "this", "that", "these", "those", "such":
		return demonstrative
	}
	return indefinite
}

func genderOf(m *mention) byte {
	switch m.Kind {
	case extract.PronounMention:
		return pronouns[m.form].gender
	case extract.NominalMention:
		if noun, ok := vocab.NounNamed(m.lemma); ok && noun.Gender != 0 {
			return byte(noun.Gender)
		}
		if title, ok := vocab.TitleNamed(m.lemma); ok {
			return byte(title.Gender)
		}
		return 0
	}
	if m.Class != schema.Person && m.Class != "" {
		return 0
	}
	if title, ok := vocab.TitleNamed(m.title); ok && title.Gender != 0 {
		return byte(title.Gender)
	}
	if noun, ok := vocab.NounNamed(m.title); ok && noun.Gender != 0 {
		return byte(noun.Gender)
	}
	if m.Class == schema.Person && len(m.words) > 1 {
		return byte(vocab.GenderOfGiven(m.words[0]))
	}
	return 0
}

func numberOf(m *mention, head *extract.Token) byte {
	switch {
	case m.whole:
		return 'p'
	case m.Kind == extract.PronounMention:
		return pronouns[m.form].number
	case m.Kind == extract.NamedMention && m.Class != schema.Group:
		return 's'
	case strings.Contains(head.Feats, "Number=Plur"):
		return 'p'
	case strings.Contains(head.Feats, "Number=Sing"):
		return 's'
	}
	return 0
}

// alone is the cluster of a single mention.
func (r *resolver) alone(i int, m *mention) cluster {
	c := cluster{mentions: []int{i}, class: m.Class, gender: m.gender, number: m.number, side: m.side}
	if len(m.words) == 0 {
		return c
	}
	c.name = m.full
	if m.Class == schema.Person {
		return c
	}
	if state, class, ok := vocab.StateOf(c.name); ok && class == m.Class {
		c.name, c.key = state, state
		return c
	}
	if name, class, ok := vocab.Canonical(unshout(c.name)); ok && (class == m.Class || m.Class == "" || class == schema.Place) {
		c.name, c.key = name, name
		if m.Class == "" {
			c.class = class
		}
	}
	return c
}

// unshout writes a name of several long words in capitals, as datelines and
// headlines have them, with one capital a word.
func unshout(name string) string {
	if strings.ToUpper(name) != name || len(name) < 6 {
		return name
	}
	fields := strings.Fields(name)
	for i, word := range fields {
		if len(word) > 3 {
			fields[i] = word[:1] + strings.ToLower(word[1:])
		}
	}
	return strings.Join(fields, " ")
}
