package graph

import (
	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// QuadsOf are the quads that putting a document alone would write.
func QuadsOf(doc schema.Document, statements []schema.Statement, entities []schema.Entity, stances []schema.Stance) ([]quad.Quad, error) {
	c, err := newContribution(doc, statements, entities, stances)
	if err != nil {
		return nil, err
	}
	set := quadSet{}
	documentQuads(set, c, nil)
	for _, held := range c.statements {
		statementQuads(set, held, nil)
	}
	for _, e := range c.entities {
		entityQuads(set, e)
	}
	for _, s := range c.stances {
		stanceQuads(set, &s)
	}
	list := make([]quad.Quad, 0, len(set))
	for q := range set {
		list = append(list, q)
	}
	return list, nil
}

// StoreOn is a store on a quad store that is open already.
func StoreOn(db *quadstore.Store) *Store { return &Store{address: "open", current: &handle{db: db}} }
