package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// maxClauseName bounds the name of a clause that is held as an object.
const maxClauseName = 120

// clauseObject is the object of a relation that embeds a clause: a position
// where the relation demands, wishes, vows or denies, else a concept that the
// words of the clause name.
func (b *builder) clauseObject(p *extract.Proposition, v verb) *schema.Argument {
	c := &b.doc.Propositions[p.Content]
	text := p.Object.Span
	if !p.Object.Present || !b.clausal(p) {
		text = c.Evidence
	}
	if positional(v) && b.holds(v, c) {
		if a, ok := b.position(c, b.subjectID(p), v.kind() == vocab.Deny, text.In(b.doc.Text)); ok {
			return &a
		}
	}
	name := b.clauseName(c)
	if name == "" {
		name = strings.Join(strings.Fields(text.In(b.doc.Text)), " ")
	}
	name = shortened(name)
	return &schema.Argument{ID: schema.EntityID(name), Name: name, Class: schema.Concept, Text: text.In(b.doc.Text)}
}

// kind is that of the outer verb where there is one.
func (v verb) kind() vocab.Kind {
	if v.outer != "" {
		return v.governing.Kind
	}
	return v.known.Kind
}

// positional reports whether what the verb embeds is a position of its subject.
func positional(v verb) bool {
	switch v.kind() {
	case vocab.Demand, vocab.Want, vocab.Vow, vocab.Deny, vocab.Propose, vocab.Agree, vocab.Refuse:
		return true
	}
	return false
}

// holds reports whether to put v over clause c is to hold a position. To insist
// that something is so is only to claim it.
func (b *builder) holds(v verb, c *extract.Proposition) bool {
	if hasRule(c.Rules, "indirect-question") {
		return false
	}
	if v.kind() != vocab.Demand || v.known.Phrase != "insist on" {
		return true
	}
	return c.Modality == schema.Obligation || c.Modality == schema.Desired || b.wayClause(c)
}

func (b *builder) subjectID(p *extract.Proposition) string {
	a, _ := b.argument(p.Subject)
	return a.ID
}

// position makes the entity of the position that clause c expresses, with its
// issue. A denial's position is what is denied, without the negation.
func (b *builder) position(c *extract.Proposition, holder string, denied bool, text string) (schema.Argument, bool) {
	t, ok := b.thingOf(b.pointOf(c), holder)
	if b.wayClause(c) && b.pointOf(c) == c && c.Object.Present {
		t, ok = thing{name: b.nounText(c.Object), against: c.Polarity == schema.Negated}, true
	}
	if !ok || t.name == "" {
		return schema.Argument{}, false
	}
	if denied {
		t.against = false
		if c.Object.Present && t.name == b.nounText(c.Object) { // the object is not denied, but what is done with it
			subject, _ := b.maker(c, holder)
			t.gerund(subject, vocab.Gerund(b.verbOf(c).inner), t.name)
		}
	}
	return b.take(t, text), true
}

// holdNominal makes a position of the object of r where the relation demands,
// wishes, vows or denies it and its noun tells a deed or its end: who demands an
// end to the war holds a position on the war.
func (b *builder) holdNominal(r *reading, p *extract.Proposition) {
	class := r.Object.Class
	if r.verb.outer != "" || !positional(r.verb) || class != schema.Concept && class != schema.Event || b.doc.Sentences[p.Object.Sentence].Tokens[p.Object.Head].UPOS != "NOUN" {
		return
	}
	name := b.nounText(p.Object)
	if words := strings.Fields(name); len(words) > 0 && vocab.EndNoun(words[len(words)-1]) {
		name = spaced(name, b.tailOf(p.Object))
	}
	t := thing{name: name, against: b.denied(p.Object) == "no "}
	t.settle(b)
	d, deed := deedNamed(t.full)
	if !deed && !t.ending && (r.verb.kind() == vocab.Want || !eventful(t.name)) {
		return
	}
	if deed {
		t.call(b, spaced(t.full, b.completing(p, p.Object, d.noun)))
	}
	a := b.take(t, r.Object.Text)
	r.Object = &a
}

// eventful reports whether a name is that of something that happens: "elections".
func eventful(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 {
		return false
	}
	head := words[headAt(words)]
	return vocab.ClassOfNoun(head, strings.TrimSuffix(head, "s")) == schema.Event
}

