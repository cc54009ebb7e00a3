package quadstore

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Rows of a page: few at first, because most questions have few.
const (
	firstPage   = 200
	longestPage = 20_000
)

// databaseWalk goes through the rows of a question page by page, each in a
// question of its own: nothing stays open in between, and the transaction sees
// to it that they fit together.
type databaseWalk[T any] struct {
	page  func(after *T, most int) (rows []T, more bool, err error) // those behind one, nil for the first
	rows  []T
	at    int
	most  int
	ended bool
}

func (w *databaseWalk[T]) next() (found T, ok bool, err error) {
	if w.at == len(w.rows) {
		if w.ended {
			return found, false, nil
		}
		var last *T
		if n := len(w.rows); n > 0 {
			last = &w.rows[n-1]
		}
		w.most = min(max(firstPage, w.most*8), longestPage)
		rows, more, err := w.page(last, w.most)
		w.rows, w.at, w.ended = rows, 0, err != nil || !more
		if err != nil || len(rows) == 0 {
			return found, false, err
		}
	}
	w.at++
	return w.rows[w.at-1], true, nil
}

func (w *databaseWalk[T]) close() error {
	w.rows, w.at, w.ended = nil, 0, true
	return nil
}

func (s *databaseSource) ids() walk[ID] {
	return &databaseWalk[ID]{page: func(after *ID, most int) (page []ID, more bool, err error) {
		from := ID(0)
		if after != nil {
			from = *after
		}
		err = s.ask(func(rows pgx.Rows) error {
			var i int64
			err := rows.Scan(&i)
			page = append(page, ID(i))
			return err
		}, `SELECT id FROM @terms WHERE id > $1 ORDER BY id LIMIT $2`, int64(from), most)
		return page, len(page) == most, err
	}}
}

// placeNames are the columns of a link.
var placeNames = [4]string{"s", "p", "o", "l"}

// question builds the question for a page of links.
type question struct {
	where []string
	args  []any
}

func (q *question) arg(v any) string {
	q.args = append(q.args, v)
	return fmt.Sprintf("$%d", len(q.args))
}

// behind asks for what comes behind a link, as far as the columns of an index go
// from one on.
func (q *question) behind(x *index, from int, after *Link) {
	var names, values []string
	for _, p := range x.order[from:] {
		names, values = append(names, placeNames[p]), append(values, q.arg(int64(after[p])))
	}
	q.where = append(q.where, "("+strings.Join(names, ", ")+") > ("+strings.Join(values, ", ")+")")
}

// page asks.
func (s *databaseSource) page(q *question, x *index, most int) (page []Link, err error) {
	text := "SELECT s, p, o, l FROM @quads"
	if len(q.where) > 0 {
		text += " WHERE " + strings.Join(q.where, " AND ")
	}
	names := make([]string, len(x.order))
	for n, p := range x.order {
		names[n] = placeNames[p]
	}
	text += " ORDER BY " + strings.Join(names, ", ") + " LIMIT " + q.arg(most)
	var row [4]int64
	err = s.ask(func(rows pgx.Rows) error {
		err := rows.Scan(&row[0], &row[1], &row[2], &row[3])
		page = append(page, Link{ID(row[0]), ID(row[1]), ID(row[2]), ID(row[3])})
		return err
	}, text, q.args...)
	return page, err
}

func (s *databaseSource) links(x *index, like *Link, known int) walk[Link] {
	want := *like
	return &databaseWalk[Link]{page: func(after *Link, most int) ([]Link, bool, error) {
		var q question
		for _, p := range x.order[:known] {
			q.where = append(q.where, placeNames[p]+" = "+q.arg(int64(want[p])))
		}
		if after != nil {
			q.behind(x, known, after)
		}
		page, err := s.page(&q, x, most)
		return page, len(page) == most && known < len(x.order), err
	}}
}

// firstsAtOnce is for how many terms links are asked for at once.
const firstsAtOnce = 2000

func (s *databaseSource) linksAt(x *index, firsts []ID) walk[Link] {
	place := x.order[0]
	return &databaseWalk[Link]{page: func(after *Link, most int) (page []Link, more bool, err error) {
		for len(firsts) > 0 && len(page) == 0 && err == nil {
			var q question
			if after != nil && after[place] == firsts[0] { // in the middle of those of one term
				q.where = append(q.where, placeNames[place]+" = "+q.arg(int64(firsts[0])))
				q.behind(x, 1, after)
				if page, err = s.page(&q, x, most); len(page) < most {
					firsts = firsts[1:]
				}
				continue
			}
			some := firsts[:min(len(firsts), firstsAtOnce)]
			q.where = append(q.where, placeNames[place]+" = ANY("+q.arg(integers(some))+")")
			if page, err = s.page(&q, x, most); len(page) < most {
				firsts = firsts[len(some):]
				continue
			}
			// Of the last term there may be more. To look for what is behind a link
			// of any of several terms, the database would walk all between them.
			last := page[len(page)-1][place]
			firsts = firsts[slices.Index(firsts, last):]
			if n := slices.IndexFunc(page, func(l Link) bool { return l[place] == last }); n > 0 {
				page = page[:n]
			}
		}
		return page, len(firsts) > 0, err
	}}
}
