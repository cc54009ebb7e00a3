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
		m.Link = ""
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
	}
	r.buildIndex()
	r.asked = make([]int, len(r.mentions))
	r.findAcronyms()
	for i := range r.mentions {
		m := &r.mentions[i]
		m.side = r.sideInPhrase(m)
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
	if m.role == "vocative" || m.role == "dislocated" {
		m.role = "nsubj" // news addresses nobody: a subject before an insertion
	}
	if source.Kind == extract.NamedMention {
		first, end := r.properRun(tokens, source)
		if name := names[[2]int{source.Sentence, source.Head}]; name != nil {
			first, end = name.First, name.End
		}
		m.name(r.doc, r.widen(&m, first, end), end)
	} else if _, ok := vocab.TitleNamed(m.lemma); ok && source.Kind == extract.NominalMention {
		m.title = m.lemma
	}
	r.determine(&m)
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
	for t := max(0, verb-widest); t < min(len(tokens), verb+widest); t++ {
		if tokens[t].Head == verb && base(tokens[t].Deprel) == "nsubj" {
			return false
		}
	}
	return true
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
