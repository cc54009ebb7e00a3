package quadstore

import (
	"crypto/sha256"
	"encoding/binary"

	"github.com/cayleygraph/quad"
)

// The first byte of a key says what it holds. The numbers are part of the
// format, and so is their order: tables are written in the order of the keys.
const (
	spaceMeta   byte = 1  // -> totals
	spaceHashes byte = 2  // hash of a term -> its id
	spaceTerms  byte = 3  // id -> term
	spaceCounts byte = 4  // id -> how often it stands in each place
	spaceSPOL   byte = 16 // four ids, in the order of the index
	spaceOPSL   byte = 17
	spacePOSL   byte = 18
	spaceLSPO   byte = 19
)

// ID is the number of a term; zero is no term.
type ID uint64

// Key makes an ID a reference of Cayley.
func (i ID) Key() any { return i }

// Link is a quad by its ids: subject, predicate, object, label.
type Link [4]ID

// Key makes a Link a reference of Cayley.
func (l Link) Key() any { return l }

// place is where in a link a direction stands; false for no direction of a quad.
func place(d quad.Direction) (int, bool) {
	switch d {
	case quad.Subject, quad.Predicate, quad.Object, quad.Label:
		return int(d - quad.Subject), true
	}
	return 0, false
}

// index is an order in which links are kept.
type index struct {
	space byte
	order [4]int // places of a link, in the order of the key
}

var indexes = [4]index{
	{spaceSPOL, [4]int{0, 1, 2, 3}},
	{spaceOPSL, [4]int{2, 1, 0, 3}},
	{spacePOSL, [4]int{1, 2, 0, 3}},
	{spaceLSPO, [4]int{3, 0, 1, 2}},
}

// beginsWith is the index that begins with a place of a link.
var beginsWith = [4]int{0, 2, 1, 3}

// appendKey writes the key of a link, or of its first n parts.
func (x *index) appendKey(b []byte, l *Link, n int) []byte {
	b = append(b, x.space)
	for _, p := range x.order[:n] {
		b = appendID(b, l[p])
	}
	return b
}

// parseKey reads the key of a link.
func (x *index) parseKey(key []byte) (l Link, ok bool) {
	if len(key) == 0 {
		return l, false
	}
	key = key[1:]
	for _, p := range x.order {
		i, n := parseID(key)
		if n == 0 {
			return l, false
		}
		l[p], key = i, key[n:]
	}
	return l, true
}

// The variable-length integers of SQLite 4: shorter for smaller numbers, and
// the bytes sort as the numbers do.
const (
	oneByte, twoBytes, threeBytes = 240, 2287, 67823
	firstOfTwo, firstOfThree      = 241, 249
)

func appendID(b []byte, i ID) []byte {
	switch {
	case i <= oneByte:
		return append(b, byte(i))
	case i <= twoBytes:
		i -= oneByte
		return append(b, byte(i>>8)+firstOfTwo, byte(i))
	case i <= threeBytes:
		i -= twoBytes + 1
		return append(b, firstOfThree, byte(i>>8), byte(i))
	}
	size := 3
	for i>>(8*size) != 0 {
		size++
	}
	b = append(b, byte(firstOfThree+size-2))
	for size--; size >= 0; size-- {
		b = append(b, byte(i>>(8*size)))
	}
	return b
}

// parseID reads an id and says how many bytes it took; none if there is no id.
func parseID(b []byte) (ID, int) {
	if len(b) == 0 {
		return 0, 0
	}
	first := b[0]
	switch {
	case first <= oneByte:
		return ID(first), 1
	case first < firstOfThree:
		if len(b) < 2 {
			return 0, 0
		}
		return ID(first-firstOfTwo)<<8 + ID(b[1]) + oneByte, 2
	case first == firstOfThree:
		if len(b) < 3 {
			return 0, 0
		}
		return ID(b[1])<<8 + ID(b[2]) + twoBytes + 1, 3
	}
	size := int(first) - firstOfThree + 2
	if len(b) <= size {
		return 0, 0
	}
	var i ID
	for _, c := range b[1 : 1+size] {
		i = i<<8 | ID(c)
	}
	return i, 1 + size
}

// hashSize is the length of a term's hash: with 128 bits no two terms of any
// store will ever share one.
const hashSize = 16

type hash [hashSize]byte

func hashOf(term []byte) hash {
	sum := sha256.Sum256(term)
	return hash(sum[:hashSize])
}

func hashKey(b []byte, h *hash) []byte { return append(append(b, spaceHashes), h[:]...) }
func termKey(b []byte, i ID) []byte    { return appendID(append(b, spaceTerms), i) }
func countKey(b []byte, i ID) []byte   { return appendID(append(b, spaceCounts), i) }

// after is the first key that does not begin with a prefix.
func after(prefix []byte) []byte {
	end := append([]byte(nil), prefix...)
	for i := len(end) - 1; i >= 0; i-- {
		end[i]++
		if end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil
}

// totals is what a store knows of itself.
type totals struct {
	next  ID // the next term's
	terms int64
	links int64
}

var totalsKey = []byte{spaceMeta}

func (t *totals) encode() []byte {
	b := binary.AppendUvarint(nil, uint64(t.next))
	b = binary.AppendVarint(b, t.terms)
	return binary.AppendVarint(b, t.links)
}

func parseTotals(b []byte) (t totals, ok bool) {
	next, n := binary.Uvarint(b)
	if n <= 0 {
		return t, false
	}
	terms, m := binary.Varint(b[n:])
	if m <= 0 {
		return t, false
	}
	links, k := binary.Varint(b[n+m:])
	return totals{ID(next), terms, links}, k > 0
}
