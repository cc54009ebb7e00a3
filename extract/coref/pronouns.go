package coref

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// pronoun is what the form of a pronoun tells.
type pronoun struct {
	person    int
	gender    byte // 'm', 'f', 'n'; 0 for none
	number    byte
	reflexive bool
}

var pronouns = map[string]pronoun{
	"i": {person: 1, number: 's'}, "me": {person: 1, number: 's'}, "my": {person: 1, number: 's'}, "mine": {person: 1, number: 's'},
	"myself": {person: 1, number: 's', reflexive: true},
	"we":     {person: 1, number: 'p'}, "us": {person: 1, number: 'p'}, "our": {person: 1, number: 'p'}, "ours": {person: 1, number: 'p'},
	"ourselves": {person: 1, number: 'p', reflexive: true},
	"you":       {person: 2}, "your": {person: 2}, "yours": {person: 2}, "yourself": {person: 2, reflexive: true},
	"he": {person: 3, gender: 'm', number: 's'}, "him": {person: 3, gender: 'm', number: 's'}, "his": {person: 3, gender: 'm', number: 's'},
	"himself": {person: 3, gender: 'm', number: 's', reflexive: true},
	"she":     {person: 3, gender: 'f', number: 's'}, "her": {person: 3, gender: 'f', number: 's'}, "hers": {person: 3, gender: 'f', number: 's'},
	"herself": {person: 3, gender: 'f', number: 's', reflexive: true},
	"it":      {person: 3, gender: 'n', number: 's'}, "its": {person: 3, gender: 'n', number: 's'},
	"itself": {person: 3, gender: 'n', number: 's', reflexive: true},
	"they":   {person: 3, number: 'p'}, "them": {person: 3, number: 'p'}, "their": {person: 3, number: 'p'}, "theirs": {person: 3, number: 'p'},
	"themselves": {person: 3, number: 'p', reflexive: true},
}

// Verbs whose subject thinks or speaks, so that an "it" before them is a
// state or a body.
var agentive = words(`say want expect insist believe think hope fear warn vow pledge promise demand accuse deny reject refuse agree
	decide plan intend urge call seek consider regard accept support oppose condemn welcome announce declare threaten admit
	acknowledge confirm claim argue ask request propose offer suggest recognize recognise impose ban expel recall invite
	negotiate withdraw try aim prepare commit ready willing concerned able unable determined convinced unwilling reluctant
	eager opposed confident disappointed committed prepared`)

// How many sentences back a pronoun reaches.
const pronounReach = 3

// linkSpeakers merges "I" in a quotation with its speaker.
func (r *resolver) linkSpeakers() {
	for i := range r.mentions {
		m := &r.mentions[i]
		p := pronouns[m.form]
		if m.Kind == extract.PronounMention && p.person == 1 && p.number == 's' && m.quote >= 0 {
			if speaker := r.quotes[m.quote].speaker; speaker >= 0 {
				r.merge(i, speaker)
			}
		}
	}
}

// resolved reports whether a pronoun's cluster already holds a noun.
func (r *resolver) resolved(i int) bool { return r.cluster(i).noun }

// fits reports whether candidate k can be the antecedent of pronoun i.
func (r *resolver) fits(i, k int, p pronoun) bool {
	m, c := &r.mentions[i], r.cluster(k)
	other := &r.mentions[k]
	if other.Sentence == m.Sentence && other.Head > m.Head && !r.announces(i, k) {
		return false
	}
	if other.Kind == extract.PronounMention && !r.resolved(k) && pronouns[other.form] != (pronoun{}) && (pronouns[other.form].person != 3 || other.form != m.form && p.gender == 0) {
		return false
	}
	if !r.matches(m, c, p) || !r.affects(m, c) {
		return false
	}
	for _, member := range r.around(i, c) {
		around := &r.mentions[member]
		if member == i {
			continue
		}
		if around.First <= m.Head && m.Head < around.End {
			return false
		}
		if t := &m.tokens[m.top]; t.Deprel == "nmod:poss" && m.tokens[around.top].Head == t.Head && base(m.tokens[around.top].Deprel) == "nmod" {
			return false // "her call with Li"
		}
	}
	if m.quote >= 0 && r.quotes[m.quote].speaker >= 0 && p.gender != 'n' && r.find(r.quotes[m.quote].speaker) == r.find(k) {
		return false
	}
	return !r.clauseMates(i, c)
}

