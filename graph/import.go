package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
)

// Import brings quads into the store at an address and tells how many were
// read. A store that does not exist yet is made of them as they are, all or
// nothing. With one that does, they are joined as if their documents had been
// put: one after the other, whole or not at all, each taking the place of what
// the store holds of the same path; what belongs to no document is added last.
func Import(ctx context.Context, address string, quads iter.Seq2[Quad, error]) (count int, err error) {
	at, err := placeOf(address)
	if err != nil {
		return 0, err
	}
	fill := func(s *quadstore.Store) (err error) {
		count, err = load(ctx, s, quads)
		return err
	}
	if err := at.create(ctx, fill); !errors.Is(err, quadstore.ErrExists) {
		return count, err
	}
	into, err := Open(ctx, address, Options{})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, into.Close()) }()
	err = quadstore.Aside(at.beside, func(aside *quadstore.Store) error {
		if err := fill(aside); err != nil {
			return err
		}
		from := &Store{address: "import", opts: Options{ReadOnly: true}, current: &handle{db: aside}}
		if err := into.join(ctx, from); err != nil {
			return err
		}
		_, err := into.Settle(ctx)
		return err
	})
	return count, err
}

// load writes quads into an empty store.
func load(ctx context.Context, s *quadstore.Store, quads iter.Seq2[Quad, error]) (count int, err error) {
	w, err := s.NewQuadWriter()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	for q, err := range quads {
		if err != nil {
			return count, err
		}
		if count%1000 == 0 && ctx.Err() != nil {
			return count, ctx.Err()
		}
		if _, err := w.WriteQuads([]quad.Quad{shortQuad(q)}); err != nil {
			return count, err
		}
		count++
	}
	return count, nil
}

// join puts every document of another store, and then what belongs to none.
func (s *Store) join(ctx context.Context, from *Store) error {
	for doc, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		c, err := from.contribution(ctx, doc.Path)
		if err != nil {
			return err
		}
		if err := s.change(ctx, &change{path: doc.Path, next: c}); err != nil {
			return err
		}
	}
	return from.read(ctx, func(r *reader) error {
		return r.each(ctx, func(quads []quad.Quad) error {
			var list []cayley.Delta
			for _, q := range quads {
				owned, err := r.owned(ctx, q.Label)
				if err != nil {
					return err
				}
				if !owned {
					list = append(list, cayley.Delta{Quad: q, Action: cayley.Add})
				}
			}
			return s.current.db.ApplyDeltas(list, cayley.IgnoreOpts{IgnoreDup: true})
		})
	})
}

// contribution reads all that a document brings into the graph.
func (s *Store) contribution(ctx context.Context, path string) (c *contribution, err error) {
	err = s.read(ctx, func(r *reader) error {
		reading := &change{r: r, path: path}
		if c, err = reading.load(ctx); err != nil {
			return err
		}
		if c == nil {
			return fmt.Errorf("document %s: %w", path, ErrNotFound)
		}
		for id := range c.statements {
			f, err := r.facts(ctx, quad.IRI(id))
			if err != nil {
				return err
			}
			held, _, err := f.originals(id)
			if err != nil {
				return err
			}
			for _, st := range held {
				if st.Evidence.Document == path {
					c.statements[id] = append(c.statements[id], st)
				}
			}
		}
		return nil
	})
	return c, err
}

// owned reports whether a named graph is one that putting documents makes.
func (r *reader) owned(ctx context.Context, label quad.Value) (bool, error) {
	iri, ok := label.(quad.IRI)
	if !ok {
		return false, nil
	}
	for _, scheme := range []string{documentScheme, statementScheme, stanceScheme, samenessScheme} {
		if strings.HasPrefix(string(iri), scheme) {
			return true, nil
		}
	}
	edges, err := r.qs.Links(ctx, quad.Quad{Subject: iri, Predicate: rdfType, Label: iri})
	if err != nil {
		return false, err
	}
	quads, err := r.name(ctx, edges)
	for _, q := range quads {
		t, _ := q.Object.(quad.IRI)
		if _, entity := typeClasses[t]; entity {
			return true, nil
		}
	}
	return false, err
}

// eachAtOnce is how many quads are read at a time.
const eachAtOnce = 10_000

// each hands all quads to a function, some at a time, in no order that means
// anything.
func (r *reader) each(ctx context.Context, use func([]quad.Quad) error) error {
	return r.qs.EachLink(ctx, quad.Quad{}, eachAtOnce, func(edges []edge) error {
		quads, err := r.name(ctx, edges)
		if err != nil {
			return err
		}
		return use(quads)
	})
}

// Stream yields every quad with absolute IRIs, as Quads does, but in no order
// that means anything: it needs little memory however large the store is, and
// sees it as it was when the stream began.
func (s *Store) Stream(ctx context.Context) iter.Seq2[Quad, error] {
	return stream(ctx, s, func(r *reader, yield func(Quad) error) error {
		return r.each(ctx, func(quads []quad.Quad) error {
			for _, q := range quads {
				if err := yield(absoluteQuad(q)); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Compact rewrites the store without what was replaced and removed, and tells
// its size on disk in bytes before and after.
func (s *Store) Compact(ctx context.Context) (before, after int64, err error) {
	h, err := s.borrow()
	if err != nil {
		return 0, 0, err
	}
	defer h.users.Done()
	if s.opts.ReadOnly {
		return 0, 0, fmt.Errorf("%s: %w", s.address, ErrReadOnly)
	}
	if before, err = h.db.Size(ctx); err != nil {
		return 0, 0, err
	}
	if err = h.db.Compact(ctx); err != nil {
		return before, before, err
	}
	after, err = h.db.Size(ctx)
	return before, after, err
}
