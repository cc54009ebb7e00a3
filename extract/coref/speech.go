package coref

import (
	"strings"

	"parley/extract"
	"parley/schema"
)

// Verbs whose object can only be one that can answer.
var answering = words(`accuse urge tell ask warn inform assure remind convince persuade thank beg invite implore notify blame
	beseech exhort`)

// Verbs whose object is what was said, done or decided, not who did it.
var deniable = words(`deny confirm postpone veto ratify sign implement enforce enact draft repeal overturn amend discuss rule
	describe dismiss do mean`)

// affects reports whether a pronoun can stand for the cluster by what its verb
// is done to: one accuses actors, and denies statements.
func (r *resolver) affects(m *mention, c *cluster) bool {
	t := &m.tokens[m.top]
	if t.Head < 0 || t.Head >= len(m.tokens) || m.tokens[t.Head].UPOS != "VERB" {
		return true
	}
	verb := strings.ToLower(m.tokens[t.Head].Lemma)
	switch base(t.Deprel) {
	case "obj", "iobj":
		if answering[verb] {
			return (c.class == "" || c.class.Actor()) && !r.ofSubject(m.Sentence, t.Head, c)
		}
		return !deniable[verb] || pronouns[m.form].gender != 'n' || !c.class.Actor() && c.class != schema.Place
	case "obl":
		return verb != "vote" || pronouns[m.form].gender != 'n' || !c.class.Actor() && c.class != schema.Place
	}
	return true
}

// ofSubject reports whether the verb's subject belongs to the country of the
// cluster: its government does not accuse it.
func (r *resolver) ofSubject(sentence, verb int, c *cluster) bool {
	subject := r.subjectToken(sentence, verb)
	if subject < 0 || c.key == "" {
		return false
	}
	k := r.at(sentence, subject)
	return k >= 0 && r.cluster(k).side == c.key
}

// Verbs that close a speech: ", he said", ", it added".
var closing = words("say add tell note stress explain conclude continue insist argue warn claim state write announce")

// reports reports whether the pronoun is the subject of a verb that closes
// what was said before it.
func (r *resolver) reports(m *mention) bool {
	t := &m.tokens[m.top]
	if m.role != "nsubj" || t.Head < 0 || m.top == 0 || !closing[strings.ToLower(m.tokens[t.Head].Lemma)] {
		return false
	}
	if d := r.index[m.Sentence].complement[t.Head]; d >= 0 && d < m.top {
		return true
	}
	before := r.doc.Form(&m.tokens[m.top-1])
	return before == "\"" || before == "”" || before == "''"
}

// speaking rates a candidate for who says what was said before the pronoun i:
// whoever spoke last, and hardly one of whom the quotation speaks.
func (r *resolver) speaking(i, k, last int) float64 {
	m, other := &r.mentions[i], &r.mentions[k]
	if other.quote >= 0 && m.quote < 0 {
		return -1.5
	}
	if last >= 0 && r.find(last) == r.find(k) {
		return 1
	}
	return 0
}

// lastSpeaker is the subject of the last verb of speech in the sentences of
// running text before the mention, -1 for none.
func (r *resolver) lastSpeaker(m *mention) int {
	for s := m.Sentence - 1; s >= 0 && s >= m.Sentence-2*pronounReach; s-- {
		if r.apart(s, m.Sentence) > pronounReach {
			return -1
		}
		if r.prose[s] < 0 {
			continue
		}
		said := r.index[s].spoken
		for n := len(said) - 1; n >= max(0, len(said)-crowd); n-- {
			if k := said[n].subject; r.mentions[k].Kind != extract.PronounMention || r.resolved(k) {
				return k
			}
		}
	}
	return -1
}
