package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// event is the PLOVER type of a statement and how it came about.
type event struct {
	kind  schema.EventType
	steps []extract.Step
}

func (e *event) become(kind schema.EventType, s extract.Step) {
	e.kind = kind
	e.steps = append(e.steps, s)
}

// settleEvents gives every reading its event, once its mode is known.
func (b *builder) settleEvents() {
	for _, readings := range [][]*reading{b.readings, b.unheld} {
		for _, r := range readings {
			r.Relation.Event = b.eventOf(r, &b.doc.Propositions[r.prop]).kind
		}
	}
}

// eventOf settles the PLOVER type of a statement: that of its relation, unless
// the object names what happens ("launch an investigation"), changed by whether
// it is done, promised, threatened or refused.
func (b *builder) eventOf(r *reading, p *extract.Proposition) event {
	if chain := b.byProp[r.prop]; r.derived && chain != nil && hasRule(r.Rules, "vow-as-position") {
		return b.eventOf(chain, p) // vowed is what the chain tells
	}
	e := b.relationEvent(r, p)
	if e.kind != "" && r.Object != nil && !r.derived && b.claimsOnly(r, p) {
		return event{}
	}
	if e.kind != "" || willing(r) {
		b.intend(&e, r)
	}
	return e
}

// claimsOnly reports whether the relation only says that its clause is so: to
// insist that something is so demands nothing.
func (b *builder) claimsOnly(r *reading, p *extract.Proposition) bool {
	return p.Content >= 0 && b.clausal(p) && !b.holds(r.verb, &b.doc.Propositions[p.Content])
}

// relationEvent is the event that verb and object tell, as if it happened.
func (b *builder) relationEvent(r *reading, p *extract.Proposition) event {
	var e event
	known := r.verb.known
	if known.Phrase == "" && r.verb.prep != "" {
		known, _ = vocab.RelationWith(r.verb.bare, r.verb.object)
	}
	if taking(r.verb.governing) {
		known = r.verb.governing // to oppose the sending of troops sends none
	}
	if known.Event != "" {
		e.become(known.Event, step("vocabulary", "the vocabulary lists %q under the event %s of the PLOVER ontology", known.Phrase, string(known.Event)))
	}
	if r.derived || taking(r.verb.governing) || !p.Object.Present || p.Object.Sentence != p.Sentence || b.clausal(p) {
		return e
	}
	handling := vocab.HandlingOf(r.verb.inner)
	if r.verb.known.Phrase == "" {
		handling = max(handling, vocab.HandlingOf(r.verb.bare))
	}
	if handling == vocab.Untouched {
		b.callForPunishment(&e, known, p)
		return e
	}
	for _, head := range b.happenings(p, known) {
		if kind, noun := b.happening(p.Sentence, head, handling, 2); kind != "" && !(kind == schema.Mobilize && e.kind == schema.Aid) {
			does := map[vocab.Handling]string{vocab.Doing: "is done", vocab.Stopping: "is stopped", vocab.Breaking: "is broken"}[handling]
			e.become(kind, step("event-noun", "what happens is named by a noun: where %q %s, the event is %s", noun, does, string(kind)))
			return e
		}
	}
	if handling == vocab.Doing && e.kind == "" && r.Object != nil && isMoney(r.Object.Value) && inRole(r, schema.RoleRecipient, schema.RoleBeneficiary) {
		e.become(schema.Aid, step("event-noun", "to give somebody money is to %s", string(schema.Aid)))
	}
	return e
}

// punishments are what one calls for against whom one accuses.
var punishments = wordSet("sanction sanctions embargo arrest punishment boycott")

// callForPunishment makes an accusation of a call for sanctions or for an
// investigation.
func (b *builder) callForPunishment(e *event, known vocab.Relation, p *extract.Proposition) {
	if known.Kind != vocab.Demand || known.Event != schema.Request {
		return
	}
	if kind, noun := b.happening(p.Sentence, p.Object.Head, vocab.Doing, 2); kind == schema.Accuse || punishments[noun] {
		e.become(schema.Accuse, step("event-noun", "to call for %q is to %s", noun, string(schema.Accuse)))
	}
}

// taking reports whether a verb that governs another is itself the deed: to
// oppose, support or stop doing something.
func taking(governing vocab.Relation) bool {
	switch governing.Kind {
	case vocab.Act, vocab.Stop, vocab.Deny, vocab.Accuse:
		return governing.Event != "" && governing.Event != schema.Aid
	}
	return false
}

// happenings are the nouns that may name what happens: the object and, of what one
// agrees with somebody, what is agreed.
func (b *builder) happenings(p *extract.Proposition, known vocab.Relation) []int {
	nouns := []int{p.Object.Head}
	for _, role := range p.Roles {
		if role.Sentence == p.Sentence && (known.Phrase == "agree" && (role.Prep == "to" || role.Prep == "on") || role.Prep == "with" && known.Event == schema.Aid) {
			nouns = append(nouns, role.Head)
		}
	}
	return nouns
}

func inRole(r *reading, names ...schema.RoleName) bool {
	return slices.ContainsFunc(r.Roles, func(role schema.Role) bool { return slices.Contains(names, role.Role) })
}

// isMoney reports whether the value of an amount is a sum of money: its unit is
// the three letters of a currency.
func isMoney(value string) bool {
	_, unit, ok := strings.Cut(value, " ")
	return ok && len(unit) == 3 && unit == strings.ToUpper(unit)
}

