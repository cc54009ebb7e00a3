package canon

import (
	"slices"
	"strings"
	"unicode"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// bare are nouns that say nothing without what follows them: nobody is for
// "responsibility" or against "an end".
var bare = wordSet(`end outcome responsibility decision place move side weapon level result reality stuff support number money platform opportunity time issue
	matter thing step role idea part point case fact question problem way reason kind lot need effort chance work letter measure statement report power
	amount series range set variety form type bid attempt call right response answer goal target list total group member version example
	condition situation process basis line order use content service experience information value benefit interest approach view word message sign moment job task field area sector market business product good material resource name detail video photo book story
	song movie game data figure share rate price cost fee fund funding capital system structure position status role access control note look record
	commitment readiness willingness desire importance hope wish fear alarm spotlight ball seat letter application aspect element feature factor purpose`)

// faces without a face: whom a text counts, or calls by what befell him, takes
// no side and is nobody's friend or enemy.
var faceless = wordSet(`people person man men woman women child children boy girl civilian resident victim survivor patient student soldier officer worker
	passenger family mother father parent son daughter husband wife baby girlfriend boyfriend customer diner tourist traveler traveller driver suspect
	user reader viewer visitor guest neighbor neighbour friend body individual employee villager migrant player fan one other others mothers`)

// nobody reports whether an actor is none that could take sides or be taken
// sides on: a number of people, a victim.
func nobody(a schema.Argument) bool {
	if a.Name != strings.ToLower(a.Name) || a.Class != schema.Person && a.Class != schema.Group {
		return false
	}
	head := headWord(a.Name)
	return faceless[head] || faceless[strings.TrimSuffix(head, "s")] || unicode.IsDigit([]rune(a.Name)[0])
}

// headWord is the head noun of a name as far as its words tell.
func headWord(name string) string {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return ""
	}
	return words[headAt(words)]
}

// empty reports whether a name is that of a bare noun, with nothing after it
// and nobody before it whose it would be.
func empty(a schema.Argument) bool {
	if a.Class.Actor() || a.Class == schema.Position || a.Name != strings.ToLower(a.Name) {
		return false
	}
	head := headWord(a.Name)
	if !strings.HasSuffix(a.Name, head) || strings.Contains(a.Name, "'s ") || strings.Contains(a.Name, "s' ") {
		return false
	}
	return bare[head] || bare[strings.TrimSuffix(head, "s")] || bare[strings.TrimSuffix(head, "ies")+"y"]
}

// target is the object of the statement as what somebody is for or against: a
// bare noun by its full phrase ("decision to ban the firm").
func (l *leaner) target() schema.Argument {
	object := *l.Object
	if d, ok := deedNamed(object.Name); ok && !l.derived && l.p.Object.Present {
		name := object.Name
		if full := l.nounText(l.p.Object); len(full) > len(name) { // else "the loss" of two ships
			name = full
		}
		d.noun.Preps = append(slices.Clone(d.noun.Preps), "by")
		object = l.concept(l.issueName(spaced(name, l.completing(l.p, l.p.Object, d.noun))), object.Text)
	}
	if l.derived || !empty(object) || !l.p.Object.Present || l.p.Object.Sentence != l.p.Sentence {
		return object
	}
	tail := l.tailOf(l.p.Object)
	if tail == "" {
		return object
	}
	name := shortened(spaced(object.Name, tail))
	return schema.Argument{ID: schema.EntityID(name), Name: name, Class: object.Class, Text: object.Text}
}

// tailOf is what completes a bare noun: the prepositional phrase or infinitive
// that follows it, be it hung on the noun or on the verb.
func (b *builder) tailOf(ph extract.Phrase) string {
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	first := ph.Head + 1
	if first >= len(tokens) {
		return ""
	}
	word := strings.ToLower(b.doc.Form(&tokens[first]))
	if word != "to" && !completing[word] {
		return ""
	}
	head := tokens[first].Head
	if head <= first || tokens[first].Deprel != "case" && tokens[first].Deprel != "mark" {
		return ""
	}
	words := []string{word}
	for i := first + 1; i < len(tokens) && len(words) < 9 && below(tokens, i, head); i++ {
		if t := &tokens[i]; t.UPOS == "PUNCT" && b.doc.Form(t) != "-" || t.UPOS == "CCONJ" || t.Deprel == "mark" {
			break
		}
		if w := b.nameWord(ph.Sentence, i, b.doc.Form(&tokens[i]), false); w != "" && tokens[i].UPOS != "DET" {
			words = append(words, w)
		}
	}
	if len(words) < 2 {
		return ""
	}
	return strings.Join(words, " ")
}

