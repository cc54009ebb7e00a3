package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// reading is a statement in the making, together with the proposition that it
// renders and what the vocabulary knows of its relation.
type reading struct {
	schema.Statement
	prop int // index into Document.Propositions
	verb verb
	// derived is set on statements that a rule of this package adds to those
	// that the propositions themselves make.
	derived bool
	// unnamed is set where subject or object is a pronoun for nobody known.
	unnamed bool
}

// builder collects the readings of one document.
type builder struct {
	doc           *extract.Document
	actors        *Actors
	readings      []*reading
	byProp        map[int]*reading         // the reading of a proposition itself
	positions     map[string]schema.Entity // by id
	issues        map[string]string        // names of issues by id
	issueNames    map[string]string        // see issueName
	countries     map[string]string        // of actors, by id; see countryOf
	officesOf     map[string][]kin         // by id; see offices
	inSentence    map[int][]*reading       // those that are not derived, by the index of their sentence; for stances
	wished        map[int]bool             // propositions that somebody only wants to see
	firstSentence int                      // the first sentence of running text
	unheld        []*reading               // about somebody unnamed, or doubtful: no actor, stance or position comes of them
	stances       []schema.Stance
	known         []schema.Entity // that statements and stances mention
}

func newBuilder(doc *extract.Document) *builder {
	actors := ResolveActors(doc)
	settled := *doc // the propositions stay as the stage before left them
	settled.Propositions = adjuncts(doc, actors)
	return &builder{
		doc: &settled, actors: actors, byProp: make(map[int]*reading, len(doc.Propositions)),
		positions: make(map[string]schema.Entity), issues: make(map[string]string), issueNames: make(map[string]string), wished: make(map[int]bool),
		firstSentence: firstSentence(doc),
	}
}

// read renders proposition i, unless it has no subject that can be named.
func (b *builder) read(i int) {
	p := &b.doc.Propositions[i]
	subject, ok := b.argument(p.Subject)
	r := &reading{prop: i, verb: b.verbOf(p)}
	if !ok {
		if subject, r.unnamed = b.unnamed(p.Subject); !r.unnamed {
			return
		}
	}
	r.Statement = schema.Statement{
		Subject: subject, Roles: b.roles(p), Polarity: p.Polarity, Modality: p.Modality,
		Attribution: b.attribution(p), Evidence: b.evidence(p), Rules: slices.Clone(p.Rules),
	}
	r.Relation = r.verb.relation(p)
	if r.Modality = r.verb.modality(p); b.wished[i] && r.Modality == schema.Actual {
		r.Modality = schema.Desired
	}
	r.Relation.Text = b.words(p.Sentence, p.Relation)
	if !b.fillObject(r, p) {
		return
	}
	b.readHearsay(r, p)
	if r.unnamed {
		b.unheld = append(b.unheld, r)
		return
	}
	b.readings = append(b.readings, r)
	b.byProp[i] = r
	b.lightVerb(r, p)
}

