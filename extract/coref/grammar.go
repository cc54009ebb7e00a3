package coref

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// Nouns that a text uses for states and bodies as for persons.
var relational = words(`ally neighbor neighbour rival partner enemy adversary foe opponent member host mediator buyer exporter
	importer producer supplier power leader superpower guarantor sponsor backer supporter critic winner loser competitor player
	victim aggressor target signatory founder owner operator maker contributor donor lender creditor heir friend`)

// linkGrammar merges what the sentence itself equates: relative pronouns with
// their antecedents, appositions with what they explain, definite predicates
// with their subjects, reflexives with theirs.
func (r *resolver) linkGrammar() {
	for s := range r.doc.Sentences {
		if r.prose[s] < 0 {
			continue
		}
		tokens := r.doc.Sentences[s].Tokens
		for t := range tokens {
			if tokens[t].Head < 0 || tokens[t].Head >= len(tokens) {
				continue
			}
			switch {
			case base(tokens[t].Deprel) == "appos":
				r.linkApposition(s, tokens[t].Head, t)
			case tokens[t].Deprel == "nsubj":
				r.linkPredicate(s, t)
			}
		}
		for _, i := range r.bySentence[s] {
			if r.mentions[i].Kind == extract.PronounMention {
				r.linkRelative(i)
				r.linkReflexive(i)
				r.linkControlled(i)
			}
		}
	}
}

// linkApposition merges "Maria Zakharova, a spokeswoman", "the agency (IAEA)".
func (r *resolver) linkApposition(sentence, governor, dependent int) {
	a, b := r.at(sentence, governor), r.at(sentence, dependent)
	if a < 0 || b < 0 || a == b {
		return
	}
	a = r.bearer(a, b)
	x, y := &r.mentions[a], &r.mentions[b]
	if sums(y) || !equatable(x) || !equatable(y) || x.number != 0 && y.number != 0 && x.number != y.number || x.whole || y.whole {
		return
	}
	if x.Kind == extract.NamedMention && y.Kind == extract.NamedMention {
		if !parenthetic(r, x, y) {
			return
		}
	} else if x.Kind == extract.NominalMention && y.Kind == extract.NominalMention && !compatible(x.Class, y.Class) {
		return
	}
	r.soften(a, b)
	r.soften(b, a)
	r.merge(a, b)
}

// summing are nouns that take up what a whole clause tells: "fired on a boat near
// the reef, an incident that left three hurt".
var summing = words(`move decision step incident development charge claim accusation allegation change shift policy drop rise increase decline
	act gesture tactic practice process result outcome`)

// sums reports whether a mention takes up a clause rather than a thing.
func sums(m *mention) bool {
	return m.Kind == extract.NominalMention && m.marks == indefinite && summing[m.lemma]
}

// bearer is the mention that the apposition b explains. A person's name after a
// place or a body explains the office before them: "the ambassador to Oslo,
// Lars Moe".
func (r *resolver) bearer(a, b int) int {
	x, y := &r.mentions[a], &r.mentions[b]
	if y.Kind != extract.NamedMention || y.Class != schema.Person || y.First == 0 || y.tokens[y.First-1].Lemma != "," {
		return a
	}
	for t, n := x.top, 0; x.Class != schema.Person && n < min(len(x.tokens), deepest); n++ {
		if t < 0 || base(x.tokens[t].Deprel) != "nmod" || x.tokens[t].Head < 0 {
			return a
		}
		t = x.tokens[t].Head
		if k := r.at(x.Sentence, t); k >= 0 && k != b && r.mentions[k].Class == schema.Person && r.mentions[k].Kind == extract.NominalMention {
			return k
		}
	}
	return a
}

// equatable reports whether a mention can be one side of an equation.
func equatable(m *mention) bool {
	return m.Kind != extract.PronounMention && m.Class != schema.Time && m.Class != schema.Quantity && m.tokens[m.Head].UPOS != "NUM"
}

// parenthetic reports whether y is the abbreviation of x in brackets.
func parenthetic(r *resolver, x, y *mention) bool {
	if x.End > y.First {
		x, y = y, x
	}
	if len(x.words) < 2 || len(y.words) != 1 || y.First < 1 || r.doc.Form(&y.tokens[y.First-1]) != "(" {
		return false
	}
	return strings.EqualFold(x.words[0][:1], y.words[0][:1]) || acronymOf(y) != ""
}

