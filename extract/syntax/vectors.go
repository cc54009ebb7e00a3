package syntax

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"parley/extract/nn/biaffine"
)

// vectorCache remembers what enters the network for words met lately, each at
// the one place that its hash gives: four words of five are there. It holds
// some megabytes at most, and a word reads the same whether it is there or not.
type vectorCache [1 << 13]atomic.Pointer[cachedVector]

// maxCached bounds the length of a word that is remembered, in bytes.
const maxCached = 48

type cachedVector struct {
	form   string
	vector *biaffine.Vector
}

var vectorSeed = maphash.MakeSeed()

// vector is what enters the network for a word.
func (m *Model) vector(s *scratch, form string) *biaffine.Vector {
	place := &m.vectors[maphash.String(vectorSeed, form)%uint64(len(m.vectors))]
	if known := place.Load(); known != nil && known.form == form {
		return known.vector
	}
	var word biaffine.Word
	word, s.grams = m.vocabulary.Features(form, s.grams[:0])
	v := m.reader.Vector(word)
	if len(form) <= maxCached {
		place.Store(&cachedVector{strings.Clone(form), v}) // a clone, not to keep the whole text
	}
	return v
}
