package quadstore

// write is one change, worked out: what happens to each key, by space.
type write struct {
	d           *draft
	add, remove []Link        // in ids
	delta       map[ID]counts // how often terms stand where, more or less than before
	numbers     map[ID]ID     // of the draft, by id
	gone        []ID          // terms that stand nowhere any more
	born        []ID          // terms that are new, in order
	after       totals
}

// commit writes links in the numbers of a draft; neither list may hold one
// twice. It is safe when it returns.
func (s *Store) commit(d *draft, add, remove []Link) error {
	if len(add)+len(remove) == 0 {
		return nil
	}
	w, err := s.plan(d, add, remove)
	if err != nil {
		return err
	}
	if err := s.engine.commit(s.ctx, w); err != nil {
		return err
	}
	s.known = w.after
	return nil
}

// plan works a change out.
func (s *Store) plan(d *draft, add, remove []Link) (*write, error) {
	w := &write{d: d, after: s.known}
	delta := make([]counts, len(d.ids))
	count := func(list []Link, by int64) []Link {
		real := make([]Link, len(list))
		for n := range list {
			real[n] = d.real(&list[n])
			for p, number := range list[n] {
				delta[number][p] += by
			}
		}
		return real
	}
	w.add, w.remove = count(add, 1), count(remove, -1)
	w.delta = make(map[ID]counts, len(delta))
	w.numbers = make(map[ID]ID, len(delta))
	var old []ID
	for n := 1; n < len(delta); n++ {
		if delta[n].zero() {
			continue
		}
		i := d.ids[n]
		w.delta[i], w.numbers[i] = delta[n], ID(n)
		if d.fresh[n] {
			w.born = append(w.born, i)
		} else {
			old = append(old, i)
		}
	}
	if len(remove) > 0 {
		had, err := s.counts(old)
		if err != nil {
			return nil, err
		}
		for n, i := range old {
			left, change := had[n], w.delta[i]
			if left.zero() {
				continue
			}
			if left.add(&change); left.zero() {
				w.gone = append(w.gone, i)
			}
		}
	}
	w.after.next = d.next
	w.after.terms += int64(len(w.born) - len(w.gone))
	w.after.links += int64(len(w.add) - len(w.remove))
	return w, nil
}
