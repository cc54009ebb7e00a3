package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/schema"
)

// quadSet is a set of quads.
type quadSet map[quad.Quad]struct{}

// writer adds quads of one named graph to a set.
type writer struct {
	set   quadSet
	label quad.IRI
	names naming
}

func (w writer) add(s, p quad.IRI, o quad.Value) {
	w.set[quad.Quad{Subject: s, Predicate: p, Object: o, Label: w.label}] = struct{}{}
}

// text adds a string, unless it is empty.
func (w writer) text(s, p quad.IRI, o string) {
	if o != "" {
		w.add(s, p, quad.String(o))
	}
}

func (w writer) date(s, p quad.IRI, day string) {
	if day != "" {
		w.add(s, p, date(day))
	}
}

// statementQuads is the named graph of one statement: all that is said of
// <stmt:…>, given the statement once for each piece of its evidence.
//
// What the id stands for (subject, relation, object, polarity, modality) is
// said once. What may differ from place to place (words, roles, attribution,
// rules, confidence) hangs on the evidence; roles, attributions and rules are
// linked from the statement too, and the statement has the highest confidence.
// A statement without an object has no quad of its own relation.
//
// The statement names entities as its document does. The quads name the
// entities that these are, and keep the document's id where it differs.
func statementQuads(set quadSet, held []schema.Statement, names naming) {
	if len(held) == 0 {
		return
	}
	s := &held[0]
	node := quad.IRI(s.ID)
	w := writer{set, node, names}
	if s.Object != nil {
		w.add(w.entity(s.Subject.ID), quad.IRI(Mark(s)), w.entity(s.Object.ID))
		w.add(node, hasObject, w.entity(s.Object.ID))
	}
	w.add(node, rdfType, typeStatement)
	w.add(node, hasSubject, w.entity(s.Subject.ID))
	w.add(node, hasRelation, quad.IRI(s.Relation.ID))
	w.add(node, hasPolarity, quad.String(s.Polarity))
	w.add(node, hasModality, quad.String(s.Modality))
	confidence := s.Confidence
	for i := range held {
		confidence = max(confidence, held[i].Confidence)
		w.evidence(node, &held[i])
	}
	w.add(node, hasConfidence, quad.Float(confidence))
}

// evidence adds one evidence node with everything said at that place.
func (w writer) evidence(node quad.IRI, s *schema.Statement) {
	e := evidenceIRI(s.ID, s.Evidence.Document, s.Evidence.Start)
	w.add(node, hasEvidence, e)
	w.add(e, hasSource, documentIRI(s.Evidence.Document))
	w.add(e, hasSentence, quad.Int(s.Evidence.Sentence))
	w.add(e, hasStart, quad.Int(s.Evidence.Start))
	w.add(e, hasEnd, quad.Int(s.Evidence.End))
	w.add(e, hasExact, quad.String(s.Evidence.Quote))
	w.add(e, hasConfidence, quad.Float(s.Confidence))
	w.text(e, hasRelationName, s.Relation.Name)
	w.text(e, hasRelationText, s.Relation.Text)
	w.text(e, hasEvent, string(s.Relation.Event))
	w.text(e, hasCue, s.Relation.Cue)
	w.text(e, hasKind, string(s.Relation.Kind))
	w.argument(e, hasSubject, &s.Subject)
	if s.Object != nil {
		w.argument(e, hasObject, s.Object)
	}
	for _, rule := range s.Rules {
		w.add(node, hasRule, quad.String(rule))
	}
	if len(s.Rules) > 0 {
		w.add(e, hasDerivation, quad.String(listText(s.Rules)))
	}
	for i := range s.Attribution {
		w.attribution(node, part(e, "attribution", i), &s.Attribution[i])
	}
	for i := range s.Roles {
		w.role(node, part(e, "role", i), &s.Roles[i])
	}
}

// entity is the node of an entity that a document names by an id.
func (w writer) entity(id string) quad.IRI { return entityIRI(w.names.of(id)) }

// as keeps the id by which a document names an entity, where it is not the
// entity's own.
func (w writer) as(s, role quad.IRI, id string) {
	if w.names.of(id) != id {
		w.add(s, role+"_as", quad.String(id))
	}
}