// fillObject sets the object; it reports false for a statement that means
// nothing because its object is a pronoun for nobody known.
func (b *builder) fillObject(r *reading, p *extract.Proposition) bool {
	if b.clausal(p) {
		r.Object = b.clauseObject(p, r.verb)
		return true
	}
	if !p.Object.Present {
		return true
	}
	if c, ok := b.contentOf(p, r.prop); ok && p.Content < 0 && r.verb.outer == "" && r.verb.known.Kind == vocab.Want { // not the sanctions are wanted, but that they be lifted
		content := &b.doc.Propositions[c]
		b.wished[c] = true
		if a, ok := b.position(content, r.Subject.ID, false, b.clauseText(content)); ok {
			r.Object = &a
			r.Rules = append(r.Rules, "wish-as-position")
			return true
		}
	}
	if p.Object.Span == p.Subject.Span && p.Object.Sentence == p.Subject.Sentence {
		return false
	}
	object, ok := b.argument(p.Object)
	switch {
	case b.unreadClause(p):
		object = b.concept(b.unreadName(p.Object), p.Object.Span.In(b.doc.Text))
		r.Object = &object
	case ok && object.ID == r.Subject.ID && hasRule(p.Rules, "apposition"): // one chain, but said of it in words of its own
		if name, class := b.actors.loose(p.Object.Sentence, p.Object.Head, object.Text); name != "" {
			object = schema.Argument{ID: schema.EntityID(name), Name: name, Class: class, Text: object.Text}
		}
		r.Object = &object
	case ok:
		r.Object = &object
		b.holdNominal(r, p)
	case p.Content >= 0:
		r.Object = b.clauseObject(p, r.verb)
	default:
		if object, ok = b.unnamed(p.Object); !ok {
			return false
		}
		r.Object, r.unnamed = &object, true
		return true
	}
	if r.Object != nil && r.Relation.Name == "be" {
		if rest, own := strings.CutPrefix(r.Object.Name, possessive(r.Subject.Name)+" "); own { // nobody is his own deputy: "his" means another
			r.Object.Name, r.Object.ID = rest, schema.EntityID(rest)
		}
	}
	return r.Object == nil || r.Object.ID != r.Subject.ID
}

// clausal reports whether the object of p is the clause that p embeds.
func (b *builder) clausal(p *extract.Proposition) bool {
	if p.Content < 0 {
		return false
	}
	c := &b.doc.Propositions[p.Content]
	return !p.Object.Present || p.Object.Head == c.Head || p.Object.Span.Contains(c.Subject.Span) && c.Subject.Present && c.Sentence == p.Object.Sentence
}

// unreadClause reports whether the object of p is a clause that made no
// proposition: its words name it.
func (b *builder) unreadClause(p *extract.Proposition) bool {
	head := &b.doc.Sentences[p.Object.Sentence].Tokens[p.Object.Head]
	return p.Content < 0 && (head.UPOS == "VERB" || head.UPOS == "AUX") && p.Object.Span.Len() > head.Len()
}

// unreadName names a clause by its words, one that something is not there by
// what is not.
func (b *builder) unreadName(ph extract.Phrase) string {
	if thing, ok := b.absence(ph); ok {
		name := strings.TrimPrefix(b.nounText(thing), "no ")
		if rest := strings.Fields(b.doc.Text[thing.Span.End:max(thing.Span.End, ph.Span.End)]); len(rest) > 0 && rest[0] == "to" { // "no plans to leave"
			name = spaced(name, strings.Join(rest, " "))
		}
		if name != "" {
			return shortened("no " + name)
		}
	}
	return shortened(strings.TrimPrefix(strings.Join(strings.Fields(ph.Span.In(b.doc.Text)), " "), "that "))
}

// argument resolves a phrase to an entity. No pronoun is ever a name.
func (b *builder) argument(ph extract.Phrase) (schema.Argument, bool) {
	if !ph.Present || ph.Span.Len() <= 0 {
		return schema.Argument{}, false
	}
	a, ok := b.actors.Argument(ph.Sentence, ph.Head, ph.Span.In(b.doc.Text))
	noun := b.doc.Sentences[ph.Sentence].Tokens[ph.Head].UPOS == "NOUN"
	if word := strings.ToLower(a.Name); !ok || word == "" || pronouns[word] && !(noun && word == "mine") {
		return schema.Argument{}, false
	}
	a.Name = strings.Join(strings.Fields(a.Name), " ")
	a.ID = schema.EntityID(a.Name)
	if noun && (a.Class == schema.Concept || a.Class == schema.Event) {
		if d, ok := deedNamed(a.Name); ok {
			a.Name = d.name()
			a.ID = schema.EntityID(a.Name)
		}
	}
	if noun || a.Class == schema.Quantity {
		a.Value = amountValue(a.Text)
	}
	return a, true
}

