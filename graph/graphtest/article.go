package graphtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"

	"parley/schema"
)

// Article is a document as it is put into a store.
type Article struct {
	Document   schema.Document
	Statements []schema.Statement
	Entities   []schema.Entity
	Stances    []schema.Stance
}

// verbs are phrases with their relations; the last is made up per document.
var verbs = []string{"meet", "accuse", "speak with", "demand", "visit", "sign", "lead", "support", "warn", "sanction"}

// Synthetic is the article of a number: always the same, of the given number
// of statements, about states and persons of which the first are in every
// second article and the last in hardly any.
func Synthetic(number, statements int) Article {
	random := rand.New(rand.NewPCG(uint64(number), 1))
	b := &builder{
		random: random,
		path:   fmt.Sprintf("articles/%05d.txt", number),
		known:  map[string]schema.Entity{},
	}
	for range statements {
		b.sentence()
	}
	return b.article(fmt.Sprintf("2021-%02d-%02d", 1+number%12, 1+number%28))
}

// builder writes sentences and the statements they make.
type builder struct {
	random     *rand.Rand
	path       string
	text       strings.Builder
	statements []schema.Statement
	known      map[string]schema.Entity
	sentences  int
}

func (b *builder) actor() schema.Argument {
	n := int(b.random.ExpFloat64() * 40)
	if n%2 == 0 {
		return b.argument(fmt.Sprintf("State %d", n), schema.Country)
	}
	return b.argument(fmt.Sprintf("Minister %d", n), schema.Person)
}

func (b *builder) argument(name string, class schema.Class) schema.Argument {
	a := schema.Argument{ID: schema.EntityID(name), Name: name, Class: class, Text: name}
	b.known[a.ID] = schema.Entity{ID: a.ID, Name: name, Class: class, Aliases: []string{"the " + name}}
	return a
}

func (b *builder) position() schema.Argument {
	issue := b.argument(fmt.Sprintf("treaty %d", b.random.IntN(30)), schema.Concept)
	p := b.argument("no "+issue.Name, schema.Position)
	e := b.known[p.ID]
	e.Aliases, e.Issue, e.Opposes = nil, issue.ID, true
	b.known[p.ID] = e
	return p
}

// sentence adds one sentence with its statement.
func (b *builder) sentence() {
	b.sentences++
	subject, verb := b.actor(), verbs[b.random.IntN(len(verbs))]
	object := b.actor()
	if verb == "demand" {
		object = b.position()
	}
	s := schema.Statement{
		Subject: subject, Object: &object,
		Relation:   schema.Relation{ID: schema.RelationID(verb), Name: verb, Text: verb + "s"},
		Polarity:   schema.Affirmed,
		Modality:   []schema.Modality{schema.Actual, schema.Actual, schema.Future, schema.Possible}[b.random.IntN(4)],
		Confidence: float64(50+b.random.IntN(50)) / 100,
		Roles:      []schema.Role{{Role: schema.RoleTime, Text: "on Monday", Value: "2021-06-07"}},
		Rules:      []string{"active-clause", "sentence-root"},
	}
	if b.random.IntN(5) == 0 {
		s.Polarity = schema.Negated
	}
	quote := fmt.Sprintf("%s %ss %s on Monday over point %d", subject.Text, verb, object.Text, b.random.IntN(1000))
	if b.random.IntN(3) == 0 {
		source := b.actor()
		s.Attribution = []schema.Attribution{{Source: source, Cue: "say", Kind: schema.Report}}
		quote += ", " + source.Text + " said"
	}
	s.Evidence = schema.Evidence{Document: b.path, Sentence: b.sentences, Start: b.text.Len(), End: b.text.Len() + len(quote), Quote: quote}
	b.text.WriteString(quote + ".\n")
	s.Identify()
	b.statements = append(b.statements, s)
}

// article is what was written so far, with the stances of who demands what.
func (b *builder) article(date string) Article {
	text := b.text.String()
	sum := sha256.Sum256([]byte(text))
	a := Article{
		Document:   schema.Document{Path: b.path, Title: "On " + b.path, Source: "Agency", Date: date, Text: text, Hash: hex.EncodeToString(sum[:])},
		Statements: b.statements,
	}
	for _, e := range b.known {
		a.Entities = append(a.Entities, e)
	}
	for _, s := range b.statements {
		if s.Object.Class == schema.Position && s.Factual() {
			a.Stances = append(a.Stances, stanceOf(s, b.known[s.Object.ID].Issue, date))
		}
	}
	return a
}

func stanceOf(s schema.Statement, issue, date string) schema.Stance {
	stance := schema.Stance{
		Holder: s.Subject, Target: schema.Argument{ID: issue, Name: strings.ReplaceAll(issue, "_", " "), Class: schema.Concept},
		Stance: schema.Opposes, Strength: s.Confidence, Stated: schema.BySelf,
		Statements: []string{s.ID}, First: date, Last: date,
	}
	stance.Identify()
	return stance
}
