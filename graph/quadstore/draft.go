package quadstore

import (
	"bytes"
	"errors"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// draft is what one write is about. Its terms have numbers of the draft's own,
// from 1, in which its links are written, until resolve gives them ids: to
// look all terms up at once, in the order of their hashes, is much cheaper than
// one by one.
type draft struct {
	numbers map[string]ID // of terms by their bytes
	terms   []string      // the term of a number, less one
	size    int           // bytes of terms

	ids    []ID   // by number; ids[0] is zero, as is no label
	fresh  []bool // by number: the term is not in the store yet
	hashes []hash // by number
	next   ID     // the first id that nobody has

	scratch []byte
}

func newDraft() *draft { return &draft{numbers: map[string]ID{}} }

// link writes a quad in the numbers of the draft.
func (d *draft) link(q *quad.Quad) (l Link, err error) {
	if q.Subject == nil || q.Predicate == nil || q.Object == nil {
		return l, errors.New("a quad without subject, predicate or object cannot be stored")
	}
	for p, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		if l[p], err = d.number(v); err != nil {
			return l, err
		}
	}
	return l, nil
}

func (d *draft) number(v quad.Value) (ID, error) {
	var err error
	if d.scratch, err = appendTerm(d.scratch[:0], v); err != nil {
		return 0, err
	}
	if n, ok := d.numbers[string(d.scratch)]; ok {
		return n, nil
	}
	term := string(d.scratch)
	d.terms = append(d.terms, term)
	d.size += len(term)
	n := ID(len(d.terms))
	d.numbers[term] = n
	return n, nil
}

// resolve gives every term its id: the one it has in the store, or the next.
func (d *draft) resolve(r *reading, known totals) error {
	d.ids = make([]ID, len(d.terms)+1)
	d.fresh = make([]bool, len(d.terms)+1)
	d.hashes = make([]hash, len(d.terms)+1)
	order := make([]int, len(d.terms))
	for n, term := range d.terms {
		d.hashes[n+1] = hashOf([]byte(term))
		order[n] = n + 1
	}
	if known.terms > 0 {
		slices.SortFunc(order, func(a, b int) int { return bytes.Compare(d.hashes[a][:], d.hashes[b][:]) })
		sorted := make([]hash, len(order))
		for k, n := range order {
			sorted[k] = d.hashes[n]
		}
		found, err := r.find(sorted)
		if err != nil {
			return err
		}
		for k, n := range order {
			d.ids[n] = found[k]
		}
	}
	d.next = known.next
	for n := range d.ids[1:] {
		if d.ids[n+1] == 0 {
			d.ids[n+1], d.fresh[n+1] = d.next, true
			d.next++
		}
	}
	return nil
}

// real writes a link in ids.
func (d *draft) real(l *Link) Link {
	return Link{d.ids[l[0]], d.ids[l[1]], d.ids[l[2]], d.ids[l[3]]}
}

// present tells which of some links the store has. A quad with a term that is
// new is not looked for.
func (d *draft) present(r *reading, links []Link) ([]bool, error) {
	var old []Link
	var places []int
	for n, l := range links {
		if !slices.ContainsFunc(l[:], func(number ID) bool { return d.fresh[number] }) {
			old, places = append(old, d.real(&l)), append(places, n)
		}
	}
	there := make([]bool, len(links))
	if len(old) == 0 {
		return there, nil
	}
	found, err := r.holds(old)
	if err != nil {
		return nil, err
	}
	for k, n := range places {
		there[n] = found[k]
	}
	return there, nil
}

// ApplyDeltas changes the store: all of it or, with an error, nothing. In the
// order given, a quad that is there is not added again, and one that is not is
// not deleted; either is an error unless the options ignore it.
func (s *Store) ApplyDeltas(deltas []cayley.Delta, opts cayley.IgnoreOpts) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	d := newDraft()
	list := make([]Link, len(deltas))
	for n := range deltas {
		var err error
		if list[n], err = d.link(&deltas[n].Quad); err != nil {
			return &cayley.DeltaError{Delta: deltas[n], Err: err}
		}
	}
	if err := d.resolve(&s.reading, s.known); err != nil {
		return err
	}
	add, remove, err := d.settle(&s.reading, deltas, list, opts)
	if err != nil {
		return err
	}
	return s.commit(d, add, remove)
}

// settle plays the deltas through and says what remains to be done.
func (d *draft) settle(r *reading, deltas []cayley.Delta, list []Link, opts cayley.IgnoreOpts) (add, remove []Link, err error) {
	there, err := d.present(r, list)
	if err != nil {
		return nil, nil, err
	}
	was := make(map[Link]bool, len(list))
	is := make(map[Link]bool, len(list))
	for n := range deltas {
		l := list[n]
		if _, seen := was[l]; !seen {
			was[l], is[l] = there[n], there[n]
		}
		var fault error
		switch action := deltas[n].Action; {
		case action != cayley.Add && action != cayley.Delete:
			fault = cayley.ErrInvalidAction
		case action == cayley.Add && is[l] && !opts.IgnoreDup:
			fault = cayley.ErrQuadExists
		case action == cayley.Delete && !is[l] && !opts.IgnoreMissing:
			fault = cayley.ErrQuadNotExist
		default:
			is[l] = action == cayley.Add
		}
		if fault != nil {
			return nil, nil, &cayley.DeltaError{Delta: deltas[n], Err: fault}
		}
	}
	for _, l := range list {
		switch before, now := was[l], is[l]; {
		case now && !before:
			add = append(add, l)
		case before && !now:
			remove = append(remove, l)
		}
		was[l] = is[l] // said once
	}
	return add, remove, nil
}