// take makes the position that a thing is, and its issue.
func (b *builder) take(t thing, text string) schema.Argument {
	t.name, t.full = shortened(t.name), shortened(t.full)
	e := schema.Entity{
		ID: schema.EntityID(t.wording()), Name: t.wording(), Class: schema.Position,
		Issue: schema.EntityID(t.name), Opposes: t.against,
	}
	b.positions[e.ID], b.issues[e.Issue] = e, t.name
	return schema.Argument{ID: e.ID, Name: e.Name, Class: e.Class, Text: text}
}

// pointOf is the clause that a clause about the way out makes its point: in
// "the only way out is the West accepting its demands", the accepting.
func (b *builder) pointOf(c *extract.Proposition) *extract.Proposition {
	if !b.wayClause(c) || !c.Object.Present {
		return c
	}
	for i := range b.doc.Propositions {
		q := &b.doc.Propositions[i]
		if q.Sentence == c.Sentence && q != c && q.Subject.Present && q.Subject.Head == c.Object.Head {
			return q
		}
	}
	return c
}

// clauseName is a clause in short canonical form: subject, verb group, object.
func (b *builder) clauseName(c *extract.Proposition) string {
	subject, ok := b.argument(c.Subject)
	if !ok {
		return ""
	}
	object := ""
	switch {
	case c.Content >= 0 && b.clausal(c):
	case c.Object.Present:
		a, ok := b.argument(c.Object)
		if !ok {
			return ""
		}
		object = spaced(b.denied(c.Object)+a.Name, b.completion(c))
	}
	if object == subject.Name { // "becomes the first": both are the same by now
		object = strings.Join(strings.Fields(c.Object.Span.In(b.doc.Text)), " ")
	}
	verb := b.agreeing(c)
	if hasRule(c.Rules, "indirect-question") {
		subject.Name = "whether " + subject.Name
	}
	subject.Name = b.denied(c.Subject) + subject.Name
	if hasRule(c.Rules, "passive-agent") { // the patient stands first: "the talks will be led by Sherman"
		return spaced(object, verb, subject.Name)
	}
	return spaced(subject.Name, verb, object)
}

// completion is what a clause says of its object, without which its name would
// say something else: "will not let its demands be forgotten".
func (b *builder) completion(c *extract.Proposition) string {
	tokens := b.tokens(c)
	for _, role := range c.Roles {
		if role.Role == schema.RoleOther && role.Sentence == c.Sentence && tokens[role.Head].Deprel == "xcomp" && role.Span.Start > c.Object.Span.Start && role.Span.Start <= c.Object.Span.End+1 {
			return strings.Join(strings.Fields(role.Span.In(b.doc.Text)), " ")
		}
	}
	return ""
}

// denied is "no " before the name of a phrase that denies its clause: "they had
// no authority", "few countries recognize the junta".
func (b *builder) denied(ph extract.Phrase) string {
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	word := ""
	for i := range ph.Head {
		t := &tokens[i]
		switch {
		case t.Head != ph.Head || t.Deprel != "det" && t.Deprel != "amod":
		case t.Lemma == "a":
			return "" // "a few"
		case denying[t.Lemma]:
			word = t.Lemma + " "
		}
	}
	return word
}

// denying are determiners by which a clause is denied, or as good as.
var denying = wordSet("no neither few little")

// absence is what a clause says not to be there: in "there is no military
// solution" the solution.
func (b *builder) absence(ph extract.Phrase) (extract.Phrase, bool) {
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	there, what := false, -1
	for i := range tokens {
		if tokens[i].Head != ph.Head {
			continue
		}
		there = there || tokens[i].Deprel == "expl" && tokens[i].Lemma == "there"
		if strings.HasPrefix(tokens[i].Deprel, "nsubj") {
			what = i
		}
	}
	if !there || what < 0 {
		return extract.Phrase{}, false
	}
	thing := b.phraseAt(ph.Sentence, what)
	return thing, b.denied(thing) == "no "
}

// agreeing is the clause's verb group. Where a name takes the place of "we" or
// "they", the verb agrees with the name.
func (b *builder) agreeing(c *extract.Proposition) string {
	words := strings.Fields(b.words(c.Sentence, c.Relation))
	tokens := b.tokens(c)
	if len(words) == 0 || c.Subject.Sentence != c.Sentence || tokens[c.Subject.Head].UPOS != "PRON" {
		return strings.Join(words, " ")
	}
	if first := &tokens[c.Relation[0]]; first.XPOS == "VBP" && strings.EqualFold(words[0], b.doc.Form(first)) {
		words[0] = schema.RelationID(strings.ToLower(first.Lemma))
	}
	return strings.Join(words, " ")
}