// pronouns never name anything.
var pronouns = wordSet("the a an others many most few several neither either each another he she it they we i you him her them us me himself herself itself themselves ourselves myself yourself this that these those who whom which what whoever one ones someone somebody something anyone anybody anything everyone everybody everything nobody nothing none there here his hers its their theirs our ours my mine your yours each other others both all some any latter former same")

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

func (b *builder) evidence(p *extract.Proposition) schema.Evidence {
	return schema.Evidence{
		Document: b.doc.Path, Sentence: p.Sentence + 1,
		Start: p.Evidence.Start, End: p.Evidence.End, Quote: p.Evidence.In(b.doc.Text),
	}
}

// attribution resolves the chain of sources. Who speaks as a pronoun for
// nobody known stays a source, but an unnamed one.
func (b *builder) attribution(p *extract.Proposition) []schema.Attribution {
	var chain []schema.Attribution
	for _, s := range p.Attribution {
		source, ok := b.argument(s.Phrase)
		if !ok {
			source = schema.Argument{ID: unnamedSource, Name: "unnamed source", Class: schema.Concept}
		}
		source.Text = s.Full.In(b.doc.Text)
		chain = append(chain, schema.Attribution{Source: source, Cue: s.Cue, Kind: s.Kind, Start: s.At.Start, End: s.At.End})
	}
	return chain
}

const unnamedSource = "unnamed_source"

// words are the verbatim words at the tokens, runs of neighbours as they stand
// in the text, one blank between the runs.
func (b *builder) words(sentence int, tokens []int) string {
	all := b.doc.Sentences[sentence].Tokens
	var out []string
	for i := 0; i < len(tokens); {
		j := i
		for j+1 < len(tokens) && tokens[j+1] == tokens[j]+1 {
			j++
		}
		out = append(out, b.doc.Text[all[tokens[i]].Start:all[tokens[j]].End])
		i = j + 1
	}
	return strings.Join(out, " ")
}

func (b *builder) tokens(p *extract.Proposition) []extract.Token {
	return b.doc.Sentences[p.Sentence].Tokens
}

// finish identifies every reading and drops what is said twice in
// the same words.
func (b *builder) finish() {
	seen := make(map[string]bool)
	kept := b.readings[:0]
	for _, r := range b.readings {
		r.Identify()
		if seen[r.ID] {
			continue
		}
		seen[r.ID] = true
		kept = append(kept, r)
	}
	b.readings = kept
}

// withhold sets aside what no graph holds because it is too doubtful.
func (b *builder) withhold() {
	kept := b.readings[:0]
	for _, r := range b.readings {
		if r.Confidence < schema.MinConfidence {
			b.unheld = append(b.unheld, r)
			continue
		}
		kept = append(kept, r)
	}
	b.readings = kept
}

// sort puts the readings in the order of the text.
func (b *builder) sort() {
	slices.SortStableFunc(b.readings, func(x, y *reading) int {
		if x.Evidence.Start != y.Evidence.Start {
			return x.Evidence.Start - y.Evidence.Start
		}
		return strings.Compare(x.ID, y.ID)
	})
}

// statements are the readings, each with the proposition that it renders.
func (b *builder) statements() ([]schema.Statement, []int) {
	all, origins := make([]schema.Statement, len(b.readings)), make([]int, len(b.readings))
	for i, r := range b.readings {
		all[i], origins[i] = r.Statement, r.prop
	}
	return all, origins
}

// derive adds a statement that follows from r, on the same evidence.
func (b *builder) derive(r *reading, phrase string, object schema.Argument, rule string) *reading {
	d := &reading{prop: r.prop, derived: true}
	d.Statement = r.Statement
	d.verb = verb{inner: phrase, known: r.verb.known}
	if known, ok := vocab.RelationNamed(phrase); ok {
		d.verb.known = known
	}
	d.Relation = schema.Relation{ID: relationID(phrase), Name: phrase, Text: r.Relation.Text}
	d.Object = &object
	d.Roles = slices.Clone(r.Roles)
	d.Rules = append(slices.Clone(r.Rules), rule)
	b.readings = append(b.readings, d)
	return d
}