// argument adds how a place words one argument: its text, class and value,
// and its name where the id does not tell it.
func (w writer) argument(e, role quad.IRI, a *schema.Argument) {
	w.text(e, role+"_text", a.Text)
	w.text(e, role+"_class", string(a.Class))
	w.text(e, role+"_value", a.Value)
	if a.Name != nameOf(a.ID) {
		w.add(e, role+"_name", quad.String(a.Name))
	}
	w.as(e, role, a.ID)
}

func (w writer) attribution(node, a quad.IRI, link *schema.Attribution) {
	w.add(node, hasAttribution, a)
	w.add(node, isAttributedTo, w.entity(link.Source.ID))
	w.add(a, hasEntity, w.entity(link.Source.ID))
	w.text(a, hasCue, link.Cue)
	w.text(a, hasKind, string(link.Kind))
	if link.End > 0 {
		w.add(a, hasStart, quad.Int(link.Start))
		w.add(a, hasEnd, quad.Int(link.End))
	}
	w.argument(a, hasEntity, &link.Source)
}

func (w writer) role(node, r quad.IRI, role *schema.Role) {
	w.add(node, hasRole, r)
	w.add(r, hasKind, quad.String(role.Role))
	w.text(r, hasText, role.Text)
	w.text(r, hasValue, role.Value)
	if role.ID != "" {
		w.add(r, hasEntity, w.entity(role.ID))
		w.as(r, hasEntity, role.ID)
	}
}

// part names a node below an evidence node: its parts are counted from 1.
func part(e quad.IRI, kind string, i int) quad.IRI {
	return e + quad.IRI("/"+kind+"/"+strconv.Itoa(i+1))
}

// entityQuads is the named graph of an entity: what it is.
func entityQuads(set quadSet, e schema.Entity) {
	node := entityIRI(e.ID)
	w := writer{set: set, label: node}
	w.add(node, rdfType, classTypes[e.Class])
	w.add(node, rdfsLabel, quad.String(e.Name))
	for _, alias := range e.Aliases {
		w.add(node, hasAlias, quad.String(alias))
	}
	for _, whole := range e.Of {
		w.add(node, wholeRelation(e.Class), entityIRI(whole))
	}
	if e.Issue != "" {
		side := hasSupports
		if e.Opposes {
			side = hasOpposes
		}
		w.add(node, side, entityIRI(e.Issue))
	}
}

// wholeRelation is how an entity of a class belongs to its whole.
func wholeRelation(class schema.Class) quad.IRI {
	if class == schema.Person {
		return isOf
	}
	return isPartOf
}

// sideRelations says which relation a stance's own quad carries.
var sideRelations = map[schema.Side]quad.IRI{
	schema.Supports: relationSupports,
	schema.Opposes:  relationOpposes,
	schema.Neutral:  relationNeutral,
}

// stanceQuads is the named graph of a stance.
func stanceQuads(set quadSet, s *schema.Stance) {
	node := quad.IRI(s.ID)
	w := writer{set: set, label: node}
	w.add(entityIRI(s.Holder.ID), sideRelations[s.Stance], entityIRI(s.Target.ID))
	w.add(node, rdfType, typeStance)
	w.add(node, hasHolder, entityIRI(s.Holder.ID))
	w.add(node, hasTarget, entityIRI(s.Target.ID))
	w.argument(node, hasHolder, &s.Holder)
	w.argument(node, hasTarget, &s.Target)
	w.add(node, hasSide, quad.String(s.Stance))
	w.text(node, hasStated, string(s.Stated))
	w.add(node, hasStrength, quad.Float(s.Strength))
	w.date(node, hasFirst, s.First)
	w.date(node, hasLast, s.Last)
	for _, id := range s.Statements {
		w.add(node, restsOn, quad.IRI(id))
	}
}

// documentQuads is the named graph of a document: what it is, and what it
// contributed beside its statements, so that it can be taken out again.
func documentQuads(set quadSet, c *contribution, names naming) {
	node := documentIRI(c.doc.Path)
	w := writer{set: set, label: node}
	w.add(node, rdfType, typeDocument)
	w.text(node, hasTitle, c.doc.Title)
	w.text(node, hasOutlet, c.doc.Source)
	w.date(node, hasDate, c.doc.Date)
	w.add(node, hasText, quad.String(c.doc.Text))
	w.text(node, hasHash, c.doc.Hash)
	w.add(node, hasContribution, quad.String(c.ledger()))
	mentionQuads(set, c.under(names))
}

