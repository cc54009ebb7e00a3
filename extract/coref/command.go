package coref

import (
	"slices"
	"strings"

	"parley/extract"
)

// What the understood subject of the clause of a pronoun counts for, that of a
// clause further out, the owner of the subject, and the subject of a verb whose
// object is the understood subject.
const innerCommand, outerCommand, ownerCommand, yieldedCommand = 1.4, 0.9, 1.2, 0.2

// Verbs whose object does not do what their infinitive says: who promises acts himself.
var ownInfinitive = words("promise threaten vow pledge use need spend take")

// Verbs whose object does what the clause after them says, even where the parser
// took that for a purpose, and those that name him after a preposition.
var (
	bidding = words(`urge ask tell order call invite press warn allow force advise beg direct encourage enable expect implore instruct
		lead oblige pressure pressurise prompt push request require compel persuade permit convince challenge commit command`)
	biddingOn = words("call appeal prevail count rely wait lean")
)

// command rates a mention as the understood subject of a clause in which the
// pronoun m stands: the innermost one counts most. In "the council urged
// Norland to withdraw its soldiers" that is Norland. None commands across a
// conjoined clause that has a subject of its own.
func (r *resolver) command(other, m *mention) float64 {
	rating := innerCommand
	for t, n := m.top, 0; n < min(len(m.tokens), deepest); n++ {
		child := t
		if t = m.tokens[t].Head; t < 0 {
			return 0
		}
		if o := r.bidden(m, t, child); o >= 0 && !r.shared(m, t, o) {
			if o == other.top {
				return rating
			}
			rating = yieldedCommand
		}
		if other.role == "nsubj" && m.tokens[other.top].Head == t {
			return rating
		}
		own := r.subjectToken(m.Sentence, t)
		if own < 0 || own == m.top {
			continue
		}
		if own != child && rating == innerCommand && r.owns(other, m.Sentence, own) {
			return ownerCommand
		}
		if m.tokens[t].Deprel == "conj" {
			return 0
		}
		if own != child {
			rating = min(rating, outerCommand)
		}
	}
	return 0
}

// owns reports whether the phrase is the owner of what a token names, and that
// does not act itself: "Norland's deeds matched its words".
func (r *resolver) owns(other *mention, sentence, token int) bool {
	if other.tokens[other.top].Deprel != "nmod:poss" || other.tokens[other.top].Head != token {
		return false
	}
	owned := r.at(sentence, token)
	return owned < 0 || !r.cluster(owned).class.Actor()
}

// bidden is the token of the object of a verb who is the understood subject of
// its complement, -1 if there is none, the complement has a subject of its own,
// or the object does not act.
func (r *resolver) bidden(m *mention, verb, complement int) int {
	lemma := strings.ToLower(m.tokens[verb].Lemma)
	switch m.tokens[complement].Deprel {
	case "xcomp", "ccomp":
	case "advcl", "acl":
		if !bidding[lemma] && !biddingOn[lemma] {
			return -1
		}
	default:
		return -1
	}
	if ownInfinitive[lemma] || r.subjectToken(m.Sentence, complement) >= 0 || m.tokens[complement].UPOS != "VERB" {
		return -1
	}
	if o := r.governed(m.Sentence, verb, complement); o >= 0 {
		return o
	}
	if !biddingOn[lemma] {
		return -1
	}
	for t := verb + 1; t < min(complement, verb+widest); t++ {
		if m.tokens[t].Head == verb && base(m.tokens[t].Deprel) == "obl" {
			return t
		}
	}
	return -1
}

// shared reports whether a possessive speaks of several who bid, and not of the
// one who is bidden: "Norland and Sudania asked the council to settle their dispute".
func (r *resolver) shared(m *mention, verb, bidden int) bool {
	if strings.ToLower(r.doc.Form(&m.tokens[m.top])) != "their" || strings.HasSuffix(m.tokens[bidden].XPOS, "S") {
		return false
	}
	own := r.subjectToken(m.Sentence, verb)
	return own >= 0 && slices.ContainsFunc(m.tokens, func(t extract.Token) bool { return t.Head == own && t.Deprel == "conj" })
}

// holdsOf reports whether the pronoun m is the subject of what the other one
// says, denies or plans: "Norland denies that it plans an attack".
func (r *resolver) holdsOf(other, m *mention) bool {
	verb := m.tokens[m.top].Head
	if m.role != "nsubj" || other.role != "nsubj" || verb < 0 {
		return false
	}
	for n := 0; n < min(len(m.tokens), deepest); n++ {
		switch base(m.tokens[verb].Deprel) {
		case "conj":
			if own := r.subjectToken(m.Sentence, verb); own >= 0 && own != m.top {
				return false
			}
		case "ccomp", "advcl":
		default:
			return false
		}
		if verb = m.tokens[verb].Head; verb < 0 {
			return false
		}
		if verb == m.tokens[other.top].Head {
			lemma := strings.ToLower(m.tokens[verb].Lemma)
			return saying[lemma] || agentive[lemma]
		}
		if r.subjectToken(m.Sentence, verb) >= 0 && r.subjectToken(m.Sentence, verb) != m.top {
			return false
		}
	}
	return false
}

// mainSubject reports whether the phrase is the subject of the main clause of its
// sentence, or of one conjoined with it: what the sentence is about.
func (r *resolver) mainSubject(m *mention) bool {
	verb := m.tokens[m.top].Head
	if m.role != "nsubj" || verb < 0 {
		return false
	}
	for n := 0; base(m.tokens[verb].Deprel) == "conj" && n < min(len(m.tokens), deepest); n++ {
		if verb = m.tokens[verb].Head; verb < 0 {
			return false
		}
	}
	return m.tokens[verb].Head < 0
}

// opens reports whether the pronoun is the subject of the main clause of its sentence.
func (r *resolver) opens(m *mention) bool {
	return m.Kind == extract.PronounMention && r.mainSubject(m)
}