// happening is the event that the noun at a token names for a verb that does or
// stops it, with the noun. A noun of action stands for its verb: the suspension
// of aid stops aid. Depth bounds how far "of" is followed.
func (b *builder) happening(sentence, head int, handling vocab.Handling, depth int) (schema.EventType, string) {
	tokens := b.doc.Sentences[sentence].Tokens
	noun := &tokens[head]
	lemma, form := strings.ToLower(noun.Lemma), strings.ToLower(b.doc.Form(noun))
	if inner, ok := b.complementOf(sentence, head); ok && depth > 0 {
		verb, _ := vocab.VerbOfAction(lemma)
		switch acts := vocab.HandlingOf(verb); {
		case acts != vocab.Untouched && handling == vocab.Doing:
			if kind, word := b.happening(sentence, inner, acts, depth-1); kind != "" {
				return kind, word
			}
		case counting[lemma]:
			return b.happening(sentence, inner, handling, depth-1)
		}
	}
	for _, word := range append(b.pairs(sentence, head), form, lemma) {
		if h, ok := vocab.HappeningOf(word); ok {
			return h.When(handling), word
		}
	}
	return "", ""
}

// pairs are a noun with each of the words that say which it is: "air strike",
// "state of emergency".
func (b *builder) pairs(sentence, head int) []string {
	tokens := b.doc.Sentences[sentence].Tokens
	lemma, form := strings.ToLower(tokens[head].Lemma), strings.ToLower(b.doc.Form(&tokens[head]))
	var pairs []string
	if inner, ok := b.complementOf(sentence, head); ok {
		pairs = append(pairs, lemma+" of "+strings.ToLower(tokens[inner].Lemma))
	}
	for i := range tokens[:head] {
		if tokens[i].Head == head && (tokens[i].Deprel == "compound" || tokens[i].Deprel == "amod") {
			before := strings.ToLower(tokens[i].Lemma)
			pairs = append(pairs, before+" "+lemma, before+" "+form)
		}
	}
	return pairs
}

// counting nouns say how many there are of what follows their "of".
var counting = wordSet("number series wave round group team lot couple dozen dozens hundred hundreds thousand thousands set package campaign act effort shipment batch convoy resolution")

// complementOf is the noun after the "of" of a noun.
func (b *builder) complementOf(sentence, head int) (int, bool) {
	tokens := b.doc.Sentences[sentence].Tokens
	for i := range tokens {
		if tokens[i].Head == head && i > head && strings.HasPrefix(tokens[i].Deprel, "nmod") && b.caseOf(sentence, i) == "of" {
			return i, true
		}
	}
	return 0, false
}

// Cooperative and hostile are the two sides of the ontology; REQUEST stands on
// neither.
var (
	cooperative = []schema.EventType{schema.Agree, schema.Consult, schema.Support, schema.Cooperate, schema.Aid, schema.Concede, schema.Retreat}
	hostile     = []schema.EventType{schema.Reject, schema.Threaten, schema.Protest, schema.Sanction, schema.Mobilize, schema.Coerce, schema.Assault}
)

// willing reports whether the subject says what it will do or not do, by the
// verb that governs the deed.
func willing(r *reading) bool {
	switch r.verb.governing.Kind {
	case vocab.Vow, vocab.Agree, vocab.Threat, vocab.Refuse, vocab.Demand:
		return true
	}
	return false
}

// undone are verbs that tell of the deed below them that it is not done.
var undone = wordSet("fail forget neglect omit stop avoid refrain")

// intentions govern what their subject has yet to do, unlike trying it.
var intentions = map[string]bool{"intend": true, "prepare": true, "be willing": true}

// intend turns the event into what saying, refusing or not yet doing it is: to
// promise cooperation is to AGREE, to announce hostility to THREATEN, not to
// cooperate to REJECT.
func (b *builder) intend(e *event, r *reading) {
	kind := r.verb.governing.Kind
	negated := r.Polarity == schema.Negated || undone[firstWord(r.verb.outer)]
	ahead := kind == vocab.Vow || kind == vocab.Agree || intentions[r.verb.governing.Phrase] ||
		r.Modality == schema.Future && !strings.HasPrefix(r.verb.outer, "be ") // what others expect of a ship, it does not promise
	switch {
	case kind == vocab.Refuse:
		e.become(schema.Reject, step("refusal", "to refuse a deed is to %s", string(schema.Reject)))
	case kind == vocab.Threat:
		e.become(schema.Threaten, step("threat", "to threaten a deed is to %s", string(schema.Threaten)))
	case kind == vocab.Demand:
		e.become(schema.Request, step("request", "to demand a deed is to %s", string(schema.Request)))
	case negated && slices.Contains(cooperative, e.kind):
		e.become(schema.Reject, step("refusal", "not to cooperate is to %s", string(schema.Reject)))
	case negated && (kind == vocab.Vow || r.Polarity != schema.Negated):
		*e = event{} // who promised no attack, or stopped short of one, did nothing
	case negated || !ahead:
	case slices.Contains(cooperative, e.kind):
		e.become(schema.Agree, step("commitment", "cooperation that lies ahead is promised: %s", string(schema.Agree)))
	case slices.Contains(hostile, e.kind) && kind != vocab.Agree:
		e.become(schema.Threaten, step("threat", "hostility that lies ahead is threatened: %s", string(schema.Threaten)))
	case kind == vocab.Vow || kind == vocab.Agree:
		e.become(schema.Agree, step("commitment", "to promise a deed is to %s", string(schema.Agree)))
	}
}

func firstWord(phrase string) string {
	word, _, _ := strings.Cut(phrase, " ")
	return word
}
