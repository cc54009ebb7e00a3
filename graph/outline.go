package graph

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// Outline is all that a store holds but for the words: small enough to be kept
// in memory by whoever asks again and again.
type Outline struct {
	Statements []Outlined        // one for each document that makes it, by id and document
	Entities   []schema.Entity   // by id; without issues
	Documents  []schema.Document // by path; without texts
	Relations  map[string]string // names of relations, by their ids
}

// Outlined is a statement without its words.
type Outlined struct {
	ID                        string
	Subject, Relation, Object string // ids; Object may be empty
	Document                  string // path
	Polarity                  schema.Polarity
	Modality                  schema.Modality
	Reported                  bool     // nobody but reports stands between the article and it
	Sources                   []string // ids of who says so
}

// Factual reports whether the statement's quad carries the plain relation; see
// schema.Statement.Factual.
func (o *Outlined) Factual() bool {
	return o.Reported && o.Polarity == schema.Affirmed && (o.Modality == schema.Actual || o.Modality == schema.Future)
}

// Outline reads it, a predicate at a time, which is many times faster than to
// read statement by statement.
func (s *Store) Outline(ctx context.Context) (*Outline, error) {
	var o *Outline
	err := s.read(ctx, func(r *reader) error {
		d := draughtsman{ctx: ctx, r: r, names: map[quadstore.ID]string{}}
		o = d.outline()
		return d.err
	})
	return o, err
}

// draughtsman draws an outline. After an error it does nothing more.
type draughtsman struct {
	ctx   context.Context
	r     *reader
	names map[quadstore.ID]string // text or IRI of every term met
	err   error
}

func (d *draughtsman) outline() *Outline {
	o := &Outline{Relations: map[string]string{}}
	o.Documents = d.documents()
	o.Entities = d.entities()
	o.Statements = d.statements(o.Relations)
	return o
}

// column are the quads of a predicate, with the names of the terms at some ends.
func (d *draughtsman) column(predicate quad.IRI, named ...quad.Direction) []edge {
	if d.err != nil {
		return nil
	}
	edges, err := d.r.edges(d.ctx, quad.Predicate, predicate)
	if err != nil {
		d.err = err
		return nil
	}
	unknown := map[quadstore.ID]struct{}{}
	for _, e := range edges {
		for _, direction := range named {
			if _, known := d.names[e[end(direction)]]; !known {
				unknown[e[end(direction)]] = struct{}{}
			}
		}
	}
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(unknown)), eachAtOnce) {
		values, err := d.r.qs.Terms(d.ctx, ids)
		if err != nil {
			d.err = err
			return nil
		}
		for i, id := range ids {
			d.names[id] = plainText(values[i])
		}
	}
	return edges
}

// plainText is a literal without its type, or an IRI without its brackets.
func plainText(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	}
	return quad.ToString(v)
}

// texts are the objects of a predicate, by the ids of their subjects.
func (d *draughtsman) texts(predicate quad.IRI) map[quadstore.ID]string {
	found := map[quadstore.ID]string{}
	for _, e := range d.column(predicate, quad.Object) {
		found[e[end(quad.Subject)]] = d.names[e[end(quad.Object)]]
	}
	return found
}

func (d *draughtsman) documents() []schema.Document {
	titles, outlets, dates := d.texts(hasTitle), d.texts(hasOutlet), d.texts(hasDate)
	var list []schema.Document
	for _, e := range d.column(rdfType, quad.Subject, quad.Object) {
		if id := e[end(quad.Subject)]; d.names[e[end(quad.Object)]] == string(typeDocument) {
			list = append(list, schema.Document{Path: documentPath(quad.IRI(d.names[id])), Title: titles[id], Source: outlets[id], Date: dates[id]})
		}
	}
	slices.SortFunc(list, func(a, b schema.Document) int { return strings.Compare(a.Path, b.Path) })
	return list
}

