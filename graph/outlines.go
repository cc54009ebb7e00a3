package graph

import (
	"context"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// Outlines yields the statements in the order of Statements, one for each piece
// of evidence, but only what counts and pictures need of them: who does what to
// whom, polarity, modality, who says so in which way, and the place with its
// quote. Names of entities are as their ids tell them. It walks the indices and
// not the statements, which is many times faster where all are wanted.
func (s *Store) Outlines(ctx context.Context) iter.Seq2[schema.Statement, error] {
	return func(yield func(schema.Statement, error) bool) {
		var found []schema.Statement
		err := s.read(ctx, func(r *reader) (err error) {
			found, err = r.outlines(ctx)
			return err
		})
		if err != nil {
			yield(schema.Statement{}, err)
			return
		}
		for _, st := range found {
			if !yield(st, nil) {
				return
			}
		}
	}
}

// column is what one predicate tells, by subject.
type column map[quadstore.ID]quadstore.ID

func (r *reader) column(ctx context.Context, predicate quad.IRI) (column, error) {
	edges, err := r.edges(ctx, quad.Predicate, predicate)
	c := make(column, len(edges))
	for _, e := range edges {
		c[e[end(quad.Subject)]] = e[end(quad.Object)]
	}
	return c, err
}

// outliner puts statements together from columns.
type outliner struct {
	subject, relation, object, polarity, modality column // by statement
	quote, start, name                            column // by evidence
	source, kind                                  column // by attribution
	attributions                                  map[quadstore.ID][]quadstore.ID
	terms                                         map[quadstore.ID]quad.Value
}

func (r *reader) outlines(ctx context.Context) ([]schema.Statement, error) {
	o := outliner{attributions: map[quadstore.ID][]quadstore.ID{}, terms: map[quadstore.ID]quad.Value{}}
	for predicate, c := range map[quad.IRI]*column{
		hasSubject: &o.subject, hasRelation: &o.relation, hasObject: &o.object, hasPolarity: &o.polarity, hasModality: &o.modality,
		hasExact: &o.quote, hasStart: &o.start, hasRelationName: &o.name, hasEntity: &o.source, hasKind: &o.kind,
	} {
		var err error
		if *c, err = r.column(ctx, predicate); err != nil {
			return nil, err
		}
	}
	edges, err := r.edges(ctx, quad.Predicate, hasAttribution)
	if err != nil {
		return nil, err
	}
	for _, e := range edges {
		statement := e[end(quad.Subject)]
		o.attributions[statement] = append(o.attributions[statement], e[end(quad.Object)])
	}
	places, err := r.edges(ctx, quad.Predicate, hasSource)
	if err != nil {
		return nil, err
	}
	if err := o.learn(ctx, r, places); err != nil {
		return nil, err
	}
	found := make([]schema.Statement, len(places))
	for i, place := range places {
		found[i] = o.statement(place)
	}
	slices.SortFunc(found, compareStatements)
	return found, nil
}

// learn reads all terms that the statements need.
func (o *outliner) learn(ctx context.Context, r *reader, places []edge) error {
	wanted := map[quadstore.ID]struct{}{}
	for _, c := range []column{o.subject, o.relation, o.object, o.polarity, o.modality, o.quote, o.start, o.name} {
		for _, id := range c {
			wanted[id] = struct{}{}
		}
	}
	for _, list := range o.attributions {
		for _, a := range list {
			wanted[o.source[a]], wanted[o.kind[a]] = struct{}{}, struct{}{}
		}
	}
	for _, place := range places {
		wanted[place[end(quad.Object)]], wanted[place[end(quad.Label)]] = struct{}{}, struct{}{}
	}
	ids := make([]quadstore.ID, 0, len(wanted))
	for id := range wanted {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for some := range slices.Chunk(ids, eachAtOnce) {
		values, err := r.qs.Terms(ctx, some)
		if err != nil {
			return err
		}
		for i, id := range some {
			o.terms[id] = values[i]
		}
	}
	return nil
}

// statement is the one that a place is evidence of.
func (o *outliner) statement(place edge) schema.Statement {
	evidence, node := place[end(quad.Subject)], place[end(quad.Label)]
	s := schema.Statement{
		ID:       o.iri(node),
		Subject:  o.argument(o.subject[node]),
		Relation: schema.Relation{ID: o.iri(o.relation[node]), Name: o.text(o.name[evidence])},
		Polarity: schema.Polarity(o.text(o.polarity[node])),
		Modality: schema.Modality(o.text(o.modality[node])),
		Evidence: schema.Evidence{Document: documentPath(quad.IRI(o.iri(place[end(quad.Object)]))), Quote: o.text(o.quote[evidence])},
	}
	if start, ok := o.terms[o.start[evidence]].(quad.Int); ok {
		s.Evidence.Start, s.Evidence.End = int(start), int(start)+len(s.Evidence.Quote)
	}
	if object, ok := o.object[node]; ok {
		a := o.argument(object)
		s.Object = &a
	}
	for _, a := range o.attributions[node] {
		says := schema.Attribution{Source: o.argument(o.source[a]), Kind: schema.AttributionKind(o.text(o.kind[a]))}
		if !slices.Contains(s.Attribution, says) { // every place has its own
			s.Attribution = append(s.Attribution, says)
		}
	}
	return s
}

func (o *outliner) argument(id quadstore.ID) schema.Argument {
	entity := entityID(quad.IRI(o.iri(id)))
	return schema.Argument{ID: entity, Name: nameOf(entity)}
}

func (o *outliner) iri(id quadstore.ID) string {
	iri, _ := o.terms[id].(quad.IRI)
	return string(iri)
}

func (o *outliner) text(id quadstore.ID) string {
	if v := o.terms[id]; v != nil {
		return quad.ToString(v)
	}
	return ""
}
