package quadstore

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"
)

// commit makes a change in a transaction.
func (p *database) commit(ctx context.Context, w *write) error {
	var db interface {
		Begin(context.Context) (pgx.Tx, error)
	} = p.writer
	switch {
	case p.making != nil:
		db = p.making
	case p.writer == nil:
		return errReadOnly
	}
	return p.explain(pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		c := databaseChange{p: p, w: w, ctx: ctx, tx: tx}
		for _, step := range []func() error{c.removeLinks, c.removeTerms, c.addTerms, c.addCounts, c.changeCounts, c.addLinks, c.setTotals} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	}))
}

// databaseChange is a change in its transaction.
type databaseChange struct {
	p   *database
	w   *write
	ctx context.Context
	tx  pgx.Tx
}

func (c *databaseChange) exec(text string, args ...any) error {
	_, err := c.tx.Exec(c.ctx, c.p.sql(text), args...)
	return err
}

func (c *databaseChange) removeLinks() error {
	for some := range slices.Chunk(c.w.remove, manyAtOnce) {
		list := columns(some)
		if err := c.exec(`DELETE FROM @quads q USING unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS w (s, p, o, l)
			WHERE q.s = w.s AND q.p = w.p AND q.o = w.o AND q.l = w.l`, list[0], list[1], list[2], list[3]); err != nil {
			return err
		}
	}
	return nil
}

func (c *databaseChange) removeTerms() error {
	for some := range slices.Chunk(c.w.gone, manyAtOnce) {
		for _, text := range []string{`DELETE FROM @terms WHERE id = ANY($1)`, `DELETE FROM @counts WHERE id = ANY($1)`} {
			if err := c.exec(text, integers(some)); err != nil {
				return err
			}
		}
	}
	return nil
}

// load copies rows into a table.
func (c *databaseChange) load(table string, names []string, count int, row func(n int) []any) error {
	if count == 0 {
		return nil
	}
	_, err := c.tx.CopyFrom(c.ctx, c.p.table(table), names, pgx.CopyFromSlice(count, func(n int) ([]any, error) { return row(n), nil }))
	return err
}

func (c *databaseChange) addTerms() error {
	return c.load("terms", []string{"id", "hash", "term"}, len(c.w.born), func(n int) []any {
		i := c.w.born[n]
		return []any{int64(i), [hashSize]byte(*c.w.hashOf(i)), []byte(c.w.d.terms[c.w.numbers[i]-1])}
	})
}

func (c *databaseChange) addCounts() error {
	return c.load("counts", []string{"id", "s", "p", "o", "l"}, len(c.w.born), func(n int) []any {
		i := c.w.born[n]
		d := c.w.delta[i]
		return []any{int64(i), d[0], d[1], d[2], d[3]}
	})
}

// changeCounts counts the terms that were there and stay.
func (c *databaseChange) changeCounts() error {
	passing := make(map[ID]bool, len(c.w.born)+len(c.w.gone))
	for _, i := range c.w.born {
		passing[i] = true
	}
	for _, i := range c.w.gone {
		passing[i] = true
	}
	var stay []ID
	for i := range c.w.delta {
		if !passing[i] {
			stay = append(stay, i)
		}
	}
	slices.Sort(stay)
	for some := range slices.Chunk(stay, manyAtOnce) {
		var list [4][]int64
		for _, i := range some {
			for p, by := range c.w.delta[i] {
				list[p] = append(list[p], by)
			}
		}
		if err := c.exec(`UPDATE @counts c SET s = c.s + w.s, p = c.p + w.p, o = c.o + w.o, l = c.l + w.l
			FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) AS w (id, s, p, o, l) WHERE c.id = w.id`,
			integers(some), list[0], list[1], list[2], list[3]); err != nil {
			return err
		}
	}
	return nil
}

func (c *databaseChange) addLinks() error {
	sorted := sortLinks(slices.Clone(c.w.add), &indexes[0])
	return c.load("quads", placeNames[:], len(sorted), func(n int) []any {
		l := &sorted[n]
		return []any{int64(l[0]), int64(l[1]), int64(l[2]), int64(l[3])}
	})
}

func (c *databaseChange) setTotals() error {
	return c.exec(`UPDATE @meta SET next = $1, terms = $2, quads = $3`, int64(c.w.after.next), c.w.after.terms, c.w.after.links)
}