// shortened cuts a long name at a word.
func shortened(name string) string {
	if len(name) <= maxClauseName {
		return name
	}
	return strings.TrimRight(name[:strings.LastIndexByte(name[:maxClauseName], ' ')+1], " ,;:")
}

// contentOf is the proposition of what p says, wants or causes: its complement
// clause, or what the object of its verb is to do ("urged Iran to halt").
func (b *builder) contentOf(p *extract.Proposition, i int) (int, bool) {
	if p.Content >= 0 {
		return p.Content, true
	}
	for k := i + 1; k < len(b.doc.Propositions); k++ {
		c := &b.doc.Propositions[k]
		if c.Sentence != p.Sentence {
			break
		}
		if c.Subject.Present && hasRule(c.Rules, "object-control") && c.Head > p.Head && controlled(p, c.Subject.Head) {
			return k, true
		}
	}
	return -1, false
}

// controlled reports whether the token heads p's object or recipient.
func controlled(p *extract.Proposition, head int) bool {
	if p.Object.Present && p.Object.Head == head {
		return true
	}
	return slices.ContainsFunc(p.Roles, func(r extract.RolePhrase) bool { return r.Role == schema.RoleRecipient && r.Head == head })
}

func hasRule(rules []string, name string) bool {
	for _, r := range rules {
		if r == name {
			return true
		}
	}
	return false
}

// holdPositions adds the plain statement that an actor holds a position, for
// every reading that tells one: (Russia, demands, no NATO expansion).
func (b *builder) holdPositions() {
	for _, r := range b.readings[:len(b.readings):len(b.readings)] {
		if r.derived || !r.Subject.Class.Actor() {
			continue
		}
		p := &b.doc.Propositions[r.prop]
		if c, ok := b.contentOf(p, r.prop); ok {
			b.holdContent(r, &b.doc.Propositions[c])
			for _, k := range b.coordinates(c) {
				b.holdEmbedded(r, &b.doc.Propositions[k])
			}
			continue
		}
		if phrase, rule := chainPosition(r.verb); phrase != "" {
			b.holdChain(r, phrase, rule, p)
		}
	}
}

// holdContent adds the position that the content of a saying makes.
func (b *builder) holdContent(r *reading, c *extract.Proposition) {
	c = b.patient(&b.doc.Propositions[r.prop], c)
	if r.Object != nil && r.Object.Class == schema.Position && r.verb.outer == "" && directPosition[r.verb.known.Kind] {
		return // the statement itself holds it
	}
	b.holdEmbedded(r, c)
}

// coordinates are the propositions of the verbs that are coordinated with the
// verb of another, said by the same source in the same way: what is demanded
// in "that NATO halt its expansion and admit no new members" beside the first.
func (b *builder) coordinates(of int) []int {
	first := &b.doc.Propositions[of]
	tokens := b.tokens(first)
	var found []int
	for k := of + 1; k < len(b.doc.Propositions) && b.doc.Propositions[k].Sentence == first.Sentence; k++ {
		c := &b.doc.Propositions[k]
		conjunct := c.Head >= 0 && c.Head < len(tokens) && tokens[c.Head].Deprel == "conj" && tokens[c.Head].Head == first.Head
		if conjunct && c.Modality == first.Modality && slices.Equal(c.Attribution, first.Attribution) {
			found = append(found, k)
		}
	}
	return found
}