// mentionQuads are the links from a document to the entities and stances that
// it contributes to.
func mentionQuads(set quadSet, c *contribution) {
	node := documentIRI(c.doc.Path)
	w := writer{set: set, label: node}
	for id := range c.entities {
		w.add(node, hasMention, entityIRI(id))
	}
	for id := range c.stances {
		w.add(node, hasMention, quad.IRI(id))
	}
}

// facts are the quads of one named graph, by subject and predicate.
type facts map[quad.IRI]map[quad.IRI][]quad.Value

func gather(quads []quad.Quad) facts {
	f := facts{}
	for _, q := range quads {
		s, _ := q.Subject.(quad.IRI)
		p, _ := q.Predicate.(quad.IRI)
		if f[s] == nil {
			f[s] = map[quad.IRI][]quad.Value{}
		}
		f[s][p] = append(f[s][p], q.Object)
	}
	return f
}

// text is the one string, or name, that a node has for a predicate.
func (f facts) text(s, p quad.IRI) string {
	values := f[s][p]
	if len(values) == 0 {
		return ""
	}
	switch v := values[0].(type) {
	case quad.String:
		return string(v)
	case quad.IRI:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	}
	return ""
}

func (f facts) entity(s, p quad.IRI) string { return entityID(quad.IRI(f.text(s, p))) }

func (f facts) number(s, p quad.IRI) float64 {
	values := f[s][p]
	if len(values) == 0 {
		return 0
	}
	switch v := values[0].(type) {
	case quad.Float:
		return float64(v)
	case quad.Int:
		return float64(v)
	}
	return 0
}

// named is the id by which a document names the entity that the graph has at a
// place; what differs is added to the names.
func (f facts) named(s, role quad.IRI, id string, names naming) string {
	if as := f.text(s, role+"_as"); as != "" {
		names[as] = id
		return as
	}
	return id
}

// argument restores what argument wrote.
func (f facts) argument(s, role quad.IRI, id string) schema.Argument {
	a := schema.Argument{ID: id, Name: nameOf(id), Class: schema.Class(f.text(s, role+"_class")), Text: f.text(s, role+"_text"), Value: f.text(s, role+"_value")}
	if _, own := f[s][role+"_name"]; own {
		a.Name = f.text(s, role+"_name")
	}
	return a
}

// statements restores a statement from its named graph, once for each piece of
// evidence, ordered by document and start.
func (f facts) statements(id string) ([]schema.Statement, error) {
	held, names, err := f.originals(id)
	for i := range held {
		names.rename(&held[i])
	}
	return held, err
}

// originals restores a statement as statements does, but with the ids that its
// documents name entities by, and tells which entities these are.
func (f facts) originals(id string) ([]schema.Statement, naming, error) {
	node, names := quad.IRI(id), naming{}
	var held []schema.Statement
	for _, v := range f[node][hasEvidence] {
		e, ok := v.(quad.IRI)
		if !ok {
			continue
		}
		s := schema.Statement{
			ID:         id,
			Subject:    f.argument(e, hasSubject, f.named(e, hasSubject, f.entity(node, hasSubject), names)),
			Polarity:   schema.Polarity(f.text(node, hasPolarity)),
			Modality:   schema.Modality(f.text(node, hasModality)),
			Confidence: f.number(e, hasConfidence),
			Relation: schema.Relation{
				ID: f.text(node, hasRelation), Name: f.text(e, hasRelationName),
				Text: f.text(e, hasRelationText), Event: schema.EventType(f.text(e, hasEvent)),
				Cue: f.text(e, hasCue), Kind: schema.AttributionKind(f.text(e, hasKind)),
			},
			Evidence: schema.Evidence{
				Document: documentPath(quad.IRI(f.text(e, hasSource))), Sentence: int(f.number(e, hasSentence)),
				Start: int(f.number(e, hasStart)), End: int(f.number(e, hasEnd)), Quote: f.text(e, hasExact),
			},
		}
		if _, ok := f[node][hasObject]; ok {
			object := f.argument(e, hasObject, f.named(e, hasObject, f.entity(node, hasObject), names))
			s.Object = &object
		}
		if err := f.parts(e, &s, names); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", id, err)
		}
		held = append(held, s)
	}
	slices.SortFunc(held, compareStatements)
	return held, names, nil
}