func (d *draughtsman) entities() []schema.Entity {
	classes := map[string]schema.Class{}
	for class, iri := range classTypes {
		classes[string(iri)] = class
	}
	aliases := map[quadstore.ID][]string{}
	for _, e := range d.column(hasAlias, quad.Object) {
		aliases[e[end(quad.Subject)]] = append(aliases[e[end(quad.Subject)]], d.names[e[end(quad.Object)]])
	}
	labels := d.texts(rdfsLabel)
	var list []schema.Entity
	for _, e := range d.column(rdfType, quad.Subject, quad.Object) {
		id := e[end(quad.Subject)]
		class, ok := classes[d.names[e[end(quad.Object)]]]
		if !ok {
			continue
		}
		slices.Sort(aliases[id])
		list = append(list, schema.Entity{ID: entityID(quad.IRI(d.names[id])), Name: labels[id], Class: class, Aliases: aliases[id]})
	}
	slices.SortFunc(list, func(a, b schema.Entity) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// statements reads the statements, and puts the names of their relations into
// relations: those that the ids are made of, where there are such.
func (d *draughtsman) statements(relations map[string]string) []Outlined {
	held := map[quadstore.ID]*Outlined{}
	for _, e := range d.column(hasRelation, quad.Subject, quad.Object) {
		held[e[end(quad.Subject)]] = &Outlined{ID: d.names[e[end(quad.Subject)]], Relation: d.names[e[end(quad.Object)]], Reported: true}
	}
	d.fill(held, hasSubject, func(o *Outlined, text string) { o.Subject = entityID(quad.IRI(text)) })
	d.fill(held, hasObject, func(o *Outlined, text string) { o.Object = entityID(quad.IRI(text)) })
	d.fill(held, hasPolarity, func(o *Outlined, text string) { o.Polarity = schema.Polarity(text) })
	d.fill(held, hasModality, func(o *Outlined, text string) { o.Modality = schema.Modality(text) })
	d.fill(held, isAttributedTo, func(o *Outlined, text string) { o.Sources = append(o.Sources, entityID(quad.IRI(text))) })
	d.attributions(held)
	for _, e := range d.column(hasRelationName, quad.Object) {
		if o := held[e[end(quad.Label)]]; o != nil {
			name := d.names[e[end(quad.Object)]]
			if relations[o.Relation] == "" || schema.RelationID(name) == o.Relation {
				relations[o.Relation] = name
			}
		}
	}
	return d.places(held)
}

// fill hands the object of every quad of a predicate to the statement that is
// its subject.
func (d *draughtsman) fill(held map[quadstore.ID]*Outlined, predicate quad.IRI, put func(*Outlined, string)) {
	for _, e := range d.column(predicate, quad.Object) {
		if o := held[e[end(quad.Subject)]]; o != nil {
			put(o, d.names[e[end(quad.Object)]])
		}
	}
}

// attributions marks the statements behind which somebody stands with more, or
// less, than a report.
func (d *draughtsman) attributions(held map[quadstore.ID]*Outlined) {
	links := map[quadstore.ID]bool{}
	for _, e := range d.column(hasAttribution) {
		links[e[end(quad.Object)]] = true
	}
	for _, e := range d.column(hasKind, quad.Object) {
		o := held[e[end(quad.Label)]]
		if o != nil && links[e[end(quad.Subject)]] && d.names[e[end(quad.Object)]] != string(schema.Report) {
			o.Reported = false
		}
	}
}

// places gives each statement once for every document that makes it.
func (d *draughtsman) places(held map[quadstore.ID]*Outlined) []Outlined {
	seen := map[[2]quadstore.ID]bool{}
	var list []Outlined
	for _, e := range d.column(hasSource, quad.Object) {
		at := [2]quadstore.ID{e[end(quad.Label)], e[end(quad.Object)]}
		o := held[at[0]]
		if o == nil || seen[at] {
			continue
		}
		seen[at] = true
		place := *o
		place.Document = documentPath(quad.IRI(d.names[at[1]]))
		list = append(list, place)
	}
	slices.SortFunc(list, func(a, b Outlined) int {
		if a.ID != b.ID {
			return strings.Compare(a.ID, b.ID)
		}
		return strings.Compare(a.Document, b.Document)
	})
	return list
}
