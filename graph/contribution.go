package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/schema"
)

// contribution is all that one document brings into the graph.
type contribution struct {
	doc        schema.Document
	statements map[string][]schema.Statement // by id, one for each place
	entities   map[string]schema.Entity
	stances    map[string]schema.Stance
}

// ledgerEntry is how a document node remembers its contribution; statements
// are remembered by their evidence.
type ledgerEntry struct {
	Entities []schema.Entity `json:"entities"`
	Stances  []schema.Stance `json:"stances"`
}

// newContribution checks what was put and reduces it to what may be kept.
func newContribution(doc schema.Document, statements []schema.Statement, entities []schema.Entity, stances []schema.Stance) (*contribution, error) {
	if err := checkDocument(&doc); err != nil {
		return nil, err
	}
	c := &contribution{doc: doc, statements: map[string][]schema.Statement{}, entities: map[string]schema.Entity{}, stances: map[string]schema.Stance{}}
	for i := range statements {
		if err := c.addStatement(&statements[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", doc.Path, err)
		}
	}
	for i := range stances {
		if err := c.addStance(stances[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", doc.Path, err)
		}
	}
	if err := c.addEntities(entities); err != nil {
		return nil, fmt.Errorf("%s: %w", doc.Path, err)
	}
	return c, nil
}

func checkDocument(doc *schema.Document) error {
	if doc.Path == "" {
		return fmt.Errorf("document without a path")
	}
	for _, s := range []string{doc.Title, doc.Source, doc.Date, doc.Text} {
		if !utf8.ValidString(s) {
			return fmt.Errorf("%s: text is not valid UTF-8", doc.Path)
		}
	}
	sum := sha256.Sum256([]byte(doc.Text))
	if hash := hex.EncodeToString(sum[:]); doc.Hash != hash {
		if doc.Hash != "" {
			return fmt.Errorf("%s: hash %s is not that of the text, %s", doc.Path, doc.Hash, hash)
		}
		doc.Hash = hash
	}
	return nil
}

// addStatement takes a statement, unless the same place already has it.
func (c *contribution) addStatement(s *schema.Statement) error {
	if err := c.checkStatement(s); err != nil {
		return fmt.Errorf("statement %q: %w", s.ID, err)
	}
	for i := range c.statements[s.ID] {
		if c.statements[s.ID][i].Evidence.Start == s.Evidence.Start {
			return nil
		}
	}
	c.statements[s.ID] = append(c.statements[s.ID], *s)
	c.mention(s.Subject.ID, s.Subject.Name, s.Subject.Class)
	if s.Object != nil {
		c.mention(s.Object.ID, s.Object.Name, s.Object.Class)
	}
	for _, a := range s.Attribution {
		c.mention(a.Source.ID, a.Source.Name, a.Source.Class)
	}
	for _, r := range s.Roles {
		if r.ID != "" {
			c.mention(r.ID, nameOf(r.ID), schema.Concept)
		}
	}
	return nil
}

func (c *contribution) checkStatement(s *schema.Statement) error {
	e := s.Evidence
	if e.Document != c.doc.Path {
		return fmt.Errorf("its evidence lies in %q", e.Document)
	}
	if e.Start < 0 || e.End < e.Start || e.End > len(c.doc.Text) || c.doc.Text[e.Start:e.End] != e.Quote {
		return fmt.Errorf("bytes %d to %d of the text are not its quote", e.Start, e.End)
	}
	if !strings.HasPrefix(s.ID, statementScheme) {
		return fmt.Errorf("its id does not begin with %s", statementScheme)
	}
	if _, modal := modalMarks[s.Modality]; !modal && s.Modality != schema.Actual && s.Modality != schema.Future {
		return fmt.Errorf("unknown modality %q", s.Modality)
	}
	if !(s.Confidence >= 0 && s.Confidence <= 1) {
		return fmt.Errorf("its confidence %v is not between 0 and 1", s.Confidence)
	}
	if s.Polarity != schema.Affirmed && s.Polarity != schema.Negated {
		return fmt.Errorf("unknown polarity %q", s.Polarity)
	}
	if err := validText(s); err != nil {
		return err
	}
	return checkIDs(s)
}

func checkIDs(s *schema.Statement) error {
	ids := []string{s.Subject.ID}
	if s.Object != nil {
		ids = append(ids, s.Object.ID)
	}
	for _, a := range s.Attribution {
		ids = append(ids, a.Source.ID)
	}
	for _, r := range s.Roles {
		if r.ID != "" {
			ids = append(ids, r.ID)
		}
	}
	for _, id := range ids {
		if err := checkID("entity", id); err != nil {
			return err
		}
	}
	if err := checkID("statement", s.ID); err != nil {
		return err
	}
	return checkID("relation", s.Relation.ID)
}

// validText refuses strings that the graph could not hold.
func validText(s *schema.Statement) error {
	texts := []string{s.Subject.Name, s.Subject.Text, s.Relation.Name, s.Relation.Text, s.Evidence.Quote}
	if s.Object != nil {
		texts = append(texts, s.Object.Name, s.Object.Text)
	}
	for _, a := range s.Attribution {
		texts = append(texts, a.Source.Name, a.Source.Text, a.Cue)
	}
	for _, r := range s.Roles {
		texts = append(texts, string(r.Role), r.Text, r.Value)
	}
	for _, text := range append(texts, s.Rules...) {
		if !utf8.ValidString(text) {
			return fmt.Errorf("%q is not valid UTF-8", text)
		}
	}
	return nil
}

// mention notes an entity that a statement or stance speaks of; the list of
// entities may know it better.
func (c *contribution) mention(id, name string, class schema.Class) {
	if _, ok := c.entities[id]; ok {
		return
	}
	if _, ok := classTypes[class]; !ok {
		class = schema.Concept
	}
	c.entities[id] = schema.Entity{ID: id, Name: name, Class: class}
}

// addStance takes a stance with those of its statements that are here.
func (c *contribution) addStance(s schema.Stance) error {
	if !strings.HasPrefix(s.ID, stanceScheme) || checkID("stance", s.ID) != nil {
		return fmt.Errorf("stance id %q does not begin with %s", s.ID, stanceScheme)
	}
	if _, ok := sideRelations[s.Stance]; !ok {
		return fmt.Errorf("stance %s: unknown side %q", s.ID, s.Stance)
	}
	if !(s.Strength >= 0 && s.Strength <= 1) {
		return fmt.Errorf("stance %s: its strength %v is not between 0 and 1", s.ID, s.Strength)
	}
	for _, a := range []schema.Argument{s.Holder, s.Target} {
		if err := checkID("entity", a.ID); err != nil {
			return fmt.Errorf("stance %s: %w", s.ID, err)
		}
		if !utf8.ValidString(a.Name + a.Text) {
			return fmt.Errorf("stance %s: %q is not valid UTF-8", s.ID, a.Name+a.Text)
		}
	}
	s.Statements = slices.DeleteFunc(slices.Clone(s.Statements), func(id string) bool { return c.statements[id] == nil })
	slices.Sort(s.Statements)
	s.Statements = slices.Compact(s.Statements)
	if len(s.Statements) == 0 {
		return nil
	}
	if held, ok := c.stances[s.ID]; ok {
		s = mergeStances(held, s)
	}
	c.stances[s.ID] = s
	c.mention(s.Holder.ID, s.Holder.Name, s.Holder.Class)
	c.mention(s.Target.ID, s.Target.Name, s.Target.Class)
	return nil
}

// addEntities takes what is known of the entities that are spoken of, the issues
// that their positions are about, and the wholes that they belong to.
func (c *contribution) addEntities(known []schema.Entity) error {
	byID := make(map[string]schema.Entity, len(known))
	for _, e := range known {
		byID[e.ID] = e
	}
	take := func(id string, fallback schema.Entity) error {
		e, ok := byID[id]
		if !ok {
			e = fallback
		}
		if _, ok := classTypes[e.Class]; !ok {
			return fmt.Errorf("entity %s: unknown class %q", e.ID, e.Class)
		}
		e = tidy(e)
		if !utf8.ValidString(e.Name + strings.Join(e.Aliases, "")) {
			return fmt.Errorf("entity %s: a name is not valid UTF-8", e.ID)
		}
		c.entities[id] = e
		return nil
	}
	for _, id := range slices.Sorted(maps.Keys(c.entities)) {
		if err := take(id, c.entities[id]); err != nil {
			return err
		}
		for _, other := range slices.Concat([]string{c.entities[id].Issue}, c.entities[id].Of) {
			if other == "" || c.entities[other].ID != "" {
				continue
			}
			if err := checkID("issue or whole", other); err != nil {
				return err
			}
			if err := take(other, schema.Entity{ID: other, Name: nameOf(other), Class: schema.Concept}); err != nil {
				return err
			}
		}
	}
	return nil
}

// tidy brings an entity into the form in which it is kept: aliases sorted,
// without doubles and without the name; an issue only on positions.
func tidy(e schema.Entity) schema.Entity {
	e.Aliases = slices.Sorted(slices.Values(e.Aliases))
	e.Aliases = slices.DeleteFunc(slices.Compact(e.Aliases), func(a string) bool { return a == e.Name || a == "" })
	if len(e.Aliases) == 0 {
		e.Aliases = nil
	}
	e.Of = slices.Sorted(slices.Values(e.Of))
	e.Of = slices.DeleteFunc(slices.Compact(e.Of), func(whole string) bool { return whole == e.ID || whole == "" })
	if len(e.Of) == 0 || !e.Class.Actor() {
		e.Of = nil
	}
	if e.Class != schema.Position || e.Issue == "" {
		e.Issue, e.Opposes = "", false
	}
	return e
}

// mergeEntities is what two documents together know of an entity. The order
// does not matter, nor does saying a thing twice: a graph depends on the
// documents in it alone, not on how it came to hold them.
func mergeEntities(a, b schema.Entity) schema.Entity {
	m := a
	m.Name = min(a.Name, b.Name)
	m.Aliases = slices.Concat(a.Aliases, b.Aliases, []string{a.Name, b.Name})
	m.Of = slices.Concat(a.Of, b.Of)
	if slices.Index(schema.Classes, b.Class) < slices.Index(schema.Classes, a.Class) {
		m.Class = b.Class
	}
	switch {
	case b.Issue == a.Issue:
		m.Opposes = a.Opposes || b.Opposes
	case a.Issue == "" || (b.Issue != "" && b.Issue < a.Issue):
		m.Issue, m.Opposes = b.Issue, b.Opposes
	}
	return tidy(m)
}

// mergeStances is what two documents together say of a stance: the greatest
// strength, the earliest and the latest day, all statements.
func mergeStances(a, b schema.Stance) schema.Stance {
	m := a
	m.Holder, m.Target = mergeArguments(a.Holder, b.Holder), mergeArguments(a.Target, b.Target)
	m.Strength = max(a.Strength, b.Strength)
	m.First = earliest(a.First, b.First)
	m.Last = max(a.Last, b.Last)
	m.Statements = slices.Concat(a.Statements, b.Statements)
	slices.Sort(m.Statements)
	m.Statements = slices.Compact(m.Statements)
	return m
}

func mergeArguments(a, b schema.Argument) schema.Argument {
	a.Name, a.Text, a.Class = min(a.Name, b.Name), min(a.Text, b.Text), min(a.Class, b.Class)
	return a
}

func earliest(a, b string) string {
	if a == "" || (b != "" && b < a) {
		return b
	}
	return a
}

// ledger writes the entities and stances down, in order.
func (c *contribution) ledger() string {
	entry := ledgerEntry{Entities: []schema.Entity{}, Stances: []schema.Stance{}}
	for _, id := range slices.Sorted(maps.Keys(c.entities)) {
		entry.Entities = append(entry.Entities, c.entities[id])
	}
	for _, id := range slices.Sorted(maps.Keys(c.stances)) {
		entry.Stances = append(entry.Stances, c.stances[id])
	}
	text, _ := json.Marshal(entry) // plain data, checked to be finite, cannot fail
	return string(text)
}

// readLedger restores entities and stances.
func (c *contribution) readLedger(text string) error {
	var entry ledgerEntry
	if err := json.Unmarshal([]byte(text), &entry); err != nil {
		return fmt.Errorf("contribution of %s: %w", c.doc.Path, err)
	}
	for _, e := range entry.Entities {
		c.entities[e.ID] = e
	}
	for _, s := range entry.Stances {
		c.stances[s.ID] = s
	}
	return nil
}

// same reports whether two documents say the same of a thing, or both nothing.
func same[T any](a, b map[string]T, id string) bool {
	x, inA := a[id]
	y, inB := b[id]
	return inA == inB && reflect.DeepEqual(x, y)
}