// parts restores the rules, attributions and roles of one piece of evidence.
func (f facts) parts(e quad.IRI, s *schema.Statement, names naming) error {
	if list := f.text(e, hasDerivation); list != "" {
		if err := json.Unmarshal([]byte(list), &s.Rules); err != nil {
			return fmt.Errorf("rules of %s: %w", e, err)
		}
	}
	for i := 0; ; i++ {
		a := part(e, "attribution", i)
		if f[a] == nil {
			break
		}
		s.Attribution = append(s.Attribution, schema.Attribution{
			Source: f.argument(a, hasEntity, f.named(a, hasEntity, f.entity(a, hasEntity), names)),
			Cue:    f.text(a, hasCue), Kind: schema.AttributionKind(f.text(a, hasKind)),
			Start: int(f.number(a, hasStart)), End: int(f.number(a, hasEnd)),
		})
	}
	for i := 0; ; i++ {
		r := part(e, "role", i)
		if f[r] == nil {
			break
		}
		role := schema.Role{Role: schema.RoleName(f.text(r, hasKind)), Text: f.text(r, hasText), Value: f.text(r, hasValue)}
		if _, ok := f[r][hasEntity]; ok {
			role.ID = f.named(r, hasEntity, f.entity(r, hasEntity), names)
		}
		s.Roles = append(s.Roles, role)
	}
	return nil
}

// stance restores what stanceQuads wrote.
func (f facts) stance(id string) schema.Stance {
	node := quad.IRI(id)
	s := schema.Stance{
		ID:       id,
		Holder:   f.argument(node, hasHolder, f.entity(node, hasHolder)),
		Target:   f.argument(node, hasTarget, f.entity(node, hasTarget)),
		Stance:   schema.Side(f.text(node, hasSide)),
		Stated:   schema.Stated(f.text(node, hasStated)),
		Strength: f.number(node, hasStrength),
		First:    f.text(node, hasFirst), Last: f.text(node, hasLast),
	}
	for _, v := range f[node][restsOn] {
		if id, ok := v.(quad.IRI); ok {
			s.Statements = append(s.Statements, string(id))
		}
	}
	slices.Sort(s.Statements)
	return s
}

// entityOf restores what entityQuads wrote.
func (f facts) entityOf(node quad.IRI) schema.Entity {
	e := schema.Entity{ID: entityID(node), Name: f.text(node, rdfsLabel), Class: typeClasses[quad.IRI(f.text(node, rdfType))]}
	for _, v := range f[node][hasAlias] {
		e.Aliases = append(e.Aliases, quad.ToString(v))
	}
	slices.Sort(e.Aliases)
	for _, p := range []quad.IRI{isOf, isPartOf} {
		for _, v := range f[node][p] {
			if whole, ok := v.(quad.IRI); ok {
				e.Of = append(e.Of, entityID(whole))
			}
		}
	}
	slices.Sort(e.Of)
	if e.Class != schema.Position {
		return e
	}
	if _, ok := f[node][hasOpposes]; ok {
		e.Issue, e.Opposes = f.entity(node, hasOpposes), true
	} else if _, ok := f[node][hasSupports]; ok {
		e.Issue = f.entity(node, hasSupports)
	}
	return e
}

// document restores the document, with its text as far as that was gathered.
func (f facts) document(node quad.IRI) schema.Document {
	return schema.Document{
		Path: documentPath(node), Title: f.text(node, hasTitle), Source: f.text(node, hasOutlet),
		Date: f.text(node, hasDate), Text: f.text(node, hasText), Hash: f.text(node, hasHash),
	}
}

// compareStatements orders by document, start and id.
func compareStatements(a, b schema.Statement) int {
	if c := strings.Compare(a.Evidence.Document, b.Evidence.Document); c != 0 {
		return c
	}
	if c := a.Evidence.Start - b.Evidence.Start; c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// listText is a list of strings as one, unambiguously.
func listText(list []string) string {
	text, _ := json.Marshal(list) // strings cannot fail
	return string(text)
}
