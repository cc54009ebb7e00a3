package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// hearsay are participles by which a passive tells what others only say, with
// the lemma of their verb: "is believed to have fled", "accused of plotting".
var hearsay = map[string]string{
	"accused": "accuse", "alleged": "allege", "believed": "believe", "suspected": "suspect", "said": "say", "reported": "report", "thought": "think",
	"claimed": "claim", "rumored": "rumor", "rumoured": "rumour", "presumed": "presume", "understood": "understand", "assumed": "assume",
	"reckoned": "reckon", "blamed": "blame", "charged": "charge", "feared": "fear", "estimated": "estimate", "deemed": "deem",
}

// charges are the participles that charge their subject with what follows.
var charges = wordSet("accused suspected charged blamed")

// hearsayOf is the participle of hearsay that governs the chain, "" for none.
func (v verb) hearsayOf() string {
	words := strings.Fields(v.outer)
	if len(words) < 2 || words[0] != "be" || hearsay[words[1]] == "" {
		return ""
	}
	return words[1]
}

// readHearsay puts what is only said of the subject into the mouth of an
// unnamed source. A charge is stated, too, as the fact that it is.
func (b *builder) readHearsay(r *reading, p *extract.Proposition) {
	participle := r.verb.hearsayOf()
	if participle == "" || r.Polarity == schema.Negated || r.Modality == schema.Conditional {
		return
	}
	if charges[participle] && r.Modality == schema.Possible {
		charge := *r
		charge.Modality, charge.derived = schema.Actual, true
		charge.Relation = schema.Relation{ID: schema.RelationID(r.Relation.Name), Name: r.Relation.Name, Text: r.Relation.Text}
		charge.verb = verb{inner: r.Relation.Name}
		charge.verb.known, _ = vocab.RelationNamed("accuse")
		charge.Rules = append(slices.Clone(r.Rules), "hearsay")
		b.readings = append(b.readings, &charge)
	}
	source := schema.Argument{ID: unnamedSource, Name: "unnamed source", Class: schema.Concept, Text: b.words(p.Sentence, p.Relation)}
	cue := b.wordAt(p, participle)
	r.Attribution = append(slices.Clone(r.Attribution), schema.Attribution{Source: source, Cue: hearsay[participle], Kind: schema.Claim, Start: cue.Start, End: cue.End})
	r.Relation.Name, r.Relation.ID = r.verb.inner, r.verb.id(r.verb.inner)
	r.Rules = append(r.Rules, "hearsay")
	if r.Modality == schema.Possible {
		r.Modality = schema.Actual
	}
}

// wordAt is where the relation of p has the word, empty for nowhere.
func (b *builder) wordAt(p *extract.Proposition, word string) schema.Span {
	for _, i := range p.Relation {
		if t := &b.tokens(p)[i]; strings.EqualFold(b.doc.Form(t), word) {
			return t.Span
		}
	}
	return schema.Span{}
}

// committing reports whether the governing verb is a deed of its own, which
// names the relation whatever comes of it: to threaten to attack is not to
// attack.
func (v verb) committing() bool {
	switch v.governing.Kind {
	case vocab.Threat, vocab.Vow, vocab.Refuse, vocab.Warn, vocab.Deny:
		return true
	}
	return false
}