// holdEmbedded adds the position that a clause makes under the verb of r.
func (b *builder) holdEmbedded(r *reading, c *extract.Proposition) {
	switch k := r.verb.kind(); {
	case (k == vocab.Report || k == vocab.Stress || k == vocab.Claim || k == vocab.Believe) && c.Modality == schema.Obligation:
		if b.subjectID(c) != r.Subject.ID && r.Polarity == schema.Affirmed {
			b.hold(r, "demand", "obligation-as-demand", c)
		}
	case k == vocab.Demand && b.holds(r.verb, c) && r.Polarity == schema.Affirmed:
		b.hold(r, "demand", "request-as-demand", c)
	case k == vocab.Warn && hasRule(c.Rules, "object-control") && r.Polarity == schema.Affirmed: // "warned them not to go"
		b.hold(r, "demand", "request-as-demand", c)
	case k == vocab.Vow && r.verb.outer != "":
		b.hold(r, "vow", "vow-as-position", c)
	case (k == vocab.Want || k == vocab.Intend) && r.verb.known.Kind == vocab.Stop:
		b.holdAgainst(r, "seek", "aim-as-position", c)
	case k == vocab.Want && (r.verb.outer == "" || b.doc.Propositions[r.prop].Content < 0): // who wants to show that it is so does not want it to be so
		b.hold(r, "want", "wish-as-position", c)
	}
}

// patient mends a passive whose patient stands as the object of the verb above
// it: "insisting its demands be met" wants the demands met, not whoever insists.
func (b *builder) patient(p, c *extract.Proposition) *extract.Proposition {
	passive := strings.HasPrefix(c.Name, "be ") && b.tokens(c)[c.Head].UPOS == "VERB" && !c.Object.Present
	if !passive || !p.Object.Present || b.clausal(p) || c.Sentence != p.Sentence || c.Subject.Head != p.Subject.Head {
		return c
	}
	mended := *c
	mended.Subject = p.Object
	return &mended
}

// directPosition are the kinds whose statement has the position as object.
var directPosition = map[vocab.Kind]bool{
	vocab.Demand: true, vocab.Want: true, vocab.Vow: true, vocab.Deny: true, vocab.Propose: true, vocab.Agree: true, vocab.Refuse: true,
}

// chainPosition says what a chain without content holds: "vowed to retaliate".
func chainPosition(v verb) (phrase, rule string) {
	if v.outer == "" {
		return "", ""
	}
	switch v.governing.Kind {
	case vocab.Vow:
		return "vow", "vow-as-position"
	case vocab.Demand:
		return "demand", "request-as-demand"
	}
	return "", ""
}

// holdChain adds the position that a chain makes of its own end. Who "promised
// not to attack" vows no attack; who "did not promise to attack" vows nothing.
func (b *builder) holdChain(r *reading, phrase, rule string, p *extract.Proposition) {
	inner := slices.ContainsFunc(b.tokens(p), func(t extract.Token) bool {
		return t.Head == p.Head && t.Deprel == "advmod" && negators[strings.ToLower(b.doc.Form(&t))]
	})
	end := *p
	if !inner {
		end.Polarity = schema.Affirmed
	}
	if d := b.hold(r, phrase, rule, &end); d != nil && inner {
		d.Polarity = schema.Affirmed
	}
}

// negators deny the verb that they hang on.
var negators = wordSet("not n't never")

// hold adds the position that c makes; it is nil where it makes none.
func (b *builder) hold(r *reading, phrase, rule string, c *extract.Proposition) *reading {
	a, ok := b.position(c, r.Subject.ID, false, b.clauseText(c))
	if !ok {
		return nil
	}
	d := b.derive(r, phrase, a, rule)
	d.Modality = holdingMode(r)
	return d
}

// holdAgainst adds a position against what c tells: "seek to bar X from …".
func (b *builder) holdAgainst(r *reading, phrase, rule string, c *extract.Proposition) {
	against := *c
	against.Polarity = schema.Negated
	b.hold(r, phrase, rule, &against)
}

// holdingMode is the mode of holding a position: whoever demands, demands in
// fact, though what he demands is not one.
func holdingMode(r *reading) schema.Modality {
	if r.verb.outer == "" || r.Modality == schema.Conditional {
		return r.Modality
	}
	return schema.Actual
}

// clauseText is the verbatim stretch from the clause's subject or verb to the
// end of its object.
func (b *builder) clauseText(c *extract.Proposition) string {
	tokens := b.tokens(c)
	span := tokens[c.Head].Span
	for _, i := range c.Relation {
		span.Start, span.End = min(span.Start, tokens[i].Start), max(span.End, tokens[i].End)
	}
	for _, ph := range []extract.Phrase{c.Subject, c.Object} {
		if ph.Present && ph.Sentence == c.Sentence {
			span.Start, span.End = min(span.Start, ph.Span.Start), max(span.End, ph.Span.End)
		}
	}
	return span.In(b.doc.Text)
}