// matches compares what is known of the cluster with the pronoun.
func (r *resolver) matches(m *mention, c *cluster, p pronoun) bool {
	switch p.gender {
	case 'm', 'f':
		return (c.class == schema.Person || r.doubtful(c)) && c.number != 'p' && (c.gender == 0 || c.gender == p.gender)
	case 'n':
		if c.number == 'p' && (c.name == "" || c.class != schema.Organization && c.class != schema.Country) || c.gender == 'm' || c.gender == 'f' {
			return false
		}
		switch c.class {
		case schema.Person, schema.Time, schema.Quantity:
			return false
		case schema.Country, schema.Organization, schema.Group:
			return true
		}
		return !r.agentiveSubject(m)
	}
	if c.class == schema.Time || c.class == schema.Quantity || c.class == schema.Country {
		return false
	}
	return c.number == 'p' || c.class == schema.Group || c.class == schema.Organization && c.number != 'p'
}

// doubtful reports whether the recogniser may have taken a person for something
// else: it says so of short names alone that the vocabulary does not know and
// that stand without an article.
func (r *resolver) doubtful(c *cluster) bool {
	if c.name == "" || c.key != "" || c.class == schema.Person || c.class == schema.Country || c.number == 'p' {
		return false
	}
	for _, k := range c.some() {
		m := &r.mentions[k]
		if m.Kind == extract.PronounMention && pronouns[m.form].gender == 'n' || m.marks != bare || len(m.words) > 2 || m.Kind == extract.NominalMention {
			return false
		}
		if m.Kind == extract.NamedMention && (acronymOf(m) != "" || ofBody(m)) {
			return false
		}
	}
	return true
}

// ofBody reports whether the name ends with the noun of a body: "Congress".
func ofBody(m *mention) bool {
	if len(m.words) == 0 {
		return false
	}
	last := strings.ToLower(m.words[len(m.words)-1])
	return vocab.ClassOfNoun(last, last) == schema.Organization
}

// sharedSubject is the subject that a verb has from the one it is conjoined with
// or that it complements ("Li met Kim and told him", "Li tried to stop him"), if
// the pronoun is its object; -1 for none.
func (r *resolver) sharedSubject(m *mention, verb int) int {
	switch base(m.tokens[m.top].Deprel) {
	case "obj", "iobj", "obl":
	default:
		return -1
	}
	for n := 0; verb >= 0 && n < min(len(m.tokens), deepest); n++ {
		if t := r.subjectToken(m.Sentence, verb); t >= 0 {
			if n == 0 {
				return -1
			}
			return t
		}
		switch base(m.tokens[verb].Deprel) {
		case "conj":
		case "xcomp":
			if o := r.governed(m.Sentence, m.tokens[verb].Head, verb); o >= 0 {
				return o
			}
		default:
			return -1
		}
		verb = m.tokens[verb].Head
	}
	return -1
}

// governed is the object of the verb before its complement, which is the subject
// of that rather than the verb's own ("Li urged Kim to tell him"), -1 for none.
func (r *resolver) governed(sentence, verb, complement int) int {
	tokens := r.doc.Sentences[sentence].Tokens
	for t := verb + 1; verb >= 0 && t < min(complement, verb+widest); t++ {
		if d := base(tokens[t].Deprel); tokens[t].Head == verb && (d == "obj" || d == "iobj") {
			return t
		}
	}
	return -1
}

// agentiveSubject reports whether the pronoun is the subject of a predicate
// that only an actor can have.
func (r *resolver) agentiveSubject(m *mention) bool {
	t := &m.tokens[m.top]
	return (t.Deprel == "nsubj" || t.Deprel == "expl") && t.Head >= 0 && agentive[strings.ToLower(m.tokens[t.Head].Lemma)]
}

// announces reports whether k, which follows the pronoun, is the subject of a
// clause that the pronoun's phrase introduces: "In his message, Putin said".
func (r *resolver) announces(i, k int) bool {
	m, other := &r.mentions[i], &r.mentions[k]
	subject := &m.tokens[other.top]
	if other.role != "nsubj" {
		return false
	}
	for t, n := m.top, 0; t >= 0 && n < min(len(m.tokens), deepest); t, n = m.tokens[t].Head, n+1 {
		if m.tokens[t].Head != subject.Head || subject.Head < 0 {
			continue
		}
		switch base(m.tokens[t].Deprel) {
		case "obl", "advcl":
			return t < other.First
		}
		return false
	}
	return false
}