// completing are prepositions whose phrase completes a noun.
var completing = wordSet("of for against between on over with by")

// fits reports whether the act is one by which sides are taken on such a
// target: blows, sanctions and help fall on somebody; towns are taken, not
// opposed.
func fits(known vocab.Relation, target schema.Argument) bool {
	switch known.Event {
	case schema.Aid, schema.Assault, schema.Sanction:
		return target.Class.Actor() && !nobody(target)
	case schema.Coerce:
		return known.Kind != vocab.Act || target.Class.Actor() && !nobody(target)
	}
	switch known.Phrase {
	case "appoint", "elect":
		return target.Class == schema.Person && !nobody(target)
	case "join": // to join a host on his show is not to join a party
		return target.Class != schema.Person
	}
	return true
}

// renounces reports whether not to do as the relation says is to be against:
// not to approve a treaty, but not to guarantee peace.
func renounces(known vocab.Relation) bool {
	switch known.Kind {
	case vocab.Want, vocab.Demand, vocab.Agree, vocab.Allow, vocab.Believe:
		return known.Phrase != "guarantee"
	case vocab.Act:
		return known.Event == schema.Support || known.Event == schema.Agree || known.Event == schema.Cooperate || known.Phrase == "adopt"
	}
	return false
}

// leanOnRecipient: to supply somebody with anything is to support him.
func (l *leaner) leanOnRecipient(holder schema.Argument) {
	if l.verb.known.Event != schema.Aid || l.derived || l.Polarity == schema.Negated || l.verb.governing.Kind == vocab.Refuse {
		return
	}
	for _, role := range l.p.Roles {
		if role.Role != schema.RoleRecipient && role.Prep != "to" {
			continue
		}
		if a, ok := l.named(role); ok && a.Class.Actor() && a.Class != schema.Person {
			l.add(holder, a, 1, 0.6)
		}
	}
}

// leanOnWill: whoever is ready to talk is for talks, who refuses against them;
// who opposes sending troops, against sending them.
func (l *leaner) leanOnWill(holder schema.Argument) {
	if l.derived || l.verb.outer == "" || l.verb.hearsayOf() != "" {
		return
	}
	side := l.willSide()
	if l.Polarity == schema.Negated {
		side = min(0, -side)
	}
	if t, ok := l.thingOf(l.p, holder.ID); ok && side != 0 {
		if n, known := vocab.NominalOf(l.verb.bare); known && n.Noun == "" { // the deed, not what it is done with
			t.name = spaced(vocab.Gerund(l.verb.inner), l.nounText(l.p.Object))
		}
		l.add(holder, l.concept(shortened(t.name), l.clauseText(l.p)), side, strengthOf(l.verb))
	}
}

// willSide is the side that the governing verb takes on what it governs.
func (l *leaner) willSide() int {
	governing := l.verb.governing
	switch governing.Event {
	case schema.Support, schema.Reject, schema.Accuse:
		if governing.Kind == vocab.Act {
			return governing.Effect
		}
	}
	if l.verb.known.Kind == vocab.Stop {
		return 0 // the side is on what is stopped
	}
	switch l.verb.known.Event {
	case schema.Consult, schema.Cooperate, schema.Agree, schema.Concede, schema.Retreat:
	default:
		if l.verb.known.Phrase != "sign" {
			return 0
		}
	}
	switch governing.Kind {
	case vocab.Refuse:
		return -1
	case vocab.Want, vocab.Propose, vocab.Agree:
		return 1
	case vocab.Intend:
		if governing.Phrase == "be willing" || governing.Phrase == "prepare" {
			return 1
		}
	}
	return 0
}
