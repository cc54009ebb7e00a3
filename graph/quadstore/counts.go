package quadstore

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/cockroachdb/pebble/v2"
)

// counts is how often a term stands in each place of a link.
type counts [4]int64

func (c *counts) zero() bool { return *c == counts{} }

func (c *counts) add(d *counts) {
	for i := range c {
		c[i] += d[i]
	}
}

// append writes the counts: a byte that says which are not zero, then those.
func (c *counts) append(b []byte) []byte {
	at := len(b)
	b = append(b, 0)
	for i, n := range c {
		if n != 0 {
			b[at] |= 1 << i
			b = binary.AppendVarint(b, n)
		}
	}
	return b
}

var errCounts = errors.New("the counts of a term cannot be read")

func parseCounts(b []byte) (c counts, err error) {
	if len(b) == 0 {
		return c, errCounts
	}
	which, b := b[0], b[1:]
	for i := range c {
		if which&(1<<i) == 0 {
			continue
		}
		n, used := binary.Varint(b)
		if used <= 0 {
			return c, errCounts
		}
		c[i], b = n, b[used:]
	}
	return c, nil
}

// summing lets the engine add counts up, so that a write need not read them.
// The name is part of the format.
var summing = &pebble.Merger{
	Name: "parley.counts",
	Merge: func(_, value []byte) (pebble.ValueMerger, error) {
		c, err := parseCounts(value)
		return &sum{c}, err
	},
}

// sum adds up; the order does not matter.
type sum struct{ counts }

// MergeNewer adds.
func (s *sum) MergeNewer(value []byte) error { return s.merge(value) }

// MergeOlder adds.
func (s *sum) MergeOlder(value []byte) error { return s.merge(value) }

func (s *sum) merge(value []byte) error {
	c, err := parseCounts(value)
	s.add(&c)
	return err
}

// Finish gives the sum.
func (s *sum) Finish(bool) ([]byte, io.Closer, error) { return s.append(nil), nil, nil }
