package graph

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"parley/graph/quadstore"
)

// head is a term by which quads are grouped, an IRI, a blank node or the default
// graph, and the beginning of its place among them: of two with different places
// the lesser comes first; those with the same place are told apart by their names.
type head struct {
	place [2]uint64
	id    quadstore.ID
}

func compareHeads(a, b head) int {
	return cmp.Or(cmp.Compare(a.place[0], b.place[0]), cmp.Compare(a.place[1], b.place[1]), cmp.Compare(a.id, b.id))
}

// The bytes of a place: one tells the kind of term, one what it begins with, and
// the rest is what follows.
const placeSize = 16

// beginnings are what most absolute IRIs begin with, in order.
var beginnings = func() []string {
	var all []string
	for _, full := range Prefixes() {
		all = append(all, full)
	}
	slices.Sort(all)
	return all
}()

// placeOfTerm is the beginning of a term's place in the order of compareTerms.
func placeOfTerm(t *Term) [2]uint64 {
	// Between two beginnings lies what begins with neither.
	n, exact := slices.BinarySearch(beginnings, t.Value)
	code, rest := 2*n, t.Value
	if exact {
		code, rest = 2*n+1, ""
	} else if n > 0 {
		if after, found := strings.CutPrefix(t.Value, beginnings[n-1]); found {
			code, rest = 2*n-1, after
		}
	}
	var b [placeSize]byte
	b[0], b[1] = byte(t.Kind), byte(code)
	copy(b[2:], rest)
	return [2]uint64{binary.BigEndian.Uint64(b[:]), binary.BigEndian.Uint64(b[8:])}
}

// begins is the one of the beginnings that the head's term has; empty for none.
func (h head) begins() string {
	if code := byte(h.place[0] >> 48); code%2 == 1 {
		return beginnings[code/2]
	}
	return ""
}

// runLength is how many heads are held at a time; when there are more, they wait
// in a file, in runs that are in order.
var runLength = 1 << 20

// headList gathers heads and gives them back in order.
type headList struct {
	run  []head
	file *os.File
	ends []int64 // of the runs in the file, in bytes
}

// headSize is the number of bytes of a head in a file.
const headSize = placeSize + 8

func (l *headList) add(h head) error {
	if l.run = append(l.run, h); len(l.run) < runLength {
		return nil
	}
	return l.spill()
}

// spill writes the run to the file.
func (l *headList) spill() (err error) {
	if l.file == nil {
		if l.file, err = os.CreateTemp("", "parley-order-"); err != nil {
			return err
		}
	}
	slices.SortFunc(l.run, compareHeads)
	w := bufio.NewWriterSize(l.file, 1<<16)
	var b []byte
	for _, h := range l.run {
		b = b[:0]
		for _, part := range [...]uint64{h.place[0], h.place[1], uint64(h.id)} {
			b = binary.BigEndian.AppendUint64(b, part)
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	last := int64(0)
	if n := len(l.ends); n > 0 {
		last = l.ends[n-1]
	}
	l.ends = append(l.ends, last+int64(len(l.run))*headSize)
	l.run = l.run[:0]
	return w.Flush()
}

func (l *headList) close() error {
	if l.file == nil {
		return nil
	}
	return errors.Join(l.file.Close(), os.Remove(l.file.Name()))
}

// each hands over all heads in the order of their places.
func (l *headList) each(use func(head) error) error {
	slices.SortFunc(l.run, compareHeads)
	if l.file == nil {
		for _, h := range l.run {
			if err := use(h); err != nil {
				return err
			}
		}
		return nil
	}
	return l.merge(use)
}

// merge hands over the heads of all runs in order.
func (l *headList) merge(use func(head) error) error {
	if err := l.spill(); err != nil {
		return err
	}
	var sources []*bufio.Reader
	var next []head
	start := int64(0)
	for _, end := range l.ends {
		r := bufio.NewReaderSize(io.NewSectionReader(l.file, start, end-start), 1<<16)
		start = end
		if h, ok, err := readHead(r); err != nil {
			return err
		} else if ok {
			sources, next = append(sources, r), append(next, h)
		}
	}
	for len(next) > 0 {
		least := 0
		for n := range next {
			if compareHeads(next[n], next[least]) < 0 {
				least = n
			}
		}
		if err := use(next[least]); err != nil {
			return err
		}
		h, ok, err := readHead(sources[least])
		if err != nil {
			return err
		}
		if next[least] = h; !ok {
			sources, next = slices.Delete(sources, least, least+1), slices.Delete(next, least, least+1)
		}
	}
	return nil
}

func readHead(r io.Reader) (h head, ok bool, err error) {
	var b [headSize]byte
	if _, err = io.ReadFull(r, b[:]); err != nil {
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return h, false, err
	}
	return head{
		place: [2]uint64{binary.BigEndian.Uint64(b[:]), binary.BigEndian.Uint64(b[8:])},
		id:    quadstore.ID(binary.BigEndian.Uint64(b[placeSize:])),
	}, true, nil
}