// clauseMates reports whether a pronoun and a mention of the cluster are
// arguments of one verb, so that only a reflexive could mean the same.
func (r *resolver) clauseMates(i int, c *cluster) bool {
	m := &r.mentions[i]
	t := &m.tokens[m.top]
	if t.Deprel == "nmod:poss" || pronouns[m.form].reflexive {
		return false
	}
	verb := t.Head
	if base(t.Deprel) == "nmod" {
		return false
	}
	shared := r.sharedSubject(m, verb)
	for _, member := range r.around(i, c) {
		other := &r.mentions[member]
		if other.top == shared && shared != m.top {
			return true
		}
		o := &m.tokens[other.top]
		if o.Head != verb || verb < 0 {
			continue
		}
		switch base(o.Deprel) {
		case "nsubj", "obj", "iobj", "obl":
			return true
		}
	}
	return false
}

// score rates a candidate by nearness, grammatical role and salience, in the
// spirit of Lappin and Leass 1994. Last is who spoke last before the pronoun.
func (r *resolver) score(i, k int, p pronoun, last int) float64 {
	m, other, c := &r.mentions[i], &r.mentions[k], r.cluster(k)
	role, own := other.role, m.role
	score := roleWeight(role, other.tokens[other.top].Deprel)
	distance := r.apart(other.Sentence, m.Sentence)
	score -= 1.1 * float64(distance)
	if distance > 0 && r.doc.Sentences[m.Sentence].Block != r.doc.Sentences[other.Sentence].Block {
		score -= blockMalus
	}
	if distance == 0 && other.Head > m.Head {
		score -= 0.3
	}
	if distance == 0 {
		rating := r.command(other, m)
		if score += rating; rating >= ownerCommand && p.gender == 'n' && m.tokens[m.top].Deprel == "nmod:poss" {
			score += ownBonus
		}
		if r.specifies(other, m) {
			score += 0.8
		}
	}
	if role == "nsubj" && own == "nsubj" {
		score += 0.4
	}
	if r.opens(m) && distance > 0 && r.mainSubject(other) {
		if score += topicBonus / 2; p.gender == 'n' || p.gender == 0 {
			score += topicBonus / 2
		}
	}
	if distance == 0 && p.number == 's' && p.gender == 'n' && r.holdsOf(other, m) {
		score += holderBonus
	}
	if p.gender == 'n' || p.gender == 0 {
		score += selectionTrust * r.selects(i, k)
	}
	if other.Kind == extract.NamedMention {
		score += 0.3
	}
	if other.Kind == extract.PronounMention {
		score += 0.4
	}
	score += 0.15 * float64(min(4, len(c.mentions)-1))
	if (m.quote >= 0) != (other.quote >= 0) {
		score -= 0.4
	}
	if r.reports(m) {
		score += r.speaking(i, k, last)
	}
	if p.gender == 'n' {
		score += neuterBias(c.class)
		if other.Kind == extract.NominalMention && other.marks == bare && other.number == 's' && role == "obj" {
			score -= 0.5 // "take office", "gain ground"
		}
	}
	if p.number == 'p' && c.number != 'p' {
		score -= manyMalus + 0.4*float64(min(distance, 1))
	}
	return score - 0.04*float64(abs(m.tokens[m.Head].Start-other.tokens[other.Head].Start))/10
}

// What it counts for that a candidate is what the sentence before was about, that
// it is who says or plans what the pronoun does, that it does what is done to its
// own, that it is one and the pronoun says "they", that it stands in another
// paragraph, and how well it suits the verb.
const topicBonus, holderBonus, ownBonus, manyMalus, blockMalus, selectionTrust = 0.5, 0.8, 1, 2.4, 1, 0.6

// neuterBias prefers what acts as the antecedent of "it".
func neuterBias(class schema.Class) float64 {
	switch class {
	case schema.Country, schema.Organization:
		return 0.15
	case schema.Group:
		return -0.1
	}
	return 0
}

func roleWeight(role, deprel string) float64 {
	switch role {
	case "nsubj":
		return 1
	case "obj", "iobj":
		return 0.4
	case "root":
		return 0.3
	case "compound":
		return -1.5
	case "obl":
		return 0
	case "nmod":
		if deprel == "nmod:poss" {
			return 0.2
		}
		return -0.3
	}
	return 0
}

// specifies reports whether other is the possessor of a noun on which m's
// phrase depends: "Norland's attack on its neighbour".
func (r *resolver) specifies(other, m *mention) bool {
	if m.tokens[other.top].Deprel != "nmod:poss" {
		return false
	}
	noun := m.tokens[other.top].Head
	for t, n := m.top, 0; t >= 0 && n < min(len(m.tokens), deepest); t, n = m.tokens[t].Head, n+1 {
		if d := base(m.tokens[t].Deprel); d != "nmod" {
			return false
		}
		if m.tokens[t].Head == noun {
			return t != other.top && n > 0
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
