package quadstore

import (
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
)

// termFilter is a Bloom filter (B. H. Bloom, Space/time trade-offs in hash
// coding with allowable errors, 1970) over the hashes of terms alone: of all
// keys only they are often looked for in vain, for every new term, and a filter
// over the quads would not fit into memory.
type termFilter struct{ bloom.FilterPolicy }

// bitsPerTerm gives one wrong guess in a hundred.
const bitsPerTerm = 10

// Name is part of the format.
func (termFilter) Name() string { return "parley.terms" }

// MayContain says no only to the hash of a term that is not there.
func (f termFilter) MayContain(kind pebble.FilterType, filter, key []byte) bool {
	return len(key) == 0 || key[0] != spaceHashes || f.FilterPolicy.MayContain(kind, filter, key)
}

// NewWriter begins a filter.
func (f termFilter) NewWriter(kind pebble.FilterType) pebble.FilterWriter {
	return termFilterWriter{f.FilterPolicy.NewWriter(kind)}
}

type termFilterWriter struct{ pebble.FilterWriter }

// AddKey takes the hashes of terms.
func (w termFilterWriter) AddKey(key []byte) {
	if len(key) > 0 && key[0] == spaceHashes {
		w.FilterWriter.AddKey(key)
	}
}
