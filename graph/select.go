package graph

import (
	"context"
	"errors"
	"maps"
	"slices"

	"parley/schema"
)

// Select makes a store in memory of the statements that pass a filter: what
// putting their documents with these statements alone would make of it. The
// caller closes it.
func (s *Store) Select(ctx context.Context, f Filter) (selected *Store, err error) {
	chosen := map[string][]schema.Statement{}
	for st, err := range s.Statements(ctx, f) {
		if err != nil {
			return nil, err
		}
		chosen[st.Evidence.Document] = append(chosen[st.Evidence.Document], st)
	}
	into, err := Open(ctx, memoryAddress, Options{})
	if err != nil {
		return nil, err
	}
	for _, path := range slices.Sorted(maps.Keys(chosen)) {
		if err := s.copyDocument(ctx, into, path, chosen[path]); err != nil {
			return nil, errors.Join(err, into.Close())
		}
	}
	return into, nil
}

// copyDocument puts a document with some of its statements into another store.
func (s *Store) copyDocument(ctx context.Context, into *Store, path string, statements []schema.Statement) error {
	c, err := s.contribution(ctx, path)
	if err != nil {
		return err
	}
	kept := map[string]bool{}
	for i := range statements {
		kept[statements[i].ID] = true
	}
	var stances []schema.Stance
	for _, stance := range c.stances {
		stance.Statements = slices.DeleteFunc(slices.Clone(stance.Statements), func(id string) bool { return !kept[id] })
		if len(stance.Statements) > 0 {
			stances = append(stances, stance)
		}
	}
	_, err = into.Put(ctx, c.doc, statements, slices.Collect(maps.Values(c.entities)), stances)
	return err
}