// soften forgets the class of a common noun that may be said of the named
// thing whatever its class: "Ukraine, a neighbor", "the OSCE, a forum".
func (r *resolver) soften(nominal, named int) {
	x, y := &r.mentions[nominal], &r.mentions[named]
	if x.Kind != extract.NominalMention || y.Kind != extract.NamedMention || y.Class == schema.Person {
		return
	}
	c := r.cluster(nominal)
	if len(c.mentions) > 1 {
		return
	}
	switch x.Class {
	case schema.Person:
		if relational[x.lemma] {
			c.class = ""
		}
	case schema.Organization, schema.Group, schema.Country, schema.Place:
		c.class = ""
	}
}

// linkPredicate merges the subject with a definite predicate noun of a
// person: "Guterres is the secretary-general".
func (r *resolver) linkPredicate(sentence, subject int) {
	tokens := r.doc.Sentences[sentence].Tokens
	a, b := r.at(sentence, subject), r.at(sentence, tokens[subject].Head)
	if a < 0 || b < 0 {
		return
	}
	y := &r.mentions[b]
	if y.marks != definite || y.Class != schema.Person || r.mentions[a].Class != schema.Person || y.number == 'p' {
		return
	}
	copula, negated := false, false
	for t := max(0, y.Head-widest); t < min(len(tokens), y.Head+widest); t++ {
		if tokens[t].Head == y.Head {
			copula = copula || tokens[t].Deprel == "cop"
			negated = negated || strings.Contains(tokens[t].Feats, "Polarity=Neg")
		}
	}
	if copula && !negated {
		r.merge(a, b)
	}
}

// linkRelative merges a relative pronoun with the noun that its clause modifies.
func (r *resolver) linkRelative(i int) {
	m := &r.mentions[i]
	switch m.form {
	case "who", "whom", "whose", "which", "that":
	default:
		return
	}
	t := m.Head
	for range min(len(m.tokens), deepest) {
		next := m.tokens[t].Head
		if next < 0 {
			break
		}
		if m.tokens[t].Deprel == "acl:relcl" {
			if antecedent := r.modified(i, next); antecedent >= 0 {
				r.join(i, antecedent)
				return
			}
			break
		}
		if base(m.tokens[t].Deprel) == "ccomp" && m.form == "that" {
			return
		}
		t = next
	}
	if m.form != "that" {
		r.linkAdjacent(i)
	}
}

// takesUp reports whether the relative pronoun can stand for the class.
func takesUp(form string, class schema.Class) bool {
	switch form {
	case "which":
		return class != schema.Person
	case "who", "whom":
		return class == schema.Person || class == schema.Group || class == ""
	}
	return true
}

// linkAdjacent merges a relative pronoun whose clause the parser took for
// something else with the phrase that ends just before it.
func (r *resolver) linkAdjacent(i int) {
	m := &r.mentions[i]
	end := m.Head
	for end > 0 && (m.tokens[end-1].UPOS == "ADP" || r.doc.Form(&m.tokens[end-1]) == ",") {
		end--
	}
	for _, k := range r.inside(m.Sentence, end-widest, end) {
		if other := &r.mentions[k]; other.End == end && !other.whole && other.Kind != extract.PronounMention && takesUp(m.form, other.Class) {
			r.join(i, k)
			return
		}
	}
}

// modified is the mention that a relative clause with the pronoun i modifies:
// that of the token the tree gives, or, since "which" never stands for a
// person, the thing on which that person depends ("talks with Kim, which").
func (r *resolver) modified(i, token int) int {
	m := &r.mentions[i]
	for range min(len(m.tokens), deepest) {
		if token < 0 || token > m.Head {
			return -1
		}
		k := r.at(m.Sentence, token)
		if k >= 0 && k != i && takesUp(m.form, r.mentions[k].Class) {
			return k
		}
		if d := base(m.tokens[token].Deprel); d != "nmod" && d != "conj" {
			return -1
		}
		token = m.tokens[token].Head
	}
	return -1
}

