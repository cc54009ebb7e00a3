package quadstore

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
)

// databaseSource reads a database: the newest state, or one moment.
type databaseSource struct {
	p       *database
	db      querier
	ctx     context.Context
	release func() error // nil for the newest state

	asking sync.Mutex // a transaction answers one question at a time
	all    totals
	known  bool     // all is
	sizes  sync.Map // counts by id, of one moment: Cayley asks again and again
}

func (s *databaseSource) close() error {
	if s.release == nil {
		return nil
	}
	return s.release()
}

// ask runs a question, and a function on each row of the answer; the function
// must ask nothing itself.
func (s *databaseSource) ask(row func(pgx.Rows) error, text string, args ...any) error {
	s.asking.Lock()
	defer s.asking.Unlock()
	rows, err := s.db.Query(s.ctx, s.p.sql(text), args...)
	if err != nil {
		return s.p.explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return s.p.explain(rows.Err())
}

// manyAtOnce is how many things are asked for with one question.
const manyAtOnce = 20_000

func (s *databaseSource) find(hashes []hash) ([]ID, error) {
	found := make([]ID, len(hashes))
	done := 0
	for some := range slices.Chunk(hashes, manyAtOnce) {
		wanted := make([]pgtype.UUID, len(some))
		for n := range some {
			wanted[n] = pgtype.UUID{Bytes: some[n], Valid: true}
		}
		err := s.ask(func(rows pgx.Rows) error {
			var h pgtype.UUID
			var i int64
			if err := rows.Scan(&h, &i); err != nil {
				return err
			}
			if n, ok := slices.BinarySearchFunc(some, hash(h.Bytes), func(a, b hash) int { return slices.Compare(a[:], b[:]) }); ok {
				found[done+n] = ID(i)
			}
			return nil
		}, `SELECT hash, id FROM @terms WHERE hash = ANY($1)`, wanted)
		if err != nil {
			return nil, err
		}
		done += len(some)
	}
	return found, nil
}

func (s *databaseSource) terms(ids []ID, use func(int, []byte) error) error {
	done := 0
	for some := range slices.Chunk(ids, manyAtOnce) {
		var i int64
		var term pgtype.DriverBytes
		err := s.ask(func(rows pgx.Rows) error {
			if err := rows.Scan(&i, &term); err != nil {
				return err
			}
			n, ok := slices.BinarySearch(some, ID(i))
			if !ok {
				return fmt.Errorf("%w: term %d was not asked for", ErrDamaged, i)
			}
			return use(done+n, term)
		}, `SELECT id, term FROM @terms WHERE id = ANY($1) ORDER BY id`, integers(some))
		if err != nil {
			return err
		}
		done += len(some)
	}
	return nil
}

// integers are ids as the database knows them.
func integers(ids []ID) []int64 {
	list := make([]int64, len(ids))
	for n, i := range ids {
		list[n] = int64(i)
	}
	return list
}

func (s *databaseSource) counts(ids []ID) ([]counts, error) {
	if len(ids) == 1 && s.release != nil {
		if c, ok := s.sizes.Load(ids[0]); ok {
			return []counts{c.(counts)}, nil
		}
	}
	of := make(map[ID]counts, len(ids))
	for some := range slices.Chunk(ids, manyAtOnce) {
		err := s.ask(func(rows pgx.Rows) error {
			var i int64
			var c counts
			err := rows.Scan(&i, &c[0], &c[1], &c[2], &c[3])
			of[ID(i)] = c
			return err
		}, `SELECT id, s, p, o, l FROM @counts WHERE id = ANY($1)`, integers(some))
		if err != nil {
			return nil, err
		}
	}
	found := make([]counts, len(ids))
	for n, i := range ids {
		found[n] = of[i]
	}
	if len(ids) == 1 && s.release != nil {
		s.sizes.Store(ids[0], found[0])
	}
	return found, nil
}

// columns are links as four lists.
func columns(links []Link) (list [4][]int64) {
	for p := range list {
		list[p] = make([]int64, len(links))
		for n := range links {
			list[p][n] = int64(links[n][p])
		}
	}
	return list
}

func (s *databaseSource) holds(links []Link) ([]bool, error) {
	found := make([]bool, len(links))
	done := 0
	for some := range slices.Chunk(links, manyAtOnce) {
		list := columns(some)
		err := s.ask(func(rows pgx.Rows) error {
			var n int
			err := rows.Scan(&n)
			if err == nil {
				found[done+n-1] = true
			}
			return err
		}, `SELECT w.n FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) WITH ORDINALITY AS w (s, p, o, l, n) JOIN @quads USING (s, p, o, l)`,
			list[0], list[1], list[2], list[3])
		if err != nil {
			return nil, err
		}
		done += len(some)
	}
	return found, nil
}

func (s *databaseSource) totals() (all totals, err error) {
	if s.known {
		return s.all, nil
	}
	err = s.ask(func(rows pgx.Rows) error {
		var next int64
		err := rows.Scan(&next, &all.terms, &all.links)
		all.next = ID(next)
		return err
	}, `SELECT next, terms, quads FROM @meta`)
	return all, err
}