// linkReflexive merges a reflexive with the subject of its verb, or with the
// noun beside which it stands ("the president himself").
func (r *resolver) linkReflexive(i int) {
	m := &r.mentions[i]
	if !pronouns[m.form].reflexive {
		return
	}
	verb := m.tokens[m.top].Head
	for range min(len(m.tokens), deepest) {
		if verb < 0 {
			return
		}
		if antecedent := r.at(m.Sentence, verb); antecedent >= 0 && antecedent != i && verb == m.top-1 {
			r.merge(i, antecedent)
			return
		}
		if m.tokens[verb].UPOS == "VERB" || m.tokens[verb].UPOS == "ADJ" {
			break
		}
		verb = m.tokens[verb].Head
	}
	if verb < 0 {
		return
	}
	if subject := r.subject(m.Sentence, verb); subject >= 0 && subject != i {
		r.merge(i, subject)
	}
}

// Titles that "leader" may take up.
var leading = words(`president minister premier chancellor king queen chairman emperor sultan emir head ruler dictator prince
	taoiseach chief secretary sheikh`)

// linkRoles merges "the minister", "the Russian leader" with the holder of the
// office that was named before.
func (r *resolver) linkRoles() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Kind != extract.NominalMention || m.Class != schema.Person || m.number == 'p' || m.whole || r.cluster(i).name != "" {
			continue
		}
		if m.marks != definite && m.marks != demonstrative && (m.marks != possessed || m.side == "") {
			continue
		}
		if holder := r.holder(i); holder >= 0 {
			r.merge(holder, i)
		}
	}
}

// holder is the last named person before i whose title the nominal repeats;
// -1 if there is none, or two in one sentence.
func (r *resolver) holder(i int) int {
	m := &r.mentions[i]
	best := -1
	r.afresh()
	for k := i - 1; k >= 0; k-- {
		other := &r.mentions[k]
		if best >= 0 && other.Sentence < r.mentions[best].Sentence || r.beyond(i, k, nameReach) {
			break
		}
		c := r.cluster(k)
		if c.class != schema.Person || c.name == "" || !r.first(k) || !agree(c, r.cluster(i)) || m.side != "" && c.side != m.side || !r.holds(c, m) {
			continue
		}
		if best >= 0 && r.find(k) != r.find(best) {
			return -1
		}
		best = k
	}
	return best
}

// holds reports whether a mention of the cluster bears the title that m
// repeats, with all its modifiers.
func (r *resolver) holds(c *cluster, m *mention) bool {
	for _, k := range c.some() {
		other := &r.mentions[k]
		title := other.title
		if title == "" && other.Kind == extract.NominalMention {
			title = other.lemma
		}
		if !sameTitle(title, m.lemma) {
			continue
		}
		if subset(m.mods, other.mods, c.side) {
			return true
		}
	}
	return false
}

// sameTitle reports whether a title is the one whose head is the given lemma.
func sameTitle(title, lemma string) bool {
	if title == "" {
		return false
	}
	head, _, of := strings.Cut(title, " of ")
	if !of {
		head = title[strings.LastIndexByte(title, ' ')+1:]
	}
	if head == lemma {
		return true
	}
	_, known := vocab.TitleNamed(title)
	return lemma == "leader" && known && leading[head]
}

// subset reports whether every modifier is among the others or names the side.
func subset(mods, others []string, side string) bool {
	for _, mod := range mods {
		if mod == side {
			continue
		}
		found := false
		for _, other := range others {
			found = found || other == mod
		}
		if !found {
			return false
		}
	}
	return true
}

// linkControlled merges "its" and "their" in an infinitive with the object of the
// verb above, who is to do what it tells: "urged Norland to cut its debt".
func (r *resolver) linkControlled(i int) {
	m := &r.mentions[i]
	p := pronouns[m.form]
	t := &m.tokens[m.top]
	if p.person != 3 || p.gender == 'm' || p.gender == 'f' || t.Deprel != "nmod:poss" || t.Head < 0 {
		return
	}
	verb := m.tokens[t.Head].Head
	if verb < 0 || base(m.tokens[t.Head].Deprel) != "obj" || base(m.tokens[verb].Deprel) != "xcomp" {
		return
	}
	o := r.governed(m.Sentence, m.tokens[verb].Head, verb)
	if o < 0 {
		return
	}
	if k := r.covering(m.Sentence, o); k >= 0 && r.cluster(k).class.Actor() && r.matches(m, r.cluster(k), p) {
		r.merge(k, i)
	}
}
